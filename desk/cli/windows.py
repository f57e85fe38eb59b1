"""The two things that a command cannot do without a screen's library."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Windows:
    """What only a program with a screen can do, handed in so that the commands stay free of Qt."""

    open_window: Callable[[str | None, str | None, str | None, str | None], int]
    """Open the window: database address, screen, camera and entrance, each None where not given; returns the exit
    status."""
    take_pictures: Callable[[str, Path, str | None], list[Path]]
    """Draw the windows of a database at an entrance (None: the first) into a folder, without a screen; returns the
    files."""
