"""The small office, set up and open, on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.service.desk import Desk
from tests.service.ledgers import faults_of_house
from tests.service.office import HandClock, office
from tests.service.racers import Racers


@pytest.fixture
def clock() -> HandClock:
    """The time, standing still."""
    return HandClock()


@pytest.fixture
def desk(made_url: str, tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    """A desk at work; whatever a test did, its house must be in order afterwards."""
    with office(made_url, tmp_path, clock) as opened:
        yield opened
        assert faults_of_house(opened.database) == []


@pytest.fixture
def training(made_url: str, tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    """The same in a training database."""
    with office(made_url, tmp_path, clock, training=True) as opened:
        yield opened
        assert faults_of_house(opened.database) == []


@pytest.fixture(scope="session")
def racers() -> Iterator[Racers]:
    """Eight desks as programs of their own."""
    started = Racers()
    yield started
    started.stop()
