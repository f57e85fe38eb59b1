"""The entrance screen: state in, wishes out. It decides nothing and asks no service; the shell connects its wishes."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.commands import Commands
from desk.ui.entrance.keys import pressed
from desk.ui.entrance.left import LeftPane
from desk.ui.entrance.right import RightPane
from desk.ui.entrance.state import ChoiceScene, EntranceState, IdleScene
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.camera import Corners
from desk.ui.parts.checks import CheckRow
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE

_LEFT, _LARGE_LEFT = 416, 560
_LARGE_FROM = 1700
_GREATEST_SHARE = 0.42


class EntranceScreen(Wishes):
    """The guard's screen. `show_state` is cheap, `set_frame` cheaper; keys work anywhere in its window."""

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._state: EntranceState | None = None
        self._watched: QWidget | None = None
        self.left = LeftPane(self, _)
        self.right = RightPane(self, _)
        self._commands = Commands(self, self.left, self.right)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ring_none", True)
        self.setAccessibleName(_("Entrance"))
        line = QWidget()
        line.setProperty("ground", "line")
        line.setFixedWidth(LINE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(line)
        row.addWidget(self.right, 1)
        self.left.field.left.connect(self.setFocus)
        self.left.field.edit.installEventFilter(self)
        self.code_entered.connect(self._leave_field)
        self.service_chosen.connect(self._leave_field)
        self.refusal_begun.connect(self._commands.begin_refusal)

    def show_state(self, state: EntranceState) -> None:
        """Show another state; only what differs from the last one is drawn anew."""
        before, self._state = self._state, state
        if state == before:
            return
        self.left.show_state(state)
        new_page = self.right.show_state(state)
        moved = before is None or state.band != before.band or state.scene != before.scene
        self._commands.show_state(state, moved=moved)
        if not self._typing():
            asked = state.interruption is not None and (before is None or before.interruption is None)
            if asked and self.left.field.edit.hasFocus():
                self.setFocus()  # its answer is a key, and would be typed
            self._place_focus(new_page=new_page)

    def set_frame(self, frame: NDArray[np.uint8] | QImage | None, corners: Corners = (), *, read: bool = False) -> None:
        """Show what the camera sees, with the corners of a code in pixels of the frame; `read` draws them solid."""
        self.left.camera.set_frame(frame)
        self.left.camera.set_outline(corners, read=read)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it meant something here."""
        key = pressed(event)
        return key is not None and self._commands.do(key)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for keys in the whole window; what a field or button does not take comes up to the window."""
        super().showEvent(event)
        self._watched = self.window()
        self._watched.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop listening."""
        super().hideEvent(event)
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that came up to the window; of the field only a number that chooses, while it is empty."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.left.field.edit:
            return self._chooses() and event.text().isdigit() and self.press(event)
        return self.press(event) or super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the left pane its width."""
        super().resizeEvent(event)
        base = _LARGE_LEFT if self.width() >= _LARGE_FROM else _LEFT
        wished = base + round((current().factor - 1) * base / 3)
        widest = round(self.width() * _GREATEST_SHARE)
        self.left.setFixedWidth(min(max(min(wished, widest), base), self.width() // 2) - LINE)

    def _place_focus(self, *, new_page: bool) -> None:
        """Put the focus on the first open point, or in the field where that is for searching.

        Else, with a new page, on the screen itself, so that all keys work.
        """
        row = self.right.scenes.first_open()
        inside = QApplication.focusWidget()
        if row is not None and (new_page or isinstance(inside, CheckRow)):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.right.scenes.ensureWidgetVisible(row)
        elif new_page and self.isVisible():
            scene = self._state.scene if self._state is not None else None
            # Where nobody is before the guard, the field is left to whoever went there to type.
            stays = isinstance(scene, IdleScene) and self.left.field.edit.hasFocus()
            to_field = stays or (isinstance(scene, ChoiceScene) and scene.to_field)
            (self.left.field.edit if to_field else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chooses(self) -> bool:
        """Whether a number chooses a service now: they are shown, and nothing is typed yet."""
        scene = self._state.scene if self._state is not None else None
        return isinstance(scene, ChoiceScene) and not self.left.field.edit.text()

    def _typing(self) -> bool:
        """Whether somebody is writing in the field: the focus is not taken away then."""
        return self.left.field.edit.hasFocus() and bool(self.left.field.edit.text())

    def _leave_field(self) -> None:
        self.left.field.edit.clear()
        self.setFocus()
