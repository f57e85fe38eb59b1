"""The home visits place as a screen: the trips; the chosen one, its visits and one of them, or what is open instead."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desk.domain.home_visits import VisitOutcome
from desk.i18n import Translate
from desk.ui.parts.scroll import scrolled
from desk.ui.style.look import current
from desk.ui.trips.chosen import ChosenPane
from desk.ui.trips.forms import TripFormPane, VisitFormPane
from desk.ui.trips.keys import Wanted, Wish, wanted
from desk.ui.trips.listing import ListPane
from desk.ui.trips.report import ReportPane
from desk.ui.trips.state import Report, TripForm, TripsState, VisitForm, WishForm
from desk.ui.trips.wish import WishPane

_LEFT, _LARGE_LEFT = 396, 448
_LARGE_FROM, _NARROW_TO = 1600, 1150
"""From the first width on (at 100 % font size) there is more room for the list; below the second it has its share."""


class TripsScreen(QWidget):
    """Shows a state, emits wishes; `keys.py` says which key is which wish."""

    trip_chosen = Signal(object)
    visit_chosen = Signal(object)
    trip_requested = Signal()
    visit_requested = Signal()
    wish_requested = Signal()
    report_requested = Signal()
    left = Signal()
    """Close what is open."""
    entry_changed = Signal(object)
    entry_saved = Signal(object)
    reason_chosen = Signal(object)
    noted = Signal(object, str)
    announce_requested = Signal()
    confirm_requested = Signal()
    letters_stored = Signal(str)
    """Store the announcements of the trip as this file."""
    confirmation_stored = Signal(str)
    picture_stored = Signal(str)
    printer_chosen = Signal(str)
    call_off_requested = Signal()
    answered = Signal(bool)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self.state = TripsState()
        self._save_title = _("Store as PDF")
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)
        self.list, self.chosen = ListPane(_), ChosenPane(_)
        self.trip_form, self.visit_form = TripFormPane(_), VisitFormPane(_)
        self.wish, self.report = WishPane(_), ReportPane(_)
        self._lay()
        self._connect()
        self.show_state(self.state)

    def show_state(self, state: TripsState) -> None:
        """Show another state."""
        before, self.state = self.state, state
        self.list.show_trips(state)
        self.chosen.show_chosen(state)
        self._show_opened(before)

    def ask_for_file(self, wish: Wish) -> None:
        """Ask under which name a PDF is to be stored."""
        files = {
            Wish.STORE_LETTERS: (self.letters_stored, self.state.trip.file if self.state.trip else ""),
            Wish.STORE_CONFIRMATION: (self.confirmation_stored, self.state.visit.file if self.state.visit else ""),
            Wish.STORE_PICTURE: (
                self.picture_stored,
                self.state.opened.file if isinstance(self.state.opened, Report) else "",
            ),
        }
        chosen, name = files[wish]
        dialog = QFileDialog(self, self._save_title, "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to where the arrows choose."""
        super().focusInEvent(event)
        match self.state.opened:
            case TripForm():
                self.trip_form.address.setFocus()
            case VisitForm():
                self.visit_form.name.setFocus()
            case WishForm():
                self.wish.focus_first()
            case Report():
                self.report.focus_table()
            case None:
                self._focus(visits=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of this place; everything else goes its way."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        wish = None
        if control or not modifiers:
            wish = wanted(self.state, event.key(), control=control, magnified=self.chosen.magnified)
        if wish is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self._grant(wish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set trip, visit and letter beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew where the font grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _show_opened(self, before: TripsState) -> None:
        """Show what is open in the place of the trip, and put the focus there when it comes."""
        opened, came = self.state.opened, type(self.state.opened) is not type(before.opened)
        match opened:
            case TripForm():
                self._right.setCurrentWidget(self._trip_form)
                self.trip_form.show_form(opened)
            case VisitForm():
                self._right.setCurrentWidget(self._visit_form)
                self.visit_form.show_form(opened)
            case WishForm():
                self._right.setCurrentWidget(self._wish)
                self.wish.show_wish(opened)
                if came:
                    self.wish.focus_first()
            case Report():
                self.report.show_report(opened, self.state)
            case None:
                self._right.setCurrentWidget(self.chosen)
        self._whole.setCurrentWidget(self.report if isinstance(opened, Report) else self._both)
        if came and isinstance(opened, Report):
            self.report.focus_table()
        asked = before.trip is not None and before.trip.question is not None
        if asked and self.state.trip is not None and self.state.trip.question is None:
            self._focus(visits=False)
        if came and opened is None:
            self._focus(visits=isinstance(before.opened, VisitForm))

    def _grant(self, wanted: Wanted) -> None:
        emits = {
            Wish.NEW_TRIP: self.trip_requested,
            Wish.ADD_VISIT: self.visit_requested,
            Wish.REFUSE_WISH: self.wish_requested,
            Wish.REPORT: self.report_requested,
            Wish.LEAVE: self.left,
            Wish.ANNOUNCE: self.announce_requested,
            Wish.CONFIRM: self.confirm_requested,
            Wish.CALL_OFF: self.call_off_requested,
        }
        if wanted.wish in emits:
            emits[wanted.wish].emit()
        elif wanted.wish is Wish.SAVE:
            (self.trip_form if isinstance(self.state.opened, TripForm) else self.visit_form).save()
        elif isinstance(wanted.about, VisitOutcome):
            self.chosen.visit.note_outcome(wanted.about)
        elif isinstance(wanted.about, bool):
            self.answered.emit(wanted.about)
        elif isinstance(wanted.about, int):
            self.chosen.turn_page(wanted.about)
        elif wanted.wish is Wish.MAGNIFY:
            self.chosen.magnify()
        elif wanted.wish is Wish.REASON:
            self.reason_chosen.emit(wanted.about)
        elif wanted.wish in (Wish.TRIPS, Wish.VISITS):
            self._focus(visits=wanted.wish is Wish.VISITS)
        else:
            self.ask_for_file(wanted.wish)

    def _focus(self, *, visits: bool) -> None:
        """Put the focus where the arrows choose a visit, or a trip."""
        if visits and self.state.trip is not None and self.state.trip.visits:
            self.chosen.focus_visits()
        else:
            self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        factor = current().factor
        left = round((_LARGE_LEFT if self.width() >= _LARGE_FROM * factor else _LEFT) * factor)
        self.list.setFixedWidth(left if self.width() >= _NARROW_TO * factor else self.width() * 9 // 20)

    def _lay(self) -> None:
        self._trip_form, self._visit_form, self._wish = (
            _in_scroll(one) for one in (self.trip_form, self.visit_form, self.wish)
        )
        self._right, self._whole, self._both = QStackedWidget(), QStackedWidget(), QWidget()
        for part in (self.chosen, self._trip_form, self._visit_form, self._wish):
            self._right.addWidget(part)
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.list)
        both.addWidget(_upright())
        both.addWidget(self._right, 1)
        self._whole.addWidget(self._both)
        self._whole.addWidget(self.report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _connect(self) -> None:
        trip, visit = self.chosen.trip, self.chosen.visit
        pairs = (
            (self.list.trip_chosen, self.trip_chosen),
            (self.list.trip_requested, self.trip_requested),
            (self.list.wish_requested, self.wish_requested),
            (self.list.report_requested, self.report_requested),
            (trip.visit_chosen, self.visit_chosen),
            (trip.visit_requested, self.visit_requested),
            (trip.announce_requested, self.announce_requested),
            (trip.printer_chosen, self.printer_chosen),
            (trip.call_off_requested, self.call_off_requested),
            (trip.answered, self.answered),
            (visit.noted, self.noted),
            (visit.confirm_requested, self.confirm_requested),
            (self.wish.reason_chosen, self.reason_chosen),
        )
        for wish, own in pairs:
            wish.connect(own)
        for form in (self.trip_form, self.visit_form):
            form.changed.connect(self.entry_changed)
            form.save_requested.connect(self.entry_saved)
        for pane in (self.trip_form, self.visit_form, self.wish, self.report):
            pane.closed.connect(self.left)
        trip.store_requested.connect(self._store_letters)
        visit.store_requested.connect(self._store_confirmation)
        self.report.store_requested.connect(self._store_picture)

    def _store_letters(self) -> None:
        self.ask_for_file(Wish.STORE_LETTERS)

    def _store_confirmation(self) -> None:
        self.ask_for_file(Wish.STORE_CONFIRMATION)

    def _store_picture(self) -> None:
        self.ask_for_file(Wish.STORE_PICTURE)


def _in_scroll(pane: QWidget) -> QScrollArea:
    """Return a pane at the left of its place, scrolled where it is too high."""
    inside = QWidget()
    inside.setProperty("ground", "none")
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(pane, 1)
    row.addStretch(0)
    return scrolled(inside)


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("ground", "line")
    line.setFixedWidth(1)
    return line
