"""The seats behind this door: one row of tiles, with arrows where there are more rooms than fit."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.domain.decisions import Verdict
from desk.i18n import Translate
from desk.ui.entrance.state import WaitingWord
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.room import RoomTile
from desk.ui.parts.shapes import VerdictMark
from desk.ui.parts.text import Text
from desk.ui.parts.tile import Tile
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE, SPACE_4, SPACE_8, SPACE_12, SPACE_24, TARGET

_WIDEST_TILE = 220
_ROOMY_FROM = 1300
"""From this width on the tiles are set larger."""


class RoomStrip(QWidget):
    """Title, who waits, and the tiles. A pressed tile wishes to see its room."""

    def __init__(self, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self._wishes = wishes
        self._first = 0
        self._side = SPACE_24
        self._rooms: tuple[RoomTile, ...] = ()
        self._kept = ""
        self._tiles: list[Tile] = []
        self._title = Text("", 16, 600)
        self._mark = VerdictMark(Verdict.WAIT, 22)
        self._quiet = Text("", 16, role="quiet")
        self._strong = Text("", 16, 500)
        self._call = KeyButton("", height=TARGET)
        self._call.clicked.connect(self._called)
        self._number: int | None = None
        self._back = KeyButton("", icon="arrow-left", weight=Weight.QUIET, height=32)
        self._back.setAccessibleName(_("Rooms before these"))
        self._back.clicked.connect(self._turn_back)
        self._on = KeyButton("", icon="arrow-right", weight=Weight.QUIET, height=32)
        self._on.setAccessibleName(_("Rooms after these"))
        self._on.clicked.connect(self._turn_on)
        head = Flow(SPACE_8, 0)
        for part in (self._title, self._back, self._on, spacer(), self._mark, self._quiet, self._strong, self._call):
            head.addWidget(part)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE_8)
        self._row.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACE_8 + 1)
        self._column.addLayout(head)
        self._column.addLayout(self._row)
        self.set_side(SPACE_24)

    def show_rooms(self, title: str, rooms: tuple[RoomTile, ...], waiting: WaitingWord, kept: str) -> None:
        """Show the rooms; the tile of the room `kept` is always in view."""
        self._title.say(title)
        self._quiet.say(waiting.quiet)
        self._strong.say(waiting.strong)
        self._quiet.setVisible(bool(waiting.quiet))
        self._number = waiting.number
        self.set_side(self._side)  # the button is higher than the words in its place
        self._call.say(waiting.strong)
        self._call.setVisible(waiting.number is not None)
        self._strong.setVisible(bool(waiting.strong) and waiting.number is None)
        self._mark.setVisible(waiting.called)
        moved = kept != self._kept or len(rooms) != len(self._rooms)
        self._rooms, self._kept = rooms, kept
        while len(self._tiles) < len(rooms):
            tile = Tile(rooms[len(self._tiles)])
            tile.setMaximumWidth(current().px(_WIDEST_TILE))
            tile.clicked.connect(self._chosen)
            self._row.insertWidget(len(self._tiles), tile, 1)
            self._tiles.append(tile)
        while len(self._tiles) > len(rooms):
            self._tiles.pop().deleteLater()
        for tile, room in zip(self._tiles, rooms, strict=True):
            tile.show_room(room)
        self._set_size()
        self._fit(keep=moved)

    def set_side(self, side: int) -> None:
        """Set the margin left and right, in pixels."""
        self._side = side
        above = 2 if self._number is not None else SPACE_12 + 3
        self._column.setContentsMargins(side, above, side, SPACE_12 - 1)
        self._column.setSpacing(SPACE_4 if self._number is not None else SPACE_8 + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tiles as fit now."""
        super().resizeEvent(event)
        self._set_size()
        self._fit(keep=True)

    def minimumSizeHint(self) -> QSize:
        """One tile wide: the others can be turned to."""
        widest = max((tile.sizeHint().width() for tile in self._tiles), default=0)
        return QSize(widest + 2 * self._side, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        QPainter(self).fillRect(0, 0, self.width(), LINE, current().colour("line"))

    def _set_size(self) -> None:
        for tile in self._tiles:
            tile.show_roomy(roomy=self.width() >= _ROOMY_FROM * current().factor)

    def _count(self) -> int:
        """How many tiles fit beside each other."""
        widest = max((tile.sizeHint().width() for tile in self._tiles), default=1)
        return max((self.width() - 2 * self._side + SPACE_8) // (widest + SPACE_8), 1)

    def _fit(self, *, keep: bool) -> None:
        count = self._count()
        if keep:
            names = [room.room for room in self._rooms]
            place = names.index(self._kept) if self._kept in names else 0
            self._first = place // count * count
        self._first = max(min(self._first, len(self._rooms) - count), 0)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(self._first <= place < self._first + count)
        more = len(self._rooms) > count
        for turn in (self._back, self._on):
            turn.setVisible(more)
        self._back.setEnabled(self._first > 0)
        self._on.setEnabled(self._first + count < len(self._rooms))

    def _turn_back(self) -> None:
        self._first -= self._count()
        self._fit(keep=False)

    def _turn_on(self) -> None:
        self._first += self._count()
        self._fit(keep=False)

    def _called(self) -> None:
        if self._number is not None:
            self._wishes.waiting_chosen.emit(self._number)

    def _chosen(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self._wishes.room_chosen.emit(tile.tile.room)
