"""The form for a new appointment: what is typed is looked at as it comes; what is wrong stands below it in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.facts import ChecksPart
from desk.ui.office.fields import Fields
from desk.ui.office.state import Form
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.scroll import scrolled
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24


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
        self._close = KeyButton(_("Discard"), _("Esc"), wide=True)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.closed)
        self._lay()
        self.fields.changed.connect(self._tell)
        self.fields.service.activated.connect(self._propose_length)

    def _lay(self) -> None:
        inside = QWidget()
        inside.setProperty("ground", "none")
        rows = self._rows = QVBoxLayout(inside)
        rows.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, 0)
        rows.setSpacing(SPACE_8)
        rows.addWidget(self._title)
        rows.addWidget(self.fields)
        rows.addStretch(1)
        self._scroll = scrolled(inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_16)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        below = QVBoxLayout()
        below.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, 0)
        below.setSpacing(SPACE_8)
        below.addWidget(self._checks)
        below.addSpacing(SPACE_4)
        below.addWidget(self._save)
        below.addWidget(self._close)
        column.addLayout(below)

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
        self._save.say(form.save)
        self._save.block(form.blocked)

    def save(self) -> None:
        """Ask for the appointment to be made."""
        if not self._save.blocked:
            self.save_requested.emit(self.fields.entry())

    def _tell(self) -> None:
        self.changed.emit(self.fields.entry())

    def _follow(self) -> None:
        """Show what was asked for a family: it comes below the field where the hands are, and above an edge."""
        if self.fields.asks_family:
            self._rows.activate()
            self._scroll.ensureWidgetVisible(self.fields.family)

    def _propose_length(self) -> None:
        minutes = self._lengths.get(self.fields.service.currentData())
        if minutes is not None:
            self.fields.minutes.choose(minutes)
