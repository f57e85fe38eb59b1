"""The board as a screen: shows a state, emits wishes. The shell connects them to the services."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.domain.places import RoomState
from desk.i18n import Translate
from desk.ui.board.bar import Bar
from desk.ui.board.floors import Floors
from desk.ui.board.side import Side
from desk.ui.board.state import BoardState, LegendEntry
from desk.ui.parts.fill import Fill
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.text import Text
from desk.ui.parts.tile import draw_room_mark
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24

_LARGE_FROM = 1500
_WORDS_FROM = 1000
_SIDE, _LARGE_SIDE = 304, 424


class BoardScreen(QWidget):
    """Reception's screen: G lets the chosen room's visitor go, S closes or opens it, arrows choose."""

    room_chosen = Signal(str)
    """The number of a room; "" for none."""
    leave_requested = Signal(object)
    """The id of a visit; None for the only one in the chosen room."""
    switch_requested = Signal()
    """Close the chosen room, or open it."""
    reason_chosen = Signal(str)
    undo_requested = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._state: BoardState | None = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)
        self._head = _Head()
        self._floors = Floors()
        self._bar = Bar(_)
        self._side = Side()
        self._lay()
        self._floors.room_chosen.connect(self.room_chosen)
        self._bar.leave_requested.connect(self.leave_requested)
        self._bar.switch_requested.connect(self.switch_requested)
        self._bar.reason_chosen.connect(self.reason_chosen)
        self._bar.undo_requested.connect(self.undo_requested)

    def _lay(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(SPACE_24, SPACE_16, SPACE_24 - SPACE_4, 0)
        inset.setSpacing(SPACE_8)
        inset.addWidget(self._head)
        inset.addWidget(self._floors, 1)
        left.addLayout(inset, 1)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        line = QFrame()
        line.setProperty("ground", "line")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(self._side)

    def show_state(self, state: BoardState) -> None:
        """Show another state of the house."""
        self._state = state
        large = self.width() >= _LARGE_FROM * current().factor
        self._side.setFixedWidth(self._side_width(large=large))
        self._head.show_head(state)
        self._head.show_words(words=self.width() >= _WORDS_FROM * current().factor)
        self._floors.show_floors(state.floors, state.chosen.room if state.chosen else "", large=large)
        self._bar.show_bar(state)
        self._side.show_side(state, large=large)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the board; everything else goes its way."""
        if event.isAutoRepeat() or self._state is None or not self._act(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose large or compact tiles anew."""
        super().resizeEvent(event)
        if self._state is not None:
            self.show_state(self._state)

    def _side_width(self, *, large: bool) -> int:
        wished = _LARGE_SIDE if large else current().px(_SIDE) if current().factor > 1 else _SIDE
        grown = round(wished * (current().factor if not large else 1))
        return min(grown, self.width() * 9 // 25)

    def _act(self, event: QKeyEvent) -> bool:
        """Return whether the key meant something."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
            self.undo_requested.emit()
            return True
        if modifiers:
            return False
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.room_chosen.emit("")
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._choose(chr(key))
        elif key == Qt.Key.Key_S:
            self.switch_requested.emit()
        elif key == Qt.Key.Key_G:
            self._leave()
        else:
            return False
        return True

    def _leave(self) -> None:
        chosen = self._state.chosen if self._state else None
        if chosen is not None and not chosen.leave_blocked:
            self.leave_requested.emit(None)

    def _choose(self, key: str) -> None:
        chosen = self._state.chosen if self._state else None
        if chosen is None:
            return
        for reason in chosen.reasons:
            if reason.key == key:
                self.reason_chosen.emit(reason.words)
                return
        for visit in () if chosen.reasons else chosen.visits:
            if visit.key == key:
                self.leave_requested.emit(visit.visit)

    def _step(self, by: int) -> None:
        rooms = self._floors.rooms()
        if not rooms or self._state is None:
            return
        chosen = self._state.chosen
        place = rooms.index(chosen.room) + by if chosen and chosen.room in rooms else 0
        room = rooms[min(max(place, 0), len(rooms) - 1)]
        self.room_chosen.emit(room)
        self._floors.focus_room(room)


_WORD = "legend-word"
"""By this name the words of the legend are found."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Head(QWidget):
    """How many are in the house of how many, and how many rooms are in each state."""

    def __init__(self) -> None:
        super().__init__()
        self._legend: tuple[LegendEntry, ...] | None = None
        self._inside = Text("", 56, 700)
        self._words = Text("", 16, 500)
        self._fill = Fill()
        self._fill.setMaximumWidth(320)
        self._fill.setMinimumWidth(200)
        self._entries = QWidget()
        self._flow = Flow(SPACE_24, 0)
        self._entries.setLayout(self._flow)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addStretch()
        words.addWidget(self._words)
        words.addWidget(self._fill)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        row.addWidget(self._inside)
        row.addLayout(words)
        row.addSpacing(SPACE_24)
        row.addWidget(self._entries, 1, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._entries.setSizePolicy(policy)

    def show_head(self, state: BoardState) -> None:
        self._inside.say(str(state.inside))
        self._words.say(state.inside_words)
        self._fill.show_fill(state.inside, state.capacity)
        if state.legend == self._legend:
            return
        self._legend = state.legend
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._flow.addWidget(spacer())
        for entry in state.legend:
            self._flow.addWidget(_legend_entry(entry))

    def show_words(self, *, words: bool) -> None:
        """Say the states in words as well as marks, where there is room."""
        for word in self.findChildren(Text, _WORD):
            word.setVisible(words)


def _legend_entry(entry: LegendEntry) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(_LegendMark(entry.state))
    row.addWidget(Text(str(entry.count), 16, 600))
    word = Text(entry.word, 13, role="quiet")
    word.setObjectName(_WORD)
    row.addWidget(word)
    box.setAccessibleName(f"{entry.count} {entry.word}")
    return box


class _LegendMark(QWidget):
    """The mark of a state."""

    def __init__(self, state: RoomState) -> None:
        super().__init__()
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = current().px(20)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_room_mark(QPainter(self), QRectF(self.rect()), self._state)
