"""The first start: three choices by key, shipped and own profiles, a file or a server; what is said of wrong ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desk.domain.faults import Fault, FaultKind
from desk.i18n import translator
from desk.service.profiles import shipped_profiles
from desk.ui.devices.found import Found, found_devices
from desk.ui.first_run import FirstRun
from desk.ui.first_run_pages import BeginPage, DatabasePage, OfficePage
from desk.ui.first_run_parts import Aside, BigChoice
from desk.ui.parts.text import Text
from desk.ui.style.look import Look, wear
from desk.ui.style.tokens import LIGHT
from tests.service.office import profile_text


class Start:
    """The first start, and what it asked for."""

    def __init__(self, qtbot: QtBot, language: str = "de") -> None:
        self.qtbot = qtbot
        self.screen = FirstRun(translator(language), lambda: Found(camera=True, printer=False))
        self.asked: list[str] = []
        self.screen.sample_chosen.connect(lambda: self.asked.append("sample"))
        self.screen.office_chosen.connect(lambda name: self.asked.append(f"office {name}"))
        self.screen.database_chosen.connect(lambda where: self.asked.append(f"database {where}"))
        qtbot.addWidget(self.screen)
        self.screen.resize(1272, 744)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.setFocus()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyPress(QApplication.focusWidget() or self.screen, key)
        self.qtbot.wait(1)

    def said(self) -> list[str]:
        told = self.screen.page._told
        return [told.accessibleName()] if told is not None else []

    def pick(self, file: Path) -> None:
        """Type a file's name into the dialog that is open, and confirm."""
        dialog = self.screen.page.findChild(QFileDialog)
        name = dialog.findChild(QLineEdit)
        name.setText(str(file))
        dialog.accept()


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    wear(QApplication.instance(), Look())  # type: ignore[arg-type]
    yield Start(qtbot)
    wear(QApplication.instance(), Look())  # type: ignore[arg-type]


def choices(start: Start) -> list[str]:
    return [one.text() for one in start.screen.page.findChildren(BigChoice)]


def test_three_choices_and_the_harmless_one_has_the_focus(start: Start) -> None:
    assert choices(start) == ["Beispieltag ansehen", "Neues Amt einrichten", "Vorhandene Daten öffnen"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, BigChoice)
    assert focused.text() == "Beispieltag ansehen"
    assert "13 Zimmern" in focused.accessibleDescription()


def test_devices_are_said_at_once_and_a_missing_one_is_no_error(start: Start) -> None:
    words = [text.text() for text in start.screen.findChild(Aside).findChildren(Text)]

    assert words[-3:] == ["Kamera gefunden", "Kein Drucker, später möglich", "Handscanner: jederzeit möglich"]


@pytest.mark.qt_log_ignore("Keyboard event not accepted", extend=True)  # it is shut as soon as it has the answer
@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_Return])
def test_the_sample_day_is_one_key_away(start: Start, key: Qt.Key) -> None:
    start.press(key)

    assert start.asked == ["sample"]
    assert start.said() == ["Der Beispieltag wird angelegt …"]
    for choice in start.screen.page.findChildren(BigChoice):
        choice.click()
    assert start.asked == ["sample"]  # it is asked for once


def test_arrows_go_through_the_choices(start: Start) -> None:
    start.press(Qt.Key.Key_Down)
    start.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget().accessibleName() == "Vorhandene Daten öffnen"
    start.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget().accessibleName() == "Beispieltag ansehen"


def test_a_shipped_office_is_two_keys_away(start: Start) -> None:
    start.press(Qt.Key.Key_2)
    assert isinstance(start.screen.page, OfficePage)
    assert len(choices(start)) == len(shipped_profiles()) + 1
    start.press(Qt.Key.Key_1)

    assert start.asked == [f"office {shipped_profiles()[0]}"]


