"""The crash note: where in the program something went wrong that nobody foresaw. No Qt, so that commands can write it.

It holds the places in the code and the kind of each error, never its message and never a value: these may hold names.
"""

import platform
import traceback
from pathlib import Path

from desk import __version__, config
from desk.clock import system_clock

_MOST = 20
"""As many notes are kept; a fault that comes again and again must not fill the disk."""


def crash_folder() -> Path:
    """Return where the notes lie; it may not exist yet."""
    return config.data_folder() / "crash"


def note_crash(error: BaseException) -> str:
    """Write a note about an unforeseen error and return its file's name, or `nowhere` if the disk takes none."""
    name = f"{system_clock():%Y%m%d-%H%M%S-%f}.txt"
    folder = crash_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.txt"))[: 1 - _MOST]:
            old.unlink(missing_ok=True)
        (folder / name).write_text(_told(error), encoding="utf-8")
    except OSError:
        return "nowhere"
    return name


def _told(error: BaseException) -> str:
    lines = [f"Einlass {__version__}, Python {platform.python_version()}, {platform.platform()}"]
    step: BaseException | None = error
    while step is not None:
        lines.append(f"\n{type(step).__module__}.{type(step).__qualname__}")
        frames = traceback.extract_tb(step.__traceback__)
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        step = step.__cause__ or step.__context__
    return "\n".join(lines) + "\n"
