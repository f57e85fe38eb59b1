"""The left of the letters place: the week, the chosen day with its appointments, what can be begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.days import DayStrip
from desk.ui.office.rows import DayList
from desk.ui.office.state import LettersState
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.field import Field
from desk.ui.parts.fill import Fill
from desk.ui.parts.flow import Flow
from desk.ui.parts.rows import RowKind, RuleRow
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24


class DayPane(QWidget):
    """Wishes about the day; `searched` carries what is typed into the field, as it is typed."""

    day_chosen = Signal(object)
    week_turned = Signal(int)
    searched = Signal(str)
    row_chosen = Signal(object)
    form_requested = Signal(bool)
    batch_requested = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._loading = _("Appointments are being read…")
        self._said: tuple[str, str] | None = None
        self._notice: RuleRow | None = None
        self.days, self.rows = DayStrip(_), DayList(_("Appointments of the day"))
        self.search = Field(_("Search"), _("Name, room or time  (Ctrl F)"))
        self._title, self._subtitle = Text("", 20, 600), Text("", 13, role="quiet")
        self._printed, self._fill = Text("", 13, role="quiet", wrap=True), Fill(160)
        self._head, self._place = QWidget(), QVBoxLayout()
        self._new = KeyButton(_("New appointment"), _("Ctrl N"))
        self._all = KeyButton(_("Print all"), _("Ctrl B"))
        self._lay()
        self._connect()

    def show_day(self, state: LettersState) -> None:
        """Show the week and the chosen day."""
        day = state.day
        self.days.setVisible(bool(state.days))
        self.days.show_days(state.days)
        for part in (self._head, self.search, self._new, self._all):
            part.setVisible(day is not None)
        if self.search.edit.text() != state.search:
            self.search.edit.setText(state.search)
        if day is None:
            self._say(state.trouble if state.trouble[0] else (self._loading, ""))
            return
        self._title.say(day.title)
        self._subtitle.say(day.subtitle)
        self._printed.say(day.printed_words)
        self._fill.show_fill(day.printed, day.total)
        for part in (self._printed, self._fill):
            part.setVisible(bool(day.total))
        self._all.setVisible(bool(day.total))
        self.search.setVisible(bool(day.total))
        self._say(day.empty)
        self.rows.show_rows(day.rows, day.chosen)

    def focus_list(self) -> None:
        """Put the focus where the arrows choose."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the focus where typing searches."""
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def _lay(self) -> None:
        self._fill.setMaximumWidth(240)
        head = QGridLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setHorizontalSpacing(SPACE_24)
        head.setVerticalSpacing(0)
        self._printed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._subtitle, 1, 0)
        head.addWidget(self._printed, 0, 1)
        head.addWidget(self._fill, 1, 1)
        head.setColumnStretch(0, 1)
        self._place.addWidget(self.rows)
        actions = Flow(SPACE_8)
        actions.addWidget(self._new)
        actions.addWidget(self._all)
        foot = QWidget()
        foot.setLayout(actions)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        foot.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        for part in (self.days, self._head, self.search):
            column.addWidget(part)
        column.addLayout(self._place, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.days.day_chosen.connect(self.day_chosen)
        self.days.week_turned.connect(self.week_turned)
        self.rows.row_chosen.connect(self.row_chosen)
        self.search.edit.textEdited.connect(self.searched)
        self.search.entered.connect(self.focus_list)
        self.search.left.connect(self._leave_search)
        self._new.clicked.connect(self._wish_new)
        self._all.clicked.connect(self.batch_requested)

    def _say(self, words: tuple[str, str]) -> None:
        """Say something in the place of the list; ("", "") shows the list."""
        self.rows.setVisible(not words[0])
        if words == self._said:
            return
        self._said = words
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if words[0]:
            self._notice = RuleRow("calendar", *words, kind=RowKind.NOTICE)
            self._place.addWidget(self._notice, 0, Qt.AlignmentFlag.AlignTop)

    def _leave_search(self) -> None:
        self.searched.emit("")
        self.focus_list()

    def _wish_new(self) -> None:
        self.form_requested.emit(False)
