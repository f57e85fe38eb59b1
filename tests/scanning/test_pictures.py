import io
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
import typst

from desk.domain.faults import Fault, FaultKind
from desk.scanning.opencv import MOST_PIXELS
from desk.scanning.pictures import MOST_BYTES, open_pictures, read_file
from tests.scanning.codes import letter_text, page, qr

LOADED_BY_SOMEBODY_ELSE = """
import sys, cv2
from desk.domain.faults import Fault
from desk.scanning.pictures import read_file
try:
    read_file(sys.argv[1])
except Fault as fault:
    print(fault.kind.name)
"""

SHEET = page(qr(letter_text()))


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def save(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save


def encoded(ending: str, picture: np.ndarray = SHEET) -> bytes:
    return cv2.imencode(ending, picture)[1].tobytes()


def fault_of(path: Path | str) -> Fault:
    with pytest.raises(Fault) as caught:
        list(open_pictures(path))
    return caught.value


def png(width: int, height: int, bits: int, colours: int, rows: bytes) -> bytes:
    """A PNG file chunk by chunk, for kinds that OpenCV does not write."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def png_claiming(width: int, height: int) -> bytes:
    """A true PNG, white, of one bit a pixel: some kilobytes, however large it claims to be."""
    return png(width, height, bits=1, colours=0, rows=(b"\0" + b"\xff" * ((width + 7) // 8)) * height)


def with_rotation_mark(jpeg: bytes) -> bytes:
    """The same JPEG with an EXIF mark that says: turned by 90 degrees."""
    tiff = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + b"\0\0\0\0"
    exif = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".tiff", ".bmp"])
def test_a_picture_of_each_kind_is_read(saved: Callable[[str, bytes], Path], ending: str) -> None:
    path = saved("letter" + ending, encoded(ending))
    reading = read_file(path)
    assert reading.file == str(path)
    assert reading.ms > 0
    assert [found.text for found in reading.found] == [letter_text()]


def test_the_name_of_a_file_does_not_say_what_it_is(saved: Callable[[str, bytes], Path]) -> None:
    assert read_file(saved("brief.txt", encoded(".png"))).found
    assert read_file(saved("Ämter 😀.JPG", encoded(".webp"))).found


def test_each_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    sheets = [page(qr(letter_text(number))) for number in range(3)]
    sheets.insert(1, np.full((50, 70), 255, np.uint8))
    cv2.imwritemulti(str(path), sheets)
    found = read_file(str(path)).found
    assert [(one.page, one.text) for one in found] == [(1, letter_text(0)), (3, letter_text(1)), (4, letter_text(2))]


def test_each_page_of_a_pdf_is_read(saved: Callable[[str, bytes], Path]) -> None:
    images = {f"{number}.png": encoded(".png", qr(letter_text(number))) for number in range(2)}
    folder = saved("0.png", images["0.png"]).parent
    saved("1.png", images["1.png"])
    source = '#set page("a4")\n#place(dx: 9cm, image("0.png", width: 45.6mm))\n#pagebreak()\n#image("1.png")'
    saved("letters.typ", source.encode())
    pdf = saved("letters.pdf", b"\n rubbish before the mark \n" + typst.compile(folder / "letters.typ", format="pdf"))
    found = read_file(pdf).found
    assert [(one.page, one.text) for one in found] == [(1, letter_text(0)), (2, letter_text(1))]
    first_page = next(iter(open_pictures(pdf)))
    assert first_page.shape == pytest.approx((297 / 25.4 * 200, 210 / 25.4 * 200), abs=1)


def test_a_pdf_page_of_absurd_size_is_drawn_small(saved: Callable[[str, bytes], Path]) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    content = io.BytesIO()
    document.save(content)
    document.close()
    (picture,) = open_pictures(saved("plan.pdf", content.getvalue()))
    assert picture.size <= MOST_PIXELS * 1.01


def test_a_pdf_with_a_broken_page_is_a_fault(saved: Callable[[str, bytes], Path]) -> None:
    whole = typst.compile(b"#pagebreak()", format="pdf", pdf_standards=["1.4"])
    broken = whole.replace(b"/Type/Page", b"/Type/Pagx").replace(b"/Type /Page", b"/Type /Pagx")
    assert broken != whole
    assert fault_of(saved("broken.pdf", broken)).kind is FaultKind.FILE_NOT_A_PICTURE


def test_rotation_marks_are_not_applied(saved: Callable[[str, bytes], Path]) -> None:
    plain, marked = (saved("a.jpg", encoded(".jpg")), saved("b.jpg", with_rotation_mark(encoded(".jpg"))))
    assert cv2.imread(str(marked)).shape[:2] == SHEET.shape[::-1], "the mark is one that readers obey"
    assert next(iter(open_pictures(marked))).shape == SHEET.shape
    assert read_file(marked).found[0].corners == read_file(plain).found[0].corners


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_black_on_nothing_is_black_on_white(saved: Callable[[str, bytes], Path], kind: type) -> None:
    most = np.iinfo(kind).max
    see_through = np.zeros((*SHEET.shape, 4), kind)
    see_through[..., 3] = np.where(SHEET == 0, most, 0)
    assert read_file(saved("code.png", encoded(".png", see_through))).found[0].text == letter_text()


def test_sixteen_bits_and_colour_are_read(saved: Callable[[str, bytes], Path]) -> None:
    deep = SHEET.astype(np.uint16) * 257
    assert read_file(saved("deep.png", encoded(".png", deep))).found
    assert read_file(saved("deep.tif", encoded(".tif", deep))).found
    assert read_file(saved("colour.png", encoded(".png", cv2.cvtColor(SHEET, cv2.COLOR_GRAY2BGR)))).found


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    fault = fault_of(tmp_path / "not there.png")
    assert fault.kind is FaultKind.FILE_MISSING
    assert fault.facts == {"file": "not there.png"}


@pytest.mark.parametrize("name", ["nul\0inside.png", "letter.png/inside.png"])
def test_a_name_that_cannot_be_is_a_missing_file(saved: Callable[[str, bytes], Path], name: str) -> None:
    folder = saved("letter.png", b"x").parent
    assert fault_of(f"{folder}/{name}").kind is FaultKind.FILE_MISSING


def test_what_the_system_refuses_to_read_is_a_fault(tmp_path: Path) -> None:
    assert fault_of("/proc/self/mem").kind is FaultKind.FILE_NOT_READABLE
    assert fault_of(tmp_path / ("x" * 5000)).kind is FaultKind.FILE_NOT_READABLE
    locked = tmp_path / "locked.png"
    locked.write_bytes(encoded(".png"))
    locked.chmod(0)
    if os.access(locked, os.R_OK):  # whoever administers the machine may read everything
        assert read_file(locked).found
    else:
        assert fault_of(locked).kind is FaultKind.FILE_NOT_READABLE


def test_a_folder_and_a_pipe_are_no_pictures(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert fault_of(tmp_path).kind is FaultKind.FILE_NOT_A_PICTURE
    assert fault_of(tmp_path / "pipe.png").kind is FaultKind.FILE_NOT_A_PICTURE


NO_PICTURES = {
    "empty.png": b"",
    "note.txt": b"Bitte um 9 Uhr kommen\n",
    "zeros.jpg": b"\0" * 4096,
    "marks-only.png": b"\x89PNG\r\n\x1a\n",
    "marks-only.jpg": b"\xff\xd8\xff\xe0",
    "marks-only.tif": b"II*\0",
    "marks-only.pdf": b"%PDF-1.7\n",
    "half.png": encoded(".png", page(np.random.default_rng(1).integers(0, 256, (200, 200), np.uint8)))[:9000],
    "half.jpg": encoded(".jpg")[:3000],
    "half.webp": encoded(".webp")[: len(encoded(".webp")) // 2],
    "half.tif": encoded(".tif")[:3000],
    "archive.zip": b"PK\3\4" + b"\0" * 100,
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture_is_a_fault(saved: Callable[[str, bytes], Path], name: str) -> None:
    fault = fault_of(saved(name, NO_PICTURES[name]))
    assert fault.kind is FaultKind.FILE_NOT_A_PICTURE
    assert fault.facts["file"] == name


@pytest.mark.parametrize("side", [12_000, 40_000])
def test_a_small_file_that_unfolds_to_gigabytes_is_refused(saved: Callable[[str, bytes], Path], side: int) -> None:
    path = saved("bomb.png", png_claiming(side, side))
    assert path.stat().st_size < 1_000_000
    assert fault_of(path).kind is FaultKind.FILE_TOO_LARGE


def test_the_limit_holds_where_opencv_was_loaded_by_somebody_else(saved: Callable[[str, bytes], Path]) -> None:
    path = saved("bomb.png", png_claiming(12_000, 12_000))
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            LOADED_BY_SOMEBODY_ELSE,
            str(path),
        ],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (told.stdout, told.stderr) == ("FILE_TOO_LARGE\n", "")


def test_a_file_too_long_to_be_a_picture_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "film.png"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert fault_of(path).kind is FaultKind.FILE_TOO_LARGE


def test_damage_prints_nothing(saved: Callable[[str, bytes], Path], capfd: pytest.CaptureFixture[str]) -> None:
    for name, content in NO_PICTURES.items():
        fault_of(saved(name, content))
    noisy = bytearray(encoded(".jpg", np.random.default_rng(1).integers(0, 256, (200, 200), np.uint8)))
    noisy[len(noisy) // 2 : len(noisy) // 2 + 20] = b"\xff" * 20
    assert read_file(saved("noisy.jpg", bytes(noisy))).found == ()
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")


def test_reading_works_where_there_is_no_standard_error(saved: Callable[[str, bytes], Path]) -> None:
    path = saved("letter.png", encoded(".png"))
    kept = os.dup(2)
    os.close(2)
    try:
        found = read_file(path).found
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    assert [one.text for one in found] == [letter_text()]


def test_grey_with_a_channel_of_transparency_is_read(saved: Callable[[str, bytes], Path]) -> None:
    alpha = np.where(SHEET == 0, 255, 0).astype(np.uint8)
    rows = b"".join(b"\0" + np.dstack([SHEET[row], alpha[row]]).tobytes() for row in range(SHEET.shape[0]))
    path = saved("grey.png", png(SHEET.shape[1], SHEET.shape[0], bits=8, colours=4, rows=rows))
    assert [one.text for one in read_file(path).found] == [letter_text()]
