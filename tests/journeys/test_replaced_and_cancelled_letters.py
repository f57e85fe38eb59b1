"""An office writes again, or withdraws: only the paper that counts opens the door, and the other says what it is."""

from pathlib import Path

import pytest

from tests.cli.program import MOMENT, code, desk, invite, letters

AT = ("--at", MOMENT)
ALL = ("--fulfilled", "all")


@pytest.fixture(autouse=True)
def _office(musterhausen: Path) -> None:
    assert desk("init", "--office", musterhausen, "--training").status == 0


def reason(text: str, at: str = MOMENT) -> str | None:
    told: str | None = desk("present", text, "--at", at, *ALL, "--json").row["reason"]
    return told


def test_a_replaced_letter_names_its_successor_and_lets_nobody_in(tmp_path: Path) -> None:
    reference = invite()
    older = code(tmp_path / "1", reference)
    (newer,) = letters(tmp_path / "2", reference, more=["--reissue"])

    refused = desk("admit", older, *AT, *ALL, "--json")

    assert (refused.status, refused.row["verdict"], refused.row["reason"]) == (1, "refuse", "replaced")
    (check,) = [one for one in refused.row["checks"] if one["state"] == "failed"]
    assert check["facts"] == {"revision": 1, "current": 2}
    assert desk("admit", newer["code"], *AT, *ALL).status == 0
    assert desk("leave", older).status == 0, "leaving takes any letter of the party"


def test_a_paper_jam_kills_nothing_that_was_posted(tmp_path: Path) -> None:
    reference = invite()
    posted = code(tmp_path / "1", reference)
    again = code(tmp_path / "2", reference)

    assert again == posted
    assert reason(posted) is None


def test_a_cancelled_letter_is_refused_at_any_time_and_in_any_version(tmp_path: Path) -> None:
    reference = invite()
    texts = [code(tmp_path / "1", reference), letters(tmp_path / "2", reference, more=["--reissue"])[0]["code"]]
    desk("appointment", "cancel", reference)

    assert [reason(text) for text in texts] == ["cancelled", "cancelled"]
    assert reason(texts[1], "2026-03-09T10:30") == "cancelled"
    assert sum(row["inside"] for row in desk("board", "--json").rows) == 0


def test_a_visitor_who_is_inside_may_leave_though_the_appointment_was_cancelled(tmp_path: Path) -> None:
    reference = invite()
    text = code(tmp_path, reference)
    desk("admit", text, *AT, *ALL)
    desk("appointment", "cancel", reference)

    assert desk("leave", text).status == 0


def test_the_seat_of_a_cancelled_appointment_can_be_given_to_somebody_else(tmp_path: Path) -> None:
    reference = invite(room="1.02")
    desk("appointment", "cancel", reference)

    other = code(tmp_path, invite(room="1.02", name="Bo Beispiel"))

    assert desk("admit", other, *AT, *ALL).status == 0


def test_a_letter_of_another_house_is_not_ours(tmp_path: Path, musterhausen: Path) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite"
    profile = tmp_path / "elsewhere.toml"
    profile.write_text(musterhausen.read_text("utf-8").replace("number = 7", "number = 8", 1), encoding="utf-8")
    assert desk("--database", elsewhere, "init", "--office", profile, "--training").status == 0
    when = ("--service", "ausweis", "--room", "1.01", "--start", MOMENT, "--persons", "1", "--name", "Ada")
    reference = desk("--database", elsewhere, "appointment", "add", *when).out.strip()
    made = desk("--database", elsewhere, "letter", reference, "--out", tmp_path, "--json")

    shown = desk("admit", made.row["code"], *AT, *ALL, "--json")

    assert (shown.status, shown.row["verdict"], shown.row["reason"]) == (1, "refuse", "other-office")
