"""What happened at a desk, one line each, for the list of the last acts."""

from datetime import date
from typing import assert_never

from desk.domain.decisions import Reason
from desk.domain.ledger import Fact, FactKind
from desk.i18n import Translate
from desk.ui.words.moments import day_in
from desk.ui.words.reasons import reason_name
from desk.ui.words.rooms import persons, room_name


def history_line(fact: Fact, room: str, today: date, _: Translate) -> str:
    """Return the line of a fact: `Zimmer 2.16 · 1 Person`, `Anderer Tag: 26. Juni`, `Nummer 6, Zimmer 2.14`.

    `room` is the number of the fact's room, empty where it has none; `today` is the site's local day.
    """
    match fact.kind:
        case FactKind.ADMITTED:
            return _with_persons(room_name(room, _), fact.persons, _)
        case FactKind.LEFT:
            return _with_persons(_("Left room {room}").format(room=room), fact.persons, _)
        case FactKind.WAITING:
            return _("Number {number}, room {room}").format(number=fact.detail.get("number", ""), room=room)
        case FactKind.REFUSED:
            return _turned_away(fact, today, _("Not let in"), _)
        case FactKind.REDIRECTED:
            return _turned_away(fact, today, _("Redirected"), _)
        case FactKind.UNDONE:
            return _("Taken back")
        case FactKind.ROOM_CLOSED:
            return _("Room {room} closed").format(room=room)
        case FactKind.ROOM_OPENED:
            return _("Room {room} opened").format(room=room)
        case _:
            assert_never(fact.kind)


def _with_persons(text: str, count: int | None, _: Translate) -> str:
    return f"{text} · {persons(count, _)}" if count else text


def _turned_away(fact: Fact, today: date, otherwise: str, _: Translate) -> str:
    """Return why, where there was a reason; a guard may also turn a valid letter away."""
    if fact.reason is None:
        return otherwise
    name = reason_name(Reason(fact.reason), _)
    day = fact.detail.get("day")
    return f"{name}: {day_in(date.fromisoformat(str(day)), today, _)}" if day else name
