"""A handheld scanner is a keyboard: what it types into the running window is a letter, wherever the focus is."""

import sys

import pytest

from desk.domain.decisions import Verdict
from tests.journeys.noon import Noon
from tests.journeys.screen import Program, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is made otherwise elsewhere")


def test_a_family_and_a_visitor_are_scanned_checked_and_let_in(screen: Screen, noon: Noon) -> None:
    noon.set_up("--training")
    family, single = noon.letter(persons=2), noon.letter()
    with Program(screen, noon.folder) as window:
        window.until_entrance()

        screen.scan(family["code"])
        window.until_read(Verdict.CHECK)
        screen.press("a", "Return")
        window.until_verdict(Verdict.ADMIT)

        # Green comes after the commit: another program sees them inside already.
        assert noon.inside() == 2
        screen.press("Return")
        window.until_idle()

        # Under Caps Lock a scanner's capitals come out small.
        screen.press("Caps_Lock")
        screen.scan(single["code"])
        screen.press("Caps_Lock")
        window.until_read(Verdict.CHECK)
        screen.press("a", "Return")
        window.until_verdict(Verdict.ADMIT)

        assert noon.inside() == 3
        assert (noon.scans(), noon.acts()) == (["check"] * 2, ["admitted"] * 2)
        assert window.said == ""
    noon.check_house()


def test_wherever_the_focus_is_a_scan_writes_and_presses_nothing(screen: Screen, noon: Noon) -> None:
    noon.set_up("--training")
    letter, typed = noon.letter(), noon.letter()
    with Program(screen, noon.folder) as window:
        window.until_entrance()

        for stops in (1, 3, 6):
            screen.press(*["Tab"] * stops)
            screen.scan(letter["code"])
            window.until_read(Verdict.CHECK)
            screen.press("Escape")
            window.until_idle()
        assert (noon.scans(), noon.acts()) == (["check"] * 3, [])

        screen.press("F4")
        screen.scan(letter["code"])
        window.until_read(Verdict.CHECK)
        # What a person types now is all that is in the field: with one sign more this code would be none.
        screen.press("F4", "End")
        screen.write(typed["human_code"])
        screen.press("Return", "n")
        window.until(lambda: len(noon.scans()) == 5, "the letter that was typed")
        window.until_read(Verdict.CHECK)
        screen.press("a", "Return")
        window.until_verdict(Verdict.ADMIT)

        assert (noon.scans(), noon.acts()) == (["check"] * 5, ["admitted"])
