"""The chosen appointment, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.facts import ChecksPart, FamilyPart, Pairs
from desk.ui.office.state import Detail, LettersState, Option, Question
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.choice import Choice
from desk.ui.parts.flow import Flow
from desk.ui.parts.scroll import scrolled
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_8, SPACE_12, SPACE_16, SPACE_24


class DetailPane(QWidget):
    """Wishes about the chosen appointment; which one it is, the place knows."""

    print_requested = Signal()
    save_requested = Signal()
    reissue_requested = Signal()
    cancel_requested = Signal()
    copy_requested = Signal(bool)
    answered = Signal(bool)
    """The answer to the question that stands in the place of the actions."""
    printer_chosen = Signal(str)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._hint = Text(_("Choose an appointment, or make a new one."), 16, role="quiet", wrap=True)
        self._title, self._service = Text("", 20, 600, wrap=True), Text("", 13, role="quiet", wrap=True)
        self._pairs, self._family, self._checks = Pairs(), FamilyPart(), ChecksPart()
        self._said = Text("", 16, 600, wrap=True)
        self.offers, self.question = Actions(_), Asked(_)
        self._lay()
        self.offers.print_requested.connect(self.print_requested)
        self.offers.save_requested.connect(self.save_requested)
        self.offers.reissue_requested.connect(self.reissue_requested)
        self.offers.cancel_requested.connect(self.cancel_requested)
        self.offers.copy_requested.connect(self.copy_requested)
        self.offers.printer_chosen.connect(self.printer_chosen)
        self.question.answered.connect(self.answered)

    def _lay(self) -> None:
        inside = QWidget()
        inside.setProperty("ground", "none")
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_8)
        facts.setSpacing(0)
        facts.addWidget(self._hint)
        facts.addWidget(self._title)
        facts.addWidget(self._service)
        for part in (self._pairs, self._family, self._checks):
            facts.addSpacing(SPACE_16)
            facts.addWidget(part)
        facts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_16)
        column.setSpacing(0)
        column.addWidget(scrolled(inside), 1)
        # What was done stands where the next act begins, never below an edge.
        done = QHBoxLayout()
        done.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, 0)
        done.addWidget(self._said)
        column.addLayout(done)
        column.addWidget(self.offers)
        column.addWidget(self.question)

    def show_detail(self, state: LettersState) -> None:
        """Show the chosen appointment, or that one is to be chosen."""
        detail = state.detail
        for part in (self._title, self._service, self._pairs):
            part.setVisible(detail is not None)
        self._hint.setVisible(detail is None)
        self._family.show_family(detail.family if detail else None)
        self._checks.show_checks(detail.checks if detail else ())
        self._said.say(detail.said if detail else "")
        self._said.setVisible(detail is not None and bool(detail.said))
        asked = detail.question if detail else None
        self.offers.setVisible(detail is not None and asked is None)
        self.question.show_question(asked)
        if detail is not None:
            self._title.say(detail.title)
            self._service.say(detail.service)
            self._pairs.show_pairs(detail.pairs)
            self.offers.show_actions(detail, state.printers, state.printer)


class Actions(QFrame):
    """Print, store, make anew, cancel, copy. The filled one prints, or stores where there is no printer."""

    print_requested = Signal()
    save_requested = Signal()
    reissue_requested = Signal()
    cancel_requested = Signal()
    copy_requested = Signal(bool)
    look_requested = Signal()
    printer_chosen = Signal(str)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._names: tuple[Option, ...] = ()
        self._none = Text(_("No printer was found. The letter can be stored as a file."), 13, role="quiet", wrap=True)
        self._printer = Choice(_("Printer"))
        self._printer.activated.connect(self._choose)
        self._print = KeyButton(
            _("Print"), _("Ctrl P"), Weight.PRIMARY, icon="printer", height=ACTION_TARGET, wide=True
        )
        save = _("Store as PDF")
        self._save = KeyButton(_("As PDF"), _("Ctrl S"), wide=True)
        self._save_first = KeyButton(
            save, _("Ctrl S"), Weight.PRIMARY, icon="download", height=ACTION_TARGET, wide=True
        )
        self._look = KeyButton(_("Look at it"), _("Ctrl L"), wide=True)
        self._reissue = KeyButton(_("Issue anew"), "F7", wide=True)
        self._cancel = KeyButton(_("Cancel it"), _("Del"), wide=True)
        self._copy = KeyButton(_("As a pattern"), _("Ctrl D"), wide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, 0)
        column.setSpacing(SPACE_8)
        lines = Flow(SPACE_8)
        for part, wish in self._parts():
            (lines if part in self._smaller() else column).addWidget(part)
            if isinstance(part, KeyButton) and wish is not None:
                part.clicked.connect(_unless_blocked(part, wish))
        smaller = QWidget()
        smaller.setLayout(lines)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        smaller.setSizePolicy(policy)
        column.addWidget(smaller)
        self._copy.clicked.connect(self._wish_copy)

    def show_look(self, needed: bool) -> None:
        """Offer to look at the letter, where it does not stand beside anyway."""
        self._look.setVisible(needed)

    def show_actions(self, detail: Detail, printers: tuple[Option, ...], printer: str) -> None:
        """Show what can be done with the appointment, and on which printer."""
        if printers != self._names:
            self._names = printers
            self._printer.clear()
            for option in printers:
                self._printer.addItem(option.words, option.key)
        self._printer.choose(printer)
        blocked = detail.busy or detail.blocked
        self._none.setVisible(not printers and not blocked)
        for part in (self._printer, self._print, self._save):
            part.setVisible(bool(printers))
        self._save_first.setVisible(not printers)
        for button in (self._print, self._save, self._save_first):
            button.block(blocked)
        self._reissue.setVisible(detail.can_reissue)
        self._reissue.block(detail.busy)
        self._cancel.setVisible(detail.can_cancel)
        self._cancel.block(detail.busy)

    def _parts(self) -> tuple[tuple[QWidget, SignalInstance | None], ...]:
        return (
            (self._none, None),
            (self._printer, None),
            (self._print, self.print_requested),
            (self._save_first, self.save_requested),
            (self._look, self.look_requested),
            (self._save, self.save_requested),
            (self._copy, None),
            (self._reissue, self.reissue_requested),
            (self._cancel, self.cancel_requested),
        )

    def _smaller(self) -> tuple[QWidget, ...]:
        return (self._look, self._save, self._cancel, self._reissue, self._copy)

    def _wish_copy(self) -> None:
        self.copy_requested.emit(True)

    def _choose(self) -> None:
        self.printer_chosen.emit(self._printer.currentData())


class Asked(QFrame):
    """A question in the place of the actions: what it means, yes (Enter) and no (Esc)."""

    answered = Signal(bool)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._shown: Question | None = None
        self._title, self._detail = Text("", 20, 600, wrap=True), Text("", 16, wrap=True)
        self._yes = KeyButton("", _("Enter ⏎"), Weight.PRIMARY, height=ACTION_TARGET, wide=True)
        self._no = KeyButton("", _("Esc"), wide=True)
        self._yes.clicked.connect(self._agree)
        self._no.clicked.connect(self._refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(SPACE_12)
        column.addWidget(self._yes)
        column.addWidget(self._no)

    def show_question(self, question: Question | None) -> None:
        """Ask, or (None) ask nothing; a question that comes takes the focus, so that Enter answers it."""
        self.setVisible(question is not None)
        before, self._shown = self._shown, question
        if question is None or question == before:
            return
        self._title.say(question.title)
        self._detail.say(question.detail)
        self._yes.say(question.yes)
        self._no.say(question.no)
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc say no."""
        if event.key() == Qt.Key.Key_Escape:
            self._refuse()
            return
        super().keyPressEvent(event)

    def _agree(self) -> None:
        self.answered.emit(True)

    def _refuse(self) -> None:
        self.answered.emit(False)


def _unless_blocked(button: KeyButton, wish: SignalInstance) -> Callable[[], None]:
    """Return what a press does: nothing while the button says what is missing."""

    def press() -> None:
        if not button.blocked:
            wish.emit()

    return press
