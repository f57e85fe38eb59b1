"""`desk present`, `admit`, `leave`, `board`: the entrance without a window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import click

from desk.cli.ending import DONE, NOT_ADMITTED
from desk.cli.moments import moment
from desk.cli.presented import DECISION_KEYS, decision_fields, decision_lines, visit_fields, visit_line
from desk.cli.speech import _, answer, at_entrance, open_the_desk, shared
from desk.domain.decisions import Verdict
from desk.domain.ledger import VisitId
from desk.domain.occupancy import RoomNow
from desk.domain.rules import RuleKind
from desk.service.admission import Presented
from desk.service.admission import admit as admit_visitor
from desk.service.admission import present as present_letter
from desk.service.codes import letter_in_picture
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code, leave_room, leave_visit
from desk.service.occupancy import board as read_board
from desk.service.refusal import let_wait
from desk.service.walkins import present_number, present_walk_in
from desk.ui.words import rooms as room_words

Command = TypeVar("Command", bound=Callable[..., Any])

_VISIT_KEYS = "visit, room, persons (invited, came), admitted, planned_end, left"


def _letter(command: Command) -> Command:
    """Give a command the letter that it is about: its code, or a picture of it."""
    image = click.option(
        "--image", type=click.Path(path_type=Path), metavar=_("FILE"), help=_("A picture or PDF of it.")
    )
    return click.argument("code", required=False, metavar="[CODE]")(image(command))


def _without_letter(command: Command) -> Command:
    """Give a command the party that has no letter at hand: what it came for, or the number with which it waits."""
    service = click.option("--service", metavar="S", help=_("What somebody without a letter came for, by its key."))
    file_number = click.option("--file-number", metavar="N", help=_("The number of the document that they pick up."))
    number = click.option("--number", type=int, metavar="N", help=_("The number with which a party waits."))
    return service(file_number(number(command)))


def _answers(command: Command) -> Command:
    """Give a command what the guard answers: who came, and what is fulfilled."""
    persons = click.option("--persons", type=int, metavar="N", help=_("How many came; else all who are invited."))
    fulfilled = click.option(
        "--fulfilled",
        metavar=_("all|POINTS"),
        help=_("Points of the house rules that are fulfilled: all, or their keys."),
    )
    exempt = click.option(
        "--exempt",
        metavar=_("POINTS"),
        help=_("Points that somebody is exempt from, by their keys; the reason is noted nowhere."),
    )
    at = click.option("--at", metavar="T", help=_("Decide for another time; in a training database only."))
    return persons(fulfilled(exempt(at(command))))


@click.command(
    help=_("Say whether a letter, or a service without one, lets somebody in, and why; changes nothing."),
    epilog=_("JSON: {keys}. place and expected tell of the line where somebody has to wait.").format(
        keys=DECISION_KEYS
    ),
)
@_letter
@_without_letter
@_answers
@at_entrance
@shared
def present(  # the options of one command
    code: str | None,
    image: Path | None,
    service: str | None,
    file_number: str | None,
    number: int | None,
    persons: int | None,
    fulfilled: str | None,
    exempt: str | None,
    at: str | None,
    entrance: str | None,
    database: str | None,
    as_json: bool,
) -> int:
    """Decide over a party."""
    party = _party(code, image, service, file_number, number)
    with open_the_desk(database, entrance) as desk:
        presented = _presented(desk, party, persons, fulfilled, exempt, at)
        answer(as_json, decision_fields(desk, presented), *decision_lines(desk, presented))
        return NOT_ADMITTED if presented.decision.reason else DONE


@click.command(
    help=_("Admit a party with its letter or without one: take the seats and print the visit, or say what is against."),
    epilog=_("JSON: {keys}. After admission also: {more}.").format(
        keys=DECISION_KEYS, more="admitted, planned_end, left"
    ),
)
@_letter
@_without_letter
@_answers
@click.option("--wait", is_flag=True, help=_("Give the party a number where it has to wait for a seat."))
@at_entrance
@shared
def admit(  # the options of one command
    code: str | None,
    image: Path | None,
    service: str | None,
    file_number: str | None,
    number: int | None,
    persons: int | None,
    fulfilled: str | None,
    exempt: str | None,
    at: str | None,
    wait: bool,
    entrance: str | None,
    database: str | None,
    as_json: bool,
) -> int:
    """Present a party and confirm it at once; let it wait with a number where that is asked for."""
    party = _party(code, image, service, file_number, number)
    with open_the_desk(database, entrance) as desk:
        presented = _presented(desk, party, persons, fulfilled, exempt, at)
        outcome = admit_visitor(desk, presented)
        if outcome.visit is None:
            refused = presented.decided(outcome.decision)
            line = let_wait(desk, refused) if wait and refused.decision.verdict is Verdict.WAIT else None
            told = [_("Number {number} in the line.").format(number=line.number)] if line else []
            fields = decision_fields(desk, refused) | ({"number": line.number} if line else {})
            answer(as_json, fields, *decision_lines(desk, refused), *told)
            return NOT_ADMITTED
        admitted = presented.decided(outcome.decision)
        fields = decision_fields(desk, admitted) | visit_fields(outcome.visit)
        answer(as_json, fields, *decision_lines(desk, admitted), visit_line(desk, outcome.visit))
        return DONE


@click.command(
    help=_("Let somebody go: by the letter, by the visit, or everybody in a room that is empty now."),
    epilog=_("JSON, a line a visit: {keys}.").format(keys=_VISIT_KEYS),
)
@_letter
@click.option("--visit", type=click.UUID, metavar="ID", help=_("The visit that `admit` printed."))
@click.option("--room", metavar="R", help=_("A room that is empty now."))
@at_entrance
@shared
def leave(
    code: str | None,
    image: Path | None,
    visit: UUID | None,
    room: str | None,
    entrance: str | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Note that somebody left."""
    if sum(one is not None for one in (code, image, visit, room)) != 1:
        raise click.UsageError(_("Name one of: a code, a picture, a visit, a room."))
    with open_the_desk(database, entrance) as desk:
        if visit is not None:
            left: tuple[Any, ...] = (leave_visit(desk, VisitId(visit)),)
        elif room is not None:
            left = leave_room(desk, room)
        else:
            left = (leave_by_code(desk, _text(code, image)),)
        for one in left:
            answer(as_json, visit_fields(one), visit_line(desk, one))


