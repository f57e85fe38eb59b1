"""One desk window on a file, and the lock goes with its holder, however that ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.store.lock import WindowLock

WINDOW = """
import sys
from pathlib import Path
from desk.domain.faults import Fault
from desk.store.lock import WindowLock
try:
    lock = WindowLock(Path(sys.argv[1]))
except Fault as fault:
    print(fault.kind.value, flush=True)
    raise SystemExit(2)
print("open", flush=True)
sys.stdin.read()
"""


def _window(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )


def _said(window: subprocess.Popen[str]) -> str:
    assert window.stdout is not None
    return window.stdout.readline().strip()


def test_a_second_window_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with _window(path) as first:
        assert _said(first) == "open"
        for _ in range(2):
            with _window(path) as second:
                assert _said(second) == FaultKind.DATABASE_IN_USE.value
        first.kill()
    with WindowLock(path):
        pass


def test_the_same_program_does_not_open_a_file_twice(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    (tmp_path / "other.sqlite").symlink_to(path)
    with WindowLock(path):
        for _ in range(20):
            with pytest.raises(Fault) as caught:
                WindowLock(tmp_path / "other.sqlite")
            assert caught.value.kind is FaultKind.DATABASE_IN_USE
    lock = WindowLock(path)
    lock.release()
    lock.release()
    WindowLock(path).release()


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        WindowLock(tmp_path / "none" / "desk.sqlite")
    assert caught.value.kind is FaultKind.DATABASE_READ_ONLY
