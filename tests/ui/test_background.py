"""The one data thread: answers come home on the main thread, faults as faults, bugs as notes, and it ends."""

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.domain.faults import Fault, FaultKind
from desk.ui.background import SLOW_MS, Background
from desk.ui.crash import crash_folder


class Drawer:
    """Stands for a desk: it is opened and closed on the data thread."""

    def __init__(self) -> None:
        self.opened_by = threading.current_thread().name
        self.closed_by = ""

    def close(self) -> None:
        self.closed_by = threading.current_thread().name


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.faults: list[Fault] = []
        self.threads: set[str] = set()

    def then(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(threading.current_thread().name)

    def failed(self, fault: Fault) -> None:
        self.faults.append(fault)
        self.threads.add(threading.current_thread().name)


@pytest.fixture
def start(qapp: object) -> Iterator[Callable[..., Background]]:
    started: list[Background] = []

    def make(open_desk: Callable[[], Drawer], slow_ms: int = SLOW_MS) -> Background:
        started.append(Background(open_desk, slow_ms=slow_ms))
        return started[-1]

    yield make
    for one in started:
        one.stop()


def test_answers_come_back_in_order_on_the_main_thread(qtbot: QtBot, start: Callable[..., Background]) -> None:
    heard = Heard()
    background = start(Drawer)
    for number in range(20):
        background.run(lambda drawer, number=number: (number, drawer.opened_by), heard.then, heard.failed)

    qtbot.waitUntil(lambda: len(heard.values) == 20)

    assert heard.values == [(number, "desk-data") for number in range(20)]
    assert heard.threads == {threading.main_thread().name}
    assert not background.busy


def test_a_fault_comes_back_as_it_is(qtbot: QtBot, start: Callable[..., Background]) -> None:
    heard = Heard()

    def call(_drawer: Drawer) -> None:
        raise Fault(FaultKind.DISK_FULL, where="here")

    start(Drawer).run(call, heard.then, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.faults))

    assert heard.faults[0].kind is FaultKind.DISK_FULL
    assert not heard.values


def test_a_desk_that_cannot_be_opened_is_a_fault_and_is_tried_again(
    qtbot: QtBot, start: Callable[..., Background]
) -> None:
    heard, tries = Heard(), []

    def open_desk() -> Drawer:
        tries.append(1)
        if len(tries) == 1:
            raise Fault(FaultKind.SERVER_AWAY)
        return Drawer()

    background = start(open_desk)
    background.run(lambda _drawer: 1, heard.then, heard.failed)
    background.run(lambda _drawer: 2, heard.then, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.values))

    assert [fault.kind for fault in heard.faults] == [FaultKind.SERVER_AWAY]
    assert heard.values == [2]


@pytest.mark.logs
def test_a_bug_is_noted_without_its_message_and_never_answers(
    qtbot: QtBot, start: Callable[..., Background], caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard()

    def call(_drawer: Drawer) -> None:
        raise ValueError("Daryna Petrenko")

    with caplog.at_level(logging.ERROR):
        start(Drawer).run(call, heard.then, heard.failed)
        qtbot.waitUntil(lambda: bool(heard.faults))

    notes = list(crash_folder().iterdir())
    assert heard.faults[0].kind is FaultKind.UNEXPECTED
    assert not heard.values
    assert len(notes) == 1
    assert "ValueError" in notes[0].read_text("utf-8")
    assert "Petrenko" not in notes[0].read_text("utf-8") + caplog.text
    assert notes[0].name in caplog.text


def test_a_late_answer_is_announced_and_then_called_off(qtbot: QtBot, start: Callable[..., Background]) -> None:
    heard, said, gate = Heard(), [], threading.Event()
    background = start(Drawer, slow_ms=20)
    background.waiting.connect(said.append)
    background.run(lambda _drawer: gate.wait(10), heard.then, heard.failed)

    qtbot.waitUntil(lambda: said == [True])
    gate.set()
    qtbot.waitUntil(lambda: said == [True, False])

    assert heard.values == [True]


def test_it_ends_with_the_call_it_makes_and_closes_the_desk_on_its_thread(qtbot: QtBot) -> None:
    heard, begun, gate, drawers = Heard(), threading.Event(), threading.Event(), []

    def open_desk() -> Drawer:
        drawers.append(Drawer())
        return drawers[0]

    def long_call(_drawer: Drawer) -> None:
        begun.set()
        gate.wait(10)

    background = Background(open_desk)
    background.run(long_call, heard.then, heard.failed)
    background.run(lambda _drawer: 2, heard.then, heard.failed)
    assert begun.wait(10)
    threading.Timer(0.05, gate.set).start()
    background.stop()
    background.run(lambda _drawer: 3, heard.then, heard.failed)
    qtbot.wait(20)

    assert drawers[0].closed_by == "desk-data"
    assert heard.values == []
    assert "desk-data" not in {one.name for one in threading.enumerate()}
