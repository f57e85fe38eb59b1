"""The chosen trip with one of its visits, and where there is room the visit's letter beside them."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.office.paper import PaperPane
from desk.ui.parts.scroll import scrolled
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_16, SPACE_24
from desk.ui.trips.state import TripsState
from desk.ui.trips.trip import TripPane
from desk.ui.trips.visit import VisitPane

_COLUMNS_FROM = 750
"""From this width on (at 100 % font size) the visit stands beside its trip, else below it."""
_PAPER_FROM = 1200
"""From this width on (at 100 % font size) the visit's letter stands beside it."""


class ChosenPane(QWidget):
    """What stands right of the list; below all of it, what was done last."""

    def __init__(self, _: Translate) -> None:
        super().__init__()
        self.trip, self.visit, self.paper = TripPane(_), VisitPane(_), PaperPane(_)
        self._hint = Text(_("Choose a trip, or plan a new one."), 16, role="quiet", wrap=True)
        self._said = Text("", 16, 600, wrap=True)
        self._has_paper = False
        self.magnified = False
        self._inside = inside = QWidget()
        inside.setProperty("ground", "none")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._hint_box, self._said_box = _inset(self._hint, SPACE_24), _inset(self._said, SPACE_16)
        self._columns.addWidget(self._hint_box, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.trip, 1)
        self._columns.addWidget(self.visit, 1)
        self._scroll = scrolled(inside)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._scroll, 1)
        words.addWidget(self._said_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._words, 3)
        row.addWidget(self.paper, 2)
        self.trip.rows.row_chosen.connect(self._follow)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_question)
        self.paper.magnify_requested.connect(self.magnify)

    def show_chosen(self, state: TripsState) -> None:
        """Show the chosen trip and visit."""
        self.trip.show_trip(state)
        self.visit.show_visit(state)
        self.paper.show_paper(state.paper)
        self._has_paper = state.paper is not None
        self._hint_box.setVisible(state.trip is None and bool(state.trips and state.trips.rows))
        self._said.say(state.said)
        self._said_box.setVisible(bool(state.said))
        self._arrange()
        if state.trip is not None and state.trip.question is not None:
            self._show_question()

    @property
    def shows_paper(self) -> bool:
        """Whether there is room for the letter of a visit."""
        return self.width() >= _PAPER_FROM * current().factor

    def magnify(self) -> None:
        """Give the letter the room of trip and visit, too; or take it back."""
        self.magnified = not self.magnified and self.shows_paper and self._has_paper
        self.paper.magnify(large=self.magnified)
        self._arrange()

    def turn_page(self, pages: int) -> None:
        """Go so many pages down in trip and visit, or up."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def focus_visits(self) -> None:
        """Put the focus where the arrows choose a visit."""
        self.trip.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set trip, visit and letter beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew where the font grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        factor = current().factor
        beside = self.width() >= _COLUMNS_FROM * factor
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.paper.setVisible(self.shows_paper and self._has_paper)
        self._words.setVisible(not self.magnified or self.paper.isHidden())

    def _show_question(self) -> None:
        """Bring what is asked into sight: where letters are large it stands below the edge."""
        if self.trip.question.isVisibleTo(self):
            for part in (self.trip.layout(), self._columns):
                if part is not None:
                    part.activate()
            self._scroll.ensureWidgetVisible(self.trip.question, 0, SPACE_16)

    def _follow(self) -> None:
        """Bring the visit that the arrows came to into sight: the list itself does not scroll."""
        rows = self.trip.rows
        row = rows.visualRect(rows.currentIndex())
        middle = rows.viewport().mapTo(self._inside, row.center() if row.isValid() else QPoint(0, 0))
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2 + SPACE_24)


def _inset(words: Text, above: int) -> QWidget:
    """Return words with room around them."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(SPACE_24, above, SPACE_24, SPACE_16)
    column.addWidget(words)
    return box
