"""A layout that fills lines from left to right and begins a new one when a line is full: nothing is clipped."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from desk.ui.parts.items import Items


class Flow(Items):
    """Widgets in lines. Those whose policy expands share what is left of their line, up to their greatest width."""

    def __init__(self, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__(gap)
        self._row_gap = gap if row_gap is None else row_gap

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest single item."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in `rect`, in the middle of its height."""
        super().setGeometry(rect)
        spare = max(rect.height() - self.heightForWidth(rect.width()), 0)
        self._arrange(rect.translated(0, spare // 2), move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + self._row_gap
        return max(top - self._row_gap - rect.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if not lines or used + self._gap + needed > width:
                lines.append([item])
                used = needed
            else:
                lines[-1].append(item)
                used += self._gap + needed
        return lines

    def _place(self, line: list[QLayoutItem], box: QRect) -> None:
        widths = [min(item.sizeHint().width(), box.width()) for item in line]
        spare = box.width() - sum(widths) - self._gap * (len(line) - 1)
        growing = [place for place, item in enumerate(line) if _expands(item)]
        for rank, place in enumerate(growing):
            share = spare // (len(growing) - rank)
            grown = min(widths[place] + share, line[place].maximumSize().width())
            spare -= grown - widths[place]
            widths[place] = grown
        left = box.left()
        for item, width in zip(line, widths, strict=True):
            height = min(item.sizeHint().height() if not _fills(item) else box.height(), box.height())
            item.setGeometry(QRect(QPoint(left, box.top() + (box.height() - height) // 2), QSize(width, height)))
            left += width + self._gap


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _fills(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Vertical)


def spacer() -> QWidget:
    """Return an empty widget that takes what is left of a line."""
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return gap
