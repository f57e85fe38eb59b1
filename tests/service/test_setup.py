from pathlib import Path

import pytest
from sqlalchemy import func, select

from desk.domain.faults import Fault, FaultKind
from desk.service.admission import admit, present
from desk.service.desk import open_desk
from desk.service.profiles import find_profile, load_profile
from desk.service.sample_day import SAMPLE_OFFICE, make_sample
from desk.service.setup import initialise, key_place
from desk.store import tables
from desk.store.engine import open_database
from tests.service.office import HandClock, profile


def sites(url: str) -> int:
    with open_database(url) as database, database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.Site)) or 0


def test_an_office_is_set_up_once(database_url: str, tmp_path: Path) -> None:
    initialise(database_url, profile(tmp_path), HandClock())

    with pytest.raises(Fault) as fault:
        initialise(database_url, profile(tmp_path), HandClock())

    assert fault.value.kind is FaultKind.DATABASE_EXISTS
    assert sites(database_url) == 1
    with open_desk(database_url, HandClock(), "de") as desk:
        assert (desk.training, desk.house.authority, len(desk.house.rooms)) == (False, "Stadt Musterhausen", 3)
        assert desk.house.contacts[0].hours[1].days == (0, 2)
        assert [path.stat().st_mode & 0o077 for path in key_place(desk.authority).folder.iterdir()] == [0, 0]


def test_a_set_up_that_was_cut_off_is_completed(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("DESK_HOME", str(blocked))
    with pytest.raises(Fault) as fault:
        initialise(database_url, profile(tmp_path), HandClock())
    assert fault.value.kind is FaultKind.FOLDER_NOT_WRITABLE
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "home"))

    initialise(database_url, profile(tmp_path), HandClock(), training=True)

    assert sites(database_url) == 1
    with open_desk(database_url, HandClock(), "de") as desk:
        assert desk.training


def test_a_foreign_file_is_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "notes.txt"
    foreign.write_text("milk")

    with pytest.raises(Fault) as fault:
        initialise(f"sqlite:///{foreign}", profile(tmp_path), HandClock())

    assert fault.value.kind is FaultKind.DATABASE_EXISTS
    assert foreign.read_text() == "milk"


def test_the_sample_day_shows_every_kind_of_letter(database_url: str) -> None:
    clock = HandClock()
    make_sample(database_url, clock, "de")

    with open_desk(database_url, clock, "de") as desk:
        assert desk.training
        with desk.database.reading() as connection:
            letters = connection.execute(
                select(
                    tables.Letter.code, tables.Letter.revision, tables.Appointment.revision, tables.Appointment.status
                )
                .join(tables.Appointment, tables.Appointment.id == tables.Letter.appointment_id)
                .order_by(tables.Letter.code)
            ).all()
        assert 100 < len(letters) < 140
        assert {status for *_, status in letters} == {"planned", "cancelled"}
        assert any(revision < current for _, revision, current, _ in letters)
        fulfilled = {"mask": True, "identity": True, "no-cold": True}
        reasons = set()
        for code, *_ in letters:
            reasons.add(admit(desk, present(desk, code, None, fulfilled)).decision.reason)
    assert {None, "cancelled", "replaced", "too-early", "too-late", "other-day"} <= {
        one and one.value for one in reasons
    }
    assert load_profile(find_profile(SAMPLE_OFFICE)).sites[0].town == "Düsseldorf"
