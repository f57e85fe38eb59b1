"""The house from the front: a row of tiles for each floor, all in the same columns; one tile is chosen."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk.ui.board.state import Floor
from desk.ui.parts.columns import Columns
from desk.ui.parts.room import RoomTile
from desk.ui.parts.text import Text
from desk.ui.parts.tile import Tile
from desk.ui.style.look import current
from desk.ui.style.tokens import FOCUS, FOCUS_GAP, RADIUS, SPACE_4, SPACE_8, SPACE_12

_RING = FOCUS + FOCUS_GAP
_FEWEST_COLUMNS = 4
"""A house with few rooms has tiles, not banners."""


class Floors(QScrollArea):
    """Shows every floor; `room_chosen` carries the number of the room whose tile was pressed."""

    room_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shape: object = None
        self._rows: list[_FloorRow] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("ground", "none")

    def show_floors(self, floors: tuple[Floor, ...], chosen: str, *, large: bool) -> None:
        """Show the floors; nothing is rebuilt while the same rooms stand on them."""
        shape = (large, tuple(tuple(tile.room for tile in floor.rooms) for floor in floors))
        if shape != self._shape:
            self._shape = shape
            self._build(floors, large=large)
        for row, floor in zip(self._rows, floors, strict=True):
            row.show_floor(floor, chosen)

    def focus_room(self, room: str) -> None:
        """Give the focus to a room's tile and bring it into view."""
        for row in self._rows:
            tile = row.tile(room)
            if tile is not None:
                tile.setFocus()
                self.ensureWidgetVisible(tile)

    def rooms(self) -> list[str]:
        """Every room in the order of the tiles."""
        return [room for row in self._rows for room in row.rooms()]

    def _build(self, floors: tuple[Floor, ...], *, large: bool) -> None:
        inner = QWidget()
        inner.setProperty("ground", "none")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing((SPACE_12 if not large else SPACE_8) - SPACE_8)
        columns = max(max((len(floor.rooms) for floor in floors), default=1), _FEWEST_COLUMNS)
        self._rows = []
        for floor in floors:
            row = _FloorRow(floor, columns, large=large)
            row.room_chosen.connect(self.room_chosen)
            rows.addWidget(row)
            self._rows.append(row)
        rows.addStretch(1)
        self.setWidget(inner)


class _FloorRow(QWidget):
    """A floor: its name and persons at the left, its rooms at the right."""

    room_chosen = Signal(str)

    def __init__(self, floor: Floor, columns: int, *, large: bool) -> None:
        super().__init__()
        self._tiles = {tile.room: Tile(tile, large=large) for tile in floor.rooms}
        self._chosen = ""
        self._name = Text(floor.name, 20 if large else 16, 600)
        self._persons = Text(floor.persons, 13, role="quiet")
        for room, tile in self._tiles.items():
            tile.setProperty("room", room)
            tile.setProperty("ring_none", True)
            tile.clicked.connect(self._choose)
        label = QVBoxLayout()
        label.setContentsMargins(0, SPACE_8, 0, 0)
        label.setSpacing(0)
        label.addWidget(self._name)
        label.addWidget(self._persons)
        label.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, _RING, _RING, _RING)
        self._grid.setHorizontalSpacing(SPACE_8)
        self._grid.addLayout(label, 0, 0)
        self._grid.addWidget(self._line(columns), 0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_floor(self, floor: Floor, chosen: str) -> None:
        self._persons.say(floor.persons)
        self._grid.setColumnMinimumWidth(0, current().px(72))
        for tile in floor.rooms:
            self._show_tile(tile)
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def tile(self, room: str) -> Tile | None:
        return self._tiles.get(room)

    def rooms(self) -> list[str]:
        return list(self._tiles)

    def _line(self, columns: int) -> QWidget:
        """Put the tiles into their columns."""
        box = QWidget()
        box.setProperty("ground", "none")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        line = Columns(SPACE_8)
        line.share(columns)
        for tile in self._tiles.values():
            line.addWidget(tile)
        box.setLayout(line)
        return box

    def paintEvent(self, _event: QPaintEvent) -> None:
        tile = self._tiles.get(self._chosen)
        if tile is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current().colour("accent"), FOCUS))
        corner = tile.mapTo(self, tile.rect().topLeft())
        out = _RING - FOCUS / 2
        box = QRectF(corner.x(), corner.y(), tile.width(), tile.height()).adjusted(-out, -out, out, out)
        painter.drawRoundedRect(box, RADIUS + SPACE_4, RADIUS + SPACE_4)

    def _show_tile(self, tile: RoomTile) -> None:
        self._tiles[tile.room].show_room(tile)

    def _choose(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.room_chosen.emit(tile.tile.room)
