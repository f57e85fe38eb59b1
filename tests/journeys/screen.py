"""A screen that nobody sees, with a keyboard: Xvfb keeps it in a file, xdotool presses real keys.

Nothing here sleeps: what is waited for is asked for again and again, until it is there or the program has ended.
"""

import os
import select
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from desk.domain.decisions import Verdict
from desk.scanning.wedge import AFTER_MS, LINE_MS
from desk.ui.style.look import current
from desk.ui.style.tokens import LIGHT
from tests.sentences import ROOT

WIDTH, HEIGHT = 1280, 800
SOON = 30.0
"""Seconds after which a test gives up; none takes a fifth of it."""
REACTION_S = (AFTER_MS + LINE_MS) / 1000
"""Sooner than this nobody has read a verdict, and Return still belongs to the scanner."""
_ASK_EACH_S = 0.02
_SCANNER_MS, _PERSON_MS = "1", "80"
"""Between two keys."""
_NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool"}
_BAND, _LEFT_SIDE, _ASIDE = 0.05, 0.15, 0.2
"""A verdict, the ground of the entrance's left side and the coloured side of the first start take at least this share
of the screen."""

_ALIKE = 0.97
"""Of 1; with one other word in a sentence it is 0.91."""


class Screen:
    """An X display of its own, without a window manager."""

    def __init__(self, folder: Path) -> None:
        missing = [package for program, package in _NEEDED.items() if shutil.which(program) is None]
        if missing:
            raise RuntimeError(f"This test needs a virtual screen: apt-get install {' '.join(missing)}")
        self._kept = folder / "Xvfb_screen0"
        told, tell = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-nolisten", "tcp", "-noreset", "-fbdir", folder],
            pass_fds=[tell],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(tell)
        with os.fdopen(told) as answer:
            self.display = f":{answer.readline().strip()}"
        if self.display == ":":
            self.close()
            raise RuntimeError("Xvfb ended before it had a screen")

    def close(self) -> None:
        """Switch the screen off."""
        self._server.terminate()
        self._server.wait()

    def ask(self, *words: str) -> str:
        """Let xdotool do something, and return what it says."""
        command = ["xdotool", *words]
        environment = os.environ | {"DISPLAY": self.display}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment).stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after the other, as a person does."""
        self.ask("key", "--delay", _PERSON_MS, *keys)

    def write(self, text: str) -> None:
        """Type a text as a person does."""
        self.ask("type", "--delay", _PERSON_MS, text)

    def scan(self, text: str) -> None:
        """Type a text and Return as a handheld scanner does."""
        self.ask("type", "--delay", _SCANNER_MS, "--args", "1", text, "key", "--delay", _SCANNER_MS, "Return")

    def picture(self) -> NDArray[np.uint32]:
        """Return what is on the screen, rows of 0xRRGGBB; Xvfb keeps it in the form of xwd."""
        kept = self._kept.read_bytes()
        header = struct.unpack(">25I", kept[:100])
        start = header[0] + 12 * header[19]  # the header and its colours
        return np.frombuffer(kept, "<u4", WIDTH * HEIGHT, start).reshape(HEIGHT, WIDTH) & 0xFFFFFF

    def share(self, colour: str) -> float:
        """Return how much of the screen, 0 to 1, has exactly this colour (`#RRGGBB`)."""
        return float((self.picture() == int(colour.removeprefix("#"), 16)).mean())

    def shows(self, words: str, size: int, weight: int) -> bool:
        """Whether these words stand on the screen, in one line, in this size of the type scale."""
        grey = cv2.cvtColor(_bytes(self.picture()), cv2.COLOR_BGR2GRAY)
        likeness = cv2.matchTemplate(grey, _drawn(words, current().font(size, weight)), cv2.TM_CCOEFF_NORMED)
        return float(likeness.max()) > _ALIKE

    def save(self, file: Path) -> None:
        """Write what is on the screen into a picture file."""
        cv2.imwrite(str(file), _bytes(self.picture()))


class Program:
    """`python -m desk` with a window in front, as a process of its own; it is killed at the end of the `with`."""

    def __init__(self, screen: Screen, folder: Path, *words: str | Path) -> None:
        self.screen = screen
        self._folder = folder
        self._said = folder / f"said-{len(list(folder.glob('said-*')))}.txt"
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "desk", *words],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=ROOT,
                env=os.environ | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
            )
        self._ending = os.pidfd_open(self._process.pid)

    def __enter__(self) -> Self:
        try:
            self.until(self._windows, "a window")
        except AssertionError:
            self.__exit__()
            raise
        self.come_forward()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.close(self._ending)

    def come_forward(self) -> None:
        """Give this window the keyboard."""
        self.screen.ask("windowraise", self._windows()[-1], "windowfocus", "--sync", self._windows()[-1])

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something holds; the program must not end before."""
        until = time.monotonic() + SOON
        while not condition():
            ended, _, _ = select.select([self._ending], [], [], _ASK_EACH_S)
            assert not ended, f"ended while {what} was awaited: {self.said}"
            if time.monotonic() > until:
                shown = self._folder / "screen.png"
                self.screen.save(shown)
                raise AssertionError(f"waited in vain for {what}; the screen is in {shown}; said: {self.said}")

    def until_entrance(self) -> None:
        """Wait until the entrance is there: its left side has a ground of its own, an empty window has none."""
        self.until(lambda: self.screen.share(LIGHT.ground) > _LEFT_SIDE, "the entrance")

    def until_choices(self) -> None:
        """Wait until the first start asks what to begin with, beside its coloured side."""
        self.until(lambda: self.screen.share(LIGHT.accent) > _ASIDE, "the first choices")

    def until_verdict(self, verdict: Verdict) -> None:
        """Wait until a verdict's colour is on the screen."""
        self.until(lambda: self.screen.share(LIGHT.verdict(verdict).fill) > _BAND, verdict.value)

    def until_read(self, verdict: Verdict) -> None:
        """Wait until a verdict is on the screen, and until a person has read it."""
        self.until_verdict(verdict)
        self.let_pass(REACTION_S)

    def until_idle(self) -> None:
        """Wait until no verdict is on the screen."""
        colours = [LIGHT.verdict(verdict).fill for verdict in Verdict]
        self.until(lambda: all(self.screen.share(one) < _BAND for one in colours), "the end of the verdict")

    def let_pass(self, seconds: float) -> None:
        """Let a moment pass; the program must not end in it."""
        ended, _, _ = select.select([self._ending], [], [], seconds)
        assert not ended, self.said

    @property
    def said(self) -> str:
        """What the program wrote to its terminal."""
        return self._said.read_text("utf-8")

    def has_open(self, file: Path) -> bool:
        """Whether the program has this file open at the moment."""
        links = Path(f"/proc/{self._process.pid}/fd").iterdir()
        return any(os.path.realpath(link) == str(file.resolve()) for link in links)

    def end(self, signal: int) -> int:
        """Ask it to end, and return its exit status."""
        self._process.send_signal(signal)
        return self._process.wait(SOON)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def _windows(self) -> list[str]:
        pid = str(self._process.pid)
        return self.screen.ask("search", "--all", "--onlyvisible", "--pid", pid, "--name", "^Einlass").split()


def _bytes(picture: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """A picture as OpenCV has it: rows, columns, blue-green-red."""
    return np.ascontiguousarray(picture.view(np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, :3])


def _drawn(words: str, font: QFont) -> NDArray[np.uint8]:
    """Words as a window draws them, black on white."""
    sizes = QFontMetrics(font)
    image = QImage(sizes.horizontalAdvance(words), sizes.height(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()
