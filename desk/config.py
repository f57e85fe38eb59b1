"""What a desk is told from outside: the folder of its data, its database, its language.

Read from the environment at the moment of asking, so that a test or a second desk on one computer can differ.
"""

import contextlib
import os
import re
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """Return the folder that holds the database, the letters and the log of this desk; it may not exist yet.

    `DESK_HOME` names it; else it is the place where the operating system keeps a user's data.
    """
    home = os.environ.get("DESK_HOME")
    return _at_home(home) if home else user_data_path("einlass", appauthor=False)


def database_url(option: str | None = None) -> str:
    """Return the database's address: from the option, else `DESK_DATABASE`, else `einlass.sqlite` in the data folder.

    A bare path is taken for an SQLite file. An address with a scheme is passed on as it stands.
    """
    given = option or os.environ.get("DESK_DATABASE") or str(data_folder() / "einlass.sqlite")
    if "://" in given:
        return given
    return f"sqlite:///{_at_home(given)}"


def _at_home(path: str) -> Path:
    """Return a path whole, `~` as the user's own folder; as it stands where there is no such user or no folder here."""
    whole = Path(path)
    with contextlib.suppress(RuntimeError):
        whole = whole.expanduser()
    with contextlib.suppress(FileNotFoundError):  # the folder that we stand in was removed
        whole = whole.absolute()
    return whole


def key_passphrase() -> str | None:
    """Return the passphrase that locks the signing key (`DESK_KEY_PASSPHRASE`), or None where none is set."""
    return os.environ.get("DESK_KEY_PASSPHRASE") or None


def use_keyring() -> bool:
    """Return whether the operating system's key store may be asked; `DESK_KEYRING=no` forbids it.

    A server without a desktop has none, and a test must not write into that of whoever runs it.
    """
    return os.environ.get("DESK_KEYRING", "yes") != "no"


def language() -> str:
    """Return the language of the screens and the command line, `de` or `en`: `DESK_LANGUAGE`, else German.

    A region and a character set behind it, `en_GB.UTF-8`, say nothing here.
    """
    named = os.environ.get("DESK_LANGUAGE", "").strip().lower()
    return re.split(r"[-_.@]", named)[0] or "de"
