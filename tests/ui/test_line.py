"""The state line, the strips and the devices in words, as data."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.i18n import translator
from desk.scanning.camera import CameraState
from desk.ui.crash import crash_folder, note_crash
from desk.ui.parts.stateline import LineState
from desk.ui.states.line import Condition, caption, devices, fault_strip, late_strip, line_state

CONDITION = Condition(
    entrance="Haupteingang",
    zone=ZoneInfo("Europe/Berlin"),
    now=datetime(2020, 6, 25, 8, 38, tzinfo=UTC),
    printer="Flur 2",
    looked_for_printer=True,
)
GERMAN = translator("de")


def told(line: LineState) -> str:
    return " ".join(f"{entry.strong} {entry.quiet}" for entry in line.entries)


def test_all_is_well_and_the_wall_clock_is_the_sites() -> None:
    line = line_state(CONDITION, GERMAN)

    assert (line.day, line.clock, line.who) == ("Do 25.06.2020", "10:38", "Haupteingang")
    assert "Verbunden" in told(line)
    assert "Drucker bereit" in told(line)


def test_in_english_the_day_is_written_so_that_nobody_takes_it_for_another() -> None:
    assert line_state(CONDITION, str).day == "Th 25/06/2020"


@pytest.mark.parametrize(("late", "cut_off"), [(True, False), (False, True), (True, True)])
def test_what_is_not_normal_is_strong_and_nothing_is_called_stored(late: bool, cut_off: bool) -> None:
    line = line_state(replace(CONDITION, late=late, cut_off=cut_off), GERMAN)

    assert line.entries[0].strong
    assert "gespeichert" not in told(line)
    assert "Verbunden" not in told(line)


def test_a_missing_printer_is_said_only_after_it_was_looked_for() -> None:
    assert "Kein Drucker" in told(line_state(replace(CONDITION, printer=""), GERMAN))
    assert "Drucker" not in told(line_state(replace(CONDITION, printer="", looked_for_printer=False), GERMAN))


@pytest.mark.parametrize("kind", list(FaultKind), ids=lambda kind: kind.value)
def test_every_fault_has_a_sentence_and_what_to_do(kind: FaultKind) -> None:
    icon, happened, advice = fault_strip(Fault(kind), GERMAN)

    assert icon
    assert happened
    assert advice


def test_late_data_say_wait() -> None:
    assert "warten" in late_strip(GERMAN)[1].lower()


@pytest.mark.parametrize("state", list(CameraState), ids=lambda state: state.value)
def test_every_state_of_the_camera_is_said(state: CameraState) -> None:
    shown = devices(state, handheld=True, _=GERMAN)

    assert len(shown) == 2
    assert shown[0].words
    assert shown[0].troubled == (state in {CameraState.BLACK, CameraState.LOST, CameraState.NONE})


def test_without_camera_and_handheld_nothing_is_claimed() -> None:
    assert devices(None, handheld=False, _=GERMAN) == ()
    assert caption(None, in_view=False, several=False, _=GERMAN).words == ""


def test_the_caption_says_what_to_do() -> None:
    showing = CameraState.SHOWING
    captions = {
        caption(showing, in_view=False, several=False, _=GERMAN).words,
        caption(showing, in_view=True, several=False, _=GERMAN).words,
        caption(showing, in_view=True, several=True, _=GERMAN).words,
        caption(CameraState.BLACK, in_view=False, several=False, _=GERMAN).words,
        caption(CameraState.NONE, in_view=False, several=False, _=GERMAN).words,
    }
    assert len(captions) == 5


def test_only_the_latest_crash_notes_are_kept() -> None:
    for _ in range(25):
        assert note_crash(ValueError("secret")).endswith(".txt")

    assert len(list(crash_folder().iterdir())) == 20


def test_a_played_day_is_said_before_all_else() -> None:
    line = line_state(replace(CONDITION, played=True), GERMAN)

    assert line.entries[0].strong == "Übung: es ist Donnerstag, 25. Juni 2020"
    assert "Übung" not in told(line_state(CONDITION, GERMAN))
