"""The day's appointments as a list: time, seats, name, room, and how the letter is. Arrows choose."""

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
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.ui.office.state import AppointmentRow, LetterMark
from desk.ui.parts.lines import draw_chosen, draw_mark, write
from desk.ui.parts.seats import draw_seat
from desk.ui.style.look import current
from desk.ui.style.tokens import FOCUS, LINE, SPACE_4, SPACE_12, TARGET

Index = QModelIndex | QPersistentModelIndex
_MOST_SEATS = 3
"""More persons are told as a number beside one seat."""
_TIME, _ROOM = 44, 48
"""How wide times and rooms are, in pixels at 100 %."""
_ICONS = {
    LetterMark.NONE: "dash",
    LetterMark.MADE: "mail",
    LetterMark.PRINTED: "printer",
    LetterMark.CAME: "check",
    LetterMark.CANCELLED: "cross",
}
_OTHERS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_F7, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayList(QListView):
    """`row_chosen` carries the id of an appointment."""

    row_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._showing = False
        self.setModel(self._rows)
        self.setItemDelegate(_Drawing(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("ring_inside", True)
        self.setMinimumHeight(2 * TARGET)

    def show_rows(self, rows: tuple[AppointmentRow, ...], chosen: UUID | None) -> None:
        """Show a day; nothing moves while its appointments are the same."""
        self._showing = True
        moved = self._rows.show_rows(rows)
        place = next((place for place, row in enumerate(rows) if row.appointment == chosen), -1)
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif moved or self.currentIndex().row() != place:
            self.setCurrentIndex(self._rows.index(place))
            joined = [place for place, row in enumerate(rows) if row.joined]
            for seen in (*joined[-1:], place):  # the family as far as there is room, the chosen one in any case
                self.scrollTo(self._rows.index(seen))
        self._showing = False

    def currentChanged(self, current_index: Index, previous: Index) -> None:
        """Tell which appointment the arrows or the mouse came to."""
        super().currentChanged(current_index, previous)
        if not self._showing and current_index.isValid():
            self.row_chosen.emit(self._rows.row_at(current_index).appointment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the place to the place; the list has the arrows, and letters to find a name."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() in _OTHERS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


class _Rows(QAbstractListModel):
    """The rows as Qt's lists want them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[AppointmentRow, ...] = ()

    def show_rows(self, rows: tuple[AppointmentRow, ...]) -> bool:
        """Show other rows; return whether other appointments stand at the places now."""
        same = [row.appointment for row in rows] == [row.appointment for row in self._rows]
        if same:
            changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
            self._rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> AppointmentRow:
        return self._rows[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return None


class _Drawing(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        look = current()
        return QSize(100, look.line_height(16) + look.line_height(13) + SPACE_12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = index.model()
        if not isinstance(rows, _Rows):
            return
        row, look = rows.row_at(index), current()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._view.currentIndex():
            draw_chosen(painter, box)
        elif row.first and index.row():
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), LINE), look.colour("line"))
        if row.joined:
            painter.fillRect(QRectF(box.left(), box.top(), FOCUS, box.height()), look.colour("accent"))
        _draw(painter, box.adjusted(SPACE_12, SPACE_4 + 2, -SPACE_12, 0), row)
        painter.restore()


def _draw(painter: QPainter, box: QRectF, row: AppointmentRow) -> None:
    """Draw two lines: time, name, seats, room; below the name what for, and how the letter is."""
    look = current()
    gone = row.mark is LetterMark.CANCELLED
    ink = "quiet" if gone else "text"
    upper = QRectF(box.left(), box.top(), box.width(), look.line_height(16))
    lower = QRectF(box.left(), upper.bottom(), box.width(), look.line_height(13))
    time = look.font(16, 600 if row.first else 400, tabular=True)
    write(painter, upper, row.time, time, ink if row.first else "quiet")
    left = box.left() + round(_TIME * look.factor) + SPACE_12
    room = QRectF(upper)
    room.setLeft(upper.right() - round(_ROOM * look.factor))
    write(painter, room, row.room, look.font(16, 500), ink, right=True)
    seats = QRectF(upper)
    seats.setLeft(room.left() - SPACE_12 - look.px(18) * _MOST_SEATS)
    _seats(painter, seats, row, ink)
    name = look.font(16, 500)
    name.setStrikeOut(gone)
    write(painter, QRectF(left, upper.top(), seats.left() - SPACE_12 - left, upper.height()), row.name, name, ink)
    begins = draw_mark(painter, lower, _ICONS[row.mark], row.word, strong=row.mark is LetterMark.NONE)
    what = QRectF(left, lower.top(), begins - SPACE_12 - left, lower.height())
    write(painter, what, " · ".join(filter(None, (row.family, row.service))), look.font(13), "quiet")


def _seats(painter: QPainter, box: QRectF, row: AppointmentRow, ink: str) -> None:
    look = current()
    side = look.px(18)
    many = row.persons > _MOST_SEATS
    top = box.center().y() - side / 2
    for place in range(1 if many else row.persons):
        draw_seat(painter, QRectF(box.left() + place * side, top, side, side), taken=True, ink=look.colour(ink))
    if many:
        write(painter, box.adjusted(side + SPACE_4, 0, 0, 0), str(row.persons), look.font(13, 600), ink)
