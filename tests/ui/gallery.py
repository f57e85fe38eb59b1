"""Pictures of every entrance state, to be laid beside the design's: `python -m tests.ui.gallery FOLDER [STATE…]`."""

import os
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.ui.entrance.screen import EntranceScreen
from desk.ui.entrance.state import EntranceState
from desk.ui.parts.ring import FocusRing
from desk.ui.parts.stateline import StateLine
from desk.ui.parts.topbar import TabEntry, TopBar
from desk.ui.style.look import Look, wear
from desk.ui.style.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette
from tests.ui.samples import LINE, STATES, german

SETTINGS: dict[str, tuple[Palette, float, int, int]] = {
    "1280x800": (LIGHT, 1.0, 1280, 800),
    "1920x1080": (LIGHT, 1.0, 1920, 1080),
    "dark": (DARK, 1.0, 1280, 800),
    "contrast": (HIGH_CONTRAST, 1.0, 1280, 800),
    "200percent": (LIGHT, 2.0, 1280, 800),
    "200percent-1920": (LIGHT, 2.0, 1920, 1080),
}
CORNERS = ((220.0, 120.0), (276.0, 116.0), (280.0, 172.0), (224.0, 176.0))


def window(state: EntranceState, width: int, height: int) -> tuple[QWidget, EntranceScreen]:
    """Build a window like the shell's around the entrance."""
    frame = QWidget()
    frame.setProperty("ground", "surface")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    tabs = (
        TabEntry("entrance", "Einlass", "F1"),
        TabEntry("board", "Belegung", "F2"),
        TabEntry("evacuation", "Räumung", "F12"),
    )
    bar = TopBar("Einlass", tabs)
    bar.show_place("Haupteingang", "Willi-Becker-Allee 7")
    bar.show_tab("entrance")
    screen = EntranceScreen(german)
    foot = StateLine()
    foot.show_state(LINE)
    column.addWidget(bar)
    column.addWidget(screen, 1)
    column.addWidget(foot)
    FocusRing(frame)
    frame.resize(width, height)
    frame.show()
    screen.show_state(state)
    screen.set_frame(picture(), CORNERS, read=state.caption.icon == "check")
    return frame, screen


def picture() -> np.ndarray:
    """Return a stand-in for the camera's picture: a pale sheet before a dark ground."""
    frame = np.full((360, 480, 3), (110, 104, 96), np.uint8)
    frame[30:360, 120:400] = (226, 230, 232)
    for top in range(70, 330, 14):
        frame[top : top + 3, 150:210] = (160, 160, 160)
    frame[120:174, 222:278] = 40
    return frame


def settle(app: QApplication) -> None:
    """Let layouts and focus come to rest, and what was sent away go."""
    for _round in range(6):
        app.processEvents()
        # Without a running event loop nobody else does this.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(folder: Path, wanted: list[str]) -> None:
    """Save a picture of every wanted state in every setting."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (palette, factor, width, height) in SETTINGS.items():
        wear(app, Look(palette, factor))
        for title, state in STATES.items():
            if wanted and not any(word in f"{title}-{name}" for word in wanted):
                continue
            frame, _screen = window(state, width, height)
            settle(app)
            frame.grab().save(str(folder / f"{title}-{name}.png"))
            frame.close()
            frame.deleteLater()
            settle(app)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
