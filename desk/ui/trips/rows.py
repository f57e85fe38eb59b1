"""Trips or visits as a list: when, what, how far it is; where a day begins, it stands above. Arrows choose."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.ui.parts.lines import draw_chosen, draw_mark, write
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE, SPACE_4, SPACE_8, SPACE_12, SPACE_16, TARGET
from desk.ui.trips.state import Row

Index = QModelIndex | QPersistentModelIndex
_LEAD = 52
"""How wide times are, in pixels at 100 %."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RowList(QListView):
    """`row_chosen` carries the id of a row; `whole` makes it as high as all of its rows."""

    row_chosen = Signal(object)

    def __init__(self, name: str, *, whole: bool = False) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._showing = False
        self._whole = whole
        self.setModel(self._rows)
        self.setItemDelegate(_Drawing(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("ring_inside", True)
        self.setMinimumHeight(2 * TARGET)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[Row, ...], chosen: UUID | None) -> None:
        """Show rows; nothing moves while they are the same ones."""
        self._showing = True
        moved = self._rows.show_rows(rows)
        place = next((place for place, row in enumerate(rows) if row.id == chosen), -1)
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif moved or self.currentIndex().row() != place:
            self.setCurrentIndex(self._rows.index(place))
            self.scrollTo(self.currentIndex())
        if moved and self._whole:
            self._take_height()
        self._showing = False

    def currentChanged(self, current_index: Index, previous: Index) -> None:
        """Tell which row the arrows or the mouse came to."""
        super().currentChanged(current_index, previous)
        if not self._showing and current_index.isValid():
            self.row_chosen.emit(self._rows.row_at(current_index).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the place but those that go up and down; a whole list has no pages of its own."""
        own = _MOVES if self._whole else (*_MOVES, *_PAGES)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() not in own:
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            if self._whole:
                self._take_height()

    def _take_height(self) -> None:
        self.setFixedHeight(max(sum(row_height(row) for row in self._rows.rows), TARGET))


class _Rows(QAbstractListModel):
    """The rows as Qt's lists want them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """Show other rows; return whether other ones stand at the places now."""
        before, self.rows = self.rows, rows
        if [(row.id, row.heading) for row in rows] == [(row.id, row.heading) for row in before]:
            for place in (place for place, row in enumerate(rows) if row != before[place]):
                self.dataChanged.emit(self.index(place), self.index(place))
            return False
        self.rows = before
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> Row:
        return self.rows[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return None


def _heading_height(row: Row) -> int:
    return current().line_height(13) + SPACE_16 if row.heading else 0


def row_height(row: Row) -> int:
    """Return how high a row is, with the day above it."""
    look = current()
    return _heading_height(row) + look.line_height(16) + look.line_height(13) + SPACE_12


class _Drawing(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        rows = index.model()
        return QSize(100, row_height(rows.row_at(index)) if isinstance(rows, _Rows) else TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = index.model()
        if not isinstance(rows, _Rows):
            return
        row, look = rows.row_at(index), current()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            day = QRectF(box.left() + SPACE_12, box.top() + SPACE_8, box.width() - SPACE_12, look.line_height(13))
            write(painter, day, row.heading, look.font(13, 600), "quiet")
            box.setTop(box.top() + _heading_height(row))
        if row.heading or index.row():
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), LINE), look.colour("line"))
        if index == self._view.currentIndex():
            draw_chosen(painter, box)
        _draw(painter, box.adjusted(SPACE_12, SPACE_4 + 2, -SPACE_12, 0), row)
        painter.restore()


def _draw(painter: QPainter, box: QRectF, row: Row) -> None:
    """Draw two lines: when and what; below it what else, and how far it is."""
    look = current()
    upper = QRectF(box.left(), box.top(), box.width(), look.line_height(16))
    lower = QRectF(box.left(), upper.bottom(), box.width(), look.line_height(13))
    write(painter, upper, row.lead, look.font(16, 600, tabular=True), "text" if row.open else "quiet")
    left = box.left() + round(_LEAD * look.factor) + SPACE_12
    upper.setLeft(left)
    write(painter, upper, row.title, look.font(16, 500), "text" if row.open else "quiet")
    begins = draw_mark(painter, lower, row.icon, row.word, strong=row.open)
    write(
        painter, QRectF(left, lower.top(), begins - SPACE_12 - left, lower.height()), row.line, look.font(13), "quiet"
    )
