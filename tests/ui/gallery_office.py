"""Pictures of the letters place on a real sample day: `python -m tests.ui.gallery_office FOLDER [WORD…]`."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk.i18n import translator
from desk.ui.devices.found import Found
from desk.ui.first_run import FirstRun
from desk.ui.office.screen import LettersScreen
from desk.ui.office.state import Phase
from desk.ui.parts.ring import FocusRing
from desk.ui.parts.stateline import StateLine
from desk.ui.parts.topbar import TabEntry, TopBar
from desk.ui.places.letters import Letters
from desk.ui.style.look import Look, wear
from tests.ui.gallery import SETTINGS, settle
from tests.ui.letters_office import FilePrinters, at_work, make_day, until
from tests.ui.samples import LINE

Scene = Callable[[QApplication, LettersScreen, Letters], None]


def frame(screen: QWidget, width: int, height: int) -> QWidget:
    """Build a window like the shell's around the screen."""
    window = QWidget()
    window.setProperty("ground", "surface")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    names = (("entrance", "Einlass", "F1"), ("board", "Belegung", "F2"), ("letters", "Termine", "F3"))
    bar = TopBar("Einlass", tuple(TabEntry(*one) for one in names))
    bar.show_place("Amt 54", "Willi-Becker-Allee 7")
    bar.show_tab("letters")
    foot = StateLine()
    foot.show_state(LINE)
    column.addWidget(bar)
    column.addWidget(screen, 1)
    column.addWidget(foot)
    FocusRing(window)
    window.resize(width, height)
    window.show()
    return window


def choose(app: QApplication, letters: Letters, place: int) -> None:
    """Choose an appointment and wait for its page."""
    assert letters.office.reading is not None
    one = letters.office.reading.rows[place].appointment
    letters.choose(one.id)
    until(app, lambda: letters.office.sheet is not None and letters.office.sheet.appointment == one.id)


def day(app: QApplication, _screen: LettersScreen, letters: Letters) -> None:
    reading = letters.office.reading
    assert reading is not None
    families = [place for place, row in enumerate(reading.rows) if row.appointment.family]
    choose(app, letters, families[0])


