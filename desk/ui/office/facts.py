"""What is known about an appointment: facts, what was checked, its family. Small parts of the letters place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk.ui.office.state import CheckWords, Family, Pair
from desk.ui.parts.icons import Icon
from desk.ui.parts.seats import Seats
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16

_SIGNS = {True: ("check", "passed"), False: ("cross", "failed"), None: ("dash", "quiet")}


class Pairs(QWidget):
    """Facts below each other: what it is called left, what it is right."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Pair, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show other facts."""
        if pairs == self._shown:
            return
        self._shown = pairs
        _clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, pair in enumerate(pairs):
            label = Text(pair.label, 13, role="quiet")
            label.setContentsMargins(0, 2, 0, 2)
            self._grid.addWidget(label, row, 0, top)
            self._grid.addWidget(Text(pair.value, 16, wrap=True), row, 1, top)


class ChecksPart(QWidget):
    """What was looked at, in words with a sign."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[CheckWords, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_checks(self, checks: tuple[CheckWords, ...]) -> None:
        """Show other checks."""
        self.setVisible(bool(checks))
        if checks == self._shown:
            return
        self._shown = checks
        _clear(self._column)
        for check in checks:
            self._column.addWidget(_check_row(check))


def _check_row(check: CheckWords) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SPACE_12)
    icon, role = _SIGNS[check.passed]
    box.addWidget(Icon(icon, 20, role), 0, Qt.AlignmentFlag.AlignTop)
    weight = 600 if check.passed is False else 400
    box.addWidget(Text(check.words, 16, weight, "failed" if check.passed is False else "text", wrap=True), 1)
    row.setAccessibleName(check.words)
    return row


class FamilyPart(QFrame):
    """The appointments of a family, on a ground of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Family | None = None
        self.setProperty("ground", "panel")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self._grid.setHorizontalSpacing(SPACE_8)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(1, 1)

    def show_family(self, family: Family | None) -> None:
        """Show a family; None where somebody comes alone."""
        self.setVisible(family is not None)
        if family is None or family == self._shown:
            return
        self._shown = family
        _clear(self._grid)
        right = Qt.AlignmentFlag.AlignRight
        head = QWidget()
        words = QHBoxLayout(head)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(Text(family.title, 16, 600, wrap=True), 1)
        words.addWidget(Text(family.note, 13, role="quiet"))
        self._grid.addWidget(head, 0, 0, 1, 3)
        for row, line in enumerate(family.lines, start=1):
            weight = 600 if line.chosen else 400
            self._grid.addWidget(Seats(line.persons, line.persons, 18), row, 0)
            self._grid.addWidget(Text(line.words, 16, weight), row, 1)
            self._grid.addWidget(Text(line.where, 16, weight), row, 2, right)


def _clear(layout: QGridLayout | QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
