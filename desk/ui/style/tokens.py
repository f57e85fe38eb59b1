"""The tokens: colours with their measured contrast, spacing, radius and sizes, all at 100 % font size.

Colours are Okabe-Ito hues set on a ladder of lightness, so that grey still orders the five verdicts; word and shape
carry what colour cannot. Colour means a verdict, a passed or failed check, or overdue; everything else is ink on paper.
`tests/ui/test_style.py` measures every pair.
"""

from dataclasses import dataclass
from typing import assert_never

from desk.domain.decisions import Verdict

SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, SPACE_32 = 4, 8, 12, 16, 24, 32
"""The only distances, in pixels; they stay where the font grows."""
RADIUS = 8
CAP_RADIUS = 4
LINE, EMPHASIS, FOCUS, FOCUS_GAP = 1, 2, 3, 2
TARGET = 44
"""The smallest thing that may be hit with a glove, in pixels."""
ACTION_TARGET = 56
ROW_TARGET = 64
FAMILIES = ("Inter", "Noto Sans", "Noto Sans Arabic", "Segoe UI", "Helvetica Neue", "sans-serif")
LINE_HEIGHTS = {13: 20, 16: 24, 20: 28, 28: 36, 56: 64, 112: 112, 144: 144}
"""The type scale: size and line height in pixels."""


@dataclass(frozen=True, slots=True)
class VerdictColours:
    """The colours of one verdict: its fill, the ink on it, and for small marks an outline ("" for none)."""

    fill: str
    ink: str
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme by role, as `#RRGGBB`."""

    name: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    edge: str
    line: str
    surface: str
    ground: str
    sunk: str
    selection: str
    passed: str
    failed: str
    overdue: str
    overdue_edge: str
    full: str
    admit: VerdictColours
    check: VerdictColours
    wait: VerdictColours
    redirect: VerdictColours
    refuse: VerdictColours
    outlined: bool = False
    """Fills are replaced by outlines (high contrast)."""

    def verdict(self, verdict: Verdict) -> VerdictColours:
        """Return the colours of a verdict in this theme."""
        match verdict:
            case Verdict.ADMIT:
                return self.admit
            case Verdict.CHECK:
                return self.check
            case Verdict.WAIT:
                return self.wait
            case Verdict.REDIRECT:
                return self.redirect
            case Verdict.REFUSE:
                return self.refuse
            case _:
                assert_never(verdict)


LIGHT = Palette(
    name="light",
    text="#14181C",
    quiet="#475059",
    accent="#1B3A5C",
    on_accent="#FFFFFF",
    edge="#717A84",
    line="#D5DADF",
    surface="#FFFFFF",
    ground="#F1F3F5",
    sunk="#E6EAEE",
    selection="#E2EAF3",
    passed="#00704F",
    failed="#8E2E00",
    overdue="#FBE7B8",
    overdue_edge="#8A5A00",
    full="#DDE3E9",
    admit=VerdictColours("#007F5B", "#FFFFFF"),
    check=VerdictColours("#F2B632", "#14181C", "#14181C"),
    wait=VerdictColours("#58ABDD", "#14181C", "#14181C"),
    redirect=VerdictColours("#00659F", "#FFFFFF"),
    refuse=VerdictColours("#8E2E00", "#FFFFFF"),
)
DARK = Palette(
    name="dark",
    text="#F1F3F5",
    quiet="#B6BFC8",
    accent="#A9CBF0",
    on_accent="#14181C",
    edge="#8A949E",
    line="#363F48",
    surface="#1B2025",
    ground="#14181C",
    sunk="#262D34",
    selection="#26384C",
    passed="#4CC9A2",
    failed="#F08A45",
    overdue="#4A3A12",
    overdue_edge="#F6C453",
    full="#39434D",
    admit=VerdictColours("#22AB81", "#14181C"),
    check=VerdictColours("#F6C453", "#14181C"),
    wait=VerdictColours("#74BEEA", "#14181C"),
    redirect=VerdictColours("#3A8FCC", "#14181C"),
    refuse=VerdictColours("#B8470B", "#FFFFFF"),
)
HIGH_CONTRAST = Palette(
    name="high contrast",
    text="#FFFFFF",
    quiet="#FFFFFF",
    accent="#FFE45C",
    on_accent="#000000",
    edge="#FFFFFF",
    line="#FFFFFF",
    surface="#000000",
    ground="#000000",
    sunk="#000000",
    selection="#000000",
    passed="#3DF0B8",
    failed="#FF9A5C",
    overdue="#000000",
    overdue_edge="#FFD34D",
    full="#000000",
    admit=VerdictColours("#000000", "#3DF0B8", "#3DF0B8"),
    check=VerdictColours("#000000", "#FFD34D", "#FFD34D"),
    wait=VerdictColours("#000000", "#8AD4FF", "#8AD4FF"),
    redirect=VerdictColours("#000000", "#5CB8FF", "#5CB8FF"),
    refuse=VerdictColours("#000000", "#FF9A5C", "#FF9A5C"),
    outlined=True,
)
PALETTES = (LIGHT, DARK, HIGH_CONTRAST)
