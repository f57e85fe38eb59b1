"""A visitor comes a day early, then an hour early, then too late: told when, sent to whom, never let in by mistake."""

from pathlib import Path

import pytest

from tests.cli.program import code, desk, invite

ALL = ("--fulfilled", "all")


@pytest.fixture
def letter(musterhausen: Path, tmp_path: Path) -> str:
    """The code of a letter for the third of March at half past ten."""
    assert desk("init", "--office", musterhausen, "--training").status == 0
    return code(tmp_path / "out", invite(start="2026-03-03T10:30"))


@pytest.mark.parametrize(
    ("at", "verdict", "reason", "said"),
    [
        ("2026-03-02T10:30", "redirect", "other-day", "3. März"),
        ("2026-03-03T00:00", "wait", "too-early", "10:15"),
        ("2026-03-03T10:14", "wait", "too-early", "10:15"),
        ("2026-03-03T10:46", "redirect", "too-late", "10:30"),
        ("2026-03-04T10:30", "redirect", "other-day", "3. März"),
        ("2027-03-03T10:30", "redirect", "other-day", "3. März 2026"),
    ],
)
def test_at_another_time_nobody_is_let_in_and_the_right_time_is_said(
    letter: str, at: str, verdict: str, reason: str, said: str
) -> None:
    shown = desk("admit", letter, "--at", at, *ALL, "--json")

    assert (shown.status, shown.row["verdict"], shown.row["reason"]) == (1, verdict, reason)
    assert said in shown.row["why"]
    assert [one["address"] for one in shown.row["instead"]["contacts"]] == ["01234 567", "notfall@musterhausen.example"]
    assert sum(row["inside"] for row in desk("board", "--json").rows) == 0


def test_who_was_early_comes_in_at_the_right_time(letter: str) -> None:
    for early in ("2026-03-02T10:30", "2026-03-03T08:00"):
        assert desk("admit", letter, "--at", early, *ALL).status == 1

    assert desk("admit", letter, "--at", "2026-03-03T10:15", *ALL).status == 0


def test_on_the_day_when_the_clocks_go_back_the_local_time_counts(letter: str, tmp_path: Path) -> None:
    assert letter
    night = code(tmp_path, invite(room="2.01", start="2026-10-25T02:30"))

    # The letter can say half past two only once, and the first is meant: an hour later it is too late.
    assert desk("admit", night, "--at", "2026-10-25T02:30+01:00", *ALL, "--json").row["reason"] == "too-late"
    assert desk("admit", night, "--at", "2026-10-25T02:30+02:00", *ALL).status == 0


def test_leaving_knows_no_time(letter: str) -> None:
    desk("admit", letter, "--at", "2026-03-03T10:30", *ALL)

    assert desk("leave", letter).status == 0
