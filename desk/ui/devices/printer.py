"""Printers: which there are, and the pages of a PDF put on paper at their own size."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk.domain.faults import Fault, FaultKind

_DOTS_PER_INCH = 300
"""A code's module of 0.8 mm gets nine dots; more would only fill the memory."""
_POINTS_PER_INCH = 72


def printers() -> tuple[str, ...]:
    """Return the names of the printers that this computer knows, the standard one first."""
    standard = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != standard, name)))


def standard_printer() -> str:
    """Return the printer that letters go to, or "" where there is none."""
    return next(iter(printers()), "")


def printer_named(name: str) -> QPrinter:
    """Return a printer, set to whole A4 pages. Raises `Fault(PRINTER_NONE)` where this computer has none such."""
    info = QPrinterInfo.printerInfo(name)
    if not name or info.isNull():
        raise Fault(FaultKind.PRINTER_NONE, **({"printer": name} if name else {}))
    return _whole_pages(QPrinter(info, QPrinter.PrinterMode.HighResolution))


def pdf_printer(file: str) -> QPrinter:
    """Return a printer that writes a PDF file: for a computer without paper, and to see what a printer would get."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(file)
    return _whole_pages(printer)


def open_pdf(pdf: bytes, parent: QObject) -> QPdfDocument:
    """Return a document of PDF bytes; it lives as long as `parent`."""
    buffer = QBuffer(parent)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(parent)
    document.load(buffer)
    return document


def page_image(document: QPdfDocument, page: int, width: int) -> QImage:
    """Return a page as a picture on white, `width` pixels wide."""
    size = document.pagePointSize(page)
    height = round(width * size.height() / max(size.width(), 1))
    drawn = document.render(page, QSize(width, height))
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper


class PrintRun(QObject):
    """Puts the pages of a document on paper as one job, a page at each turn of the event loop: the window stays alive.

    One of `finished` and `failed` follows `start`, and is the last that is heard.
    """

    page_done = Signal(int)
    """How many pages are done."""
    finished = Signal(int)
    """How many pages went to the printer: all, or fewer after `stop`."""
    failed = Signal(Fault)
    """The job was given up: none of its pages counts as printed."""

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = open_pdf(pdf, self)
        self._printer = printer
        self._painter = QPainter()
        self._page = 0
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._next)

    def start(self) -> None:
        """Begin."""
        self._turns.start()

    def stop(self) -> None:
        """Print no further page; those that are done are printed."""
        if self._turns.isActive():
            self._finish()

    @Slot()
    def _next(self) -> None:
        begun = self._painter.isActive() or self._painter.begin(self._printer)
        if not begun or (self._page > 0 and not self._printer.newPage()):
            self._give_up()
            return
        self._draw()
        self._page += 1
        self.page_done.emit(self._page)
        if self._turns.isActive() and self._page >= self._document.pageCount():
            self._finish()

    def _finish(self) -> None:
        self._turns.stop()
        if self._painter.isActive() and not self._painter.end():
            self.failed.emit(self._fault())
            return
        self.finished.emit(self._page)

    def _give_up(self) -> None:
        self._turns.stop()
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit(self._fault())

    def _fault(self) -> Fault:
        name = self._printer.printerName()
        return Fault(FaultKind.PRINTER_FAILED, **({"printer": name} if name else {}))

    def _draw(self) -> None:
        points = self._document.pagePointSize(self._page)
        width = round(points.width() / _POINTS_PER_INCH * _DOTS_PER_INCH)
        image = page_image(self._document, self._page, width)
        # The page's own size in the printer's dots: 100 %, whatever the paper.
        # JPEG's waves around sharp edges are nothing for a code.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        dots = self._printer.resolution() / _POINTS_PER_INCH
        self._painter.drawImage(QRectF(0, 0, points.width() * dots, points.height() * dots), image)


def _whole_pages(printer: QPrinter) -> QPrinter:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    # The letter's own margins count, from the paper's edge: the window of the envelope and the folds are there.
    printer.setFullPage(True)
    # A letter is one sheet: nobody's code may stand on the back of another's.
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    return printer
