"""Rules get scopes, rulings and their source; how a service is reached, when and for what money moves into them.

Also: walk-ins, waiting areas, floor areas, contacts of the authority and of a service, units of offices.

Frozen history: it imports nothing of the program and is never edited after it has shipped.
"""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KINDS = [
    "question",
    "notice",
    "access",
    "window",
    "companions",
    "limit",
    "payment",
    "hours",
    "closed",
    "horizon",
    "quota",
]
RULE = sa.table(
    "rule",
    *(sa.column(name, sa.Uuid()) for name in ("id", "authority_id", "service_id")),
    *(sa.column(name, sa.Text()) for name in ("key", "kind", "icon")),
    sa.column("position", sa.Integer()),
    *(sa.column(name, sa.JSON()) for name in ("words", "ruling")),
)
OFFICE = sa.table(
    "office",
    sa.column("id", sa.Uuid()),
    sa.column("unit", sa.Text()),
    sa.column("units", sa.JSON()),
    sa.column("contacts", sa.JSON()),
)
SERVICE = sa.table(
    "service",
    *(sa.column(name, sa.Uuid()) for name in ("id", "authority_id")),
    *(sa.column(name, sa.Text()) for name in ("key", "access")),
    *(sa.column(name, sa.Integer()) for name in ("early_minutes", "late_minutes")),
    sa.column("payment", sa.JSON()),
)


def upgrade() -> None:
    with op.batch_alter_table("authority") as authority:
        authority.add_column(sa.Column("contacts", sa.JSON()))
    with op.batch_alter_table("site") as site:
        site.add_column(sa.Column("state", sa.Text()))
        site.add_column(sa.Column("waiting_capacity", sa.Integer()))
        site.add_column(sa.Column("waiting_square_metres", sa.Integer()))
    with op.batch_alter_table("room") as room:
        room.add_column(sa.Column("square_metres", sa.Integer()))
    with op.batch_alter_table("office") as office:
        office.add_column(sa.Column("part_of_id", sa.Uuid()))
        office.add_column(sa.Column("units", sa.JSON()))
        office.create_foreign_key("fk_office_part_of_id", "office", ["part_of_id"], ["id"])
    _rules()
    _keep_letters()
    _move_offices()
    _move_services()
    with op.batch_alter_table("office") as office:
        office.drop_column("unit")
    _services()
    _appointments()


def _rules() -> None:
    listed = ", ".join(f"'{kind}'" for kind in KINDS)
    with op.batch_alter_table("rule") as rule:
        rule.drop_constraint("ck_rule_kind", type_="check")
        rule.create_check_constraint("ck_rule_kind", f"kind IN ({listed})")
        rule.alter_column("site_id", existing_type=sa.Uuid(), nullable=True)
        rule.add_column(sa.Column("office_id", sa.Uuid()))
        rule.add_column(sa.Column("service_id", sa.Uuid()))
        rule.add_column(sa.Column("ruling", sa.JSON(none_as_null=True)))
        rule.add_column(sa.Column("about", sa.Text()))
        rule.add_column(sa.Column("requirement", sa.Text()))
        rule.add_column(sa.Column("phrase", sa.Text()))
        rule.add_column(sa.Column("stand", sa.Date()))
        rule.create_foreign_key("fk_rule_office_id", "office", ["office_id"], ["id"])
        rule.create_foreign_key("fk_rule_service_id", "service", ["service_id"], ["id"])
        rule.drop_constraint("uq_rule_site_id_key", type_="unique")
        rule.create_unique_constraint("uq_rule_authority_id_key", ["authority_id", "key"])


def _services() -> None:
    with op.batch_alter_table("service") as service:
        for column in ("access", "early_minutes", "late_minutes"):
            service.drop_constraint(f"ck_service_{column}", type_="check")
        for column in ("access", "early_minutes", "late_minutes", "payment"):
            service.drop_column(column)
        service.add_column(sa.Column("keywords", sa.JSON()))
        service.add_column(sa.Column("rooms", sa.JSON()))
        service.add_column(sa.Column("in_person", sa.Boolean(), server_default=sa.text("false"), nullable=False))
        service.add_column(sa.Column("contacts", sa.JSON()))


def _appointments() -> None:
    with op.batch_alter_table("appointment") as appointment:
        appointment.add_column(sa.Column("kind", sa.Text(), server_default=sa.text("'planned'"), nullable=False))
        appointment.add_column(sa.Column("file_number", sa.Text()))
        appointment.create_check_constraint("ck_appointment_kind", "kind IN ('planned', 'walk-in')")
    with op.batch_alter_table("waiting") as waiting:
        waiting.add_column(sa.Column("inside", sa.Boolean()))


