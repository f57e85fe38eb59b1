"""The entrance at work: a letter comes, is presented, and what the guard answers is stored."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.service.admission import Presented, present
from desk.service.desk import Desk
from desk.service.ledger import history
from desk.service.occupancy import board
from desk.service.walkins import present_number, present_walk_in
from desk.ui.background import Background
from desk.ui.changes import Change, Changes
from desk.ui.devices.sound import Sounds
from desk.ui.entrance.screen import EntranceScreen
from desk.ui.entrance.state import Caption, DeviceEntry
from desk.ui.places import turns
from desk.ui.places.typed import understand
from desk.ui.states.entrance import entrance_state
from desk.ui.states.situation import Phase, Situation, Surroundings

T = TypeVar("T")


class Entrance(QObject):
    """Holds the matter before the guard and shows it; `desk.ui.places.guard` stores what the guard decides."""

    faulted = Signal(Fault)
    """Something known went wrong; nothing was confirmed."""
    settled = Signal()
    """Something went well: an older fault need not be shown any more."""

    def __init__(
        self, screen: EntranceScreen, background: Background, changes: Changes, sounds: Sounds, _: Translate
    ) -> None:
        super().__init__()
        self.screen = screen
        self.situation = Situation()
        self._background = background
        self._changes = changes
        self._sounds = sounds
        self._translate = _
        self._around: Surroundings | None = None
        self._devices: tuple[DeviceEntry, ...] = ()
        self._caption = Caption()
        self._reading = False
        self._busy = False

    def read(self) -> None:
        """Read the house anew, unless that is being done already."""
        if not self._reading:
            self._reading = True
            self._background.run(surroundings, self._show_around, self._not_read)

    def scan(self, text: str, *, typed: bool = False) -> None:
        """Somebody held a letter up or scanned one, or the guard typed; over an unconfirmed matter it is asked once."""
        matter, shown = self.situation, self.situation.presented
        if shown is not None and matter.phase is Phase.DECIDED and shown.scanned == text and not matter.next_scan:
            return
        unconfirmed = matter.unconfirmed and not (typed and matter.looked_up)
        if self._busy or (unconfirmed and matter.next_scan != text):
            self.become(replace(matter, next_scan=text, next_typed=typed))
            return
        self._present(text, typed=typed)

    def show(self, call: Callable[[Desk], Presented]) -> None:
        """Ask for the decision over a party; it takes the place of whatever is shown."""
        self.ask(call, lambda party: self.become(turns.presented(self.situation, party)))

    def _present(self, text: str, *, typed: bool) -> None:
        """Show what a text means."""
        if self._busy:
            return
        meant = understand(text, self._around.house.services.values()) if typed and self._around else text
        if typed:
            self.situation = replace(self.situation, next_scan="", next_typed=False)
        match meant:
            case str():
                self.show(lambda desk: present(desk, meant))
            case int():
                self.show(lambda desk: present_number(desk, meant))
            case (service,):
                self.show(lambda desk: present_walk_in(desk, service.key))
            case _:
                self.become(turns.searched(self.situation, text, meant))

    def ask(self, call: Callable[[Desk], T], then: Callable[[T], None], *, writes: bool = False) -> None:
        """Make one call to a service at a time; what the guard asks for meanwhile waits or is ignored.

        `writes` where the house is different afterwards.
        """
        if self._busy:
            return
        self._busy = True

        def done(answer: T) -> None:
            self._busy = False
            self.settled.emit()
            then(answer)
            if writes:
                self._changes.tell(Change.OCCUPANCY)
            self._take_next()

        self._background.run(call, done, self._failed)

    def become(self, situation: Situation) -> None:
        """Show another matter."""
        before, self.situation = self.situation, situation
        self._show()
        verdict = situation.shown_verdict
        if verdict is not None and (verdict is not before.shown_verdict or situation.scan != before.scan):
            self._sounds.neutral = situation.neutral
            self._sounds.play(verdict)

    def stop(self) -> None:
        """Nothing goes on by itself here."""

    def show_devices(self, devices: tuple[DeviceEntry, ...], caption: Caption) -> None:
        """Show how camera and scanner are."""
        self._devices, self._caption = devices, caption
        self._show()

    @Slot()
    def replace_shown(self) -> None:
        """Show the new letter instead of the unconfirmed one."""
        matter = self.situation
        if matter.next_scan:
            self._present(matter.next_scan, typed=matter.next_typed)

    def _take_next(self) -> None:
        """A letter that came while something was being stored is presented as soon as it is stored."""
        matter = self.situation
        if matter.next_scan and not matter.unconfirmed:
            self._present(matter.next_scan, typed=matter.next_typed)

    def _failed(self, fault: Fault) -> None:
        self._busy = False
        self.faulted.emit(fault)
        self._changes.tell(Change.OCCUPANCY)

    def _show_around(self, around: Surroundings) -> None:
        self._reading = False
        self._around = around
        self._show()

    def _not_read(self, fault: Fault) -> None:
        self._reading = False
        self.faulted.emit(fault)

    def _show(self) -> None:
        if self._around is None:
            return
        state = entrance_state(self.situation, self._around, self._devices, self._caption, self._translate)
        self.screen.show_state(state)


def surroundings(desk: Desk) -> Surroundings:
    """Read what the entrance shows around the matter; on the data thread."""
    return Surroundings(desk.house, board(desk), history(desk))
