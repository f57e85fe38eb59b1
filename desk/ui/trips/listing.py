"""The left of the home visits place: all trips by day, and what can be begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.rows import RowKind, RuleRow
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from desk.ui.trips.blocks import flowing
from desk.ui.trips.rows import RowList
from desk.ui.trips.state import TripsState


class ListPane(QWidget):
    """Wishes about the trips."""

    trip_chosen = Signal(object)
    trip_requested = Signal()
    wish_requested = Signal()
    report_requested = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._loading = _("Home visits are being read…")
        self._told: tuple[str, str] | None = None
        self._notice: RuleRow | None = None
        self._title, self._subtitle = Text("", 20, 600), Text("", 13, role="quiet", wrap=True)
        self.rows = RowList(_("Trips"))
        self.rows.row_chosen.connect(self.trip_chosen)
        self._place = QVBoxLayout()
        self._place.addWidget(self.rows)
        actions = Flow(SPACE_8)
        report = KeyButton(_("Evaluation"), _("Ctrl E"), Weight.QUIET, flush=True)
        self._buttons = (
            (KeyButton(_("New trip"), _("Ctrl N"), wide=True), self.trip_requested),
            (KeyButton(_("Refuse a wish"), _("Ctrl W"), wide=True), self.wish_requested),
            (report, self.report_requested),
        )
        for button, wish in self._buttons:
            button.clicked.connect(wish)
            if button is not report:
                actions.addWidget(button)
        self._lay(report, flowing(actions))

    def _lay(self, report: KeyButton, actions: QWidget) -> None:
        first = Flow(SPACE_8, 0)
        for part in (self._title, spacer(), report):
            first.addWidget(part)
        head, foot, column = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        for box in (head, foot):
            box.setContentsMargins(SPACE_12, 0, SPACE_12, 0)
            box.setSpacing(0)
        head.addWidget(flowing(first))
        head.addWidget(self._subtitle)
        foot.addWidget(actions)
        column.setContentsMargins(SPACE_24 - SPACE_12, SPACE_16, SPACE_24 - SPACE_12, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addLayout(head)
        column.addLayout(self._place, 1)
        column.addLayout(foot)

    def show_trips(self, state: TripsState) -> None:
        """Show the trips, or why there are none to show."""
        trips = state.trips
        for button, _wish in self._buttons:
            button.setVisible(trips is not None)
        self._title.say(trips.title if trips else "")
        self._subtitle.say(trips.subtitle if trips else "")
        if trips is None:
            self._tell(state.trouble if state.trouble[0] else (self._loading, ""))
            return
        self._tell(trips.empty)
        self.rows.show_rows(trips.rows, trips.chosen)

    def _tell(self, words: tuple[str, str]) -> None:
        """Say something in the place of the list; ("", "") shows the list."""
        self.rows.setVisible(not words[0])
        if words == self._told:
            return
        self._told = words
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if words[0]:
            self._notice = RuleRow("suitcase", *words, kind=RowKind.NOTICE)
            self._notice.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, 0)
            self._place.addWidget(self._notice, 0, Qt.AlignmentFlag.AlignTop)
