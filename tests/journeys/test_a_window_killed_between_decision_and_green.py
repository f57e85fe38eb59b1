"""The window dies right after Return, sooner or later: what was stored is whole, and the next window opens at once."""

import sys

import pytest

from desk.domain.decisions import Verdict
from tests.cli.program import desk
from tests.journeys.noon import Noon
from tests.journeys.screen import Program, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is made otherwise elsewhere")

PARTY = 2
AFTER_RETURN_S = (0.0, 0.05, 0.06, 0.08)
"""A key is held back for 0.05 seconds, in case a scanner typed it; then it is stored, then it is green."""


def decide_and_die(screen: Screen, noon: Noon, letter: str, after_s: float | None) -> None:
    """Let a party in, and kill the window so long after Return, or with None as soon as it is green."""
    with Program(screen, noon.folder) as window:
        window.until_entrance()
        screen.scan(letter)
        window.until_read(Verdict.CHECK)
        screen.press("a")
        screen.ask("key", "--delay", "0", "Return")
        if after_s is None:
            window.until_verdict(Verdict.ADMIT)
        else:
            window.let_pass(after_s)
        window.kill()


def test_all_or_nothing_is_stored_and_the_next_window_opens(screen: Screen, noon: Noon) -> None:
    noon.set_up()
    stored = []
    for before, after_s in enumerate((*AFTER_RETURN_S, None)):
        letter = noon.letter(persons=PARTY)["code"]

        # Each window but the first is the one that opens after a death.
        decide_and_die(screen, noon, letter, after_s)

        noon.check_house()
        inside = noon.inside() - PARTY * before
        assert inside in {0, PARTY}
        # The guard reads the letter again: it lets them in, or says that they are.
        again = desk("admit", letter, "--fulfilled", "all", "--json")
        assert (again.status, again.row["reason"]) == ((1, "already-inside") if inside else (0, None))
        assert noon.inside() == PARTY * (before + 1)
        stored.append(bool(inside))
    noon.check_house()
    # What was green was stored. What was killed before the key counted was not.
    assert (stored[0], stored[-1]) == (False, True), stored
