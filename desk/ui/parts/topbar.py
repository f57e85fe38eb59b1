"""The top bar: which program, which place, and the tabs with their keys. No colour, no counters."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desk.ui.parts.cap import cap_size, draw_cap
from desk.ui.parts.icons import Icon
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import FOCUS, LINE, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_HEIGHT = 48


@dataclass(frozen=True, slots=True)
class TabEntry:
    """One tab: the name the shell knows it by, its word, and its key."""

    name: str
    word: str
    key: str


class TopBar(QWidget):
    """48 high: door, program, entrance and address left, tabs right. `tab_chosen` carries a tab's name."""

    tab_chosen = Signal(str)

    def __init__(self, program: str, tabs: Sequence[TabEntry]) -> None:
        super().__init__()
        self._place = Text("", 16, 600)
        self._place.setMinimumWidth(SPACE_24)  # may be cut short where letters are large: the tabs may not
        self._address = Text("", 16, role="quiet")
        self._address.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tabs: dict[str, _Tab] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24 + SPACE_8, LINE)
        row.setSpacing(SPACE_12)
        row.addWidget(Icon("door", 24))
        row.addWidget(Text(program, 16, 600, "accent"))
        row.addSpacing(SPACE_16 - SPACE_12)
        row.addWidget(_Divider())
        row.addSpacing(SPACE_16 - SPACE_12)
        row.addWidget(self._place)
        row.addWidget(self._address, 1)
        for entry in tabs:
            tab = _Tab(entry)
            tab.chosen.connect(self.tab_chosen)
            self._tabs[entry.name] = tab
            row.addSpacing(SPACE_8 - 4)
            row.addWidget(tab)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_place(self, place: str, address: str) -> None:
        """Show which entrance or desk this is, and where."""
        self._place.say(place)
        self._address.say(address)

    def show_tab(self, name: str) -> None:
        """Mark a tab as the one that is open."""
        for key, tab in self._tabs.items():
            tab.setChecked(key == name)

    def sizeHint(self) -> QSize:
        """48 high, more with a larger font."""
        return QSize(super().sizeHint().width(), max(_HEIGHT, current().line_height(16) + SPACE_24))

    def minimumSizeHint(self) -> QSize:
        """As high as the hint; the address may be cut short."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and the line below."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, self.height() - LINE, self.width(), LINE, look.colour("line"))


class _Divider(QWidget):
    """A short vertical line."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(LINE, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("line"))


class _Tab(QAbstractButton):
    """A tab: word and key; the open one is strong and underlined."""

    chosen = Signal(str)

    def __init__(self, entry: TabEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setText(entry.word)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring_inside", True)
        self.setAccessibleName(f"{entry.word}, {entry.key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._choose)

    def nextCheckState(self) -> None:
        """Stay as it is: the shell says which tab is open."""

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(current().font(16, 600)).horizontalAdvance(self.text())
        cap = cap_size(self._entry.key)
        return QSize(round(words + SPACE_8 + cap.width()) + 1 + 2 * SPACE_8, round(cap.height()) + SPACE_16)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current()
        painter = QPainter(self)
        role = "text" if self.isChecked() else "quiet"
        painter.setFont(look.font(16, 600 if self.isChecked() else 400))
        painter.setPen(look.colour(role))
        cap = cap_size(self._entry.key)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(SPACE_8, 0, 0, 0), left, self.text())
        box = QRectF(
            self.width() - SPACE_8 - cap.width(), round((self.height() - cap.height()) / 2), cap.width(), cap.height()
        )
        draw_cap(painter, box, self._entry.key, look.colour("quiet"), look.colour("quiet"))
        if self.isChecked():
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.fillRect(
                QRectF(SPACE_8, self.height() - FOCUS, self.width() - 2 * SPACE_8, FOCUS), look.colour("accent")
            )

    def _choose(self) -> None:
        self.chosen.emit(self._entry.name)
