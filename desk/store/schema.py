"""The schema's number, and the way from an older one to the present one."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Schema:
    """A state of the tables: its number is that of the last step in `scripts` ("0001" is 1)."""

    number: int
    scripts: Path


PRESENT = Schema(number=3, scripts=Path(__file__).parent / "migrations")
"""What this version of the program reads and writes."""


def number_of(revision: str) -> int:
    """Read the number out of a step's name; raises ValueError where it is none of ours."""
    return int(revision)


def upgrade(connection: Connection, schema: Schema) -> None:
    """Take all steps that are missing, on a connection in a transaction: the caller commits all of them or none."""
    # Imported here alone: a start without steps to take is to be fast.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, f"{schema.number:04d}")
