"""The chosen visit: what is to be ready, what became of it, and its confirmation, printed there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.domain.home_visits import VisitOutcome
from desk.i18n import Translate
from desk.ui.office.facts import ChecksPart, Pairs
from desk.ui.office.state import CheckWords
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.flow import Flow
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_4, SPACE_8, SPACE_16, SPACE_24
from desk.ui.trips.blocks import Press, flowing, labelled
from desk.ui.trips.state import TripsState, VisitDetail


class VisitPane(QWidget):
    """Wishes about the chosen visit; `noted` carries what became of it and what happens next."""

    noted = Signal(object, str)
    confirm_requested = Signal()
    store_requested = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._serial = ""
        self._title, self._service = Text("", 20, 600, wrap=True), Text("", 16, wrap=True)
        self._pairs, self._bring = Pairs(), ChecksPart()
        self._bring_title = Text("", 13, 600, "quiet", wrap=True)
        self._outcome = ChecksPart()
        self._heading = Text("", 13, 600, "quiet", wrap=True)
        self.note = QLineEdit()
        self._note = labelled(_("What happens next (stands on the confirmation)"), self.note)
        self._done_first = KeyButton("", "1", Weight.PRIMARY, height=ACTION_TARGET, wide=True)
        self.buttons = {
            outcome: KeyButton("", str(number), wide=True) for number, outcome in enumerate(VisitOutcome, start=1)
        }
        self._confirm = KeyButton(
            _("Print the confirmation"), _("Ctrl K"), Weight.PRIMARY, icon="printer", height=ACTION_TARGET, wide=True
        )
        self._store_first = KeyButton(
            _("Confirmation as PDF"), _("Ctrl D"), Weight.PRIMARY, icon="download", height=ACTION_TARGET, wide=True
        )
        self._store = KeyButton(_("As PDF"), _("Ctrl D"), icon="download", wide=True)
        for outcome, button in (*self.buttons.items(), (VisitOutcome.DONE, self._done_first)):
            Press(button, outcome).wished.connect(self.note_outcome)
        Press(self._store_first).wished.connect(self.store_requested)
        Press(self._confirm).wished.connect(self.confirm_requested)
        Press(self._store).wished.connect(self.store_requested)
        self._lay()

    def show_visit(self, state: TripsState) -> None:
        """Show the chosen visit; what is typed stays, unless it is another visit or was noted."""
        visit = state.visit
        self.setVisible(visit is not None)
        if visit is None:
            return
        if visit.serial != self._serial:
            self._serial = visit.serial
            self.note.setText(visit.note)
        self._title.say(visit.title)
        self._service.say(visit.service)
        self._pairs.show_pairs(visit.pairs)
        self._bring_title.say(visit.bring_title)
        self._bring_title.setVisible(bool(visit.bring))
        self._bring.show_checks(tuple(CheckWords(None, one) for one in visit.bring))
        self._heading.say(visit.heading)
        self._outcome.show_checks((visit.outcome,) if visit.outcome else ())
        self._show_offers(visit, state)

    def _show_offers(self, visit: VisitDetail, state: TripsState) -> None:
        """Propose to note that it is done, and then to print the confirmation."""
        busy, printers, noted = state.said if state.busy else "", bool(state.printers), visit.can_confirm
        self._confirm.setVisible(noted and printers)
        self._store_first.setVisible(noted and not printers)
        self._store.setVisible(noted and printers)
        for button in (self._confirm, self._store_first, self._store, *self.buttons.values(), self._done_first):
            button.block(busy)
        asked = state.trip is not None and state.trip.question is not None
        for button in (self._done_first, self._confirm, self._store_first):
            button.weigh(Weight.NORMAL if asked else Weight.PRIMARY)
        offered = {one.outcome: one for one in visit.offers}
        for outcome, button in self.buttons.items():
            button.say(offered[outcome].words if outcome in offered else "")
            button.setVisible(outcome in offered and (noted or outcome is not VisitOutcome.DONE))
        self._done_first.say(self.buttons[VisitOutcome.DONE].text())
        self._done_first.setVisible(VisitOutcome.DONE in offered and not noted)

    def note_outcome(self, outcome: VisitOutcome) -> None:
        """Ask for an outcome to be noted, with what stands in the field."""
        if not self.buttons[outcome].blocked:
            self.noted.emit(outcome, self.note.text())

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_16)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._service)
        column.addSpacing(SPACE_16)
        column.addWidget(self._pairs)
        column.addSpacing(SPACE_16)
        column.addWidget(self._bring_title)
        column.addSpacing(SPACE_4)
        column.addWidget(self._bring)
        column.addSpacing(SPACE_24)
        column.addStretch(1)
        column.addWidget(self._heading)
        column.addSpacing(SPACE_4)
        column.addWidget(self._outcome)
        column.addSpacing(SPACE_4)
        column.addWidget(self._note)
        column.addSpacing(SPACE_8)
        lines = Flow(SPACE_8)
        for button in (self._store, *self.buttons.values()):
            lines.addWidget(button)
        offers = QVBoxLayout()
        offers.setSpacing(SPACE_8)
        for part in (self._done_first, self._confirm, self._store_first, flowing(lines)):
            offers.addWidget(part)
        column.addLayout(offers)