def _keep_letters() -> None:
    """Notices were printed on every letter by their titles; now a rule has a sentence of its own for it."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(RULE.c.id, RULE.c.words).where(RULE.c.kind == "notice")).all():
        words = {each: told | {"letter": f"{told['title']}."} for each, told in row.words.items()}
        connection.execute(sa.update(RULE).where(RULE.c.id == row.id).values(words=words))


def _move_offices() -> None:
    """The unit's name is by language now; that a contact is for urgent cases is one purpose of several."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(OFFICE.c.id, OFFICE.c.unit, OFFICE.c.contacts)).all():
        contacts = [
            {name: value for name, value in contact.items() if name != "urgent"}
            | ({"purpose": "urgent"} if contact.get("urgent") else {})
            for contact in row.contacts
        ]
        unit = {"de": row.unit} if row.unit else sa.null()
        connection.execute(sa.update(OFFICE).where(OFFICE.c.id == row.id).values(contacts=contacts, units=unit))


def _move_services() -> None:
    """What a service said of access, time and payment becomes rules of that service."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(SERVICE)).all():
        texts = row.payment or {}
        paid = {each: {"title": text, "detail": "", "remedy": "", "letter": text} for each, text in texts.items()}
        rulings: list[tuple[str, dict[str, Any] | None, dict[str, Any]]] = [
            ("access", {"access": row.access}, {}),
            ("window", {"early": row.early_minutes, "late": row.late_minutes}, {}),
        ]
        if paid:
            rulings.append(("notice", None, paid))
        for place, (kind, ruling, words) in enumerate(rulings):
            connection.execute(
                sa.insert(RULE).values(
                    id=uuid4(),
                    authority_id=row.authority_id,
                    service_id=row.id,
                    key=f"{row.key}-{kind}-{row.id.hex[-6:]}",
                    kind=kind,
                    position=1000 + place,
                    icon="card" if kind == "notice" else "info",
                    words=words,
                    ruling=sa.null() if ruling is None else ruling,
                )
            )


def downgrade() -> None:
    """Back to the older tables; what only the rules knew (access, windows, limits) is lost."""
    _appointments_back()
    _rules_back()
    _services_back()
    _places_back()


def _appointments_back() -> None:
    with op.batch_alter_table("waiting") as waiting:
        waiting.drop_column("inside")
    with op.batch_alter_table("appointment") as appointment:
        appointment.drop_constraint("ck_appointment_kind", type_="check")
        appointment.drop_column("kind")
        appointment.drop_column("file_number")


def _rules_back() -> None:
    op.execute("DELETE FROM rule WHERE kind NOT IN ('question', 'notice') OR site_id IS NULL")
    with op.batch_alter_table("rule") as rule:
        rule.drop_constraint("ck_rule_kind", type_="check")
        rule.create_check_constraint("ck_rule_kind", "kind IN ('question', 'notice')")
        rule.drop_constraint("fk_rule_office_id", type_="foreignkey")
        rule.drop_constraint("fk_rule_service_id", type_="foreignkey")
        rule.drop_constraint("uq_rule_authority_id_key", type_="unique")
        for column in ("office_id", "service_id", "ruling", "about", "requirement", "phrase", "stand"):
            rule.drop_column(column)
        rule.alter_column("site_id", existing_type=sa.Uuid(), nullable=False)
        rule.create_unique_constraint("uq_rule_site_id_key", ["site_id", "key"])


def _services_back() -> None:
    text, number, listed = sa.Text(), sa.Integer(), sa.JSON()
    with op.batch_alter_table("service") as service:
        for column in ("keywords", "rooms", "in_person", "contacts"):
            service.drop_column(column)
        service.add_column(sa.Column("access", text, server_default="appointment", nullable=False))
        for column in ("early_minutes", "late_minutes"):
            service.add_column(sa.Column(column, number, server_default="15", nullable=False))
        service.add_column(sa.Column("payment", listed, server_default="{}", nullable=False))
        service.create_check_constraint("ck_service_access", "access IN ('invitation', 'appointment')")
        for column in ("early_minutes", "late_minutes"):
            service.create_check_constraint(f"ck_service_{column}", f"{column} >= 0")
    with op.batch_alter_table("office") as office:
        office.drop_constraint("fk_office_part_of_id", type_="foreignkey")
        office.drop_column("part_of_id")
        office.drop_column("units")
        office.add_column(sa.Column("unit", text))


def _places_back() -> None:
    with op.batch_alter_table("room") as room:
        room.drop_column("square_metres")
    with op.batch_alter_table("site") as site:
        for column in ("state", "waiting_capacity", "waiting_square_metres"):
            site.drop_column(column)
    with op.batch_alter_table("authority") as authority:
        authority.drop_column("contacts")
