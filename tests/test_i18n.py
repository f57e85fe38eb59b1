from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.i18n import long_day, time_of_day, translator

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = date(2026, 11, 20)


def test_german_has_its_own_words() -> None:
    assert translator("de")("en") == "de"


def test_english_and_what_is_not_translated_stay_as_they_are() -> None:
    assert translator("en")("Room is full") == "Room is full"
    assert translator("de")("No such sentence in the program") == "No such sentence in the program"


@pytest.mark.parametrize("language", ["xx", "", "../locale/de", "de/LC_MESSAGES"])
def test_an_unknown_language_is_said(language: str) -> None:
    with pytest.raises(Fault) as caught:
        translator(language)

    assert caught.value.kind is FaultKind.LANGUAGE_UNKNOWN


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 20, 7, 30, tzinfo=UTC), "8:30"),  # winter
        (datetime(2026, 7, 20, 7, 30, tzinfo=UTC), "9:30"),  # summer
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2:30"),  # the doubled hour, first time
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2:30"),  # and second
    ],
)
def test_the_time_is_that_on_the_wall(moment: datetime, shown: str) -> None:
    assert time_of_day(moment, BERLIN, translator("de")) == shown
    assert time_of_day(moment, BERLIN, translator("en")) == shown


def test_a_day_is_written_as_the_reader_writes_it() -> None:
    assert long_day(FRIDAY, translator("de")) == "Freitag, 20. November 2026"
    assert long_day(FRIDAY, translator("en")) == "Friday, 20 November 2026"
