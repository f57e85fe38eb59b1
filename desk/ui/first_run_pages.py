"""The pages of the first start: what to begin with, which office, where the data are."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.domain.faults import Fault, FaultKind
from desk.i18n import Translate
from desk.service.profile_forms import Profile
from desk.service.profiles import find_profile, load_profile, shipped_profiles
from desk.service.sample_day import SAMPLE_OFFICE
from desk.ui.first_run_parts import BigChoice, Choices
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.icons import Icon
from desk.ui.parts.rows import RowKind, RuleRow
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32
from desk.ui.words.faults import fault_words

SAMPLE, OFFICE, DATABASE = range(3)
"""The places of the first page's choices."""
_SERVER = "postgresql"
_WIDEST = 720
_WIDEST_OF_TWO = 960
"""Where choices stand in two columns."""
_LARGE_TEXT = 1.4


class Page(QWidget):
    """A question with its choices; `picked` carries the place of a choice or what was entered."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, title: str, subtitle: str, _: Translate, widest: int = _WIDEST) -> None:
        super().__init__()
        self._translate = _
        self._told: RuleRow | None = None
        self.choices: Choices | None = None
        self.setProperty("ground", "none")
        inside = QWidget()
        inside.setMaximumWidth(round(widest * current().factor))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_32, SPACE_24, SPACE_32, SPACE_24)
        outer.addWidget(inside)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(SPACE_8, 0, SPACE_8, 0)
        self.column.setSpacing(SPACE_12)
        # With large text everything is wanted on the screen, not in its middle.
        if current().factor < _LARGE_TEXT:
            self.column.addStretch(2)
        self.column.addWidget(Text(title, 28, 600, wrap=True))
        self.column.addWidget(Text(subtitle, 16, role="quiet", wrap=True))
        self.column.addSpacing(SPACE_16)

    def offer(self, *choices: BigChoice, columns: int = 1) -> None:
        """Put choices on the page."""
        self.choices = Choices(choices, columns)
        self.choices.chosen.connect(self.choose)
        self.column.addWidget(self.choices)

    def choose(self, place: int) -> None:
        """Take the choice at a place."""
        self.picked.emit(place)

    def finish(self, *, way_back: bool) -> None:
        """Put the way back below everything."""
        _ = self._translate
        if way_back:
            back = KeyButton(_("Back"), _("Esc"), Weight.QUIET, icon="arrow-left")
            back.clicked.connect(self.left)
            self.column.addSpacing(SPACE_8)
            self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(3)

    def tell(self, icon: str, title: str, detail: str) -> None:
        """Say something below the choices, in the place of what was said before."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
        self._told = RuleRow(icon, title, detail, kind=RowKind.NOTICE)
        self.column.insertWidget(self.column.count() - 1, self._told)

    def tell_fault(self, fault: Fault) -> None:
        """Say what was wrong; what was entered stays."""
        words = fault_words(fault, self._translate)
        self.tell("triangle", words.happened, words.todo)


class BeginPage(Page):
    """What to begin with; the harmless choice is the first."""

    def __init__(self, _: Translate) -> None:
        super().__init__(_("What would you like to begin with?"), _("You can change at any time."), _)
        rooms = len(load_profile(find_profile(SAMPLE_OFFICE)).rooms)
        sample = _("An invented office with {rooms} rooms. Nothing of it is real.").format(rooms=rooms)
        self.offer(
            BigChoice("play", _("Look at the sample day"), sample, "1"),
            BigChoice("building", _("Set up a new office"), _("Building, rooms and rules, from a profile."), "2"),
            BigChoice("folder", _("Open existing data"), _("A file on this computer, or a server’s address."), "3"),
        )
        words = _("Without a network, without an account elsewhere. Everything stays in your house.")
        note = QHBoxLayout()
        note.setSpacing(SPACE_12)
        note.addWidget(Icon("info", 20, "quiet"))
        note.addWidget(Text(words, 16, role="quiet", wrap=True), 1)
        self.column.addSpacing(SPACE_16)
        self.column.addLayout(note)
        self.finish(way_back=False)


