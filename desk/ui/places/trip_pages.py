"""The page of the chosen visit, set on the data thread: the newest wish counts, those in between are skipped."""

from PySide6.QtCore import QObject, Signal

from desk.domain.faults import Fault
from desk.domain.home_visits import HomeVisit, Trip
from desk.service.desk import Desk
from desk.service.home_visit_letters import preview
from desk.ui.background import Background
from desk.ui.states.trip_visit import Sheet


class TripPages(QObject):
    """Holds the page that was asked for last; `changed` says that it is there."""

    changed = Signal()
    faulted = Signal(Fault)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._background = background
        self._wanted: tuple[Trip, HomeVisit] | None = None
        self._setting = False

    def want(self, trip: Trip, visit: HomeVisit) -> None:
        """Set a visit's page, unless it is there already."""
        self._wanted = trip, visit
        if not self._setting and (self.sheet is None or self.sheet.visit != visit):
            self._setting = True
            self._background.run(lambda desk: _page(desk, trip, visit), self._set, self._failed)

    def _set(self, sheet: Sheet) -> None:
        self._setting = False
        self.sheet = sheet
        self.changed.emit()
        if self._wanted is not None:
            self.want(*self._wanted)

    def _failed(self, fault: Fault) -> None:
        self._setting = False
        self.faulted.emit(fault)


def _page(desk: Desk, trip: Trip, visit: HomeVisit) -> Sheet:
    """Set the page of a visit; what is wrong with it is part of the answer."""
    try:
        return Sheet(visit, preview(desk, trip, visit), None)
    except Fault as fault:
        return Sheet(visit, b"", fault)
