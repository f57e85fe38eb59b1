"""The small office in the data folder of the test, set up once by `desk init` and copied."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import desk
from tests.service.office import profile_text


@pytest.fixture(scope="session")
def profile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of the small office."""
    path = tmp_path_factory.mktemp("profile") / "musterhausen.toml"
    path.write_text(profile_text(), encoding="utf-8")
    return path


def _set_up(profile: Path | str, home: Path, *words: str) -> Path:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DESK_HOME", str(home))
        environment.setenv("DESK_KEYRING", "no")
        environment.delenv("DESK_DATABASE", raising=False)
        made = desk("init", "--office", profile, *words)
    assert (made.status, made.err) == (0, "")
    return home


@pytest.fixture(scope="session")
def _training_home(profile_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _set_up(profile_file, tmp_path_factory.mktemp("training") / "home", "--training")


@pytest.fixture(scope="session")
def _real_home(profile_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _set_up(profile_file, tmp_path_factory.mktemp("real") / "home")


@pytest.fixture
def training(_training_home: Path, tmp_path: Path) -> Path:
    """An office in which everything is invented, so that a time may be given; its database file."""
    return Path(shutil.copytree(_training_home, tmp_path / "home")) / "einlass.sqlite"


@pytest.fixture
def real(_real_home: Path, tmp_path: Path) -> Path:
    """An office that admits real people; its database file."""
    return Path(shutil.copytree(_real_home, tmp_path / "home")) / "einlass.sqlite"


@pytest.fixture(scope="session")
def _shipped_homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    names = ("kaiserslautern", "kreis-dueren")
    return {name: _set_up(name, tmp_path_factory.mktemp(name) / "home", "--training") for name in names}


@pytest.fixture
def at_office(_shipped_homes: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """Put the training database of a shipped office, by its name, where the commands look for theirs."""
    return lambda name: Path(shutil.copytree(_shipped_homes[name], tmp_path / "home")) / "einlass.sqlite"
