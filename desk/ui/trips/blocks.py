"""Small parts of the home visits place: buttons that fill lines, fields below their labels, a press that may wait."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_4, SPACE_8

_WIDEST = 608
"""Pixels at 100 % font size."""


class Narrow(QWidget):
    """Grows no wider than fields and answers are easy to take in, whatever room there is."""

    def __init__(self) -> None:
        super().__init__()
        self._narrow()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._narrow()

    def _narrow(self) -> None:
        self.setMaximumWidth(round(_WIDEST * current().factor))


def flowing(lines: QLayout) -> QWidget:
    """Return a widget that is as high as its lines need at its width."""
    box = QWidget()
    box.setLayout(lines)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box


def labelled(words: str, field: QWidget) -> QWidget:
    """Return a field below its label, which names it."""
    label = Text(words, 13, 500, wrap=True)
    label.setBuddy(field)
    field.setAccessibleName(words)
    field.setMinimumWidth(48)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    column.addWidget(label)
    column.addWidget(field)
    return box


def beside(fields: Iterable[tuple[QWidget, int]]) -> QHBoxLayout:
    """Return fields beside each other; the number is each one's share of the width."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for field, share in fields:
        row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
    return row


class Press(QObject):
    """A press of a button, unless the button says what is missing; `wished` carries what the press is about.

    It belongs to its button. A function in its place would keep the button alive, and with it the whole window.
    """

    wished = Signal(object)

    def __init__(self, button: KeyButton, about: object = None) -> None:
        super().__init__(button)
        self._button, self._about = button, about
        button.clicked.connect(self._pass_on)

    @Slot()
    def _pass_on(self) -> None:
        if not self._button.blocked:
            self.wished.emit(self._about)


def show_wrong(fields: dict[str, QWidget], wrong: frozenset[str]) -> None:
    """Mark the fields that keep an entry from being stored."""
    for name, field in fields.items():
        mark = "true" if name in wrong else "false"
        if field.property("wrong") != mark:
            field.setProperty("wrong", mark)
            field.style().unpolish(field)
            field.style().polish(field)
