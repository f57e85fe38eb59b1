"""The command line: the second face of the same services, for people at a terminal and for other programs.

May import: everything but `desk.app` and Qt; `desk doctor` must work on a server without a screen.
Never goes in: a decision, SQL, a window; the two commands that show one get it handed in.
"""

from desk.cli.main import run

__all__ = ["run"]
