"""What holds for every test: nobody's own data is touched, and nothing is left behind unsaid.

Warnings and Qt's messages fail a test through `pyproject.toml`; here are the log lines, the threads and the windows.
"""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.fixtures.postgres"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("DESK_LANGUAGE", None)  # the commands read it once, when they are loaded

# A slow computer is no fault; and a failure must come again when the test is run again.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

_SECONDS_TO_END = 5.0


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give each test a data folder, no key store and the language of the office, whatever the person runs it with."""
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DESK_KEYRING", "no")
    for name in ("DESK_DATABASE", "DESK_KEY_PASSPHRASE", "DESK_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _quiet(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logged a warning or worse, unless it says `@pytest.mark.logs` and looks at the lines itself."""
    yield
    if request.node.get_closest_marker("logs") is None:
        lines = [
            f"{one.name}: {one.getMessage()}" for one in caplog.get_records("call") if one.levelno >= logging.WARNING
        ]
        assert not lines, "unexpected log lines"


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail a test that left a thread running."""
    before = set(threading.enumerate())
    yield
    # Threads of Qt that ever ran Python stay in the list as dummies: they belong to Qt, not to the test.
    started = [
        one for one in threading.enumerate() if one not in before and not isinstance(one, threading._DummyThread)
    ]
    for one in started:
        one.join(_SECONDS_TO_END)
    assert not [one.name for one in started if one.is_alive()], "threads left running"


@pytest.fixture(autouse=True)
def _no_window_left_open() -> Iterator[None]:
    """Fail a test that left a window open; those given to `qtbot.addWidget` are closed by then."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [one for one in widgets.QApplication.topLevelWidgets() if one.isVisible()]
    for one in left:
        one.close()
    assert not left, "windows left open"
