"""The lines that explain a verdict: each check with its name, its value and, where it failed, its sentence."""

from dataclasses import dataclass
from typing import Literal, assert_never
from zoneinfo import ZoneInfo

from desk.domain.decisions import Check, CheckResult, CheckState
from desk.domain.rules import Access
from desk.i18n import Translate
from desk.ui.words.access import access_words
from desk.ui.words.reasons import reason_words
from desk.ui.words.rooms import of
from desk.ui.words.told import told

_OfPaper = Literal[Check.READABLE, Check.FORM, Check.SIGNATURE, Check.KEY, Check.SITE, Check.LETTER]
_OfTime = Literal[Check.DAY, Check.ACCESS, Check.TIME, Check.ONCE]
_OfVisit = Literal[Check.PARTY, Check.RULES, Check.ROOM, Check.BUILDING, Check.SEATS]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the explanation."""

    name: str
    """At the left: what was looked at."""
    value: str
    """At the right: what was found; for a check that was not reached, that it was not."""
    sentence: str
    """For the check that failed, why, as the guard can read it out; else empty."""


def check_line(result: CheckResult, zone: ZoneInfo, _: Translate) -> CheckLine:
    """Return the line of a check; `zone` is the site's."""
    name = check_name(result.check, _)
    if result.state is CheckState.NOT_REACHED and not result.facts:
        return CheckLine(name, _("not checked"), "")
    if result.reason is not None:
        words = reason_words(result.reason, result.facts, zone, _)
        return CheckLine(name, words.value, words.why)
    return CheckLine(name, _value(result.check, told(result.facts, zone, _), _), "")


def state_word(state: CheckState, _: Translate) -> str:
    """Return how a check came out, for a screen reader and the command line."""
    match state:
        case CheckState.PASSED:
            return _("passed")
        case CheckState.FAILED:
            return _("not passed")
        case CheckState.NOT_REACHED:
            return _("not checked")
        case _:
            assert_never(state)


def check_name(check: Check, _: Translate) -> str:
    """Return what a check looks at."""
    match check:
        case Check.READABLE | Check.FORM | Check.SIGNATURE | Check.KEY | Check.SITE | Check.LETTER:
            return _name_of_paper(check, _)
        case Check.DAY | Check.ACCESS | Check.TIME | Check.ONCE:
            return _name_of_time(check, _)
        case Check.PARTY | Check.RULES | Check.ROOM | Check.BUILDING | Check.SEATS:
            return _name_of_visit(check, _)
        case _:
            assert_never(check)


def _name_of_paper(check: _OfPaper, _: Translate) -> str:
    match check:
        case Check.READABLE:
            return _("Code readable")
        case Check.FORM:
            return _("Appointment letter")
        case Check.SIGNATURE:
            return _("Genuine and unchanged")
        case Check.KEY:
            return _("Our office")
        case Check.SITE:
            return _("Building")
        case Check.LETTER:
            return _("Version of the letter")
        case _:
            assert_never(check)


def _name_of_time(check: _OfTime, _: Translate) -> str:
    match check:
        case Check.DAY:
            return _("Day")
        case Check.ACCESS:
            return _("Way in")
        case Check.TIME:
            return _("Time")
        case Check.ONCE:
            return _("Used only once")
        case _:
            assert_never(check)


def _name_of_visit(check: _OfVisit, _: Translate) -> str:
    match check:
        case Check.PARTY:
            return _("Persons")
        case Check.RULES:
            return _("Rules of the house")
        case Check.ROOM:
            return _("Room")
        case Check.BUILDING:
            return _("Seats in the house")
        case Check.SEATS:
            return _("Seats in the room")
        case _:
            assert_never(check)


def _value(check: Check, facts: dict[str, str], _: Translate) -> str:
    """Return what was found by a check that did not fail."""
    match check:
        case Check.READABLE | Check.FORM | Check.SIGNATURE | Check.KEY | Check.SITE | Check.LETTER:
            return _value_of_paper(check, facts, _)
        case Check.DAY | Check.ACCESS | Check.TIME | Check.ONCE:
            return _value_of_time(check, facts, _)
        case Check.PARTY | Check.RULES | Check.ROOM | Check.BUILDING | Check.SEATS:
            return _value_of_visit(check, facts, _)
        case _:
            assert_never(check)


def _value_of_paper(check: _OfPaper, facts: dict[str, str], _: Translate) -> str:
    match check:
        case Check.READABLE:
            return _("read")
        case Check.FORM:
            return _("recognised, scanner’s keyboard corrected") if "repaired" in facts else _("recognised")
        case Check.SIGNATURE:
            return _("signature is right")
        case Check.KEY:
            return _("made by us")
        case Check.SITE:
            return facts["site"]
        case Check.LETTER:
            return _("{revision}, valid").format_map(facts)
        case _:
            assert_never(check)


def _value_of_time(check: _OfTime, facts: dict[str, str], _: Translate) -> str:
    match check:
        case Check.DAY:
            return _("today")
        case Check.ACCESS:
            return access_words(Access(facts["access"]), _)
        case Check.TIME:
            return _("{starts}, admission {from} to {until}").format_map(facts)
        case Check.ONCE:
            return _("not used yet")
        case _:
            assert_never(check)


def _value_of_visit(check: _OfVisit, facts: dict[str, str], _: Translate) -> str:
    match check:
        case Check.PARTY:
            return of(int(facts["came"]), int(facts["invited"]), _)
        case Check.RULES:
            return _rules(int(facts["asked"]), int(facts["open"]), _)
        case Check.ROOM:
            return _("{room}, open").format_map(facts)
        case Check.BUILDING | Check.SEATS:
            return _("{free} of {capacity} free").format_map(facts)
        case _:
            assert_never(check)


def _rules(asked: int, unanswered: int, _: Translate) -> str:
    if not asked:
        return _("no questions today")
    if unanswered:
        return _("{open} of {asked} points open").format(open=unanswered, asked=asked)
    return _("{asked} of {asked} points fulfilled").format(asked=asked)
