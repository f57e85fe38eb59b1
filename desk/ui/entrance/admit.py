"""The admit scene: the room number is the largest thing, then the way; beside it what is confirmed or was stored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.columns import Column, Columns, add_checks
from desk.ui.entrance.party import PartyBox, party_line
from desk.ui.entrance.state import AdmitScene, RoomCard
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.icons import Icon
from desk.ui.parts.rows import RowKind, RuleRow, dividing_line
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32


class AdmitPage(QWidget):
    """The page of an admit scene. The party changes in place."""

    def __init__(self, scene: AdmitScene, wishes: Wishes, _: Translate, *, large: bool) -> None:
        super().__init__()
        self.large = large
        self._scene = scene
        asked = scene.party is not None and not scene.stored
        self.party = PartyBox(scene.party_title, wishes, _) if asked else None
        columns = Columns(
            _room(scene.room, large=large, stored=scene.stored), self._right(), (660, 336), SPACE_32 + SPACE_8
        )
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
            column.put(party_line(scene.party, large=self.large))
            column.addSpacing(SPACE_16 if self.large else SPACE_8)
            column.put(dividing_line())
            column.addSpacing(SPACE_12 if self.large else SPACE_8)
        if scene.lines_title:
            column.put(Text(scene.lines_title, 13, 600, "quiet", wrap=True))
            column.addSpacing(SPACE_4)
        lines = Column(SPACE_12 if self.large else SPACE_4)
        add_checks(lines, scene.lines)
        column.addLayout(lines)
        for notice in scene.notices:
            column.addSpacing(SPACE_16)
            column.put(RuleRow(notice.icon, notice.title, notice.detail, RowKind.NOTICE))
        if scene.note:
            column.addSpacing(SPACE_12 if self.large else SPACE_8)
            column.put(dividing_line())
            column.addSpacing(SPACE_12 if self.large else SPACE_8)
            column.put(Text(scene.note, 16 if self.large else 13, role="quiet", wrap=True))
        column.addStretch()
        return column


def _fixed(scene: AdmitScene) -> tuple[object, ...]:
    return (scene.room, scene.stored, scene.party_title, scene.lines_title, scene.lines, scene.notices, scene.note)


def _room(room: RoomCard, *, large: bool, stored: bool) -> Column:
    """Return the way. Only after storing is the number the largest thing; on a small screen the steps stand closer."""
    column = Column()
    if large:
        column.put(Text(room.label, 20, role="quiet"))
    column.put(_number(room, large=large, stored=stored))
    column.addSpacing(SPACE_12 if large else SPACE_8)
    column.put(dividing_line())
    column.addSpacing(SPACE_16 if large else SPACE_8)
    steps = QVBoxLayout()
    steps.setSpacing(SPACE_24 if large else SPACE_8)
    for step in room.steps:
        steps.addWidget(RuleRow(step.icon, step.title, step.detail, RowKind.STEP if large else RowKind.RULE))
    column.put(steps)
    if room.step_free:
        column.addSpacing(SPACE_24 if large else SPACE_8)
        free = QHBoxLayout()
        free.setSpacing(SPACE_16)
        free.addWidget(Icon("accessible", 24 if large else 28), 0, Qt.AlignmentFlag.AlignTop)
        free.addWidget(Text(room.step_free, 16 if large else 13, role="quiet", wrap=True), 1)
        column.put(free)
    column.addStretch()
    return column


def _number(room: RoomCard, *, large: bool, stored: bool) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(SPACE_32 if large else SPACE_24)
    head.addWidget(Text(room.number, 112 if stored or large else 56, 700))
    place = QVBoxLayout()
    place.setSpacing(0)
    place.addStretch()
    if not large:
        place.addWidget(Text(room.label, 16, role="quiet"))
    place.addWidget(Text(room.floor, 28 if large else 20, 600, wrap=True))
    if room.place:
        place.addWidget(Text(room.place, 20 if large else 16, role="quiet", wrap=True))
    place.addStretch()
    head.addLayout(place, 1)
    return head
