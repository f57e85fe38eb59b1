"""From the house as it stands to the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from desk.domain.day import Day, Point
from desk.domain.occupancy import Board, RoomNow, Visit
from desk.domain.places import RoomState
from desk.domain.waiting import Waiting, estimate, next_for
from desk.i18n import Translate
from desk.ui.board.state import (
    BoardState,
    Chosen,
    Curve,
    Floor,
    LegendEntry,
    ReasonChoice,
    VisitLine,
    WaitingLine,
)
from desk.ui.parts.room import RoomTile
from desk.ui.states.tallies import tally_lines
from desk.ui.words.moments import clock
from desk.ui.words.rooms import floor_short, persons, room_name, since, state_word, tile_end, tile_sentence, until

_MARGIN = 30
"""Minutes of the curve before the first and after the last point."""
_EARLIEST, _LATEST = 8 * 60, 16 * 60
"""The curve shows at least the usual day."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the person at the board has chosen so far."""

    room: str = ""
    asks_reason: bool = False
    """Whether a reason for closing the room is being asked."""


def closing_reasons(_: Translate) -> tuple[str, ...]:
    """Return the usual reasons for closing a room, in the order of their keys."""
    return (_("airing"), _("meeting"), _("cleaning"), _("out of order"), _("nobody there"))


def room_tile(room: RoomNow, board: Board, zone: ZoneInfo, _: Translate) -> RoomTile:
    """Return a room as a tile; `below` says who comes then, or who waits."""
    state = room.state(board.now)
    return RoomTile(
        room=room.room.number,
        state=state,
        word=state_word(state, _),
        taken=room.seats.taken,
        capacity=room.seats.capacity,
        end=_end(room, board.now, zone, _),
        below=_below(room, board, _),
        spoken=tile_sentence(room, board.now, zone, _),
    )


def board_state(board: Board, day: Day, choosing: Choosing, can_undo: bool, _: Translate) -> BoardState:
    """Return the whole board, in the words of `_`."""
    zone = ZoneInfo(board.site.timezone)
    chosen = next((room for room in board.rooms if room.room.number == choosing.room), None)
    return BoardState(
        inside=board.persons_inside,
        capacity=board.capacity,
        inside_words=_("of at most {capacity} in the house").format(capacity=board.capacity),
        legend=_legend(board, _),
        floors=_floors(board, zone, _),
        chosen=_chosen(chosen, board.now, choosing, zone, _) if chosen else None,
        choose_hint=_("Choose a room to let somebody leave or to close it."),
        waiting_title=_waiting_title(len(board.waiting), _),
        waiting=tuple(_waiting_line(one, board, zone, _) for one in board.waiting),
        call=call(board, _),
        day_title=_("Today so far"),
        tallies=tally_lines(day, _),
        curve_title=_("Persons in the house, today"),
        curve_short=_("Today"),
        peak=_peak(day, zone, _),
        curve=_curve(board, day, zone, _),
        undo_label=_("Undo") if can_undo else "",
    )


def called(board: Board) -> tuple[Waiting, ...]:
    """Who of the line can go in now, one for each open room with free seats."""
    first = (next_for(board.waiting, room.room.number, room.seats.free) for room in board.rooms if room.seats.open)
    return tuple(sorted((one for one in first if one), key=lambda one: one.number))


def call(board: Board, _: Translate) -> str:
    """Return who can go in now: `Nummer 7 → Zimmer 2.14`; empty where nobody can."""
    return "\n".join(
        _("Number {number} → room {room}").format(number=one.number, room=one.room) for one in called(board)
    )


def _end(room: RoomNow, now: datetime, zone: ZoneInfo, _: Translate) -> str:
    """The tile's end; none where it would lie in the past, or where the room is closed."""
    late = not room.visits and room.next is not None and room.next.starts_at <= now
    return "" if late or not room.seats.open else tile_end(room, now, zone, _)


def _below(room: RoomNow, board: Board, _: Translate) -> str:
    if not room.seats.open:
        return room.closed_reason
    numbers = [str(one.number) for one in board.waiting if one.room == room.room.number]
    if numbers:
        return _("waiting: {numbers}").format(numbers=", ".join(numbers))
    return _("then {persons}").format(persons=persons(room.next.persons, _)) if room.next else _("then free")


def _legend(board: Board, _: Translate) -> tuple[LegendEntry, ...]:
    states = [room.state(board.now) for room in board.rooms]
    return tuple(LegendEntry(one, states.count(one), state_word(one, _)) for one in RoomState)


def _floors(board: Board, zone: ZoneInfo, _: Translate) -> tuple[Floor, ...]:
    floors = []
    for floor, rooms in groupby(board.rooms, key=lambda room: room.room.floor):
        every = tuple(rooms)
        inside = sum(room.seats.taken for room in every)
        tiles = tuple(room_tile(room, board, zone, _) for room in every)
        floors.append(Floor(floor_short(floor, _), persons(inside, _), tiles))
    return tuple(floors)


