"""What the keys do in each state: a key becomes a wish, or opens and closes a panel."""

from PySide6.QtCore import Qt

from desk.ui.entrance.actions import PRIMARY
from desk.ui.entrance.keys import LETTERS, REPLACE, Act, Pressed
from desk.ui.entrance.left import LeftPane
from desk.ui.entrance.panels import ReasonsPage, details_page
from desk.ui.entrance.right import RightPane
from desk.ui.entrance.scene_keys import SceneKeys
from desk.ui.entrance.state import ActionKind, EntranceState
from desk.ui.entrance.wishes import Wishes

_KINDS = {letter: kind for kind, letter in LETTERS.items()}


class Commands:
    """Turns keys into wishes. Every method for a key returns whether the key meant something."""

    def __init__(self, wishes: Wishes, left: LeftPane, right: RightPane) -> None:
        self._wishes = wishes
        self._left = left
        self._right = right
        self._keys = SceneKeys(wishes)
        self._acts = {
            Act.CONFIRM: self._confirm,
            Act.CLEAR: self._clear,
            Act.POINT: self._point,
            Act.ALL: lambda _sign: self._state is not None and self._keys.all(self._state.scene),
            Act.EXEMPT: lambda _sign: self._state is not None and self._keys.exempt(self._state.scene),
            Act.STEP: self._step,
            Act.FIELD: self._field,
            Act.PAGE: self._page,
            Act.DETAILS: self._toggle_details,
            Act.UNDO: self._undo,
            Act.LETTER: self._letter,
        }
        self._state: EntranceState | None = None
        self._reasons: ReasonsPage | None = None
        self._details = False

    def show_state(self, state: EntranceState, *, moved: bool) -> None:
        """Know the state that is shown; what was opened over an older verdict is closed."""
        self._state = state
        if moved:
            self._close()

    def do(self, key: Pressed) -> bool:
        """Do what a key asks for; return whether it meant something in this state."""
        return self._state is not None and self._acts[key.act](key.sign)

    def begin_refusal(self) -> None:
        """Ask for the reason in the scene's place, or refuse at once where the verdict gives it."""
        if self._state is None:
            return
        if not self._state.reasons:
            self._wishes.refuse_requested.emit("")
            return
        self._reasons = ReasonsPage(self._state.reasons_title, self._state.reasons, self._wishes)
        self._right.scenes.show_page(self._reasons)

    def _confirm(self, _sign: str) -> bool:
        if self._reasons is not None:
            return True
        for kind in PRIMARY:
            told = self._right.buttons.ask(kind)
            if told:
                self._show_open(kind)
            if told is not None:
                return True
        return False

    def _show_open(self, kind: ActionKind) -> None:
        """Go to what is missing: the first open point, else the blocked button, which says it."""
        row = self._right.scenes.first_open()
        target = row if row is not None else self._right.buttons.button(kind)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if row is not None:
            self._right.scenes.ensureWidgetVisible(row)

    def _clear(self, _sign: str) -> bool:
        if self._close():
            return True
        return any(self._right.buttons.ask(kind) is not None for kind in (ActionKind.CLEAR, ActionKind.NEXT))

    def _point(self, sign: str) -> bool:
        if self._reasons is not None:
            self._reasons.choose(int(sign))
            return True
        return self._state is not None and self._keys.point(self._state.scene, int(sign))

    def _step(self, sign: str) -> bool:
        self._right.scenes.step(1 if sign == "+" else -1)
        return True

    def _field(self, _sign: str) -> bool:
        self._left.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._left.field.edit.selectAll()
        return True

    def _page(self, sign: str) -> bool:
        return self._right.scenes.more.turn(-1 if sign else 1)

    def _toggle_details(self, _sign: str) -> bool:
        if self._details:
            return self._close()
        self._wishes.details_requested.emit()
        if self._state is None or not self._state.details:
            return False
        self._close()
        self._details = True
        self._right.scenes.show_page(details_page(self._state.details_title, self._state.details))
        return True

    def _undo(self, _sign: str) -> bool:
        if self._state is None or not self._state.can_undo:
            return False
        self._wishes.undo_requested.emit()
        return True

    def _letter(self, sign: str) -> bool:
        if self._state is None:
            return False
        if sign == REPLACE and self._state.interruption is not None:
            self._wishes.replace_requested.emit()
            return True
        if self._keys.answer(self._state.scene, sign):
            return True
        kind = _KINDS.get(sign)
        return kind is not None and self._right.buttons.ask(kind) is not None

    def _close(self) -> bool:
        """Close an open panel; return whether there was one."""
        opened = self._reasons is not None or self._details
        self._reasons, self._details = None, False
        if opened:
            self._right.scenes.forget()
        return opened
