"""A day's letters in one go, in words: how many are done, how long it takes, what failed and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from desk.domain.appointments import Appointment
from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.ui.office.state import Batch, Failure, Option, PageMark, Phase
from desk.ui.states.letters import Reading
from desk.ui.words.faults import fault_words
from desk.ui.words.moments import clock, weekday_in
from desk.ui.words.rooms import room_name

MINUTE = 60
_ROUGHLY = 10
"""Seconds are told in steps of ten: nobody can know them better."""
_ENOUGH = 5
"""Letters that must be done before somebody can say how long the rest takes."""


@dataclass(frozen=True, slots=True)
class BatchNow:
    """How far a batch is."""

    day: date
    open: tuple[Appointment, ...]
    """Those whose letters are not printed yet."""
    every: tuple[Appointment, ...]
    wants_all: bool = False
    phase: Phase = Phase.READY
    marks: tuple[PageMark, ...] = ()
    read_back: int = 0
    faults: Mapping[int, Fault] = field(default_factory=dict)
    """By the place of the letter, 0 is the first."""
    trouble: Fault | None = None
    seconds_left: float | None = None
    printer: str = ""
    file: str = ""
    """Where the letters are stored; "" where they are printed."""
    ending: bool = False
    """Whether somebody has ended it, and the letter at hand is finished yet."""
    joining: bool = False
    """Whether the finished letters are being put together into a file."""

    @property
    def wanted(self) -> tuple[Appointment, ...]:
        """The letters of this batch, in their order."""
        return self.every if self.wants_all else self.open

    @property
    def done(self) -> int:
        """How many letters are printed or stored."""
        return self.marks.count(PageMark.DONE)


def batch(now: BatchNow, reading: Reading, printers: bool, _: Translate) -> Batch:
    """Return a batch as it is shown."""
    failed = now.marks.count(PageMark.FAILED)
    handled, total = now.done + failed, len(now.wanted)
    ready = now.phase is Phase.READY
    return Batch(
        phase=now.phase,
        title=_title(total, _).format(count=total, day=weekday_in(now.day, reading.today, _)),
        line=_("Each page is read again after it is made: only if the code is right does it count."),
        progress="" if ready else _("{done} of {total} ready").format(done=handled, total=total),
        left=left_words(now.seconds_left, _) if now.phase is Phase.RUNNING else "",
        done=handled,
        total=total,
        pages=now.marks or (PageMark.AHEAD,) * total,
        choices=_choices(now, _),
        choice="all" if now.wants_all else "open",
        fine=_fine(now.read_back, _),
        fine_detail=_("Number, day and version are right") if now.read_back else "",
        failures=_failures(now, reading, _),
        trouble=_trouble(now, _),
        destination=_destination(now, printers, _),
        note=_note(now, _),
        blocked="" if total else _("nothing to print"),
    )


def _title(total: int, _: Translate) -> str:
    return _("1 letter for {day}") if total == 1 else _("{count} letters for {day}")


def _choices(now: BatchNow, _: Translate) -> tuple[Option, ...]:
    still, every = len(now.open), len(now.every)
    if still in (0, every):
        return ()
    return (
        Option("open", _("Not printed yet: {count}").format(count=still)),
        Option("all", _("All: {count}").format(count=every)),
    )


def left_words(seconds: float | None, _: Translate) -> str:
    """Return how long it still takes, roughly; "" where nobody can say."""
    if seconds is None:
        return ""
    if seconds < MINUTE:
        rounded = max(round(seconds / _ROUGHLY) * _ROUGHLY, _ROUGHLY)
        return _("about {seconds} seconds left").format(seconds=rounded)
    minutes = round(seconds / MINUTE)
    return _("about 1 minute left") if minutes == 1 else _("about {minutes} minutes left").format(minutes=minutes)


def seconds_left(done: int, elapsed_ms: int, ahead: int) -> float | None:
    """Return how many seconds the letters ahead take at the speed so far; None before that can be told."""
    return elapsed_ms / 1000 / done * ahead if done >= _ENOUGH else None


def _fine(count: int, _: Translate) -> str:
    if not count:
        return ""
    return _("1 code read back correctly") if count == 1 else _("{count} codes read back correctly").format(count=count)


def _failures(now: BatchNow, reading: Reading, _: Translate) -> tuple[Failure, ...]:
    failures = []
    for place, fault in sorted(now.faults.items()):
        one, words = now.wanted[place], fault_words(fault, _)
        who = f"{one.name}, {clock(one.starts_at, reading.zone, _)}, {room_name(one.room.number, _)}."
        means = _("Without a letter this visitor is not let in.")
        title = _("Letter {number} not made").format(number=place + 1)
        failures.append(Failure(one.id, title, words.happened, f"{who} {means}", words.todo))
    return tuple(failures)


def _trouble(now: BatchNow, _: Translate) -> tuple[str, str]:
    if now.trouble is None:
        return ("", "")
    words = fault_words(now.trouble, _)
    return words.happened, f"{words.todo} {_('The letters that are ready stay valid.')}"


def _destination(now: BatchNow, printers: bool, _: Translate) -> str:
    if now.file:
        over = now.phase is Phase.OVER and not now.trouble
        return (_("Stored as {file}") if over else _("Into the file {file}")).format(file=now.file)
    if now.phase is Phase.HELD:
        return _("Printing goes on here:")
    if now.phase is Phase.READY:
        if not printers:
            return _("No printer was found. The letters can be stored as a file.")
        return _("One page a letter, one-sided, at 100 %.")
    return _("Printer {printer}, one-sided, 100 %.").format(printer=now.printer)


def _note(now: BatchNow, _: Translate) -> str:
    """Return what stays valid if it ends now, or what came of it."""
    match now.phase:
        case Phase.READY:
            return ""
        case Phase.RUNNING if now.joining:
            return _("The pages are being put together into one file.")
        case Phase.RUNNING if now.ending:
            return _("It ends after the letter at hand.")
        case Phase.RUNNING | Phase.HELD:
            return _stays(now.done, _)
        case Phase.OVER:
            return _outcome(now, _)
        case _:
            assert_never(now.phase)


def _stays(done: int, _: Translate) -> str:
    if done == 1:
        return _("If you cancel, the letter that is ready stays valid.")
    words = _("If you cancel, the {count} letters that are ready stay valid.")
    return words.format(count=done) if done else ""


def _outcome(now: BatchNow, _: Translate) -> str:
    failed = now.marks.count(PageMark.FAILED)
    ahead = len(now.wanted) - now.done - failed
    if ahead:
        return _("Ended. {done} ready and valid, {ahead} not begun.").format(done=now.done, ahead=ahead)
    if failed:
        return _("{done} are fine, {failed} could not be made.").format(done=now.done, failed=failed)
    return _("All are ready.")
