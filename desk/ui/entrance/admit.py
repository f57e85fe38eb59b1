"""The admit scene: the room number is the largest thing, then the way; beside it what is confirmed or was stored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.columns import Column, Columns, add_checks
from desk.ui.entrance.party import PartyBox, party_line
from desk.ui.entrance.state import AdmitScene, RoomCard
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.flow import Flow
from desk.ui.parts.icons import Icon
from desk.ui.parts.rows import RowKind, RuleRow, dividing_line
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32


class AdmitPage(QWidget):
    """The page of an admit scene. The party changes in place."""

    def __init__(self, scene: AdmitScene, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self._scene = scene
        asked = scene.party is not None and not scene.stored
        self.party = PartyBox(scene.party_title, wishes, _) if asked else None
        columns = Columns(_room(scene.room), self._right(), (660, 336), SPACE_32 + SPACE_8)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(columns)
        self.show_scene(scene)

    def fits(self, scene: AdmitScene) -> bool:
        """Return whether `scene` differs only in the party from what stands here."""
        return self.party is not None and scene.party is not None and _fixed(scene) == _fixed(self._scene)

    def show_scene(self, scene: AdmitScene) -> None:
        """Show another party."""
        self._scene = scene
        if self.party is not None and scene.party is not None:
            self.party.show_party(scene.party)

    def _right(self) -> Column:
        scene = self._scene
        column = Column()
        if self.party is not None:
            column.put(self.party)
            column.addSpacing(SPACE_16)
        elif scene.party is not None:
            column.addSpacing(SPACE_12)
            column.put(party_line(scene.party))
            column.addSpacing(SPACE_16)
            column.put(dividing_line())
            column.addSpacing(SPACE_12)
        if scene.lines_title:
            column.put(Text(scene.lines_title, 13, 600, "quiet", wrap=True))
            column.addSpacing(SPACE_4)
        lines = Column(SPACE_8)
        add_checks(lines, scene.lines)
        column.addLayout(lines)
        for notice in scene.notices:
            column.addSpacing(SPACE_16)
            column.put(RuleRow(notice.icon, notice.title, notice.detail, RowKind.NOTICE))
        if scene.note:
            column.addSpacing(SPACE_12)
            column.put(dividing_line())
            column.addSpacing(SPACE_12)
            column.put(Text(scene.note, 16, role="quiet", wrap=True))
        column.addStretch()
        return column


def _fixed(scene: AdmitScene) -> tuple[object, ...]:
    return (scene.room, scene.stored, scene.party_title, scene.lines_title, scene.lines, scene.notices, scene.note)


def _room(room: RoomCard) -> Column:
    column = Column()
    column.put(Text(room.label, 20, role="quiet"))
    head = Flow(SPACE_32, 0)
    head.addWidget(Text(room.number, 112, 700))
    place = QWidget()
    beside = QVBoxLayout(place)
    beside.setContentsMargins(SPACE_12, 0, 0, 0)
    beside.setSpacing(0)
    beside.addWidget(Text(room.floor, 28, 600))
    if room.place:
        beside.addWidget(Text(room.place, 20, role="quiet"))
    head.addWidget(place)
    column.put(head)
    column.addSpacing(SPACE_12)
    column.put(dividing_line())
    column.addSpacing(SPACE_16)
    steps = QVBoxLayout()
    steps.setSpacing(SPACE_24)
    for step in room.steps:
        steps.addWidget(RuleRow(step.icon, step.title, step.detail, RowKind.STEP))
    column.put(steps)
    if room.step_free:
        column.addSpacing(SPACE_24)
        free = QHBoxLayout()
        free.setSpacing(SPACE_16)
        free.addWidget(Icon("accessible", 24), 0, Qt.AlignmentFlag.AlignTop)
        free.addWidget(Text(room.step_free, 16, role="quiet", wrap=True), 1)
        column.put(free)
    column.addStretch()
    return column
