"""Cycles are collected on the main thread only, whoever asks for memory."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desk.ui.tidying import Tidying


class Ring(QObject):
    """An object of Qt's with a timer, that only the collector can end."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(1000)


def make_garbage() -> None:
    """Ask for so much memory that the collector would run many times."""
    for _ in range(200):
        list([[] for _ in range(1000)])  # noqa: C411 - each list is one more thing to look at


def test_another_thread_never_ends_an_object_of_the_windows(qtbot: QtBot) -> None:
    ended_by: list[threading.Thread] = []
    tidying = Tidying()
    tidying.start()
    weakref.finalize(Ring(), lambda: ended_by.append(threading.current_thread()))
    other = threading.Thread(target=make_garbage)
    other.start()
    other.join()

    assert ended_by == []
    tidying.collect()
    assert ended_by == [threading.main_thread()]

    tidying.stop()
    assert gc.isenabled()
