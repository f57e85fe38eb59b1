"""`desk read`: what is in any file that somebody may name."""

import os
from pathlib import Path

import pytest

from tests.cli.pictures import photograph, with_codes, with_most
from tests.cli.program import check_keys, desk, documented, invite, letters

NO_PICTURE = "ist kein lesbares Bild. Nehmen Sie ein Bild als PNG, JPEG, WebP oder TIFF, oder ein PDF."


@pytest.fixture
def letter(training: Path, tmp_path: Path) -> tuple[str, Path]:
    """A letter's code and its PDF."""
    assert training.exists()
    (made,) = letters(tmp_path / "out", invite())
    return made["code"], Path(made["file"])


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "tiff"])
@pytest.mark.parametrize("turned", [False, True], ids=["upright", "turned"])
def test_a_letter_is_read_from_any_kind_of_picture(
    letter: tuple[str, Path], tmp_path: Path, kind: str, turned: bool
) -> None:
    file = photograph(letter[1], tmp_path / f"photo.{kind}", turned)

    said = desk("read", file, "--json")

    check_keys(said.row, "read")
    assert (said.status, said.err, said.row["file"]) == (0, "", str(file))
    (found,) = said.row["codes"]
    assert (found["text"], found["kind"], found["page"], len(found["corners"])) == (letter[0], "ours", 1, 4)
    assert said.row["ms"] > 0


def test_a_letter_is_read_from_its_pdf_and_named_in_words(letter: tuple[str, Path]) -> None:
    said = desk("read", letter[1])

    assert said.out == f"{letter[1]}: ein Schreiben von uns: {letter[0]}\n"
    assert desk("read", letter[1], "--json").row["codes"][0]["text"] == letter[0]


def test_no_database_is_needed(tmp_path: Path) -> None:
    assert desk("read", with_codes(tmp_path / "x.png", "x"), "--database", "/nowhere").status == 0


def test_a_picture_without_a_code_is_a_failed_check(tmp_path: Path) -> None:
    blank = with_codes(tmp_path / "blank.png")

    said, as_json = desk("read", blank), desk("read", blank, "--json")

    assert (said.status, said.err) == (1, "")
    assert said.out.startswith(f"Im Bild {blank} ist kein Code zu finden.")
    assert (as_json.status, as_json.row["codes"]) == (1, [])
    assert desk("read", blank, with_codes(tmp_path / "code.png", "x")).status == 1


def test_of_several_codes_each_is_told(tmp_path: Path) -> None:
    file = with_codes(tmp_path / "two.png", "WIFI:T:WPA;S:Cafe;P:geheim;;", "https://example.org")

    assert [(one["kind"], one["text"]) for one in desk("read", file, "--json").row["codes"]] == [
        ("wifi", "WIFI:T:WPA;S:Cafe;P:geheim;;"),
        ("web-address", "https://example.org"),
    ]
    assert [line.split(": ")[1] for line in desk("read", file).out.splitlines()] == [
        "ein Code für ein WLAN",
        "eine Internetadresse",
    ]


def test_the_largest_code_is_told_whole(tmp_path: Path) -> None:
    file, text = with_most(tmp_path / "most.png")

    assert len(text) == 4296
    assert desk("read", file, "--json").row["codes"][0]["text"] == text
    assert desk("read", file).out == f"{file}: ein fremder Code: {text}\n"


def test_what_would_steer_a_terminal_is_shown(tmp_path: Path) -> None:
    text = "\x1b[2J\x1b]0;böse\x07<b>fett</b>\n\r\u202eWache\x9b\u2028"
    file = with_codes(tmp_path / "escape.png", text)

    said, as_json = desk("read", file), desk("read", file, "--json")

    shown = r"\x1b[2J\x1b]0;böse\x07<b>fett</b>\n\r\u202eWache\x9b\u2028"
    assert said.out == f"{file}: ein fremder Code: {shown}\n"
    assert as_json.row["codes"][0]["text"] == text
    assert as_json.out.rstrip("\n").isprintable()


def _cut_off(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize("kind", ["png", "webp", "tiff", "pdf"])
def test_half_a_file_is_no_picture(letter: tuple[str, Path], tmp_path: Path, kind: str) -> None:
    file = letter[1] if kind == "pdf" else photograph(letter[1], tmp_path / f"half.{kind}")
    _cut_off(file)

    assert desk("read", file).fault == f"{file.name} {NO_PICTURE}"


def _files(folder: Path) -> dict[str, Path]:
    files = {name: folder / name for name in ("empty.png", "words.txt", "noise.jpg", "fake.pdf", "database.sqlite")}
    files["empty.png"].write_bytes(b"")
    files["words.txt"].write_text("Guten Tag\n")
    files["noise.jpg"].write_bytes(bytes(range(256)) * 10)
    files["fake.pdf"].write_bytes(b"%PDF-1.7\n%%EOF")
    files["database.sqlite"].write_bytes(b"SQLite format 3\0" + bytes(84))
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    return files | {name: folder / name for name in ("folder.png", "pipe.png")} | {"null": Path("/dev/null")}


@pytest.mark.parametrize(
    "name",
    ["empty.png", "words.txt", "noise.jpg", "fake.pdf", "database.sqlite", "folder.png", "pipe.png", "null"],
)
def test_what_is_no_picture_is_said(tmp_path: Path, name: str) -> None:
    file = _files(tmp_path)[name]

    assert desk("read", file).fault == f"{file.name} {NO_PICTURE}"


@pytest.mark.parametrize("name", ["missing.png", "no/such/folder/x.png", "x" * 5000, "a\nb\x1b[31m.png", "\udcff.png"])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    line = desk("read", tmp_path / name).fault

    assert line.startswith("Die Datei ")
    assert line.isprintable()


def test_each_file_gets_its_answer_and_the_worst_gives_the_status(tmp_path: Path) -> None:
    good, missing, blank = with_codes(tmp_path / "good.png", "x"), tmp_path / "gone", with_codes(tmp_path / "blank.png")

    said, as_json = desk("read", missing, good, blank), desk("read", missing, good, blank, "--json")

    assert said.status == as_json.status == 2
    assert said.out.splitlines()[0].startswith(f"{good}: ")
    assert said.err == as_json.err == "Die Datei gone gibt es nicht. Prüfen Sie Name und Ort der Datei.\n"
    fault, found, nothing = as_json.rows
    assert set(fault) == set(documented(desk("read", "--help").out)[1])
    assert (fault["file"], fault["fault"], fault["sentence"]) == (str(missing), "file-missing", said.err.strip())
    assert (len(found["codes"]), nothing["codes"]) == (1, [])
