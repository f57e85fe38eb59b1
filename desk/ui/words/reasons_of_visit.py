"""Reasons that lie in the visit: day, time and earlier use, the party, the rules of the house, the room."""

from typing import Literal, assert_never

from desk.domain.decisions import Reason
from desk.i18n import Translate
from desk.ui.words.moments import nearness, weekday_in
from desk.ui.words.rooms import persons
from desk.ui.words.told import ReasonWords, Told

OfTime = Literal[Reason.OTHER_DAY, Reason.TOO_EARLY, Reason.TOO_LATE, Reason.ALREADY_INSIDE, Reason.ALREADY_USED]
OfHouse = Literal[
    Reason.PARTY_LARGER,
    Reason.PARTY_OVER_ROOM,
    Reason.RULE_NOT_MET,
    Reason.QUESTIONS_OPEN,
    Reason.ROOM_CLOSED,
    Reason.HOUSE_FULL,
    Reason.ROOM_FULL,
]


def of_time(reason: OfTime, said: Told, _: Translate) -> ReasonWords:
    """Return what is said about day, time and earlier use."""
    match reason:
        case Reason.OTHER_DAY:
            return _other_day(said, _)
        case Reason.TOO_EARLY:
            return ReasonWords(
                _("{starts}, admission {from} to {until}").format_map(said.text),
                _("from {from}").format_map(said.text),
                _("appointment at {starts}").format_map(said.text),
                _("You are early. You can come in from {from}.").format_map(said.text),
                _("Ask to wait outside. Read the letter again from {from}.").format_map(said.text),
            )
        case Reason.TOO_LATE:
            return ReasonWords(
                _("{starts}, admission {from} to {until}").format_map(said.text),
                _("Too late"),
                _("admission ended at {until}").format_map(said.text),
                _("Your appointment was at {starts}. Admission ended at {until}.").format_map(said.text),
                _("Call the office: it may still be possible today. Otherwise it gives a new appointment."),
            )
        case Reason.ALREADY_INSIDE:
            inside = said.text | {"persons": persons(said.number("persons"), _)}
            return ReasonWords(
                _("inside since {admitted}").format_map(inside),
                _("Already inside"),
                _("since {admitted}, {persons}").format_map(inside),
                _("Somebody has been inside with this letter since {admitted}.").format_map(inside),
                _("If the visitor is leaving now, choose “Visitor leaves”. Otherwise ask in the room."),
            )
        case Reason.ALREADY_USED:
            return ReasonWords(
                _("used {admitted} to {left}").format_map(said.text),
                _("Already used"),
                _("{admitted} to {left}").format_map(said.text),
                _("This letter has been used already, from {admitted} to {left}.").format_map(said.text),
                _("If the visitor has to go in once more, call the room."),
            )
        case _:
            assert_never(reason)


def _other_day(said: Told, _: Translate) -> ReasonWords:
    """Who came after the day needs another advice than who came before it."""
    day, today = said.day("day"), said.day("today")
    when = {"day": weekday_in(day, today, _), "starts": said.text["starts"], "near": nearness(day, today, _)}
    line = _("{near}, {starts}") if when["near"] else _("at {starts}")
    if day < today:
        why = _("Your appointment was on {day} at {starts}.")
        now = _("Give the telephone number of the office for a new appointment.")
    else:
        why = _("Your appointment is on another day: {day} at {starts}.")
        now = _("Ask to come back on that day.")
    value = _("{day}, not today").format_map(said.text)
    return ReasonWords(value, when["day"], line.format_map(when), why.format_map(when), now)


def of_house(reason: OfHouse, said: Told, _: Translate) -> ReasonWords:
    """Return what is said about the party, the rules and the room."""
    match reason:
        case Reason.PARTY_LARGER:
            invited = persons(said.number("invited"), _)
            return ReasonWords(
                _("{came}, invited {invited}").format_map(said.text),
                _("{came} have come").format_map(said.text),
                _("{invited} invited").format_map(said.text),
                _("Your letter is for {persons}, {came} have come.").format(persons=invited, came=said.text["came"]),
                _("Enter how many go in. The others wait outside."),
            )
        case Reason.PARTY_OVER_ROOM:
            most = persons(said.number("capacity"), _)
            return ReasonWords(
                _("{came}, the room takes {capacity}").format_map(said.text),
                _("{came} have come").format_map(said.text),
                _("room {room} takes {capacity}").format_map(said.text),
                _("At most {persons} may be in room {room} at once.").format(persons=most, room=said.text["room"]),
                _("Enter how many go in. The others wait outside."),
            )
        case Reason.RULE_NOT_MET:
            return ReasonWords(
                said.text["title"],
                said.text["title"],
                _("not fulfilled"),
                _("One rule of the house is not fulfilled: {title}.").format_map(said.text),
                said.text["remedy"] or _("When the rule is fulfilled, read the letter again."),
            )
        case Reason.QUESTIONS_OPEN:
            return ReasonWords(
                _("questions open"),
                _("Questions open"),
                _("the letter is valid"),
                _("Your letter is valid. Before you go in, I have some questions."),
                _("Go through the open points with the visitor."),
            )
        case Reason.HOUSE_FULL:
            return ReasonWords(
                _("{free} of {capacity} free").format_map(said.text),
                _("House full"),
                _("{free} of {capacity} seats free").format_map(said.text),
                _("As many visitors are in the house as may be. Please wait until your number is called."),
                _("Give a number. It is called when somebody leaves the house."),
            )
        case Reason.ROOM_CLOSED if "room" not in said.text:
            return ReasonWords(
                _("no room"),
                _("No room open"),
                _("nobody is received for this now"),
                _("Nobody can be received for this at present."),
                _("Call the office. It names another way or gives an appointment."),
            )
        case Reason.ROOM_CLOSED:
            return ReasonWords(
                _("{room}, closed").format_map(said.text),
                _("Room {room} closed").format_map(said.text),
                _("nobody is received there now"),
                _("Room {room} is closed at present.").format_map(said.text),
                _("Call the office. It names another room or gives a new appointment."),
            )
        case Reason.ROOM_FULL:
            return ReasonWords(
                _("{free} of {capacity} free").format_map(said.text),
                _("Room {room} full").format_map(said.text),
                _("{free} of {capacity} seats free").format_map(said.text),
                _("Room {room} has not enough free seats yet. Please wait until your number is called.").format_map(
                    said.text
                ),
                _("Give a number. It is called when somebody leaves."),
            )
        case _:
            assert_never(reason)
