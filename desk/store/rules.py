"""The rules of the house, in one language: from the rows that keep them to the values that decide, and back."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, insert, select

from desk.domain.places import SiteId
from desk.domain.rules import (
    Access,
    Asked,
    Companion,
    Companions,
    Horizon,
    Limit,
    LimitOf,
    Opening,
    Payment,
    Quota,
    Reached,
    Rule,
    RuleKind,
    Ruling,
    Scope,
    Window,
)
from desk.domain.services import OfficeId, ServiceId
from desk.store import tables
from desk.store.contacts import kept_hours, read_hours
from desk.store.texts import in_language


def add_rules(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write rules as set-up describes them."""
    connection.execute(insert(tables.Rule), list(rows))


def rules(connection: Connection, language: str) -> tuple[Rule, ...]:
    """All of the authority's rules of all times, in their order."""
    rows = connection.execute(select(tables.Rule).order_by(tables.Rule.position, tables.Rule.key))
    return tuple(_rule(row, language) for row in rows)


def _rule(row: Any, language: str) -> Rule:  # noqa: ANN401 - a row of the table
    words = in_language(row.words, language) or {}
    kind = RuleKind(row.kind)
    return Rule(
        key=row.key,
        kind=kind,
        position=row.position,
        icon=row.icon,
        title=words.get("title", ""),
        detail=words.get("detail", ""),
        remedy=words.get("remedy", ""),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        scope=Scope(
            site=SiteId(row.site_id) if row.site_id else None,
            office=OfficeId(row.office_id) if row.office_id else None,
            service=ServiceId(row.service_id) if row.service_id else None,
        ),
        ruling=_read(kind, row.ruling) if row.ruling else None,
        about=row.about or "",
        letter=words.get("letter", ""),
        exemption=words.get("exemption", ""),
        requirement=row.requirement or "",
        phrase=row.phrase or "",
        stand=row.stand,
    )


def keep_ruling(ruling: Ruling | None) -> dict[str, object] | None:
    """A ruling as the column keeps it; `_read` is the way back."""
    match ruling:
        case None:
            return None
        case Asked() | Payment():
            return {"value": ruling.value}
        case Reached():
            return {"access": ruling.access.value, "file_number": ruling.file_number}
        case Companions():
            return {"most": ruling.most, "who": [one.value for one in ruling.who], "identity": ruling.identity}
        case Limit():
            return asdict(ruling) | {"of": ruling.of.value}
        case Opening():
            return {"hours": [kept_hours(one) for one in ruling.hours]}
        case _:
            return asdict(ruling)


def _read(kind: RuleKind, kept: dict[str, Any]) -> Ruling | None:
    match kind:
        case RuleKind.QUESTION:
            return Asked(kept["value"])
        case RuleKind.ACCESS:
            return Reached(Access(kept["access"]), kept.get("file_number", False))
        case RuleKind.WINDOW:
            return Window(kept["early"], kept["late"])
        case RuleKind.COMPANIONS:
            return Companions(kept["most"], tuple(Companion(one) for one in kept["who"]), kept["identity"])
        case RuleKind.LIMIT:
            return Limit(LimitOf(kept["of"]), kept["heads"], kept["square_metres_per_person"])
        case _:
            return _read_simple(kind, kept)


def _read_simple(kind: RuleKind, kept: dict[str, Any]) -> Ruling | None:
    match kind:
        case RuleKind.PAYMENT:
            return Payment(kept["value"])
        case RuleKind.HOURS:
            return Opening(tuple(read_hours(one) for one in kept["hours"]))
        case RuleKind.HORIZON:
            return Horizon(kept["weeks"])
        case RuleKind.QUOTA:
            return Quota(kept["least"], kept["most"])
        case _:
            return None
