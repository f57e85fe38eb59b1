"""The fields of the form, with their labels."""

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desk.domain.families import Arrangement
from desk.i18n import Translate
from desk.ui.office.state import Entry, Form
from desk.ui.parts.choice import Choice, DayField
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_8

_ADDRESS_LINES = 3
_STEP = 5
"""Minutes between two times, and two lengths, to choose from."""
_FIRST_HOUR, _LAST_HOUR = 6, 20
_LONGEST = 4 * 60
_MEMBERS = 4
"""Proposed for a family."""
_FAMILY = "family"
"""Stands among the numbers of persons: a family, which has a number of its own."""


class Fields(QWidget):
    """`changed` says that something in them changed, `entry()` what stands in them now."""

    changed = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._filling = False
        self.name, self.address = QLineEdit(), QPlainTextEdit()
        self.service, self.room, self.language = Choice(), Choice(), Choice()
        self.start, self.minutes, self.persons = Choice(), Choice(), Choice()
        self.members, self.arrangement, self.family = Choice(), Choice(), QWidget()
        self.day = DayField()
        self.day.setLocale(QLocale(_("en")))
        self.day.setDisplayFormat(_("dd/MM/yyyy"))
        self.address.setTabChangesFocus(True)
        self.address.setPlaceholderText(_("Street and number\nPostcode and town"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for row in (
            ((_("Name, as it stands in the letter’s window"), self.name, 1),),
            ((_("Address"), self.address, 1),),
            ((_("Matter"), self.service, 1),),
            ((_("Day"), self.day, 13), (_("Begins"), self.start, 9), (_("Minutes"), self.minutes, 7)),
            ((_("Room"), self.room, 25), (_("Persons"), self.persons, 19), (_("Language"), self.language, 21)),
        ):
            column.addLayout(_row(row))
        together = _row(((_("Members"), self.members, 1), (_("Rooms of the family"), self.arrangement, 3)))
        together.setContentsMargins(0, 0, 0, 0)
        self.family.setLayout(together)
        column.addWidget(self.family)
        choices = (self.service, self.room, self.language, self.start, self.minutes, self.persons)
        for choice in (*choices, self.members, self.arrangement):
            choice.currentIndexChanged.connect(self._tell)
        for signal in (self.day.dateChanged, self.name.textChanged, self.address.textChanged):
            signal.connect(self._tell)
        self._dress()

    def fill(self, form: Form) -> None:
        """Put what a form starts with into the fields."""
        self._filling = True
        start = form.start_with
        lengths = sorted({start.minutes, *range(_STEP, _LONGEST + 1, _STEP), *(minutes for _, minutes in form.lengths)})
        _offer(self.service, ((one.words, one.key) for one in form.services), start.service)
        _offer(self.room, ((one.words, one.key) for one in form.rooms), start.room)
        _offer(self.language, ((one.words, one.key) for one in form.languages), start.language)
        _offer(self.start, _times(start.start), f"{start.start:%H:%M}")
        _offer(self.minutes, ((str(one), one) for one in lengths), start.minutes)
        persons: list[tuple[str, object]] = [(str(one), one) for one in range(1, form.most_persons + 1)]
        _offer(self.persons, [*persons, (form.family, _FAMILY)], start.persons)
        _offer(self.members, ((str(one), one) for one in range(2, form.most_members + 1)), _MEMBERS)
        _offer(self.arrangement, ((one.words, one.key) for one in form.arrangements), Arrangement.EITHER.value)
        self.family.hide()
        self.day.setDate(QDate(start.day.year, start.day.month, start.day.day))
        self.name.setText(start.name)
        self.address.setPlainText(start.address)
        self._filling = False

    def entry(self) -> Entry:
        """Return what stands in the fields."""
        day, family = self.day.date(), self.persons.currentData() == _FAMILY
        return Entry(
            service=self.service.currentData() or "",
            room=self.room.currentData() or "",
            day=date(day.year(), day.month(), day.day()),
            start=time.fromisoformat(self.start.currentData()),
            minutes=self.minutes.currentData(),
            persons=self.members.currentData() if family else self.persons.currentData(),
            name=self.name.text(),
            address=self.address.toPlainText(),
            language=self.language.currentData() or "de",
            family=Arrangement(self.arrangement.currentData()) if family else None,
        )

    @property
    def asks_family(self) -> bool:
        """Whether the hands are at what is asked for a family."""
        fields = (self.persons, self.members, self.arrangement)
        return self.family.isVisibleTo(self) and any(one.hasFocus() for one in fields)

    def choose_family(self, members: int) -> None:
        """Invite a family of so many."""
        self.persons.choose(_FAMILY)
        self.members.choose(members)

    def show_wrong(self, wrong: frozenset[str]) -> None:
        """Mark the fields that keep the appointment from being made."""
        fields: dict[str, QWidget] = {
            "name": self.name,
            "address": self.address,
            "room": self.room,
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
            self.family.setVisible(self.persons.currentData() == _FAMILY)
            self.changed.emit()


def _row(fields: Iterable[tuple[str, QWidget, int]]) -> QHBoxLayout:
    """Return fields beside each other, each below its label; the number is its share of the width."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for words, field, share in fields:
        label = Text(words, 13, 500)
        label.setBuddy(field)
        label.setMinimumWidth(1)
        field.setAccessibleName(words)
        field.setMinimumWidth(48)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(field)
        column.addStretch(1)
        row.addLayout(column, share)
    return row


def _offer(choice: Choice, entries: Iterable[tuple[str, object]], chosen: object) -> None:
    choice.clear()
    for words, key in entries:
        choice.addItem(words, key)
    choice.choose(chosen)


def _times(start: time) -> list[tuple[str, str]]:
    """Return the times of the day to choose from, the given one among them."""
    minutes = sorted({*range(_FIRST_HOUR * 60, _LAST_HOUR * 60 + 1, _STEP), start.hour * 60 + start.minute})
    return [(f"{one // 60}:{one % 60:02}", f"{one // 60:02}:{one % 60:02}") for one in minutes]
