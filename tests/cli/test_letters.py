"""`desk letter`: files on paper's way, and the letters that cannot be made beside those that can."""

from pathlib import Path

import pytest

from desk.letters.raster import pages
from tests.cli.program import check_keys, code, desk, invite, letters

pytestmark = pytest.mark.usefixtures("training")

TOO_LONG = "Adelheid " * 30
NO_FONT_HAS = "Ada \ue000"
AT = ("--at", "2026-03-02T10:30")


def test_a_letter_becomes_a_file_named_after_day_time_and_reference(tmp_path: Path) -> None:
    reference = invite()

    said = desk("letter", reference, "--out", tmp_path / "new" / "folder")

    file = tmp_path / "new" / "folder" / f"2026-03-02-1030-{reference}.pdf"
    assert (said.status, said.out, said.err) == (0, f"{file}\n", "")
    assert list(file.parent.iterdir()) == [file]
    assert len(list(pages(file.read_bytes(), 20))) == 1


def test_a_letter_as_json_has_the_keys_that_the_help_names(tmp_path: Path) -> None:
    reference = invite()

    (row,) = letters(tmp_path, reference)

    check_keys(row, "letter")
    assert (row["reference"], row["revision"], row["page"], len(row["code"])) == (reference, 1, 1, 143)
    assert [one["text"] for one in desk("read", row["file"], "--json").row["codes"]] == [row["code"]]
    typed = desk("present", row["human_code"], *AT, "--json").row
    assert (typed["verdict"], typed["reference"]) == ("check", reference)


def test_a_letter_made_again_is_the_same_one_and_reissued_another(tmp_path: Path) -> None:
    reference = invite()
    first, again = code(tmp_path, reference), code(tmp_path / "again", reference)
    (newer,) = letters(tmp_path, reference, more=["--reissue"])

    assert first == again
    assert (newer["revision"], newer["code"] != first) == (2, True)
    assert desk("present", first, *AT, "--json").row["reason"] == "replaced"
    assert desk("present", newer["code"], *AT, "--json").row["reason"] == "questions-open"


def test_a_day_in_one_file_or_in_one_each(tmp_path: Path) -> None:
    wanted = [invite(start=f"2026-03-02T{hour}:00") for hour in ("09", "10", "11")]
    gone = invite(start="2026-03-02T12:00")
    desk("appointment", "cancel", gone)

    each = letters(tmp_path / "each", more=["--day", "2026-03-02"])
    batch = letters(tmp_path / "batch", more=["--day", "2.3.2026", "--batch"])

    assert [row["reference"] for row in each] == [row["reference"] for row in batch] == wanted
    assert [row["page"] for row in each] == [1, 1, 1]
    assert [(row["page"], row["file"]) for row in batch] == [
        (page, str(tmp_path / "batch" / "2026-03-02-3.pdf")) for page in (1, 2, 3)
    ]
    assert len(list(pages((tmp_path / "batch" / "2026-03-02-3.pdf").read_bytes(), 20))) == 3
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == sorted(Path(row["file"]).name for row in each)


def test_a_letter_may_be_made_in_the_other_language(tmp_path: Path) -> None:
    reference = invite()
    german, english = (letters(tmp_path / one, reference, more=["--language", one])[0] for one in ("de", "en"))

    assert german["code"] == english["code"]
    assert Path(german["file"]).read_bytes() != Path(english["file"]).read_bytes()


@pytest.mark.parametrize("how", [[], ["--batch"]], ids=["each", "batch"])
def test_one_that_cannot_be_made_is_named_and_the_others_are_made(tmp_path: Path, how: list[str]) -> None:
    good, long, glyph, last = (invite(room="2.01", name=name) for name in ("Ada A", TOO_LONG, NO_FONT_HAS, "Ada Z"))

    said = desk("letter", "--day", "2026-03-02", "--out", tmp_path, "--json", *how)

    assert said.status == 2
    assert {row["reference"] for row in said.rows} == {good, last}
    named = dict(line.split(": ", 1) for line in said.err.splitlines())
    assert named.keys() == {long, glyph}
    assert named[long].startswith(
        "Zeile 1 der Anschrift passt nicht in das Fenster des Umschlags. Kürzen Sie Name oder"
    )
    assert named[glyph].startswith("Keine Schrift enthält das Zeichen U+E000. Schreiben Sie den Namen mit anderen")
    assert {row["file"] for row in said.rows} == {str(path) for path in tmp_path.glob("*.pdf")}


@pytest.mark.parametrize("name", [TOO_LONG, NO_FONT_HAS], ids=["too-long", "no-glyph"])
def test_where_none_can_be_made_each_is_named_and_no_file_is_written(tmp_path: Path, name: str) -> None:
    wanted = [invite(room="2.01", name=name) for _ in range(2)]

    said = desk("letter", *wanted, "--out", tmp_path / "out", "--batch")

    assert (said.status, said.out) == (2, "")
    assert [line[:20] for line in said.err.splitlines()] == wanted
    assert not (tmp_path / "out").exists()


def test_of_references_the_unknown_and_the_cancelled_are_named_and_the_others_made(tmp_path: Path) -> None:
    good, gone = invite(), invite(start="2026-03-02T12:00")
    desk("appointment", "cancel", gone)

    said = desk("letter", "abc", gone, good, good, "--out", tmp_path)

    assert said.status == 2
    assert said.out == f"{tmp_path / f'2026-03-02-1030-{good}.pdf'}\n"
    unknown, cancelled = said.err.splitlines()
    assert unknown.startswith("Den Termin abc gibt es hier nicht.")
    assert cancelled.startswith(f"Der Termin {gone} ist abgesagt.")


def test_where_all_references_are_unknown_each_is_named(tmp_path: Path) -> None:
    said = desk("letter", "abc", "def", "--out", tmp_path / "out")

    assert (said.status, said.out) == (2, "")
    assert [line[:14] for line in said.err.splitlines()] == ["Den Termin abc", "Den Termin def"]
    assert not (tmp_path / "out").exists()


def test_a_day_without_appointments_has_no_letters(tmp_path: Path) -> None:
    assert "Es gibt kein Schreiben zu drucken." in desk("letter", "--day", "2031-01-01", "--out", tmp_path).fault
    assert "morgn ist keine Zeit und kein Tag" in desk("letter", "--day", "morgn", "--out", tmp_path).fault


@pytest.mark.parametrize(
    "folder", ["/proc/letters", "/dev/null/letters", "file", "x" * 300], ids=["proc", "null", "file", "long"]
)
def test_a_folder_that_takes_no_file_is_said_and_the_letter_can_be_made_elsewhere(tmp_path: Path, folder: str) -> None:
    reference = invite()
    (tmp_path / "file").write_text("not a folder")

    line = desk("letter", reference, "--out", tmp_path / folder).fault

    assert "kann nichts geschrieben werden. Wählen Sie einen anderen Ordner" in line
    assert letters(tmp_path, reference)[0]["revision"] == 1


def test_without_its_key_no_letter_is_made(tmp_path: Path, training: Path) -> None:
    reference = invite()
    for key in training.parent.glob("keys/*/*.pem"):
        key.unlink()

    line = desk("letter", reference, "--out", tmp_path / "out").fault

    assert "Der Schlüssel" in line
    assert not (tmp_path / "out").exists()


def test_markup_in_a_name_is_printed_as_it_is(tmp_path: Path) -> None:
    reference = invite(name='#import "x": *; $$ \\ <b> _a_ // `')

    assert letters(tmp_path, reference)[0]["page"] == 1