class OfficePage(Page):
    """Which office: one of the shipped profiles, or an own one. `picked` carries its name or path."""

    def __init__(self, _: Translate) -> None:
        told = _("A profile holds building, rooms, services and rules. You can change it.")
        super().__init__(_("Which office is it?"), told, _, _WIDEST_OF_TWO)
        self._names = shipped_profiles()
        choices = [self._choice(name, str(place)) for place, name in enumerate(self._names, start=1)]
        own = _("A file (.toml) like those that are shipped.")
        choices.append(BigChoice("folder", _("Open an own profile"), own, str(len(choices) + 1), dense=True))
        self.offer(*choices, columns=2)
        self.finish(way_back=True)

    def choose(self, place: int) -> None:
        """Take a shipped profile, or ask for a file."""
        if place < len(self._names):
            self.picked.emit(self._names[place])
            return
        _ = self._translate
        ask_for_file(self, _("Open an own profile"), "TOML (*.toml)").fileSelected.connect(self.take)

    def take(self, file: str) -> None:
        """Take an own profile, if it can be read."""
        try:
            load_profile(Path(file))
        except Fault as fault:
            self.tell_fault(fault)
        else:
            self.picked.emit(file)

    def _choice(self, name: str, key: str) -> BigChoice:
        profile = load_profile(find_profile(name))
        return BigChoice("building", profile.authority, _inside(profile, self._translate), key, dense=True)


def _inside(profile: Profile, _: Translate) -> str:
    """Return in two lines what a profile describes: `Bürgercenter` or `3 Häuser`, and `12 Zimmer, 14 Anliegen`."""
    names = profile.offices[0].names
    where = names.get(_("en"), next(iter(names.values()), ""))  # the code of the language, as the catalogue gives it
    if len(profile.sites) > 1:
        where = _("{count} buildings").format(count=len(profile.sites))
    rooms = _("{rooms} rooms").format(rooms=len(profile.rooms)) if profile.rooms else _("home visits")
    services = _("{services} services").format(services=len(profile.services))
    return f"{where}\n{rooms}, {services}"


class DatabasePage(Page):
    """Where the data are: a file, or a server. `picked` carries the path or the address."""

    def __init__(self, _: Translate) -> None:
        super().__init__(_("Where are the data?"), _("Opening them changes nothing."), _)
        file = _("The file of an office (.sqlite).")
        self.offer(BigChoice("folder", _("A file on this computer"), file, "1", low=True))
        label = Text(_("Or a server’s address"), 16, 500)
        self.address = QLineEdit()
        self.address.setPlaceholderText(f"{_SERVER}://name@server/einlass")
        self.address.setAccessibleName(label.text())
        self.address.returnPressed.connect(self.connect_server)
        connect = KeyButton(_("Connect"), _("Enter ⏎"))
        connect.clicked.connect(self.connect_server)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.address, 1)
        row.addWidget(connect)
        self.column.addSpacing(SPACE_16)
        self.column.addWidget(label)
        self.column.addLayout(row)
        self.finish(way_back=True)

    def choose(self, place: int) -> None:  # noqa: ARG002 - there is only one
        """Ask for the file."""
        _ = self._translate
        title = _("A file on this computer")
        ask_for_file(self, title, "SQLite (*.sqlite *.db);;* (*)").fileSelected.connect(self.take)

    def take(self, file: str) -> None:
        """Take a file, if it is there; what is in it is seen when it is opened."""
        if Path(file).is_file():
            self.picked.emit(file)
        else:
            self.tell_fault(Fault(FaultKind.DATABASE_MISSING, where=file))

    def connect_server(self) -> None:
        """Take the address; the path of a file is taken here, too."""
        given = self.address.text().strip()
        if given.startswith(_SERVER) and "://" in given:
            self.picked.emit(given)
        elif given and "://" not in given:
            self.take(given)
        else:
            self.tell_fault(Fault(FaultKind.DATABASE_ADDRESS))


def ask_for_file(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    """Open the dialog for a file that is there; its `fileSelected` carries the path."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
