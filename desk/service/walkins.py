"""Somebody came without a letter and was not let in: a fact, though there is nothing to name."""

from desk.domain.decisions import Verdict
from desk.domain.ledger import Fact, FactKind
from desk.service.desk import Desk
from desk.service.ledger import record


def refuse_without_letter(desk: Desk) -> Fact:
    """Note that one person without a letter was told the ways to be reached, and not let in."""
    with desk.database.writing() as connection:
        return record(connection, desk, desk.clock(), FactKind.REFUSED, persons=1, verdict=Verdict.REFUSE.value)
