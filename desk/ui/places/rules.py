"""The rules place at work: reads what the house knows and what day it is; nothing can be changed here."""

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.faults import Fault
from desk.domain.house import House
from desk.i18n import Translate
from desk.service.desk import Desk
from desk.ui.background import Background
from desk.ui.rules.screen import RulesScreen
from desk.ui.states.rules import rules_state


class RuleLine(QObject):
    """Holds what was read last and which bar is explained."""

    faulted = Signal(Fault)
    settled = Signal()

    def __init__(self, screen: RulesScreen, background: Background, _: Translate) -> None:
        super().__init__()
        self.screen = screen
        self._background = background
        self._translate = _
        self._chosen = ""
        self._read: tuple[House, date] | None = None
        self._reading = False
        screen.bar_selected.connect(self.choose)

    def read(self) -> None:
        """Read the house anew, unless that is being done already."""
        if not self._reading:
            self._reading = True
            self._background.run(_house_today, self._show_read, self._not_read)

    def stop(self) -> None:
        """Nothing goes on by itself here."""

    @Slot(str)
    def choose(self, key: str) -> None:
        """Explain a bar; "" puts the explanation away."""
        self._chosen = key
        self._show()

    def _show_read(self, read: tuple[House, date]) -> None:
        self._reading = False
        if read != self._read:  # rules change seldom, and everything is read every other second
            self._read = read
            self._show()

    def _not_read(self, fault: Fault) -> None:
        self._reading = False
        self.faulted.emit(fault)

    def _show(self) -> None:
        if self._read is not None:
            house, today = self._read
            self.screen.show_state(rules_state(house, today, self._chosen, self._translate))


def _house_today(desk: Desk) -> tuple[House, date]:
    """Return the house and its local day; on the data thread, where the calendar of holidays is loaded too."""
    today = desk.today(desk.clock())
    desk.house.holidays.get(today)
    return desk.house, today
