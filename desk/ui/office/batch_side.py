"""The right side of a batch: what was read back, what failed and why, where it goes, and the keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.domain.decisions import Verdict
from desk.i18n import Translate
from desk.ui.office.state import Batch, Failure, Option, Phase
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.choice import Choice
from desk.ui.parts.rows import RowKind, RuleRow, dividing_line
from desk.ui.parts.scroll import scrolled
from desk.ui.parts.shapes import draw_mark
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import ACTION_TARGET, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24


class BatchSide(QFrame):
    """Wishes about the batch; `failure_chosen` carries the appointment whose letter could not be made."""

    print_requested = Signal()
    save_requested = Signal()
    hold_requested = Signal()
    """Halt, or go on."""
    end_requested = Signal()
    failure_chosen = Signal(object)
    printer_chosen = Signal(str)

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._failures: tuple[Failure, ...] = ()
        self._said: tuple[str, ...] = ()
        self._names: tuple[Option, ...] = ()
        self._words = (_("Go to the appointment"), _("Ctrl E"))
        self._hold_words = (_("Halt"), _("Go on"))
        self._end_words = (_("Cancel"), _("Close"))
        self.setProperty("ground", "ground")
        self._top, self._failed = QVBoxLayout(), QVBoxLayout()
        self._top.setSpacing(SPACE_12)
        self._failed.setSpacing(SPACE_24)
        self._destination = Text("", 13, role="quiet", wrap=True)
        self._note = Text("", 13, role="quiet", wrap=True)
        self._printer = Choice(_("Printer"))
        self._printer.activated.connect(self._choose)
        self._print = KeyButton(
            _("Print"), _("Ctrl P"), Weight.PRIMARY, icon="printer", height=ACTION_TARGET, wide=True
        )
        save = _("Store as PDF")
        self._save = KeyButton(save, _("Ctrl S"), icon="download", wide=True)
        self._save_first = KeyButton(
            save, _("Ctrl S"), Weight.PRIMARY, icon="download", height=ACTION_TARGET, wide=True
        )
        self._hold = KeyButton("", "F8", icon="pause", wide=True)
        self._go_on = KeyButton(self._hold_words[1], "F8", Weight.PRIMARY, height=ACTION_TARGET, wide=True)
        self._end = KeyButton("", _("Esc"), wide=True)
        self._lay()
        for button in (self._print, self._save, self._save_first):
            button.clicked.connect(self._start)
        self._hold.clicked.connect(self.hold_requested)
        self._go_on.clicked.connect(self.hold_requested)
        self._end.clicked.connect(self.end_requested)

    def show_side(self, batch: Batch, printers: tuple[Option, ...], printer: str) -> None:
        """Show what came of it so far and what can be done now."""
        said = (batch.fine, batch.fine_detail, *batch.trouble)
        if said != self._said:
            self._said = said
            _clear(self._top)
            if batch.fine:
                self._top.addWidget(_Result(Verdict.ADMIT, batch.fine, 16, (batch.fine_detail,)))
            if batch.trouble[0]:
                self._top.addWidget(RuleRow("triangle", *batch.trouble, kind=RowKind.NOTICE))
        if batch.failures != self._failures:
            self._failures = batch.failures
            self._show_failures()
        self._destination.say(batch.destination)
        self._note.say(batch.note)
        self._note.setVisible(bool(batch.note))
        self._show_keys(batch, printers, printer)

    def _show_keys(self, batch: Batch, printers: tuple[Option, ...], printer: str) -> None:
        if printers != self._names:
            self._names = printers
            self._printer.clear()
            for option in printers:
                self._printer.addItem(option.words, option.key)
        self._printer.choose(printer)
        ready = batch.phase is Phase.READY
        stands = ready or batch.phase is Phase.HELD
        self._printer.setVisible(stands and bool(printers))
        self._print.setVisible(ready and bool(printers))
        self._save.setVisible(ready and bool(printers))
        self._save_first.setVisible(ready and not printers)
        for button in (self._print, self._save, self._save_first):
            button.block(batch.blocked)
        self._hold.say(self._hold_words[0])
        self._hold.setVisible(batch.phase is Phase.RUNNING)
        self._go_on.setVisible(batch.phase is Phase.HELD)
        self._end.say(self._end_words[ready or batch.phase is Phase.OVER])

    def _show_failures(self) -> None:
        _clear(self._failed)
        for place, failure in enumerate(self._failures):
            words = (failure.happened, failure.who, failure.advice)
            card = _Result(Verdict.REFUSE, failure.title, 20, words)
            button = KeyButton(self._words[0], self._words[1] if place == 0 else "", Weight.NORMAL, wide=True)
            button.setProperty("place", place)
            button.clicked.connect(self._go)
            card.add(button)
            self._failed.addWidget(card)

    def _lay(self) -> None:
        inside = QWidget()
        inside.setProperty("ground", "none")
        results = QVBoxLayout(inside)
        results.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_8)
        results.setSpacing(SPACE_24)
        results.addLayout(self._top)
        results.addLayout(self._failed)
        results.addStretch(1)
        keys = QVBoxLayout()
        keys.setContentsMargins(SPACE_24, 0, SPACE_24, SPACE_16)
        keys.setSpacing(SPACE_8)
        keys.addWidget(dividing_line())
        keys.addWidget(self._destination)
        keys.addWidget(self._printer)
        keys.addSpacing(SPACE_4)
        for button in (self._print, self._save_first, self._save, self._go_on, self._hold, self._end):
            keys.addWidget(button)
            # Before a batch is shown they would only make the window higher.
            button.setVisible(button is self._end)
        keys.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inside), 1)
        column.addLayout(keys)

    def _start(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton) and not button.blocked:
            (self.print_requested if button is self._print else self.save_requested).emit()

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.failure_chosen.emit(self._failures[button.property("place")].appointment)

    def _choose(self) -> None:
        self.printer_chosen.emit(self._printer.currentData())


class _Result(QWidget):
    """What came of one letter or several: the mark of a verdict, a title, what there is to say."""

    def __init__(self, verdict: Verdict, title: str, size: int, words: tuple[str, ...]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(_Mark(verdict), 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(Text(title, size, 600, wrap=True), 0, 1)
        told = [one for one in words if one]
        for row, one in enumerate(told, start=1):
            strong = verdict is Verdict.REFUSE and row == 1
            text = Text(one, 16 if verdict is Verdict.REFUSE else 13, 500 if strong else 400, wrap=True)
            text.role("text" if strong else "quiet")
            self._grid.addWidget(text, row, 1)
        self.setAccessibleName(". ".join((title, *told)))

    def add(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount(), 1)


class _Mark(QWidget):
    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self._verdict = verdict
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current().px(32), current().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_mark(QPainter(self), QRectF(self.rect()), self._verdict)


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
