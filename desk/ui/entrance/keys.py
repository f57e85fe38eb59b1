"""Which key does what at the entrance, and how the key is called on its cap."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desk.i18n import Translate
from desk.ui.entrance.state import ActionKind


class Act(Enum):
    """What a key asks for, apart from the action row."""

    CONFIRM = "confirm"
    CLEAR = "clear"
    POINT = "point"
    ALL = "all"
    EXEMPT = "exempt"
    STEP = "step"
    """One person more or fewer."""
    FIELD = "field"
    PAGE = "page"
    """A page of the scene on or back."""
    DETAILS = "details"
    UNDO = "undo"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key translated: the act, and the sign, digit or capital letter that was pressed."""

    act: Act
    sign: str = ""


_NAMED = {
    Qt.Key.Key_Return: Act.CONFIRM,
    Qt.Key.Key_Enter: Act.CONFIRM,
    Qt.Key.Key_Escape: Act.CLEAR,
    Qt.Key.Key_F4: Act.FIELD,
    Qt.Key.Key_F7: Act.DETAILS,
    Qt.Key.Key_PageDown: Act.PAGE,
    Qt.Key.Key_PageUp: Act.PAGE,
}
_SIGNS = {"+": Act.STEP, "-": Act.STEP, "A": Act.ALL, "B": Act.EXEMPT} | dict.fromkeys("123456789", Act.POINT)
_PLAIN_SIGNS = 128
"""Qt names the keys of ASCII by their signs."""
LETTERS = {
    ActionKind.WAIT: "W",
    ActionKind.REDIRECT: "U",
    ActionKind.REFUSE: "R",
    ActionKind.ASK_LEAD: "L",
    ActionKind.PRINT: "P",
    ActionKind.WITHOUT_LETTER: "O",
    ActionKind.LEAVE: "G",
    ActionKind.SOUND: "N",
}
"""The letter of each action; Enter and Esc are the others'."""
REPLACE = "N"
"""Shows the new scan instead of an unconfirmed verdict."""


def pressed(event: QKeyEvent) -> Pressed | None:
    """Translate a key event, or None for a key that means nothing here. Held-down keys do not act twice."""
    if event.isAutoRepeat():
        return None
    key = event.key()
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
        return Pressed(Act.UNDO)
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    if key in _NAMED:
        return Pressed(_NAMED[Qt.Key(key)], "-" if key == Qt.Key.Key_PageUp else "")
    sign = chr(key) if key < _PLAIN_SIGNS else ""
    act = _SIGNS.get(sign, Act.LETTER if sign.isalpha() else None)
    return Pressed(act, sign) if act is not None else None


def cap_for(kind: ActionKind, _: Translate) -> str:
    """Return how an action's key is called on its cap."""
    if kind in (ActionKind.CONFIRM, ActionKind.NEXT):
        return _("Enter ⏎")
    return _("Esc") if kind is ActionKind.CLEAR else LETTERS[kind]
