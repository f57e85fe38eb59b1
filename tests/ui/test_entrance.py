from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.domain.decisions import Verdict
from desk.ui.entrance.choice import ServiceButton
from desk.ui.entrance.screen import EntranceScreen
from desk.ui.entrance.state import Action, ActionKind, BandState, CheckScene, EntranceState, Party
from desk.ui.parts.buttons import KeyButton
from desk.ui.parts.checks import CheckRow
from desk.ui.parts.text import Text
from desk.ui.parts.tile import Tile
from desk.ui.style.look import Look, current, wear
from desk.ui.style.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette
from tests.ui import samples
from tests.ui.gallery import settle, window

K = Qt.Key


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> None:
    # The windows of the tests before are still waiting to go.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if current() != Look():
        wear(qapp, Look())


class Heard:
    """Every wish of a screen, in order."""

    def __init__(self, screen: EntranceScreen) -> None:
        self.wishes: list[tuple[str, object]] = []
        names = [name for name in dir(screen) if name.endswith(("_requested", "_toggled", "_changed", "_given"))]
        for name in [*names, "code_entered", "room_chosen", "service_chosen", "waiting_chosen", "number_typed"]:
            signal = getattr(screen, name)
            if isinstance(signal, SignalInstance):
                signal.connect(self._note(name))

    def _note(self, name: str) -> Callable[..., None]:
        def note(*values: object) -> None:
            self.wishes.append((name, values[0] if values else None))

        return note


def opened(qtbot: QtBot, state: EntranceState, width: int = 1280, height: int = 800) -> tuple[EntranceScreen, Heard]:
    frame, screen = window(state, width, height)
    qtbot.addWidget(frame)
    screen.__dict__["window_held"] = frame
    frame.activateWindow()
    qtbot.waitExposed(frame)
    settle(QApplication.instance())
    return screen, Heard(screen)


