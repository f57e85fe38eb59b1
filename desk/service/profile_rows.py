"""A profile as rows of a new database: what it names by keys, they name by ids."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from desk.domain.places import Address, AuthorityId, EntranceId, Site, SiteId
from desk.ids import uuid7
from desk.service.profile_checks import site_of_office
from desk.service.profile_forms import ContactProfile, OfficeProfile, Profile, RuleProfile
from desk.service.profile_rules import kind_of, ruling_of
from desk.store import places, rules, services
from desk.store.contacts import kept_hours


class SetUp:
    """The rows of one profile, for one authority, made at one moment (UTC)."""

    def __init__(self, profile: Profile, authority: AuthorityId, now: datetime) -> None:
        self._profile, self._authority, self._now = profile, authority, now
        self.sites = {site.key: self._site(place) for place, site in enumerate(profile.sites)}
        """By their keys."""
        self._offices = {office.key: self._id(place) for place, office in enumerate(profile.offices)}
        self._services = {service.key: self._id(place) for place, service in enumerate(profile.services)}

    def write(self, connection: Connection) -> None:
        """Write all of it."""
        profile, authority = self._profile, self._authority
        places.add_authority(connection, authority, profile.authority, _contacts(profile.contacts))
        for site in self.sites.values():
            places.add_site(connection, authority, site)
        for place, entrance in enumerate(profile.entrances):
            key = EntranceId(self._id(place))
            places.add_entrance(connection, authority, self.sites[entrance.site].id, key, entrance.name)
        if profile.rooms:
            places.add_rooms(connection, self._rooms())
        # A unit refers to its office, which has to be there first.
        whole = sorted(profile.offices, key=lambda office: office.part_of != "")
        services.add_offices(connection, [self._office(office) for office in whole])
        services.add_services(connection, self._service_rows())
        if profile.rules:
            rows = [self._rule(position, rule) for position, rule in enumerate(profile.rules, start=1)]
            rules.add_rules(connection, rows)

    def _id(self, place: int) -> UUID:
        """The id of the row at a place of the profile: ids of one millisecond have no order, the profile has one."""
        return uuid7(self._now + timedelta(milliseconds=place))

    def _site(self, place: int) -> Site:
        site = self._profile.sites[place]
        return Site(
            id=SiteId(self._id(place)),
            number=site.number,
            name=site.name,
            address=Address(site.street, site.postcode, site.town),
            timezone=site.timezone,
            capacity=site.capacity,
            state=site.state,
            waiting_capacity=site.waiting_capacity,
            waiting_square_metres=site.waiting_square_metres,
        )

    def _rooms(self) -> list[dict[str, object]]:
        return [
            {
                "id": self._id(place),
                "authority_id": self._authority,
                "site_id": self.sites[room.site].id,
                "area": room.area,
                "number": room.number,
                "names": room.names,
                "floor": room.floor,
                "capacity": room.capacity,
                "free": room.capacity,
                "open": True,
                "closed_reason": None,
                "phone": room.phone or None,
                "ways": {
                    language: [{"icon": step.icon, "title": step.title, "detail": step.detail} for step in way]
                    for language, way in room.ways.items()
                },
                "step_free": room.step_free,
                "square_metres": room.square_metres,
            }
            for place, room in enumerate(self._profile.rooms)
        ]

    def _office(self, office: OfficeProfile) -> dict[str, object]:
        return {
            "id": self._offices[office.key],
            "authority_id": self._authority,
            "site_id": self.sites[site_of_office(self._profile, office.key)].id,
            "key": office.key,
            "names": office.names,
            "contacts": _contacts(office.contacts),
            "part_of_id": self._offices.get(office.part_of),
            "units": office.unit or None,
        }

    def _service_rows(self) -> list[dict[str, object]]:
        return [
            {
                "id": self._services[service.key],
                "authority_id": self._authority,
                "office_id": self._offices[service.office],
                "key": service.key,
                "names": service.names,
                "minutes": service.minutes,
                "bring": {language: list(texts) for language, texts in service.bring.items()},
                "subjects": service.subjects,
                "texts": service.texts,
                "keywords": {language: list(texts) for language, texts in service.keywords.items()},
                "rooms": list(service.rooms),
                "in_person": service.in_person,
                "contacts": _contacts(service.contacts),
            }
            for service in self._profile.services
        ]

    def _rule(self, position: int, rule: RuleProfile) -> dict[str, object]:
        site = self.sites.get(rule.site)
        return {
            "id": uuid7(self._now),
            "authority_id": self._authority,
            "site_id": site.id if site else None,
            "office_id": self._offices.get(rule.office),
            "service_id": self._services.get(rule.service),
            "key": rule.key,
            "kind": kind_of(rule)[0].value,
            "position": position,
            "icon": rule.icon,
            "words": {
                language: {
                    "title": words.title,
                    "detail": words.detail,
                    "remedy": words.remedy,
                    "letter": words.letter,
                    "exemption": words.exemption,
                }
                for language, words in rule.words.items()
            },
            "valid_from": rule.valid_from,
            "valid_until": rule.valid_until,
            "ruling": rules.keep_ruling(ruling_of(rule)),
            "about": rule.topic or None,
            "requirement": rule.requirement or None,
            "phrase": rule.phrase or None,
            "stand": rule.stand,
        }


def _contacts(contacts: Iterable[ContactProfile]) -> list[dict[str, object]]:
    return [
        {
            "kind": contact.kind.value,
            "address": contact.address,
            "labels": contact.labels,
            "purpose": contact.purpose.value,
            "hours": [kept_hours(one) for one in contact.hours],
            "notes": contact.notes,
        }
        for contact in contacts
    ]
