"""The board as a screen: real keys on real states; it emits wishes and decides nothing."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.i18n import translator
from desk.service.occupancy import board
from desk.service.today import today
from desk.ui.board.screen import BoardScreen
from desk.ui.board.state import BoardState
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.tile import Tile
from desk.ui.states.board import Choosing, board_state
from desk.ui.style.look import Look, wear
from desk.ui.style.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette
from tests.ui.office import Training, code

_ = translator("de")


def state(training: Training, room: str = "", *, asks: bool = False) -> BoardState:
    with training.desk() as desk:
        return board_state(board(desk), today(desk), Choosing(room, asks_reason=asks), True, _)


@pytest.fixture
def screen(qtbot: QtBot) -> BoardScreen:
    one = BoardScreen(_)
    qtbot.addWidget(one)
    one.resize(1280, 712)
    one.show()
    assert QTest.qWaitForWindowExposed(one)
    one.setFocus()
    return one


def test_every_room_is_a_tile_in_the_order_of_the_house(screen: BoardScreen, training: Training) -> None:
    shown = state(training)
    screen.show_state(shown)

    tiles = [tile.tile.room for tile in screen.findChildren(Tile)]
    assert tiles == [tile.room for floor in shown.floors for tile in floor.rooms]
    assert not [row for row in training.rows() if row.appointment.name in repr(shown)]


def test_arrows_choose_and_esc_lets_go(qtbot: QtBot, screen: BoardScreen, training: Training) -> None:
    chosen: list[str] = []
    screen.room_chosen.connect(chosen.append)
    shown = state(training)
    first, second = (tile.room for floor in shown.floors for tile in floor.rooms[:2] if floor is shown.floors[0])
    screen.show_state(shown)

    qtbot.keyClick(screen, Qt.Key.Key_Right)
    screen.show_state(state(training, first))
    qtbot.keyClick(screen, Qt.Key.Key_Right)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)

    assert chosen == [first, second, ""]


def test_g_is_a_wish_only_where_one_party_is_inside(qtbot: QtBot, screen: BoardScreen, training: Training) -> None:
    wishes: list[UUID | None] = []
    screen.leave_requested.connect(wishes.append)
    row = training.due()
    number = row.appointment.room.number
    screen.show_state(state(training, number))
    qtbot.keyClick(screen, Qt.Key.Key_G)
    assert wishes == []

    training.admit(code(row))
    screen.show_state(state(training, number))
    qtbot.keyClick(screen, Qt.Key.Key_G)
    assert wishes == [None]


def test_of_several_parties_the_digit_says_which(qtbot: QtBot, screen: BoardScreen, training: Training) -> None:
    wishes: list[UUID | None] = []
    screen.leave_requested.connect(wishes.append)
    hall = max((row.appointment.room for row in training.rows()), key=lambda room: room.capacity)
    inside = []
    for row in training.rows():
        if row.letter and row.appointment.room.number == hall.number and len(inside) < 2:
            outcome = training.admit(code(row))
            inside += [outcome.visit.id] if outcome.visit else []
    assert len(inside) == 2
    shown = state(training, hall.number)
    screen.show_state(shown)

    qtbot.keyClick(screen, Qt.Key.Key_G)
    assert wishes == []
    qtbot.keyClick(screen, Qt.Key.Key_2)

    assert shown.chosen is not None
    assert wishes == [shown.chosen.visits[1].visit]
    assert set(inside) == {visit.visit for visit in shown.chosen.visits}


def test_closing_asks_for_a_reason_and_carries_it(qtbot: QtBot, screen: BoardScreen, training: Training) -> None:
    switches, reasons = [], []
    screen.switch_requested.connect(lambda: switches.append(1))
    screen.reason_chosen.connect(reasons.append)
    number = training.rows()[0].appointment.room.number
    screen.show_state(state(training, number))
    qtbot.keyClick(screen, Qt.Key.Key_S)
    screen.show_state(state(training, number, asks=True))
    qtbot.keyClick(screen, Qt.Key.Key_2)

    assert switches == [1]
    assert reasons == ["Besprechung"]


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda palette: palette.name)
@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("width", [1280, 1920])
def test_nothing_is_wider_than_the_window(
    qapp: QApplication, qtbot: QtBot, training: Training, palette: Palette, factor: float, width: int
) -> None:
    before = Look()
    wear(qapp, Look(palette, factor))
    try:
        screen = BoardScreen(_)
        qtbot.addWidget(screen)
        screen.resize(width, 712)
        screen.show_state(state(training, training.due().appointment.room.number))
        screen.show()
        assert QTest.qWaitForWindowExposed(screen)

        assert screen.minimumSizeHint().width() <= width
        buttons = [one for one in screen.findChildren(KeyButton) if one.isVisible()]
        assert buttons
        assert all(one.width() >= one.minimumSizeHint().width() for one in buttons)
        assert all(tile.width() >= tile.minimumSizeHint().width() for tile in screen.findChildren(Tile))
    finally:
        wear(qapp, before)


def test_every_button_and_tile_has_a_name(screen: BoardScreen, training: Training) -> None:
    screen.show_state(state(training, training.due().appointment.room.number))

    nameless = [one for one in (*screen.findChildren(KeyButton), *screen.findChildren(Tile)) if one.isVisible()]
    assert nameless
    assert all(one.accessibleName() for one in nameless)
    assert QGuiApplication.focusObject() is not None
