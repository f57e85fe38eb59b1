from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desk.domain.faults import Fault, FaultKind
from desk.domain.rules import questions
from desk.service.desk import Desk, open_desk
from desk.service.language import speak
from desk.store import tables
from desk.store.engine import open_database
from tests.service.office import NOW, HandClock, url_of


def test_a_desk_takes_the_first_entrance_or_the_named_one(desk: Desk) -> None:
    assert desk.entrance_name == "Pforte"
    with open_desk(url_of(desk), desk.clock, "en", "Hof") as other:
        assert (other.entrance_name, other.language) == ("Hof", "en")
        assert other.id != desk.id
        assert questions(other.house.book.rules)[0].title == "Mask worn"
    with open_desk(url_of(desk), desk.clock, "de") as again:
        assert again.id == desk.id, "the same computer at the same door is the same desk"
    with desk.database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.DeskRow)) == 2


def test_an_entrance_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(Fault) as fault:
        open_desk(url_of(desk), desk.clock, "de", "Keller")

    assert fault.value.kind is FaultKind.ENTRANCE_UNKNOWN
    assert fault.value.facts == {"entrance": "Keller", "known": "Pforte, Hof"}


def test_a_database_without_an_office(made_url: str) -> None:
    with pytest.raises(Fault) as fault:
        open_desk(made_url, HandClock(), "de")

    assert fault.value.kind is FaultKind.DATABASE_EMPTY
    with open_database(made_url) as database, database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.DeskRow)) == 0


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        open_desk(f"sqlite:///{tmp_path / 'nothing.sqlite'}", HandClock(), "de")

    assert fault.value.kind is FaultKind.DATABASE_MISSING
    assert list(tmp_path.glob("nothing*")) == []


def test_the_day_is_that_of_the_site(desk: Desk) -> None:
    assert desk.today(datetime(2026, 3, 28, 23, 30, tzinfo=UTC)) == date(2026, 3, 29)
    assert desk.day_began(datetime(2026, 3, 29, 12, tzinfo=UTC)).astimezone(UTC) == datetime(
        2026, 3, 28, 23, tzinfo=UTC
    )
    assert desk.moment(None) == NOW


def test_a_desk_speaks_another_language(desk: Desk) -> None:
    speak(desk, "en")

    assert questions(desk.house.book.rules)[0].title == "Mask worn"
    speak(desk, "fr")
    assert questions(desk.house.book.rules)[0].title == "Maske getragen", "what nobody translated stays German"
