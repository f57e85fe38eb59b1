"""The first start, where there is no database yet: the sample day, a new office, or data that are there already."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.domain.faults import Fault
from desk.i18n import Translate
from desk.ui.devices.found import Found, found_devices
from desk.ui.first_run_pages import DATABASE, SAMPLE, BeginPage, DatabasePage, OfficePage, Page
from desk.ui.first_run_parts import Aside
from desk.ui.parts.scroll import scrolled
from desk.ui.style.look import current

_ASIDE = 416
_ASIDE_FROM = 1000
"""From this width on (at 100 % font size) there is room for the coloured side."""


class FirstRun(QWidget):
    """Three choices with the keys 1, 2 and 3; Esc goes back to them. `show_fault` says what was wrong with a choice."""

    sample_chosen = Signal()
    office_chosen = Signal(str)
    """The name of a shipped profile, or the path of an own one."""
    database_chosen = Signal(str)
    """The path of a file, or the address of a server."""

    def __init__(self, _: Translate, look: Callable[[], Found] = found_devices) -> None:
        super().__init__()
        self._translate = _
        self._pane: QScrollArea | None = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)
        self._aside = Aside(look(), _)
        self._right = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._aside)
        row.addLayout(self._right, 1)
        self.page: Page
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Ask what to begin with."""
        page = BeginPage(self._translate)
        page.picked.connect(self._begun)
        self._show(page)

    @Slot(Fault)
    def show_fault(self, fault: Fault) -> None:
        """Say what was wrong with the choice; what was entered stays."""
        self.setEnabled(True)
        self.page.tell_fault(fault)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the choices, and Esc for the way back."""
        choices = self.page.choices
        if event.key() == Qt.Key.Key_Escape and not isinstance(self.page, BeginPage):
            self.begin()
        elif choices is None or event.isAutoRepeat() or event.modifiers() or not choices.press(event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the first choice."""
        super().focusInEvent(event)
        self._focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the coloured side out where there is no room for it."""
        super().resizeEvent(event)
        factor = current().factor
        self._aside.setVisible(self.width() >= _ASIDE_FROM * factor)
        self._aside.setFixedWidth(round(_ASIDE * factor))

    @Slot(object)
    def _begun(self, place: int) -> None:
        _ = self._translate
        if place == SAMPLE:
            self._wait(_("The sample day is being made…"))
            self.sample_chosen.emit()
            return
        page = DatabasePage(_) if place == DATABASE else OfficePage(_)
        page.picked.connect(self._open if place == DATABASE else self._set_up)
        page.left.connect(self.begin)
        self._show(page)

    @Slot(object)
    def _set_up(self, profile: str) -> None:
        _ = self._translate
        self._wait(_("The office is being set up…"))
        self.office_chosen.emit(profile)

    @Slot(object)
    def _open(self, database: str) -> None:
        _ = self._translate
        self._wait(_("The data are being opened…"))
        self.database_chosen.emit(database)

    def _wait(self, words: str) -> None:
        """Say that it is being done; what was wrong, if anything, comes with `show_fault`."""
        self.page.tell("clock", words, "")
        self.setEnabled(False)

    def _show(self, page: Page) -> None:
        self.page = page
        before, self._pane = self._pane, scrolled(page)
        self._right.addWidget(self._pane)
        if before is not None:
            before.hide()
            before.deleteLater()
        self._focus()

    def _focus(self) -> None:
        if self.page.choices is not None:
            self.page.choices.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)
