"""The houses of the five profiles: each set up once, and copied for each test that opens its door."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.service.desk import open_desk
from desk.service.profiles import find_profile, load_profile
from desk.service.setup import initialise
from tests.journeys.offices.door import Door
from tests.service.office import HandClock

SET_UP = datetime(2020, 1, 2, 9, tzinfo=UTC)
"""Before any of the announcements."""
FILE = "einlass.sqlite"

Opened = Callable[..., Door]


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    made: dict[str, Path] = {}

    def home(office: str) -> Path:
        if office not in made:
            folder = tmp_path_factory.mktemp("offices") / "home"
            folder.mkdir()
            with pytest.MonkeyPatch.context() as environment:
                environment.setenv("DESK_HOME", str(folder))
                environment.setenv("DESK_KEYRING", "no")
                profile = load_profile(find_profile(office))
                initialise(f"sqlite:///{folder / FILE}", profile, HandClock(SET_UP), training=True)
            made[office] = folder
        return made[office]

    return home


@pytest.fixture
def database(request: pytest.FixtureRequest, _homes: Callable[[str], Path], tmp_path: Path) -> str:
    """The address of a copy of the database of the module's `OFFICE`, which the commands mean too."""
    home = shutil.copytree(_homes(request.module.OFFICE), tmp_path / "home")
    return f"sqlite:///{home / FILE}"


@pytest.fixture
def opened(database: str) -> Iterator[Opened]:
    """Opens the door of an entrance, by its name; without one the first."""
    with ExitStack() as stack:

        def at_entrance(entrance: str | None = None) -> Door:
            clock = HandClock(SET_UP)
            return Door(stack.enter_context(open_desk(database, clock, "de", entrance)), clock)

        yield at_entrance


@pytest.fixture
def door(opened: Opened) -> Door:
    """The first entrance."""
    return opened()
