"""Eight desks as programs of their own, started once for all races: each takes jobs through a pipe.

A job is a function of this module, called in the other program with the desk's address and what else it needs. The
programs start each job together, at a barrier; a second barrier is at hand for what has to meet within it.
"""

import importlib
import os
import random
import signal
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from desk.domain.decisions import Verdict
from desk.domain.faults import Fault, FaultKind
from desk.service.admission import Presented, admit
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_by_code, leave_room
from desk.service.ledger import undo_last
from desk.service.refusal import let_wait
from desk.service.walkins import present_walk_in
from tests.service.office import HandClock, let_in, show, url_of

DESKS = 8
PATIENCE = 30.0
"""Seconds that a program waits for the others; longer than any job takes, so that a hung one fails the test."""
RETRIES = 3


@dataclass(slots=True)
class Meeting:
    """Where the programs wait for each other."""

    start: Barrier
    within: Barrier


class Racers:
    """The eight programs."""

    def __init__(self) -> None:
        spawn = get_context("spawn")
        # Kept: the programs find the barriers by name while they start.
        self._meeting = meeting = Meeting(spawn.Barrier(DESKS), spawn.Barrier(DESKS))
        self._ends: list[Connection] = []
        self._programs = []
        for number in range(DESKS):
            ours, theirs = spawn.Pipe()
            program = spawn.Process(target=_serve, args=(theirs, meeting, number), daemon=True)
            program.start()
            theirs.close()
            self._ends.append(ours)
            self._programs.append(program)

    def run(self, job: str, url: str, given: Sequence[object]) -> list[object]:
        """Let each program do a job, named as `module:function`, with its own share of what is given."""
        self._meeting.start.reset()
        self._meeting.within.reset()
        for end, share in zip(self._ends, given, strict=True):
            end.send((job, url, share, True))
        return _unless_failed([_answer(end) for end in self._ends])

    def run_alone(self, job: str, url: str, share: object) -> object:
        """Let one of the programs do a job while the others rest."""
        self._ends[0].send((job, url, share, False))
        return _unless_failed([_answer(self._ends[0])])[0]

    def stop(self) -> None:
        """End the programs."""
        for end in self._ends:
            end.send(None)
            end.close()
        for program in self._programs:
            program.join(PATIENCE)
            assert program.exitcode == 0


@dataclass(frozen=True, slots=True)
class _Failed:
    told: str


def _answer(end: Connection) -> object:
    assert end.poll(PATIENCE * 2), "a desk gave no answer"
    return end.recv()


def _unless_failed(answers: list[object]) -> list[object]:
    failed = [answer.told for answer in answers if isinstance(answer, _Failed)]
    assert not failed, "\n".join(failed)
    return answers


def _serve(pipe: Connection, meeting: Meeting, number: int) -> None:
    while (order := pipe.recv()) is not None:
        job, url, share, together = order
        module, _, name = job.partition(":")
        try:
            function: Callable[..., object] = getattr(importlib.import_module(module), name)
            with open_desk(url, HandClock(), "de") as desk:
                # One statement now: opening is no part of the race.
                show(desk, "")
                if together:
                    meeting.start.wait(PATIENCE)
                answer = function(desk, share, meeting.within, random.Random(number))
        except Exception as error:  # noqa: BLE001 - told in the test's own program
            meeting.start.abort()
            answer = _Failed(f"{error!r}\n{traceback.format_exc()}")
        pipe.send(answer)


# ---- jobs


def show_and_let_in(desk: Desk, codes: list[str], _within: Barrier, _chance: random.Random) -> list[str]:
    """Present and confirm letter after letter; give the verdicts that stood in the end.

    Eight programs at one file may starve one of them for longer than it waits; then it tries again, as a guard would.
    """
    verdicts: list[str] = []
    for _ in range(RETRIES * len(codes)):
        if len(verdicts) == len(codes):
            break
        try:
            verdicts.append(let_in(desk, codes[len(verdicts)]).decision.verdict.value)
        except Fault as fault:
            if fault.kind is not FaultKind.DATABASE_LOCKED:
                raise
    return verdicts


def walk_in(desk: Desk, times: int, _within: Barrier, _chance: random.Random) -> list[str]:
    """Come without a letter again and again, and wait with a number where there is no seat; give the verdicts."""
    verdicts = []
    for _ in range(times):
        shown = present_walk_in(desk, "pickup", 1, "L01", {"mask": True})
        verdict = admit(desk, shown).decision.verdict
        if verdict is Verdict.WAIT:
            let_wait(desk, shown)
        verdicts.append(verdict.value)
    return verdicts


def confirm(desk: Desk, shown: Presented, _within: Barrier, _chance: random.Random) -> str:
    """Confirm what was presented before the race began."""
    return admit(desk, shown).decision.verdict.value


def come_and_go(desk: Desk, codes: list[str], _within: Barrier, chance: random.Random) -> list[str]:
    """Let people in and out and take acts back, in any order; give the faults that were told."""
    told = []
    for _ in range(20):
        code = chance.choice(codes)
        act = chance.choice(
            (
                lambda code=code: let_in(desk, code),
                lambda code=code: let_in(desk, code),
                lambda code=code: leave_by_code(desk, code),
                lambda: leave_room(desk, "2.01"),
                lambda: undo_last(desk),
                lambda: undo_last(desk),
            )
        )
        try:
            act()
        except Fault as fault:
            if fault.kind is not FaultKind.DATABASE_LOCKED:
                told.append(fault.kind.value)
    return told


def die_at(desk: Desk, share: tuple[Presented, int], _within: Barrier, _chance: random.Random) -> int:
    """Confirm in a copy of this program that kills itself at the n-th step; give how it ended, as `waitpid` has it.

    The steps are the moments before and after each statement, before the commit, and after all.
    """
    shown, step = share
    child = os.fork()
    if child == 0:
        _confirm_and_die(desk, shown, step)
    return os.waitpid(child, 0)[1]


def _confirm_and_die(desk: Desk, shown: Presented, step: int) -> None:
    from sqlalchemy import event

    left = step

    def count(*_given: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with open_desk(url_of(desk), HandClock(), "de") as own:
            engine = own.database._writer
            for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
                event.listen(engine, moment, count)
            outcome = admit(own, shown)
            count()  # between the decision and green
            os._exit(100 if outcome.decision.verdict is Verdict.ADMIT else 101)
    finally:
        os._exit(102)


EXPECTED = {
    FaultKind.NOBODY_INSIDE.value,
    FaultKind.ALREADY_LEFT.value,
    FaultKind.NOTHING_TO_UNDO.value,
    FaultKind.UNDO_ROOM_FULL.value,
}
"""What a desk may be told in the middle of a storm."""
