"""Two columns that become one where they do not fit beside each other, and the small pieces that all scenes share."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desk.ui.entrance.state import Card, CheckEntry
from desk.ui.parts.checks import CheckLine
from desk.ui.parts.rows import ContactRow, RuleRow, dividing_line
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12

_LEAST_BESIDE = 42
"""Two columns need this many letter heights beside each other."""
_FEW = 3
OUTSET = SPACE_12
"""Rows with a ground or a ring of their own reach this far beyond what stands above and below them."""


class Column(QVBoxLayout):
    """A column of parts. `put` keeps the margin; `addWidget` and `addLayout` let a part reach out over it."""

    def __init__(self, gap: int = 0) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def put(self, part: QWidget | QLayout) -> None:
        """Append a part within the margin."""
        inset = QHBoxLayout()
        inset.setContentsMargins(OUTSET, 0, OUTSET, 0)
        if isinstance(part, QWidget):
            inset.addWidget(part)
        else:
            inset.addLayout(part)
        self.addLayout(inset)


class Columns(QWidget):
    """Left and right column in the given shares; below each other where the width does not suffice."""

    def __init__(self, left: Column, right: Column, shares: tuple[int, int], gap: int) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._gap = gap - 2 * OUTSET
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self._gap)
        self._rows.addLayout(left, shares[0] + 2 * OUTSET)
        self._rows.addLayout(right, shares[1] + 2 * OUTSET)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider column, since they may stand below each other; the height follows from the width."""
        return QSize(max(self._left.minimumSize().width(), self._right.minimumSize().width()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that the width allows."""
        super().resizeEvent(event)
        needed = self._left.minimumSize().width() + self._right.minimumSize().width() + self._gap
        beside = max(needed, current().px(16) * _LEAST_BESIDE) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._rows.direction():
            self._rows.setDirection(way)


def heading(left: str, right: str = "", size: int = 16, right_size: int = 16) -> QHBoxLayout:
    """Return a heading with a quieter word at the right."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    row.addWidget(Text(left, size, 600, wrap=True), 1)
    if right:
        row.addWidget(Text(right, right_size, role="quiet"))
    return row


def add_checks(column: Column, checks: Iterable[CheckEntry]) -> None:
    """Append check lines to a column; those with a sentence reach out over its margin."""
    for entry in checks:
        line = CheckLine(entry.state, entry.name, entry.value, entry.sentence)
        if entry.sentence:
            column.addWidget(line)
        else:
            column.put(line)


def add_card(column: Column, card: Card, *, small: bool = False) -> None:
    """Append all that is possible instead."""
    add_contacts(column, card, small=small)
    add_notes(column, card)


def add_contacts(column: Column, card: Card, *, small: bool = False) -> None:
    """Append a title and the ways to be helped, divided by lines; many of them stand closer."""
    if card.title and card.contacts:
        column.put(Text(card.title, 13 if small else 16, 600, "quiet" if small else "text", wrap=True))
        column.addSpacing(0 if small else SPACE_8)
    for place, contact in enumerate(card.contacts):
        if place:
            column.put(dividing_line())
        column.put(
            ContactRow(
                contact.icon,
                contact.title,
                contact.detail,
                reachable=contact.reachable,
                reach=contact.reach,
                hours=contact.hours,
                close=len(card.contacts) > _FEW,
            )
        )
    if card.others:
        column.addSpacing(SPACE_4)
        column.put(Text(card.others, 13, role="quiet", wrap=True))


def add_notes(column: Column, card: Card) -> None:
    """Append when it is possible again, how long one waits, and which rule it was."""
    for note in card.notes:
        column.addSpacing(SPACE_12)
        column.put(RuleRow(note.icon, note.title, note.detail))
    if card.rule:
        column.addSpacing(SPACE_12)
        column.put(Text(card.rule, 13, role="quiet", wrap=True))
