"""The small office, and eight desks that wait at its door."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.program import Desks
from tests.service.office import profile_text


@pytest.fixture
def musterhausen(tmp_path: Path) -> Path:
    """The profile of a house with three rooms: for two, for one, and a hall for twenty."""
    path = tmp_path / "musterhausen.toml"
    path.write_text(profile_text(), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def desks() -> Iterator[Desks]:
    """Eight programs."""
    waiting = Desks(8)
    try:
        yield waiting
    finally:
        waiting.close()
