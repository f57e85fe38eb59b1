"""Pictures of the window at work: for the demonstration without a screen, and to lay beside the design."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from desk.domain.faults import Fault, FaultKind
from desk.ui.front import FrontDesk
from desk.ui.places.letters import Letters
from desk.ui.shell import Place, Window
from desk.ui.states.situation import Situation

_SIZES = ((1280, 800), (1920, 1080))
_LOOK_MS = 50
_SETTLED_MS = 300
"""After which a new page is laid out and drawn."""


def draw_places(window: Window, front: FrontDesk, folder: Path) -> list[Path]:
    """Draw each place at two sizes into PNG files, the entrance also with the verdict over a sample letter.

    Raises `Fault(FOLDER_NOT_WRITABLE)`.
    """
    return [file for size in _SIZES for file in _draw(window, front, size, folder)]


def wait_until(done: Callable[[], bool], most_ms: int = 10_000) -> None:
    """Let the window live until something holds, at most so long."""
    loop, looks, end = QEventLoop(), QTimer(), QTimer()
    looks.timeout.connect(lambda: loop.quit() if done() else None)
    end.timeout.connect(loop.quit)
    end.setSingleShot(True)
    looks.start(_LOOK_MS)
    end.start(most_ms)
    loop.exec()
    looks.stop()


def _draw(window: Window, front: FrontDesk, size: tuple[int, int], folder: Path) -> list[Path]:
    """Draw each place at one size."""
    window.resize(*size)
    if front.places.entrance is not None:
        front.places.entrance.become(Situation())
    files = []
    for place in front.offered:
        front.show_place(place)
        wait_until(lambda: not front.busy)
        _choose_letter(front)
        wait_until(lambda: not front.busy)
        files.append(_save(window, folder / f"{place.value}-{size[0]}x{size[1]}.png"))
        if place is Place.ENTRANCE:
            front.shell.sample_requested.emit()
            wait_until(lambda: _has_verdict(front) or front.fault is not None)
            if _has_verdict(front):
                files.append(_save(window, folder / f"verdict-{size[0]}x{size[1]}.png"))
            front.settle()  # an office that goes to the citizen has no letter for a door
    return files


def _has_verdict(front: FrontDesk) -> bool:
    """Whether a verdict is shown at the entrance."""
    entrance = front.places.entrance
    return entrance is not None and entrance.situation.shown_verdict is not None


def _choose_letter(front: FrontDesk) -> None:
    """Choose an appointment at the letters place, so that its letter is seen."""
    letters = front.places.at_work[front.place]
    if isinstance(letters, Letters) and letters.office.reading is not None and letters.office.reading.planned:
        planned = letters.office.reading.planned
        letters.choose(planned[len(planned) // 2].appointment.id)


def _save(window: Window, file: Path) -> Path:
    wait_until(lambda: False, _SETTLED_MS)
    if not window.grab().save(str(file)):
        raise Fault(FaultKind.FOLDER_NOT_WRITABLE, folder=str(file.parent))
    return file
