"""Who came of who was invited: the stepper with its heading."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.state import Party
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.rows import dividing_line
from desk.ui.parts.seats import Seats
from desk.ui.parts.stepper import Stepper
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_8, SPACE_16, SPACE_24, TARGET


class PartyBox(QWidget):
    """Heading, stepper, hint, line."""

    def __init__(self, title: str, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self._invited = Text("", 16, role="quiet")
        self._hint = Text("", 13, role="quiet", wrap=True)
        self._stepper = Stepper(_)
        self._stepper.wished.connect(wishes.party_changed)
        head = QHBoxLayout()
        head.addStrut(TARGET)
        head.addWidget(Text(title, 16, 600), 1)
        head.addWidget(self._invited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(SPACE_8 - 2)
        column.addWidget(self._stepper)
        column.addSpacing(SPACE_8)
        column.addWidget(self._hint)
        column.addSpacing(SPACE_16 + 4)
        column.addWidget(dividing_line())

    def show_party(self, party: Party) -> None:
        """Show how many came."""
        self._invited.say(party.invited_word)
        self._hint.say(party.hint)
        self._stepper.show_party(party.come, party.invited, party.most or party.invited)

    def step(self, by: int) -> None:
        """Wish for one more or one fewer."""
        self._stepper.step(by)


def party_line(party: Party, *, large: bool) -> QWidget:
    """Return the party after storing: seats and "2 of 2"."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_16)
    row.addWidget(Seats(party.come, max(party.come, party.invited), 48, SPACE_24 if large else 0, most=4))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(party.title, 28 if large else 20, 600))
    words.addWidget(Text(party.invited_word, 16 if large else 13, role="quiet", wrap=True))
    row.addLayout(words, 1)
    return box
