"""A layout of equal columns: tiles stand below each other from row to row, whatever is in them."""

from PySide6.QtCore import QPoint, QRect, QSize

from desk.ui.parts.items import Items


class Columns(Items):
    """Items from left to right in columns of one width; a row that is full begins another.

    `share(columns)` sets how many columns there are where there is room for them, so that several of these line up.
    """

    def __init__(self, gap: int = 8) -> None:
        super().__init__(gap)
        self._wanted = 1

    def share(self, columns: int) -> None:
        """Divide the width into so many columns, or as many as there is room for."""
        self._wanted = max(columns, 1)
        self.invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the rows need at this width."""
        rows = -(-len(self._items) // self._columns(width))
        return max(rows * (self._tallest() + self._gap) - self._gap, 0)

    def sizeHint(self) -> QSize:
        """As wide as the wanted columns."""
        return QSize(self._wanted * (self._widest() + self._gap) - self._gap, self._tallest())

    def minimumSize(self) -> QSize:
        """One column."""
        return QSize(self._widest(), self._tallest())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in `rect`."""
        super().setGeometry(rect)
        columns = self._columns(rect.width())
        height = self._tallest()
        for place, item in enumerate(self._items):
            row, column = divmod(place, columns)
            left = column * (rect.width() + self._gap) // columns
            right = (column + 1) * (rect.width() + self._gap) // columns - self._gap
            corner = QPoint(rect.left() + left, rect.top() + row * (height + self._gap))
            item.setGeometry(QRect(corner, QSize(right - left, height)))

    def _columns(self, width: int) -> int:
        fit = (width + self._gap) // (self._widest() + self._gap)
        return max(min(self._wanted, fit), 1)

    def _widest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=1)

    def _tallest(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)
