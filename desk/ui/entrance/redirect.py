"""The redirect scene: the address is the largest text after the band, the failed checks are short lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from desk.ui.entrance.columns import Column, Columns, add_checks, add_contacts, add_notes
from desk.ui.entrance.state import Destination, RedirectScene
from desk.ui.parts.icons import Icon
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_32

_LONGEST_LARGE = 32
"""Longer addresses are set smaller, so that they stand on one line or two."""


def redirect_page(scene: RedirectScene) -> QWidget:
    """Return the page of a redirect scene."""
    left = Column()
    left.addSpacing(6)
    if scene.about:
        left.put(Text(scene.about, 13, 600, "quiet", wrap=True))
        left.addSpacing(SPACE_4)
    left.put(Text(scene.headline, 20, 600, wrap=True))
    left.addSpacing(SPACE_16)
    left.put(_destination(scene.destination))
    if scene.checks:
        left.addSpacing(SPACE_16)
        lines = Column(SPACE_8)
        add_checks(lines, scene.checks)
        left.addLayout(lines)
    if scene.card is not None:
        add_notes(left, scene.card)
    left.addStretch()
    right = Column()
    right.addSpacing(6)
    if scene.card is not None:
        add_contacts(right, scene.card, small=True)
    if scene.read_aloud:
        right.addSpacing(SPACE_16 + SPACE_4)
        aloud = QHBoxLayout()
        aloud.setSpacing(SPACE_12)
        aloud.addWidget(Icon("languages", 24), 0, Qt.AlignmentFlag.AlignTop)
        aloud.addWidget(Text(scene.read_aloud, 16, role="quiet", wrap=True), 1)
        right.put(aloud)
    right.addStretch()
    return Columns(left, right, (392, 384), SPACE_32 + SPACE_8)


def _destination(place: Destination) -> QFrame:
    card = QFrame()
    card.setProperty("ground", "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(SPACE_16 + 4, SPACE_16, SPACE_16, SPACE_16)
    grid.setHorizontalSpacing(SPACE_16)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Icon(place.icon, 28), 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Text(place.name, 20 if len(place.name) <= _LONGEST_LARGE else 16, 600, wrap=True), 0, 1)
    if place.address:
        grid.addWidget(Text(place.address, 16, wrap=True), 1, 1)
    if place.moment:
        grid.setRowMinimumHeight(2, SPACE_8)
        grid.addWidget(Text(place.moment, 16, 500, wrap=True), 3, 1)
    if place.detail:
        grid.setRowMinimumHeight(4, SPACE_4)
        grid.addWidget(Text(place.detail, 13, role="quiet", wrap=True), 5, 1)
    return card
