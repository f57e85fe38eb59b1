"""The two forms: a new trip, another visit of a trip. What is wrong stands below the fields in words."""

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desk.domain.home_visits import PlaceKind
from desk.i18n import Translate
from desk.ui.office.facts import ChecksPart
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.choice import Choice, DayField
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import ACTION_TARGET, SPACE_8, SPACE_12, SPACE_16, SPACE_24
from desk.ui.trips.blocks import Narrow, Press, beside, labelled, show_wrong
from desk.ui.trips.state import TripEntry, TripForm, VisitEntry, VisitForm

_ADDRESS_LINES = 3
_STEP = 5
"""Minutes between two times, and two lengths, to choose from."""
_FIRST_HOUR, _LAST_HOUR = 6, 20
_LONGEST = 2 * 60


class _Form(Narrow):
    """What both forms are: title, fields, what was found out, store and discard."""

    changed = Signal(object)
    save_requested = Signal(object)
    closed = Signal()
    _wanted = Signal()

    def __init__(self, save: str, _: Translate) -> None:
        super().__init__()
        self._serial = 0
        self._filling = False
        self._title, self._subtitle = Text("", 20, 600, wrap=True), Text("", 16, role="quiet", wrap=True)
        self._checks = ChecksPart()
        self._save = KeyButton(save, _("Ctrl ⏎"), Weight.PRIMARY, height=ACTION_TARGET, wide=True)
        self._close = KeyButton(_("Discard"), _("Esc"), wide=True)
        Press(self._save).wished.connect(self._wanted)
        self._wanted.connect(self.save)
        self._close.clicked.connect(self.closed)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_16)
        self._rows.setSpacing(SPACE_8)
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._subtitle)

    def entry(self) -> TripEntry | VisitEntry:
        """Return what stands in the fields."""
        raise NotImplementedError

    def save(self) -> None:
        """Ask for the entry to be stored, unless something is missing."""
        if not self._save.blocked:
            self.save_requested.emit(self.entry())

    def _end(self) -> None:
        """Lay what stands below the fields."""
        self._rows.addSpacing(SPACE_12)
        self._rows.addWidget(self._checks)
        self._rows.addSpacing(SPACE_16)
        self._rows.addWidget(self._save)
        self._rows.addWidget(self._close)
        self._rows.addStretch(1)

    def _found(self, form: TripForm | VisitForm) -> None:
        self._title.say(form.title)
        self._checks.show_checks(form.checks)
        self._save.block(form.blocked)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit(self.entry())


