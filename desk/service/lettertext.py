"""What stands on a letter, collected from the appointment and the house in the letter's language."""

from collections.abc import Iterable
from datetime import datetime, time
from itertools import groupby

from babel.dates import format_time

from desk.domain.appointments import Appointment
from desk.domain.house import House
from desk.domain.rules import notices
from desk.domain.services import Contact, ContactKind, Hours, Office
from desk.letters.content import LetterContent
from desk.letters.wording import words
from desk.store.letters import KeptLetter

_DAYS = {"de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_TO = {"de": "bis", "en": "to"}
_O_CLOCK = {"de": " Uhr", "en": ""}
_GREETING = {"de": "Guten Tag {name},", "en": "Dear {name},"}


def content(
    house: House,
    appointment: Appointment,
    language: str,
    letter: KeptLetter,
    now: datetime,
    others: Iterable[Appointment] = (),
) -> LetterContent:
    """Collect the texts of one letter; `house` is read in `language`, `now` (UTC) is when it is made.

    `others` are the other appointments of the family.
    """
    service = house.services[appointment.service.id]
    room = house.rooms[appointment.room.id]
    office, site = service.office, house.site
    phone = _contact(office, ContactKind.PHONE)
    local = appointment.starts_local
    return LetterContent(
        language=language,
        authority=house.authority,
        office=office.name,
        return_address=f"{house.authority}, {site.address.line}",
        recipient=(appointment.name, *appointment.address),
        unit=office.unit or office.name,
        contact=phone.label if phone else "",
        phone=phone.address if phone else "",
        email="",
        hours=_hours(phone.hours, language) if phone else "",
        our_sign="",
        town=site.address.town,
        issued=now.astimezone(local.tzinfo).date(),
        subject=service.subject,
        salutation=_GREETING[language].format(name=appointment.name),
        introduction=service.text,
        day=appointment.day,
        start=local.time(),
        place=site.address.street,
        room=room.number,
        room_name=room.name,
        floor=room.floor,
        way=tuple(step.title for step in room.way),
        persons=appointment.persons,
        bring=service.bring,
        rules=tuple(f"{rule.title}." for rule in notices(house.rules_on(appointment.day))),
        payment=service.payment,
        family=_others(others, language),
        urgent_email=next((one.address for one in office.contacts if one.urgent), ""),
        signed_by=office.unit or office.name,
        code=letter.code,
        human_code=letter.human_code,
        revision=letter.revision,
    )


def _others(others: Iterable[Appointment], language: str) -> str:
    """When and where the others of a family are to come; empty where somebody comes alone."""
    said = words(language)
    by_time = groupby(
        sorted(others, key=lambda one: (one.starts_at, one.room.number)), lambda one: one.starts_local.time()
    )
    told = [
        said["family_other"].format(
            time=format_time(start, said["time"], locale=language),
            rooms=", ".join(one.room.number for one in together),
        )
        for start, together in by_time
    ]
    return said["family_others"].format(others=", ".join(told)) if told else ""


def _contact(office: Office, kind: ContactKind) -> Contact | None:
    return next((one for one in office.contacts if one.kind is kind and not one.urgent), None)


def _hours(hours: tuple[Hours, ...], language: str) -> str:
    """When somebody answers, as short as it can be said: `Mo bis Fr 8:00 bis 16:00 Uhr`."""
    names, to = _DAYS[language], _TO[language]
    spans = []
    for one in hours:
        days = ", ".join(
            names[first] if first == last else f"{names[first]} {to} {names[last]}" for first, last in _runs(one.days)
        )
        spans.append(f"{days} {_wall(one.opens)} {to} {_wall(one.closes)}{_O_CLOCK[language]}")
    return ", ".join(spans)


def _runs(days: tuple[int, ...]) -> list[tuple[int, int]]:
    """The first and last of each unbroken run of days."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and day == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _wall(moment: time) -> str:
    """A time as it is read out, without a zero in front; `%-H` is not known everywhere."""
    return f"{moment.hour}:{moment.minute:02}"