def printed(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    day(app, screen, letters)
    letters.print_out()
    until(app, lambda: bool(letters.acts.acting.said) and not letters.days._busy)


def question(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    choose(app, letters, 12)
    letters.acts.ask_reissue()


def wrong(app: QApplication, _screen: LettersScreen, letters: Letters) -> None:
    assert letters.office.reading is not None
    places = [place for place, row in enumerate(letters.office.reading.rows) if row.letter is None]
    choose(app, letters, places[0])


def form(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    day(app, screen, letters)
    letters.open_form(with_chosen=False)
    until(app, lambda: screen.state.form is not None and bool(screen.state.form.checks))
    fields = screen.form.fields
    fields.name.setText("Frau Daryna Petrenko")
    fields.address.setPlainText("Ahornweg 18\n40591 Düsseldorf")
    fields.persons.choose(2)
    until(app, lambda: letters.form.writing is not None and letters.form.writing.examined is not None)
    for _round in range(40):
        app.processEvents()
    until(app, lambda: not letters.form._examining)


def form_taken(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    form(app, screen, letters)
    screen.form.fields.start.choose("08:45")
    until(app, lambda: not letters.form._examining)


def family(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    form(app, screen, letters)
    screen.form.fields.name.setText("Familie Petrenko")
    screen.form.fields.start.choose("14:30")
    screen.form.fields.persons.setFocus()
    screen.form.fields.choose_family(5)
    until(app, lambda: screen.state.form is not None and "5" in screen.state.form.checks[0].words)
    until(app, lambda: not letters.form._examining)


def family_named(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    family(app, screen, letters)
    names = ", ".join(f"{first} Petrenko" for first in ("Daryna", "Oleh", "Sofija", "Marko", "Lew"))
    screen.form.fields.name.setText(names)
    until(app, lambda: screen.state.form is not None and screen.state.form.checks[1].passed is True)
    until(app, lambda: not letters.form._examining)


def family_taken(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    family(app, screen, letters)
    screen.form.fields.start.choose("10:45")
    screen.form.fields.arrangement.choose("side-by-side")
    for _round in range(40):
        app.processEvents()
    until(app, lambda: not letters.form._examining)


def family_made(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    family(app, screen, letters)
    screen.form.save()
    until(app, lambda: screen.state.form is None and screen.state.detail is not None)
    until(app, lambda: letters.office.row is not None and not letters._background.busy)


def search(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    day(app, screen, letters)
    letters.search("2.1 pet")


def empty(app: QApplication, _screen: LettersScreen, letters: Letters) -> None:
    assert letters.office.reading is not None
    letters.turn_week(1)
    until(app, lambda: letters.office.reading is not None and not letters.office.reading.rows)


def batch_ready(_app: QApplication, _screen: LettersScreen, letters: Letters) -> None:
    letters.open_batch()


def batch(app: QApplication, screen: LettersScreen, letters: Letters) -> None:
    letters.open_batch()
    letters.print_out()
    until(app, lambda: letters.batch.now is not None and letters.batch.now.done >= 57)
    letters.batch._printing.stop()


def batch_over(app: QApplication, _screen: LettersScreen, letters: Letters) -> None:
    letters.open_batch()
    letters.store(str(Path(tempfile.mkdtemp()) / "schreiben.pdf"))
    until(app, lambda: letters.batch.now is not None and letters.batch.now.phase is Phase.OVER)


def batch_trouble(app: QApplication, _screen: LettersScreen, letters: Letters) -> None:
    letters.open_batch()
    letters.batch.start(printer="Keller")
    until(app, lambda: letters.batch.now is not None and letters.batch.now.phase is Phase.HELD)


SCENES: dict[str, Scene] = {
    one.__name__.replace("_", "-"): one
    for one in (
        day,
        printed,
        question,
        wrong,
        form,
        form_taken,
        family,
        family_named,
        family_taken,
        family_made,
        search,
        empty,
        batch_ready,
        batch,
        batch_over,
        batch_trouble,
    )
}


STARTS = ("first-run", "first-run-office", "first-run-database")


def first_run(name: str) -> FirstRun:
    """Build a page of the first start."""
    screen = FirstRun(translator("de"), lambda: Found(camera=True, printer=True))
    if name == "first-run-office":
        screen._begun(1)
    elif name == "first-run-database":
        screen._begun(2)
        screen.page.address.setText("Keller")
        screen.page.connect_server()
    return screen


def take_start(app: QApplication, name: str, file: Path, width: int, height: int) -> None:
    """Save a picture of a page of the first start."""
    start = first_run(name)
    FocusRing(start)
    start.resize(width, height - 40)
    start.show()
    settle(app)
    assert start.page.choices is not None
    start.page.choices.choices[0].setFocus()
    settle(app)
    start.grab().save(str(file))
    start.close()


def take_scene(app: QApplication, scene: Scene, file: Path, width: int, height: int) -> None:
    """Save a picture of the letters place after something was done at it."""
    home = Path(tempfile.mkdtemp())
    os.environ["DESK_HOME"], os.environ["DESK_KEYRING"] = str(home), "no"
    with at_work(make_day(home / "office.sqlite"), FilePrinters(home)) as (screen, letters):
        window = frame(screen, width, height)
        letters.read()
        until(app, lambda: letters.office.reading is not None)
        screen.setFocus()
        settle(app)
        scene(app, screen, letters)
        settle(app)
        window.grab().save(str(file))
        screen.setParent(None)
        window.close()
        window.deleteLater()
        settle(app)


def main(folder: Path, words: list[str]) -> None:
    """Save a picture of every wanted scene in every setting."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for setting, (palette, factor, width, height) in SETTINGS.items():
        for name in (*STARTS, *SCENES):
            file = folder / f"{name}-{setting}.png"
            if words and not any(word in file.stem for word in words):
                continue
            wear(app, Look(palette, factor))
            if name in STARTS:
                take_start(app, name, file, width, height)
            else:
                take_scene(app, SCENES[name], file, width, height)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
