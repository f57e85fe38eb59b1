"""The form for a new appointment: what is typed is looked at as it comes, and what is wrong stands beside it in words."""

from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import Translate
from desk.ui.office.facts import ChecksPart
from desk.ui.office.state import Entry, Form
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import ACTION_TARGET, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_MOST_PERSONS = 255
_MOST_MINUTES = 24 * 60
_ADDRESS_LINES = 4
_LEAST_FIELD = 80


class FormPane(QWidget):
    """`changed` and `save_requested` carry the `Entry` that stands in the form."""

    changed = Signal(object)
    save_requested = Signal(object)
    closed = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._serial = 0
        self._lengths: dict[str, int] = {}
        self._title = Text("", 20, 600, wrap=True)
        self.fields = Fields(_)
        self._checks = ChecksPart()
        self._save = KeyButton(_("Make the appointment"), _("Ctrl ⏎"), Weight.PRIMARY, height=ACTION_TARGET, wide=True)
        close = KeyButton(_("Discard"), _("Esc"), wide=True)
        self._save.clicked.connect(self.save)
        close.clicked.connect(self.closed)
        inside = QWidget()
        inside.setProperty("ground", "none")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_8)
        rows.setSpacing(SPACE_12)
        rows.addWidget(self._title)
        rows.addWidget(self.fields)
        rows.addWidget(self._checks)
        rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_16)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        actions = QVBoxLayout()
        actions.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, 0)
        actions.setSpacing(SPACE_8)
        actions.addWidget(self._save)
        actions.addWidget(close)
        column.addLayout(actions)
        self.fields.changed.connect(self._tell)
        self.fields.service.currentIndexChanged.connect(self._propose_length)

    def show_form(self, form: Form) -> None:
        """Show what was found out; what is typed stays, unless it is another form."""
        self._title.say(form.title)
        self._lengths = dict(form.lengths)
        if form.serial != self._serial:
            self._serial = form.serial
            self.fields.fill(form)
            self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self.fields.name)
        self.fields.show_wrong(form.wrong)
        self._checks.show_checks(form.checks)
        self._save.block(form.blocked)

    def save(self) -> None:
        """Ask for the appointment to be made."""
        if not self._save.blocked:
            self.save_requested.emit(self.fields.entry())

    def _tell(self) -> None:
        self.changed.emit(self.fields.entry())

    def _propose_length(self) -> None:
        minutes = self._lengths.get(self.fields.service.currentData())
        if minutes is not None:
            self.fields.minutes.setValue(minutes)


class Fields(QWidget):
    """The fields with their labels; `changed` says that something in them changed."""

    changed = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._filling = False
        self.service, self.room, self.language = QComboBox(), QComboBox(), QComboBox()
        self.day, self.start = QDateEdit(), QTimeEdit()
        self.minutes, self.persons = QSpinBox(), QSpinBox()
        self.name, self.address = QLineEdit(), QPlainTextEdit()
        locale = QLocale(_("en"))
        self.day.setLocale(locale)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(_("ddd dd/MM/yyyy"))
        self.start.setDisplayFormat("HH:mm")
        self.minutes.setRange(1, _MOST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(_(" min"))
        self.persons.setRange(1, _MOST_PERSONS)
        self.address.setTabChangesFocus(True)
        self.address.setPlaceholderText(_("Street and number\nPostcode and town"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        places = (
            (_("Name, as it stands in the letter’s window"), self.name, 0, 0, 2),
            (_("Address"), self.address, 1, 0, 2),
            (_("Matter"), self.service, 2, 0, 2),
            (_("Day"), self.day, 3, 0, 1),
            (_("Begins"), self.start, 3, 1, 1),
            (_("Room"), self.room, 4, 0, 1),
            (_("Length"), self.minutes, 4, 1, 1),
            (_("Persons"), self.persons, 5, 0, 1),
            (_("Language of the letter"), self.language, 5, 1, 1),
        )
        for words, field, row, column, span in places:
            label = Text(words, 13, 500)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(_LEAST_FIELD)
            grid.addWidget(label, 2 * row, column, 1, span, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field, 2 * row + 1, column, 1, span)
        for box in (self.service, self.room, self.language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._tell)
        for signal in (
            self.day.dateChanged,
            self.start.timeChanged,
            self.minutes.valueChanged,
            self.persons.valueChanged,
            self.name.textChanged,
            self.address.textChanged,
        ):
            signal.connect(self._tell)
        self._dress()

    def fill(self, form: Form) -> None:
        """Put what a form starts with into the fields."""
        self._filling = True
        start = form.start_with
        for box, options, key in (
            (self.service, form.services, start.service),
            (self.room, form.rooms, start.room),
            (self.language, form.languages, start.language),
        ):
            box.clear()
            for option in options:
                box.addItem(option.words, option.key)
            box.setCurrentIndex(max(box.findData(key), 0))
        self.day.setDate(QDate(start.day.year, start.day.month, start.day.day))
        self.start.setTime(QTime(start.start.hour, start.start.minute))
        self.minutes.setValue(start.minutes)
        self.persons.setValue(start.persons)
        self.name.setText(start.name)
        self.address.setPlainText(start.address)
        self._filling = False

    def entry(self) -> Entry:
        """Return what stands in the fields."""
        day, start = self.day.date(), self.start.time()
        return Entry(
            service=self.service.currentData() or "",
            room=self.room.currentData() or "",
            day=date(day.year(), day.month(), day.day()),
            start=time(start.hour(), start.minute()),
            minutes=self.minutes.value(),
            persons=self.persons.value(),
            name=self.name.text(),
            address=self.address.toPlainText(),
            language=self.language.currentData() or "de",
        )

    def show_wrong(self, wrong: frozenset[str]) -> None:
        """Mark the fields that keep the appointment from being made."""
        fields: dict[str, QWidget] = {
            "name": self.name,
            "address": self.address,
            "room": self.room,
            "day": self.day,
            "start": self.start,
            "persons": self.persons,
        }
        for name, field in fields.items():
            mark = "true" if name in wrong else "false"
            if field.property("wrong") != mark:
                field.setProperty("wrong", mark)
                field.style().unpolish(field)
                field.style().polish(field)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.address.setFixedHeight(_ADDRESS_LINES * current().line_height(16) + SPACE_8)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()
