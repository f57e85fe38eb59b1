"""The action bar of the board: what can be done with the chosen room, in one place."""

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.domain.places import RoomState
from desk.i18n import Translate
from desk.ui.board.state import BoardState, Chosen, ReasonChoice, VisitLine
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.rows import dividing_line
from desk.ui.parts.text import Text
from desk.ui.parts.tile import draw_room_mark
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24


class Bar(QFrame):
    """The chosen room with its actions; the wishes carry which visit, or which reason."""

    leave_requested = Signal(object)
    """The id of a visit; None for the only one in the room."""
    switch_requested = Signal()
    reason_chosen = Signal(str)
    undo_requested = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._shown: object = None
        self.setProperty("ground", "surface")
        self._mark = _Mark()
        self._title = Text("", 20, 600)
        self._line = Text("", 13, role="quiet", wrap=True)
        self._leave = KeyButton("", "G", Weight.PRIMARY)
        self._leave.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._switch = KeyButton("", "S")
        self._undo = KeyButton("", _("Ctrl Z"), Weight.QUIET, icon="undo")
        self._leave.clicked.connect(self._leave_only)
        self._switch.clicked.connect(self.switch_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._choices = _Choices()
        self._choices.visit_chosen.connect(self.leave_requested)
        self._choices.reason_chosen.connect(self.reason_chosen)
        self._lay()

    def _lay(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        row.setSpacing(SPACE_8)
        row.addWidget(self._mark)
        row.addSpacing(SPACE_8)
        row.addLayout(words, 1)
        row.addWidget(self._buttons(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(dividing_line())
        column.addWidget(self._choices)
        column.addLayout(row)

    def _buttons(self) -> QWidget:
        """Put the buttons beside each other, or below where the font is large."""
        box = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        flow = Flow(SPACE_8)
        for part in (spacer(), self._undo, self._leave, self._switch):
            flow.addWidget(part)
        box.setLayout(flow)
        return box

    def show_bar(self, state: BoardState) -> None:
        """Show the chosen room, or what choosing one is good for."""
        shown = (state.chosen, state.choose_hint, state.undo_label)
        if shown == self._shown:
            return
        self._shown = shown
        chosen = state.chosen
        self._undo.setVisible(bool(state.undo_label))
        self._undo.say(state.undo_label)
        self._mark.setVisible(chosen is not None)
        self._leave.setVisible(chosen is not None and not chosen.reasons)
        self._switch.setVisible(chosen is not None and not chosen.reasons)
        self._title.setVisible(chosen is not None)
        self._choices.show_choices(chosen)
        if chosen is None:
            self._line.say(state.choose_hint)
            return
        self._mark.show_mark(chosen.state)
        self._title.say(chosen.reasons_title or chosen.title)
        self._line.say(chosen.line)
        self._leave.say(chosen.leave_label)
        self._leave.block(chosen.leave_blocked)
        self._switch.say(chosen.switch_label)

    def _leave_only(self) -> None:
        if not self._leave.blocked:
            self.leave_requested.emit(None)


class _Choices(QWidget):
    """The parties in a room that has several, or the reasons for closing it."""

    visit_chosen = Signal(object)
    reason_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._visits: dict[QWidget, UUID] = {}
        self._reasons: dict[QWidget, str] = {}
        self._flow = Flow(SPACE_8)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, 0)
        outer.addLayout(self._flow)

    def show_choices(self, chosen: Chosen | None) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._visits, self._reasons = {}, {}
        if chosen is not None and chosen.reasons:
            for reason in chosen.reasons:
                self._add_reason(reason)
        elif chosen is not None:
            for visit in chosen.visits:
                self._add_visit(visit)
        self.setVisible(bool(self._flow.count()))

    def _add_reason(self, reason: ReasonChoice) -> None:
        button = KeyButton(reason.words, reason.key)
        button.clicked.connect(self._choose)
        self._reasons[button] = reason.words
        self._flow.addWidget(button)

    def _add_visit(self, visit: VisitLine) -> None:
        button = KeyButton(visit.words, visit.key, icon="log-out", detail=visit.detail)
        button.clicked.connect(self._choose)
        self._visits[button] = visit.visit
        self._flow.addWidget(button)

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget) and button in self._visits:
            self.visit_chosen.emit(self._visits[button])
        elif isinstance(button, QWidget) and button in self._reasons:
            self.reason_chosen.emit(self._reasons[button])


class _Mark(QWidget):
    """The state of the chosen room as its mark."""

    def __init__(self) -> None:
        super().__init__()
        self._state = RoomState.FREE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, state: RoomState) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        side = current().px(24)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_room_mark(QPainter(self), QRectF(self.rect()), self._state)
