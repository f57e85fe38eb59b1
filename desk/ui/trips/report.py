"""The evaluation of the pilot as a page: the numbers that count, the weeks as a picture and as a table."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import Translate
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.flow import Flow
from desk.ui.parts.rows import RowKind, RuleRow
from desk.ui.parts.scroll import scrolled
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import RADIUS, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32
from desk.ui.trips.blocks import Press, flowing
from desk.ui.trips.state import Report, TripsState

_BESIDE_FROM = 1150
"""From this width on (at 100 % font size) the picture stands beside the table, else below it."""
_ALL_THERE_IS = 1000
"""Table and picture take the height that there is, as far as they need it; the rest stays empty below them."""
_LEAST_ROWS = 8
"""So many rows of the table are seen wherever it stands."""


class ReportPane(QWidget):
    """Wishes about the evaluation."""

    store_requested = Signal()
    closed = Signal()

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self._shown: Report | None = None
        self._notice: RuleRow | None = None
        self._title, self._line = Text("", 20, 600, wrap=True), Text("", 13, role="quiet", wrap=True)
        self._said = Text("", 16, 600, wrap=True)
        self._facts, self._picture, self.table = Flow(SPACE_32, SPACE_8), Picture(), Table(_("Evaluation by weeks"))
        self._store = KeyButton(_("Picture as PDF"), _("Ctrl S"), icon="download")
        self._close = KeyButton(_("Back"), _("Esc"))
        Press(self._store).wished.connect(self.store_requested)
        self._close.clicked.connect(self.closed)
        self._lay()

    def show_report(self, report: Report, state: TripsState) -> None:
        """Show the evaluation."""
        self._said.say(state.said)
        self._said.setVisible(bool(state.said))
        self._store.block(report.empty or (state.said if state.busy else ""))
        if report == self._shown:
            return
        self._shown = report
        self._title.say(report.title)
        self._line.say(report.line)
        self._line.setVisible(bool(report.line))
        self._show_facts(report)
        for part in (self._picture, self.table):
            part.setVisible(not report.empty)
        self._picture.show_picture(report.picture, report.spoken)
        self.table.show_rows(report)
        self._tell(report.empty)

    def focus_table(self) -> None:
        """Put the focus where the arrows go through the numbers."""
        (self._close if self._shown and self._shown.empty else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set picture and table beside or below each other."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew where the font grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= _BESIDE_FROM * current().factor
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        self._both.setStretch(1, 1 if beside else 0)

    def _lay(self) -> None:
        inside = QWidget()
        inside.setProperty("ground", "none")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(SPACE_24)
        self._both.addWidget(self.table, 1)
        self._both.addWidget(self._picture, 1, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addLayout(words, 1)
        head.addWidget(self._store, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self._column.setSpacing(SPACE_12)
        self._column.addLayout(head)
        self._column.addWidget(self._said)
        self._column.addWidget(flowing(self._facts))
        self._column.addLayout(self._both, _ALL_THERE_IS)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def _show_facts(self, report: Report) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, words in report.facts if not report.empty else ():
            box = QWidget()
            row = QHBoxLayout(box)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_8)
            row.addWidget(Text(number, 28, 600))
            row.addWidget(Text(words, 16, role="quiet"))
            box.setAccessibleName(f"{number} {words}")
            self._facts.addWidget(box)

    def _tell(self, empty: str) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if empty:
            self._notice = RuleRow("calendar", empty, kind=RowKind.NOTICE)
            self._column.insertWidget(2, self._notice)


class Table(QTableWidget):
    """What is counted in rows, all and each week in columns; the arrows go through the numbers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setProperty("ring_inside", True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._dress()

    def show_rows(self, report: Report) -> None:
        """Show other numbers."""
        self.setColumnCount(len(report.columns))
        self.setRowCount(len(report.rows))
        self.setHorizontalHeaderLabels(report.columns)
        self.setVerticalHeaderLabels([row.words for row in report.rows])
        for place, row in enumerate(report.rows):
            for column, number in enumerate(row.numbers):
                item = QTableWidgetItem(number)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                spoken = ", ".join((row.words, report.columns[column], number))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                if row.strong or not column:
                    font = QFont(self.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                self.setItem(place, column, item)
        self._dress()
        if report.rows:
            self.setCurrentCell(0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        row = current().line_height(16) + SPACE_8
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(current().font(13, 600))  # by which Qt measures how wide it has to be
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(_LEAST_ROWS * row)
        # All rows, the names of the weeks, and the bar that scrolls them; not more than that on a large screen.
        self.setMaximumHeight(max(self.rowCount() + 3, _LEAST_ROWS) * row)


class Picture(QWidget):
    """A picture as wide as there is room, on white, as it is on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._png = b""
        self._drawn = QPixmap()
        # Where letters are large it lies below the edge, and the keyboard has to reach it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, png: bytes, spoken: str) -> None:
        """Show another picture; `spoken` says what it shows."""
        self.setAccessibleName(spoken)
        if png != self._png:
            self._png = png
            self._drawn = QPixmap()
            self._drawn.loadFromData(png)
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Keep the picture's own shape."""
        size = self._drawn.size()
        return round(width * size.height() / size.width()) if size.width() else 1

    def sizeHint(self) -> QSize:
        """Wide enough to be read."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """As narrow as there is need."""
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture on its own ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(current().colour("line"))
        painter.setBrush(Qt.GlobalColor.white)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if not self._drawn.isNull():
            painter.drawPixmap(self.rect(), self._drawn)
