"""Contacts and hours, as a column keeps them and as the domain has them."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from desk.domain.services import Contact, ContactKind, Hours, Purpose
from desk.store.texts import in_language


def read_contacts(kept: Iterable[dict[str, Any]] | None, language: str) -> tuple[Contact, ...]:
    """The contacts that a column keeps, in one language."""
    return tuple(
        Contact(
            kind=ContactKind(one["kind"]),
            address=one["address"],
            label=in_language(one["labels"], language) or "",
            purpose=Purpose(one.get("purpose", Purpose.HELP.value)),
            hours=tuple(read_hours(hours) for hours in one.get("hours", ())),
            note=in_language(one.get("notes", {}), language) or "",
        )
        for one in kept or ()
    )


def kept_hours(hours: Hours) -> dict[str, object]:
    """Hours as a column keeps them."""
    return {"days": list(hours.days), "opens": hours.opens.isoformat(), "closes": hours.closes.isoformat()}


def read_hours(kept: dict[str, Any]) -> Hours:
    """The hours that a column keeps."""
    return Hours(tuple(kept["days"]), time.fromisoformat(kept["opens"]), time.fromisoformat(kept["closes"]))
