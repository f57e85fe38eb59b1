"""The places put together: each screen with what moves it, in one language."""

from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desk.i18n import Translate
from desk.ui.background import Background
from desk.ui.changes import Changes
from desk.ui.devices.sound import Sounds
from desk.ui.entrance.screen import EntranceScreen
from desk.ui.places.entrance import Entrance
from desk.ui.places.guard import Asking, Guard
from desk.ui.shell import Place


class AtWork(Protocol):
    """A place at work."""

    faulted: SignalInstance
    """Something known went wrong; carries the `Fault`."""
    settled: SignalInstance
    """Something went well: an older fault need not be shown any more."""

    @property
    def screen(self) -> QWidget:
        """What is seen of it."""

    def read(self) -> None:
        """Read the data anew, unless that is being done already."""

    def stop(self) -> None:
        """End what goes on by itself, before the place is let go."""


@dataclass(slots=True)
class Places:
    """The places of one window that have been shown; the entrance from the start, because scans come at any time."""

    at_work: dict[Place, AtWork] = field(default_factory=dict)
    entrance: Entrance | None = None
    guard: Guard | None = None


def make_entrance(background: Background, changes: Changes, sounds: Sounds, _: Translate) -> tuple[Entrance, Guard]:
    """Make the entrance in the words of `_`, and what stores the guard's decisions."""
    entrance = Entrance(EntranceScreen(_), background, changes, sounds, _)
    Asking(entrance)
    return entrance, Guard(entrance)


def make_place(place: Place, background: Background, changes: Changes, _: Translate) -> AtWork:
    """Make a place in the words of `_`; the entrance is made by itself.

    Loaded when it is first shown: the door opens without the modules of a place that this desk may never open.
    """
    if place is Place.BOARD:
        from desk.ui.board.screen import BoardScreen  # noqa: PLC0415 - see above
        from desk.ui.places.board import Reception  # noqa: PLC0415 - see above

        return Reception(BoardScreen(_), background, changes, _)
    if place is Place.RULES:
        from desk.ui.places.rules import RuleLine  # noqa: PLC0415 - see above
        from desk.ui.rules.screen import RulesScreen  # noqa: PLC0415 - see above

        return RuleLine(RulesScreen(_), background, _)
    if place is Place.TRIPS:
        from desk.ui.places.trips import Trips  # noqa: PLC0415 - see above
        from desk.ui.trips.screen import TripsScreen  # noqa: PLC0415 - see above

        return Trips(TripsScreen(_), background, changes, _)
    from desk.ui.office.screen import LettersScreen  # noqa: PLC0415 - see above
    from desk.ui.places.letters import Letters  # noqa: PLC0415 - see above

    return Letters(LettersScreen(_), background, changes, _)
