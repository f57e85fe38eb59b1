"""A written table (TOML) into frozen dataclasses, strictly: the dataclass is the form, and nothing else passes.

Annotations say what may be written: `str`, `int`, `bool`, `date`, an enum by its value, opening hours as
"Mo-Fr 8:00-16:00", `tuple[X, …]` as a list, `dict[str, X]` as a text by language, `X | None`, another dataclass as a
table, `Annotated[int, range(…)]` as a number within limits. A field with a default may be left out. What is written is
never empty: who has nothing to say leaves the key out.

None of the libraries that the program brings checks a mapping against a dataclass, so this does.
"""

import re
import unicodedata
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import Enum
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desk.domain.services import Hours

_T = TypeVar("_T")

_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_DAY = "|".join(_DAYS)
_HOURS = re.compile(
    rf"(?P<days>(?:{_DAY})(?:-(?:{_DAY}))?(?:, ?(?:{_DAY})(?:-(?:{_DAY}))?)*)"
    r" (?P<opens>\d{1,2}:\d\d)-(?P<closes>\d{1,2}:\d\d)"
)


class Problem(Enum):
    """What can be wrong in a profile: the closed list; each has its sentence and remedy in `desk.ui.words`."""

    SYNTAX = "syntax"
    """Not TOML."""
    ENCODING = "encoding"
    """Not UTF-8."""
    KEY_UNKNOWN = "key-unknown"
    KEY_MISSING = "key-missing"
    NOT_A_TEXT = "not-a-text"
    NOT_A_NUMBER = "not-a-number"
    NOT_TRUE_OR_FALSE = "not-true-or-false"
    NOT_A_DAY = "not-a-day"
    NOT_A_LIST = "not-a-list"
    NOT_A_TABLE = "not-a-table"
    EMPTY = "empty"
    OUT_OF_RANGE = "out-of-range"
    NOT_IN_LIST = "not-in-list"
    """A word, an icon, an office or a language that is none of the allowed ones."""
    LANGUAGE_MISSING = "language-missing"
    HOURS = "hours"
    DAYS_REVERSED = "days-reversed"
    """`valid_until` lies before `valid_from`."""
    NOT_BESIDE = "not-beside"
    """A key that cannot stand beside, or without, another one."""
    NOT_ONE_RULING = "not-one-ruling"
    """A rule that rules on nothing, or on two things."""
    NO_ENTRANCE = "no-entrance"
    """A site without a door."""
    RULES_TIED = "rules-tied"
    """Two rules on one topic for the same people on one day."""
    ACCESS_UNKNOWN = "access-unknown"
    """Days on which no rule says how a service is reached."""
    TWICE = "twice"
    """A number or key that has to be unique stands a second time."""
    TIMEZONE = "timezone"


class Wrong(Exception):  # noqa: N818 - the profile is wrong, not the program
    """Something in the profile is wrong; `load_profile` says so as a `Fault` that also names the file."""

    def __init__(self, problem: Problem, **facts: str | int) -> None:
        self.facts = {"problem": problem.value, **facts}
        """The problem; `place` as `rooms[3].capacity`, counted from 1, or `line` for what is not TOML; `allowed`: what
        may stand there instead, where that is a list or a span."""
        super().__init__(str(self.facts))


def read_table(form: type[_T], written: object, languages: tuple[str, ...] | None) -> _T:
    """Make a `form` (a dataclass) from a table; raise an `ExceptionGroup` of each `Wrong` where something does not fit.

    Texts by language must be there in exactly `languages`; in whichever they are where None says that those are wrong
    themselves.
    """
    reader = _Reader(languages)
    read = reader.table(form, written, "")
    if reader.wrong:
        raise ExceptionGroup("not as the form wants it", reader.wrong)
    assert isinstance(read, form)  # noqa: S101 - the reader makes nothing else
    return read


