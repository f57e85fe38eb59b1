"""What may be higher than its place: it is scrolled, and only as high as it has to be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a pane that shows `inside` as wide as the pane is; the focus goes to the parts, never to the pane."""
    pane = QScrollArea()
    pane.setWidgetResizable(True)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setWidget(inside)
    return pane
