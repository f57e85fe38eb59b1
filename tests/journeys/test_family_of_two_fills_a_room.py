"""A family of two is invited, comes with a photograph of its letter, and fills the room; the third visitor waits."""

from pathlib import Path

import cv2
import numpy as np

from desk.letters.raster import pages
from tests.cli.program import desk as command
from tests.journeys.program import desk


def hold_up(letter: Path, picture: Path) -> Path:
    """Photograph a letter's page as a phone does it by the door: askew, from the side, not quite sharp, grainy."""
    page = next(iter(pages(letter.read_bytes(), 150)))
    height, width = page.shape
    edges = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[90, 60], [width + 20, 10], [width - 40, height + 30], [30, height - 50]], np.float32)
    size = (width + 100, height + 100)
    photo = cv2.warpPerspective(page, cv2.getPerspectiveTransform(edges, seen), size, borderValue=(90,))
    photo = cv2.GaussianBlur(photo, (5, 5), 1.0).astype(np.int16)
    photo += np.random.default_rng(54).integers(-20, 20, photo.shape, dtype=np.int16)
    assert cv2.imwrite(str(picture), photo.clip(0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 70])
    return picture


def invite(folder: Path, persons: int, start: str, name: str) -> Path:
    """Make an appointment in the room and its letter; return the page as it is photographed at the door."""
    when = ("--service", "naturalisation-certificate", "--room", "2.14", "--start", f"2026-11-20T{start}")
    added = desk("appointment", "add", *when, "--persons", str(persons), "--name", name)
    assert (added.status, added.err) == (0, "")
    made = desk("letter", added.out.strip(), "--out", folder, "--json")
    assert (made.status, made.err) == (0, "")
    return hold_up(Path(made.row["file"]), folder / f"{start.replace(':', '')}.jpg")


def room() -> tuple[int, int, str]:
    """How many are inside, how many seats are free, and what the board calls that."""
    row = next(row for row in command("board", "--json", "--at", "2026-11-20T10:40").rows if row["room"] == "2.14")
    return row["inside"], row["free"], row["state"]


def test_from_the_appointment_to_a_full_room_and_on(tmp_path: Path) -> None:
    assert desk("init", "--training").status == 0
    family = invite(tmp_path, 2, "10:00", "Daryna und Oleh Petrenko")
    third = invite(tmp_path, 1, "10:30", "Rima Haddad")

    # The letter is good, and the guard has still to ask.
    shown = desk("present", "--image", family, "--at", "2026-11-20T09:55", "--json")
    assert (shown.status, shown.err) == (1, "")
    assert (shown.row["verdict"], shown.row["room"], shown.row["persons"]) == (
        "check",
        "2.14",
        {"invited": 2, "came": 2},
    )
    assert shown.row["open_questions"] == ["mask", "identity", "no-cold"]
    assert room() == (0, 2, "free")

    # All is answered: the door opens, and the seats are taken.
    admitted = desk("admit", "--image", family, "--fulfilled", "all", "--at", "2026-11-20T09:56", "--json")
    assert (admitted.status, admitted.row["verdict"]) == (0, "admit")
    assert room() == (2, 0, "full")

    # The third visitor is right here and now, and there is no seat.
    full = desk("admit", "--image", third, "--fulfilled", "all", "--at", "2026-11-20T10:30", "--json")
    assert (full.status, full.row["verdict"], full.row["reason"]) == (1, "wait", "room-full")
    assert (full.row["place"], full.row["visit"], room()) == (1, None, (2, 0, "full"))
    assert full.row["expected"]

    # The family leaves by the same picture, and the third goes in.
    left = desk("leave", "--image", family, "--json")
    assert (left.status, left.row["visit"]) == (0, admitted.row["visit"])
    assert room()[:2] == (0, 2)
    last = desk("admit", "--image", third, "--fulfilled", "all", "--at", "2026-11-20T10:35")
    assert (last.status, last.err) == (0, "")
    assert last.out.startswith("EINLASS\n")
    assert room()[:2] == (1, 1)
