"""One desk window on a file: a lock that the operating system takes back when the window dies, however it dies.

Short commands beside the window take no such lock: the database itself makes them wait their turn.
"""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from desk.domain.faults import Fault, FaultKind

if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_to_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WindowLock:
    """Held by a desk window as long as it has the database file `path` open.

    The lock is on a side file, `<file>.window`, which stays: removing it would let two windows lock two files of one
    name. Raises DATABASE_IN_USE where another window holds it, DATABASE_READ_ONLY where the folder takes no file.
    """

    def __init__(self, path: Path) -> None:
        path = path.resolve()
        side = path.with_name(path.name + ".window")
        try:
            self._descriptor: int | None = os.open(side, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Fault(FaultKind.DATABASE_READ_ONLY, where=str(path)) from error
        try:
            _try_to_lock(self._descriptor)
        except OSError as error:
            self.release()
            raise Fault(FaultKind.DATABASE_IN_USE, where=str(path)) from error

    def release(self) -> None:
        """Let another window in; may be called twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
