"""The action row: what can be done with this verdict, each button with its key; one of them is filled."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.i18n import Translate
from desk.ui.entrance.keys import cap_for
from desk.ui.entrance.state import Action, ActionKind
from desk.ui.entrance.wishes import Wishes
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.text import Text
from desk.ui.style.tokens import ACTION_TARGET, SPACE_8

PRIMARY = (ActionKind.CONFIRM, ActionKind.NEXT)
_QUIET = (ActionKind.CLEAR, ActionKind.SOUND)
_ICONS = {
    ActionKind.PRINT: "printer",
    ActionKind.WITHOUT_LETTER: "user",
    ActionKind.LEAVE: "log-out",
    ActionKind.SOUND: "volume",
}
_WIDEST_PRIMARY = 400


class ActionRow(QWidget):
    """The buttons below the scene."""

    def __init__(self, wishes: Wishes, _: Translate) -> None:
        super().__init__()
        self._translate = _
        self._actions: tuple[Action, ...] = ()
        self._hint = ""
        self._told: Text | None = None
        self._buttons: dict[ActionKind, KeyButton] = {}
        self._signals = {
            ActionKind.CONFIRM: wishes.confirm_requested,
            ActionKind.NEXT: wishes.clear_requested,
            ActionKind.WAIT: wishes.wait_requested,
            ActionKind.REDIRECT: wishes.redirect_requested,
            ActionKind.REFUSE: wishes.refusal_begun,
            ActionKind.ASK_LEAD: wishes.lead_requested,
            ActionKind.PRINT: wishes.print_requested,
            ActionKind.WITHOUT_LETTER: wishes.without_letter_requested,
            ActionKind.LEAVE: wishes.leave_requested,
            ActionKind.SOUND: wishes.sound_requested,
            ActionKind.CLEAR: wishes.clear_requested,
        }
        self._flow = Flow(SPACE_8)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_actions(self, actions: tuple[Action, ...], hint: str) -> None:
        """Show other actions. The buttons stay, with their focus, where only words or blocks changed."""
        before, self._actions = self._actions, actions
        same = hint == self._hint and [one.kind for one in before] == [one.kind for one in actions]
        if not same:
            self._rebuild(hint)
        for action in actions:
            button = self._buttons[action.kind]
            button.say(action.label, action.detail)
            button.block(action.blocked)
        self._limit()

    def ask(self, kind: ActionKind) -> str | None:
        """Do what the button of `kind` does: "" done, None where there is none, else the reason why it is blocked."""
        action = next((one for one in self._actions if one.kind is kind), None)
        if action is None or action.blocked:
            return action.blocked if action is not None else None
        self._wish(kind)
        return ""

    def offers(self, kind: ActionKind) -> bool:
        """Return whether there is a button of `kind`."""
        return kind in self._buttons

    def button(self, kind: ActionKind) -> KeyButton | None:
        """Return the button of `kind`, if it is shown."""
        return self._buttons.get(kind)

    def _rebuild(self, hint: str) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._hint = hint
        self._buttons = {}
        has_primary = any(action.kind in PRIMARY for action in self._actions)
        for action in self._actions:
            if action.kind is ActionKind.SOUND and not has_primary:
                self._flow.addWidget(spacer())
            button = self._make(action)
            self._buttons[action.kind] = button
            self._flow.addWidget(button)
        self._told = None
        if hint:
            self._flow.addWidget(spacer())
            self._told = Text(hint, 16, role="quiet")
            self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._flow.addWidget(self._told)
            self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where it would need a line of its own."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        """Let the filled button grow to 400 pixels, or to what its words need."""
        for kind in PRIMARY:
            button = self._buttons.get(kind)
            if button is not None:
                button.setMaximumWidth(max(_WIDEST_PRIMARY, button.sizeHint().width()))

    def _fit(self) -> None:
        if self._told is not None:
            buttons = sum(button.sizeHint().width() + SPACE_8 for button in self._buttons.values())
            self._told.setVisible(buttons + SPACE_8 + self._told.sizeHint().width() <= self.width())

    def _make(self, action: Action) -> KeyButton:
        weight = Weight.PRIMARY if action.kind in PRIMARY else Weight.QUIET if action.kind in _QUIET else Weight.NORMAL
        button = KeyButton(
            action.label,
            cap_for(action.kind, self._translate),
            weight,
            icon=_ICONS.get(action.kind, ""),
            detail=action.detail,
            height=ACTION_TARGET,
        )
        button.setProperty("kind", action.kind.value)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        kind = ActionKind(self.sender().property("kind"))
        if not self._buttons[kind].blocked:
            self._wish(kind)

    def _wish(self, kind: ActionKind) -> None:
        self._signals[kind].emit()
