"""Choices that belong to a database."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from desk.domain.places import AuthorityId
from desk.ids import uuid7
from desk.store import tables

TRAINING = "training"
"""Set where everything in the database is invented: the practice camera runs, and a time may be given by hand."""
PLAYED_DAY = "played-day"
"""The local day that the clock of a training database stands on, as 2020-06-29; the present one where it is not set."""


def add_setting(connection: Connection, authority: AuthorityId, key: str, value: str, moment: datetime) -> None:
    """Write a choice once, at `moment` (UTC)."""
    connection.execute(
        insert(tables.Setting), {"id": uuid7(moment), "authority_id": authority, "key": key, "value": value}
    )


def setting(connection: Connection, key: str) -> str | None:
    """Read a choice; None where it was never made."""
    return connection.scalar(select(tables.Setting.value).where(tables.Setting.key == key))
