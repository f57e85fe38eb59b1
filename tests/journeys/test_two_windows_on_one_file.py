"""Somebody opens a second window on the same data: it says why not, and opens when the first has gone."""

import signal
import sys

import pytest

from desk.domain.decisions import Verdict
from desk.domain.faults import Fault, FaultKind
from desk.i18n import translator
from desk.ui.words.faults import fault_words
from tests.cli.program import desk
from tests.journeys.noon import Noon
from tests.journeys.screen import Program, Screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen is made otherwise elsewhere")


def test_the_second_is_refused_with_a_sentence_and_commands_are_not(screen: Screen, noon: Noon) -> None:
    noon.set_up()
    in_use = fault_words(Fault(FaultKind.DATABASE_IN_USE, where=str(noon.file)), translator("de"))
    letter, another = noon.letter()["code"], noon.letter()["code"]
    with Program(screen, noon.folder) as first:
        first.until_entrance()
        with Program(screen, noon.folder) as second:
            second.until_choices()
            second.until(lambda: screen.shows(in_use.todo, 16, 400), in_use.todo)

            assert desk("admit", letter, "--fulfilled", "all").status == 0
            first.come_forward()
            screen.scan(another)
            first.until_read(Verdict.CHECK)
            screen.press("a", "Return")
            first.until_verdict(Verdict.ADMIT)
            assert noon.inside() == 2

            assert first.end(signal.SIGTERM) == 0
            second.come_forward()
            screen.press("3", "Tab")
            screen.write(str(noon.file))
            screen.press("Return")
            second.until_entrance()
            assert (first.said, second.said) == ("", "")
    noon.check_house()
