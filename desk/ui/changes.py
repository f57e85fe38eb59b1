"""What changed, told once to whoever shows it."""

from enum import Flag, auto

from PySide6.QtCore import QObject, Signal


class Change(Flag):
    """What a write changed."""

    OCCUPANCY = auto()
    """Who is inside, who waits, which room is open, and the list of acts."""
    APPOINTMENTS = auto()
    """Appointments or their letters."""
    TRIPS = auto()
    """Home visits: trips, visits, refused wishes."""


class Changes(QObject):
    """The one signal that tells every screen what to read again."""

    changed = Signal(Change)

    def tell(self, change: Change) -> None:
        """Tell that something was written."""
        self.changed.emit(change)
