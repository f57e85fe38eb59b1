"""The state line: connection and age, unsent facts, printer; right who and the clock. Bold only what is not normal."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desk.ui.parts.cap import KeyCap
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.icons import Icon
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE, SPACE_4, SPACE_8, SPACE_24

_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class StateEntry:
    """One thing the line tells: its icon, a strong part (what is not normal, or the connection), a quiet part."""

    icon: str
    strong: str = ""
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class LineState:
    """Everything on the state line; words ready-made."""

    entries: tuple[StateEntry, ...]
    who: str
    """The name of who is signed in, "" where nobody is."""
    role: str
    """What they are here: "gate", "reception"…"""
    key: str
    """The key that changes who is signed in, "" where there is none."""
    day: str
    clock: str


class StateLine(QWidget):
    """40 high, at the foot of the window; `show_state` shows anew, `show_clock` only the time."""

    sign_in_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: LineState | None = None
        self._day = Text("", 13, role="quiet")
        self._clock = Text("", 16, 600).tabular()
        self._flow = Flow(SPACE_24, 0)
        self._flow.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_24, LINE + SPACE_4, SPACE_24, SPACE_4)
        outer.addStrut(_HEIGHT - LINE - 2 * SPACE_4)
        outer.addLayout(self._flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_state(self, state: LineState) -> None:
        """Show another state; nothing is rebuilt where only the clock moved."""
        before, self._state = self._state, state
        self.show_clock(state.day, state.clock)
        if before is not None and (before.entries, before.who, before.role, before.key) == (
            state.entries,
            state.who,
            state.role,
            state.key,
        ):
            return
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for entry in state.entries:
            self._flow.addWidget(_entry(entry))
        self._flow.addWidget(spacer())
        self._flow.addWidget(_group(*_who(state)))
        self._day, self._clock = Text(state.day, 13, role="quiet"), Text(state.clock, 16, 600).tabular()
        self._flow.addWidget(_group(self._day, self._clock))

    def show_clock(self, day: str, clock: str) -> None:
        """Show another day and time."""
        self._day.say(day)
        self._clock.say(clock)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and the line above."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, self.width(), LINE, look.colour("line"))


def _entry(entry: StateEntry) -> QWidget:
    words = [Text(entry.strong, 13, 600)] if entry.strong else []
    if entry.quiet:
        words.append(Text(entry.quiet, 13, role="quiet"))
    box = _group(Icon(entry.icon, 18, "quiet"), _group(*words, gap=SPACE_4))
    box.setAccessibleName(" ".join(part for part in (entry.strong, entry.quiet) if part))
    return box


def _who(state: LineState) -> list[QWidget]:
    parts: list[QWidget] = []
    if state.who or state.role:
        parts.append(Icon("user", 18, "quiet"))
    if state.who:
        parts.append(Text(state.who, 13, 600))
    if state.role:
        parts.append(Text(state.role, 13, role="quiet"))
    if state.key:
        parts.append(KeyCap(state.key))
    return parts


def _group(*widgets: QWidget, gap: int = SPACE_8) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return box
