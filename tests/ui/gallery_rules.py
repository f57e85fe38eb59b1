"""Pictures of the rules place, to be laid beside the design's: `python -m tests.ui.gallery_rules FOLDER [WORD…]`."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.i18n import translator
from desk.ui.parts.ring import FocusRing
from desk.ui.parts.stateline import StateLine
from desk.ui.parts.topbar import TabEntry, TopBar
from desk.ui.rules.screen import RulesScreen
from desk.ui.rules.state import RulesState
from desk.ui.style.look import Look, wear
from tests.ui.gallery import SETTINGS, settle
from tests.ui.rules_samples import STATES
from tests.ui.samples import LINE


def window(state: RulesState, width: int, height: int) -> tuple[QWidget, RulesScreen]:
    """Build a window like the shell's around the place."""
    frame = QWidget()
    frame.setProperty("ground", "surface")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    names = (
        ("entrance", "Einlass", "F1"),
        ("board", "Belegung", "F2"),
        ("letters", "Termine", "F3"),
        ("rules", "Regeln", "F5"),
    )
    bar = TopBar("Einlass", tuple(TabEntry(*one) for one in names))
    bar.show_place("Bürgercenter", "Rathaus Kaiserslautern")
    bar.show_tab("rules")
    screen = RulesScreen(translator("de"))
    foot = StateLine()
    foot.show_state(LINE)
    column.addWidget(bar)
    column.addWidget(screen, 1)
    column.addWidget(foot)
    FocusRing(frame)
    frame.resize(width, height)
    frame.show()
    screen.show_state(state)
    screen.setFocus()
    return frame, screen


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
            frame, screen = window(state, width, height)
            settle(app)
            if state.chosen:
                QTest.keyClick(screen, Qt.Key.Key_Right)
                settle(app)
            frame.grab().save(str(folder / f"{title}-{name}.png"))
            frame.close()
            frame.deleteLater()
            settle(app)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
