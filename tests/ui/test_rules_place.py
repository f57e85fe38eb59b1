"""The rules place in the running window: F5 brings it, arrows and Enter explain a rule, a letter still goes first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.app import App
from desk.domain.faults import Fault, FaultKind
from desk.ui.places.rules import RuleLine
from desk.ui.rules.bars import RuleBar
from desk.ui.rules.explained import ExplainedPanel
from desk.ui.shell import Place
from tests.ui import keyboard
from tests.ui.office import Training, code, now


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, training: Training) -> Iterator[App]:
    one = App(qapp, training.url, clock=now, places=(Place.ENTRANCE, Place.RULES), source=lambda: None)
    one.start()
    qtbot.waitUntil(lambda: one.front is not None)
    one.window.activateWindow()
    assert QTest.qWaitForWindowActive(one.window)
    yield one
    one.window.close()
    one.handheld.deleteLater()


def at_work(app: App) -> RuleLine:
    assert app.front is not None
    place = app.front.places.at_work[Place.RULES]
    assert isinstance(place, RuleLine)
    return place


@pytest.fixture
def shown(qtbot: QtBot, app: App) -> RuleLine:
    keyboard.press(app.window, Qt.Key.Key_F5)
    place = at_work(app)
    qtbot.waitUntil(lambda: bool(place.screen.findChildren(RuleBar)))
    return place


def test_f5_brings_the_rules_and_enter_explains_one(qtbot: QtBot, app: App, shown: RuleLine) -> None:
    assert app.front is not None
    assert app.front.place is Place.RULES
    panel = shown.screen.findChildren(ExplainedPanel)[0]
    assert not panel.isVisible()

    keyboard.press(app.window, Qt.Key.Key_Right)
    keyboard.press(app.window, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.isVisible)
    bar = next(one for one in shown.screen.findChildren(RuleBar) if one.hasFocus())
    assert bar.isChecked()

    keyboard.press(app.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert bar.hasFocus()


def test_reading_again_leaves_the_chosen_rule_where_it_is(qtbot: QtBot, app: App, shown: RuleLine) -> None:
    before = shown.screen.findChildren(RuleBar)
    shown.choose(before[0].bar.key)
    shown.read()
    shown.read()
    qtbot.waitUntil(lambda: app.front is not None and not app.front.busy)

    assert shown.screen.findChildren(RuleBar) == before
    assert before[0].isChecked()


def test_a_letter_goes_to_the_entrance_from_here(qtbot: QtBot, app: App, shown: RuleLine, training: Training) -> None:
    keyboard.scan(app.window, code(training.due()))

    qtbot.waitUntil(lambda: app.front is not None and app.front.place is Place.ENTRANCE)


def test_a_fault_is_said_and_the_next_reading_is_not_kept_back(qtbot: QtBot, shown: RuleLine) -> None:
    said: list[Fault] = []
    shown.faulted.connect(said.append)
    shown._reading = True
    shown._not_read(Fault(FaultKind.SERVER_AWAY, where="x"))

    assert [one.kind for one in said] == [FaultKind.SERVER_AWAY]
    assert not shown._reading
