"""Inserts that do nothing where the row stands already: each engine has its own statement for it."""

from functools import cache
from importlib import import_module

from sqlalchemy.dialects.sqlite import Insert

from desk.store.tables import Base


@cache
def insert_once(engine: str, table: type[Base]) -> Insert:
    """Return the statement for `sqlite` or `postgresql`, built once.

    The engine's module is loaded when it is first used: a desk with a file of its own does not wait for PostgreSQL.
    How many rows were written is kept because it is asked for: without, it reads -1 on PostgreSQL.
    """
    # Both engines' inserts have the same doors.
    statement: Insert = import_module(f"sqlalchemy.dialects.{engine}").insert(table)
    return statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
