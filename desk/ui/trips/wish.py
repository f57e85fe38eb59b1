"""A wish for a visit that is refused: one press of the reason, and it is counted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_8, SPACE_16, SPACE_24
from desk.ui.trips.blocks import Narrow, Press
from desk.ui.trips.state import WishForm


class WishPane(Narrow):
    """`reason_chosen` carries the key of a reason."""

    reason_chosen = Signal(object)
    closed = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._shown: WishForm | None = None
        self.buttons: list[KeyButton] = []
        self._title, self._detail = Text("", 20, 600, wrap=True), Text("", 16, role="quiet", wrap=True)
        self._close = KeyButton(_("Back"), _("Esc"), wide=True)
        self._close.clicked.connect(self.closed)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(SPACE_8)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_16)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(SPACE_16)
        column.addLayout(self._answers)
        column.addSpacing(SPACE_16)
        column.addWidget(self._close)
        column.addStretch(1)

    def show_wish(self, wish: WishForm) -> None:
        """Show the reasons; one that comes takes the focus."""
        if wish == self._shown:
            return
        self._shown = wish
        self._title.say(wish.title)
        self._detail.say(wish.detail)
        for button in self.buttons:
            button.deleteLater()
        self.buttons = []
        for number, reason in enumerate(wish.reasons, start=1):
            button = KeyButton(reason.words, str(number), height=ACTION_TARGET, wide=True)
            Press(button, reason.key).wished.connect(self.reason_chosen)
            self._answers.addWidget(button)
            self.buttons.append(button)

    def focus_first(self) -> None:
        """Put the focus on the first reason."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
