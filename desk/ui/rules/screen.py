"""The rules place as a screen: shows a state, emits wishes. Nothing can be changed here."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.parts.flow import Flow
from desk.ui.parts.text import Text
from desk.ui.rules.bars import Swatch
from desk.ui.rules.explained import ExplainedPanel
from desk.ui.rules.side import SidePanel
from desk.ui.rules.state import LegendEntry, RulesState
from desk.ui.rules.timeline import TimeLine
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_8, SPACE_16, SPACE_24, SPACE_32

_LARGE_FROM = 1500
_SIDE, _LARGE_SIDE, _MOST_SIDE = 344, 448, 0.4
_TIGHT_BELOW = 560
"""Lower than this, at 100 % font size, the chosen rule is explained at the side."""
_ENTRIES = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class RulesScreen(QWidget):
    """Arrows go through the bars, Enter explains one, Esc puts the explanation away."""

    bar_selected = Signal(str)
    """The key of a bar to explain; "" for none."""

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._state: RulesState | None = None
        self._tight = False
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)
        self._title, self._stand = Text("", 28, 600, wrap=True), Text("", 16, role="quiet", wrap=True)
        self._line, self._explained, self._side = TimeLine(), ExplainedPanel(_), SidePanel()
        self._legend = _Legend()
        self._left = QVBoxLayout()
        self._lay()
        self._line.bar_selected.connect(self._select)
        self._explained.closed.connect(self._close)

    def _lay(self) -> None:
        self._left.setSpacing(SPACE_16)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title)
        head.addWidget(self._stand)
        self._left.addLayout(head)
        self._left.addWidget(self._line, 1)
        self._left.addWidget(self._explained)
        self._left.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        line = QFrame()
        line.setProperty("ground", "line")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(self._side)

    def show_state(self, state: RulesState) -> None:
        """Show other rules, another day, or another chosen rule."""
        if state == self._state:
            return
        self._state = state
        self._title.say(state.title)
        self._stand.say(state.stand)
        self._stand.setVisible(bool(state.stand))
        self._line.show_state(state)
        self._explained.show_explained(state.explained)
        if self._tight and state.explained is not None:
            self._side.show_top()
        self._legend.show_legend(state.legend, state.precedence)
        self._side.show_side(state.side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the bars with an arrow, put the explanation away with Esc; everything else goes its way."""
        state = self._state
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat() or state is None:
            super().keyPressEvent(event)
        elif event.key() in _ENTRIES and self.hasFocus() and self._line.focus_bar():
            return
        elif event.key() == Qt.Key.Key_Escape and state.chosen:
            self._close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        factor = current().factor
        large = self.width() >= _LARGE_FROM * factor
        wished = round((_LARGE_SIDE if large else _SIDE) * factor)
        self._side.setFixedWidth(min(wished, round(self.width() * _MOST_SIDE)))
        edge = SPACE_32 if large else SPACE_24
        self._left.setContentsMargins(edge, edge - SPACE_8, edge, SPACE_16)
        self._legend.show_size(16 if large else 13)
        tight = self.height() < _TIGHT_BELOW * factor
        if tight != self._tight:
            self._tight = tight
            self._explained.show_narrow(narrow=tight)
            self._legend.show_narrow(narrow=tight)
            if tight:
                self._side.take_in(self._explained, self._legend)
            else:
                self._left.addWidget(self._explained)
                self._left.addWidget(self._legend)

    @Slot(str)
    def _select(self, key: str) -> None:
        """Wish for a bar; the chosen one once more puts its explanation away."""
        self.bar_selected.emit("" if self._state is not None and key == self._state.chosen else key)

    @Slot()
    def _close(self) -> None:
        self._line.focus_bar()
        self.bar_selected.emit("")


class _Legend(QWidget):
    """What the looks of the bars mean, and which rule goes before which."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[LegendEntry, ...] | None = None
        self._size = 13
        self._marks, self._precedence = QWidget(), Text("", self._size, role="quiet", wrap=True)
        self._flow = Flow(SPACE_24, SPACE_8)
        self._marks.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._marks.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_16)
        self._row.addWidget(self._marks)
        self._row.addWidget(self._precedence, 1)
        self.show_narrow(narrow=False)

    def show_legend(self, entries: tuple[LegendEntry, ...], precedence: str) -> None:
        self._precedence.say(precedence)
        if entries == self._entries:
            return
        self._entries = entries
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            self._flow.addWidget(_legend_entry(entry, self._size))

    def show_size(self, size: int) -> None:
        """Write in this size."""
        if size != self._size:
            self._size = size
            for words in self.findChildren(Text):
                words.step(size)

    def show_narrow(self, *, narrow: bool) -> None:
        """Set both below each other where there is little width."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
        self._precedence.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def _legend_entry(entry: LegendEntry, size: int) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(Swatch(entry.kind))
    row.addWidget(Text(entry.words, size))
    box.setAccessibleName(entry.words)
    return box
