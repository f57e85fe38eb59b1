"""A file to be spoilt, for the tests of the store."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def path(sqlite_template: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "desk.sqlite"
    shutil.copyfile(sqlite_template, copy)
    return copy
