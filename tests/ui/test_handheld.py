"""The handheld scanner as keyboard: real key events, sorted by their rhythm before any widget sees them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.devices.handheld import Handheld


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
