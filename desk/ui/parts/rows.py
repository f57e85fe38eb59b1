"""Rows of words with a sign: a rule of the house, a way to be helped, an earlier decision."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from desk.domain.decisions import Verdict
from desk.ui.parts.icons import Icon
from desk.ui.parts.shapes import VerdictMark
from desk.ui.parts.text import Text
from desk.ui.style.tokens import LINE, SPACE_4, SPACE_8, SPACE_12, SPACE_16, TARGET


def dividing_line() -> QFrame:
    """Return a horizontal line of one pixel; decoration only."""
    line = QFrame()
    line.setProperty("ground", "line")
    line.setFixedHeight(LINE)
    return line


class RowKind(Enum):
    """How large a row is set: title size and weight, detail size, icon size."""

    RULE = (16, 500, 13, 28)
    STEP = (20, 500, 16, 36)
    NOTICE = (20, 600, 16, 40)
    """Its icon stands beside the title."""
    CALL = (28, 600, 16, 40)
    """A number to be called."""


class RuleRow(QWidget):
    """Icon, title, detail: a rule of the house, a step of the way, a notice, a number to be called."""

    def __init__(self, icon: str, title: str, detail: str = "", kind: RowKind = RowKind.RULE) -> None:
        super().__init__()
        size, weight, detail_size, icon_size = kind.value
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(0)
        at = Qt.AlignmentFlag.AlignTop if kind is RowKind.NOTICE else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(Icon(icon, icon_size), 0, 0, 2 if detail else 1, 1, at)
        grid.addWidget(Text(title, size, weight, wrap=True), 0, 1)
        if detail:
            grid.addWidget(Text(detail, detail_size, role="quiet", wrap=True), 1, 1)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(", ".join(part for part in (title, detail) if part))


class ContactRow(QWidget):
    """A way to be helped: telephone, page, address; at the right whether anybody answers now, and until when.

    `close` rows stand nearer to each other.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        detail: str,
        *,
        reachable: bool | None = None,
        reach: str = "",
        hours: str = "",
        close: bool = False,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        margin = SPACE_4 if close else SPACE_8
        grid.setContentsMargins(0, margin, 0, margin)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(0)
        grid.addWidget(Icon(icon, 24), 0, 0, 2 if detail else 1, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Text(title, 16, 600, wrap=True), 0, 1)
        if detail:
            grid.addWidget(Text(detail, 13, role="quiet", wrap=True), 1, 1, 1, 1 if reach else 2)
        grid.setColumnStretch(1, 1)
        if reach:
            grid.addWidget(_reach(reach, reachable=bool(reachable)), 0, 2, Qt.AlignmentFlag.AlignRight)
        if hours:
            told = Text(hours, 13, role="quiet")
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(told, 1 if reach else 0, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(", ".join(part for part in (title, detail, reach, hours) if part))


def _reach(words: str, *, reachable: bool) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(Icon("check" if reachable else "clock", 18, "passed" if reachable else "quiet"))
    row.addWidget(Text(words, 16, 600 if reachable else 400, "passed" if reachable else "quiet"))
    return box


class HistoryRow(QWidget):
    """An earlier decision: time, mark, words; 44 high."""

    def __init__(self, time: str, verdict: Verdict, words: str, spoken: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        row.setSpacing(SPACE_12 - 1)
        row.addStrut(TARGET - LINE - 2 * SPACE_4)
        row.addWidget(Text(time, 16, role="quiet").tabular())
        row.addWidget(VerdictMark(verdict))
        row.addWidget(Text(words, 16, wrap=True), 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(", ".join(part for part in (time, spoken, words) if part))
