"""The refuse scene: passed, failed and no longer checked, in order; the right half is what is possible instead."""

from PySide6.QtWidgets import QGridLayout, QWidget

from desk.domain.decisions import CheckState
from desk.ui.entrance.columns import Column, Columns, add_card, add_checks, heading
from desk.ui.entrance.state import RefuseScene
from desk.ui.parts.checks import CheckLine
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32

_MOST_LISTED = 6
"""More checks than these that were not reached are named in a line: what decided stands above them."""


def refuse_page(scene: RefuseScene) -> QWidget:
    """Return the page of a refuse scene."""
    left = Column()
    left.addSpacing(8)
    left.put(heading(scene.headline, scene.summary, right_size=13))
    left.addSpacing(SPACE_8)
    lines = Column(SPACE_12)
    add_checks(lines, scene.checks)
    left.addLayout(lines)
    if scene.skipped:
        left.addSpacing(SPACE_12)
        left.put(Text(scene.skipped_title, 13, 600, "quiet", wrap=True))
        left.addSpacing(SPACE_4)
        if len(scene.skipped) > _MOST_LISTED:
            left.put(Text(", ".join(scene.skipped), 13, role="quiet", wrap=True))
        else:
            left.put(_skipped(scene.skipped))
    left.addStretch()
    right = Column()
    right.addSpacing(6)
    if scene.card is not None:
        add_card(right, scene.card)
    if scene.note:
        right.addSpacing(SPACE_16)
        right.put(Text(scene.note, 13, role="quiet", wrap=True))
    right.addStretch()
    return Columns(left, right, (424, 352), SPACE_32 + SPACE_8)


def _skipped(names: tuple[str, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_24)
    grid.setVerticalSpacing(SPACE_4 + 2)
    half = 2
    for place, name in enumerate(names):
        grid.addWidget(CheckLine(CheckState.NOT_REACHED, name), place // half, place % half)
    for column in range(half):
        grid.setColumnStretch(column, 1)
    return grid
