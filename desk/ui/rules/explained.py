"""The chosen rule in full: for whom, since when, until when, its Stand, and the phrase that it comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.text import Text
from desk.ui.rules.state import Explained
from desk.ui.style.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_32


class ExplainedPanel(QFrame):
    """Explains one rule until it is closed."""

    closed = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._shown: Explained | None = None
        self.setProperty("ground", "panel")
        self._title, self._detail = Text("", 20, 600, wrap=True), Text("", 16, wrap=True)
        self._head, self._facts = QHBoxLayout(), QHBoxLayout()
        self._facts.setSpacing(SPACE_32)
        self._phrase = Text("", 16, role="quiet", wrap=True)
        self._close = KeyButton(_("Close"), "Esc", Weight.QUIET)
        self._close.clicked.connect(self.closed)
        self._lay()

    def _lay(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._head.setSpacing(SPACE_16)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_8, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(self._head)
        column.addLayout(self._facts)
        column.addWidget(self._phrase)

    def show_narrow(self, *, narrow: bool) -> None:
        """Set everything below each other where there is little width."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in (self._head, self._facts):
            row.setDirection(down if narrow else across)
        self._facts.setSpacing(SPACE_8 if narrow else SPACE_32)

    def show_explained(self, explained: Explained | None) -> None:
        """Explain another rule, or none."""
        self.setVisible(explained is not None)
        if explained is None or explained == self._shown:
            return
        self._shown = explained
        self._title.say(explained.title)
        self._detail.say(explained.detail)
        self._detail.setVisible(bool(explained.detail))
        self._phrase.say(explained.phrase)
        self._phrase.setVisible(bool(explained.phrase))
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, value in explained.facts:
            self._facts.addWidget(_fact(name, value), 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addStretch(1)
        self.setAccessibleName(explained.title)


def _fact(name: str, value: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(name, 13, role="quiet"))
    column.addWidget(Text(value, 16, 500, wrap=True))
    box.setAccessibleName(f"{name}: {value}")
    return box
