"""The one data thread and its one door: every call to a service goes through here, and every answer comes back here.

A call is put in the line, the thread makes it, and its answer or fault is delivered on the main thread. The desk (its
database connections) is opened by that thread and belongs to it alone. What is not a `Fault` is a bug: it goes into a
crash note and comes back as `Fault(UNEXPECTED)`, so that no screen shows green for something that was never written.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk.domain.faults import Fault, FaultKind
from desk.ui.crash import note_crash

SLOW_MS = 2500
"""After this long without an answer the screens say that they wait; never silent."""

_log = logging.getLogger(__name__)


class Closable(Protocol):
    """What is opened on the data thread and let go there: a desk."""

    def close(self) -> None:
        """Let go of the database."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job:
    call: Callable[[Any], Any]
    then: Callable[[Any], None]
    failed: Callable[[Fault], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    job: _Job
    value: Any
    fault: Fault | None


class Background(QObject):
    """Makes calls on the data thread, one after the other, in the order in which they were asked for."""

    waiting = Signal(bool)
    """True once an answer is awaited for `SLOW_MS`; False when all answers are there."""
    _answered = Signal(object)

    def __init__(
        self, open_desk: Callable[[], Closable], parent: QObject | None = None, slow_ms: int = SLOW_MS
    ) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._desk: Closable | None = None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._unanswered = 0
        self._is_slow = False
        self._stopped = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(slow_ms)
        self._slow.timeout.connect(self._say_slow)
        # The thread emits, so the answer is queued to this object's thread: the main one.
        self._answered.connect(self._deliver)
        self._thread = Thread(target=self._work, name="desk-data", daemon=True)
        self._thread.start()

    def run(self, call: Callable[[Any], T], then: Callable[[T], None], failed: Callable[[Fault], None]) -> None:
        """Make `call` with the desk on the data thread; `then` or `failed` follows on the main thread.

        After `stop` nothing is made any more, and nothing follows.
        """
        if self._stopped:
            return
        self._unanswered += 1
        if not self._slow.isActive() and not self._is_slow:
            self._slow.start()
        self._jobs.put(_Job(call, then, failed))

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._unanswered > 0

    def stop(self) -> None:
        """Finish the call that is being made, forget the rest, close the desk and wait for the thread's end."""
        if self._stopped:
            return
        self._stopped = True
        self._slow.stop()
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        """Make calls until told to end; on the data thread."""
        while (job := self._jobs.get()) is not None:
            if not self._stopped:
                self._answered.emit(self._make(job))
        if self._desk is not None:
            self._desk.close()

    def _make(self, job: _Job) -> _Answer:
        try:
            if self._desk is None:
                self._desk = self._open_desk()
            return _Answer(job, job.call(self._desk), None)
        except Fault as fault:
            return _Answer(job, None, fault)
        except Exception as error:  # noqa: BLE001 - exceptions in a thread reach no hook: here they are carried home
            _log.error("A call on the data thread failed unexpectedly; noted in %s", note_crash(error))
            return _Answer(job, None, Fault(FaultKind.UNEXPECTED))

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if self._stopped:
            return
        self._unanswered -= 1
        self._slow.stop()
        if self._unanswered:
            self._slow.start()
        if self._is_slow and not self._unanswered:
            self._is_slow = False
            self.waiting.emit(False)
        if answer.fault is not None:
            answer.job.failed(answer.fault)
        else:
            answer.job.then(answer.value)

    @Slot()
    def _say_slow(self) -> None:
        self._is_slow = True
        self.waiting.emit(True)
