"""A new database from a profile: the house, its desks' door, the key that its letters are signed with."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from desk import config
from desk.clock import Clock
from desk.domain.faults import Fault, FaultKind
from desk.domain.places import Address, AuthorityId, EntranceId, Site, SiteId
from desk.ids import uuid7
from desk.letters.keys import KeyPlace, make_key, public_bytes
from desk.service.profiles import ContactProfile, Profile, RoomProfile
from desk.store import keys, places, rules, services, settings
from desk.store.engine import create, open_database
from desk.store.keys import KnownKey

FIRST_KEY = 1
"""The number of the first signing key of a site."""


def key_place(authority: AuthorityId) -> KeyPlace:
    """Where the signing keys of an authority's database are kept on this computer."""
    folder = config.data_folder() / "keys" / str(authority)
    return KeyPlace(folder, config.use_keyring(), config.key_passphrase())


def initialise(url: str, profile: Profile, clock: Clock, training: bool = False) -> None:
    """Make a database of an office; with `training`, one in which everything is invented.

    Raises `Fault(DATABASE_EXISTS)` where there is one, and the faults of `make_key`. The signing key is made before
    the office: a database whose letters nobody can sign would be of no use. A set-up that was cut off leaves tables
    without an office, which no desk opens; the next one completes them.
    """
    now = clock()
    authority = AuthorityId(uuid7(now))
    site = _site(profile, now)
    _create(url)
    key = make_key(key_place(authority), site.number, FIRST_KEY)
    with open_database(url) as database, database.writing() as connection:
        if not places.claim(connection):  # another program completed the set-up meanwhile
            raise Fault(FaultKind.DATABASE_EXISTS, where=database.where)
        places.add_authority(connection, authority, profile.authority)
        places.add_site(connection, authority, site)
        for place, entrance in enumerate(profile.entrances):
            places.add_entrance(connection, authority, site.id, EntranceId(_id(now, place)), entrance.name)
        places.add_rooms(connection, [_room(room, authority, site.id, now) for room in profile.rooms])
        _add_services(connection, profile, authority, site.id, now)
        rules.add_rules(connection, _rules(profile, authority, site.id, now))
        known = KnownKey(site.number, FIRST_KEY, public_bytes(key), withdrawn_at=None)
        keys.add_key(connection, authority, uuid7(now), known, now)
        if training:
            settings.add_setting(connection, authority, settings.TRAINING, "1", now)


def _create(url: str) -> None:
    """Make the tables, unless those of a set-up that was cut off are there."""
    try:
        create(url)
    except Fault as fault:
        if fault.kind is not FaultKind.DATABASE_EXISTS or not _is_unfinished(url):
            raise


def _is_unfinished(url: str) -> bool:
    """Whether there is a database of ours without an office."""
    try:
        with open_database(url) as database, database.reading() as connection:
            return places.authority(connection) is None
    except Fault:
        return False


def _id(now: datetime, place: int) -> UUID:
    """The id of the row at a place of the profile: ids of one millisecond have no order, the profile has one."""
    return uuid7(now + timedelta(milliseconds=place))


def _site(profile: Profile, now: datetime) -> Site:
    site = profile.site
    address = Address(site.street, site.postcode, site.town)
    return Site(SiteId(uuid7(now)), site.number, site.name, address, site.timezone, site.capacity)


def _room(room: RoomProfile, authority: AuthorityId, site: SiteId, now: datetime) -> dict[str, object]:
    ways = {
        language: [{"icon": step.icon, "title": step.title, "detail": step.detail} for step in way]
        for language, way in room.ways.items()
    }
    return {
        "id": uuid7(now),
        "authority_id": authority,
        "site_id": site,
        "area": room.area,
        "number": room.number,
        "names": room.names,
        "floor": room.floor,
        "capacity": room.capacity,
        "free": room.capacity,
        "open": True,
        "closed_reason": None,
        "phone": room.phone or None,
        "ways": ways,
        "step_free": room.step_free,
    }


def _add_services(
    connection: Connection, profile: Profile, authority: AuthorityId, site: SiteId, now: datetime
) -> None:
    offices: dict[str, UUID] = {office.key: uuid7(now) for office in profile.offices}
    services.add_offices(
        connection,
        [
            {
                "id": offices[office.key],
                "authority_id": authority,
                "site_id": site,
                "key": office.key,
                "names": office.names,
                "unit": office.unit or None,
                "contacts": [_contact(contact) for contact in office.contacts],
            }
            for office in profile.offices
        ],
    )
    services.add_services(
        connection,
        [
            {
                "id": _id(now, place),
                "authority_id": authority,
                "office_id": offices[service.office],
                "key": service.key,
                "names": service.names,
                "access": service.access.value,
                "minutes": service.minutes,
                "early_minutes": service.early_minutes,
                "late_minutes": service.late_minutes,
                "bring": {language: list(texts) for language, texts in service.bring.items()},
                "payment": service.payment,
                "subjects": service.subjects,
                "texts": service.texts,
            }
            for place, service in enumerate(profile.services)
        ],
    )


def _contact(contact: ContactProfile) -> dict[str, object]:
    return {
        "kind": contact.kind.value,
        "address": contact.address,
        "labels": contact.labels,
        "urgent": contact.urgent,
        "hours": [
            {"days": list(one.days), "opens": one.opens.isoformat(), "closes": one.closes.isoformat()}
            for one in contact.hours
        ],
    }


def _rules(profile: Profile, authority: AuthorityId, site: SiteId, now: datetime) -> list[dict[str, object]]:
    return [
        {
            "id": uuid7(now),
            "authority_id": authority,
            "site_id": site,
            "key": rule.key,
            "kind": rule.kind.value,
            "position": position,
            "icon": rule.icon,
            "words": {
                language: {"title": words.title, "detail": words.detail, "remedy": words.remedy}
                for language, words in rule.words.items()
            },
            "valid_from": rule.valid_from,
            "valid_until": rule.valid_until,
        }
        for position, rule in enumerate(profile.rules, start=1)
    ]