class TripFormPane(_Form):
    """`changed` and `save_requested` carry the `TripEntry` that stands in the form."""

    def __init__(self, _: Translate) -> None:
        super().__init__(_("Plan the trip"), _)
        self.kind, self.name, self.address = Choice(), QLineEdit(), QPlainTextEdit()
        self.day, self.start = DayField(), Choice()
        self.day.setLocale(QLocale(_("en")))
        self.day.setDisplayFormat(_("dd/MM/yyyy"))
        self.address.setTabChangesFocus(True)
        self.address.setPlaceholderText(_("Street and number\nPostcode and town"))
        self._name = labelled(_("Name of the facility"), self.name)
        self._rows.addWidget(labelled(_("Where the trip goes"), self.kind))
        self._rows.addWidget(self._name)
        self._rows.addWidget(labelled(_("Address"), self.address))
        self._rows.addLayout(beside(((labelled(_("Day"), self.day), 3), (labelled(_("Begins"), self.start), 2))))
        self._end()
        for choice in (self.kind, self.start):
            choice.currentIndexChanged.connect(self._tell)
        for signal in (self.day.dateChanged, self.name.textChanged, self.address.textChanged):
            signal.connect(self._tell)
        self._dress()

    def show_form(self, form: TripForm) -> None:
        """Show what was found out; what is typed stays, unless it is another form."""
        self._subtitle.hide()
        if form.serial != self._serial:
            self._serial = form.serial
            self._fill(form)
        self._found(form)
        self._name.setVisible(self.kind.currentData() == PlaceKind.FACILITY.value)
        fields: dict[str, QWidget] = {"name": self.name, "address": self.address, "day": self.day, "start": self.start}
        show_wrong(fields, form.wrong)

    def entry(self) -> TripEntry:
        """Return what stands in the fields."""
        day = self.day.date()
        return TripEntry(
            kind=PlaceKind(self.kind.currentData()),
            day=date(day.year(), day.month(), day.day()),
            start=time.fromisoformat(self.start.currentData()),
            name=self.name.text(),
            address=self.address.toPlainText(),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _fill(self, form: TripForm) -> None:
        self._filling = True
        start = form.start_with
        _offer(self.kind, ((one.words, one.key) for one in form.kinds), start.kind.value)
        times = range(_FIRST_HOUR * 60, _LAST_HOUR * 60 + 1, _STEP)
        told = ((f"{one // 60}:{one % 60:02}", f"{one // 60:02}:{one % 60:02}") for one in times)
        _offer(self.start, told, f"{start.start:%H:%M}")
        self.day.setDate(QDate(start.day.year, start.day.month, start.day.day))
        self.name.setText(start.name)
        self.address.setPlainText(start.address)
        self._filling = False
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self.address.setFixedHeight(_ADDRESS_LINES * current().line_height(16) + SPACE_8)


class VisitFormPane(_Form):
    """`changed` and `save_requested` carry the `VisitEntry` that stands in the form."""

    def __init__(self, _: Translate) -> None:
        super().__init__(_("Add the visit"), _)
        self._lengths: dict[str, int] = {}
        self._ready: dict[str, str] = {}
        self.service, self.name, self.note = Choice(), QLineEdit(), QLineEdit()
        self.minutes, self.language = Choice(), Choice()
        self._told = Text("", 13, role="quiet", wrap=True)
        self._rows.addWidget(labelled(_("Name, as it stands in the letter’s window"), self.name))
        self._rows.addWidget(labelled(_("Matter"), self.service))
        self._rows.addWidget(self._told)
        self._rows.addLayout(
            beside(((labelled(_("Minutes"), self.minutes), 1), (labelled(_("Language"), self.language), 2)))
        )
        self._rows.addWidget(labelled(_("What else is to be ready (stands in the letter)"), self.note))
        self._end()
        for choice in (self.service, self.minutes, self.language):
            choice.currentIndexChanged.connect(self._tell)
        for field in (self.name, self.note):
            field.textChanged.connect(self._tell)
        self.service.activated.connect(self._propose_length)

    def show_form(self, form: VisitForm) -> None:
        """Show what was found out; what is typed stays, unless it is another form."""
        self._lengths, self._ready = dict(form.lengths), dict(form.ready)
        self._subtitle.say(form.subtitle)
        if form.serial != self._serial:
            self._serial = form.serial
            self._fill(form)
        self._found(form)
        told = self._ready.get(self.service.currentData() or "", "")
        self._told.say(told)
        self._told.setVisible(bool(told))
        show_wrong({"name": self.name, "service": self.service, "note": self.note}, form.wrong)

    def entry(self) -> VisitEntry:
        """Return what stands in the fields."""
        return VisitEntry(
            service=self.service.currentData() or "",
            minutes=self.minutes.currentData() or 0,
            name=self.name.text(),
            language=self.language.currentData() or "de",
            note=self.note.text(),
        )

    def _fill(self, form: VisitForm) -> None:
        self._filling = True
        start = form.start_with
        lengths = sorted({start.minutes, *range(_STEP, _LONGEST + 1, _STEP), *self._lengths.values()})
        _offer(self.service, ((one.words, one.key) for one in form.services), start.service)
        _offer(self.minutes, ((str(one), one) for one in lengths), start.minutes)
        _offer(self.language, ((one.words, one.key) for one in form.languages), start.language)
        self.name.setText(start.name)
        self.note.setText(start.note)
        self._filling = False
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _propose_length(self) -> None:
        minutes = self._lengths.get(self.service.currentData() or "")
        if minutes is not None:
            self.minutes.choose(minutes)


def _offer(choice: Choice, entries: Iterable[tuple[str, object]], chosen: object) -> None:
    choice.clear()
    for words, key in entries:
        choice.addItem(words, key)
    choice.choose(chosen)
