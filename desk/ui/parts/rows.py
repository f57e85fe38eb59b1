"""Rows of words with a sign: a rule of the house, a way to be helped, an earlier decision."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.domain.decisions import Verdict
from desk.ui.parts.icons import Icon
from desk.ui.parts.shapes import VerdictMark
from desk.ui.parts.text import Text
from desk.ui.style.tokens import LINE, SPACE_8, SPACE_12, SPACE_16, TARGET

_ORDINARY = 16
"""Titles of a larger step are notices: heavier, with the icon beside their first line."""


def dividing_line() -> QFrame:
    """Return a horizontal line of one pixel; decoration only."""
    line = QFrame()
    line.setProperty("ground", "line")
    line.setFixedHeight(LINE)
    return line


class RuleRow(QWidget):
    """Icon, title, detail: a rule, a step of the way, a notice. `title_size` 20 for a notice."""

    def __init__(
        self,
        icon: str,
        title: str,
        detail: str = "",
        *,
        title_size: int = 16,
        detail_size: int = 13,
        icon_size: int = 28,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(0)
        notice = title_size > _ORDINARY
        top = Qt.AlignmentFlag.AlignTop if notice else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(Icon(icon, icon_size), 0, 0, 2 if detail else 1, 1, top)
        grid.addWidget(Text(title, title_size, 600 if notice else 500, wrap=True), 0, 1)
        if detail:
            grid.addWidget(Text(detail, detail_size, role="quiet", wrap=True), 1, 1)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(", ".join(part for part in (title, detail) if part))


class ContactRow(QWidget):
    """A way to be helped: telephone, page, address; at the right whether anybody answers now, and until when."""

    def __init__(
        self, icon: str, title: str, detail: str, *, reachable: bool | None = None, reach: str = "", hours: str = ""
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(0)
        grid.addWidget(Icon(icon, 24), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Text(title, 16, 600, wrap=True), 0, 1)
        grid.addWidget(Text(detail, 13, role="quiet", wrap=True), 1, 1)
        grid.setColumnStretch(1, 1)
        if reach:
            grid.addWidget(_reach(reach, reachable=bool(reachable)), 0, 2, Qt.AlignmentFlag.AlignRight)
        if hours:
            told = Text(hours, 13, role="quiet")
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(told, 1, 2)
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
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12 - 1)
        row.addWidget(Text(time, 16, role="quiet").tabular())
        row.addWidget(VerdictMark(verdict))
        row.addWidget(Text(words, 16, wrap=True), 1)
        self.setMinimumHeight(TARGET - LINE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(", ".join(part for part in (time, spoken, words) if part))


def column(gap: int, *widgets: QWidget) -> QVBoxLayout:
    """Return a column of widgets with `gap` pixels between them."""
    box = QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for widget in widgets:
        box.addWidget(widget)
    return box
