"""The board at work: reads the house, lets visitors go, closes and opens rooms."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.day import Day
from desk.domain.faults import Fault
from desk.domain.ledger import VisitId
from desk.domain.occupancy import Board, RoomNow
from desk.i18n import Translate
from desk.service.desk import Desk
from desk.service.leaving import leave_visit
from desk.service.ledger import history, undo_last
from desk.service.occupancy import board, close_room, open_room
from desk.service.today import today
from desk.ui.background import Background
from desk.ui.board.screen import BoardScreen
from desk.ui.changes import Change, Changes
from desk.ui.states.board import Choosing, board_state


class Reception(QObject):
    """Holds what was read last and which room is chosen."""

    faulted = Signal(Fault)
    settled = Signal()

    def __init__(self, screen: BoardScreen, background: Background, changes: Changes, _: Translate) -> None:
        super().__init__()
        self.screen = screen
        self._background = background
        self._changes = changes
        self._translate = _
        self._choosing = Choosing()
        self._read: tuple[Board, Day, bool] | None = None
        self._reading = False
        screen.room_chosen.connect(self.choose)
        screen.leave_requested.connect(self.leave)
        screen.switch_requested.connect(self.switch)
        screen.reason_chosen.connect(self.close_for)
        screen.undo_requested.connect(self.undo)

    def read(self) -> None:
        """Read the house anew, unless that is being done already."""
        if not self._reading:
            self._reading = True
            self._background.run(_everything, self._show_read, self._not_read)

    def stop(self) -> None:
        """Nothing goes on by itself here."""

    @Slot(str)
    def choose(self, room: str) -> None:
        """Show what can be done with a room; with "" the reasons for closing are put away first, then the room."""
        asked = self._choosing.asks_reason
        self._choosing = replace(self._choosing, asks_reason=False) if asked and not room else Choosing(room)
        self._show()

    @Slot(object)
    def leave(self, visit: UUID | None) -> None:
        """Let a party go; None lets the only one in the chosen room go."""
        room = self._room()
        only = room.visits[0].id if room is not None and len(room.visits) == 1 else None
        wanted = VisitId(visit) if visit is not None else only
        if wanted is not None:
            self._write(lambda desk: leave_visit(desk, wanted))

    @Slot()
    def switch(self) -> None:
        """Open the chosen room, or ask why it is closed."""
        room = self._room()
        if room is None:
            return
        number = room.room.number
        if room.seats.open:
            self._choosing = Choosing(number, asks_reason=True)
            self._show()
        else:
            self._write(lambda desk: open_room(desk, number))

    @Slot(str)
    def close_for(self, reason: str) -> None:
        """Close the chosen room for a reason."""
        room = self._choosing.room
        self._choosing = Choosing(room)
        self._write(lambda desk: close_room(desk, room, reason))

    @Slot()
    def undo(self) -> None:
        """Take this desk's last act back."""
        self._write(undo_last)

    def _room(self) -> RoomNow | None:
        rooms = self._read[0].rooms if self._read else ()
        return next((room for room in rooms if room.room.number == self._choosing.room), None)

    def _write(self, call: Callable[[Desk], object]) -> None:
        self._background.run(call, self._written, self._failed)

    def _written(self, _answer: object) -> None:
        self.settled.emit()
        self._changes.tell(Change.OCCUPANCY)

    def _failed(self, fault: Fault) -> None:
        self.faulted.emit(fault)
        self._changes.tell(Change.OCCUPANCY)

    def _show_read(self, read: tuple[Board, Day, bool]) -> None:
        self._reading = False
        self._read = read
        self._show()

    def _not_read(self, fault: Fault) -> None:
        self._reading = False
        self.faulted.emit(fault)

    def _show(self) -> None:
        if self._read is not None:
            house, day, can_undo = self._read
            self.screen.show_state(board_state(house, day, self._choosing, can_undo, self._translate))


def _everything(desk: Desk) -> tuple[Board, Day, bool]:
    """Read house, day and whether there is an act to take back; on the data thread."""
    return board(desk), today(desk), bool(history(desk, 1))
