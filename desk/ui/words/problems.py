"""What is wrong in a profile, and what is to be written there instead."""

from collections.abc import Mapping

from desk.i18n import Translate
from desk.service.reading import Problem
from desk.ui.words.told import best


def of_problem(problem: Problem, facts: Mapping[str, str | int], _: Translate) -> str:
    """Return the remedy as a sentence; `facts` are those of `Fault(PROFILE_WRONG)`."""
    allowed = best(facts, _("Allowed here: {allowed}."), "")
    sentence = {
        Problem.SYNTAX: _("Line {line} is not TOML: look for a missing quotation mark or bracket."),
        Problem.ENCODING: _("Save the file as UTF-8."),
        Problem.KEY_UNKNOWN: _("Nobody knows this key: correct its spelling or remove it."),
        Problem.KEY_MISSING: _("Add this key."),
        Problem.NOT_A_TEXT: _("Write a text in quotation marks."),
        Problem.NOT_A_NUMBER: _("Write a whole number without quotation marks."),
        Problem.NOT_TRUE_OR_FALSE: _("Write true or false, without quotation marks."),
        Problem.NOT_A_DAY: _("Write a day as 2020-06-15, without quotation marks."),
        Problem.NOT_A_LIST: _("Write a list in square brackets, or the heading of a table in double ones."),
        Problem.NOT_A_TABLE: _("Write a table: keys with their values."),
        Problem.EMPTY: _("Write something here, or remove the key."),
        Problem.OUT_OF_RANGE: "",
        Problem.NOT_IN_LIST: "",
        Problem.LANGUAGE_MISSING: _("Add the text in this language."),
        Problem.HOURS: _("Write hours as Mo-Fr 8:00-16:00 or Sa,So 9:00-15:00."),
        Problem.DAYS_REVERSED: _("The last day lies before the first: exchange them."),
        Problem.TWICE: _("This stands twice: give each its own."),
        Problem.TIMEZONE: _("Write a time zone such as Europe/Berlin."),
    }[problem]
    return " ".join(part for part in (best(facts, sentence), allowed) if part)
