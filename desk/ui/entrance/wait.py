"""The wait scene: an honest span with its reason, where to wait, and the question about an overdue room."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.domain.places import RoomState
from desk.ui.entrance.columns import Column, Columns, add_card
from desk.ui.entrance.state import OverdueQuestion, WaitScene
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.icons import Icon
from desk.ui.parts.rows import RuleRow
from desk.ui.parts.seats import Seats
from desk.ui.parts.text import Text
from desk.ui.parts.tile import RoomMark
from desk.ui.style.tokens import ACTION_TARGET, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32


def wait_page(scene: WaitScene, wishes: Wishes) -> QWidget:
    """Return the page of a wait scene."""
    left = Column()
    left.addSpacing(6)
    left.put(Text(scene.headline, 20, 600, wrap=True))
    left.addSpacing(SPACE_4)
    left.put(Text(scene.sentence, 16, role="quiet", wrap=True))
    if scene.between:
        left.addSpacing(SPACE_24 + SPACE_4)
        left.put(Text(scene.between_label, 13, 600, "quiet", wrap=True))
        left.addSpacing(SPACE_4)
        left.put(Text(scene.between, 28, 600, wrap=True))
    if scene.why:
        left.addSpacing(SPACE_4)
        left.put(Text(scene.why, 16, role="quiet", wrap=True))
    if scene.place is not None:
        left.addSpacing(SPACE_24 + SPACE_4)
        left.put(RuleRow(scene.place.icon, scene.place.title, scene.place.detail))
    left.addStretch()
    right = Column()
    right.addSpacing(6)
    if scene.overdue is not None:
        right.put(_Overdue(scene.overdue, wishes))
        right.addSpacing(SPACE_12)
    if scene.card is not None:
        add_card(right, scene.card, small=scene.overdue is not None)
    right.addStretch()
    return Columns(left, right, (416, 360), SPACE_32 + SPACE_8)


class _Overdue(QFrame):
    """The question that only a person can answer, on the overdue ground."""

    def __init__(self, question: OverdueQuestion, wishes: Wishes) -> None:
        super().__init__()
        self._question = question
        self._wishes = wishes
        self.setProperty("ground", "overdue")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16 + 2, SPACE_16, SPACE_16 + 2, SPACE_16)
        column.setSpacing(SPACE_4)
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(RoomMark(RoomState.OVERDUE, 24))
        head.addWidget(Text(question.since, 16, 500, wrap=True), 1)
        head.addWidget(Seats(question.taken, question.capacity, 22, 4, most=4))
        column.addLayout(head)
        column.addSpacing(SPACE_8)
        column.addWidget(Text(question.question, 28, 600, wrap=True))
        column.addWidget(Text(question.sentence, 16, wrap=True))
        if question.contact:
            column.addSpacing(SPACE_24)
            ask = QHBoxLayout()
            ask.setSpacing(SPACE_8)
            ask.addWidget(Icon("phone", 20, "text"))
            ask.addWidget(Text(question.contact, 16, wrap=True), 1)
            column.addLayout(ask)
        if question.answer is not None:
            column.addSpacing(SPACE_12)
            answer = question.answer
            button = KeyButton(
                answer.label, answer.key, Weight.STRONG, detail=answer.detail, height=ACTION_TARGET, wide=True
            )
            button.clicked.connect(self._answer)
            column.addWidget(button)

    def _answer(self) -> None:
        if self._question.answer is not None:
            self._wishes.answer_given.emit(self._question.answer.key)
