"""A day's letters in one go: the pages at the left; what was read back, what failed and what to do at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.batch_side import BatchSide
from desk.ui.office.pages import Pages
from desk.ui.office.state import Batch, LettersState, Phase
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.fill import Fill
from desk.ui.parts.flow import Flow
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, SPACE_32

_SIDE = 408


class BatchPane(QWidget):
    """Which letters, how far they are, and their pages; `choice_made` carries the key of the wanted letters."""

    choice_made = Signal(str)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self.side = BatchSide(_)
        self._title, self._line = Text("", 28, 600, wrap=True), Text("", 16, role="quiet", wrap=True)
        self._choices, self._flow = QWidget(), Flow(SPACE_8)
        self._choices.setLayout(self._flow)
        self._buttons: dict[tuple[str, bool], KeyButton] = {}
        self._progress, self._left = Text("", 20, 600, wrap=True), Text("", 16, role="quiet", wrap=True)
        self._fill, self._pages = Fill(), Pages()
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.addWidget(self._progress, 1)
        head.addWidget(self._left)
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_32, SPACE_24, SPACE_32, SPACE_16)
        column.setSpacing(SPACE_4)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(SPACE_16)
        column.addWidget(self._choices)
        column.addLayout(head)
        column.addWidget(self._fill)
        column.addSpacing(SPACE_24)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.side)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)

    def show_batch(self, state: LettersState) -> None:
        """Show how far it has come."""
        batch = state.batch
        if batch is None:
            return
        self.side.setFixedWidth(min(round(_SIDE * current().factor), max(self.width() * 2 // 5, _SIDE)))
        self._title.say(batch.title)
        self._line.say(batch.line)
        self._progress.say(batch.progress)
        self._left.say(batch.left)
        running = batch.phase is not Phase.READY
        self._fill.setVisible(running)
        self._fill.show_fill(batch.done, batch.total)
        self._show_choices(batch)
        self._pages.show_pages(batch.pages, batch.progress)
        self.side.show_side(batch, state.printers, state.printer)

    def _show_choices(self, batch: Batch) -> None:
        """Each choice is two buttons, of which one is seen: chosen (with a tick) or not."""
        self._choices.setVisible(batch.phase is Phase.READY and bool(batch.choices))
        for place, option in enumerate(batch.choices, start=1):
            for chosen in (True, False):
                if (option.key, chosen) not in self._buttons:
                    self._buttons[option.key, chosen] = self._button(option.key, str(place), chosen=chosen)
                button = self._buttons[option.key, chosen]
                button.say(option.words)
                button.setVisible(chosen == (option.key == batch.choice))

    def _button(self, option: str, key: str, *, chosen: bool) -> KeyButton:
        button = KeyButton("", key, Weight.STRONG if chosen else Weight.NORMAL, icon="check" if chosen else "")
        button.setProperty("choice", option)
        button.clicked.connect(self._choose)
        self._flow.addWidget(button)
        return button

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.choice_made.emit(button.property("choice"))
