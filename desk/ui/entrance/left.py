"""The left pane: what the camera sees, the devices, the one field, and the last decisions with undo."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.state import DeviceEntry, EntranceState, HistoryEntry
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.camera import CameraView
from desk.ui.parts.cap import KeyCap
from desk.ui.parts.field import Field
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.icons import Icon
from desk.ui.parts.rows import HistoryRow, dividing_line
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import LINE, SPACE_4, SPACE_8, SPACE_12, SPACE_24

_SAMPLE_CODE = "4K7R M2XD 9"
_CAMERA_SHARE = 0.39
"""Of the pane's height at 100 % font size: four to three at 1280×800 and 1920×1080."""
_LEAST_CAMERA = 140


class LeftPane(QFrame):
    """Camera, devices, field, history, on the ground colour."""

    def __init__(self, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self.setProperty("ground", "ground")
        self._wishes = wishes
        self.camera = CameraView()
        self.camera.setAccessibleName(_("What the camera sees"))
        self.field = Field(_("Code or matter"), _SAMPLE_CODE)
        self.field.entered.connect(wishes.code_entered)
        self._fault = Text("", 13, role="failed", wrap=True)
        self._fault.setVisible(False)
        self._devices = Flow(SPACE_12, SPACE_4)
        self._history = _History()
        self._undo = KeyButton(_("Take back"), _("Ctrl Z"), Weight.QUIET, icon="undo", flush=True)
        self._undo.clicked.connect(wishes.undo_requested)
        self._shown: tuple[tuple[DeviceEntry, ...], tuple[HistoryEntry, ...]] | None = None
        self._lay(_("Code or matter"), _("Latest"))

    def _lay(self, field_name: str, history_name: str) -> None:
        label = QHBoxLayout()
        label.addWidget(Text(field_name, 16, 500), 1)
        label.addWidget(KeyCap("F4"))
        head = Flow(SPACE_8, 0)
        head.addWidget(Text(history_name, 16, 600))
        head.addWidget(spacer())
        head.addWidget(self._undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_8)
        column.setSpacing(0)
        column.addWidget(self.camera)
        column.addSpacing(SPACE_12)
        column.addLayout(self._devices)
        column.addSpacing(SPACE_12)
        column.addLayout(label)
        column.addSpacing(SPACE_4)
        column.addWidget(self.field)
        column.addWidget(self._fault)
        column.addSpacing(SPACE_12)
        column.addLayout(head)
        column.addSpacing(SPACE_4)
        column.addWidget(self._history, 1)

    def show_state(self, state: EntranceState) -> None:
        """Show devices, caption, history and what is wrong with the field; rebuilt only where something changed."""
        self.camera.set_caption(state.caption.words, state.caption.icon)
        self.field.show_wrong(wrong=bool(state.field_fault))
        self._fault.say(state.field_fault)
        self._fault.setVisible(bool(state.field_fault))
        self._undo.setEnabled(state.can_undo)
        devices, history = self._shown or ((), ())
        if state.devices != devices:
            _empty(self._devices)
            for entry in state.devices:
                self._devices.addWidget(_device(entry))
        if state.history != history:
            self._history.show_entries(state.history)
        self._shown = (state.devices, state.history)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the camera take its share and no more."""
        super().resizeEvent(event)
        self.camera.set_greatest_height(
            max(round(self.height() * _CAMERA_SHARE / (1 + (current().factor - 1) / 2)), _LEAST_CAMERA)
        )


class _History(QWidget):
    """As many of the last decisions as there is room for; never half a row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_entries(self, entries: tuple[HistoryEntry, ...]) -> None:
        """Show other decisions, the latest first."""
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        for place, entry in enumerate(entries):
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            if place:
                column.addWidget(dividing_line())
            column.addWidget(HistoryRow(entry.time, entry.verdict, entry.words, entry.verdict_word))
            self._column.insertWidget(place, row)
            self._rows.append(row)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Nothing is a must."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        used = 0
        for row in self._rows:
            layout = row.layout()
            width = max(self.width(), 1)
            height = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
            used += max(height, row.sizeHint().height())
            row.setVisible(used <= self.height() + LINE)


def _device(entry: DeviceEntry) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, SPACE_4, 0)
    row.setSpacing(SPACE_8)
    row.addWidget(Icon(entry.icon, 18, "text" if entry.troubled else "quiet"))
    weight, role = (600, "text") if entry.troubled else (400, "quiet")
    row.addWidget(Text(entry.words, 13, weight, role))
    return box


def _empty(flow: Flow) -> None:
    while flow.count():
        item = flow.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()
