"""A training office in a folder of its own at a fixed moment, with the real sample day; for tests of the windows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desk.domain.appointments import Appointment, AppointmentStatus
from desk.domain.ledger import FactKind
from desk.service.admission import Outcome, admit, present
from desk.service.appointments import DayRow, day_list
from desk.service.desk import Desk, open_desk
from desk.service.ledger import history
from desk.service.sample_day import make_sample
from desk.ui.places.entrance import surroundings
from desk.ui.states.situation import Surroundings

NOW = datetime(2026, 11, 20, 9, 35, tzinfo=UTC)
"""A Friday, 10:35 on the wall in Düsseldorf."""


def now() -> datetime:
    """Return the moment at which every test happens (UTC)."""
    return NOW


@dataclass(frozen=True)
class Training:
    """A database of the sample day."""

    url: str

    def desk(self) -> Desk:
        """Open a second desk on it, as a command beside the window would."""
        return open_desk(self.url, now, "de")

    def rows(self) -> tuple[DayRow, ...]:
        """Return today's appointments."""
        with self.desk() as desk:
            return day_list(desk, desk.today(NOW))

    def due(self, persons: int | None = None) -> DayRow:
        """Return an appointment that may go in now and that nobody came for."""
        return next(
            row
            for row in self.rows()
            if row.appointment.status is AppointmentStatus.PLANNED
            and not row.came
            and row.appointment.window_opens <= NOW <= row.appointment.window_closes
            and persons in (None, row.appointment.persons)
        )

    def cancelled(self) -> DayRow:
        """Return a cancelled appointment that has a letter."""
        return next(row for row in self.rows() if row.appointment.status is AppointmentStatus.CANCELLED and row.letter)

    def later(self) -> DayRow:
        """Return an appointment of this afternoon."""
        return [row for row in self.rows() if row.appointment.window_opens > NOW and row.letter][-1]

    def admit(self, code: str) -> Outcome:
        """Let a party in, everything fulfilled."""
        with self.desk() as desk:
            letter = present(desk, code)
            answers = {rule.key: True for rule in letter.facts.asked}
            return admit(desk, letter.answered(letter.facts.persons, answers))

    def acts(self) -> list[FactKind]:
        """Return what the desk did today, the latest first."""
        with self.desk() as desk:
            return [fact.kind for fact in history(desk, 50)]

    def around(self) -> Surroundings:
        """Return what the entrance knows of the house."""
        with self.desk() as desk:
            return surroundings(desk)


def code(row: DayRow) -> str:
    """Return the code on an appointment's letter."""
    assert row.letter is not None
    return row.letter.code


def room(appointment: Appointment) -> str:
    """Return the number of an appointment's room."""
    return appointment.room.number


def make_training(folder: Path) -> Training:
    """Make the sample day in a folder."""
    url = f"sqlite:///{folder / 'training.sqlite'}"
    make_sample(url, now, "de")
    return Training(url)