def press(qtbot: QtBot, screen: EntranceScreen, *keys: Qt.Key) -> None:
    """Press keys as a keyboard does: they go to whatever has the focus."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or screen.window(), key)


@pytest.mark.parametrize(
    "state,key,wish",
    [
        ("idle", K.Key_G, ("leave_requested", None)),
        ("idle", K.Key_N, ("sound_requested", None)),
        ("idle", K.Key_O, ("without_letter_requested", None)),
        ("admit-before", K.Key_Return, ("confirm_requested", None)),
        ("admit-before", K.Key_Enter, ("confirm_requested", None)),
        ("admit-before", K.Key_Escape, ("clear_requested", None)),
        ("admit-before", K.Key_Minus, ("party_changed", 1)),
        ("admit-before", K.Key_W, ("wait_requested", None)),
        ("admit", K.Key_Return, ("clear_requested", None)),
        ("admit", K.Key_Escape, ("clear_requested", None)),
        ("admit", K.Key_P, ("print_requested", None)),
        ("check-open", K.Key_3, ("point_toggled", 3)),
        ("check-open", K.Key_1, ("point_toggled", 1)),
        ("check-open", K.Key_A, ("all_fulfilled_requested", None)),
        ("check-open", K.Key_W, ("wait_requested", None)),
        ("check-open", K.Key_U, ("redirect_requested", None)),
        ("check-open", K.Key_F7, ("details_requested", None)),
        ("check", K.Key_Return, ("confirm_requested", None)),
        ("check", K.Key_Minus, ("party_changed", 1)),
        ("check", K.Key_Escape, ("clear_requested", None)),
        ("ask-room", K.Key_J, ("answer_given", "J")),
        ("ask-room", K.Key_W, ("answer_given", "W")),
        ("ask-room", K.Key_K, ("answer_given", "K")),
        ("wait", K.Key_Return, ("confirm_requested", None)),
        ("wait", K.Key_J, ("answer_given", "J")),
        ("redirect", K.Key_Return, ("confirm_requested", None)),
        ("redirect", K.Key_L, ("lead_requested", None)),
        ("noentry", K.Key_Return, ("confirm_requested", None)),
        ("noentry", K.Key_U, ("redirect_requested", None)),
        ("noentry", K.Key_L, ("lead_requested", None)),
        ("interrupted", K.Key_N, ("replace_requested", None)),
        ("exempt", K.Key_B, ("exemption_requested", None)),
        ("choice", K.Key_3, ("service_chosen", "s3")),
        ("found", K.Key_2, ("service_chosen", "s2")),
        ("found", K.Key_O, ("without_letter_requested", None)),
        ("nothing-found", K.Key_Escape, ("clear_requested", None)),
        ("house-full", K.Key_Return, ("confirm_requested", None)),
    ],
)
def test_a_key_becomes_its_wish(qtbot: QtBot, state: str, key: Qt.Key, wish: tuple[str, object]) -> None:
    screen, heard = opened(qtbot, samples.STATES[state])
    press(qtbot, screen, key)
    assert heard.wishes == [wish]


@pytest.mark.parametrize(
    "state,key",
    [
        ("idle", K.Key_Return),
        ("idle", K.Key_Escape),
        ("idle", K.Key_W),
        ("idle", K.Key_1),
        ("idle", K.Key_A),
        ("admit", K.Key_R),
        ("admit", K.Key_Minus),
        ("admit-before", K.Key_Plus),
        ("check", K.Key_A),
        ("check-open", K.Key_B),
        ("found", K.Key_3),
        ("found", K.Key_Return),
        ("check", K.Key_4),
        ("check", K.Key_J),
        ("check", K.Key_N),
        ("noentry", K.Key_R),
        ("noentry", K.Key_P),
    ],
)
def test_a_key_that_has_no_meaning_here_asks_for_nothing(qtbot: QtBot, state: str, key: Qt.Key) -> None:
    screen, heard = opened(qtbot, samples.STATES[state])
    press(qtbot, screen, key)
    assert heard.wishes == []


def test_control_z_takes_back_only_where_something_can_be_taken_back(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.IDLE)
    qtbot.keyClick(screen, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    screen.show_state(replace(samples.IDLE, can_undo=False))
    qtbot.keyClick(screen, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(screen, K.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(screen, K.Key_G, Qt.KeyboardModifier.AltModifier)
    assert heard.wishes == [("undo_requested", None)]


def test_keys_of_the_number_block_and_capital_letters_act_alike(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK_OPEN)
    qtbot.keyClick(screen, K.Key_2, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(screen, K.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert heard.wishes == [("point_toggled", 2), ("redirect_requested", None)]


def test_nobody_admits_past_a_question(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK_OPEN)
    screen.setFocus()
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == []
    focused = QApplication.focusWidget()
    assert isinstance(focused, CheckRow)
    assert focused.text() == "Keine Erkältungszeichen"


def test_the_blocked_button_says_why_and_does_nothing_when_pressed(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.ASK_ROOM)
    button = screen.right.buttons.button(ActionKind.CONFIRM)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == []
    assert "erst nach der Antwort" in button.accessibleName()


def test_enter_on_a_focused_button_presses_that_button(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    button = screen.right.buttons.button(ActionKind.WAIT)
    assert button is not None
    button.setFocus()
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == [("wait_requested", None)]


def test_the_first_open_point_has_the_focus_and_the_next_one_after_it(qtbot: QtBot) -> None:
    scene = samples.CHECK_OPEN.scene
    assert isinstance(scene, CheckScene)
    none_yet = replace(scene, questions=tuple(replace(one, answered=None) for one in scene.questions))
    screen, heard = opened(qtbot, replace(samples.CHECK_OPEN, scene=none_yet))
    assert QApplication.focusWidget().text() == "Mund-Nase-Schutz getragen"
    press(qtbot, screen, K.Key_Space)
    assert heard.wishes == [("point_toggled", 1)]
    rows = screen.findChildren(CheckRow)
    first_done = replace(scene, questions=(replace(scene.questions[0], answered=True), *none_yet.questions[1:]))
    screen.show_state(replace(samples.CHECK_OPEN, scene=first_done))
    assert QApplication.focusWidget().text() == "Ausweis gesehen"
    assert screen.findChildren(CheckRow) == rows


def test_letters_do_not_act_while_somebody_types(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    press(qtbot, screen, K.Key_F4)
    assert screen.left.field.edit.hasFocus()
    qtbot.keyClicks(screen.left.field.edit, "WUR 123 A+-")
    assert heard.wishes == []
    screen.show_state(samples.WAIT)
    assert screen.left.field.edit.hasFocus()
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == [("code_entered", "WUR 123 A+-")]
    assert screen.left.field.edit.text() == ""
    assert not screen.left.field.edit.hasFocus()


def test_who_goes_to_the_field_while_something_is_stored_types_there(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.REDIRECT)
    press(qtbot, screen, K.Key_F4)
    screen.show_state(samples.IDLE)
    press(qtbot, screen, K.Key_G)
    assert (screen.left.field.edit.text(), heard.wishes) == ("g", [])


def test_a_letter_over_an_unconfirmed_one_is_answered_by_its_key_and_not_typed(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.REFUSE)
    press(qtbot, screen, K.Key_F4)
    screen.show_state(samples.INTERRUPTED)
    press(qtbot, screen, K.Key_N)
    assert heard.wishes == [("replace_requested", None)]


def test_escape_leaves_the_field_and_keeps_the_verdict(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    press(qtbot, screen, K.Key_F4)
    qtbot.keyClicks(screen.left.field.edit, "4K7R")
    press(qtbot, screen, K.Key_Escape)
    assert heard.wishes == []
    assert screen.left.field.edit.text() == ""
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == [("confirm_requested", None)]


def test_keys_work_wherever_the_focus_is_in_the_window(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.WAIT)
    tab = next(one for one in screen.window().findChildren(QWidget) if one.accessibleName() == "Belegung, F2")
    tab.setFocus()
    assert QApplication.focusWidget() is tab
    press(qtbot, screen, K.Key_U)
    assert heard.wishes == [("redirect_requested", None)]


def test_a_hidden_screen_does_not_listen(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    frame = screen.window()
    screen.hide()
    qtbot.keyClick(frame, K.Key_Return)
    assert heard.wishes == []
    screen.show()
    qtbot.keyClick(frame, K.Key_Return)
    assert heard.wishes == [("confirm_requested", None)]


def test_refusing_asks_for_the_reason_first(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    press(qtbot, screen, K.Key_R)
    assert heard.wishes == []
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == []
    press(qtbot, screen, K.Key_9, K.Key_2)
    assert heard.wishes == [("refuse_requested", "no-mask")]


def test_the_reasons_can_be_left_again_and_chosen_by_mouse(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    press(qtbot, screen, K.Key_R, K.Key_Escape)
    settle(QApplication.instance())
    assert heard.wishes == []
    assert len([row for row in screen.findChildren(CheckRow) if row.isVisible()]) == 3
    press(qtbot, screen, K.Key_R)
    settle(QApplication.instance())
    button = next(one for one in screen.findChildren(KeyButton) if one.text() == "Ausweis passt nicht")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.wishes == [("refuse_requested", "identity")]


def test_refusing_needs_no_reason_where_the_verdict_gives_it(qtbot: QtBot) -> None:
    state = replace(samples.REDIRECT, reasons=())
    screen, heard = opened(qtbot, state)
    press(qtbot, screen, K.Key_R)
    assert heard.wishes == [("refuse_requested", "")]


def test_all_checks_are_shown_and_hidden_with_one_key(qtbot: QtBot) -> None:
    screen, _heard = opened(qtbot, samples.CHECK)
    press(qtbot, screen, K.Key_F7)
    settle(QApplication.instance())
    assert "Fassung des Schreibens" in visible_words(screen)
    press(qtbot, screen, K.Key_F7)
    settle(QApplication.instance())
    assert "Fassung des Schreibens" not in visible_words(screen)
    press(qtbot, screen, K.Key_F7)
    screen.show_state(samples.WAIT)
    settle(QApplication.instance())
    assert "Fassung des Schreibens" not in visible_words(screen)


def visible_words(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("name", samples.STATES)
def test_a_mouse_can_do_what_the_keys_do(qtbot: QtBot, name: str) -> None:
    state = samples.STATES[name]
    screen, heard = opened(qtbot, state)
    for action in state.actions:
        button = screen.right.buttons.button(action.kind)
        assert button is not None
        before = len(heard.wishes)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        asked = len(heard.wishes) > before
        opens_reasons = action.kind is ActionKind.REFUSE and bool(state.reasons)
        assert asked is not (bool(action.blocked) or opens_reasons)


def test_a_room_can_be_chosen(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.IDLE)
    tile = next(one for one in screen.findChildren(Tile) if one.tile.room == "2.13")
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert heard.wishes == [("room_chosen", "2.13")]


def test_the_room_of_the_letter_is_in_view_among_many(qtbot: QtBot) -> None:
    rooms = tuple(samples.room(f"3.{number:02}", number % 3, "bis 12:00") for number in range(20))
    screen, _heard = opened(qtbot, replace(samples.CHECK, rooms=rooms, room="3.17"))
    shown = [tile.tile.room for tile in screen.findChildren(Tile) if tile.isVisible()]
    assert "3.17" in shown
    assert 4 <= len(shown) <= 6
    back = next(one for one in screen.findChildren(KeyButton) if one.accessibleName() == "Rooms before these")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "3.17" not in [tile.tile.room for tile in screen.findChildren(Tile) if tile.isVisible()]


def test_the_same_state_again_builds_nothing(qtbot: QtBot) -> None:
    screen, _heard = opened(qtbot, samples.CHECK)
    before = screen.findChildren(QWidget)
    screen.show_state(replace(samples.CHECK))
    screen.show_state(replace(samples.CHECK, rooms=(*samples.ROOMS[:3], samples.room("2.14", 1, "bis 11:15"))))
    screen.show_state(replace(samples.CHECK))
    after = screen.findChildren(QWidget)
    assert [one for one in before if not isinstance(one, Tile)] == [one for one in after if not isinstance(one, Tile)]


def test_another_party_keeps_the_page(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHECK)
    page = screen.right.scenes._page
    scene = samples.CHECK.scene
    assert isinstance(scene, CheckScene)
    screen.show_state(
        replace(samples.CHECK, scene=replace(scene, party=Party(1, 2, "2 eingeladen", "Hinweis", most=2)))
    )
    assert screen.right.scenes._page is page
    press(qtbot, screen, K.Key_Plus)
    assert heard.wishes == [("party_changed", 2)]


def test_a_number_chooses_only_while_nothing_is_typed(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.CHOICE)
    assert screen.left.field.edit.hasFocus()
    press(qtbot, screen, K.Key_P, K.Key_2)
    assert screen.left.field.edit.text() == "p2"
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == [("code_entered", "p2")]


def test_a_chosen_service_gives_the_focus_back_so_that_nothing_is_typed_into_the_search(qtbot: QtBot) -> None:
    screen, _heard = opened(qtbot, samples.CHOICE)
    press(qtbot, screen, K.Key_1)
    assert not screen.left.field.edit.hasFocus()


def test_a_service_is_chosen_by_mouse_and_by_tab_and_enter(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.FOUND)
    first, second = (one for one in screen.findChildren(ServiceButton) if one.isVisible())
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    second.setFocus()
    press(qtbot, screen, K.Key_Return)
    second.setFocus()
    press(qtbot, screen, K.Key_Space)
    assert heard.wishes == [("service_chosen", "s1"), ("service_chosen", "s2"), ("service_chosen", "s2")]


def test_the_number_of_a_document_is_typed_first_and_then_the_points_are_asked(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.WALK_IN)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "1a")
    assert heard.wishes == [("number_typed", "1"), ("number_typed", "1a")]

    scene = samples.WALK_IN.scene
    assert isinstance(scene, CheckScene)
    assert scene.number is not None
    screen.show_state(replace(samples.WALK_IN, scene=replace(scene, number=replace(scene.number, text="1a"))))
    assert QApplication.focusWidget() is field
    press(qtbot, screen, K.Key_Return)
    assert isinstance(QApplication.focusWidget(), CheckRow)
    assert field.text() == "1a"


def test_esc_leaves_the_number_as_it_was_typed(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.WALK_IN)
    scene = samples.WALK_IN.scene
    assert isinstance(scene, CheckScene)
    assert scene.number is not None
    screen.show_state(replace(samples.WALK_IN, scene=replace(scene, number=replace(scene.number, text="7"))))
    field = next(one for one in screen.right.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    press(qtbot, screen, K.Key_Escape)
    assert (field.text(), heard.wishes) == ("7", [])


def test_who_can_go_in_now_is_called_with_one_press(qtbot: QtBot) -> None:
    screen, heard = opened(qtbot, samples.HOUSE_FULL)
    button = next(one for one in screen.findChildren(KeyButton) if one.text() == "Nummer 3 → Zimmer 2.12")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    press(qtbot, screen, K.Key_Return)
    assert heard.wishes == [("waiting_chosen", 3), ("waiting_chosen", 3)]


def test_what_goes_on_below_is_said_and_turned_to(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp, Look(LIGHT, 2.0))
    screen, _heard = opened(qtbot, samples.APPOINTMENT_NEEDED)
    more, bar = screen.right.scenes.more, screen.right.scenes.verticalScrollBar()
    qtbot.waitUntil(more.isVisible)
    press(qtbot, screen, K.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    press(qtbot, screen, K.Key_PageUp)
    assert bar.value() == 0
    for _page in range(20):
        press(qtbot, screen, K.Key_PageDown)
    qtbot.waitUntil(lambda: more.text() == "Zurück nach oben")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert bar.value() == 0
    qtbot.waitUntil(lambda: more.text() == "Weiter unten ist mehr")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert bar.value() > 0


def test_where_everything_fits_nothing_is_said_of_more(qtbot: QtBot) -> None:
    screen, _heard = opened(qtbot, samples.FOUND)
    qtbot.wait(50)
    assert not screen.right.scenes.more.isVisible()


def test_the_verdict_is_announced_when_it_comes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _heard = opened(qtbot, samples.IDLE)
    told: list[str] = []
    # There is no screen reader here; the door to it is listened at.
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    screen.show_state(samples.REFUSE)
    screen.show_state(replace(samples.REFUSE, history=()))
    assert told == ["KEIN EINLASS. Schreiben ersetzt. am 22. Juni durch Fassung 2"]


@pytest.mark.parametrize("name", samples.STATES)
def test_everything_that_takes_the_focus_has_a_name_and_a_role(qtbot: QtBot, name: str) -> None:
    screen, _heard = opened(qtbot, samples.STATES[name])
    for widget in screen.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget
        assert interface.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), widget


@pytest.mark.parametrize("name", samples.STATES)
def test_tab_reaches_everything_and_comes_around(qtbot: QtBot, name: str) -> None:
    screen, _heard = opened(qtbot, samples.STATES[name])
    screen.left.field.edit.setFocus()
    reached: list[QWidget] = []
    for _step in range(60):
        qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is screen.left.field.edit:
            break
        reached.append(focused)
    else:
        pytest.fail("the focus did not come around")
    wanted = [
        one
        for one in screen.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]
    assert set(wanted) - {screen.left.field.edit} <= set(reached)


@pytest.mark.parametrize("name", samples.STATES)
@pytest.mark.parametrize(
    "factor,width,height", [(1.0, 1280, 800), (1.0, 1920, 1080), (2.0, 1280, 800), (2.0, 1920, 1080)]
)
def test_nothing_is_clipped(
    qtbot: QtBot, qapp: QApplication, name: str, factor: float, width: int, height: int
) -> None:
    wear(qapp, Look(LIGHT, factor))
    screen, _heard = opened(qtbot, samples.STATES[name], width, height)
    assert screen.window().width() == width
    assert screen.window().height() == height
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, Text | KeyButton | CheckRow | Tile):
            continue
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        if isinstance(widget, CheckRow):
            needed = max(needed, widget._text_height(current(), widget.width()))
        told = getattr(widget, "text", str)()
        assert widget.height() >= needed, f"{told!r}: {widget.height()} of {needed} high"
        if isinstance(widget, KeyButton | Tile) or (isinstance(widget, Text) and not widget.wordWrap()):
            assert widget.width() >= widget.sizeHint().width() - 1, f"{told!r}: too narrow"
        parent = widget.parentWidget()
        assert parent.rect().contains(widget.geometry()), f"{told!r} hangs over"


def test_nothing_lies_on_something_else(qtbot: QtBot, qapp: QApplication) -> None:
    for factor, width, height in ((1.0, 1280, 800), (2.0, 1280, 800), (1.5, 1280, 800), (2.0, 1920, 1080)):
        wear(qapp, Look(LIGHT, factor))
        for name, state in samples.STATES.items():
            screen, _heard = opened(qtbot, state, width, height)
            texts = [one for one in screen.findChildren(Text) if one.isVisible() and one.text()]
            boxes = [(one.text(), one.rect().translated(one.mapTo(screen, one.rect().topLeft()))) for one in texts]
            page = screen.right.scenes.widget()
            inside = {one.text() for one in page.findChildren(Text)}
            for place, (told, box) in enumerate(boxes):
                for other, its in boxes[place + 1 :]:
                    # What scrolls lies below what does not, and is clipped by its pane.
                    if (told in inside) is (other in inside):
                        assert not box.intersects(its), (name, factor, told, other)
            screen.window().close()


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST], ids=lambda one: one.name)
def test_other_themes_reach_every_part(qtbot: QtBot, qapp: QApplication, palette: Palette) -> None:
    screen, _heard = opened(qtbot, samples.CHECK)
    wear(qapp, Look(palette))
    settle(qapp)
    picture = screen.grab().toImage()
    assert picture.pixelColor(4, screen.height() - 4).name() == palette.ground.lower()
    assert picture.pixelColor(screen.width() - 4, 4).name() == palette.surface.lower()


def test_a_frame_costs_no_layout_and_a_scan_is_outlined(qtbot: QtBot) -> None:
    import numpy as np

    screen, _heard = opened(qtbot, samples.IDLE)
    before = screen.findChildren(QWidget)
    for level in range(20):
        screen.set_frame(np.full((480, 640, 3), level, np.uint8), ((10, 10), (90, 10), (90, 90), (10, 90)), read=True)
    assert screen.findChildren(QWidget) == before
    screen.set_frame(None)


def test_a_wrong_code_is_said_beside_the_field(qtbot: QtBot) -> None:
    screen, _heard = opened(qtbot, replace(samples.IDLE, field_fault="Tippfehler: Das letzte Zeichen passt nicht."))
    assert "Tippfehler: Das letzte Zeichen passt nicht." in visible_words(screen)


def test_an_empty_house_is_shown_as_well(qtbot: QtBot) -> None:
    state = EntranceState(BandState(None, "Nächstes Schreiben, bitte"), samples.IDLE.scene)
    screen, heard = opened(qtbot, state)
    press(qtbot, screen, K.Key_Return, K.Key_Escape, K.Key_G)
    assert heard.wishes == []


def test_a_held_down_key_acts_once(qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeyEvent

    screen, heard = opened(qtbot, samples.CHECK)
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_Return, none, "\r", repeated)
        QApplication.sendEvent(screen, event)
    assert heard.wishes == [("confirm_requested", None)]


def test_actions_that_only_change_their_words_keep_their_buttons(qtbot: QtBot) -> None:
    screen, _heard = opened(qtbot, samples.WAIT)
    button = screen.right.buttons.button(ActionKind.CONFIRM)
    other = (Action(ActionKind.CONFIRM, "Nummer 9 geben", "mit Wartezettel"), *samples.WAIT.actions[1:])
    screen.show_state(replace(samples.WAIT, band=BandState(Verdict.WAIT, "WARTEN", "Nummer 9"), actions=other))
    assert screen.right.buttons.button(ActionKind.CONFIRM) is button
    assert button is not None
    assert button.text() == "Nummer 9 geben"
