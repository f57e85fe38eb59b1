import inspect
import re
from collections import defaultdict

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.i18n import Translate, translator
from desk.ui.words import (
    faults_of_acts,
    faults_of_database,
    faults_of_home_visits,
    faults_of_letters,
    faults_of_office,
)
from desk.ui.words.faults import fault_line, fault_words
from desk.ui.words.told import best

DE, EN = translator("de"), translator("en")
LANGUAGES = pytest.mark.parametrize("say", [DE, EN], ids=["de", "en"])
EVERY_KIND = pytest.mark.parametrize("kind", FaultKind, ids=lambda kind: kind.value)
SOURCES = (faults_of_acts, faults_of_database, faults_of_home_visits, faults_of_letters, faults_of_office)


def facts_named() -> dict[str, set[str]]:
    """Which facts the sentences of each kind can tell, read from the modules that hold them."""
    named = defaultdict(set)
    for module in SOURCES:
        for case in inspect.getsource(module).split("case FaultKind.")[1:]:
            named[case.partition(":")[0]].update(re.findall(r"{(\w+)}", case.partition("case _:")[0]))
    return named


FACTS = facts_named()


def filled(kind: FaultKind) -> Fault:
    told: dict[str, str | int] = {name: f"<{name}>" for name in FACTS[kind.name]}
    if kind is FaultKind.PROFILE_WRONG:
        told["problem"] = "twice"
    return Fault(kind, **told)


@EVERY_KIND
@LANGUAGES
def test_every_fault_says_what_happened_what_it_means_and_what_to_do(kind: FaultKind, say: Translate) -> None:
    for fault in (Fault(kind), filled(kind)):
        words = fault_words(fault, say)
        for sentence in (words.happened, words.means, words.todo):
            assert sentence
            assert not set("{}!") & set(sentence)
            assert sentence[0].isupper() or sentence[0] == "<", sentence
        assert words.happened.endswith((".", "<problem>")), words.happened
        assert words.means.endswith(".")
        assert "\n" not in fault_line(fault, say)


@LANGUAGES
def test_faults_are_told_apart(say: Translate) -> None:
    assert len({fault_words(Fault(kind), say).happened for kind in FaultKind}) == len(FaultKind)


def test_every_fact_that_a_sentence_can_tell_is_told() -> None:
    for kind in FaultKind:
        line = fault_line(filled(kind), DE)
        assert all(f"<{name}>" in line for name in FACTS[kind.name]), (kind, line)


def test_a_fault_in_one_line() -> None:
    fault = Fault(FaultKind.ROOM_UNKNOWN, room="2.99", known="2.11, 2.12")

    assert fault_line(fault, DE) == "Das Zimmer 2.99 gibt es hier nicht. Bekannt sind: 2.11, 2.12."
    assert fault_line(fault, EN) == "There is no room 2.99 here. Known are: 2.11, 2.12."


def test_a_name_of_a_file_is_shown_and_not_obeyed() -> None:
    line = fault_line(Fault(FaultKind.FILE_MISSING, file="\x1b[31mrot\n{room}\u202e.png"), DE)

    assert line.startswith("Die Datei \\x1b[31mrot\\n{room}\\u202e.png gibt es nicht.")


def test_of_several_sentences_the_first_that_can_be_filled_is_taken() -> None:
    sentences = ("{room} takes {capacity}", "room {room}", "a room")

    assert best({"room": "2.14", "capacity": 2}, *sentences) == "2.14 takes 2"
    assert best({"room": "2.14"}, *sentences) == "room 2.14"
    assert best({}, *sentences) == "a room"
