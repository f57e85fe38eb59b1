import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.domain.faults import FaultKind
from desk.letters.keys import make_key
from desk.service import doctor
from desk.service.admission import admit, present
from desk.service.desk import Desk
from desk.service.doctor import Finding, Health, Part, examine
from desk.service.setup import FIRST_KEY, key_place
from tests.service.office import FULFILLED, NOW, SITE, HandClock, invite, let_in, office, signed, url_of


def findings(url: str, clock: HandClock | None = None) -> dict[Part, Finding]:
    examined = examine(url, clock or HandClock(), "de")
    assert [one.part for one in examined] == list(Part)
    return {one.part: one for one in examined}


def test_a_desk_that_is_well(desk: Desk) -> None:
    found = findings(url_of(desk))

    assert not [one for one in found.values() if one.health is Health.WRONG]
    assert found[Part.DATABASE].facts["where"] == desk.database.where
    assert str(found[Part.DATABASE].facts["is"]).startswith(
        {"sqlite": "SQLite 3", "postgresql": "PostgreSQL 1"}[desk.database.dialect]
    )
    assert found[Part.KEYS].facts == {"protection": "file-rights"}
    assert found[Part.FONTS].facts["families"]
    assert found[Part.CLOCK].facts == {"now": "2026-03-02T09:30:00+00:00", "zone": "Europe/Berlin"}


def test_without_a_database(tmp_path: Path) -> None:
    found = findings(f"sqlite:///{tmp_path / 'deep' / 'nothing.sqlite'}")

    assert found[Part.DATABASE].fault is not None
    assert found[Part.DATABASE].fault.kind is FaultKind.DATABASE_MISSING
    assert found[Part.KEYS].facts == {"protection": "unknown"}
    assert found[Part.SPACE].facts["folder"] == str(tmp_path)


def test_with_an_address_that_is_none() -> None:
    found = findings("mysql://somewhere/else")

    for part in (Part.DATABASE, Part.SPACE):
        assert found[part].fault is not None
        assert found[part].fault.kind is FaultKind.DATABASE_ADDRESS


def test_a_damaged_database(tmp_path: Path) -> None:
    file = tmp_path / "desk.sqlite"
    with office(f"sqlite:///{file}", tmp_path, HandClock()):
        pass
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2] + b"\xff" * (len(content) - len(content) // 2))

    found = findings(f"sqlite:///{file}")

    assert found[Part.DATABASE].health is Health.WRONG
    assert found[Part.DATABASE].fault is not None
    assert found[Part.DATABASE].fault.kind is FaultKind.DATABASE_DAMAGED


def test_a_desk_at_a_door_has_no_signing_key(desk: Desk) -> None:
    shutil.rmtree(key_place(desk.authority).folder)

    assert findings(url_of(desk))[Part.KEYS].facts == {"protection": "none"}


def test_a_key_with_a_passphrase_is_fine(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(key_place(desk.authority).folder)
    monkeypatch.setenv("DESK_KEY_PASSPHRASE", "an invented sentence")
    make_key(key_place(desk.authority), SITE, FIRST_KEY)

    found = findings(url_of(desk))[Part.KEYS]

    assert (found.health, found.facts) == (Health.FINE, {"protection": "passphrase"})


def test_a_key_that_signs_nothing_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (pem,) = key_place(desk.authority).folder.glob("*.pem")
    pem.write_text("-----BEGIN ENCRYPTED PRIVATE KEY-----")

    damaged = findings(url_of(desk))[Part.KEYS]

    pem.unlink()
    monkeypatch.setenv("DESK_KEY_PASSPHRASE", "an invented sentence")
    shutil.rmtree(key_place(desk.authority).folder)
    make_key(key_place(desk.authority), SITE, FIRST_KEY)
    monkeypatch.setenv("DESK_KEY_PASSPHRASE", "another")
    locked = findings(url_of(desk))[Part.KEYS]
    for found, kind in ((damaged, FaultKind.KEY_DAMAGED), (locked, FaultKind.KEY_LOCKED)):
        assert found.health is Health.WRONG
        assert found.fault
        assert found.fault.kind is kind


def test_a_clock_that_was_never_set_or_went_back(desk: Desk) -> None:
    let_in(desk, signed(desk, invite(desk)))

    assert findings(url_of(desk), HandClock(datetime(1970, 1, 1, tzinfo=UTC)))[Part.CLOCK].health is Health.WRONG
    assert findings(url_of(desk), HandClock(NOW - timedelta(hours=1)))[Part.CLOCK].health is Health.WRONG
    assert findings(url_of(desk), HandClock(NOW))[Part.CLOCK].health is Health.FINE


def test_in_training_acts_may_lie_ahead(training: Desk) -> None:
    code = signed(training, invite(training, minutes=60))
    assert admit(training, present(training, code, None, FULFILLED, NOW + timedelta(hours=1))).visit

    assert findings(url_of(training))[Part.CLOCK].health is Health.FINE


def test_little_space(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)

    assert findings(url_of(desk))[Part.SPACE].health is Health.WRONG


@pytest.mark.parametrize(
    "script,printers,health",
    [("echo Büro; echo Flur", "Büro, Flur", Health.FINE), ("exit 0", "", Health.NOTED), (None, "", Health.NOTED)],
)
def test_printers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, printers: str, health: Health
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    if script:
        asked = folder / "lpstat"
        asked.write_text(f"#!/bin/sh\n{script}\n")
        asked.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))

    found = doctor._printers()

    assert (found.facts, found.health) == ({"printers": printers}, health)


def test_a_print_system_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "lpstat"
    asked.write_text("#!/no/such/shell\n")
    asked.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert doctor._printers().health is Health.NOTED
