"""The profile of the small office for the stories that need one."""

from pathlib import Path

import pytest

from tests.service.office import profile_text


@pytest.fixture
def musterhausen(tmp_path: Path) -> Path:
    """The profile of a house with three rooms: for two, for one, and a hall for twenty."""
    path = tmp_path / "musterhausen.toml"
    path.write_text(profile_text(), encoding="utf-8")
    return path
