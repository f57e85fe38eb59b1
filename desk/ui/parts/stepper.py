"""How many came: a number and its seats between two large buttons, because that is what fills the room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.seats import Seats
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_12, SPACE_16

_MOST_SEATS = 3
"""More seats than these do not fit between the buttons; the number tells the rest."""


class Stepper(QWidget):
    """Shows how many persons came of how many invited; `wished` asks for another number."""

    wished = Signal(int)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._come, self._least, self._most = 1, 1, 1
        self._fewer = KeyButton("", icon="minus", height=ACTION_TARGET)
        self._fewer.setAccessibleName(_("One person fewer"))
        self._more = KeyButton("", icon="plus", height=ACTION_TARGET)
        self._more.setAccessibleName(_("One person more"))
        self._number = Text("", 28, 600)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._seats = Seats(size=30, gap=8, most=_MOST_SEATS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        row.addWidget(self._fewer)
        row.addSpacing(SPACE_12 - 6)
        row.addWidget(self._number)
        row.addWidget(self._seats)
        row.addSpacing(SPACE_12 - 6)
        row.addWidget(self._more)
        row.addStretch()
        self._fewer.clicked.connect(self._wish_fewer)
        self._more.clicked.connect(self._wish_more)

    def show_party(self, come: int, invited: int, most: int) -> None:
        """Show how many came of how many invited; never fewer than one, never more than `most`."""
        self._come, self._most = come, most
        self._number.say(str(come))
        self._seats.show_seats(come, max(come, invited))
        self._fewer.setEnabled(come > self._least)
        self._more.setEnabled(come < most)

    def step(self, by: int) -> None:
        """Wish for one more or one fewer, if that is possible."""
        number = min(max(self._come + by, self._least), self._most)
        if number != self._come:
            self.wished.emit(number)

    def _wish_fewer(self) -> None:
        self.step(-1)

    def _wish_more(self) -> None:
        self.step(1)
