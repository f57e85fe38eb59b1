"""The entrance while nobody is before it: what holds today, and who is expected next."""

from datetime import timedelta

from desk.domain.occupancy import Expected
from desk.domain.rules import notices
from desk.i18n import Translate
from desk.ui.entrance.state import Expectation, IdleScene, Notice
from desk.ui.states.situation import Surroundings
from desk.ui.words.moments import clock
from desk.ui.words.rooms import persons, room_name

_MOST_RULES, _MOST_EXPECTED = 4, 4
_SOON = timedelta(hours=2)
"""How far the summary below the list looks ahead."""


def idle_scene(around: Surroundings, _: Translate) -> IdleScene:
    """Return the rules that hold today and the next appointments, without names."""
    told = notices(around.house.rules_on(around.today))[:_MOST_RULES]
    coming = [one for one in around.board.expected if one.starts_at + timedelta(minutes=15) > around.now]
    return IdleScene(
        rules_title=_("What holds here today"),
        rules=tuple(Notice(rule.icon, rule.title, rule.detail) for rule in told),
        expected_title=_("Expected next"),
        expected=tuple(_expectation(one, around, _) for one in coming[:_MOST_EXPECTED]),
        summary=_summary(coming, around, _),
        empty=_("Nobody is expected any more today."),
    )


def _expectation(one: Expected, around: Surroundings, _: Translate) -> Expectation:
    zone = around.zone
    minute = around.now.replace(second=0, microsecond=0)
    may = one.window_opens <= minute
    seats = next((room.seats for room in around.board.rooms if room.room.number == one.room), None)
    if not may:
        when = _("from {time}").format(time=clock(one.window_opens, zone, _))
    elif seats is None or not seats.open:
        when = _("room closed")
    elif seats.free < one.persons:
        may, when = False, _("room still full")
    else:
        when = _("may go in now")
    return Expectation(clock(one.starts_at, zone, _), room_name(one.room, _), one.persons, when, may)


def _summary(coming: list[Expected], around: Surroundings, _: Translate) -> str:
    soon = [one for one in coming if one.starts_at <= around.now + _SOON]
    if not soon:
        return ""
    until = clock(around.now + _SOON, around.zone, _)
    if len(soon) == 1:
        return _("Until {time} 1 more appointment").format(time=until)
    return _("Until {time} {count} more appointments with {persons}").format(
        time=until, count=len(soon), persons=persons(sum(one.persons for one in soon), _)
    )
