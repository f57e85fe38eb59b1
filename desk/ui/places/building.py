"""The places put together: each screen with what moves it, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desk.i18n import Translate
from desk.ui.background import Background
from desk.ui.board.screen import BoardScreen
from desk.ui.changes import Changes
from desk.ui.devices.sound import Sounds
from desk.ui.entrance.screen import EntranceScreen
from desk.ui.office.screen import LettersScreen
from desk.ui.places.board import Reception
from desk.ui.places.entrance import Entrance
from desk.ui.places.guard import Asking, Guard
from desk.ui.places.letters import Letters
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


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one window."""

    at_work: dict[Place, AtWork]
    entrance: Entrance | None
    guard: Guard | None


def build(wanted: Sequence[Place], background: Background, changes: Changes, sounds: Sounds, _: Translate) -> Places:
    """Make the wanted places in the words of `_`."""
    at_work: dict[Place, AtWork] = {}
    entrance, guard = None, None
    if Place.ENTRANCE in wanted:
        entrance = Entrance(EntranceScreen(_), background, changes, sounds, _)
        Asking(entrance)
        guard = Guard(entrance)
        at_work[Place.ENTRANCE] = entrance
    if Place.BOARD in wanted:
        at_work[Place.BOARD] = Reception(BoardScreen(_), background, changes, _)
    if Place.LETTERS in wanted:
        at_work[Place.LETTERS] = Letters(LettersScreen(_), background, changes, _)
    return Places(at_work, entrance, guard)
