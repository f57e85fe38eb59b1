"""From the start of the program to "the next letter, please", against an empty window of the same toolkit.

Both are processes of their own, started in turns, and measured until they say that they are ready: the empty window
when it is shown, the desk when a scan would be answered.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.clock import system_clock
from desk.service.sample_day import make_sample

pytestmark = pytest.mark.bench

ROUNDS = 12

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
application.processEvents()
sys.stdout.write("ready")
sys.stdout.flush()
"""

DESK = """
import sys
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from desk.app import App
from desk.ui.style.look import follow
application = QApplication([])
follow(application)
app = App(application, sys.argv[1])
app.start()
while app.front is None or app.front.busy:
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
sys.stdout.write("ready")
sys.stdout.flush()
app.window.close()
"""


def test_start_against_an_empty_window(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    make_sample(url, system_clock, "de")

    empty, desk = [], []
    for _ in range(ROUNDS):
        empty.append(_seconds(EMPTY))
        desk.append(_seconds(DESK, url))

    print("\nprogram start until ready, seconds   median    worst")
    for name, times in (("empty window", empty), ("the desk", desk)):
        print(f"  {name:<32}{statistics.median(times):9.2f}{max(times):9.2f}")
    print(f"  {'ratio':<32}{statistics.median(desk) / statistics.median(empty):9.2f}")


def _seconds(program: str, *words: str) -> float:
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parent.parent.parent,
    ) as started:
        assert started.stdout
        assert started.stdout.read(5) == b"ready"
        took = time.perf_counter() - began
        started.wait(timeout=30)
    return took
