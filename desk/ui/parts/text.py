"""A piece of text on the type scale, in the ink of a role; it follows theme and font size by itself."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from desk.ui.style.look import current


class Text(QLabel):
    """Text of a size and weight of the type scale; `wrap` lets it run over several lines with the scale's line height.

    Markup in the text is shown as text. `role` names the ink in the palette; `ink()` sets another colour.
    """

    def __init__(
        self, words: str = "", size: int = 16, weight: int = 400, role: str = "text", *, wrap: bool = False
    ) -> None:
        super().__init__()
        self._words = ""
        self._step = size
        self._weight = weight
        self._role = role
        self._ink: QColor | None = None
        self._tabular = False
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.RichText if wrap else Qt.TextFormat.PlainText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._dress()
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self._lay()

    def words(self) -> str:
        """The words shown, without markup."""
        return self._words

    def ink(self, colour: QColor) -> None:
        """Use this colour instead of the role's, for text on a coloured band."""
        if colour != self._ink:
            self._ink = colour
            self._dress()

    def role(self, role: str, weight: int | None = None) -> None:
        """Use the ink of another role, and another weight where one is given."""
        if (role, weight or self._weight) != (self._role, self._weight):
            self._role, self._weight = role, weight or self._weight
            self._dress()

    def step(self, size: int) -> None:
        """Use another step of the type scale."""
        if size != self._step:
            self._step = size
            self._dress()

    def tabular(self) -> "Text":
        """Set digits in columns, for times below each other; returns itself."""
        self._tabular = True
        self._dress()
        return self

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        look = current()
        self.setFont(look.font(self._step, self._weight, tabular=self._tabular))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._ink or look.colour(self._role))
        self.setPalette(palette)
        self.setMinimumHeight(look.line_height(self._step))
        self._lay()

    def _lay(self) -> None:
        if not self.wordWrap():
            self.setText(self._words)
            return
        height = current().line_height(self._step)
        lines = escape(self._words).replace("\n", "<br>")
        self.setText(f'<p style="line-height:{height}px;margin:0">{lines}</p>' if lines else "")
