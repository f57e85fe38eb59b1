"""How an office is reached, and whether somebody answers now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.domain.services import Contact, ContactKind
from desk.i18n import Translate
from desk.ui.words.moments import hour, weekday, weekday_in

_DAYS_AHEAD = 8
"""Today and a whole week: hours come round weekly, and today's may be over."""


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

    @property
    def text(self) -> str:
        """The right side in one line: `jetzt erreichbar · heute bis 16:00`; empty where no hours are known."""
        return " · ".join(part for part in (self.now, self.hours) if part)


def contact_line(contact: Contact, local_now: datetime, _: Translate) -> ContactLine:
    """Return the line of a contact; `local_now` is the time at the site.

    Without hours nothing is promised, except for a web address, which is there around the clock.
    """
    label = contact.label
    if contact.urgent:
        label = _("For urgent matters only: {label}").format(label=label) if label else _("For urgent matters only")
    if not contact.hours:
        always = contact.kind is ContactKind.WEB
        return ContactLine(contact.address, label, None, "", _("around the clock") if always else "")
    closes = contact.reachable_until(local_now)
    if closes is not None:
        until = _("today until {time}").format(time=hour(closes, _))
        return ContactLine(contact.address, label, reachable=True, now=_("reachable now"), hours=until)
    again = _again(contact, local_now, _)
    return ContactLine(contact.address, label, reachable=False, now="", hours=again)


def _again(contact: Contact, local_now: datetime, _: Translate) -> str:
    """Return when somebody answers again; empty where the hours name no day."""
    today = local_now.date()
    for ahead in range(_DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        openings = [hours.opens for hours in contact.hours if day.weekday() in hours.days]
        opens = min((at for at in openings if ahead or at > local_now.time()), default=None)
        if opens is None:
            continue
        time = hour(opens, _)
        if ahead == 0:
            return _("again today at {time}").format(time=time)
        if ahead == 1:
            return _("again tomorrow at {time}").format(time=time)
        if ahead == _DAYS_AHEAD - 1:
            # The weekday alone would be taken for today.
            return _("again {day} at {time}").format(day=weekday_in(day, today, _), time=time)
        return _("again {day} at {time}").format(day=weekday(day, _), time=time)
    return ""
