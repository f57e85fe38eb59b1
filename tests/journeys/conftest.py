"""The small office, eight desks that wait at its door, and a screen for the windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.noon import Noon, at_noon
from tests.journeys.program import Desks
from tests.journeys.screen import Screen
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


@pytest.fixture
def screen(tmp_path: Path, qapp: QApplication) -> Iterator[Screen]:
    """A screen that nobody sees, with a keyboard."""
    switched_on = Screen(tmp_path)
    try:
        yield switched_on
    finally:
        switched_on.close()


@pytest.fixture
def noon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Noon:
    """An office, not set up yet, where it is about noon now; the commands mean its database."""
    office = at_noon(tmp_path)
    monkeypatch.setenv("DESK_DATABASE", office.url)
    return office
