"""`desk init`, `desk demo`, `desk doctor`: an office of one's own, the sample day, and what a desk stands on."""

from pathlib import Path

import pytest

from desk.cli.windows import Windows
from tests.cli.program import check_keys, desk
from tests.service.office import profile_text

HERE = "musterhausen.toml"


def test_an_office_is_set_up_from_a_file_or_a_shipped_profile(profile_file: Path, tmp_path: Path) -> None:
    own = desk("init", "--office", profile_file, "--database", tmp_path / "new" / "own.sqlite", "--json")
    shipped = desk("init", "--training")

    assert (own.status, own.err) == (0, "")
    check_keys(own.row, "init")
    assert own.row == {
        "database": str(tmp_path / "new" / "own.sqlite"),
        "office": str(profile_file),
        "training": False,
        "site": "Rathaus",
        "rooms": 3,
        "services": ["ausweis", "andrang"],
    }
    home = tmp_path / "home" / "einlass.sqlite"
    assert shipped.out == f"Dienstgebäude Willi-Becker-Allee ist eingerichtet, mit 13 Zimmern, in {home}.\n"


def test_an_office_is_set_up_once(training: Path) -> None:
    before = training.read_bytes()

    line = desk("init").fault

    assert line.startswith(
        f"Unter {training} gibt es schon eine Datenbank. Öffnen Sie sie, oder wählen Sie für die neue"
    )
    assert training.read_bytes() == before


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ('town = "Musterhausen"', "", "stimmt site.town nicht. Ergänzen Sie diesen Schlüssel."),
        ("capacity = 2\n", "capacity = 0\n", "stimmt rooms[1].capacity nicht. Erlaubt ist hier: 1–9999."),
        ("capacity = 2\n", 'capacity = "2"\n', "stimmt rooms[1].capacity nicht. Schreiben Sie eine ganze Zahl"),
        ("Europe/Berlin", "Europe/Musterhausen", "Schreiben Sie eine Zeitzone wie Europe/Berlin."),
        ('number = "1.02"', 'number = "1.01"', "stimmt rooms[2].number nicht. Das steht zweimal da"),
        ("minutes = 30", "minute = 30", "stimmt services[1].minute nicht."),
        ('name = "Rathaus"', 'name = "Rathaus', "Zeile 6 ist kein TOML"),
    ],
    ids=["missing", "range", "text", "zone", "twice", "unknown", "syntax"],
)
def test_a_wrong_profile_is_told_with_its_place_and_what_to_write(
    tmp_path: Path, right: str, wrong: str, line: str
) -> None:
    profile = tmp_path / HERE
    assert right in profile_text()
    profile.write_text(profile_text().replace(right, wrong, 1), encoding="utf-8")

    said = desk("init", "--office", profile).fault

    assert str(profile) in said
    assert line in said
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["", "nix", "/", "/dev/null", "/proc/self/mem", "x" * 5000, "\x1b[31m"])
def test_what_is_no_profile_is_told_with_those_that_are(name: str, tmp_path: Path) -> None:
    line = desk("init", "--office", name).fault

    assert "Profil" in line
    assert line.isprintable()
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "url", ["/proc/x/y.sqlite", "/dev/null/y.sqlite", "mysql://u:geheim@h/d", "sqlite://", "x?.sqlite"]
)
def test_a_database_that_cannot_be_is_told(url: str) -> None:
    line = desk("init", "--database", url).fault

    assert "geheim" not in line


def test_a_set_up_where_nothing_may_be_made_says_so() -> None:
    assert "kann nichts geschrieben werden" in desk("init", "--database", "/proc/x/y.sqlite").fault


class TestDemo:
    """The sample day where there is a screen; without one it is a journey of its own."""

    def test_the_window_is_opened_on_the_sample_day(self, tmp_path: Path) -> None:
        opened = []

        def open_window(database: str | None, screen: str | None, camera: str | None) -> int:
            assert screen is camera is None
            opened.append(database)
            return 0

        said = desk("demo", "--out", tmp_path / "day", "--json", windows=Windows(open_window, lambda _u, _f: []))

        assert (said.status, said.err) == (0, "")
        assert opened == [said.row["database"]] == [f"sqlite:///{tmp_path / 'day' / 'sample.sqlite'}"]
        assert set(said.row) == {"step", "sentence", "database"}
        assert desk("board", "--database", opened[0] or "").status == 0

    @pytest.mark.parametrize("folder", ["/proc/x", "/dev/null/x"])
    def test_a_folder_that_takes_nothing_is_told(self, folder: str) -> None:
        assert (
            f"In den Ordner {folder} kann nichts geschrieben werden."
            in desk("demo", "--headless", "--out", folder).fault
        )

    def test_a_real_office_is_not_filled_with_invented_people(self, real: Path, tmp_path: Path) -> None:
        before = real.read_bytes()

        assert "gibt es schon eine Datenbank" in desk("demo", "--headless", "--database", real, "--out", tmp_path).fault
        assert real.read_bytes() == before


class TestDoctor:
    """What the desk stands on."""

    def test_each_part_is_fine_or_says_what_to_do(self, training: Path) -> None:
        said, as_json = desk("doctor"), desk("doctor", "--json")

        assert (said.status, said.err, as_json.status) == (0, "", 0)
        parts = ["versions", "database", "space", "clock", "keys", "fonts", "camera", "scanner", "printers"]
        assert [row["part"] for row in as_json.rows] == parts
        assert len(said.out.splitlines()) == len(parts)
        for row in as_json.rows:
            assert set(row) == {"part", "health", "sentence", "facts"}
            assert row["health"] in {"fine", "noted"}
            assert row["sentence"]
        assert str(training) in said.out

    def test_without_a_database_the_rest_is_examined_and_the_status_says_so(self) -> None:
        said = desk("doctor", "--json")

        assert (said.status, said.err) == (1, "")
        assert {row["part"]: row["health"] for row in said.rows}["database"] == "wrong"
        assert len(said.rows) == 9

    def test_a_damaged_page_is_found(self, training: Path) -> None:
        with training.open("r+b") as file:
            file.seek(20 * 4096)
            file.write(b"\xff" * 4096)

        said = desk("doctor")

        assert said.status == 1
        assert f"Datenbank: Die Datenbank {training} ist beschädigt." in said.out