def _chosen(room: RoomNow, now: datetime, choosing: Choosing, zone: ZoneInfo, _: Translate) -> Chosen:
    several = len(room.visits) > 1
    if not room.visits:
        blocked = _("nobody inside")
    else:
        blocked = _("choose 1 to {last}").format(last=min(len(room.visits), 9)) if several else ""
    asked = closing_reasons(_) if choosing.asks_reason else ()
    return Chosen(
        room=room.room.number,
        state=room.state(now),
        title=room.room.name or room_name(room.room.number, _),
        line=_chosen_line(room, zone, _),
        visits=tuple(_visit_line(visit, place, zone, _) for place, visit in enumerate(room.visits, 1))
        if several
        else (),
        leave_label=_("Has left"),
        leave_blocked=blocked,
        switch_label=_("Close") if room.seats.open else _("Open"),
        reasons_title=_("Why is {room} closed?").format(room=room_name(room.room.number, _)) if asked else "",
        reasons=tuple(ReasonChoice(str(key), words) for key, words in enumerate(asked, 1)),
    )


def _chosen_line(room: RoomNow, zone: ZoneInfo, _: Translate) -> str:
    if not room.visits:
        if not room.seats.open:
            return room.closed_reason
        return _("free, for {persons}").format(persons=persons(room.seats.capacity, _))
    if len(room.visits) > 1:
        return _("{taken} of {capacity} seats taken").format(taken=room.seats.taken, capacity=room.seats.capacity)
    visit = room.visits[0]
    return _("{persons}, planned {until}, inside {since}").format(
        persons=persons(visit.persons, _),
        until=until(visit.planned_end, zone, _),
        since=since(visit.admitted_at, zone, _),
    )


def _visit_line(visit: Visit, place: int, zone: ZoneInfo, _: Translate) -> VisitLine:
    words = f"{persons(visit.persons, _)}, {since(visit.admitted_at, zone, _)}"
    planned = _("planned {until}").format(until=until(visit.planned_end, zone, _))
    return VisitLine(visit.id, str(place) if place <= 9 else "", words, planned)  # noqa: PLR2004 - the keys 1 to 9


def _waiting_title(count: int, _: Translate) -> str:
    if count == 0:
        return _("Nobody is waiting")
    return _("1 party is waiting") if count == 1 else _("{count} parties are waiting").format(count=count)


def _waiting_line(one: Waiting, board: Board, zone: ZoneInfo, _: Translate) -> WaitingLine:
    ends = [visit.planned_end for room in board.rooms if room.room.number == one.room for visit in room.visits]
    place = 1 + sum(other.room == one.room and other.number < one.number for other in board.waiting)
    soonest, latest = estimate(board.now, ends, place)
    span = _("about {from} to {until}").format_map(
        {"from": clock(soonest, zone, _), "until": clock(latest, zone, _)},
    )
    room = room_name(one.room, _)
    told = (
        _("Number {number}").format(number=one.number),
        room,
        persons(one.persons, _),
        span,
        since(one.since, zone, _),
    )
    return WaitingLine(one.number, room, one.persons, span, since(one.since, zone, _), ", ".join(told))


def _peak(day: Day, zone: ZoneInfo, _: Translate) -> str:
    if day.peak is None:
        return ""
    return _("Peak {persons} at {time}").format(persons=day.peak.persons, time=clock(day.peak.at, zone, _))


def _curve(board: Board, day: Day, zone: ZoneInfo, _: Translate) -> Curve:
    now = _minute(board.now, zone)
    past = tuple((dict(_minutes(day.past, zone)) | {now: board.persons_inside}).items())
    ahead = _minutes(day.ahead, zone) if day.ahead else ((now, board.persons_inside),)
    first = max(min(past[0][0] - _MARGIN, _EARLIEST), 0)
    last = min(max(ahead[-1][0] + _MARGIN, now + _MARGIN, _LATEST), 24 * 60)
    step = 2 if last - first <= 12 * 60 else 4
    hours = tuple((hour * 60, str(hour)) for hour in range(-(-first // 60), last // 60 + 1) if hour % step == 0)
    spoken = _("{inside} persons in the house now, at most {limit}").format(
        inside=board.persons_inside, limit=board.capacity
    )
    return Curve(past, ahead, board.capacity, _("at most"), first, last, hours, spoken)


def _minutes(points: Sequence[Point], zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    """The points by minute; of several in one minute the last one counts."""
    return tuple({_minute(point.at, zone): point.persons for point in points}.items())


def _minute(moment: datetime, zone: ZoneInfo) -> int:
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute
