"""From the chosen visit of a trip to what is said about it and what can be noted."""

from dataclasses import dataclass, field

from desk.domain.faults import Fault
from desk.domain.home_visits import HomeVisit, HomeVisitId, Trip, VisitOutcome
from desk.i18n import Translate
from desk.service.home_visit_letters import file_name
from desk.service.home_visits import show_visit
from desk.ui.office.state import CheckWords, Pair, Paper
from desk.ui.states.letters import language_options
from desk.ui.states.trips import Reading, capital, minutes_words, span_words
from desk.ui.trips.state import OutcomeOffer, VisitDetail
from desk.ui.words.faults import fault_words
from desk.ui.words.home_visits import outcome_name
from desk.ui.words.moments import clock, day_in, hour


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of a visit as it stands now: its announcement, or its confirmation."""

    visit: HomeVisit = field(repr=False)
    pdf: bytes = field(repr=False)
    fault: Fault | None
    """Why there is no page."""

    @property
    def about(self) -> HomeVisitId:
        """Which visit it is of."""
        return self.visit.id


def visit_detail(trip: Trip, visit: HomeVisit, reading: Reading, _: Translate) -> VisitDetail:
    """Return the chosen visit with what can be done."""
    reference, ahead = show_visit(trip, visit), trip.day > reading.today
    begins, ends = (hour(at.time(), _) for at in trip.span(visit))
    language = next((one.words for one in language_options(_) if one.key == visit.language), visit.language)
    return VisitDetail(
        serial=f"{visit.id} {visit.outcome_at}",
        title=visit.name,
        service=visit.service.name,
        pairs=(
            Pair(_("Time"), f"{span_words(begins, ends, _)}, {minutes_words(visit.minutes, _)}"),
            Pair(_("Letter"), _("{language}, reference {reference}").format(language=language, reference=reference)),
        ),
        bring_title=_("To be ready there"),
        bring=(*visit.service.bring, *([visit.note] if visit.note else [])),
        heading=_("Where the visit cannot take place") if ahead else _("What became of it"),
        outcome=_outcome(visit, reading, _),
        offers=_offers(ahead, _),
        note=visit.outcome_note,
        can_confirm=visit.outcome is not None,
        file=file_name(trip, visit),
    )


def _outcome(visit: HomeVisit, reading: Reading, _: Translate) -> CheckWords | None:
    if visit.outcome is None or visit.outcome_at is None:
        return None
    local = visit.outcome_at.astimezone(reading.zone).date()
    time = clock(visit.outcome_at, reading.zone, _)
    if local == reading.today:
        when = _("today at {time}").format(time=time)
    else:
        when = _("on {day} at {time}").format(day=day_in(local, reading.today, _), time=time)
    told = _("{outcome}, noted {when}").format(outcome=capital(outcome_name(visit.outcome, _)), when=when)
    return CheckWords(True if visit.outcome is VisitOutcome.DONE else None, told)


def _offers(ahead: bool, _: Translate) -> tuple[OutcomeOffer, ...]:
    """Return what can be noted: before the day only that a visit cannot be done."""
    return tuple(
        OutcomeOffer(outcome, capital(outcome_name(outcome, _)), str(number))
        for number, outcome in enumerate(VisitOutcome, start=1)
        if outcome is VisitOutcome.COULD_NOT or not ahead
    )


def visit_paper(visit: HomeVisit, sheet: Sheet | None, _: Translate) -> Paper:
    """Return the letter beside the visit; without a sheet it is being set."""
    here = sheet if sheet is not None and sheet.about == visit.id else None
    fault = fault_words(here.fault, _) if here and here.fault else None
    title = _("Announcement") if visit.outcome is None else _("Confirmation")
    return Paper(
        title=title,
        line=_("as it will be printed"),
        pdf=here.pdf if here else b"",
        fault=(fault.happened, f"{fault.means} {fault.todo}") if fault else ("", ""),
        spoken=", ".join((title, _("as it will be printed"))),
    )
