"""The right pane: the verdict over the scene over the actions over the rooms."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.actions import ActionRow
from desk.ui.entrance.columns import OUTSET
from desk.ui.entrance.more import GAP
from desk.ui.entrance.panels import InterruptionStrip
from desk.ui.entrance.scenes import SceneArea
from desk.ui.entrance.state import EntranceState
from desk.ui.entrance.strip import RoomStrip
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.band import Band
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_12, SPACE_24, SPACE_32

_LARGE_FROM = 1300
_LEAST_HEIGHT = 600
"""What band, scene, actions and rooms need below each other, in pixels at 100 % font size."""


class RightPane(QFrame):
    """Band, scene, actions and rooms, in that order of weight."""

    def __init__(self, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.band = Band()
        self.interruption = InterruptionStrip(wishes)
        self.scenes = SceneArea(wishes, _)
        self.buttons = ActionRow(wishes, _)
        self.rooms = RoomStrip(wishes, _)
        self.scenes.show_page(QWidget())
        self.scenes.add_above(self.interruption)
        self._tight = False
        self._top, self._top_layout = _inset(self.band)
        self._middle, self._middle_layout = _inset(self.scenes, self.scenes.more)
        self._middle_layout.setSpacing(0)
        self.scenes.more.shown.connect(self._set_margins)
        self._bottom, self._bottom_layout = _inset(self.buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addWidget(self._middle, 1)
        self._column.addWidget(self._bottom)
        self._column.addWidget(self.rooms)
        self._set_margins()

    def show_state(self, state: EntranceState) -> bool:
        """Show everything but the page; return whether a new page was built."""
        self.band.show_verdict(state.band.verdict, state.band.word, state.band.fact, state.band.line)
        self.interruption.show_interruption(state.interruption)
        self.buttons.show_actions(state.actions, state.actions_hint)
        self.rooms.show_rooms(state.rooms_title, state.rooms, state.waiting, state.room)
        return self.scenes.show_scene(state.scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a large screen larger margins; on a small one with a large font let the rooms scroll with the scene."""
        super().resizeEvent(event)
        tight = self.height() < _LEAST_HEIGHT * current().factor
        if tight != self._tight:
            self._tight = tight
            if tight:
                self.scenes.add_below(self.rooms)
            else:
                self._column.addWidget(self.rooms)
        self._set_margins()

    def _set_margins(self) -> None:
        side = SPACE_32 if self.width() >= _LARGE_FROM else SPACE_24
        self._top_layout.setContentsMargins(side, side, side, SPACE_12 - 2 if side < SPACE_32 else SPACE_24)
        self._middle_layout.setContentsMargins(side - OUTSET, 0, side - OUTSET, 0)
        # The hint that there is more brings a margin of its own.
        above = GAP if self.scenes.more.isHidden() else 0
        self._bottom_layout.setContentsMargins(side, above, side, side)
        self.rooms.set_side(OUTSET if self._tight else side)


def _inset(*parts: QWidget) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(SPACE_12)
    for part in parts:
        column.addWidget(part)
    return box, column
