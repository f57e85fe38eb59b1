"""The sentences' languages: English in the code, every other language in `resources/locale/`.

`.po` files are read as they are (some 30 ms for a thousand sentences), so a translation is changed with an editor and
nothing is compiled. Plurals are written out where they are needed, `_("1 person") if n == 1 else _("{n} persons")`:
that is right in English and German, and a language with more forms will bring its own way.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.messages.pofile import read_po

from desk.domain.faults import Fault, FaultKind
from desk.resources import resource

Translate = Callable[[str], str]
"""Gives the sentence in the reader's language. Called `_`, so that babel finds every sentence."""


@cache
def translator(language: str) -> Translate:
    """Return the translation into `language` ("de", "en"); a sentence that has none stays English.

    Raises `Fault(LANGUAGE_UNKNOWN)` where `resources/locale/` has no such language. English needs no catalogue.
    """
    if language == "en":
        return str
    catalogue = resource("locale", language, "LC_MESSAGES", "desk.po")
    if not language.isalpha() or not catalogue.is_file():
        raise Fault(FaultKind.LANGUAGE_UNKNOWN, language=language)
    with catalogue.open("rb") as file:
        messages = {
            message.id: message.string
            for message in read_po(file, locale=language)
            if isinstance(message.id, str) and isinstance(message.string, str) and message.id and message.string
        }

    def translate(sentence: str) -> str:
        return messages.get(sentence, sentence)

    return translate


def time_of_day(moment: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return the time on the wall in `zone` at an aware moment: `8:30`."""
    return format_time(moment, _("H:mm"), tzinfo=zone, locale=_code(_))


def long_day(day: date, _: Translate) -> str:
    """Return a day as one says it: `Friday, 20 November 2026`, `Freitag, 20. November 2026`."""
    return format_date(day, _("EEEE, d MMMM y"), locale=_code(_))


def _code(_: Translate) -> str:
    """Return the language's code, which its catalogue gives as the translation of "en"."""
    return _("en")
