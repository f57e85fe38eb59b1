"""`desk init`, `desk demo`, `desk doctor`: an office of one's own, the sample day, and what a desk stands on."""

from pathlib import Path

import pytest

from desk.cli.windows import Windows
from desk.service.profiles import shipped_profiles
from tests.cli.program import check_keys, desk, documented
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
        ('town = "Musterhausen"', "", "stimmt sites[1].town nicht. Dieser Schlüssel fehlt. Ergänzen Sie ihn."),
        (
            "capacity = 2\n",
            "capacity = 0\n",
            "stimmt rooms[1].capacity nicht. Diese Zahl ist zu klein oder zu groß. Erlaubt ist hier: 1–9999.",
        ),
        (
            "capacity = 2\n",
            'capacity = "2"\n',
            "stimmt rooms[1].capacity nicht. Das ist keine ganze Zahl. Schreiben Sie eine ganze Zahl",
        ),
        ("Europe/Berlin", "Europe/Musterhausen", "Schreiben Sie eine Zeitzone wie Europe/Berlin."),
        ('number = "1.02"', 'number = "1.01"', "stimmt rooms[2].number nicht. Das steht zweimal da"),
        ("minutes = 30", "minute = 30", "stimmt services[1].minute nicht."),
        ('name = "Rathaus"', 'name = "Rathaus', "Zeile 7: Diese Zeile lässt sich nicht lesen"),
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


