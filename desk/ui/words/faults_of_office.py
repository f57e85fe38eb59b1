"""Faults of what was asked for: the office and its profile, the appointment."""

from collections.abc import Mapping
from typing import Literal, assert_never

from desk.domain.faults import FaultKind
from desk.i18n import Translate
from desk.service.reading import Problem
from desk.ui.words.problems import of_problem
from desk.ui.words.told import FaultWords, best, days_told

OfOffice = Literal[
    FaultKind.PROFILE_UNKNOWN,
    FaultKind.PROFILE_WRONG,
    FaultKind.SERVICE_UNKNOWN,
    FaultKind.ROOM_UNKNOWN,
    FaultKind.ENTRANCE_UNKNOWN,
    FaultKind.TRAINING_ONLY,
    FaultKind.LANGUAGE_UNKNOWN,
    FaultKind.TIME_UNKNOWN,
]
NoRoom = Literal[FaultKind.PARTY_OVER_ROOM, FaultKind.ROOM_TAKEN, FaultKind.FAMILY_NOT_SEATED]
NotThen = Literal[FaultKind.APPOINTMENT_CLOSED, FaultKind.SERVICE_NOT_HERE]
OfAppointment = Literal[
    FaultKind.APPOINTMENT_UNKNOWN,
    FaultKind.APPOINTMENT_TIME,
    FaultKind.APPOINTMENT_CLOSED,
    FaultKind.SERVICE_NOT_HERE,
    FaultKind.APPOINTMENT_CANCELLED,
    FaultKind.PERSONS_OUT_OF_RANGE,
    FaultKind.PARTY_OVER_ROOM,
    FaultKind.ROOM_TAKEN,
    FaultKind.FAMILY_NOT_SEATED,
    FaultKind.NAME_EMPTY,
]


def of_office(kind: OfOffice, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where something of the office is not known."""
    means = _("Nothing was changed.")
    known = best(facts, _("Known are: {known}."), "")
    match kind:
        case FaultKind.PROFILE_UNKNOWN:
            happened = best(facts, _("There is no profile {name}."), _("There is no such profile."))
            todo = known or _("Give the name of a shipped profile, or a file.")
        case FaultKind.PROFILE_WRONG:
            happened = best(
                facts,
                _("The profile {file} is wrong at {place}."),
                _("The profile {file} cannot be read."),
                _("The profile is wrong."),
            )
            todo = _remedy(facts, _)
        case FaultKind.SERVICE_UNKNOWN:
            happened = best(facts, _("There is no service {service} here."), _("There is no such service here."))
            todo = known or _("Give a service of this office.")
        case FaultKind.ROOM_UNKNOWN:
            happened = best(facts, _("There is no room {room} here."), _("There is no such room here."))
            todo = known or _("Give the room’s number as it stands on the door.")
        case FaultKind.ENTRANCE_UNKNOWN:
            happened = best(facts, _("There is no entrance {entrance} here."), _("There is no such entrance here."))
            todo = known or _("Give an entrance of this building.")
        case FaultKind.TRAINING_ONLY:
            return FaultWords(
                happened=_("This is possible for training only."),
                means=_("For a real visitor, the time of this computer counts."),
                todo=_("Use a training database, or leave the time out."),
            )
        case FaultKind.LANGUAGE_UNKNOWN:
            happened = best(facts, _("There is no language {language} here."), _("There is no such language here."))
            todo = known or _("Choose another language.")
        case FaultKind.TIME_UNKNOWN:
            happened = best(
                facts,
                _("{time} is no time or day that exists, or it is not written in a way that can be read."),
                _("This is no time or day that exists, or it is not written in a way that can be read."),
            )
            todo = _("Write a time as 2026-11-20T10:30, or 10:30 for today, and a day as 2026-11-20.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)


def _remedy(facts: Mapping[str, str | int], _: Translate) -> str:
    """Return what is to be written in the profile."""
    if "problem" in facts:
        return of_problem(Problem(facts["problem"]), facts, _)
    return _("Correct the profile and try again.")


def of_appointment(kind: OfAppointment, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where an appointment cannot be found or made."""
    means = _("The appointment was not made.")
    match kind:
        case FaultKind.APPOINTMENT_UNKNOWN:
            happened = best(
                facts, _("There is no appointment {reference} here."), _("There is no appointment for it here.")
            )
            means = _("Nothing was changed.")
            todo = _("Compare the characters with the letter, or call the office.")
        case FaultKind.APPOINTMENT_TIME:
            happened = _("The appointment’s time is not possible.")
            todo = _("Give a day from the year 2020 to May of the year 2199.")
        case FaultKind.APPOINTMENT_CLOSED | FaultKind.SERVICE_NOT_HERE:
            happened, todo = _not_on_that_day(kind, facts, _)
        case FaultKind.APPOINTMENT_CANCELLED:
            happened = best(facts, _("The appointment {reference} is cancelled."), _("The appointment is cancelled."))
            means = _("No letter was made for it.")
            todo = _("Make a new appointment, if there is to be one.")
        case FaultKind.PERSONS_OUT_OF_RANGE:
            happened = best(
                facts,
                _("{persons} persons are not possible, at most {most}."),
                _("{persons} persons are not possible."),
                _("This number of persons is not possible."),
            )
            means = _("Nothing was stored.")
            todo = _("Give at least 1 person.")
        case FaultKind.PARTY_OVER_ROOM | FaultKind.ROOM_TAKEN | FaultKind.FAMILY_NOT_SEATED:
            happened, todo = _no_room(kind, facts, _)
        case FaultKind.NAME_EMPTY:
            happened = _("The name for the letter is missing.")
            todo = _("Enter the name as it is to stand in the letter’s window.")
        case _:
            assert_never(kind)
    return FaultWords(happened, means, todo)


def _not_on_that_day(kind: NotThen, facts: Mapping[str, str | int], _: Translate) -> tuple[str, str]:
    """Return what happened and what to do where the door would send everybody away on the wished day."""
    facts = days_told(facts, _)
    if kind is FaultKind.APPOINTMENT_CLOSED:
        happened = best(facts, _("The house is closed on {day}: {name}."), _("The house is closed on that day."))
        return happened, _("Choose another day.")
    happened = best(
        facts,
        _("On {day} nobody is received in the house for this: {service}."),
        _("On that day nobody is received in the house for this."),
    )
    return happened, _("Choose another day, or look at the rules of that day.")


def _no_room(kind: NoRoom, facts: Mapping[str, str | int], _: Translate) -> tuple[str, str]:
    """Return what happened and what to do where the rooms do not take them."""
    match kind:
        case FaultKind.PARTY_OVER_ROOM:
            happened = best(
                facts,
                _("{persons} persons do not fit into room {room}: it takes {capacity}."),
                _("The room is too small for so many persons."),
            )
            todo = _("Choose a larger room, or make one appointment for each part of the family.")
        case FaultKind.ROOM_TAKEN:
            happened = best(
                facts,
                _("Room {room} takes {capacity}, and {planned} are planned at that time already."),
                _("The room is taken at that time."),
            )
            todo = _("Choose another time or another room.")
        case FaultKind.FAMILY_NOT_SEATED:
            happened = best(
                facts,
                _("As it is wished, there is no room for {persons} persons at that time."),
                _("As it is wished, there is no room for the family at that time."),
            )
            todo = best(facts, _("All of them find room from {free} on."), _("Choose another day."))
        case _:
            assert_never(kind)
    return happened, todo
