"""Where a command line ends up: the command, its exit status, and one line for a known error."""

from collections.abc import Sequence

import click

from desk import config
from desk.cli.ending import DONE, KNOWN_ERROR, complain, hush, is_heard, open_streams
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
    try:
        open_streams()
        return _answered(words, windows, _translator())
    except KeyboardInterrupt:  # before there were words, or while the last one was said
        return KNOWN_ERROR


def _answered(words: Sequence[str], windows: Windows, _: Translate) -> int:
    try:
        status = _command(words, windows, _)
    except (click.Abort, KeyboardInterrupt):
        status = _say(_("Stopped. Whether the last step was stored is not certain: look at the board."))
    except click.ClickException as wrong:
        hint = _("`{command} --help` tells more.").format(command=_command_of(wrong))
        sentence = " ".join(wrong.format_message().split())
        status = _say(f"{sentence if sentence.endswith(('.', '?')) else f'{sentence}.'} {hint}")
    except Fault as fault:
        status = _say(fault_line(fault, _))
    except Exception as error:  # noqa: BLE001 - a bug is no traceback in front of a guard
        status = _say_unforeseen(error, _)
    return status if is_heard() else _say(_unheard(_))


def _command(words: Sequence[str], windows: Windows, _: Translate) -> int:
    # Imported here: the commands' texts are translated when they are read in, after the language is known.
    from desk.cli.commands import commands  # noqa: PLC0415 - see above

    try:
        status = commands.main(list(words), prog_name="desk", standalone_mode=False, obj=windows)
    except click.exceptions.Exit as ended:
        status = ended.exit_code
    except SystemExit:
        # click ends so where the reader of its help has gone.
        hush()
        status = DONE
    return status if isinstance(status, int) else DONE


def _say_unforeseen(error: Exception, _: Translate) -> int:
    if isinstance(error, OSError) and not is_heard("\n"):  # what an unbuffered output refused, it has forgotten
        return _say(_unheard(_))
    note = crash_folder() / note_crash(error)
    where = f" {note}" if note.exists() else ""  # a disk that takes nothing takes no note
    return _say(f"{fault_line(Fault(FaultKind.UNEXPECTED), _)}{where}")


def _unheard(_: Translate) -> str:
    return _("The answer could not be written. Whether the last step was stored is not certain: look at the board.")


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