def test_all_shipped_offices_are_seen_at_once_with_what_is_in_them(start: Start) -> None:
    start.press(Qt.Key.Key_2)
    start.qtbot.waitUntil(lambda: start.screen._pane is not None and start.screen._pane.height() > 0)

    assert start.screen._pane is not None
    assert start.screen._pane.verticalScrollBar().maximum() == 0
    told = {one.text(): one.accessibleDescription() for one in start.screen.page.findChildren(BigChoice)}
    assert told["Kreis Düren"] == "3 Häuser\n12 Zimmer, 14 Anliegen"
    assert told["Stadt Düren"] == "Bürgerbüro\nHausbesuche, 4 Anliegen"
    assert told["Stadt Kaiserslautern"] == "Bürgercenter\n6 Zimmer, 7 Anliegen"


def test_an_own_profile_is_chosen_as_a_file(start: Start, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(profile_text(), "utf-8")
    start.press(Qt.Key.Key_2)
    start.press(Qt.Key(Qt.Key.Key_1 + len(shipped_profiles())))
    start.pick(own)

    assert start.asked == [f"office {own}"]


def test_a_wrong_profile_is_said_and_another_can_be_chosen(start: Start, tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text("authority = 7\n", "utf-8")
    start.press(Qt.Key.Key_2)
    assert isinstance(start.screen.page, OfficePage)
    start.screen.page.take(str(tmp_path / "wrong.toml"))

    assert start.asked == []
    assert "wrong.toml" in start.said()[0]
    start.press(Qt.Key.Key_1)
    assert len(start.asked) == 1


def test_existing_data_are_chosen_as_a_file(start: Start, tmp_path: Path) -> None:
    (tmp_path / "office.sqlite").write_bytes(b"")
    start.press(Qt.Key.Key_3)
    start.press(Qt.Key.Key_1)
    start.pick(tmp_path / "office.sqlite")

    assert start.asked == [f"database {tmp_path / 'office.sqlite'}"]


@pytest.mark.qt_log_ignore("Keyboard event not accepted", extend=True)
@pytest.mark.parametrize(
    ("typed", "asked"),
    [("postgresql://me@server/einlass", True), ("ftp://server", False), ("", False), ("no such file", False)],
)
def test_a_server_is_given_by_its_address(start: Start, typed: str, asked: bool) -> None:
    start.press(Qt.Key.Key_3)
    page = start.screen.page
    assert isinstance(page, DatabasePage)
    page.address.setFocus()
    start.qtbot.keyClicks(page.address, typed)
    start.press(Qt.Key.Key_Return)

    assert start.asked == ([f"database {typed}"] if asked else [])
    assert len(start.said()) == 1
    assert page.address.text() == typed


def test_what_the_database_says_is_told_and_what_was_typed_stays(start: Start) -> None:
    start.press(Qt.Key.Key_3)
    page = start.screen.page
    assert isinstance(page, DatabasePage)
    page.address.setText("postgresql://me@server/einlass")
    page.connect_server()
    start.screen.show_fault(Fault(FaultKind.SERVER_AWAY))

    assert page.address.text() == "postgresql://me@server/einlass"
    assert len(start.said()) == 1
    assert start.screen.isEnabled()
    page.connect_server()
    assert len(start.asked) == 2


def test_esc_goes_back_to_the_choices(start: Start) -> None:
    start.press(Qt.Key.Key_3)
    start.press(Qt.Key.Key_Escape)

    assert isinstance(start.screen.page, BeginPage)
    start.press(Qt.Key.Key_1)
    assert start.asked == ["sample"]


def test_it_speaks_english(qtbot: QtBot) -> None:
    start = Start(qtbot, "en")

    assert choices(start)[0] == "Look at the sample day"


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("place", [None, 1, 2])
def test_nothing_is_cut_at_any_font_size(start: Start, place: int | None, factor: float) -> None:
    wear(QApplication.instance(), Look(LIGHT, factor))  # type: ignore[arg-type]
    if place is not None:
        start.screen._begun(place)
    else:
        start.screen.begin()
    start.qtbot.wait(10)

    assert start.screen.minimumSizeHint().width() <= 1272
    for button in start.screen.page.findChildren(QAbstractButton):
        assert button.accessibleName()
        if isinstance(button, BigChoice):
            assert button.height() >= button.heightForWidth(button.width())


def test_this_computers_devices_can_be_looked_for(qapp: object) -> None:
    assert isinstance(found_devices(), Found)
