"""Keys as they come from a keyboard: events with the moment at which the key went down, to whatever has the focus.

The moment is part of the event, as it is with a real keyboard: a slow computer delivers keys late, and their rhythm
stays. So a test on a busy computer types like any scanner, and like any person.
"""

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SCANNER_MS = 5
"""Between two keys of a handheld scanner on a cable."""
PERSON_MS = 70
"""After a key of a person: longer than a key is held back."""


def scan(window: QWidget, text: str, begin_ms: int | None = None, *, enter: bool = True) -> None:
    """Type as a handheld does: all in a rush, with Enter; `begin_ms` is the moment of the first key, else it ends now.

    No key is of a later moment than the one at which it is delivered: a person's next key is later than all of them.
    """
    begin = now_ms() - len(text) * SCANNER_MS if begin_ms is None else begin_ms
    for place, character in enumerate(text):
        _type(window, Qt.Key(ord(character.upper())), character, begin + place * SCANNER_MS)
    if enter:
        _type(window, Qt.Key.Key_Return, "\r", begin + len(text) * SCANNER_MS)


def press(window: QWidget, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key as a person does, and wait until it has arrived."""
    if isinstance(key, str):
        _type(window, Qt.Key(ord(key.upper())), key, now_ms(), modifiers)
    else:
        _type(window, key, "\r" if key == Qt.Key.Key_Return else "", now_ms(), modifiers)
    QTest.qWait(PERSON_MS)


def _type(
    window: QWidget,
    key: Qt.Key,
    text: str,
    at_ms: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, text)
        event.setTimestamp(at_ms)
        focus: QWidget | None = QApplication.focusWidget()
        QCoreApplication.sendEvent(window if focus is None else focus, event)


def now_ms() -> int:
    """Return the moment on the keyboard's clock."""
    return time.monotonic_ns() // 1_000_000
