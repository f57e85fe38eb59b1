"""What is possible instead, and who came along, in words."""

from dataclasses import replace
from datetime import date

import pytest

from desk.domain.instead import NextDay
from desk.domain.rules import Access, Companion, Companions, Horizon, Reached, Rule, RuleKind
from desk.i18n import translator
from desk.ui.words.access import access_words
from desk.ui.words.instead import again_words, as_of, horizon_words, rule_line
from desk.ui.words.party import came_along, may_come
from tests.domain.examples import CARD_ONLY, TODAY
from tests.ui.office import Training

DE, EN = translator("de"), translator("en")
BY_APPOINTMENT = Rule(
    "by", RuleKind.ACCESS, 0, "calendar", "Nur mit Termin", "", "", ruling=Reached(Access.APPOINTMENT)
)
WAIT = Rule("wait", RuleKind.HORIZON, 0, "clock", "", "", "", ruling=Horizon(3), stand=date(2020, 6, 24))


def test_the_day_from_which_on_it_is_possible_is_said_with_how() -> None:
    assert again_words(NextDay(date(2020, 6, 29), Access.WALK_IN), TODAY, DE) == ("Ab Montag, 29. Juni", "ohne Termin")
    tomorrow = again_words(NextDay(date(2020, 6, 26), Access.APPOINTMENT), TODAY, DE)
    assert tomorrow == ("Ab morgen, Freitag, 26. Juni", "nur mit Termin")


def test_how_long_one_waits_for_an_appointment_is_said_with_its_day() -> None:
    assert horizon_words(WAIT, DE) == ("Termine zurzeit erst in etwa 3 Wochen", "Stand 24. Juni 2020")
    week = replace(WAIT, ruling=Horizon(1), stand=None)
    assert horizon_words(week, DE) == ("Termine zurzeit erst in etwa einer Woche", "")
    assert horizon_words(CARD_ONLY, DE) == ("", "")


@pytest.mark.parametrize(
    ("since", "until", "line"),
    [
        (date(2020, 5, 4), None, "Regel „Nur mit Termin“ seit 4. Mai, bis auf Weiteres"),
        (date(2020, 5, 4), date(2020, 6, 28), "Regel „Nur mit Termin“ seit 4. Mai, bis 28. Juni"),
        (None, date(2021, 1, 1), "Regel „Nur mit Termin“ bis 1. Januar 2021"),
        (None, None, "Regel „Nur mit Termin“ bis auf Weiteres"),
    ],
)
def test_which_rule_it_was_is_said_since_when_and_until_when(
    since: date | None, until: date | None, line: str, training: Training
) -> None:
    house = training.around().house
    rule = replace(BY_APPOINTMENT, valid_from=since, valid_until=until)

    assert rule_line(rule, house, TODAY, DE) == line
    assert rule_line(replace(rule, stand=TODAY), house, TODAY, DE) == f"{line} · Stand 25. Juni 2020"
    assert as_of(rule, DE) == ""


def test_every_way_to_a_service_has_its_words() -> None:
    for say in (DE, EN):
        assert len({access_words(access, say) for access in Access}) == len(Access)


ONE = Companions(1, (Companion.INTERPRETER,), identity=True)
ANYBODY = Companions(2)


def test_who_came_along_is_said_with_what_they_show() -> None:
    assert came_along(0, ONE, DE) == ""
    assert came_along(1, ONE, DE) == "1 Begleitung (Dolmetscher), zeigt Ausweis"
    assert came_along(2, replace(ONE, most=2), DE) == "2 Begleitungen (Dolmetscher), zeigen Ausweise"
    assert came_along(2, ANYBODY, DE) == "2 Begleitungen"
    assert came_along(1, None, DE) == "1 Begleitung"


def test_who_may_come_along_is_said_before_anybody_does() -> None:
    everybody = replace(ONE, who=(Companion.INTERPRETER, Companion.CHILD, Companion.CARER))
    assert may_come(everybody, DE) == "Höchstens eine Begleitperson: Dolmetscher oder Kind oder Betreuung."
    assert may_come(ANYBODY, DE) == "Höchstens 2 Begleitpersonen."
    assert may_come(Companions(0), DE) == "Keine Begleitung."
    assert may_come(None, DE) == "Begleitung zählt mit."
