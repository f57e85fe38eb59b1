"""The race sees a wrong way of taking a seat: without this, a race that finds nothing would say nothing."""

from collections import Counter
from pathlib import Path

import pytest

from desk.service.desk import Desk
from tests.fixtures.postgres import PostgresServer
from tests.service.ledgers import faults_of_house
from tests.service.mutants import MUTANTS
from tests.service.office import HandClock, crowd, office, show, url_of
from tests.service.racers import DESKS, Racers

WRONG = "tests.service.mutants"


def is_overfull(desk: Desk, verdicts: list[object]) -> bool:
    """The check of the race: one seat, given once, and the house in order."""
    return Counter(verdicts)["admit"] > 1 and faults_of_house(desk.database) != []


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_wrong_way_to_take_a_seat_is_caught_on_postgresql(
    mutant: str, tmp_path: Path, postgres_server: PostgresServer, racers: Racers
) -> None:
    name = postgres_server.new_with_schema()
    with office(postgres_server.url(name), tmp_path, HandClock()) as desk:
        shown = [show(desk, code) for code in crowd(desk, DESKS, "1.02")]

        verdicts = racers.run(f"{WRONG}:confirm_wrongly", url_of(desk), [(mutant, one) for one in shown])

        assert is_overfull(desk, verdicts), verdicts
    postgres_server.drop(name)


def test_the_drivers_own_transactions_are_caught_on_sqlite(
    tmp_path: Path, sqlite_template: Path, racers: Racers
) -> None:
    file = tmp_path / "desk.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    with office(f"sqlite:///{file}", tmp_path, HandClock()) as desk:
        shown = [show(desk, code) for code in crowd(desk, DESKS, "1.02")]

        verdicts = racers.run(f"{WRONG}:confirm_in_the_drivers_mode", url_of(desk), shown)

        assert is_overfull(desk, verdicts), verdicts