class _Reader:
    """Reads one table; what is wrong is gathered, and stands as None in what is read."""

    def __init__(self, languages: tuple[str, ...] | None) -> None:
        self._languages = languages
        self.wrong: list[Wrong] = []

    def table(self, form: Any, written: object, place: str) -> object:  # noqa: ANN401 - an annotation
        """Read a table as a form; None where anything in it is wrong."""
        if not isinstance(written, dict):
            raise Wrong(Problem.NOT_A_TABLE, place=place)
        before = len(self.wrong)
        known = {one.name: one for one in fields(form)}
        allowed = ", ".join(known)
        self.wrong += [
            Wrong(Problem.KEY_UNKNOWN, place=_below(place, key), allowed=allowed) for key in written if key not in known
        ]
        hints = get_type_hints(form, include_extras=True)
        values: dict[str, object] = {}
        for name, one in known.items():
            if name in written:
                values[name] = self._read(hints[name], written[name], _below(place, name))
            elif one.default is MISSING and one.default_factory is MISSING:
                self.wrong.append(Wrong(Problem.KEY_MISSING, place=_below(place, name)))
        return form(**values) if len(self.wrong) == before else None

    def _read(self, form: object, written: object, place: str) -> object:
        """Read what stands at one place; None where it is wrong."""
        try:
            return self._value(form, written, place)
        except Wrong as wrong:
            self.wrong.append(wrong)
            return None

    def _value(self, form: Any, written: object, place: str) -> object:  # noqa: ANN401 - an annotation
        """Read what stands at one place, by the annotation of its field."""
        origin = get_origin(form)
        if origin is Annotated:
            return _number(form, written, place)
        if origin in (Union, UnionType):  # Python calls it by either name, by what stands beside None
            # TOML cannot write None: what stands here is the other of the two.
            return self._value(get_args(form)[0], written, place)
        if origin is tuple:
            return self._list(get_args(form)[0], written, place)
        if origin is dict:
            return self._by_language(get_args(form)[1], written, place)
        if is_dataclass(form) and form is not Hours:
            return self.table(form, written, place)
        return _word(form, written, place)

    def _list(self, form: object, written: object, place: str) -> tuple[object, ...]:
        if not isinstance(written, list):
            raise Wrong(Problem.NOT_A_LIST, place=place)
        if not written:
            raise Wrong(Problem.EMPTY, place=place)
        return tuple(self._read(form, each, f"{place}[{index}]") for index, each in enumerate(written, start=1))

    def _by_language(self, form: object, written: object, place: str) -> dict[str, object]:
        if not isinstance(written, dict):
            raise Wrong(Problem.NOT_A_TABLE, place=place)
        wanted = tuple(written) if self._languages is None else self._languages
        for language in written:
            if language not in wanted:
                self.wrong.append(Wrong(Problem.NOT_IN_LIST, place=_below(place, language), allowed=", ".join(wanted)))
        for language in wanted:
            if language not in written:
                self.wrong.append(Wrong(Problem.LANGUAGE_MISSING, place=_below(place, language)))
        return {each: self._read(form, written[each], _below(place, each)) for each in wanted if each in written}


def _number(form: object, written: object, place: str) -> int:
    limits: range = get_args(form)[1]
    # True is a number to Python, and never one to somebody who writes a capacity.
    if not isinstance(written, int) or isinstance(written, bool):
        raise Wrong(Problem.NOT_A_NUMBER, place=place)
    if written not in limits:
        raise Wrong(Problem.OUT_OF_RANGE, place=place, allowed=f"{limits.start}–{limits.stop - 1}")
    return written


def _word(form: type, written: object, place: str) -> object:
    """Read what is written as one word, text, truth value or day."""
    if form is bool:
        return _as(bool, written, Problem.NOT_TRUE_OR_FALSE, place)
    if form is date:
        return _as(date, written, Problem.NOT_A_DAY, place)
    text = _as(str, written, Problem.NOT_A_TEXT, place)
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in text):
        raise Wrong(Problem.NOT_A_TEXT, place=place)  # no letter can print it, and a server refuses it
    if not text.strip():
        raise Wrong(Problem.EMPTY, place=place)
    if form is Hours:
        return _hours(text, place)
    if issubclass(form, Enum):
        allowed = [member.value for member in form]
        if text not in allowed:
            raise Wrong(Problem.NOT_IN_LIST, place=place, allowed=", ".join(allowed))
        return form(text)
    return text


def _as(form: type[_T], written: object, otherwise: Problem, place: str) -> _T:
    # Not isinstance: a moment is no day, though Python derives one from the other.
    if type(written) is not form:
        raise Wrong(otherwise, place=place)
    return written


def _hours(text: str, place: str) -> Hours:
    """Read opening hours such as "Mo-Fr 8:00-16:30" or "Sa, So 9:00-15:00"."""
    found = _HOURS.fullmatch(text)
    if not found:
        raise Wrong(Problem.HOURS, place=place)
    days: list[int] = []
    for span in found["days"].replace(" ", "").split(","):
        first, _, last = span.partition("-")
        days += range(_DAYS.index(first), _DAYS.index(last or first) + 1)
    try:
        opens, closes = (time.fromisoformat(found[name].zfill(5)) for name in ("opens", "closes"))
    except ValueError:
        raise Wrong(Problem.HOURS, place=place) from None
    # A span of days that runs backwards is empty; a day that stands twice is a slip.
    if not days or len(set(days)) < len(days) or opens >= closes:
        raise Wrong(Problem.HOURS, place=place)
    return Hours(tuple(days), opens, closes)


def _below(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
