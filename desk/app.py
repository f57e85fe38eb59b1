"""The one place that puts the parts together: it makes the threads and the window, and ends them.

`run_window` is `desk` without words; `take_pictures` draws the windows without a screen, for the demonstration and to
look at them beside the design.
"""

import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QMetaObject,
    QObject,
    Qt,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desk import config
from desk.clock import Clock, system_clock
from desk.domain.faults import Fault, FaultKind
from desk.scanning.sources import Opener, opener
from desk.service.desk import Desk, open_desk
from desk.store.engine import database_file
from desk.store.lock import WindowLock
from desk.ui.background import Background
from desk.ui.crash import note_crash
from desk.ui.devices.handheld import Handheld
from desk.ui.front import LANGUAGES, About, FrontDesk, about
from desk.ui.places.watching import Watching
from desk.ui.shell import Place, Window
from desk.ui.style.look import follow
from desk.ui.tidying import Tidying
from desk.ui.toolkit import speak_too

if TYPE_CHECKING:
    from desk.ui.first_run import FirstRun

_log = logging.getLogger(__name__)
_SIZE = (1280, 800)
_NOT_NOW = Qt.ConnectionType.QueuedConnection


class App(QObject):
    """One window on one database, with its threads; `close` ends them all."""

    def __init__(
        self,
        application: QApplication,
        url: str,
        clock: Clock = system_clock,
        language: str = "de",
        places: Sequence[Place] = tuple(Place),
        source: Opener | None = None,
        entrance: str | None = None,
    ) -> None:
        super().__init__()
        self._url, self._clock, self._entrance = url, clock, entrance
        self._language = language if language in LANGUAGES else LANGUAGES[0]
        self._places, self._source = tuple(places), source
        self._lock: WindowLock | None = None
        self._background: Background | None = None
        self._watching: Watching | None = None
        self.front: FrontDesk | None = None
        self.first_run: FirstRun | None = None
        self._fault: Fault | None = None
        """What was wrong with the last choice."""
        self.window = Window()
        self.window.resize(*_SIZE)
        self.window.closed.connect(self.close)
        self.handheld = Handheld(application)
        self._tidying = Tidying(self)

    def start(self, *, whole_screen: bool = False) -> None:
        """Show the window: the desk, or where there is no database yet, the first choice."""
        self._tidying.start()
        if whole_screen:
            self.window.showMaximized()
        else:
            self.window.show()
        self._open()

    @Slot()
    def close(self) -> None:
        """End every thread and let the database go; may be called twice."""
        self.handheld.stop()
        if self.front is not None:
            self.front.stop()
        self._let_go()
        self._tidying.stop()

    def _open(self) -> None:
        """Take the place at the database, and read what the window says of itself."""
        self._let_go()
        try:
            file = database_file(self._url)
            # The side file of the lock belongs beside a database, not beside a wrong name.
            if file is not None and file.exists():
                self._lock = WindowLock(file)
        except Fault as fault:
            self._not_opened(fault)
            return
        self._background = Background(self._open_desk)
        self._background.run(about, self._opened, self._not_opened)

    def _open_desk(self) -> Desk:
        return open_desk(self._url, self._clock, self._language, self._entrance)

    def _opened(self, told: About) -> None:
        assert self._background is not None  # noqa: S101 - it has just answered
        self.first_run = None
        self._watching = Watching(self._background)
        self.front = FrontDesk(self.window, self._background, self._watching, told, self._language, self._places)
        self.handheld.scanned.connect(self.front.scan)
        self.handheld.watch()
        if Place.ENTRANCE in self.front.offered:  # else the camera is left to the window that shows it
            self._watching.watch(self._source or (None if told.training else opener(0)), practice=told.training)
        self.front.start()

    def _not_opened(self, fault: Fault) -> None:
        """Offer the first choice; where there simply is no database yet, without calling that a fault."""
        self._let_go()
        if self.first_run is None:
            self._begin()
        self._fault = fault if fault.kind is not FaultKind.DATABASE_MISSING or not _is_usual(self._url) else None
        if self.first_run is not None and self._fault is not None:
            self.first_run.show_fault(self._fault)

    def _begin(self) -> None:
        """Show the first choice in the present language."""
        from desk.ui.beginning import Beginning  # noqa: PLC0415 - needed once in a desk's life

        speak_too(self._language)
        beginning = Beginning(self._clock, self._language)
        beginning.language_requested.connect(self._switch_language)
        self.first_run = beginning.choices
        self.first_run.sample_chosen.connect(self._make_sample)
        self.first_run.office_chosen.connect(self._make_office)
        self.first_run.database_chosen.connect(self._choose_database)
        self.window.show_inside(beginning)
        self.first_run.setFocus()
        if self._fault is not None:
            self.first_run.show_fault(self._fault)

    @Slot()
    def _switch_language(self) -> None:
        self._language = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
        self._begin()

    @Slot()
    def _make_sample(self) -> None:
        self._make(sample=True)

    @Slot(str)
    def _make_office(self, profile: str) -> None:
        self._make(profile=profile)

    @Slot(str)
    def _choose_database(self, named: str) -> None:
        self._url = config.database_url(named)
        self._open()

    def _make(self, profile: str = "", *, sample: bool = False) -> None:
        """Make the database that was wished for, and open it."""
        # Needed once in a desk's life; a start that loads no letters is a third shorter.
        from desk.service.profiles import find_profile, load_profile  # noqa: PLC0415
        from desk.service.sample_day import make_sample  # noqa: PLC0415
        from desk.service.setup import initialise  # noqa: PLC0415

        try:
            if sample:
                make_sample(self._url, self._clock, self._language)
            else:
                initialise(self._url, load_profile(find_profile(profile)), self._clock)
        except Fault as fault:
            self._not_opened(fault)
            return
        self._open()

    def _let_go(self) -> None:
        if self._watching is not None:
            self._watching.stop()
        if self._background is not None:
            self._background.stop()
        if self._lock is not None:
            self._lock.release()
        self._watching, self._background, self._lock = None, None, None


