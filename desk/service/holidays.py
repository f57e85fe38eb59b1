"""The public holidays of the federal states, from the package `holidays`."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

STATES = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
"""ISO 3166-2:DE, without the country."""
_LOCALES = {"de": "de", "en": "en_US"}


class Holidays(Mapping[date, str]):
    """The holidays of a state by local day, of every year that is asked for; none without a state.

    The package is loaded when the first day is looked up: a desk that opens need not wait for it.
    """

    def __init__(self, state: str, language: str) -> None:
        self._state, self._language = state, language

    def __getitem__(self, day: date) -> str:
        """The name of the holiday; raises KeyError on other days."""
        if not self._state:
            raise KeyError(day)
        return _of_year(self._state, _LOCALES.get(self._language, "de"), day.year)[day]

    def __iter__(self) -> Iterator[date]:
        """No days: there is one for every year that anybody can think of."""
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def _of_year(state: str, locale: str, year: int) -> dict[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - a twentieth of a second that a start can do without

    return dict(country_holidays("DE", subdiv=state, language=locale, years=year))
