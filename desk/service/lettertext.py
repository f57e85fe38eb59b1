"""What stands on a letter, collected from the appointment and the house in the letter's language."""

from collections.abc import Iterable
from datetime import datetime, time
from itertools import groupby

from babel.dates import format_time

from desk.domain.appointments import Appointment
from desk.domain.house import House
from desk.domain.rules import RuleKind
from desk.domain.services import Contact, ContactKind, Hours, Purpose
from desk.letters.content import LetterContent
from desk.letters.wording import LOCALES, words
from desk.store.letters import KeptLetter

_DAYS = {"de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_TO = {"de": "bis", "en": "to"}
_O_CLOCK = {"de": " Uhr", "en": ""}
_SUBJECT = {"de": "Ihr Termin: {service}", "en": "Your appointment: {service}"}
GREETING = {"de": "Guten Tag {name},", "en": "Dear {name},"}


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
    holding = house.holding(service, appointment.day)
    room = house.rooms[appointment.room.id]
    office, site = service.office, house.site
    contacts = (*service.every_contact, *house.general)
    phone = _contact(contacts, ContactKind.PHONE)
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
        hours=hours_line(phone.hours, language) if phone else "",
        our_sign="",
        town=site.address.town,
        issued=now.astimezone(local.tzinfo).date(),
        subject=service.subject or _SUBJECT[language].format(service=service.name),
        salutation=GREETING[language].format(name=appointment.name),
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
        rules=tuple(rule.letter for rule in holding.rules if rule.letter and rule.kind is not RuleKind.PAYMENT),
        payment=paid.letter or f"{paid.title}." if (paid := holding.of(RuleKind.PAYMENT)) else "",
        family=_others(others, language),
        urgent_email=next((one.address for one in contacts if one.purpose is Purpose.URGENT), ""),
        signed_by=office.unit or office.name,
        code=letter.code,
        human_code=letter.human_code,
        revision=letter.revision,
    )


def _others(others: Iterable[Appointment], language: str) -> str:
    """When and where the others of a family are to come; empty where somebody comes alone."""
    said = words(language)
    in_order = sorted(others, key=lambda one: (one.starts_at, one.room.number))
    told = [
        said["family_other"].format(
            time=format_time(start, said["time"], locale=LOCALES[language]),
            rooms=", ".join(one.room.number for one in together),
        )
        for start, together in groupby(in_order, lambda one: one.starts_local.time())
    ]
    return said["family_others"].format(others=", ".join(told)) if told else ""


def _contact(contacts: tuple[Contact, ...], kind: ContactKind) -> Contact | None:
    return next((one for one in contacts if one.kind is kind and one.purpose is not Purpose.URGENT), None)


def hours_line(hours: tuple[Hours, ...], language: str) -> str:
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
