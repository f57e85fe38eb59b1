"""The idle scene: what holds here today, and who is expected next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.ui.entrance.columns import Column, Columns
from desk.ui.entrance.state import Expectation, IdleScene
from desk.ui.parts.rows import RuleRow, dividing_line
from desk.ui.parts.seats import Seats
from desk.ui.parts.text import Text
from desk.ui.style.tokens import LINE, SPACE_8, SPACE_12, SPACE_16, SPACE_32, TARGET


def idle_page(scene: IdleScene) -> QWidget:
    """Return the page of the idle scene."""
    left = Column()
    left.addSpacing(SPACE_12 + 2)
    left.put(Text(scene.rules_title, 13, 600, "quiet", wrap=True))
    left.addSpacing(SPACE_12 - 2)
    for place, rule in enumerate(scene.rules):
        left.addSpacing(SPACE_12 if place else 0)
        left.put(RuleRow(rule.icon, rule.title, rule.detail))
    if scene.stand:
        left.addSpacing(SPACE_8)
        left.put(Text(scene.stand, 13, role="quiet", wrap=True))
    left.addStretch()
    right = Column()
    right.addSpacing(SPACE_12 + 2)
    right.put(Text(scene.expected_title, 13, 600, "quiet", wrap=True))
    right.addSpacing(SPACE_12 - 4)
    if scene.expected:
        right.put(_expected(scene.expected))
    elif scene.empty:
        right.put(Text(scene.empty, 16, role="quiet", wrap=True))
    if scene.summary:
        right.addSpacing(SPACE_12)
        right.put(dividing_line())
        right.addSpacing(SPACE_12)
        right.put(Text(scene.summary, 13, role="quiet", wrap=True))
    right.addStretch()
    return Columns(left, right, (1, 1), SPACE_32)


def _expected(entries: tuple[Expectation, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_16 + 8)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(3, 1)
    for place, entry in enumerate(entries):
        row = 2 * place
        if place:
            grid.addWidget(dividing_line(), row - 1, 0, 1, 4)
        grid.setRowMinimumHeight(row, TARGET - LINE)
        grid.addWidget(Text(entry.time, 16, 600).tabular(), row, 0)
        grid.addWidget(Text(entry.room, 16), row, 1)
        grid.addWidget(Seats(entry.persons, entry.persons, 20, 2, most=4), row, 2)
        when = Text(entry.when, 16, 500 if entry.now else 400, "text" if entry.now else "quiet", wrap=True)
        when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(when, row, 3)
    return grid
