import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.domain.decisions import CheckState, Verdict
from desk.domain.places import RoomState
from desk.ui.devices.sound import Sounds
from desk.ui.parts.band import Band
from desk.ui.parts.buttons import KeyButton, Weight
from desk.ui.parts.camera import CameraView
from desk.ui.parts.checks import CheckLine, CheckRow
from desk.ui.parts.field import Field
from desk.ui.parts.flow import Flow, spacer
from desk.ui.parts.ring import FocusRing
from desk.ui.parts.room import RoomTile
from desk.ui.parts.rows import ContactRow, HistoryRow, RuleRow
from desk.ui.parts.seats import Seats
from desk.ui.parts.stateline import LineState, StateEntry, StateLine
from desk.ui.parts.stepper import Stepper
from desk.ui.parts.text import Text
from desk.ui.parts.tile import Tile
from desk.ui.parts.topbar import TabEntry, TopBar
from desk.ui.style.look import Look, current, wear
from desk.ui.style.tokens import DARK, LIGHT


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> None:
    # The windows of the tests before are still waiting to go.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if current() != Look() or not qapp.styleSheet():
        wear(qapp, Look())


def shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 120) -> QWidget:
    """Show a part in a window of its own."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(widget)
    column.addStretch(1)
    window.resize(width, height)
    qtbot.addWidget(window)
    # The bot holds its windows weakly, and a window takes its parts with it when it goes.
    widget.__dict__["window_held"] = window
    window.show()
    qtbot.waitExposed(window)
    return window


def image(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_text_that_wraps_takes_the_height_of_its_lines(qtbot: QtBot) -> None:
    text = Text("Nur grob geschätzt: Der Besuch im Zimmer dauert länger als geplant.", wrap=True)
    qtbot.addWidget(text)
    assert text.heightForWidth(2000) == 24
    assert text.heightForWidth(380) == 48
    assert text.heightForWidth(120) >= 5 * 24


def test_markup_in_text_is_shown_as_text(qtbot: QtBot) -> None:
    text = Text("<b>4K7R</b> & <script>", wrap=True)
    qtbot.addWidget(text)
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert text.accessibleName() == "<b>4K7R</b> & <script>"


def test_an_address_breaks_before_its_at_sign(qtbot: QtBot) -> None:
    text = Text("notfall.auslaenderangelegenheiten@duesseldorf.de", 13, wrap=True)
    qtbot.addWidget(text)
    layout = text._layout(300)
    assert layout.lineCount() == 2
    assert layout.text()[layout.lineAt(1).textStart() :] == "@duesseldorf.de"


def test_the_band_is_never_empty_and_says_what_it_shows(qtbot: QtBot) -> None:
    band = Band()
    shown(qtbot, band, 860, 200)
    band.show_verdict(None, "Nächstes Schreiben, bitte", line="Vor die Kamera halten.")
    assert band.accessibleName() == "Nächstes Schreiben, bitte. Vor die Kamera halten."
    assert band.height() >= 112
    band.show_verdict(Verdict.REFUSE, "KEIN EINLASS", "Schreiben ersetzt", "am 22. Juni durch Fassung 2")
    assert band.accessibleName() == "KEIN EINLASS. Schreiben ersetzt. am 22. Juni durch Fassung 2"
    assert image(band).pixelColor(band.width() // 2, 4) == QColor(LIGHT.refuse.fill)


def test_a_verdict_is_announced_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    band = Band()
    shown(qtbot, band, 860, 200)
    heard: list[str] = []
    # A screen reader is not there; the door to it is listened at.
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    band.show_verdict(Verdict.WAIT, "WARTEN", "Nummer 8")
    band.show_verdict(Verdict.WAIT, "WARTEN", "Nummer 8")
    band.show_verdict(Verdict.WAIT, "WARTEN", "Nummer 9")
    assert heard == ["WARTEN. Nummer 8", "WARTEN. Nummer 9"]


def test_the_band_sets_the_fact_below_where_it_does_not_fit(qtbot: QtBot) -> None:
    band = Band()
    window = shown(qtbot, band, 900, 400)
    band.show_verdict(Verdict.REFUSE, "KEIN EINLASS", "Schreiben ersetzt", "am 22. Juni durch Fassung 2")
    qtbot.waitUntil(lambda: band.height() == 112)
    window.resize(640, 400)
    qtbot.waitUntil(lambda: band._fact.geometry().top() >= band._word.geometry().bottom())
    assert 150 < band.height() < 200


def test_a_button_is_pressed_by_mouse_space_and_enter(qtbot: QtBot) -> None:
    button = KeyButton("Warten", "W", height=56)
    shown(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == 3


def test_a_blocked_button_says_what_is_missing(qtbot: QtBot) -> None:
    button = KeyButton("Einlassen", "Enter ⏎", Weight.PRIMARY, height=56)
    window = shown(qtbot, button)
    assert image(button).pixelColor(12, 28) == QColor(LIGHT.accent)
    button.block("erst nach Punkt 3")
    qtbot.wait(1)
    assert button.accessibleName() == "Einlassen, erst nach Punkt 3"
    assert image(button).pixelColor(12, 28) == QColor(LIGHT.sunk)
    button.block("")
    assert button.accessibleName() == "Einlassen"
    assert window.isVisible()


def test_targets_are_large_enough_for_a_glove(qtbot: QtBot) -> None:
    parts = [
        KeyButton("A", "A"),
        KeyButton("", icon="plus", height=56),
        CheckRow(1, "Titel", "Hilfe"),
        Field("Code", "4K7R"),
        Tile(RoomTile("2.11", RoomState.FREE, "frei", 0, 2)),
    ]
    for part in parts:
        qtbot.addWidget(part)
        assert part.sizeHint().height() >= 44, part
        assert part.sizeHint().width() >= 44, part


def test_a_check_row_asks_and_does_not_change_by_itself(qtbot: QtBot) -> None:
    row = CheckRow(3, "Keine Erkältungszeichen", "Bitte fragen: Husten?")
    shown(qtbot, row)
    row.show_answer(fulfilled=False, word="offen")
    wished: list[bool] = []
    row.clicked.connect(lambda: wished.append(True))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert len(wished) == 2
    assert not row.isChecked()
    assert row.accessibleName() == "3, Keine Erkältungszeichen, offen"
    row.show_answer(fulfilled=True, word="erfüllt")
    assert row.isChecked()
    assert row.accessibleName() == "3, Keine Erkältungszeichen, erfüllt"
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() is QAccessible.Role.CheckBox


def test_a_check_row_grows_where_its_sentences_wrap(qtbot: QtBot) -> None:
    row = CheckRow(1, "Ein Titel, der etwas länger ist als üblich", "Und eine Hilfe, die auch nicht kurz ist")
    qtbot.addWidget(row)
    row.show_answer(fulfilled=False, word="offen")
    assert row.heightForWidth(900) == 64
    assert row.heightForWidth(330) > 80


@pytest.mark.parametrize(
    "state,role", [(CheckState.PASSED, "passed"), (CheckState.FAILED, "failed"), (CheckState.NOT_REACHED, "quiet")]
)
def test_a_check_line_is_told_by_its_mark(qtbot: QtBot, state: CheckState, role: str) -> None:
    line = CheckLine(state, "Gebäude", "Jülich", "Ein Satz.")
    shown(qtbot, line)
    assert line.accessibleName() == "Gebäude, Jülich, Ein Satz."
    picture = image(line)
    colours = {picture.pixelColor(x, y).name() for x in range(12, 36) for y in range(12, 40)}
    assert getattr(LIGHT, role).lower() in colours


def test_the_stepper_asks_for_one_more_or_fewer_within_bounds(qtbot: QtBot) -> None:
    stepper = Stepper(str)
    shown(qtbot, stepper)
    wished: list[int] = []
    stepper.wished.connect(wished.append)
    stepper.show_party(2, 2, 3)
    stepper.step(1)
    stepper.step(-1)
    stepper.show_party(3, 2, 3)
    stepper.step(1)
    stepper.show_party(1, 2, 3)
    stepper.step(-1)
    assert wished == [3, 1]
    names = [button.accessibleName() for button in stepper.findChildren(KeyButton)]
    assert all(names)


@pytest.mark.parametrize("state", RoomState)
def test_a_tile_says_room_state_and_seats(qtbot: QtBot, state: RoomState) -> None:
    tile = Tile(RoomTile("2.14", state, "Wort", 1, 2, "bis 11:00"))
    shown(qtbot, tile)
    assert tile.accessibleName() == "2.14, Wort, 1/2, bis 11:00"
    tile.show_room(RoomTile("2.14", state, "Wort", 1, 2, spoken="Zimmer 2.14, ein Platz frei"))
    assert tile.accessibleName() == "Zimmer 2.14, ein Platz frei"
    assert tile.sizeHint().height() == 100
    assert Tile(tile.tile, large=True).sizeHint().height() == 172


def test_two_of_two_is_seen(qtbot: QtBot) -> None:
    seats = Seats(1, 2, 40)
    shown(qtbot, seats)
    half = image(seats)
    seats.show_seats(2, 2)
    full = image(seats)
    assert half.pixelColor(20, 32) == full.pixelColor(20, 32) == QColor(LIGHT.text)
    assert half.pixelColor(60, 32) == QColor(LIGHT.surface)
    assert full.pixelColor(60, 32) == QColor(LIGHT.text)


def test_a_hall_draws_no_more_seats_than_fit(qtbot: QtBot) -> None:
    tile = Tile(RoomTile("Halle", RoomState.PARTLY, "teils", 7, 40))
    qtbot.addWidget(tile)
    assert tile.sizeHint().width() < 200


def test_the_top_bar_marks_the_open_tab_and_wishes_for_another(qtbot: QtBot) -> None:
    bar = TopBar("Einlass", (TabEntry("entrance", "Einlass", "F1"), TabEntry("board", "Belegung", "F2")))
    shown(qtbot, bar, 1280, 100)
    bar.show_place("Haupteingang", "Willi-Becker-Allee 7")
    bar.show_tab("entrance")
    chosen: list[str] = []
    bar.tab_chosen.connect(chosen.append)
    second = next(tab for tab in bar._tabs.values() if tab.text() == "Belegung")
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen == ["board"]
    assert not second.isChecked()
    bar.show_tab("board")
    assert second.isChecked()


def test_the_state_line_moves_its_clock_without_building_anew(qtbot: QtBot) -> None:
    line = StateLine()
    shown(qtbot, line, 1280, 100)
    state = LineState((StateEntry("plug", "Verbunden", "· eben"),), "K. Brandt", "Pforte", "F10", "Do", "10:38")
    line.show_state(state)
    before = line.findChildren(Text)
    line.show_clock("Do", "10:39")
    line.show_state(LineState(state.entries, state.who, state.role, state.key, "Do", "10:40"))
    assert line.findChildren(Text) == before
    assert "10:40" in [text.text() for text in before]
    assert line.height() == 40


def test_the_camera_shows_grey_and_coloured_frames_and_none(qtbot: QtBot) -> None:
    view = CameraView()
    shown(qtbot, view, 400, 400)
    colour = np.zeros((240, 320, 3), np.uint8)
    colour[:] = (10, 20, 200)
    view.set_frame(colour)
    colour[:] = 0
    middle = QPoint(view.width() // 2, view.height() // 2)
    assert image(view).pixelColor(middle) == QColor(200, 20, 10)
    view.set_frame(np.full((240, 320), 90, np.uint8))
    assert image(view).pixelColor(middle) == QColor(90, 90, 90)
    view.set_frame(None)
    assert image(view).pixelColor(3, middle.y()) == QColor(LIGHT.sunk)


def test_the_outline_is_dashed_while_searched_and_solid_when_read_and_never_green(qtbot: QtBot) -> None:
    view = CameraView()
    shown(qtbot, view, 400, 400)
    view.set_frame(np.full((276, 368), 128, np.uint8))
    corners = ((100.0, 60.0), (260.0, 60.0), (260.0, 220.0), (100.0, 220.0))
    view.set_outline(corners, read=False)
    dashed = white(image(view))
    view.set_outline(corners, read=True)
    solid = image(view)
    assert 0 < dashed < white(solid)
    for x in range(solid.width()):
        for y in range(0, solid.height(), 3):
            colour = solid.pixelColor(x, y)
            assert not (colour.green() > colour.red() + 40 and colour.green() > colour.blue() + 40)


def white(picture: QImage) -> int:
    return sum(
        picture.pixelColor(x, y) == QColor("white") for x in range(picture.width()) for y in range(picture.height())
    )


def test_the_field_gives_what_was_typed_and_clears_with_escape(qtbot: QtBot) -> None:
    field = Field("Code oder Name", "4K7R M2XD 9")
    shown(qtbot, field)
    entered: list[str] = []
    left: list[bool] = []
    field.entered.connect(entered.append)
    field.left.connect(lambda: left.append(True))
    qtbot.keyClicks(field.edit, "  4K7R M2XD 9 ")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert entered == ["4K7R M2XD 9"]
    assert left == [True]
    assert field.edit.text() == ""
    assert field.edit.accessibleName() == "Code oder Name"


def test_rows_say_everything_in_one_name(qtbot: QtBot) -> None:
    rows = (
        (RuleRow("mask", "Mund-Nase-Schutz", "Für alle"), "Mund-Nase-Schutz, Für alle"),
        (
            ContactRow("phone", "0211 89", "Terminstelle", reachable=True, reach="jetzt erreichbar", hours="bis 16:00"),
            "0211 89, Terminstelle, jetzt erreichbar, bis 16:00",
        ),
        (HistoryRow("10:36", Verdict.ADMIT, "Zimmer 2.16", "Einlass"), "10:36, Einlass, Zimmer 2.16"),
    )
    for row, name in rows:
        qtbot.addWidget(row)
        assert row.accessibleName() == name


def test_a_flow_begins_a_new_line_when_one_is_full(qtbot: QtBot) -> None:
    box = QWidget()
    flow = Flow(8)
    box.setLayout(flow)
    buttons = [KeyButton(f"Knopf {number}", "K") for number in range(4)]
    for button in buttons:
        flow.addWidget(button)
    wide = shown(qtbot, box, 800, 300)
    assert len({button.y() for button in buttons}) == 1
    wide.resize(300, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 2)
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert box.rect().contains(button.geometry())


def test_what_expands_takes_the_rest_of_its_line(qtbot: QtBot) -> None:
    box = QWidget()
    flow = Flow(8)
    box.setLayout(flow)
    first, last = KeyButton("Eins", "1"), KeyButton("Zwei", "2")
    flow.addWidget(first)
    flow.addWidget(spacer())
    flow.addWidget(last)
    shown(qtbot, box, 600, 200)
    assert first.x() == 0
    assert last.geometry().right() == box.width() - 1


def test_the_ring_goes_around_what_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(40, 40, 40, 40)
    first, second = QPushButton("eins"), QPushButton("zwei")
    inside = QLineEdit()
    row.addWidget(first)
    row.addWidget(second)
    row.addWidget(inside)
    ring = FocusRing(window)
    qtbot.addWidget(window)
    window.resize(600, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    second.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == second.geometry().adjusted(-5, -5, 5, 5)
    first.setProperty("ring_inside", True)
    first.setFocus()
    assert ring.geometry() == first.geometry()
    window.resize(700, 240)
    qtbot.waitUntil(lambda: ring.geometry() == first.geometry())
    first.hide()
    qtbot.waitUntil(lambda: ring.geometry() != first.geometry() or not ring.isVisible())
    inside.setProperty("ring_none", True)
    inside.setFocus()
    assert not ring.isVisible()


def test_the_ring_stays_within_a_scrolled_pane(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    area = QScrollArea()
    page = QWidget()
    inner = QVBoxLayout(page)
    buttons = [QPushButton(str(number)) for number in range(20)]
    for button in buttons:
        inner.addWidget(button)
    area.setWidget(page)
    area.setWidgetResizable(True)
    column.addWidget(area)
    ring = FocusRing(window)
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons[0].setFocus()
    qtbot.waitUntil(ring.isVisible)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_sounds_are_there_for_every_verdict_and_silence_is_no_error(qtbot: QtBot) -> None:
    from desk.resources import resource

    for name in [*(verdict.value for verdict in Verdict), "neutral"]:
        assert resource("sounds", f"{name}.wav").is_file()
    sounds = Sounds()
    for verdict in Verdict:
        sounds.play(verdict)
    sounds.neutral = True
    sounds.play(Verdict.REFUSE)


def test_a_part_takes_on_a_new_look_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    band = Band()
    shown(qtbot, band, 860, 300)
    band.show_verdict(Verdict.ADMIT, "EINLASS", "Zimmer 2.14")
    wear(qapp, Look(DARK, 2.0))
    assert image(band).pixelColor(band.width() // 2, 4) == QColor(DARK.admit.fill)
    assert band._word.font().pixelSize() == 76
