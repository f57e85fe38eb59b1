"""The front desk at work: the window with its places, kept up to date, and one clock for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Slot

from desk.clock import Clock
from desk.domain.faults import Fault, FaultKind
from desk.domain.house import House
from desk.i18n import translator
from desk.service.desk import Desk
from desk.service.home_visits import goes_out
from desk.service.language import speak
from desk.ui.background import Background
from desk.ui.changes import Changes
from desk.ui.devices.printer import standard_printer
from desk.ui.devices.sound import Sounds
from desk.ui.places.building import AtWork, Places, make_entrance, make_place
from desk.ui.places.watching import Watching
from desk.ui.shell import Place, Shell, Window
from desk.ui.states.line import Condition, fault_strip, late_strip, line_state
from desk.ui.states.situation import Situation
from desk.ui.toolkit import speak_too

POLL_MS = 2000
"""How often the house is read anew, because other desks write too."""
_CLOCK_MS = 1000
LANGUAGES = ("de", "en")
_FIRST = (Place.ENTRANCE, Place.TRIPS)
"""The window opens on the first of these that it shows."""
_WRITING = (Place.LETTERS, Place.TRIPS)
"""Where somebody types, and a letter that is read does not take the window away."""
_CUT_OFF = frozenset({FaultKind.SERVER_AWAY, FaultKind.DATABASE_LOCKED, FaultKind.DISK_FAILED})


@dataclass(frozen=True, slots=True)
class About:
    """What the window says of itself."""

    house: House
    entrance: str
    training: bool
    clock: Clock
    """The desk's: where a day is played, it stands on that day."""
    played: bool = False
    goes_out: bool = False
    """Whether the house visits citizens."""


def about(desk: Desk) -> About:
    """Read what the window says of itself; on the data thread."""
    return About(desk.house, desk.entrance_name, desk.training, desk.clock, desk.played is not None, goes_out(desk))


def offered(wanted: Sequence[Place], told: About) -> tuple[Place, ...]:
    """Leave out the places for which this house has nothing; one that somebody asked for alone is shown in any case.

    An office that goes to the citizen and has no rooms has no door, no board, and no appointment in a room.
    """
    without = set() if told.goes_out else {Place.TRIPS}
    if told.goes_out and not told.house.rooms:
        without = {Place.ENTRANCE, Place.BOARD, Place.LETTERS}
    return tuple(one for one in wanted if one not in without or len(wanted) == 1)


