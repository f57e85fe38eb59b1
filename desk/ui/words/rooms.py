"""Rooms, seats, floors and persons in words."""

from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from desk.domain.occupancy import OVERDUE_GRACE, RoomNow
from desk.domain.places import RoomState, Seats
from desk.i18n import Translate
from desk.ui.words.moments import clock


def persons(count: int, _: Translate) -> str:
    """Return `1 Person`, `2 Personen`."""
    return _("1 person") if count == 1 else _("{count} persons").format(count=count)


def room_name(number: str, _: Translate) -> str:
    """Return `Zimmer 2.14`."""
    return _("Room {room}").format(room=number)


def state_word(state: RoomState, _: Translate) -> str:
    """Return the word on a tile."""
    match state:
        case RoomState.FREE:
            return _("free")
        case RoomState.PARTLY:
            return _("partly")
        case RoomState.FULL:
            return _("full")
        case RoomState.OVERDUE:
            return _("overdue")
        case RoomState.CLOSED:
            return _("closed")
        case _:
            assert_never(state)


def until(moment: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return `bis 11:15`."""
    return _("until {time}").format(time=clock(moment, zone, _))


def since(moment: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return `seit 11:30`."""
    return _("since {time}").format(time=clock(moment, zone, _))


def tile_end(room: RoomNow, now: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return what stands at the right of a tile: since when a visit is overdue, or until when the room stays so.

    That is the planned end where somebody is inside, else the next appointment; empty where nothing is known. A closed
    room says why.
    """
    if not room.seats.open:
        return room.closed_reason
    overdue = [visit.planned_end + OVERDUE_GRACE for visit in room.visits if visit.overdue(now)]
    if overdue:
        return since(min(overdue), zone, _)
    if room.planned_end is not None:
        return until(room.planned_end, zone, _)
    return until(room.next.starts_at, zone, _) if room.next else ""


def taken(seats: Seats, _: Translate) -> str:
    """Return how many seats are taken: `2 von 2`."""
    return of(seats.taken, seats.capacity, _)


def of(part: int, whole: int, _: Translate) -> str:
    """Return `2 von 3`."""
    return _("{part} of {whole}").format(part=part, whole=whole)


def tile_sentence(room: RoomNow, now: datetime, zone: ZoneInfo, _: Translate) -> str:
    """Return a whole tile for a screen reader: `Zimmer 2.14, voll, 2 von 2 Plätzen belegt, bis 11:15`."""
    seats = _("{taken} of {capacity} seats taken").format(taken=room.seats.taken, capacity=room.seats.capacity)
    parts = (room_name(room.room.number, _), state_word(room.state(now), _), seats, tile_end(room, now, zone, _))
    return ", ".join(part for part in parts if part)


def floor_short(floor: int, _: Translate) -> str:
    """Return a floor as the board has it; 0 is the ground floor: `EG`, `2. OG`, `1. UG`."""
    if floor == 0:
        return _("GF")
    return _("F{floor}").format(floor=floor) if floor > 0 else _("B{floor}").format(floor=-floor)


def floor_long(floor: int, _: Translate) -> str:
    """Return a floor written out; 0 is the ground floor: `Erdgeschoss`, `2. Obergeschoss`, `1. Untergeschoss`."""
    if floor == 0:
        return _("Ground floor")
    return _("Floor {floor}").format(floor=floor) if floor > 0 else _("Basement {floor}").format(floor=-floor)
