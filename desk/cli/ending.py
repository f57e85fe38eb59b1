"""How a command speaks and ends: its lines, its exit status, and the one line for what went wrong."""

import contextlib
import os
import sys

DONE = 0
NOT_ADMITTED = 1
"""A verdict other than ADMIT, or a check that failed."""
KNOWN_ERROR = 2

_LONGEST = 1000
"""Characters of a line on standard error."""


def tell(line: str) -> None:
    """Write one line of an answer; what came from outside cannot steer the terminal, nor pass for two lines.

    Where the reader has gone (`desk board | head`) the command goes on unheard: its exit status still counts.
    """
    try:
        print(written(line, sys.stdout.encoding))  # noqa: T201 - this is where the command line speaks
    except BrokenPipeError:
        hush()


def complain(line: str) -> None:
    """Write one line on standard error, in the same way; a terminal that takes no more is no second fault.

    Of a line that somebody made far too long by what they typed, beginning and end are told.
    """
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"
    with contextlib.suppress(OSError):
        print(written(line, sys.stderr.encoding), file=sys.stderr, flush=True)  # noqa: T201 - as above


def written(line: str, encoding: str | None) -> str:
    """A line with every sign that is not to be printed as its escape, in what the terminal can show."""
    name = encoding or "utf-8"
    return visible(line).encode(name, "replace").decode(name)


def visible(text: str) -> str:
    r"""A text with control characters, line ends and halves of characters as `\x1b`, `\n`, `\udcff`."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def is_heard(more: str = "") -> bool:
    """Whether all that was said, and `more`, arrived; a full disk behind `desk board > file` takes no more."""
    try:
        sys.stdout.write(more)
        sys.stdout.flush()
    except BrokenPipeError:
        hush()
    except (OSError, ValueError):
        hush()
        return False
    return True


def hush() -> None:
    """Let the rest of the answers go nowhere: what is left in the buffer would make Python complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def open_streams() -> None:
    """Give a program that was started without input or outputs (`>&-`) ones that lead nowhere.

    Else the next file that is opened, the database, would get the number of an output, and be written into by
    whatever complains there.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open as long as we run
