"""How a command ends: its exit status, and the one line for what went wrong."""

import sys

DONE = 0
NOT_ADMITTED = 1
"""A verdict other than ADMIT, or a check that failed."""
KNOWN_ERROR = 2


def complain(line: str) -> None:
    """Write one line on standard error; what came from outside cannot steer the terminal."""
    safe = "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in line)
    print(safe, file=sys.stderr)  # noqa: T201 - the command line speaks on standard error
