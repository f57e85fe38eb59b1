"""The look that is worn now: palette and font factor, following the platform at run time.

One look holds for the whole application, as Qt's own palette does. Drawn parts ask for `current()` while painting;
a new look reaches them as Qt's `StyleChange` event, so nothing needs to be connected.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desk.ui.style.sheet import style_sheet
from desk.ui.style.tokens import DARK, FAMILIES, HIGH_CONTRAST, LIGHT, LINE_HEIGHTS, Palette

_LARGEST_FULL_GROWTH = 20
"""Text up to this size grows by the whole factor; larger text by as many pixels as this one, it is readable already."""
_PLATFORM_PIXELS = {"windows": 12, "cocoa": 13}
_OTHER_PIXELS = 15
"""The platforms' ordinary text in pixels at 100 %: Segoe UI 9 pt, macOS 13 pt at 72 dpi, GNOME 11 pt."""
_GREATEST_FACTOR = 2.5


@dataclass(frozen=True, slots=True)
class Look:
    """A palette and the factor of the platform's font size (1.0 is 100 %)."""

    palette: Palette = LIGHT
    factor: float = 1.0

    def px(self, size: int) -> int:
        """Return a size of the 100 % scale (text, icon, line) in pixels at this font factor."""
        growth = (self.factor - 1) * min(size, _LARGEST_FULL_GROWTH)
        return round(size + growth)

    def font(self, size: int, weight: int = 400, *, tabular: bool = False) -> QFont:
        """Return the font of a step of the type scale; `tabular` sets digits in columns."""
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_height(self, size: int) -> int:
        """Return the line height in pixels that belongs to a step of the type scale."""
        return self.px(size) + LINE_HEIGHTS[size] - size

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of the palette (`text`, `quiet`, `accent`…)."""
        return QColor(getattr(self.palette, role))


class _Worn:
    """What is worn now; one for the application, as `QApplication.palette()` is."""

    look = Look()


def current() -> Look:
    """Return the look that is worn now."""
    return _Worn.look


def palette_for(app: QGuiApplication) -> Palette:
    """Return the palette that fits the platform's contrast and colour scheme at this moment."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def factor_for(app: QGuiApplication) -> float:
    """Return how much larger than usual the platform's text is set, from 1.0 to 2.5 in steps of 0.05."""
    pixels = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    usual = _PLATFORM_PIXELS.get(app.platformName(), _OTHER_PIXELS)
    return min(max(round(pixels / usual * 20) / 20, 1.0), _GREATEST_FACTOR)


def wear(app: QApplication, look: Look) -> None:
    """Dress the whole application in `look`: style, palette, font and style sheet."""
    _Worn.look = look
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(look.font(16))
    app.setPalette(_qt_palette(look))
    app.setStyleSheet(style_sheet(look.palette, look.px))


def follow(app: QApplication) -> "Follower":
    """Dress the application as the platform asks, and again whenever the platform changes its mind."""
    return Follower(app)


class Follower(QObject):
    """Keeps the application dressed as the platform asks; lives as long as the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        hints.accessibility().contrastPreferenceChanged.connect(self.dress)
        # The font size has no signal of its own once a font is set: it is looked at when somebody comes back.
        app.applicationStateChanged.connect(self.dress)
        wear(app, Look(palette_for(app), factor_for(app)))

    @Slot()
    def dress(self) -> None:
        """Dress the application anew, if the platform's wishes have changed."""
        look = Look(palette_for(self._app), factor_for(self._app))
        if look != current():
            wear(self._app, look)


def _qt_palette(look: Look) -> QPalette:
    """Translate the tokens into Qt's roles, for whatever Qt draws itself (menus, dialogs)."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: "surface",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "ground",
        role.Text: "text",
        role.PlaceholderText: "quiet",
        role.Button: "surface",
        role.ButtonText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Link: "accent",
        role.Mid: "line",
        role.Dark: "edge",
    }
    palette = QPalette()
    for target, name in pairs.items():
        palette.setColor(target, look.colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, look.colour("quiet"))
    return palette
