"""`python -m desk` and `desk`: a command if words follow, else the window. Qt is loaded for a window only."""

import os
import sys
from pathlib import Path

from desk import config
from desk.cli.main import run
from desk.cli.windows import Windows


def main() -> int:
    """Run the command line and return its exit status."""
    return run(sys.argv[1:], Windows(open_window=_open_window, take_pictures=_take_pictures))


# Said while sound is looked for, on every computer without this one library; the windows are silent then, or not.
_QT_RULES = "qt.multimedia.symbolsresolver=false"


def _open_window(database: str | None, screen: str | None, camera: str | None, entrance: str | None) -> int:
    os.environ.setdefault("QT_LOGGING_RULES", _QT_RULES)
    from desk.app import run_window  # noqa: PLC0415 - a command does without Qt

    return run_window(config.database_url(database), config.language(), screen, camera, entrance)


def _take_pictures(url: str, folder: Path, entrance: str | None) -> list[Path]:
    os.environ.setdefault("QT_LOGGING_RULES", _QT_RULES)
    from desk.app import take_pictures  # noqa: PLC0415 - a command does without Qt

    return take_pictures(url, folder, config.language(), entrance=entrance)


if __name__ == "__main__":
    sys.exit(main())
