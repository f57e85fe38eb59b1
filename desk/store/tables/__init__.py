"""The tables, by subject: the only description of what is remembered.

May import: domain; and sqlalchemy.
Never goes in: questions and changes (they stand in `desk/store/<subject>.py`); and no row ever leaves the store.

A change here needs a migration; `tests/store/test_migrations.py` compares both on both engines, checks included.
"""

from desk.store.tables.appointments import Appointment, Letter, SigningKey
from desk.store.tables.columns import NAMES, Base, UtcDateTime
from desk.store.tables.happenings import INSIDE, Fact, Scan, Visit, Waiting
from desk.store.tables.home_visits import HomeVisit, RefusedWish, Trip
from desk.store.tables.places import Authority, DeskRow, Entrance, Room, Site
from desk.store.tables.services import Office, Rule, Service, Setting

__all__ = [
    "INSIDE",
    "NAMES",
    "Appointment",
    "Authority",
    "Base",
    "DeskRow",
    "Entrance",
    "Fact",
    "HomeVisit",
    "Letter",
    "Office",
    "RefusedWish",
    "Room",
    "Rule",
    "Scan",
    "Service",
    "Setting",
    "SigningKey",
    "Site",
    "Trip",
    "UtcDateTime",
    "Visit",
    "Waiting",
]
