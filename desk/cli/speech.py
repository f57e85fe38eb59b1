"""The language of the command line, and how an answer is written: for a person, or as one JSON object a line."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

import click

from desk import config
from desk.cli.ending import tell
from desk.clock import system_clock
from desk.domain.faults import Fault
from desk.i18n import Translate, translator
from desk.service.desk import Desk, open_desk

Command = TypeVar("Command", bound=Callable[..., Any])


def _language() -> str:
    """The language that was asked for, or German where there is none such."""
    try:
        translator(config.language())
    except Fault:
        return "de"
    return config.language()


LANGUAGE = _language()
_: Translate = translator(LANGUAGE)


def shared(command: Command) -> Command:
    """Give a command what nearly every command has: `--database` and `--json`."""
    database = click.option(
        "--database", metavar="URL", callback=_or_before, help=_("The database: a file or an address.")
    )
    return database(in_json(command))


def in_json(command: Command) -> Command:
    """Give a command `--json`: alone where it needs no database."""
    return click.option("--json", "as_json", is_flag=True, help=_("One JSON object a line instead of sentences."))(
        command
    )


def _or_before(context: click.Context, _option: click.Parameter, database: str | None) -> str | None:
    """The database that was named before the command, `desk --database X board`, where none was named after it."""
    before: str | None = context.find_root().params.get("database")
    return database or before


def at_entrance(command: Command) -> Command:
    """Give a command the choice of the entrance that it stands at."""
    return click.option("--entrance", metavar="E", help=_("The entrance, by its name; else the first."))(command)


def open_the_desk(database: str | None, entrance: str | None = None) -> Desk:
    """Open the database that was asked for. Raises the faults of `open_desk`."""
    return open_desk(config.database_url(database), system_clock, LANGUAGE, entrance)


def answer(as_json: bool, fields: Mapping[str, object], *lines: str) -> None:
    """Write one answer: its fields as JSON, or its lines for a person."""
    for line in (_json(fields),) if as_json else lines:
        tell(line)


def _json(fields: Mapping[str, object]) -> str:
    """One object on one line; signs that steer a terminal, or that it does not have, as JSON escapes them."""
    text = json.dumps(fields, ensure_ascii=False, default=_plain)
    return "".join(sign if sign.isprintable() and _writable(sign) else json.dumps(sign)[1:-1] for sign in text)


def _writable(sign: str) -> bool:
    try:
        sign.encode(_encoding())
    except UnicodeEncodeError:
        return False
    return True


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def _plain(value: object) -> object:
    """What JSON has no word for."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return str(value)
