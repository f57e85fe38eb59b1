"""The letters place as a screen: days and appointments, the chosen one or the form, the letter beside it."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.batch import BatchPane
from desk.ui.office.daypart import DayPane
from desk.ui.office.detail import DetailPane
from desk.ui.office.form import FormPane
from desk.ui.office.keys import Wanted, Wish, wanted
from desk.ui.office.paper import PaperPane
from desk.ui.office.state import LettersState
from desk.ui.style.look import current

_LEFT, _LARGE_LEFT = 500, 680
_MIDDLE, _LARGE_MIDDLE = 404, 448
_LARGE_FROM = 1500
_THREE_FROM = 1150
"""From this width on (at 100 % font size) the letter stands beside the appointment, else in its place."""
_ANY = (1 << 24) - 1
"""Qt's word for no limit."""


class LettersScreen(QWidget):
    """Shows a state, emits wishes; `keys.py` says which key is which wish."""

    day_chosen = Signal(date)
    week_turned = Signal(int)
    searched = Signal(str)
    row_chosen = Signal(object)
    form_requested = Signal(bool)
    """A new appointment; True to begin with what the chosen one says."""
    form_left = Signal()
    entry_changed = Signal(object)
    entry_saved = Signal(object)
    print_requested = Signal()
    file_chosen = Signal(str)
    """Store what is shown (a letter or a batch) as this PDF file."""
    printer_chosen = Signal(str)
    reissue_requested = Signal()
    cancel_requested = Signal()
    answered = Signal(bool)
    batch_requested = Signal()
    choice_made = Signal(str)
    hold_requested = Signal()
    batch_left = Signal()
    """End the batch if it runs; else close it."""

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self.state = LettersState()
        self._magnified = False
        self._save_title = _("Store as PDF")
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)
        self.day, self.detail, self.form = DayPane(_), DetailPane(_), FormPane(_)
        self.paper, self.batch = PaperPane(_), BatchPane(_)
        self._lay()
        self._connect()
        self.show_state(self.state)

    def show_state(self, state: LettersState) -> None:
        """Show another state."""
        before, self.state = self.state, state
        self.day.show_day(state)
        self.form.setVisible(state.form is not None)
        self.detail.setVisible(state.form is None)
        self.detail.show_detail(state)
        if state.form is not None:
            self.form.show_form(state.form)
        elif before.form is not None:
            self.day.focus_list()
        self.paper.show_paper(state.paper)
        self._stack.setCurrentIndex(0 if state.batch is None else 1)
        self.batch.show_batch(state)
        if (before.batch is None) != (state.batch is None):
            (self.batch if state.batch else self.day.rows).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_file(self) -> None:
        """Ask under which name the PDF is to be stored."""
        dialog = QFileDialog(self, self._save_title, "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    def magnify(self) -> None:
        """Give the letter the room of the appointment, too; or take it back."""
        self._magnified = not self._magnified and bool(self.state.paper and self.state.paper.pdf)
        self.paper.magnify(large=self._magnified)
        self._arrange()

    @property
    def magnified(self) -> bool:
        """Whether the letter has the room of the appointment."""
        return self._magnified

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the list, where the arrows choose."""
        super().focusInEvent(event)
        if self.state.batch is None and self.state.form is None:
            self.day.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of this place; everything else goes its way."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        wish = None
        if control or not modifiers:
            wish = wanted(self.state, event.key(), control=control, magnified=self._magnified)
        if wish is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self._grant(wish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange appointment and letter beside each other, or the letter in the appointment's place."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew where the font grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _grant(self, wanted: Wanted) -> None:
        emits = {
            Wish.HOLD: self.hold_requested,
            Wish.LEAVE_BATCH: self.batch_left,
            Wish.PRINT: self.print_requested,
            Wish.LEAVE_FORM: self.form_left,
            Wish.BATCH: self.batch_requested,
            Wish.REISSUE: self.reissue_requested,
            Wish.CANCEL: self.cancel_requested,
        }
        tells = {
            Wish.GO_TO: self.row_chosen,
            Wish.CHOOSE: self.choice_made,
            Wish.ANSWER: self.answered,
            Wish.FORM: self.form_requested,
            Wish.WEEK: self.week_turned,
            Wish.DAY: self.day_chosen,
            Wish.SEARCH: self.searched,
        }
        does = {
            Wish.STORE: self.ask_for_file,
            Wish.SAVE_FORM: self.form.save,
            Wish.MAGNIFY: self.magnify,
            Wish.FIND: self.day.focus_search,
            Wish.LIST: self.day.focus_list,
        }
        if wanted.wish in emits:
            emits[wanted.wish].emit()
        elif wanted.wish in tells:
            tells[wanted.wish].emit(wanted.about)
        else:
            does[wanted.wish]()

    def _arrange(self) -> None:
        """Where there is no room for both, the letter stands in the appointment's place when it is asked for."""
        factor = current().factor
        beside = self.width() >= _THREE_FROM * factor
        large = self.width() >= _LARGE_FROM * factor
        middle = round((_LARGE_MIDDLE if large else _MIDDLE) * factor)
        left = round((_LARGE_LEFT if large else _LEFT) * factor) if beside else self.width() // 2
        self.day.setFixedWidth(left)
        self._middle.setMinimumWidth(middle if beside else 0)
        self._middle.setMaximumWidth(middle if beside else _ANY)
        self._middle.setVisible(not self._magnified)
        self.paper.setVisible(beside or self._magnified)
        self.detail.offers.show_look(not beside)
        self._right.setStretchFactor(self._middle, 0 if beside else 1)

    def _lay(self) -> None:
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.detail)
        middle.addWidget(self.form)
        self._right = QHBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._middle)
        self._right.addWidget(self.paper, 1)
        day = QWidget()
        row = QHBoxLayout(day)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.day)
        row.addWidget(_upright())
        row.addLayout(self._right, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(day)
        self._stack.addWidget(self.batch)

    def _connect(self) -> None:
        pairs = (
            (self.day.day_chosen, self.day_chosen),
            (self.day.week_turned, self.week_turned),
            (self.day.searched, self.searched),
            (self.day.row_chosen, self.row_chosen),
            (self.day.form_requested, self.form_requested),
            (self.day.batch_requested, self.batch_requested),
            (self.detail.print_requested, self.print_requested),
            (self.detail.printer_chosen, self.printer_chosen),
            (self.detail.reissue_requested, self.reissue_requested),
            (self.detail.cancel_requested, self.cancel_requested),
            (self.detail.copy_requested, self.form_requested),
            (self.detail.answered, self.answered),
            (self.form.changed, self.entry_changed),
            (self.form.save_requested, self.entry_saved),
            (self.form.closed, self.form_left),
            (self.batch.choice_made, self.choice_made),
            (self.batch.side.print_requested, self.print_requested),
            (self.batch.side.hold_requested, self.hold_requested),
            (self.batch.side.end_requested, self.batch_left),
            (self.batch.side.failure_chosen, self.row_chosen),
            (self.batch.side.printer_chosen, self.printer_chosen),
        )
        for wish, own in pairs:
            wish.connect(own)
        for asks in (self.detail.save_requested, self.batch.side.save_requested):
            asks.connect(self.ask_for_file)
        for looks in (self.paper.magnify_requested, self.detail.offers.look_requested):
            looks.connect(self.magnify)


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("ground", "line")
    line.setFixedWidth(1)
    return line
