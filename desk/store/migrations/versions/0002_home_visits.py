"""Home visits: trips, their visits, and the wishes that could not be met.

Frozen history: it imports nothing of the program and is never edited after it has shipped.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def _must(kind: sa.types.TypeEngine[Any], *names: str) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=False) for name in names)


def _refers(table: str, **targets: str) -> Iterator[sa.ForeignKeyConstraint]:
    for column, target in targets.items():
        yield sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def _owned(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        *_must(sa.Uuid(), "id", "authority_id"),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *_refers(name, authority_id="authority"),
    )


def upgrade() -> None:
    _owned(
        "trip",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Integer(), "number"),
        *_must(sa.Date(), "local_day"),
        *_must(MOMENT, "starts_at"),
        *_must(sa.Text(), "place_kind", "place_name"),
        *_must(sa.JSON(), "address"),
        *_must(MOMENT, "created_at"),
        sa.CheckConstraint("number >= 1", name="ck_trip_number"),
        sa.CheckConstraint("place_kind IN ('facility', 'home')", name="ck_trip_place_kind"),
        *_refers("trip", site_id="site"),
        sa.UniqueConstraint("site_id", "number", name="uq_trip_site_id_number"),
    )
    op.create_index("ix_trip_site_id_local_day", "trip", ["site_id", "local_day"])
    _owned(
        "home_visit",
        *_must(sa.Uuid(), "trip_id"),
        *_must(sa.Integer(), "number"),
        *_must(sa.Uuid(), "service_id"),
        *_must(sa.Integer(), "minutes"),
        *_must(sa.Text(), "name", "language", "note"),
        sa.Column("outcome", sa.Text()),
        *_must(sa.Text(), "outcome_note"),
        sa.Column("outcome_at", MOMENT),
        *_must(MOMENT, "created_at"),
        sa.CheckConstraint("minutes >= 1", name="ck_home_visit_minutes"),
        sa.CheckConstraint("number >= 1", name="ck_home_visit_number"),
        sa.CheckConstraint("outcome IN ('done', 'not-met', 'could-not')", name="ck_home_visit_outcome"),
        *_refers("home_visit", service_id="service", trip_id="trip"),
        sa.UniqueConstraint("trip_id", "number", name="uq_home_visit_trip_id_number"),
    )
    _owned(
        "refused_wish",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Date(), "local_day"),
        *_must(sa.Text(), "reason"),
        sa.CheckConstraint(
            "reason IN ('mobile', 'service', 'area', 'no-date', 'pilot-over', 'other')", name="ck_refused_wish_reason"
        ),
        *_refers("refused_wish", site_id="site"),
    )
    op.create_index("ix_refused_wish_site_id_local_day", "refused_wish", ["site_id", "local_day"])


def downgrade() -> None:
    for name in ("refused_wish", "home_visit", "trip"):
        op.drop_table(name)
