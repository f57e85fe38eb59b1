"""Paper: pages at 100 %, one-sided, as many as were wanted; a printer that is not there or does not print is said."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desk.domain.faults import Fault, FaultKind
from desk.letters.check import check_codes
from desk.service.desk import Desk
from desk.service.letters import MadeLetter, make
from desk.ui.devices.printer import (
    PrintRun,
    open_pdf,
    page_image,
    pdf_printer,
    printer_named,
    printers,
    standard_printer,
)
from tests.service.office import HandClock, invite, office

Letters = tuple[tuple[MadeLetter, ...], bytes]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with office(f"sqlite:///{tmp_path / 'small.sqlite'}", tmp_path, HandClock()) as opened:
        yield opened


@pytest.fixture
def letters(desk: Desk) -> Letters:
    return make(desk, [invite(desk, room="2.01") for _number in range(3)])


def printed(qtbot: QtBot, pdf: bytes, file: Path, stop_after: int = 0) -> list[int]:
    """Print into a file; return what `finished` said."""
    run = PrintRun(pdf, pdf_printer(str(file)))
    said: list[int] = []
    run.finished.connect(said.append)
    if stop_after:
        run.page_done.connect(lambda page: run.stop() if page == stop_after else None)
    run.start()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    return said


def test_what_is_printed_has_its_codes_at_their_place(qtbot: QtBot, letters: Letters, tmp_path: Path) -> None:
    made, pdf = letters

    assert printed(qtbot, pdf, tmp_path / "paper.pdf") == [3]
    # The codes are looked for where they stand on a page of 100 %: anything else would not be found there.
    check_codes((tmp_path / "paper.pdf").read_bytes(), [one.content for one in made])


def test_a_page_larger_or_smaller_than_life_would_be_noticed(qtbot: QtBot, letters: Letters, tmp_path: Path) -> None:
    made, pdf = letters
    shrunk = pypdfium2.PdfDocument(pdf)
    for page in shrunk:
        width, height = page.get_size()
        page.set_mediabox(0, 0, width * 1.06, height * 1.06)
    shrunk.save(tmp_path / "shrunk.pdf")
    shrunk.close()

    with pytest.raises(Fault):
        check_codes((tmp_path / "shrunk.pdf").read_bytes(), [one.content for one in made])


def test_stopped_between_pages_the_pages_before_are_printed(qtbot: QtBot, letters: Letters, tmp_path: Path) -> None:
    made, pdf = letters

    assert printed(qtbot, pdf, tmp_path / "paper.pdf", stop_after=2) == [2]
    check_codes((tmp_path / "paper.pdf").read_bytes(), [one.content for one in made[:2]])


def test_every_page_is_a_whole_sheet_of_a4_on_one_side(tmp_path: Path, qapp: object) -> None:
    printer = pdf_printer(str(tmp_path / "paper.pdf"))

    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert printer.fullPage()
    assert printer.duplex() == QPrinter.DuplexMode.DuplexNone
    assert printer.outputFormat() == QPrinter.OutputFormat.PdfFormat


@pytest.mark.parametrize("name", ["", "Keller, der nicht da ist"])
def test_a_printer_that_is_not_there_is_said(qapp: object, name: str) -> None:
    with pytest.raises(Fault) as caught:
        printer_named(name)

    assert caught.value.kind is FaultKind.PRINTER_NONE
    assert caught.value.facts == ({"printer": name} if name else {})


@pytest.mark.qt_log_ignore("QPainter", "QPdf", extend=True)
def test_a_printer_that_does_not_print_is_said_and_nothing_counts(
    qtbot: QtBot, letters: Letters, tmp_path: Path
) -> None:
    run = PrintRun(letters[1], pdf_printer(str(tmp_path / "no such folder" / "paper.pdf")))
    faults: list[Fault] = []
    finished: list[int] = []
    run.failed.connect(faults.append)
    run.finished.connect(finished.append)
    run.start()
    qtbot.waitUntil(lambda: bool(faults))

    assert [fault.kind for fault in faults] == [FaultKind.PRINTER_FAILED]
    assert finished == []


def test_the_standard_printer_is_the_first(qapp: object) -> None:
    assert standard_printer() == next(iter(printers()), "")


def test_a_page_is_drawn_on_white_at_the_wanted_width(qapp: object, letters: Letters) -> None:
    document = open_pdf(letters[1], qapp)  # type: ignore[arg-type]
    image = page_image(document, 0, 210)
    document.deleteLater()

    assert (image.width(), image.height()) == (210, 297)
    assert image.pixelColor(2, 2).name() == "#ffffff"
