"""What was done at this desk, as rows: time, mark and words."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never
from zoneinfo import ZoneInfo

from desk.domain.decisions import Verdict
from desk.domain.ledger import Fact, FactKind
from desk.domain.places import Room, RoomId
from desk.i18n import Translate
from desk.ui.entrance.state import HistoryEntry
from desk.ui.words.history import history_line
from desk.ui.words.moments import clock
from desk.ui.words.verdicts import word


def act_row(fact: Fact, rooms: Mapping[RoomId, Room], today: date, zone: ZoneInfo, _: Translate) -> HistoryEntry | None:
    """Return an act as a row of the history; None for one that is none of the guard's (a room closed or opened)."""
    verdict = _verdict(fact.kind)
    if verdict is None:
        return None
    room = rooms.get(fact.room) if fact.room else None
    words = history_line(fact, room.number if room else "", today, _)
    return HistoryEntry(clock(fact.at, zone, _), verdict, words, word(verdict, _))


def _verdict(kind: FactKind) -> Verdict | None:
    match kind:
        case FactKind.ADMITTED | FactKind.LEFT:
            return Verdict.ADMIT
        case FactKind.WAITING:
            return Verdict.WAIT
        case FactKind.REDIRECTED:
            return Verdict.REDIRECT
        case FactKind.REFUSED:
            return Verdict.REFUSE
        case FactKind.UNDONE | FactKind.ROOM_CLOSED | FactKind.ROOM_OPENED:
            return None
        case _:
            assert_never(kind)
