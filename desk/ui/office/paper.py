"""The letter as it will be printed: the real page, drawn from the real PDF."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.devices.printer import open_pdf, page_image
from desk.ui.office.state import Paper
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.rows import RowKind, RuleRow
from desk.ui.parts.scroll import scrolled
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE, SPACE_8, SPACE_16, SPACE_24

_HIGH_OVER_WIDE = 297 / 210
_LEAST = 240
"""Pixels: a page narrower than this says nothing."""


class PaperPane(QFrame):
    """Title and revision above, and the page: whole, or (magnified) as wide as there is room and scrolled."""

    magnify_requested = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._say = (_("Larger"), _("Whole page"))
        self._paper: Paper | None = Paper("", "")
        self._fault: RuleRow | None = None
        self._shows_page = False
        self.setProperty("ground", "ground")
        self._title, self._line = Text("", 16, 600), Text("", 13, role="quiet", wrap=True)
        self._larger = KeyButton(self._say[0], _("Ctrl L"), Weight.QUIET)
        self._larger.clicked.connect(self.magnify_requested)
        self._sheet = Sheet()
        self._scroll = scrolled(self._sheet)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addLayout(words, 1)
        head.addWidget(self._larger, 0, Qt.AlignmentFlag.AlignTop)
        self._column, self._below = QVBoxLayout(self), QVBoxLayout()
        self._column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self._column.setSpacing(SPACE_8)
        self._column.addLayout(head)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._below)
        self._column.addStretch(0)
        self.show_paper(None)

    def show_paper(self, paper: Paper | None) -> None:
        """Show a letter; None shows an empty ground."""
        if paper == self._paper:
            return
        self._paper = paper
        for part in (self._title, self._line):
            part.setVisible(paper is not None)
        self._larger.setVisible(paper is not None and bool(paper.pdf))
        self._sheet.show_letter(paper.pdf if paper else b"")
        self._sheet.setAccessibleName(paper.spoken if paper else "")
        self._shows_page = paper is not None and not paper.fault[0]
        self._scroll.setVisible(self._shows_page)
        if paper is not None:
            self._title.say(paper.title)
            self._line.say(paper.line)
        self._show_fault(paper.fault if paper else ("", ""))

    def magnify(self, *, large: bool) -> None:
        """Show the page as wide as there is room, or whole."""
        self._sheet.magnify(large=large)
        self._larger.say(self._say[1 if large else 0])

    def _show_fault(self, fault: tuple[str, str]) -> None:
        if self._fault is not None:
            self._fault.hide()
            self._fault.deleteLater()
            self._fault = None
        if fault[0]:
            self._fault = RuleRow("triangle", *fault, kind=RowKind.NOTICE)
            self._below.addSpacing(SPACE_24)
            self._below.addWidget(self._fault)
        self._column.setStretch(self._column.count() - 1, 0 if self._shows_page else 1)


class Sheet(QWidget):
    """A page of A4, sharp at the screen's own pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._pdf = b""
        self._document: QPdfDocument | None = None
        self._drawn = QImage()
        self._large = False
        self.setProperty("ground", "none")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(_LEAST, round(_LEAST * _HIGH_OVER_WIDE)))

    def show_letter(self, pdf: bytes) -> None:
        """Show the first page of a PDF; empty bytes show an empty sheet."""
        if pdf == self._pdf:
            return
        self._pdf = pdf
        if self._document is not None:
            self._document.deleteLater()
        self._document = open_pdf(pdf, self) if pdf else None
        self._drawn = QImage()
        self.update()

    def magnify(self, *, large: bool) -> None:
        """Take the whole width, and the height that the page needs then."""
        if large != self._large:
            self._large = large
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            policy.setHeightForWidth(large)
            self.setSizePolicy(policy)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Only where the page takes the whole width."""
        return self._large

    def heightForWidth(self, width: int) -> int:
        """Return the height of a page of this width."""
        return round(width * _HIGH_OVER_WIDE) if self._large else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet and the letter on it."""
        look = current()
        width = min(self.width(), self.height() / _HIGH_OVER_WIDE) - 2 * LINE
        sheet = QRectF(round((self.width() - width) / 2), LINE, round(width), round(width * _HIGH_OVER_WIDE))
        painter = QPainter(self)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if self._document is not None and self._document.pageCount():
            ratio = self.devicePixelRatioF()
            pixels = round(sheet.width() * ratio)
            if self._drawn.width() != pixels:
                self._drawn = page_image(self._document, 0, pixels)
            painter.drawImage(sheet, self._drawn)
        painter.setPen(QPen(look.colour("edge"), LINE))
        painter.drawRect(sheet)
