"""The public keys that letters are verified with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from desk.domain.places import AuthorityId
from desk.store import tables


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A public key of a site."""

    issuer: int
    key_id: int
    public: bytes
    """32 bytes, raw Ed25519."""
    withdrawn_at: datetime | None
    """UTC; from then on a letter signed with it counts only where its appointment is on the list."""


def add_key(connection: Connection, authority: AuthorityId, row: UUID, key: KnownKey, valid_from: datetime) -> None:
    """Write a public key, valid from a moment (UTC)."""
    connection.execute(
        insert(tables.SigningKey),
        {
            "id": row,
            "authority_id": authority,
            "issuer": key.issuer,
            "key_id": key.key_id,
            "public_key": key.public,
            "valid_from": valid_from,
            "withdrawn_at": key.withdrawn_at,
        },
    )


def keys(connection: Connection) -> tuple[KnownKey, ...]:
    """All public keys, the newest first."""
    rows = connection.execute(select(tables.SigningKey).order_by(tables.SigningKey.valid_from.desc()))
    return tuple(KnownKey(row.issuer, row.key_id, row.public_key, row.withdrawn_at) for row in rows)