@click.command(
    help=_("Show the rooms: how many seats, who is inside since when. No names."),
    epilog=_("JSON, a line a room: {keys}.").format(
        keys=f"room, floor, capacity, inside, free, open, state, visits ({_VISIT_KEYS})"
    ),
)
@click.option("--at", metavar="T", help=_("For another time; in a training database only."))
@shared
def board(at: str | None, database: str | None, as_json: bool) -> None:
    """Show how the house stands."""
    with open_the_desk(database) as desk:
        now = moment(at, desk.zone, desk.clock()) if at is not None else None
        house = read_board(desk, now)
        for room in house.rooms:
            state = room.state(house.now)
            line = _(" {room:<7}{taken} of {capacity} · {state} {end}").format(
                room=room.room.number,
                taken=room.seats.taken,
                capacity=room.seats.capacity,
                state=room_words.state_word(state, _),
                end=room_words.tile_end(room, house.now, desk.zone, _),
            )
            answer(as_json, _room_fields(room) | {"state": state}, line.strip(), *_inside(desk, room))
        if not as_json:
            total = _("{inside} of at most {capacity} persons inside.")
            answer(False, {}, total.format(inside=house.persons_inside, capacity=house.capacity))


def _inside(desk: Desk, room: RoomNow) -> list[str]:
    """Who is in a room, without names: since when, how many, and the visit by which they leave."""
    return [
        f"    {room_words.since(visit.admitted_at, desk.zone, _)}  {room_words.persons(visit.persons, _)}  {visit.id}"
        for visit in room.visits
    ]


def _room_fields(room: RoomNow) -> dict[str, object]:
    return {
        "room": room.room.number,
        "floor": room.room.floor,
        "capacity": room.seats.capacity,
        "inside": room.seats.taken,
        "free": room.seats.free,
        "open": room.seats.open,
        "visits": [visit_fields(visit) for visit in room.visits],
    }


@dataclass(frozen=True, slots=True)
class _Party:
    """Who stands before the guard: a letter's text, or a service without one, or the number of who waits."""

    text: str | None
    service: str | None
    file_number: str
    number: int | None


def _party(
    code: str | None, image: Path | None, service: str | None, file_number: str | None, number: int | None
) -> _Party:
    """Read what was brought; exactly one of the four ways to say who somebody is."""
    if sum(one is not None for one in (code, image, service, number)) != 1:
        raise click.UsageError(
            _("Name one of: a code, a picture of it (--image), a service (--service), a waiting number (--number).")
        )
    if file_number is not None and service is None and number is None:
        raise click.UsageError(_("A file number belongs to a service (--service) or to a waiting number (--number)."))
    text = _text(code, image) if service is None and number is None else None
    return _Party(text, service, file_number or "", number)


def _text(code: str | None, image: Path | None) -> str:
    return code if code is not None else letter_in_picture(Path(str(image)))


def _presented(
    desk: Desk, party: _Party, persons: int | None, fulfilled: str | None, exempt: str | None, at: str | None
) -> Presented:
    """Present a party with what the guard answers, for now or for the time that was given."""
    given = moment(at, desk.zone, desk.clock()) if at is not None else None
    answers = dict.fromkeys(_points(desk, None if fulfilled == "all" else fulfilled), True)
    spared = frozenset(_points(desk, exempt))
    if party.text is not None:
        presented = present_letter(desk, party.text, persons, answers, given, spared)
    elif party.service is not None:
        came = 1 if persons is None else persons
        presented = present_walk_in(desk, party.service, came, party.file_number, answers, given, spared)
    else:
        presented = present_number(desk, party.number or 0, persons, answers, given, spared, party.file_number)
    if fulfilled != "all":
        return presented
    # Which points are asked today is known only now: by the service, and by who came along.
    everything = dict.fromkeys((rule.key for rule in presented.facts.asked), True)
    return presented.answered(presented.facts.persons, everything)


def _points(desk: Desk, written: str | None) -> list[str]:
    """Read the keys of questions, separated by commas; refuse those that the house does not ask."""
    known = [rule.key for rule in desk.house.book.rules if rule.kind is RuleKind.QUESTION]
    wanted = [key.strip() for key in (written or "").split(",") if key.strip()]
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise click.UsageError(
            _("No such point: {unknown}. Known: {known}.").format(unknown=", ".join(unknown), known=", ".join(known))
        )
    return wanted
