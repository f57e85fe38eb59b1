"""The handheld scanner as keyboard: real key events, sorted by their rhythm before any widget sees them."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.devices.handheld import Handheld
from tests.ui import keyboard


class Window(QWidget):
    """A field and a button, and what became of them."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.button = QPushButton("press")
        self.pressed = 0
        self.keys: list[int] = []
        rows = QVBoxLayout(self)
        rows.addWidget(self.field)
        rows.addWidget(self.button)
        self.button.clicked.connect(self.count)

    def count(self) -> None:
        self.pressed += 1


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    one = Window()
    qtbot.addWidget(one)
    one.show()
    assert QTest.qWaitForWindowExposed(one)
    one.activateWindow()
    return one


@pytest.fixture
def scans(qapp: QApplication) -> Iterator[list[str]]:
    heard: list[str] = []
    handheld = Handheld(qapp)
    handheld.scanned.connect(heard.append)
    handheld.watch()
    yield heard
    handheld.stop()
    handheld.deleteLater()


def type_as_scanner(qtbot: QtBot, target: QWidget, text: str) -> None:
    qtbot.keyClicks(target, text)
    qtbot.keyClick(target, Qt.Key.Key_Return)


def test_a_scan_does_not_land_in_the_field_that_has_the_focus(qtbot: QtBot, window: Window, scans: list[str]) -> None:
    window.field.setFocus()
    type_as_scanner(qtbot, window.field, "T1HELLO-WORLD 123")

    qtbot.waitUntil(lambda: bool(scans))

    assert scans == ["T1HELLO-WORLD 123"]
    assert window.field.text() == ""


def test_the_enter_of_a_scan_presses_no_button(qtbot: QtBot, window: Window, scans: list[str]) -> None:
    window.button.setFocus()
    type_as_scanner(qtbot, window.button, "T1HELLO WITH SPACES")

    qtbot.waitUntil(lambda: bool(scans))
    qtbot.keyClick(window.button, Qt.Key.Key_Return)  # the scanner's late line feed
    qtbot.wait(80)

    assert window.pressed == 0


def test_what_a_person_types_arrives_whole_and_in_order(qtbot: QtBot, window: Window, scans: list[str]) -> None:
    window.field.setFocus()
    for character in "Room 4":
        qtbot.keyClick(window.field, character, delay=60)
    qtbot.keyClick(window.field, Qt.Key.Key_Backspace)

    qtbot.waitUntil(lambda: window.field.text() == "Room ")

    assert not scans


def test_two_quick_keys_of_a_person_are_not_lost(qtbot: QtBot, window: Window, scans: list[str]) -> None:
    window.field.setFocus()
    qtbot.keyClicks(window.field, "ab")
    qtbot.keyClick(window.field, Qt.Key.Key_Left)
    qtbot.keyClick(window.field, "x")

    qtbot.waitUntil(lambda: window.field.text() == "axb")

    assert not scans


def test_space_of_a_person_presses_the_button_that_has_the_focus(
    qtbot: QtBot, window: Window, scans: list[str]
) -> None:
    window.button.setFocus()
    qtbot.keyClick(window.button, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: window.pressed == 1)

    assert not scans


def hold_down(target: QWidget, times: int, each_ms: int, begin: int) -> None:
    """Hold a key as Qt tells it: a release and a repeated press in one moment."""
    for turn in range(times):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", autorep=True)
            event.setTimestamp(begin + turn * each_ms)
            QCoreApplication.sendEvent(target, event)


def test_a_key_that_is_held_down_writes_again_and_again(qtbot: QtBot, window: Window, scans: list[str]) -> None:
    window.field.setFocus()
    hold_down(window.field, 20, 33, keyboard.now_ms())

    qtbot.waitUntil(lambda: window.field.text() == "0" * 20)

    assert not scans


def test_a_double_character_of_a_fast_scanner_is_no_key_held_down(
    qtbot: QtBot, window: Window, scans: list[str]
) -> None:
    window.field.setFocus()
    begin = keyboard.now_ms()
    keyboard.scan(window, "T1040", begin, enter=False)
    hold_down(window.field, 2, 1, begin + 21)
    keyboard.scan(window, "WC7JX", begin + 25)

    qtbot.waitUntil(lambda: bool(scans))

    assert (scans, window.field.text()) == (["T104000WC7JX"], "")


def test_a_scan_that_comes_while_the_window_is_busy_stays_whole(qtbot: QtBot, window: Window, scans: list[str]) -> None:
    window.field.setFocus()
    begin = keyboard.now_ms()
    keyboard.scan(window, "T1AB", enter=False)
    # Its rest stands in the queue, behind the timer that judges the silence.
    QTimer.singleShot(60, lambda: keyboard.scan(window, "CDEFGHJK", begin + 4 * keyboard.SCANNER_MS))
    threading.Event().wait(0.09)

    qtbot.waitUntil(lambda: bool(scans))

    assert (scans, window.field.text()) == (["T1ABCDEFGHJK"], "")
