"""Which letter the practice camera is shown next: real ones of the sample day, each kind of answer in turn."""

from desk.domain.appointments import Appointment, AppointmentStatus
from desk.domain.faults import Fault, FaultKind
from desk.letters.raster import Picture, pages
from desk.service.appointments import DayRow, day_list
from desk.service.desk import Desk
from desk.service.letters import preview

_DOTS_PER_INCH = 150


def sample_page(desk: Desk, turn: int) -> Picture:
    """Return the page of a letter that fits the turn (0, 1, 2…): most may go in now, some came early or are inside.

    Raises `Fault(TRAINING_ONLY)` at a desk that admits real people, `Fault(NOTHING_TO_PRINT)` where no letter is left.
    """
    if not desk.training:
        raise Fault(FaultKind.TRAINING_ONLY)
    now = desk.clock()
    rows = [row for row in day_list(desk, desk.today(now)) if row.letter is not None]
    chosen = _choose(desk, rows, turn)
    return next(iter(pages(preview(desk, chosen), _DOTS_PER_INCH)))


def _choose(desk: Desk, rows: list[DayRow], turn: int) -> Appointment:
    now = desk.clock()
    planned = [row for row in rows if row.appointment.status is AppointmentStatus.PLANNED]
    due = [
        row.appointment
        for row in planned
        if not row.came and row.appointment.window_opens <= now <= row.appointment.window_closes
    ]
    early = [row.appointment for row in planned if not row.came and row.appointment.window_opens > now]
    came = [row.appointment for row in planned if row.came]
    cancelled = [row.appointment for row in rows if row.appointment.status is AppointmentStatus.CANCELLED]
    wanted = (due, due, early, due, cancelled, due, came)[turn % 7]
    for several in (wanted, due, early, came, cancelled):
        if several:
            return several[turn % len(several)]
    raise Fault(FaultKind.NOTHING_TO_PRINT)
