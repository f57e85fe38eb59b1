"""The middle of the right pane: the page of the scene, scrolling where it is too tall."""

from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.admit import AdmitPage
from desk.ui.entrance.check import CheckPage
from desk.ui.entrance.choice import ChoicePage
from desk.ui.entrance.columns import OUTSET
from desk.ui.entrance.idle import idle_page
from desk.ui.entrance.more import MoreBelow
from desk.ui.entrance.redirect import redirect_page
from desk.ui.entrance.refuse import refuse_page
from desk.ui.entrance.state import (
    AdmitScene,
    CheckScene,
    ChoiceScene,
    IdleScene,
    RedirectScene,
    RefuseScene,
    Scene,
    WaitScene,
)
from desk.ui.entrance.wait import wait_page
from desk.ui.entrance.wishes import Wishes
from desk.ui.style.look import current
from desk.ui.style.tokens import SPACE_16

_LARGE_FROM = 1000
"""From this width on the way to the room is set large."""


class SceneArea(QScrollArea):
    """Shows one page; a scene that differs only in answers or party changes in place."""

    def __init__(self, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self._wishes = wishes
        self._translate = _
        self._scene: Scene | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page: QWidget | None = None
        inside = QWidget()
        inside.setProperty("ground", "none")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self.more = MoreBelow(self, _)
        """The hint that there is more below."""

    def show_scene(self, scene: Scene) -> bool:
        """Show a scene; return whether a new page was built for it."""
        before, self._scene = self._scene, scene
        if scene == before:
            return False
        page = self._page
        match page, scene:
            case CheckPage() as check, CheckScene() if check.fits(scene):
                check.show_scene(scene)
            case AdmitPage() as admit, AdmitScene() if admit.fits(scene):
                admit.show_scene(scene)
            case _:
                self.show_page(self._make(scene))
                return True
        return False

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own (all checks, reasons); `forget()` brings the scene back."""
        place = 0 if self._page is None else self._column.indexOf(self._page)
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._column.insertWidget(place, page, 1)
        self.verticalScrollBar().setValue(0)

    def add_above(self, widget: QWidget) -> None:
        """Take a widget in above the page, so that it scrolls with it."""
        inset = QHBoxLayout()
        inset.setContentsMargins(OUTSET, 0, OUTSET, 0)
        inset.addWidget(widget)
        self._column.insertLayout(0, inset)

    def add_below(self, widget: QWidget) -> None:
        """Take a widget in below the page, so that it scrolls with it."""
        self._column.addWidget(widget)

    def forget(self) -> None:
        """Show the scene again in place of a page of its own."""
        if self._scene is not None:
            self.show_page(self._make(self._scene))

    def first_open(self) -> QWidget | None:
        """Return the first question that is not fulfilled, or the number that is missing, where such are shown."""
        page = self._page
        return page.first_open() if isinstance(page, CheckPage) else None

    def step(self, by: int) -> None:
        """Wish for one person more or fewer, where a party is shown to be confirmed."""
        page = self._page
        if isinstance(page, CheckPage | AdmitPage) and page.party is not None:
            page.party.step(by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what has the focus in view when the page gets its final size."""
        inside = QApplication.focusWidget()
        if event.type() == QEvent.Type.Resize and inside is not None and self.isAncestorOf(inside):
            self.ensureWidgetVisible(inside, 0, SPACE_16)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Build the way to the room anew where it has another size now."""
        super().resizeEvent(event)
        if isinstance(self._page, AdmitPage) and self._page.large != self._large():
            self.forget()

    def _large(self) -> bool:
        return self.width() >= _LARGE_FROM * current().factor

    def _make(self, scene: Scene) -> QWidget:
        match scene:
            case IdleScene():
                return idle_page(scene)
            case ChoiceScene():
                return ChoicePage(scene, self._wishes)
            case CheckScene():
                return CheckPage(scene, self._wishes, self._translate)
            case AdmitScene():
                return AdmitPage(scene, self._wishes, self._translate, large=self._large())
            case WaitScene():
                return wait_page(scene, self._wishes)
            case RedirectScene():
                return redirect_page(scene)
            case RefuseScene():
                return refuse_page(scene)
            case _:
                assert_never(scene)
