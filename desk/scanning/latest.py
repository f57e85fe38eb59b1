"""One place for one thing: what is newest. Between a thread that makes and a slower one that takes."""

import threading
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Latest(Generic[Thing]):
    """A slot that keeps the newest thing: what was not taken in time is dropped, so that no queue can grow."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._thing: Thing | None = None
        self._in_work = False
        self._closed = False

    def put(self, thing: Thing, *, wait: bool = False) -> None:
        """Lay a thing in the slot; with `wait` only when the one before it was taken, so that none is dropped."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not wait or self._thing is None)
            self._thing = thing
            self._changed.notify_all()

    def take(self, timeout_s: float) -> Thing | None:
        """Wait for a thing and take it; None after `timeout_s` seconds without one, or when closed.

        Coming back for the next one says that the work on the one before is done.
        """
        with self._changed:
            self._in_work = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closed or self._thing is not None, timeout_s)
            thing, self._thing = self._thing, None
            self._in_work = thing is not None
            self._changed.notify_all()
            return None if self._closed else thing

    def wait_until_done(self) -> None:
        """Wait until everything was taken and worked on, or the slot was closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or (self._thing is None and not self._in_work))

    def close(self) -> None:
        """End all waiting, now and later."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
