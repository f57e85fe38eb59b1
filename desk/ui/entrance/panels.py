"""What is opened for a moment: all checks (F7), the reasons to refuse (R), the question of a new scan."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desk.ui.entrance.columns import Column, add_checks
from desk.ui.entrance.keys import REPLACE
from desk.ui.entrance.state import CheckEntry, Choice, Interruption
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.cap import KeyCap
from desk.ui.parts.icons import Icon
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_8, SPACE_12, SPACE_16


def details_page(title: str, checks: tuple[CheckEntry, ...]) -> QWidget:
    """Return all checks, one below the other."""
    page = QWidget()
    column = Column(SPACE_8)
    page.setLayout(column)
    column.addSpacing(SPACE_12)
    head = QHBoxLayout()
    head.addWidget(Text(title, 16, 600, wrap=True), 1)
    head.addWidget(KeyCap("F7"))
    column.put(head)
    lines = Column(SPACE_8)
    add_checks(lines, checks)
    column.addLayout(lines)
    column.addStretch()
    return page


class ReasonsPage(QWidget):
    """The reasons to refuse, each with its number."""

    def __init__(self, title: str, reasons: tuple[Choice, ...], wishes: Wishes) -> None:
        super().__init__()
        self._wishes = wishes
        self._reasons = reasons
        column = Column(SPACE_8)
        self.setLayout(column)
        column.addSpacing(SPACE_12)
        column.put(Text(title, 16, 600, wrap=True))
        for place, reason in enumerate(reasons, 1):
            button = KeyButton(reason.words, str(place), height=ACTION_TARGET, wide=True)
            button.setProperty("place", place)
            button.clicked.connect(self._pressed)
            column.put(button)
        column.addStretch()

    def choose(self, place: int) -> None:
        """Refuse for the reason at `place`, from 1; a number without a reason does nothing."""
        if 1 <= place <= len(self._reasons):
            self._wishes.refuse_requested.emit(self._reasons[place - 1].code)

    def _pressed(self) -> None:
        self.choose(self.sender().property("place"))


class InterruptionStrip(QFrame):
    """A new scan came over an unconfirmed verdict: said in a line above the scene, with one key."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self.setProperty("ground", "sunk")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._words = Text("", 16, 500, wrap=True)
        self._button = KeyButton("", REPLACE)
        self._button.clicked.connect(wishes.replace_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_12)
        row.addWidget(Icon("scan-frame", 24))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.hide()

    def show_interruption(self, interruption: Interruption | None) -> None:
        """Show or hide the question."""
        if interruption is not None:
            self._words.say(interruption.sentence)
            self._button.say(interruption.label)
        self.setVisible(interruption is not None)
