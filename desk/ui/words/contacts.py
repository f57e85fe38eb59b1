"""How an office is reached, and whether somebody answers now."""

from dataclasses import dataclass
from datetime import datetime

from desk.domain.services import Contact, ContactKind, Purpose
from desk.i18n import Translate
from desk.ui.words.moments import hour, moment_from


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as two lines at the left and two at the right."""

    address: str
    label: str
    reachable: bool | None
    """None where no hours are known."""
    now: str
    """`jetzt erreichbar`, or empty."""
    hours: str
    """`heute bis 16:00`, `wieder Montag 8:00`, or empty."""
    purpose: str = ""
    """The label without what can be done there: `Termin vereinbaren: Online-Kalender`."""

    @property
    def text(self) -> str:
        """The right side in one line: `jetzt erreichbar · heute bis 16:00`; empty where no hours are known."""
        return " · ".join(part for part in (self.now, self.hours) if part)


def contact_line(contact: Contact, local_now: datetime, _: Translate) -> ContactLine:
    """Return the line of a contact; `local_now` is the time at the site.

    Without hours nothing is promised, except for a web address, which is there around the clock.
    """
    purpose = _for_what(contact, _)
    label = f"{purpose}. {contact.note}" if contact.note else purpose
    if not contact.hours:
        always = contact.kind is ContactKind.WEB
        return ContactLine(contact.address, label, None, "", _("around the clock") if always else "", purpose)
    closes = contact.reachable_until(local_now)
    if closes is not None:
        until = _("today until {time}").format(time=hour(closes, _))
        return ContactLine(contact.address, label, True, _("reachable now"), until, purpose)
    again = contact.reachable_again(local_now)
    words = _("again {when}").format(when=moment_from(again, local_now.date(), _)) if again else ""
    return ContactLine(contact.address, label, False, "", words, purpose)


def _for_what(contact: Contact, _: Translate) -> str:
    """Return who answers and what for: a wish that is left somewhere is no appointment, and that is said."""
    words = {
        Purpose.HELP: "{label}",
        Purpose.URGENT: _("For urgent matters only: {label}"),
        Purpose.BOOKING: _("Book an appointment: {label}"),
        Purpose.WISH: _("Leave a wish, which is no appointment yet: {label}"),
        Purpose.ONLINE: _("Do it online: {label}"),
        Purpose.HOME_VISIT: _("If you cannot come, we come to you: {label}"),
    }
    return words[contact.purpose].format(label=contact.label).removesuffix(": ")