class FrontDesk(QObject):
    """Makes the places in the window, connects them, and keeps them up to date."""

    def __init__(  # what belongs to the whole program comes in
        self,
        window: Window,
        background: Background,
        watching: Watching,
        told: About,
        language: str,
        places: Sequence[Place],
    ) -> None:
        super().__init__()
        self._window, self._background, self._watching = window, background, watching
        self._about, self._language = told, language
        self.offered = offered(places, told)
        self._changes, self._sounds = Changes(self), Sounds(self)
        zone = ZoneInfo(told.house.site.timezone)
        self._condition = Condition(
            told.entrance,
            zone,
            told.clock(),
            printer=standard_printer(),
            looked_for_printer=True,
            played=told.played,
        )
        self.fault: tuple[str, str, str] | None = None
        self.place = next((one for one in _FIRST if one in self.offered), self.offered[0])
        self.shell: Shell
        self.places = Places()
        self._build()
        self._poll, self._tick = QTimer(self), QTimer(self)
        self._poll.timeout.connect(self.read)
        self._tick.timeout.connect(self._show_line)
        background.waiting.connect(self._show_late)
        watching.letter_read.connect(self.take)
        watching.faulted.connect(self.show_fault)
        self._changes.changed.connect(self.read)

    def start(self) -> None:
        """Show the first place and keep everything up to date."""
        self._poll.start(POLL_MS)
        self._tick.start(_CLOCK_MS)
        self.show_place(self.place)

    def stop(self) -> None:
        """Ask nothing any more."""
        self._poll.stop()
        self._tick.stop()
        for place in self.places.at_work.values():
            place.stop()

    @Slot()
    def read(self) -> None:
        """Read the data of the place in front."""
        self.places.at_work[self.place].read()

    @Slot(Place)
    def show_place(self, place: Place) -> None:
        """Bring a place to the front."""
        self.place = place
        if place not in self.places.at_work:
            made = make_place(place, self._background, self._changes, translator(self._language))
            _put_to_work(self, place, made)
        self.shell.show_place(place)
        self._show_line()
        self.read()

    @Slot(str)
    def scan(self, text: str) -> None:
        """A handheld read something; where the entrance is not to be disturbed, that is said."""
        self._watching.heard_handheld()
        if self.places.guard is None or self.place in _WRITING:
            _ = translator(self._language)
            advice = _("To check it, go to the entrance with F1 and read it once more.")
            if self.places.guard is None:
                advice = _("This window shows no entrance. Read it once more where visitors are let in.")
            self.shell.show_strip(("info", _("A letter was read."), advice))
            return
        self.take(text)

    @Slot(str)
    def take(self, text: str) -> None:
        """Give a letter that was read to the guard, unless somebody is writing letters."""
        if self.places.guard is None or self.place in _WRITING:
            return
        if self.place is not Place.ENTRANCE:
            self.show_place(Place.ENTRANCE)
        self.places.guard.take(text)

    @Slot()
    def switch_language(self) -> None:
        """Speak the other language; the matter before the guard stays."""
        wanted = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
        self._background.run(lambda desk: _spoken(desk, wanted), self._speak, self.show_fault)

    @Slot(Fault)
    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong, until something goes well or Esc is pressed."""
        self._condition = replace(self._condition, cut_off=fault.kind in _CUT_OFF)
        self.fault = fault_strip(fault, translator(self._language))
        self.shell.show_strip(self.fault)
        self._show_line()

    @Slot()
    def settle(self) -> None:
        """Something went well: the strip goes."""
        self._condition = replace(self._condition, cut_off=False)
        self.fault = None
        self.shell.show_strip(None)
        self._show_line()

    @property
    def busy(self) -> bool:
        """Whether an answer of the database is awaited."""
        return self._background.busy

    def _build(self) -> None:
        """Make the window's contents in the present language; what was before the guard is there again."""
        speak_too(self._language)
        _ = translator(self._language)
        before = self.places
        for place in before.at_work.values():
            place.stop()
        self.shell = Shell(self.offered, training=self._about.training, _=_)
        self.places = Places()
        if Place.ENTRANCE in self.offered:
            entrance, self.places.guard = make_entrance(self._background, self._changes, self._sounds, _)
            self.places.entrance = entrance
            _put_to_work(self, Place.ENTRANCE, entrance)
            entrance.become(before.entrance.situation if before.entrance else Situation())
            self._watching.attach(entrance, _)
        self.shell.place_chosen.connect(self.show_place)
        self.shell.language_requested.connect(self.switch_language)
        self.shell.sample_requested.connect(self._watching.show_sample)
        self.shell.strip_closed.connect(self.settle)
        self.shell.show_address(self._about.entrance, self._about.house.site.address.street)
        self._window.show_inside(self.shell)

    def _speak(self, spoken: tuple[str, About]) -> None:
        self._language, self._about = spoken
        self._build()
        self.show_place(self.place)

    @Slot(bool)
    def _show_late(self, late: bool) -> None:
        self._condition = replace(self._condition, late=late)
        self.shell.show_strip(late_strip(translator(self._language)) if late else self.fault)
        self._show_line()

    @Slot()
    def _show_line(self) -> None:
        self._condition = replace(self._condition, now=self._about.clock())
        self.shell.show_line(line_state(self._condition, translator(self._language)))


def _spoken(desk: Desk, language: str) -> tuple[str, About]:
    """Let the desk speak a language; return it with what the window says of itself in it."""
    speak(desk, language)
    return language, about(desk)


def _put_to_work(front: FrontDesk, name: Place, place: AtWork) -> None:
    front.places.at_work[name] = place
    front.shell.add_screen(name, place.screen)
    place.faulted.connect(front.show_fault)
    place.settled.connect(front.settle)
