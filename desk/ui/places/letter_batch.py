"""A day's letters in one go: made ten at a time, read back, printed or stored, halted and ended between pages.

The data thread makes a chunk, so that other desks and the window get their turn between two of them. What was made
stays valid whatever happens later: a letter that is made again is the same letter.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault
from desk.service.desk import Desk
from desk.service.letters import make, note_printed, write_file
from desk.ui.background import Background
from desk.ui.office.state import PageMark, Phase
from desk.ui.places.printing import FindPrinter, Made, Printing, reference_of
from desk.ui.states.letter_batch import BatchNow, seconds_left
from desk.ui.states.letters import Reading

CHUNK = 10
"""Letters made in one call, which takes about a tenth of a second, and printed as one job."""


class LetterBatch(QObject):
    """Holds the open batch; `changed` says that it is to be shown anew, `written` that letters were made or printed."""

    changed = Signal()
    written = Signal()

    def __init__(self, background: Background, find_printer: FindPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self.now: BatchNow | None = None
        self._background = background
        self._printing = Printing(background, find_printer, self)
        self._places: list[int] = []
        """Of the letters at hand, in the order of their pages."""
        self._since = QElapsedTimer()
        self._done_before = 0
        self._printing.made.connect(self._chunk_made)
        self._printing.page_done.connect(self._page_done)
        self._printing.printed.connect(self._chunk_done)
        self._printing.failed.connect(self._troubled)

    def open(self, reading: Reading) -> None:
        """Show what could be printed of a day."""
        planned = reading.planned
        still = [row.appointment for row in planned if row.letter is None or row.letter.printed_at is None]
        every = tuple(row.appointment for row in planned)
        self._become(BatchNow(reading.day, tuple(still), every, wants_all=not still))

    def choose(self, which: str) -> None:
        """Take the letters that are not printed yet ("open"), or all of the day ("all")."""
        if self.now is not None and self.now.phase is Phase.READY:
            self._become(replace(self.now, wants_all=which == "all"))

    def start(self, printer: str = "", file: str = "") -> None:
        """Begin to print, or to store."""
        if self.now is not None and self.now.phase is Phase.READY and self.now.wanted:
            marks = (PageMark.AHEAD,) * len(self.now.wanted)
            self._go_on(replace(self.now, marks=marks, printer=printer, file=file))

    def hold(self, printer: str) -> None:
        """Halt after the page at hand; or go on, with the printer that is chosen now."""
        if self.now is None or self.now.joining:
            return
        if self.now.phase is Phase.RUNNING:
            self._printing.stop()
            self._become(replace(self.now, phase=Phase.HELD))
        elif self.now.phase is Phase.HELD and not self._printing.busy:
            self._go_on(replace(self.now, printer=printer or self.now.printer))

    def leave(self) -> None:
        """End the batch; close it once it is over."""
        if self.now is None or self.now.joining:
            return
        if self._printing.busy:
            self._printing.stop()
            self._become(replace(self.now, ending=True))
        else:
            self._become(replace(self.now, phase=Phase.OVER) if self.now.phase is Phase.HELD else None)

    def _go_on(self, now: BatchNow) -> None:
        self._since.start()
        self._done_before = now.done
        self._next(replace(now, phase=Phase.RUNNING, trouble=None, seconds_left=None))

    def _next(self, now: BatchNow) -> None:
        """Make the next letters; where there are none, end."""
        ahead = [place for place, mark in enumerate(now.marks) if mark is PageMark.AHEAD]
        if now.ending:
            self._become(replace(now, phase=Phase.OVER, ending=False))
        elif now.phase is Phase.HELD:
            self._become(now)
        elif ahead:
            self._places = ahead[:CHUNK]
            self._become(_marked(now, self._places[:1], PageMark.NOW))
            self._printing.begin([now.wanted[place] for place in self._places], now.printer)
        elif now.file and now.done:
            self._become(replace(now, joining=True, seconds_left=None))
            wanted = [one for one, mark in zip(now.wanted, now.marks, strict=True) if mark is PageMark.DONE]
            self._background.run(lambda desk: _store(desk, wanted, Path(now.file)), self._joined, self._troubled)
        else:
            self._become(replace(now, phase=Phase.OVER))

    @Slot(object)
    def _chunk_made(self, made: Made) -> None:
        now = self._now
        faults = {place: made.faults.get(reference_of(now.wanted[place])) for place in self._places}
        failed = {place: fault for place, fault in faults.items() if fault is not None}
        self._places = [place for place in self._places if place not in failed]
        now = replace(now, faults={**now.faults, **failed}, read_back=now.read_back + len(made.letters))
        now = _marked(now, list(failed), PageMark.FAILED)
        self._become(_marked(now, self._places[:1], PageMark.NOW))

    @Slot(int)
    def _page_done(self, pages: int) -> None:
        now = _marked(self._now, self._places[pages - 1 : pages], PageMark.DONE)
        now = _marked(now, self._places[pages : pages + 1], PageMark.NOW)
        self._become(_timed(now, self._done_before, self._since.elapsed()))

    @Slot(int)
    def _chunk_done(self, pages: int) -> None:
        """The first `pages` letters at hand are ready; the others come again."""
        now = _marked(self._now, self._places[:pages], PageMark.DONE)
        again = self._places[pages:]
        # Those are made, and read back again when they are printed.
        now = replace(_marked(now, again, PageMark.AHEAD), read_back=now.read_back - len(again))
        self._places = []
        self.written.emit()
        self._next(_timed(now, self._done_before, self._since.elapsed()))

    def _joined(self, file: str) -> None:
        self._become(replace(self._now, phase=Phase.OVER, joining=False, file=file))
        self.written.emit()

    @Slot(Fault)
    def _troubled(self, fault: Fault) -> None:
        """Stand still and say why; what was given to the printer without its thanks comes again."""
        now = _marked(self._now, self._places, PageMark.AHEAD)
        made = len(self._places) if now.read_back > now.done else 0
        self._places = []
        phase = Phase.OVER if now.ending else Phase.HELD
        self._become(
            replace(now, trouble=fault, phase=phase, ending=False, joining=False, read_back=now.read_back - made)
        )

    @property
    def _now(self) -> BatchNow:
        """The open batch: while it is busy, nobody closes it."""
        assert self.now is not None  # noqa: S101 - said above
        return self.now

    def _become(self, now: BatchNow | None) -> None:
        self.now = now
        self.changed.emit()


def _marked(now: BatchNow, places: Sequence[int], mark: PageMark) -> BatchNow:
    marks = list(now.marks)
    for place in places:
        marks[place] = mark
    return replace(now, marks=tuple(marks))


def _timed(now: BatchNow, done_before: int, elapsed_ms: int) -> BatchNow:
    """Say how long the rest takes, at the speed since it was begun or went on."""
    ahead = len(now.wanted) - now.done - len(now.faults)
    return replace(now, seconds_left=seconds_left(now.done - done_before, elapsed_ms, ahead))


def _store(desk: Desk, wanted: Sequence[Appointment], path: Path) -> str:
    """Write one file with a page for each of the letters, and note that they are out; on the data thread."""
    made, pdf = make(desk, wanted)
    stored = write_file(path.parent, path.name, pdf)
    note_printed(desk, made)
    return str(stored)
