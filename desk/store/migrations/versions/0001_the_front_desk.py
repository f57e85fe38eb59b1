"""The first schema: everything that the front desk remembers.

Frozen history: it imports nothing of the program and is never edited after it has shipped.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

PLACES = ("authority", "site", "entrance", "desk", "room")
SERVICES = ("office", "service", "rule", "setting")
APPOINTMENTS = ("appointment", "letter", "signing_key")
HAPPENINGS = ("visit", "fact", "scan", "waiting")

MOMENT = sa.DateTime(timezone=True)
INSIDE = "left_at IS NULL AND undone_at IS NULL"

APPEND_ONLY_SQLITE = (
    "CREATE TRIGGER fact_stays_as_it_is BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END",
    "CREATE TRIGGER fact_stays BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END",
)
APPEND_ONLY_POSTGRESQL = (
    (
        "CREATE FUNCTION fact_stays() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RAISE EXCEPTION 'fact is append-only' USING ERRCODE = 'restrict_violation'; END $$"
    ),
    "CREATE TRIGGER fact_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON fact EXECUTE FUNCTION fact_stays()",
)


def _must(kind: sa.types.TypeEngine[Any], *names: str) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=False) for name in names)


def _may(kind: sa.types.TypeEngine[Any], *names: str) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind) for name in names)


def _refers(table: str, **targets: str) -> Iterator[sa.ForeignKeyConstraint]:
    for column, target in targets.items():
        yield sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")


def _index(name: str, table: str, columns: list[str], *, unique: bool = False, where: str | None = None) -> None:
    condition = None if where is None else sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def _owned(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        *_must(sa.Uuid(), "id", "authority_id"),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *_refers(name, authority_id="authority"),
    )


def upgrade() -> None:
    _places()
    _services()
    _appointments()
    _happenings()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in APPEND_ONLY_SQLITE if is_sqlite else APPEND_ONLY_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for group in (HAPPENINGS, APPOINTMENTS, SERVICES, PLACES):
        for name in reversed(group):
            op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION fact_stays()")


def _places() -> None:
    op.create_table(
        "authority",
        *_must(sa.Uuid(), "id"),
        *_must(sa.Text(), "name"),
        sa.PrimaryKeyConstraint("id", name="pk_authority"),
    )
    _owned(
        "site",
        *_must(sa.BigInteger(), "number"),
        *_must(sa.Text(), "name", "street", "postcode", "town", "timezone"),
        *_may(sa.Integer(), "capacity"),
        sa.CheckConstraint("capacity >= 0", name="ck_site_capacity"),
        sa.CheckConstraint("number BETWEEN 0 AND 4294967295", name="ck_site_number"),
        sa.UniqueConstraint("authority_id", "number", name="uq_site_authority_id_number"),
    )
    _owned(
        "entrance",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Text(), "name"),
        *_refers("entrance", site_id="site"),
        sa.UniqueConstraint("site_id", "name", name="uq_entrance_site_id_name"),
    )
    _owned(
        "desk",
        *_must(sa.Uuid(), "entrance_id"),
        *_must(sa.Text(), "name"),
        sa.Column("sequence", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("sequence >= 0", name="ck_desk_sequence"),
        *_refers("desk", entrance_id="entrance"),
        sa.UniqueConstraint("entrance_id", "name", name="uq_desk_entrance_id_name"),
    )
    _owned(
        "room",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Integer(), "area"),
        *_must(sa.Text(), "number"),
        *_must(sa.JSON(), "names"),
        *_must(sa.Integer(), "floor", "capacity", "free"),
        *_must(sa.Boolean(), "open"),
        *_may(sa.Text(), "closed_reason", "phone"),
        *_must(sa.JSON(), "ways"),
        *_must(sa.Boolean(), "step_free"),
        sa.CheckConstraint("area BETWEEN 1 AND 65535", name="ck_room_area"),
        sa.CheckConstraint("capacity >= 0", name="ck_room_capacity"),
        sa.CheckConstraint("free BETWEEN 0 AND capacity", name="ck_room_free"),
        *_refers("room", site_id="site"),
        sa.UniqueConstraint("site_id", "area", name="uq_room_site_id_area"),
        sa.UniqueConstraint("site_id", "number", name="uq_room_site_id_number"),
    )


def _services() -> None:
    _owned(
        "office",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Text(), "key"),
        *_must(sa.JSON(), "names"),
        *_may(sa.Text(), "unit"),
        *_must(sa.JSON(), "contacts"),
        *_refers("office", site_id="site"),
        sa.UniqueConstraint("site_id", "key", name="uq_office_site_id_key"),
    )
    _owned(
        "service",
        *_must(sa.Uuid(), "office_id"),
        *_must(sa.Text(), "key"),
        *_must(sa.JSON(), "names"),
        *_must(sa.Text(), "access"),
        *_must(sa.Integer(), "minutes", "early_minutes", "late_minutes"),
        *_must(sa.JSON(), "bring", "payment", "subjects", "texts"),
        sa.CheckConstraint("access IN ('invitation', 'appointment')", name="ck_service_access"),
        sa.CheckConstraint("early_minutes >= 0", name="ck_service_early_minutes"),
        sa.CheckConstraint("late_minutes >= 0", name="ck_service_late_minutes"),
        sa.CheckConstraint("minutes >= 1", name="ck_service_minutes"),
        *_refers("service", office_id="office"),
        sa.UniqueConstraint("office_id", "key", name="uq_service_office_id_key"),
    )
    _owned(
        "rule",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Text(), "key", "kind"),
        *_must(sa.Integer(), "position"),
        *_must(sa.Text(), "icon"),
        *_must(sa.JSON(), "words"),
        *_may(sa.Date(), "valid_from", "valid_until"),
        sa.CheckConstraint("kind IN ('question', 'notice')", name="ck_rule_kind"),
        *_refers("rule", site_id="site"),
        sa.UniqueConstraint("site_id", "key", name="uq_rule_site_id_key"),
    )
    _owned(
        "setting",
        *_must(sa.Text(), "key", "value"),
        sa.UniqueConstraint("authority_id", "key", name="uq_setting_authority_id_key"),
    )


def _appointments() -> None:
    _owned(
        "appointment",
        *_must(sa.Uuid(), "site_id", "room_id", "service_id"),
        *_must(sa.LargeBinary(10), "reference"),
        *_must(sa.Date(), "local_day"),
        *_must(MOMENT, "starts_at", "ends_at"),
        *_must(sa.Integer(), "persons"),
        *_must(sa.Text(), "name"),
        *_must(sa.JSON(), "address"),
        *_must(sa.Text(), "language", "status"),
        *_must(sa.Integer(), "revision"),
        *_may(sa.Uuid(), "family_id"),
        *_must(MOMENT, "created_at"),
        sa.CheckConstraint("status IN ('planned', 'cancelled')", name="ck_appointment_status"),
        sa.CheckConstraint("length(reference) = 10", name="ck_appointment_reference"),
        sa.CheckConstraint("persons BETWEEN 1 AND 255", name="ck_appointment_persons"),
        sa.CheckConstraint("revision BETWEEN 0 AND 255", name="ck_appointment_revision"),
        *_refers("appointment", room_id="room", service_id="service", site_id="site"),
        sa.UniqueConstraint("reference", name="uq_appointment_reference"),
    )
    _index("ix_appointment_site_id_local_day_starts_at", "appointment", ["site_id", "local_day", "starts_at"])
    _owned(
        "letter",
        *_must(sa.Uuid(), "appointment_id"),
        *_must(sa.Integer(), "revision"),
        *_must(sa.Text(), "code", "human_code"),
        *_must(sa.Integer(), "key_id"),
        *_must(sa.Text(), "language"),
        *_must(MOMENT, "made_at"),
        *_may(MOMENT, "checked_at", "printed_at"),
        sa.CheckConstraint("key_id BETWEEN 0 AND 255", name="ck_letter_key_id"),
        sa.CheckConstraint("revision BETWEEN 0 AND 255", name="ck_letter_revision"),
        *_refers("letter", appointment_id="appointment"),
        sa.UniqueConstraint("appointment_id", "revision", name="uq_letter_appointment_id_revision"),
    )
    _index("ix_letter_human_code", "letter", ["human_code"])
    _owned(
        "signing_key",
        *_must(sa.BigInteger(), "issuer"),
        *_must(sa.Integer(), "key_id"),
        *_must(sa.LargeBinary(32), "public_key"),
        *_must(MOMENT, "valid_from"),
        *_may(MOMENT, "withdrawn_at"),
        sa.CheckConstraint("issuer BETWEEN 0 AND 4294967295", name="ck_signing_key_issuer"),
        sa.CheckConstraint("key_id BETWEEN 0 AND 255", name="ck_signing_key_key_id"),
        sa.CheckConstraint("length(public_key) = 32", name="ck_signing_key_public_key"),
        sa.UniqueConstraint("issuer", "key_id", name="uq_signing_key_issuer_key_id"),
    )


def _happenings() -> None:
    _owned(
        "visit",
        *_may(sa.Uuid(), "appointment_id"),
        *_must(sa.Uuid(), "room_id", "desk_id"),
        *_must(sa.Integer(), "persons", "invited"),
        *_must(MOMENT, "admitted_at", "planned_end"),
        *_may(MOMENT, "left_at", "undone_at"),
        *_must(sa.JSON(), "fulfilled"),
        sa.CheckConstraint("invited >= 0", name="ck_visit_invited"),
        sa.CheckConstraint("persons >= 1", name="ck_visit_persons"),
        *_refers("visit", appointment_id="appointment", desk_id="desk", room_id="room"),
    )
    _index("ix_visit_appointment_id", "visit", ["appointment_id"])
    _index("ix_visit_authority_id_admitted_at", "visit", ["authority_id", "admitted_at"])
    _index("ix_visit_open_room", "visit", ["room_id"], where=INSIDE)
    _index("uq_visit_open_appointment", "visit", ["appointment_id"], unique=True, where=INSIDE)
    _owned(
        "fact",
        *_must(sa.Uuid(), "desk_id"),
        *_must(sa.Integer(), "sequence"),
        *_must(MOMENT, "at"),
        *_must(sa.Text(), "kind"),
        *_must(sa.Uuid(), "site_id"),
        *_may(sa.Uuid(), "appointment_id", "visit_id", "room_id"),
        *_may(sa.Integer(), "persons"),
        *_may(sa.Text(), "verdict", "reason"),
        *_may(sa.Uuid(), "undoes"),
        *_must(sa.JSON(), "detail"),
        *_must(sa.LargeBinary(32), "hash"),
        sa.CheckConstraint(
            "kind IN ('admitted', 'refused', 'redirected', 'waiting', 'left', 'undone', 'room-closed', 'room-opened')",
            name="ck_fact_kind",
        ),
        sa.CheckConstraint("verdict IN ('admit', 'check', 'wait', 'redirect', 'refuse')", name="ck_fact_verdict"),
        sa.CheckConstraint("length(hash) = 32", name="ck_fact_hash"),
        sa.CheckConstraint("sequence >= 1", name="ck_fact_sequence"),
        *_refers("fact", desk_id="desk", room_id="room", site_id="site", undoes="fact"),
        sa.UniqueConstraint("desk_id", "sequence", name="uq_fact_desk_id_sequence"),
    )
    _index("ix_fact_site_id_at", "fact", ["site_id", "at"])
    _index("uq_fact_undoes", "fact", ["undoes"], unique=True, where="undoes IS NOT NULL")
    _owned(
        "scan",
        *_must(sa.Uuid(), "desk_id"),
        *_must(MOMENT, "at"),
        *_must(sa.Uuid(), "visit_id"),
        *_must(sa.Text(), "kind"),
        *_may(sa.Uuid(), "appointment_id"),
        *_must(sa.Text(), "verdict"),
        *_may(sa.Text(), "reason"),
        sa.CheckConstraint("verdict IN ('admit', 'check', 'wait', 'redirect', 'refuse')", name="ck_scan_verdict"),
        *_refers("scan", appointment_id="appointment", desk_id="desk"),
    )
    _index("ix_scan_desk_id_at", "scan", ["desk_id", "at"])
    _owned(
        "waiting",
        *_must(sa.Uuid(), "site_id"),
        *_must(sa.Date(), "local_day"),
        *_must(sa.Integer(), "number"),
        *_must(sa.Uuid(), "appointment_id", "room_id"),
        *_must(sa.Integer(), "persons"),
        *_must(MOMENT, "since"),
        *_may(MOMENT, "ended_at"),
        sa.CheckConstraint("number >= 1", name="ck_waiting_number"),
        sa.CheckConstraint("persons >= 1", name="ck_waiting_persons"),
        *_refers("waiting", appointment_id="appointment", room_id="room", site_id="site"),
        sa.UniqueConstraint("site_id", "local_day", "number", name="uq_waiting_site_id_local_day_number"),
    )
    _index("uq_waiting_open_appointment", "waiting", ["appointment_id"], unique=True, where="ended_at IS NULL")
