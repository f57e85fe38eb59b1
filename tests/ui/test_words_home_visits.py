"""The words of home visits, and the table of their evaluation."""

from datetime import date

import pytest

from desk.domain.home_visits import PastVisit, PlaceKind, RefusedWish, VisitOutcome, WishReason, evaluate
from desk.i18n import Translate, translator
from desk.ui.words.home_visits import outcome_name, place_name, reason_name, table, visits_counted

DE, EN = translator("de"), translator("en")
MONDAY = date(2020, 9, 14)


@pytest.mark.parametrize("say", [DE, EN], ids=["de", "en"])
def test_every_member_has_a_word_of_its_own(say: Translate) -> None:
    words = [
        *(place_name(one, say) for one in PlaceKind),
        *(outcome_name(one, say) for one in (None, *VisitOutcome)),
        *(reason_name(one, say) for one in WishReason),
    ]

    assert all(words)
    assert len(set(words)) == len(words)


def test_one_visit_is_one() -> None:
    assert [visits_counted(count, DE) for count in (0, 1, 2)] == ["0 Besuche", "1 Besuch", "2 Besuche"]
    assert visits_counted(1, EN) == "1 visit"


def test_the_table_has_a_column_for_everything_that_is_counted_and_the_total_last() -> None:
    visits = [PastVisit(MONDAY, PlaceKind.HOME, key, VisitOutcome.DONE) for key in ("a", "b", "b")]
    counted = evaluate(visits, [RefusedWish(date(2020, 9, 21), WishReason.OTHER)], MONDAY, date(2020, 9, 27))

    columns = dict(table(counted, {"a": "Ausweis"}, DE))

    assert columns["Besuche"] == [3, 0, 3]
    assert columns["in Privatwohnungen"] == [3, 0, 3]
    assert columns["Ausweis"] == [1, 0, 1]
    assert columns["b"] == [2, 0, 2]  # a service that the house no longer has is called by its key
    assert columns["abgelehnt: anderer Grund"] == [0, 1, 1]
    assert len(columns) == 3 + 2 + 2 + len(WishReason)
