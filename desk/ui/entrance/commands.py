"""What the keys do in each state: a key becomes a wish, or opens and closes a panel."""

from PySide6.QtCore import Qt

from desk.ui.entrance.actions import PRIMARY
from desk.ui.entrance.keys import LETTERS, REPLACE, Act, Pressed
from desk.ui.entrance.left import LeftPane
from desk.ui.entrance.panels import ReasonsPage, details_page
from desk.ui.entrance.right import RightPane
from desk.ui.entrance.state import ActionKind, Answer, CheckScene, ChoiceScene, EntranceState, WaitScene
from desk.ui.entrance.wishes import Wishes

_KINDS = {letter: kind for kind, letter in LETTERS.items()}


class Commands:
    """Turns keys into wishes. Every method for a key returns whether the key meant something."""

    def __init__(self, wishes: Wishes, left: LeftPane, right: RightPane) -> None:
        self._wishes = wishes
        self._left = left
        self._right = right
        self._state: EntranceState | None = None
        self._reasons: ReasonsPage | None = None
        self._details = False
        self._acts = {
            Act.CONFIRM: self._confirm,
            Act.CLEAR: self._clear,
            Act.POINT: self._point,
            Act.ALL: self._all,
            Act.EXEMPT: self._exempt,
            Act.STEP: self._step,
            Act.FIELD: self._field,
            Act.PAGE: self._page,
            Act.DETAILS: self._toggle_details,
            Act.UNDO: self._undo,
            Act.LETTER: self._letter,
        }

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
        number = int(sign)
        if self._reasons is not None:
            self._reasons.choose(number)
            return True
        scene = self._state.scene if self._state is not None else None
        if isinstance(scene, ChoiceScene):
            return self._choose(scene, number)
        if not isinstance(scene, CheckScene) or number not in [one.number for one in scene.questions]:
            return False
        self._wishes.point_toggled.emit(number)
        return True

    def _choose(self, scene: ChoiceScene, number: int) -> bool:
        chosen = next((one.key for one in scene.choices if one.number == number), None)
        if chosen is not None:
            self._wishes.service_chosen.emit(chosen)
        return chosen is not None

    def _all(self, _sign: str) -> bool:
        scene = self._state.scene if self._state is not None else None
        if not isinstance(scene, CheckScene) or not scene.all_label or all(one.answered for one in scene.questions):
            return False
        self._wishes.all_fulfilled_requested.emit()
        return True

    def _exempt(self, _sign: str) -> bool:
        scene = self._state.scene if self._state is not None else None
        if not isinstance(scene, CheckScene) or not scene.exempt_label:
            return False
        self._wishes.exemption_requested.emit()
        return True

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
        if any(answer.key == sign for answer in _answers(self._state)):
            self._wishes.answer_given.emit(sign)
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


def _answers(state: EntranceState) -> tuple[Answer, ...]:
    match state.scene:
        case CheckScene(answers=answers):
            return answers
        case WaitScene(overdue=overdue) if overdue is not None and overdue.answer is not None:
            return (overdue.answer,)
        case _:
            return ()
