"""The check scene: questions with switches, the party, what to say before; or the room is asked by telephone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.i18n import Translate
from desk.ui.entrance.columns import Column, Columns, add_card, add_checks
from desk.ui.entrance.party import PartyBox
from desk.ui.entrance.state import CheckScene
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.buttons import ROW_HEIGHT, KeyButton, Weight
from desk.ui.parts.cap import KeyCap
from desk.ui.parts.checks import CheckLine, CheckRow
from desk.ui.parts.field import Field
from desk.ui.parts.flow import Flow
from desk.ui.parts.rows import RowKind, RuleRow
from desk.ui.parts.text import Text
from desk.ui.style.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_32, TARGET


class CheckPage(QWidget):
    """The page of a check scene. Answers and the party change in place, so that the focus stays where it is."""

    def __init__(self, scene: CheckScene, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self._scene = scene
        self._wishes = wishes
        self._headline = Text("", 16 if scene.questions else 20, 600, wrap=True)
        self._all = KeyButton(scene.all_label, "A")
        self._all.clicked.connect(wishes.all_fulfilled_requested)
        self._exempt = KeyButton(scene.exempt_label, "B", Weight.QUIET)
        self._exempt.clicked.connect(wishes.exemption_requested)
        self._rows = [CheckRow(one.number, one.title, one.help) for one in scene.questions]
        for question, row in zip(scene.questions, self._rows, strict=True):
            row.setProperty("number", question.number)
            row.clicked.connect(self._toggle)
        self.number = self._number_field(scene)
        self.party = PartyBox(scene.party_title, wishes, _) if scene.party is not None else None
        columns = Columns(self._left(), self._right(), (416, 360) if scene.answers else (480, 296), SPACE_32 + SPACE_8)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(columns)
        self.show_scene(scene)

    def fits(self, scene: CheckScene) -> bool:
        """Return whether `scene` differs only in answers, headline and party from what stands here."""
        return _fixed(scene) == _fixed(self._scene)

    def show_scene(self, scene: CheckScene) -> None:
        """Show other answers or another party."""
        self._scene = scene
        self._headline.say(scene.headline)
        self._all.say(scene.all_label or self._all.text())
        self._all.setVisible(bool(scene.all_label))
        self._exempt.say(scene.exempt_label or self._exempt.text())
        self._exempt.setVisible(bool(scene.exempt_label))
        for question, row in zip(scene.questions, self._rows, strict=True):
            fulfilled = question.answered is True
            done = question.word or scene.done_word
            row.show_answer(fulfilled=fulfilled, word=done if fulfilled else scene.open_word)
        if self.number is not None and scene.number is not None and not self.number.edit.hasFocus():
            self.number.edit.setText(scene.number.text)
        if self.party is not None and scene.party is not None:
            self.party.show_party(scene.party)

    def first_open(self) -> QWidget | None:
        """Return the field where the number is missing, else the row of the first point that is not fulfilled."""
        if self.number is not None and not self.number.edit.text().strip():
            return self.number.edit
        return next((row for row in self._rows if not row.isChecked()), None)

    def _number_field(self, scene: CheckScene) -> Field | None:
        if scene.number is None:
            return None
        field = Field(scene.number.label, "", "id-card")
        field.edit.textEdited.connect(self._wishes.number_typed)
        field.entered.connect(self._leave_number)
        field.left.connect(self._leave_number)
        return field

    def _leave_number(self) -> None:
        """Go on to the first open point; Esc leaves what was typed."""
        self._wishes.setFocus()
        self.show_scene(self._scene)
        target = self.first_open()
        if target is not None and self.number is not None and target is not self.number.edit:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle(self) -> None:
        self._wishes.point_toggled.emit(self.sender().property("number"))

    def _left(self) -> Column:
        scene = self._scene
        column = Column()
        column.put(self._head() if scene.questions else self._headline)
        if scene.sentence:
            column.put(Text(scene.sentence, 16, role="quiet", wrap=True))
        if scene.contact is not None:
            column.addSpacing(SPACE_16)
            column.put(RuleRow(scene.contact.icon, scene.contact.title, scene.contact.detail, RowKind.CALL))
        self._add_number(column)
        if self._rows:
            column.addSpacing(6)
            rows = Column()
            for row in self._rows:
                rows.addWidget(row)
            column.addLayout(rows)
        column.addSpacing(SPACE_16 + 4)
        self._add_facts(column)
        column.addStretch()
        return column

    def _head(self) -> QWidget:
        """The headline with its buttons; as high as they are when they are gone."""
        box = QWidget()
        box.setMinimumHeight(TARGET)
        head = Flow(SPACE_8)
        box.setLayout(head)
        grows = self._headline.sizePolicy()
        grows.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._headline.setSizePolicy(grows)
        for part in (self._headline, self._exempt, self._all):
            head.addWidget(part)
        return box

    def _add_number(self, column: Column) -> None:
        asked = self._scene.number
        if self.number is None or asked is None:
            return
        column.addSpacing(SPACE_8)
        column.put(Text(asked.label, 16, 600, wrap=True))
        column.addSpacing(SPACE_4)
        column.put(self.number)
        column.addSpacing(SPACE_4)
        column.put(Text(asked.help, 13, role="quiet", wrap=True))

    def _add_facts(self, column: Column) -> None:
        scene = self._scene
        if len(scene.checks) != 1 or not scene.details_label:
            lines = Column(SPACE_8)
            add_checks(lines, scene.checks)
            column.addLayout(lines)
            return
        only = scene.checks[0]
        line = QHBoxLayout()
        line.setSpacing(SPACE_12)
        line.addWidget(CheckLine(only.state, only.name, only.value), 1)
        line.addWidget(Text(scene.details_label, 13, role="quiet"))
        line.addWidget(KeyCap("F7"))
        column.put(line)

    def _right(self) -> Column:
        scene = self._scene
        column = Column()
        if self.party is not None:
            column.put(self.party)
        if scene.answers:
            column.put(Text(scene.answers_title, 16, 600, wrap=True))
            column.addSpacing(SPACE_12)
            answers = QVBoxLayout()
            answers.setSpacing(SPACE_8)
            for place, answer in enumerate(scene.answers):
                weight = Weight.NORMAL if place else Weight.STRONG
                button = KeyButton(answer.label, answer.key, weight, detail=answer.detail, height=ROW_HEIGHT, wide=True)
                button.setProperty("answer", answer.key)
                button.clicked.connect(self._answer)
                answers.addWidget(button)
            column.put(answers)
        for notice in scene.notices:
            column.addSpacing(SPACE_16)
            column.put(RuleRow(notice.icon, notice.title, notice.detail, RowKind.NOTICE))
        if scene.card is not None:
            add_card(column, scene.card)
        column.addStretch()
        return column

    def _answer(self) -> None:
        self._wishes.answer_given.emit(self.sender().property("answer"))


def _fixed(scene: CheckScene) -> tuple[object, ...]:
    """Return everything of a scene that needs a new page when it changes."""
    points = tuple((one.number, one.title, one.help) for one in scene.questions)
    has_party = scene.party is not None
    return (
        points,
        scene.sentence,
        scene.contact,
        scene.number and (scene.number.label, scene.number.help),
        scene.card,
        scene.checks,
        scene.details_label,
        scene.party_title,
        has_party,
        scene.notices,
        scene.answers_title,
        scene.answers,
        bool(scene.questions),
    )