class TestCheck:
    """`desk office check`: a profile is read, and nothing is set up."""

    def test_a_right_profile_is_summed_up(self, profile_file: Path, tmp_path: Path) -> None:
        said, as_json = desk("office", "check", profile_file), desk("office", "check", profile_file, "--json")

        assert (said.status, said.err, as_json.status, as_json.err) == (0, "", 0, "")
        assert said.out.splitlines() == [
            "Das Profil Stadt Musterhausen stimmt.",
            "Gebäude: 1. Zimmer: 3. Anliegen: 2. Regeln: 6.",
            "Keine Regel nennt einen Tag.",
            "Keine Änderung steht bevor.",
        ]
        assert set(as_json.row) == documented(desk("office", "check", "--help").out)[1].keys()
        assert (as_json.row["file"], as_json.row["sites"], as_json.row["next_change"]) == (str(profile_file), 1, None)
        assert not (tmp_path / "home").exists()

    def test_the_days_of_its_rules_and_the_next_change_are_named(self, tmp_path: Path) -> None:
        dated = profile_text().replace(
            "notice = true", "notice = true\nvalid_from = 2020-05-04\nvalid_until = 2199-12-30"
        )
        profile = tmp_path / HERE
        profile.write_text(dated, encoding="utf-8")

        row = desk("office", "check", profile, "--json").row

        assert (row["first_day"], row["last_day"], row["next_change"]) == ("2020-05-04", "2199-12-30", "2199-12-31")
        assert desk("office", "check", profile).out.splitlines()[2:] == [
            "Die Regeln nennen Tage von Montag, 4. Mai 2020 bis Montag, 30. Dezember 2199.",
            "Nächste Änderung: Dienstag, 31. Dezember 2199.",
        ]

    @pytest.mark.parametrize("name", shipped_profiles())
    def test_shipped_profiles_are_found_by_their_names(self, name: str) -> None:
        assert desk("office", "check", name).status == 0

    def test_every_problem_is_a_line_with_place_and_remedy(self, tmp_path: Path) -> None:
        profile = tmp_path / HERE
        wrong = profile_text().replace("minutes = 30", 'minutes = "x"').replace("capacity = 1\n", "capacity = 0\n")
        profile.write_text(wrong, encoding="utf-8")
        minutes, capacity = (wrong[: wrong.index(one)].count("\n") + 1 for one in ('minutes = "x"', "capacity = 0"))

        said, as_json = desk("office", "check", profile), desk("office", "check", profile, "--json")

        assert (said.status, said.err, as_json.status, as_json.err) == (1, "", 1, "")
        assert said.out.splitlines() == [
            (
                f"Zeile {minutes}, services[1].minutes: Das ist keine ganze Zahl. "
                "Schreiben Sie eine ganze Zahl ohne Anführungszeichen."
            ),
            f"Zeile {capacity}, rooms[2].capacity: Diese Zahl ist zu klein oder zu groß. Erlaubt ist hier: 1–9999.",
            (
                f"2 Fehler in {profile}. Prüfen Sie nach dem Berichtigen noch einmal: "
                "Manches zeigt sich erst, wenn das andere stimmt."
            ),
        ]
        assert [(row["line"], row["problem"]) for row in as_json.rows] == [
            (minutes, "not-a-number"),
            (capacity, "out-of-range"),
        ]
        for row in as_json.rows:
            check_keys(row, "office", "check")

    @pytest.mark.parametrize(
        ("right", "wrong", "line"),
        [
            (
                'access = "invitation"',
                'access = "invitation"\nvalid_from = 2026-05-04\nvalid_until = 2026-07-01',
                (
                    "services[1].key: Bis Sonntag, 3. Mai 2026 sagt keine Regel, wie dieses Anliegen zu erreichen ist. "
                    "Ergänzen Sie eine Regel mit access"
                ),
            ),
            (
                'access = "invitation"',
                'access = "invitation"\nvalid_until = 2026-07-01',
                "services[1].key: Ab Donnerstag, 2. Juli 2026 sagt keine Regel,",
            ),
            (
                'access = "invitation"',
                (
                    'access = "invitation"\nvalid_until = 2026-07-01\n[[rules]]\nkey = "b"\n'
                    'access = "online"\nvalid_from = 2026-07-03'
                ),
                "services[1].key: Am Donnerstag, 2. Juli 2026 sagt keine Regel,",
            ),
            (
                'access = "invitation"',
                'notice = true\nwords.de = { title = "A" }\nwords.en = { title = "A" }',
                "services[1].key: Keine Regel sagt, wie dieses Anliegen zu erreichen ist.",
            ),
            (
                'service = "andrang"\naccess = "appointment"',
                'access = "appointment"\nvalid_from = 2026-05-04',
                (
                    "rules[2].key: Ab Montag, 4. Mai 2026 sagen diese Regel und by-invitation denselben Leuten etwas "
                    "über dasselbe: Niemand könnte sagen, welche gilt. Lassen Sie die eine am Tag vor der anderen enden"
                ),
            ),
            (
                'service = "andrang"\naccess = "appointment"',
                'access = "appointment"',
                "Diese Regel und by-invitation sagen denselben Leuten etwas über dasselbe:",
            ),
            (
                'service = "andrang"\naccess',
                'service = "andrang"\nsite = "rathaus"\naccess',
                "rules[2].service: Eine Regel gilt nur für eines: site steht auch da. Entfernen Sie eines von beiden",
            ),
            (
                'access = "invitation"',
                'access = "invitation"\nclosed = true',
                "rules[1].key: Genau eines davon muss hier stehen: access, closed. Ergänzen Sie",
            ),
            (
                'access = "invitation"',
                'access = "invitation"\nasks = "file-number"',
                "rules[1].asks: Nach etwas gefragt wird nur, wo access walk-in ist. Entfernen Sie den Schlüssel.",
            ),
            (
                'access = "invitation"',
                'access = "invitation"\ntopic = "x"',
                "rules[1].topic: topic haben nur eine Frage oder ein Hinweis. Entfernen Sie den Schlüssel.",
            ),
            (
                'names = { de = "Bürgeramt"',
                'unit = { de = "A", en = "A" }\nnames = { de = "Bürgeramt"',
                "offices[1].unit: unit hat nur ein Teil eines Amtes. Ergänzen Sie part_of",
            ),
            (
                "[[services]]",
                '[[offices]]\nkey = "b"\npart_of = "amt"\nsite = "x"\nunit = { de = "B", en = "B" }\n[[services]]',
                "offices[2].site: Ein Sachgebiet ist dort, wo sein Amt ist, und trägt dessen Namen.",
            ),
            (
                "[[entrances]]",
                (
                    '[[sites]]\nkey = "b"\nnumber = 8\nname = "B"\nstreet = "B"\npostcode = "1"\ntown = "B"\n'
                    'timezone = "Europe/Berlin"\n[[entrances]]'
                ),
                "sites[2].key: Dieses Gebäude hat keinen Eingang. Ergänzen Sie eine Tabelle [[entrances]]",
            ),
            ('authority = "Stadt', 'authority = "Stadt\n', "Zeile 1: Diese Zeile lässt sich nicht lesen. Prüfen Sie"),
        ],
        ids=[
            "before",
            "after",
            "between",
            "never",
            "tied from",
            "tied",
            "scopes",
            "rulings",
            "asks",
            "topic",
            "unit",
            "unit's site",
            "entrance",
            "syntax",
        ],
    )
    def test_what_rules_and_offices_cannot_say_is_told(self, right: str, wrong: str, line: str, tmp_path: Path) -> None:
        assert right in profile_text()
        profile = tmp_path / HERE
        profile.write_text(profile_text().replace(right, wrong, 1), encoding="utf-8")

        said = desk("office", "check", profile)

        assert (said.status, said.err) == (1, "")
        assert line in said.out

    @pytest.mark.parametrize("name", ["", "nix", "/", "x" * 5000])
    def test_what_is_no_profile_is_a_known_error(self, name: str) -> None:
        assert "Profil" in desk("office", "check", name).fault


class TestDemo:
    """The sample day where there is a screen; without one it is a journey of its own."""

    def test_the_window_is_opened_on_the_sample_day(self, tmp_path: Path) -> None:
        opened = []

        def open_window(database: str | None, screen: str | None, camera: str | None, entrance: str | None) -> int:
            assert screen is camera is entrance is None
            opened.append(database)
            return 0

        said = desk("demo", "--out", tmp_path / "day", "--json", windows=Windows(open_window, lambda _u, _f, _e: []))

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
