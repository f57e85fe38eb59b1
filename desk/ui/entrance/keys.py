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
    MORE = "more"
    FEWER = "fewer"
    FIELD = "field"
    DETAILS = "details"
    UNDO = "undo"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key translated: the act, and the digit or capital letter that was pressed."""

    act: Act
    sign: str = ""


_NAMED = {
    Qt.Key.Key_Return: Act.CONFIRM,
    Qt.Key.Key_Enter: Act.CONFIRM,
    Qt.Key.Key_Escape: Act.CLEAR,
    Qt.Key.Key_Plus: Act.MORE,
    Qt.Key.Key_Minus: Act.FEWER,
    Qt.Key.Key_F4: Act.FIELD,
    Qt.Key.Key_F7: Act.DETAILS,
}
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
    key = event.key()
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if event.isAutoRepeat():
        return None
    if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
        return Pressed(Act.UNDO)
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    named = _NAMED.get(Qt.Key(key)) if key in _NAMED else None
    if named is not None:
        return Pressed(named)
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return Pressed(Act.POINT, chr(key))
    if key == Qt.Key.Key_A:
        return Pressed(Act.ALL, "A")
    if Qt.Key.Key_A < key <= Qt.Key.Key_Z:
        return Pressed(Act.LETTER, chr(key))
    return None


def cap_for(kind: ActionKind, _: Translate) -> str:
    """Return how an action's key is called on its cap."""
    if kind in (ActionKind.CONFIRM, ActionKind.NEXT):
        return _("Enter ⏎")
    return _("Esc") if kind is ActionKind.CLEAR else LETTERS[kind]
