"""Eight desks make the letters of one day into one folder at once: every letter is whole, and there is one of each."""

from pathlib import Path

from tests.cli.program import desk, invite
from tests.journeys.program import Desks


def test_each_letter_is_made_once_and_whole(desks: Desks, musterhausen: Path, tmp_path: Path) -> None:
    assert desk("init", "--office", musterhausen, "--training").status == 0
    references = [invite(room="2.01", start=f"2026-03-02T{hour}:00", service="andrang") for hour in range(10, 14)]
    folder = tmp_path / "out"

    said = desks.at_once([["letter", "--day", "2026-03-02", "--out", folder, "--json"]] * 8)

    assert [(one.status, one.err) for one in said] == [(0, "")] * 8
    assert len({one.out for one in said}) == 1
    files = sorted(folder.iterdir())
    assert [path.name[16:36] for path in files] == references
    codes = [desk("read", path, "--json").row["codes"][0]["text"] for path in files]
    assert codes == [row["code"] for row in said[0].rows]


def test_of_letters_replaced_at_once_the_newest_counts_alone(desks: Desks, musterhausen: Path, tmp_path: Path) -> None:
    assert desk("init", "--office", musterhausen, "--training").status == 0
    reference = invite()

    said = desks.at_once(
        [["letter", reference, "--reissue", "--out", tmp_path / str(one), "--json"] for one in range(8)]
    )

    made = [one.row for one in said if one.status == 0]
    assert made
    assert all(one.status == 0 or "beschäftigt" in one.fault for one in said)
    newest = max(row["revision"] for row in made)
    for row in made:
        shown = desk("present", row["code"], "--at", "2026-03-02T10:30", "--fulfilled", "all", "--json").row
        assert (shown["verdict"] == "admit") == (row["revision"] == newest)
