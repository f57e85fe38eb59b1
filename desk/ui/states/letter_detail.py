"""From the chosen appointment to what is said about it and its letter."""

from datetime import datetime

from desk.domain.appointments import Appointment, AppointmentStatus
from desk.i18n import Translate
from desk.service.appointments import DayRow
from desk.ui.office.state import CheckWords, Detail, Family, FamilyLine, Pair, Paper, Question
from desk.ui.states.letters import Acting, Asks, Reading, Sheet, appointments_words, language_options
from desk.ui.words.faults import fault_words
from desk.ui.words.moments import clock, day_in
from desk.ui.words.rooms import floor_long, of, persons, room_name


def detail(row: DayRow, reading: Reading, acting: Acting, sheet: Sheet | None, _: Translate) -> Detail:
    """Return the chosen appointment with what can be done."""
    one = row.appointment
    cancelled = one.status is AppointmentStatus.CANCELLED
    return Detail(
        title=one.name,
        service=one.service.name,
        pairs=_pairs(row, reading, _),
        family=_family(one, reading, _),
        checks=_checks(row, reading, sheet, _),
        said=acting.said,
        blocked=_blocked(cancelled, sheet, _),
        question=_question(acting.asks, row, _) if acting.asks else None,
        can_reissue=row.letter is not None and not cancelled,
        can_cancel=not cancelled,
        busy=acting.busy,
    )


def _blocked(cancelled: bool, sheet: Sheet | None, _: Translate) -> str:
    if cancelled:
        return _("the appointment is cancelled")
    return _("not possible as it is") if sheet is not None and sheet.fault is not None else ""


def _pairs(row: DayRow, reading: Reading, _: Translate) -> tuple[Pair, ...]:
    one, zone = row.appointment, reading.zone
    span = _("{from} to {until}").format_map(
        {"from": clock(one.starts_at, zone, _), "until": clock(one.ends_at, zone, _)}
    )
    language = next((option.words for option in language_options(_) if option.key == one.language), one.language)
    pairs = [
        Pair(_("Time"), span),
        Pair(_("Room"), f"{one.room.number}, {floor_long(one.room.floor, _)}"),
        Pair(_("Persons"), persons(one.persons, _)),
    ]
    if one.address:
        pairs.append(Pair(_("Address"), "\n".join(one.address)))
    pairs.append(Pair(_("Language"), language))
    return tuple(pairs)


def _family(one: Appointment, reading: Reading, _: Translate) -> Family | None:
    together = [row.appointment for row in reading.planned if one.family and row.appointment.family == one.family]
    if len(together) < 2:  # noqa: PLR2004 - one alone is no family
        return None
    everybody = sum(each.persons for each in together)
    return Family(
        title=_("Family, {persons}").format(persons=persons(everybody, _)),
        note=appointments_words(len(together), _),
        lines=tuple(
            FamilyLine(
                each.persons,
                of(place, len(together), _),
                f"{clock(each.starts_at, reading.zone, _)}, {room_name(each.room.number, _)}",
                each.id == one.id,
            )
            for place, each in enumerate(together, start=1)
        ),
    )


def _checks(row: DayRow, reading: Reading, sheet: Sheet | None, _: Translate) -> tuple[CheckWords, ...]:
    checks = []
    if row.came:
        checks.append(CheckWords(True, _("Somebody came with this letter.")))
    if sheet is not None and sheet.fault is not None:
        checks.append(CheckWords(False, fault_words(sheet.fault, _).happened))
    elif sheet is not None:
        checks.append(CheckWords(True, _("The address fits into the window.")))
    letter = row.letter
    if letter is None:
        checks.append(CheckWords(None, _("The letter is made when it is printed or stored.")))
        return tuple(checks)
    version = _("Version {revision}").format(revision=letter.revision)
    if letter.checked_at is not None:
        checks.append(CheckWords(True, _("{version}: the code was read back from the page.").format(version=version)))
    if letter.printed_at is not None:
        when = moment_words(letter.printed_at, reading, _)
        checks.append(CheckWords(True, _("{version} printed {when}").format(version=version, when=when)))
    elif row.appointment.status is AppointmentStatus.PLANNED:
        checks.append(CheckWords(None, _("{version} is valid, not printed yet").format(version=version)))
    return tuple(checks)


def moment_words(moment: datetime, reading: Reading, _: Translate) -> str:
    """Return a moment of the past: `heute um 9:12`, `am 20. November um 9:12`."""
    local = moment.astimezone(reading.zone).date()
    time = clock(moment, reading.zone, _)
    if local == reading.today:
        return _("today at {time}").format(time=time)
    return _("on {day} at {time}").format(day=day_in(local, reading.today, _), time=time)


def _question(asks: Asks, row: DayRow, _: Translate) -> Question:
    revision = row.letter.revision if row.letter else 0
    if asks is Asks.REISSUE:
        detail_words = _(
            "The letter gets version {new} and a new code. Version {old} is no longer valid then, also where it has "
            "been posted."
        ).format(new=revision + 1, old=revision)
        return Question(_("Issue the letter anew?"), detail_words, _("Issue anew"), _("Leave as it is"))
    told = _("The letter is refused at the entrance from then on. This cannot be taken back.")
    if row.letter is None:
        told = _("The time becomes free. This cannot be taken back.")
    return Question(_("Cancel this appointment?"), told, _("Cancel it"), _("Leave as it is"))


def paper(row: DayRow, reading: Reading, sheet: Sheet | None, _: Translate) -> Paper:
    """Return the letter beside the appointment."""
    fault = fault_words(sheet.fault, _) if sheet is not None and sheet.fault is not None else None
    line = _line(row, reading, _)
    return Paper(
        title=_("Letter"),
        line=line,
        pdf=sheet.pdf if sheet is not None else b"",
        fault=(fault.happened, f"{fault.means} {fault.todo}") if fault else ("", ""),
        spoken=", ".join((_("The letter as it will be printed"), line)),
    )


def _line(row: DayRow, reading: Reading, _: Translate) -> str:
    if row.letter is None:
        return _("Draft, the code is not valid yet")
    version = _("Version {revision}").format(revision=row.letter.revision)
    if row.appointment.status is AppointmentStatus.CANCELLED:
        return _("{version}, cancelled").format(version=version)
    if row.letter.printed_at is None:
        return _("{version}, not printed yet").format(version=version)
    when = moment_words(row.letter.printed_at, reading, _)
    return _("{version}, printed {when}").format(version=version, when=when)
