"""What is wrong in a profile, and what is to be written there instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desk.i18n import Translate, long_day
from desk.service.reading import Problem
from desk.ui.words.told import best

Facts = Mapping[str, str | int]
"""Those of `desk.service.reading.Wrong`."""


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A problem in two sentences or three."""

    wrong: str
    remedy: str
    """What to write instead, with what is allowed there."""


def of_problem(problem: Problem, facts: Facts, _: Translate) -> str:
    """Return what is wrong and the remedy as sentences; `facts` are those of `Fault(PROFILE_WRONG)`."""
    words = problem_words(problem, facts, _)
    line = best(facts, _("Line {line}: "), "") if "place" not in facts else ""
    return f"{line}{words.wrong} {words.remedy}"


def problem_words(problem: Problem, facts: Facts, _: Translate) -> ProblemWords:
    """Return what is wrong, and what to write instead."""
    wrong, remedy = {**_written(_), **_checked(facts, _), **_contradicting(facts, _)}[problem]
    allowed = best(facts, _("Allowed here: {allowed}."), "") if problem in _LISTED and facts.get("allowed") else ""
    return ProblemWords(best(facts, wrong), " ".join(part for part in (best(facts, remedy), allowed) if part))


_LISTED = frozenset({Problem.KEY_UNKNOWN, Problem.OUT_OF_RANGE, Problem.NOT_IN_LIST, Problem.LANGUAGE_MISSING})
"""Where the fact `allowed` says what may stand there."""


def _written(_: Translate) -> Mapping[Problem, tuple[str, str]]:
    """Say what one field alone shows."""
    return {
        Problem.SYNTAX: (
            _("This line cannot be read."),
            _(
                "Check here and in the line before: texts in straight quotation marks, a comma between two entries, "
                "every bracket closed, true and false in small letters, headings such as [[rules]] in double brackets."
            ),
        ),
        Problem.ENCODING: (_("The file is not UTF-8."), _("Save the file as UTF-8.")),
        Problem.KEY_UNKNOWN: (_("Nobody knows this key."), _("Correct its spelling or remove it.")),
        Problem.KEY_MISSING: (_("This key is missing."), _("Add it.")),
        Problem.NOT_A_TEXT: (_("This is no text."), _("Write a text in quotation marks.")),
        Problem.NOT_A_NUMBER: (_("This is no whole number."), _("Write a whole number without quotation marks.")),
        Problem.NOT_TRUE_OR_FALSE: (
            _("This is neither true nor false."),
            _("Write true or false, without quotation marks."),
        ),
        Problem.NOT_A_DAY: (
            _("This is no day."),
            _("Write a day that is in the calendar as 2020-06-15, without quotation marks."),
        ),
        Problem.NOT_A_LIST: (
            _("This is no list."),
            _("Write a list in square brackets, or the heading of a table in double ones."),
        ),
        Problem.NOT_A_TABLE: (_("This is no table."), _("Write a table: keys with their values.")),
        Problem.EMPTY: (_("Nothing stands here."), _("Write something here, or remove the key.")),
        Problem.OUT_OF_RANGE: (_("This number is too small or too large."), ""),
        Problem.NOT_IN_LIST: (_("There is no such thing."), _("Correct its spelling.")),
        Problem.LANGUAGE_MISSING: (_("A language is missing."), _("Add the text in this language.")),
        Problem.HOURS: (
            _("These are no hours of a week."),
            _("Write hours as Mo-Fr 8:00-16:00 or Sa,So 9:00-15:00, with a short dash, the end after the beginning."),
        ),
    }


def _checked(facts: Facts, _: Translate) -> Mapping[Problem, tuple[str, str]]:
    """Say what several fields show."""
    return {
        Problem.DAYS_REVERSED: (_("The last day lies before the first."), _("Exchange them.")),
        Problem.TWICE: (_("This stands twice."), _("Give each its own.")),
        Problem.TIMEZONE: (_("There is no such time zone."), _("Write a time zone such as Europe/Berlin.")),
        Problem.NO_ENTRANCE: (
            _("This building has no entrance."),
            _("Add a table [[entrances]] that names this key as its site."),
        ),
        Problem.NOT_ONE_RULING: (
            best(facts, _("Exactly one of these has to stand here: {allowed}."), _("Exactly one thing is said here.")),
            _("Add the one that is meant, or write a rule for each."),
        ),
        Problem.NOT_BESIDE: _beside(facts, _),
    }


def _beside(facts: Facts, _: Translate) -> tuple[str, str]:
    """Say which key cannot stand here, and beside what it could."""
    table, key = re.sub(r"[\[.].*", "", str(facts.get("place", ""))), str(facts.get("place", "")).rpartition(".")[2]
    words = {
        "unit": (_("Only a part of an office has a unit."), _("Add part_of, or write names instead of unit.")),
        "topic": (_("Only a question or a notice has a topic."), _("Remove it.")),
        "identity": (
            _("Nobody asks companions who they are."),
            _('Add a question with question = "companion", or remove this key.'),
        ),
        "asks": (_("Only where access is walk-in somebody is asked for something."), _("Remove it.")),
    }
    if key in words:
        return words[key]
    if table == "offices":
        return (_("A unit is where its office is, and bears its name."), _("Remove this key, or part_of."))
    return (
        best(facts, _("A rule holds for one thing: {allowed} stands here too."), _("A rule holds for one thing.")),
        _("Remove one of them, or write a rule for each."),
    )


def _contradicting(facts: Facts, _: Translate) -> Mapping[Problem, tuple[str, str]]:
    """Say what only all rules together show."""
    day = _day(facts, "day", _)
    tied = _(
        "From {day} on this rule and {allowed} speak of one thing to the same people: nobody could say which holds."
    )
    always = _("This rule and {allowed} speak of one thing to the same people: nobody could say which holds.")
    return {
        Problem.RULES_TIED: (
            best({**facts, "day": day} if day else facts, tied if day else always, _("Two rules contradict.")),
            _("Let the one end the day before the other begins, or give one of them a narrower scope."),
        ),
        Problem.ACCESS_UNKNOWN: (
            _gap(_day(facts, "first", _), _day(facts, "last", _), _),
            _("Add a rule with access that holds on these days: for the service, its office, its site, or for all."),
        ),
    }


def _gap(first: str, last: str, _: Translate) -> str:
    """Say on which days no rule tells how the service is reached; both included, empty where there is no end."""
    if first and first == last:
        words = _("On {first} no rule says how this service is reached.")
    elif first and last:
        words = _("From {first} to {last} no rule says how this service is reached.")
    elif first:
        words = _("From {first} on no rule says how this service is reached.")
    elif last:
        words = _("Until {last} no rule says how this service is reached.")
    else:
        words = _("No rule says how this service is reached.")
    return words.format(first=first, last=last)


def _day(facts: Facts, name: str, _: Translate) -> str:
    """A day among the facts, in words; empty where there is none."""
    told = str(facts.get(name, ""))
    return long_day(date.fromisoformat(told), _) if told else ""
