"""The letters place at work on a real sample day: window contents, data thread, printers that write PDF files."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desk.clock import Clock
from desk.domain.appointments import AppointmentWish
from desk.domain.faults import Fault, FaultKind
from desk.i18n import translator
from desk.service.appointments import add_appointment
from desk.service.desk import open_desk
from desk.service.sample_day import make_sample
from desk.ui.background import Background
from desk.ui.changes import Changes
from desk.ui.devices.printer import pdf_printer
from desk.ui.office.screen import LettersScreen
from desk.ui.places.letters import Letters
from tests.service.office import NOW, HandClock, office

THURSDAY = datetime(2020, 6, 25, 8, 31, tzinfo=UTC)
"""10:31 in Düsseldorf, on the day of the pictures."""
PRINTER = "Flur 2. OG"
TOO_LONG = "Frau Maria-Luísa Cardoso da Fonseca e Almeida de Vasconcelos Pereira von Hohenstein-Lichtenwald"
"""No window of an envelope is wide enough for it."""


def clock() -> datetime:
    """Stand still on the day of the pictures."""
    return THURSDAY


def make_day(file: Path) -> str:
    """Make the sample day, with one letter that cannot be made; return the database's address."""
    url = f"sqlite:///{file}"
    make_sample(url, clock, "de")
    with open_desk(url, clock, "de") as desk:
        room = next(iter(desk.house.rooms.values()))
        service = next(iter(desk.house.services.values()))
        wish = AppointmentWish(service.key, room.number, THURSDAY + timedelta(hours=5), 1, TOO_LONG, ("Allee 1", "1 A"))
        add_appointment(desk, wish)
    return url


class FilePrinters:
    """Stands where the office's printers stand: each job becomes a PDF file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []
        self.broken = False

    def names(self) -> tuple[str, ...]:
        return (PRINTER, "Poststelle")

    def find(self, name: str) -> QPrinter:
        if self.broken or name not in self.names():
            raise Fault(FaultKind.PRINTER_FAILED, printer=name)
        self.files.append(self.folder / f"job-{len(self.files) + 1}.pdf")
        return pdf_printer(str(self.files[-1]))


@contextmanager
def at_work(
    url: str,
    find_printers: FilePrinters | None,
    size: tuple[int, int] = (1280, 664),
    language: str = "de",
    now: Clock = clock,
) -> Iterator[tuple[LettersScreen, Letters]]:
    """Put the letters place to work; without printers it knows none."""
    _ = translator(language)
    background = Background(lambda: open_desk(url, now, language))
    screen = LettersScreen(_)
    screen.resize(*size)
    printers = (find_printers.names, find_printers.find) if find_printers else (lambda: (), pdf_printer)
    letters = Letters(screen, background, Changes(), _, *printers)
    try:
        yield screen, letters
    finally:
        letters.stop()
        background.stop()
        screen.close()
        screen.deleteLater()


def until(app: QApplication, done: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let the window live until something is so; fails loudly when it never is."""
    from PySide6.QtCore import QDeadlineTimer

    deadline = QDeadlineTimer(round(seconds * 1000))
    while not done():
        app.processEvents()
        assert not deadline.hasExpired(), "it never came"


def small_day(folder: Path, letters: int = 12) -> str:
    """Make a small office with so many appointments on `NOW`'s day and one whose letter cannot be made."""
    made = _made_once(letters)
    file = folder / "small.sqlite"
    shutil.copy(made / "small.sqlite", file)
    shutil.copytree(made / "home", os.environ["DESK_HOME"], dirs_exist_ok=True)
    return f"sqlite:///{file}"


@cache
def _made_once(letters: int) -> Path:
    """Make the office and its key in a folder of its own; each test gets a copy, which is quicker."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    at = NOW + timedelta(hours=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_HOME", str(folder / "home"))
        with office(f"sqlite:///{folder / 'small.sqlite'}", folder, HandClock()) as desk:
            for number in range(letters):
                starts_at = at + timedelta(minutes=30 * (number // 6))
                address = ("Gasse 1", "12345 Musterhausen")
                name = f"Person {number + 1}"
                add_appointment(desk, AppointmentWish("ausweis", "2.01", starts_at, 1 + number % 2, name, address))
            add_appointment(desk, AppointmentWish("ausweis", "1.01", at, 1, TOO_LONG, ("Allee 1", "12345 Ort")))
    return folder