def run_window(
    url: str, language: str, screen: str | None = None, camera: str | None = None, entrance: str | None = None
) -> int:
    """Open the window and return the exit status when it is closed.

    `screen` is the value of a `Place` to open alone, `camera` a number, a device, a stream or a video file, `entrance`
    the name of the one that this desk stands at, else it is the first.
    """
    application = _application()
    follow(application)
    sys.excepthook = _note
    places = tuple(Place) if screen is None else (Place(screen),)
    source = opener(camera) if camera else None
    app = App(application, url, language=language, places=places, source=source, entrance=entrance)
    for name in (signal.SIGINT, signal.SIGTERM):
        # Python hears it at the next tick of the clock, a second later at most; maybe in the middle of drawing, where
        # no window may go.
        signal.signal(name, lambda _number, _frame: QMetaObject.invokeMethod(app.window, "close", _NOT_NOW))
    app.start(whole_screen=True)
    with _calm():
        return application.exec()


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # The name by which a desktop knows the window: it groups its windows and finds what belongs to it.
    made = QApplication(["einlass"])
    made.setDesktopFileName("einlass")
    return made


def _note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Note an error that nobody foresaw, in place of a trace on a terminal that nobody sees."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.error("The window met something unexpected; noted in %s", note_crash(error))


def _is_usual(url: str) -> bool:
    """Whether it is the database that a desk has where nobody names one."""
    return url == config.database_url()


def take_pictures(
    url: str, folder: Path, language: str = "de", clock: Clock = system_clock, entrance: str | None = None
) -> list[Path]:
    """Draw the places in two sizes into PNG files, without a screen, and return the files.

    It is the real window at the real database; a sample letter is held to the practice camera, nobody is let in.
    Raises the fault that keeps the database from being opened.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = _application()
    follow(application)
    app = App(application, url, clock, language, entrance=entrance)
    with _calm():
        return _draw(app, url, folder)


@contextmanager
def _calm() -> Iterator[None]:
    """Drop what the platform without a display says of every window; everything else goes the way it went before."""

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if "propagateSizeHints" in message:
            return
        if before is not None:
            before(kind, context, message)
        else:
            _log.warning("Qt: %s", message)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _draw(app: App, url: str, folder: Path) -> list[Path]:
    """Open the window, draw its places, close it."""
    from desk.ui.pictures import draw_places, wait_until  # noqa: PLC0415 - no desk at work draws pictures

    app.start()
    try:
        wait_until(lambda: app.front is not None or app.first_run is not None)
        if app.front is None:
            raise Fault(FaultKind.DATABASE_MISSING, where=url)
        return draw_places(app.window, app.front, folder)
    finally:
        app.window.close()
