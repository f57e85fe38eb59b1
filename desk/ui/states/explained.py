"""The checks of a decision as lines, and whom to turn to instead."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from desk.domain import services
from desk.domain.appointments import AppointmentKind
from desk.domain.decisions import CheckState, Decision
from desk.domain.services import ContactKind
from desk.i18n import Translate
from desk.ui.entrance.state import CheckEntry, Contact
from desk.ui.words.checks import check_line, check_name
from desk.ui.words.contacts import contact_line

_DECISIVE = 4
"""Three that were passed and the one that was not; all of them are behind F7."""
CONTACT_ICONS = {ContactKind.PHONE: "phone", ContactKind.EMAIL: "mail", ContactKind.WEB: "globe"}


def check_entries(decision: Decision, zone: ZoneInfo, _: Translate) -> tuple[CheckEntry, ...]:
    """Return every check as a line, in order."""
    lines = ((result.state, check_line(result, zone, _)) for result in decision.checks)
    return tuple(CheckEntry(state, line.name, line.value, line.sentence) for state, line in lines)


def reached_entries(decision: Decision, zone: ZoneInfo, _: Translate) -> tuple[CheckEntry, ...]:
    """Return the checks that passed or failed; the failed one with its sentence."""
    return tuple(one for one in check_entries(decision, zone, _) if one.state is not CheckState.NOT_REACHED)


def decisive_entries(decision: Decision, zone: ZoneInfo, _: Translate) -> tuple[CheckEntry, ...]:
    """Return the check that failed with the few before it: what decided is seen without scrolling."""
    return reached_entries(decision, zone, _)[-_DECISIVE:]


def skipped_names(decision: Decision, _: Translate) -> tuple[str, ...]:
    """Return the names of the checks after the one that failed; those that never applied are left out."""
    after = decision.checks.index(decision.failed) if decision.failed else 0
    return tuple(check_name(one.check, _) for one in decision.checks[after:] if one.state is CheckState.NOT_REACHED)


def passed_summary(decision: Decision, _: Translate) -> CheckEntry:
    """Return how many checks were passed, as one line."""
    count = passed(decision)
    told = _("{count} checks passed") if without_letter(decision) else _("Letter valid, {count} checks passed")
    return CheckEntry(CheckState.PASSED, told.format(count=count))


def without_letter(decision: Decision) -> bool:
    """Return whether a party came without an appointment, now or before it got its number."""
    return decision.appointment is not None and decision.appointment.kind is AppointmentKind.WALK_IN


def passed(decision: Decision) -> int:
    """Return how many checks were passed."""
    return sum(one.state is CheckState.PASSED for one in decision.checks)


def in_lines(address: str) -> str:
    """Return an address that may break before its @: long ones do not fit on one line."""
    return address.replace("@", "\u200b@")


def contact_entries(contacts: Iterable[services.Contact], local_now: datetime, _: Translate) -> tuple[Contact, ...]:
    """Return contacts as rows; `local_now` is the time at the site."""
    rows = []
    for one in contacts:
        line = contact_line(one, local_now, _)
        if one.kind is ContactKind.WEB and not one.hours:
            detail = line.label if one.note else f"{line.label}, {line.hours}"
            rows.append(Contact(CONTACT_ICONS[one.kind], line.address, detail))
            continue
        rows.append(
            Contact(CONTACT_ICONS[one.kind], in_lines(line.address), line.label, line.reachable, line.now, line.hours)
        )
    return tuple(rows)
