"""Everything that can be done at a desk, in any order, on a real SQLite file: what always holds, holds."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from desk.domain.appointments import Appointment
from desk.domain.decisions import Reason, Verdict
from desk.domain.faults import Fault, FaultKind
from desk.domain.ledger import FactKind
from desk.service.admission import Presented, admit
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_by_code, leave_room
from desk.service.ledger import undo_last
from desk.service.letters import sign_letters
from desk.service.occupancy import board, close_room, open_room
from desk.service.refusal import let_wait, redirect, refuse
from tests.service.ledgers import facts, faults_of_house
from tests.service.office import HandClock, fault_of, invite, office, show, signed

ROOMS = st.sampled_from(["1.01", "1.02"])
PARTIES = (("1.01", 2), ("1.01", 1), ("1.01", 1), ("1.02", 1), ("1.02", 1))
"""Room and persons of each appointment."""

_house: tuple[Path, tuple[Appointment, ...], tuple[str, ...]]


@pytest.fixture(scope="module", autouse=True)
def _made_house(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make the office with its letters once; each run gets a copy of the file."""
    global _house  # noqa: PLW0603 - a state machine gets no fixtures
    folder = tmp_path_factory.mktemp("any-order")
    file = folder / "desk.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_HOME", str(folder))
        patch.setenv("DESK_KEYRING", "no")
        with office(f"sqlite:///{file}", folder, HandClock()) as desk:
            made = tuple(
                invite(desk, room, persons, minutes=number, service="andrang")
                for number, (room, persons) in enumerate(PARTIES)
            )
            codes = tuple(signed(desk, one) for one in made)
    _house = (file, made, codes)


class AnyOrder(RuleBasedStateMachine):
    """A desk, and what a guard may do at it."""

    shown = Bundle("shown")

    @initialize()
    def opened(self) -> None:
        file, self.appointments, codes = _house
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("DESK_HOME", str(file.parent))
        self.patch.setenv("DESK_KEYRING", "no")
        self.folder = Path(tempfile.mkdtemp(prefix="desk-any-order-"))
        shutil.copy(file, self.folder / "desk.sqlite")
        self.clock = HandClock()
        self.desk: Desk = open_desk(f"sqlite:///{self.folder / 'desk.sqlite'}", self.clock, "de")
        self.codes = list(codes)
        self.admitted: set[object] = set()

    @rule(target=shown, at=st.integers(0, len(PARTIES) - 1), persons=st.sampled_from([None, 1, 2, 3]))
    def present(self, at: int, persons: int | None) -> Presented:
        presented = show(self.desk, self.codes[at], persons)
        assert (presented.decision.reason is None) == (presented.decision.verdict is Verdict.ADMIT)
        return presented

    @rule(presented=shown)
    def confirm(self, presented: Presented) -> None:
        before = self._free()
        try:
            outcome = admit(self.desk, presented)
        except Fault:
            assert presented.visit in self.admitted, "only what was taken back is unknown"
            assert self._free() == before
            return
        assert (outcome.visit is None) == (outcome.decision.verdict is not Verdict.ADMIT)
        if outcome.visit is None or outcome.repeated:
            assert self._free() == before
            return
        self.admitted.add(outcome.visit.id)
        room = outcome.visit.room
        assert self._free() == before | {room: before[room] - outcome.visit.persons}

    @rule(at=st.integers(0, len(PARTIES) - 1))
    def leave(self, at: int) -> None:
        assert fault_of(lambda: leave_by_code(self.desk, self.codes[at])) in {None, FaultKind.NOBODY_INSIDE}

    @rule(room=ROOMS)
    def empty(self, room: str) -> None:
        assert fault_of(lambda: leave_room(self.desk, room)) in {None, FaultKind.NOBODY_INSIDE}

    @rule()
    def undo(self) -> None:
        before = len(facts(self.desk))
        fault = fault_of(lambda: undo_last(self.desk))
        assert fault in {None, FaultKind.NOTHING_TO_UNDO, FaultKind.UNDO_ROOM_FULL}
        assert len(facts(self.desk)) == before + (fault is None)

    @rule(presented=shown)
    def turn_away(self, presented: Presented) -> None:
        act = redirect if presented.decision.verdict is Verdict.REDIRECT else refuse
        assert act(self.desk, presented).verdict == presented.decision.verdict.value

    @rule(presented=shown)
    def wait(self, presented: Presented) -> None:
        if presented.decision.reason is Reason.ROOM_FULL:
            first = let_wait(self.desk, presented)
            assert let_wait(self.desk, presented) == first

    @rule(room=ROOMS)
    def close(self, room: str) -> None:
        close_room(self.desk, room, "Wasser")

    @rule(room=ROOMS)
    def open(self, room: str) -> None:
        open_room(self.desk, room)

    @rule(at=st.integers(0, len(PARTIES) - 1))
    def cancel(self, at: int) -> None:
        cancel_appointment(self.desk, self.appointments[at].reference)

    @rule(at=st.integers(0, len(PARTIES) - 1))
    def reissue(self, at: int) -> None:
        [letter] = sign_letters(self.desk, [self.appointments[at]])
        self.codes[at] = letter.code

    @rule(minutes=st.integers(0, 40))
    def pass_time(self, minutes: int) -> None:
        self.clock.forward(minutes)

    @invariant()
    def the_house_is_in_order(self) -> None:
        assert faults_of_house(self.desk.database) == []

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            undone = [fact for fact in facts(self.desk) if fact.kind is FactKind.UNDONE]
            assert len({fact.undoes for fact in undone}) == len(undone)
            self.desk.close()
            self.patch.undo()
            shutil.rmtree(self.folder)

    def _free(self) -> dict[str, int]:
        return {room.room.number: room.seats.free for room in board(self.desk).rooms}


AnyOrder.TestCase.settings = settings(max_examples=50, stateful_step_count=30)
TestAnyOrder = AnyOrder.TestCase
