"""The letters place by keyboard alone, with names for everything, at every font size."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk.service.appointments import day_list
from desk.service.desk import open_desk
from desk.ui.office.paper import Sheet
from desk.ui.office.screen import LettersScreen
from desk.ui.office.state import Phase
from desk.ui.places.letters import Letters
from desk.ui.style.look import Look, wear
from desk.ui.style.tokens import DARK, LIGHT
from tests.service.office import NOW, HandClock
from tests.ui.letters_office import TOO_LONG, FilePrinters, at_work, small_day

CONTROL = Qt.KeyboardModifier.ControlModifier
SCREEN = (1272, 656)
"""What is left of 1280 × 800 for a place, in a training window."""


class Hands:
    """A keyboard before the place."""

    def __init__(self, qtbot: QtBot, screen: LettersScreen, letters: Letters, url: str) -> None:
        self.qtbot, self.screen, self.letters, self.url = qtbot, screen, letters, url

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def wait(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=20_000)

    def rest(self) -> None:
        self.wait(lambda: not self.letters._background.busy)

    @property
    def title(self) -> str:
        detail = self.screen.state.detail
        return detail.title if detail else ""


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    url = small_day(tmp_path, 3)
    with at_work(url, FilePrinters(tmp_path), SCREEN, now=HandClock()) as (screen, letters):
        wear(QApplication.instance(), Look())  # type: ignore[arg-type]
        screen.show()
        screen.activateWindow()
        screen.setFocus()
        letters.read()
        made = Hands(qtbot, screen, letters, url)
        made.wait(lambda: screen.state.day is not None)
        screen.setFocus()
        yield made
    wear(QApplication.instance(), Look())  # type: ignore[arg-type]


def names(url: str) -> list[str]:
    with open_desk(url, HandClock(), "de") as desk:
        return [row.appointment.name for row in day_list(desk, NOW.date())]


def test_arrows_choose_and_letters_find(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Down)
    first = hands.title
    hands.press(Qt.Key.Key_Down)
    assert first
    assert hands.title not in ("", first)
    hands.press(Qt.Key.Key_Home)
    assert hands.title == first
    hands.type("Frau")
    assert hands.title == TOO_LONG


def test_a_letter_is_printed_by_keyboard(hands: Hands) -> None:
    hands.type("Person 1")
    hands.press(Qt.Key.Key_P, CONTROL)
    hands.wait(lambda: hands.screen.state.detail is not None and bool(hands.screen.state.detail.said))

    assert hands.screen.state.day is not None
    hands.wait(lambda: hands.screen.state.day is not None and hands.screen.state.day.printed == 1)


def test_an_appointment_is_made_by_keyboard(hands: Hands) -> None:
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.type("Ada Neu")
    hands.press(Qt.Key.Key_Tab)
    hands.type("Weg 1")
    hands.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is hands.screen.form.fields.service
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: hands.title == "Ada Neu")

    assert "Ada Neu" in names(hands.url)
    assert isinstance(QApplication.focusWidget(), QListView)


def test_a_family_is_invited_by_keyboard(hands: Hands) -> None:
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.type("Familie Neu")
    fields = hands.screen.form.fields
    assert not fields.family.isVisible()
    fields.persons.setFocus()
    hands.type("Fam")
    assert fields.family.isVisible()
    # It comes below the field where the hands are, and is scrolled to.
    below, window = QPoint(0, fields.family.height()), hands.screen.form._scroll.viewport()
    hands.wait(lambda: 0 < fields.family.mapTo(window, below).y() <= window.height())
    fields.members.setFocus()
    hands.type("3")
    hands.wait(lambda: hands.screen.state.form is not None and hands.screen.state.form.save == "3 Termine anlegen")
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: hands.title == "Familie Neu")

    assert names(hands.url).count("Familie Neu") == 3, "the room of the form takes one"


def test_esc_leaves_the_form_and_nothing_is_made(hands: Hands) -> None:
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.type("Ada Neu")
    hands.press(Qt.Key.Key_Escape)

    assert hands.screen.state.form is None
    assert "Ada Neu" not in names(hands.url)


def test_keys_in_the_form_are_typed_not_done(hands: Hands) -> None:
    hands.type("Person 1")
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.type("Ada")
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_F7)
    hands.rest()

    assert hands.screen.form.fields.name.text() == "Ad"
    assert hands.screen.state.detail is not None
    assert hands.screen.state.detail.question is None


def test_an_appointment_is_cancelled_with_two_keys(hands: Hands) -> None:
    hands.type("Person 2")
    hands.press(Qt.Key.Key_Delete)
    assert hands.screen.state.detail is not None
    assert hands.screen.state.detail.question is not None
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: hands.screen.state.detail is not None and not hands.screen.state.detail.can_cancel)


def test_a_question_is_left_with_esc(hands: Hands) -> None:
    hands.type("Person 2")
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Escape)

    assert hands.screen.state.detail is not None
    assert hands.screen.state.detail.question is None
    assert hands.screen.state.detail.can_cancel


def test_the_search_by_keyboard_and_back(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F, CONTROL)
    hands.type("person 3")
    assert hands.screen.state.day is not None
    assert len(hands.screen.state.day.rows) == 1
    hands.press(Qt.Key.Key_Escape)
    assert len(hands.screen.state.day.rows) == 4
    assert isinstance(QApplication.focusWidget(), QListView)


def test_a_batch_by_keyboard(hands: Hands) -> None:
    hands.press(Qt.Key.Key_B, CONTROL)
    hands.press(Qt.Key.Key_P, CONTROL)
    hands.wait(lambda: hands.letters.batch.now is not None and hands.letters.batch.now.phase is Phase.OVER)
    hands.rest()
    hands.press(Qt.Key.Key_E, CONTROL)

    assert hands.screen.state.batch is None
    assert hands.title == TOO_LONG


def test_a_file_is_chosen_in_the_dialog(hands: Hands, tmp_path: Path) -> None:
    hands.type("Person 1")
    hands.press(Qt.Key.Key_S, CONTROL)
    dialog = hands.screen.findChild(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(tmp_path / "brief"))
    dialog.accept()
    hands.wait(lambda: hands.screen.state.detail is not None and bool(hands.screen.state.detail.said))

    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_the_letter_is_magnified_and_small_again(hands: Hands) -> None:
    hands.type("Person 1")
    hands.wait(lambda: hands.screen.state.paper is not None and bool(hands.screen.state.paper.pdf))
    sheet = hands.screen.findChild(Sheet)
    small = sheet.width()
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.qtbot.waitUntil(lambda: sheet.width() > small * 1.5)
    assert sheet.height() > hands.screen.height()
    hands.press(Qt.Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: sheet.width() == small)


def test_keys_of_the_window_pass_through(qtbot: QtBot, hands: Hands) -> None:
    seen = []

    class Window(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            seen.append(event.key())

    window = Window()
    qtbot.addWidget(window)
    hands.screen.setParent(window)
    window.show()
    hands.screen.setFocus()
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F11, Qt.Key.Key_Escape):
        hands.press(key)
    hands.screen.setParent(None)

    assert seen == [Qt.Key.Key_F1, Qt.Key.Key_F11, Qt.Key.Key_Escape]


@pytest.mark.parametrize("part", ["day", "form", "batch", "question"])
def test_everything_that_can_be_used_has_a_name(hands: Hands, part: str) -> None:
    hands.type("Person 1")
    keys = {"form": Qt.Key.Key_N, "batch": Qt.Key.Key_B}
    if part in keys:
        hands.press(keys[part], CONTROL)
    elif part == "question":
        hands.press(Qt.Key.Key_Delete)
    hands.rest()
    kinds = (QAbstractButton, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QListView)
    used = [one for one in hands.screen.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    ours = [one for one in used if not isinstance(one.parent(), QDateEdit | QComboBox)]

    assert len(ours) >= 3
    assert [type(one).__name__ for one in ours if not one.accessibleName()] == []


def test_a_row_is_read_out_as_one_sentence(hands: Hands) -> None:
    model = hands.screen.day.rows.model()
    told = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]

    assert "13:30, Person 1, Zimmer 2.01, 1 Person, Ausweis, noch kein Schreiben" in [
        one.replace(" Uhr", "") for one in told
    ]


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("part", ["day", "form", "batch"])
def test_the_place_fits_into_its_window(hands: Hands, part: str, factor: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(app, Look(LIGHT, factor))
    hands.type("Person 1")
    if part != "day":
        hands.press(Qt.Key.Key_N if part == "form" else Qt.Key.Key_B, CONTROL)
    hands.rest()
    hands.qtbot.wait(10)

    assert hands.screen.minimumSizeHint().width() <= SCREEN[0]
    assert hands.screen.size().toTuple() == SCREEN
    edges = [
        one
        for one in hands.screen.findChildren(QAbstractButton)
        if one.isVisible() and one.mapTo(hands.screen, QPoint(one.width(), 0)).x() > SCREEN[0]
    ]
    assert edges == []


def test_the_page_is_white_in_the_dark(hands: Hands) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(app, Look(DARK))
    hands.type("Person 1")
    hands.wait(lambda: hands.screen.state.paper is not None and bool(hands.screen.state.paper.pdf))
    sheet = hands.screen.findChild(Sheet)
    image: QImage = sheet.grab().toImage()

    assert image.pixelColor(image.width() // 2, image.height() // 40).name() == "#ffffff"
