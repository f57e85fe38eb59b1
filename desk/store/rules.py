"""The rules of the house, in one language."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from desk.domain.places import SiteId
from desk.domain.rules import Rule, RuleKind
from desk.store import tables
from desk.store.texts import in_language


def add_rules(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    """Write rules as set-up describes them."""
    connection.execute(insert(tables.Rule), list(rows))


def rules(connection: Connection, site: SiteId, language: str) -> tuple[Rule, ...]:
    """A site's rules of all times, in their order."""
    rows = connection.execute(
        select(tables.Rule).where(tables.Rule.site_id == site).order_by(tables.Rule.position, tables.Rule.key)
    )
    found = []
    for row in rows:
        words = in_language(row.words, language) or {}
        found.append(
            Rule(
                key=row.key,
                kind=RuleKind(row.kind),
                position=row.position,
                icon=row.icon,
                title=words.get("title", row.key),
                detail=words.get("detail", ""),
                remedy=words.get("remedy", ""),
                valid_from=row.valid_from,
                valid_until=row.valid_until,
            )
        )
    return tuple(found)
