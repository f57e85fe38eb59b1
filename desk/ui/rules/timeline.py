"""The time line: the days above, the lines below, which scroll where there are many."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desk.ui.parts.text import Text
from desk.ui.rules.days import Days
from desk.ui.rules.lines import Lines
from desk.ui.rules.state import RulesState
from desk.ui.style.tokens import SPACE_24, SPACE_32

_IN_SIGHT = SPACE_32 + SPACE_24
"""How much above and below a bar is in sight too, so that its group can be read."""


class TimeLine(QWidget):
    """Shows the bars; `bar_selected` carries the key of the one to explain."""

    bar_selected = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._state: RulesState | None = None
        self._days, self._lines = Days(), Lines()
        self._empty = Text("", 16, role="quiet", wrap=True)
        self._pane = _Pane(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._days)
        column.addWidget(self._empty)
        column.addWidget(self._pane, 1)
        self._lines.bar_selected.connect(self.bar_selected)
        self._lines.reached.connect(self._show_bar)
        self._pane.resized.connect(self._arrange)

    def show_state(self, state: RulesState) -> None:
        """Show the bars; nothing is made anew while they are the same."""
        before, self._state = self._state, state
        if before is None or before.groups != state.groups:
            self._lines.show_groups(state.groups)
        self._lines.show_chosen(state.chosen)
        self._empty.say(state.empty)
        self._empty.setVisible(not state.groups)
        self._days.setVisible(bool(state.groups))
        if before is None or (before.groups, before.axis) != (state.groups, state.axis):
            self._arrange()

    def focus_bar(self) -> bool:
        """Give the keyboard to the chosen bar, else to the first; return whether there is one."""
        if self._state is None or not self._state.groups:
            return False
        self._lines.focus_bar(self._state.chosen)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Arrange everything anew for a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        if self._state is not None:
            seen = self._pane.viewport().size()
            self._days.show_days(self._lines.arrange(self._state.axis, seen.width(), seen.height()))

    @Slot(QWidget)
    def _show_bar(self, bar: QWidget) -> None:
        self._pane.ensureWidgetVisible(bar, 0, _IN_SIGHT)


class _Pane(QScrollArea):
    """Scrolls the lines, and says when there is another room for them."""

    resized = Signal()

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
