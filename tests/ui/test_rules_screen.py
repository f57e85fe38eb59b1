"""The rules place as a screen: real keys on sample states; it emits wishes and computes nothing about rules."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from desk.i18n import translator
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.text import Text
from desk.ui.rules.bars import RuleBar
from desk.ui.rules.explained import ExplainedPanel
from desk.ui.rules.screen import RulesScreen
from desk.ui.rules.side import SidePanel
from desk.ui.rules.timeline import TimeLine
from desk.ui.style.look import Look, wear
from desk.ui.style.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette
from tests.ui.gallery import settle
from tests.ui.rules_samples import CHOSEN, EMPTY, EXPLAINED, FEW, MANY, PICKUP, PICTURE

_ = translator("de")
INSIDE = 712
"""What bars above and below leave of a window 800 high."""


@pytest.fixture
def screen(qtbot: QtBot) -> RulesScreen:
    return shown(qtbot, 1280, INSIDE)


@pytest.fixture
def wishes(screen: RulesScreen) -> list[str]:
    keys: list[str] = []
    screen.bar_selected.connect(keys.append)
    return keys


def shown(qtbot: QtBot, width: int, height: int) -> RulesScreen:
    one = RulesScreen(_)
    qtbot.addWidget(one)
    one.resize(width, height)
    one.show_state(PICTURE)
    one.show()
    assert QTest.qWaitForWindowExposed(one)
    one.setFocus()
    return one


def bars(screen: RulesScreen) -> dict[str, RuleBar]:
    return {one.bar.key: one for one in screen.findChildren(RuleBar) if one.isVisibleTo(screen)}


def focused() -> str:
    bar = QApplication.focusWidget()
    assert isinstance(bar, RuleBar)
    return bar.bar.key


def pane(part: TimeLine | SidePanel) -> QScrollArea:
    return part.findChildren(QScrollArea)[0]


def test_a_bar_is_as_long_as_its_rule_holds(screen: RulesScreen) -> None:
    every = bars(screen)
    one, two, pickup, before = (every[key].geometry() for key in ("one", "two", "pickup", "pickup-before"))

    assert one.right() < two.left() < pickup.left()
    assert one.left() > before.left()  # it begins a week after the line does
    assert two.right() == pickup.right()  # until further notice: to the end of the line
    assert before.right() < pickup.left()
    weeks = (one.width() + 2) / 4
    assert abs(every["wait"].width() + 2 - 4 * weeks) <= 3


def test_a_single_closed_day_is_wide_enough_to_be_hit_with_its_name_below(screen: RulesScreen) -> None:
    mark = bars(screen)["asc"]

    assert mark.width() >= mark.fontMetrics().horizontalAdvance("Himmelfahrt") / 2
    assert mark.width() >= 44


def test_arrows_go_through_the_bars_and_enter_is_a_wish(qtbot: QtBot, screen: RulesScreen, wishes: list[str]) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Right)
    assert focused() == "pickup-before"
    for key, reached in (
        (Qt.Key.Key_Right, "pickup"),
        (Qt.Key.Key_Down, "other"),
        (Qt.Key.Key_Down, "mask"),
        (Qt.Key.Key_Down, "one"),
        (Qt.Key.Key_Right, "two"),
        (Qt.Key.Key_Up, "mask"),
        (Qt.Key.Key_End, "corpus"),
        (Qt.Key.Key_Down, "corpus"),
        (Qt.Key.Key_Right, "corpus"),
        (Qt.Key.Key_Home, "pickup-before"),
        (Qt.Key.Key_Left, "pickup-before"),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert focused() == reached
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert wishes == ["pickup-before", "pickup-before"]


def test_a_click_is_a_wish_and_a_second_one_puts_it_away(qtbot: QtBot, screen: RulesScreen, wishes: list[str]) -> None:
    qtbot.mouseClick(bars(screen)["pickup"], Qt.MouseButton.LeftButton)
    screen.show_state(CHOSEN)
    assert bars(screen)["pickup"].isChecked()
    qtbot.mouseClick(bars(screen)["pickup"], Qt.MouseButton.LeftButton)

    assert wishes == ["pickup", ""]
    assert bars(screen)["pickup"].isChecked()  # the state says which is chosen, not the click


def test_esc_and_its_button_put_the_explanation_away(qtbot: QtBot, screen: RulesScreen, wishes: list[str]) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert wishes == []  # nothing to put away: Esc belongs to the window

    screen.show_state(CHOSEN)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert focused() == "pickup"
    close = next(one for one in screen.findChildren(KeyButton) if one.text() == "Schließen")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    screen.show_state(PICTURE)

    assert wishes == ["", ""]
    assert not screen.findChildren(ExplainedPanel)[0].isVisible()


def test_the_chosen_rule_is_explained_word_for_word(qapp: QApplication, screen: RulesScreen) -> None:
    screen.show_state(CHOSEN)
    settle(qapp)

    panel = screen.findChildren(ExplainedPanel)[0]
    words = [one.text() for one in panel.findChildren(Text) if one.isVisible()]
    assert words[0] == EXPLAINED.title
    assert PICKUP in words
    for name, value in EXPLAINED.facts:
        assert words.index(name) + 1 == words.index(value)

    screen.show_state(replace(CHOSEN, chosen="one", explained=replace(EXPLAINED, phrase="", detail="", facts=())))
    assert [one.text() for one in panel.findChildren(Text) if one.isVisible()] == [EXPLAINED.title]


def test_every_bar_says_what_it_is_and_where_it_comes_from(screen: RulesScreen) -> None:
    every = bars(screen)

    assert len(every) == 13
    for one in every.values():
        assert one.accessibleName() == one.bar.spoken
        assert "Stand 24. Juni 2020" in one.accessibleDescription()
    assert PICKUP in every["pickup"].accessibleDescription()
    assert PICKUP in every["pickup"].toolTip()


def test_tab_comes_to_one_bar_only(screen: RulesScreen) -> None:
    stops = [key for key, bar in bars(screen).items() if bar.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["pickup-before"]

    screen.show_state(CHOSEN)
    stops = [key for key, bar in bars(screen).items() if bar.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["pickup"]


def test_what_holds_today_and_what_comes_is_wholly_readable_at_the_guards_desk(
    qapp: QApplication, screen: RulesScreen
) -> None:
    settle(qapp)
    side = screen.findChildren(SidePanel)[0]

    assert pane(side).verticalScrollBar().maximum() == 0
    assert pane(side).focusPolicy() == Qt.FocusPolicy.NoFocus
    words = {one.text(): one for one in side.findChildren(Text)}
    for told in (*PICTURE.side.today, *PICTURE.side.changes):
        assert words[told.words].isVisible()
    # Large for the guard, as long as all of it is in sight.
    first = words[PICTURE.side.today[0].words]
    assert first.font().pixelSize() == 20
    longer = replace(PICTURE.side, today=PICTURE.side.today * 2)
    screen.show_state(replace(PICTURE, side=longer))
    settle(qapp)
    again = [one for one in side.findChildren(Text) if one.text() == PICTURE.side.today[0].words]
    assert {one.font().pixelSize() for one in again} == {16}


def test_many_lines_scroll_and_the_keyboard_brings_its_bar_into_sight(
    qapp: QApplication, qtbot: QtBot, screen: RulesScreen
) -> None:
    screen.show_state(MANY)
    settle(qapp)
    scrolled = pane(screen.findChildren(TimeLine)[0])
    assert scrolled.verticalScrollBar().maximum() > 0
    assert len(bars(screen)) == 120

    qtbot.keyClick(screen, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    settle(qapp)

    last = bars(screen)["b11.4"]
    assert last.hasFocus()
    top = last.mapTo(scrolled.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= scrolled.viewport().height() - last.height()


def test_other_rules_leave_the_keyboard_where_it_was(qtbot: QtBot, screen: RulesScreen) -> None:
    bars(screen)["two"].setFocus()
    screen.show_state(FEW)

    assert focused() == "two"
    assert set(bars(screen)) < {one.key for group in PICTURE.groups for line in group.lines for one in line.bars}


def test_without_rules_it_says_so(qtbot: QtBot, screen: RulesScreen) -> None:
    screen.show_state(EMPTY)

    assert bars(screen) == {}
    assert EMPTY.empty in [one.text() for one in screen.findChildren(Text) if one.isVisible()]
    qtbot.keyClick(screen, Qt.Key.Key_Down)
    assert screen.hasFocus()


def test_where_it_is_low_the_rule_is_explained_at_the_side(qapp: QApplication, screen: RulesScreen) -> None:
    screen.resize(1280, 500)
    screen.show_state(CHOSEN)
    settle(qapp)
    side, panel = screen.findChildren(SidePanel)[0], screen.findChildren(ExplainedPanel)[0]
    assert side.isAncestorOf(panel)
    assert pane(side).focusPolicy() == Qt.FocusPolicy.StrongFocus  # so that the arrows scroll it

    screen.resize(1280, INSIDE)
    settle(qapp)
    assert not side.isAncestorOf(panel)


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda palette: palette.name)
@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("width", [1280, 1920])
def test_nothing_is_wider_than_the_window(
    qapp: QApplication, qtbot: QtBot, palette: Palette, factor: float, width: int
) -> None:
    before = Look()
    wear(qapp, Look(palette, factor))
    try:
        screen = shown(qtbot, width, INSIDE)
        screen.show_state(CHOSEN)
        settle(qapp)

        assert screen.minimumSizeHint().width() <= width
        line = screen.findChildren(TimeLine)[0]
        seen = pane(line).viewport()
        for bar in bars(screen).values():
            left = bar.mapTo(seen, QPoint(0, 0)).x()
            assert left >= 0
            assert left + bar.width() <= seen.width()
        for words in screen.findChildren(Text):
            if words.isVisible() and words.wordWrap():
                assert words.height() >= words.heightForWidth(words.width())
            elif words.isVisible():
                assert words.width() >= words.sizeHint().width()
        screen.grab()
    finally:
        wear(qapp, before)


def test_a_new_look_is_taken_on_at_once(qapp: QApplication, screen: RulesScreen) -> None:
    before = bars(screen)["one"].height()
    try:
        wear(qapp, Look(DARK, 2.0))
        settle(qapp)
        assert bars(screen)["one"].height() > before
    finally:
        wear(qapp, Look())
