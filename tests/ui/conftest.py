"""The sample day, made once and copied for each test of the windows."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.ui.style.look import Look, current, wear
from tests.ui.office import Training, make_training


@pytest.fixture(scope="session", autouse=True)
def _set_aside() -> None:
    """Keep what was loaded before the first of these tests out of every collection: it is most of what there is."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    """Collect cycles between tests, on the main thread: other threads must not end a window's objects."""
    gc.disable()
    yield
    gc.collect()
    app = QApplication.instance()
    if isinstance(app, QApplication) and current() != Look():
        wear(app, Look())  # whatever look a test tried on


@pytest.fixture(scope="session")
def sample_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample day once; its signing key lies beside it."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_HOME", str(folder / "home"))
        patch.setenv("DESK_KEYRING", "no")
        make_training(folder)
    return folder


@pytest.fixture
def training(sample_day: Path, tmp_path: Path) -> Training:
    """Give each test a training database of its own, with the key of its letters."""
    shutil.copy(sample_day / "training.sqlite", tmp_path)
    shutil.copytree(sample_day / "home", tmp_path / "home")
    return Training(f"sqlite:///{tmp_path / 'training.sqlite'}")
