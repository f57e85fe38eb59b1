"""The handheld scanner: one filter over the whole application, so that a scan never lands in a field or on a button.

What is a scan and what is typing is told by `desk.scanning.wedge`; here its steps are obeyed with Qt's events. A
person's keys come back in their order, a few hundredths of a second later, to whatever has the focus then.
"""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desk.scanning.wedge import ENTER, TAB, Step, Wedge

_ALONE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""Pressed alone these write nothing and say nothing about the rhythm: they pass."""
_LATE_MS = 10
"""A timer that comes later than this says that the window was busy: keys may stand in the queue behind it."""
_LOOK_AGAIN_MS = 5
_NO_REPEAT_MS = 15
"""No key that is held down repeats faster than this."""
_CONTROL, _ALT, _META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)


class Handheld(QObject):
    """Watches every key of the application; `scanned` carries what a handheld scanner typed. Make one, then `watch`."""

    scanned = Signal(str)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._wedge: Wedge[QKeyEvent] = Wedge()
        self._returning = False
        self._running = QElapsedTimer()
        self._running.start()
        self._ahead_ms = 0
        """How far the keyboard's clock is ahead of the running one."""
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self._tick)
        self._looked_again = False
        self._last_ms, self._gap_ms = 0, 0

    def watch(self) -> None:
        """Begin to look at keys."""
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Give back what is held and look no more."""
        self._due.stop()
        self._return(self._wedge.release())
        self._application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hold a key back until it is known whose it is."""
        if self._returning or not isinstance(event, QKeyEvent) or event.key() in _ALONE:
            return False
        match event.type():
            case QEvent.Type.KeyPress:
                at_ms = self._moment(event)
                step = self._wedge.press(self._character(event, at_ms), at_ms, _copy(event))
                self._obey(step)
                return step.hold
            case QEvent.Type.KeyRelease:
                return self._wedge.follow(_copy(event))
            case QEvent.Type.ShortcutOverride:
                # Else a shortcut of one letter would fire before the key was looked at.
                if _written(event):
                    event.accept()
                return False
            case _:
                return False

    @Slot()
    def _tick(self) -> None:
        """Judge the silence; after a busy moment only when the keys that came meanwhile had their turn."""
        now = self._running.elapsed() + self._ahead_ms
        due = self._wedge.due_ms
        if due is not None and now - due > _LATE_MS and not self._looked_again:
            self._looked_again = True
            self._due.start(_LOOK_AGAIN_MS)
            return
        self._looked_again = False
        self._obey(self._wedge.tick(now))

    def _obey(self, step: Step[QKeyEvent]) -> None:
        self._return(step.give_back)
        due = self._wedge.due_ms
        if due is None:
            self._due.stop()
        else:
            self._due.start(max(due - self._running.elapsed() - self._ahead_ms, 0))
        if step.scan is not None:
            self.scanned.emit(step.scan)

    def _return(self, keys: tuple[QKeyEvent, ...]) -> None:
        self._returning = True
        try:
            for key in keys:
                target = _target()
                if target is not None:
                    QCoreApplication.sendEvent(target, key)
        finally:
            self._returning = False

    def _character(self, event: QKeyEvent, at_ms: int) -> str:
        """Return what the key counts as; one that is held down writes nothing new.

        A scanner's double character can look like that: release and press in one millisecond are a repetition to Qt.
        """
        if at_ms != self._last_ms:  # one key is seen several times, on its way up from the window's inside
            self._gap_ms, self._last_ms = at_ms - self._last_ms, at_ms
        return "" if event.isAutoRepeat() and self._gap_ms > _NO_REPEAT_MS else _written(event)

    def _moment(self, event: QKeyEvent) -> int:
        """When the key went down, on the keyboard's clock where it has one: keys that queued up keep their rhythm."""
        if event.timestamp():
            self._ahead_ms = event.timestamp() - self._running.elapsed()
            return event.timestamp()
        return self._running.elapsed() + self._ahead_ms


def _written(event: QKeyEvent) -> str:
    """Return what the key writes, or "" for a key that is no text."""
    modifiers = event.modifiers()
    control, alt = bool(modifiers & _CONTROL), bool(modifiers & _ALT)
    if modifiers & _META or control != alt:
        return ""  # control and alt together are AltGr, which writes
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return ENTER
    if event.key() == Qt.Key.Key_Tab:
        return TAB
    return event.text() if event.text().isprintable() else ""


def _copy(event: QKeyEvent) -> QKeyEvent:
    """Return the same key as an event of our own: Qt's is gone when it is needed again."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def _target() -> QWidget | None:
    """Return who gets a key now: an open list or menu, else what has the focus, else the window in front."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        inside: QWidget | None = popup.focusWidget()
        return popup if inside is None else inside
    focus: QWidget | None = QApplication.focusWidget()
    return QApplication.activeWindow() if focus is None else focus
