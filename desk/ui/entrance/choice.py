"""The choice scene: the services to choose from, each with its number; or who helps where nothing was found."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.ui.entrance.columns import Column, Columns, add_card
from desk.ui.entrance.state import ChoiceScene, ServiceChoice
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.cap import KeyCap
from desk.ui.parts.pressed import Pressed
from desk.ui.parts.text import Text
from desk.ui.style.look import current
from desk.ui.style.tokens import ACTION_TARGET, LINE, RADIUS, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24

_ONE_COLUMN = 3
"""So many services and fewer stand below each other, more in two columns."""


class ChoicePage(QWidget):
    """The page of a choice scene."""

    def __init__(self, scene: ChoiceScene, wishes: Wishes) -> None:
        super().__init__()
        self._wishes = wishes
        page = Column()
        self.setLayout(page)
        page.addSpacing(SPACE_4)
        if scene.headline:
            page.put(Text(scene.headline, 20, 600, wrap=True))
        if scene.hint:
            page.addSpacing(SPACE_4)
            page.put(Text(scene.hint, 16, role="quiet", wrap=True))
        if scene.headline or scene.hint:
            page.addSpacing(SPACE_16)
        if scene.choices:
            page.addWidget(self._choices(scene.choices))
        if scene.card is not None:
            add_card(page, scene.card)
        page.addStretch()

    def _choices(self, choices: tuple[ServiceChoice, ...]) -> QWidget:
        """Set the services in two columns, read downwards; a few in one."""
        half = (len(choices) + 1) // 2 if len(choices) > _ONE_COLUMN else len(choices)
        left, right = Column(SPACE_4), Column(SPACE_4)
        for place, choice in enumerate(choices):
            button = ServiceButton(choice)
            button.clicked.connect(self._chosen)
            (left if place < half else right).put(button)
        left.addStretch()
        if half == len(choices):
            box = QWidget()
            box.setLayout(left)
            return box
        right.addStretch()
        return Columns(left, right, (1, 1), SPACE_24 + SPACE_8)

    def _chosen(self) -> None:
        button = self.sender()
        if isinstance(button, ServiceButton):
            self._wishes.service_chosen.emit(button.key)


class ServiceButton(Pressed):
    """A service with its key, its name and how it is reached; long names run over several lines."""

    def __init__(self, choice: ServiceChoice) -> None:
        super().__init__()
        self.key = choice.key
        """What the wish carries."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_4, SPACE_12, SPACE_4)
        row.setSpacing(SPACE_12)
        row.addStrut(ACTION_TARGET - 2 * SPACE_4)
        row.addWidget(KeyCap(str(choice.number)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(Text(choice.title, 16, 500, wrap=True))
        if choice.detail:
            words.addWidget(Text(choice.detail, 13, role="quiet", wrap=True))
        words.addStretch()
        row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(", ".join(part for part in (str(choice.number), choice.title, choice.detail) if part))

    def sizeHint(self) -> QSize:
        """As its words need it."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word allows, as high as a gloved finger needs."""
        layout = self.layout()
        return QSize(layout.minimumSize().width(), ACTION_TARGET) if layout is not None else QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and edge."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("edge"), LINE))
        ground = "selection" if self.isDown() else "ground" if self.underMouse() else "surface"
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -LINE, -LINE), RADIUS, RADIUS)
