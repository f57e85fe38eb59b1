"""The language of the command line, and how an answer is written: for a person, or as one JSON object a line."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

import click

from desk import config
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
    """Give a command what every command has: `--database` and `--json`."""
    database = click.option("--database", metavar="URL", help=_("The database: a file or an address."))
    as_json = click.option("--json", "as_json", is_flag=True, help=_("One JSON object a line instead of sentences."))
    return database(as_json(command))


def at_entrance(command: Command) -> Command:
    """Give a command the choice of the entrance that it stands at."""
    return click.option("--entrance", metavar="E", help=_("The entrance, by its name; else the first."))(command)


def open_the_desk(database: str | None, entrance: str | None = None) -> Desk:
    """Open the database that was asked for. Raises the faults of `open_desk`."""
    return open_desk(config.database_url(database), system_clock, LANGUAGE, entrance)


def answer(as_json: bool, fields: Mapping[str, object], *lines: str) -> None:
    """Write one answer: its fields as JSON, or its lines for a person."""
    if as_json:
        print(json.dumps(fields, ensure_ascii=False, default=_plain))  # noqa: T201 - this is where it is written
        return
    for line in lines:
        print(shown(line))  # noqa: T201 - as above


def shown(line: str) -> str:
    """A line with control characters made visible, so that scanned text cannot steer a terminal."""
    safe = "".join(sign if sign.isprintable() or sign == "\n" else f"\\x{ord(sign):02x}" for sign in line)
    encoding = sys.stdout.encoding or "utf-8"
    return safe.encode(encoding, "replace").decode(encoding)


def _plain(value: object) -> object:
    """What JSON has no word for."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case bytes():
            return value.hex()
        case _:
            return str(value)
