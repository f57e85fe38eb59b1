"""Where a command line ends up: the command, its exit status, and one line for a known error."""

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from desk import config
from desk.cli.ending import DONE, KNOWN_ERROR, complain
from desk.cli.windows import Windows
from desk.domain.faults import Fault, FaultKind
from desk.i18n import Translate, translator
from desk.ui.crash import crash_folder, note_crash
from desk.ui.words.faults import fault_line

__all__ = ["Windows", "run"]


def run(words: Sequence[str], windows: Windows) -> int:
    """Run one command line and return its exit status: 0 done, 1 not admitted or a check failed, 2 a known error.

    A known error is one line on standard error. Anything else is a bug: it is noted in a file, without any value that
    may be a name, and said in one line too.
    """
    # Imported here: the commands' texts are translated when they are read in, after the language is known.
    _ = _translator()
    from desk.cli.commands import commands  # noqa: PLC0415 - see above

    try:
        status = commands.main(list(words), prog_name="desk", standalone_mode=False, obj=windows)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        return _say(_("Stopped. Whether the last step was stored is not certain: look at the board."))
    except click.ClickException as wrong:
        hint = _("`{command} --help` tells more.").format(command=_command_of(wrong))
        return _say(f"{' '.join(wrong.format_message().split())} {hint}")
    except Fault as fault:
        return _say(fault_line(fault, _))
    except BrokenPipeError:
        return _nobody_listens()
    except Exception as error:  # noqa: BLE001 - a bug is no traceback in front of a guard
        note = crash_folder() / note_crash(error)
        return _say(f"{fault_line(Fault(FaultKind.UNEXPECTED), _)} {note}")
    return status if isinstance(status, int) else DONE


def _translator() -> Translate:
    try:
        return translator(config.language())
    except Fault:
        return translator("de")


def _command_of(wrong: click.ClickException) -> str:
    context = getattr(wrong, "ctx", None)
    return context.command_path if context else "desk"


def _say(line: str) -> int:
    complain(line)
    return KNOWN_ERROR


def _nobody_listens() -> int:
    """End quietly where the reader of our output has gone (`desk board | head`): Python would complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return DONE
