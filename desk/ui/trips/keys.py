"""Which key is which wish at the home visits place: from what is shown and a key to what is wanted."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

from desk.domain.home_visits import VisitOutcome
from desk.ui.trips.state import Report, TripForm, TripsState, VisitForm, WishForm

_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Wish(Enum):
    """What a key can mean here."""

    NEW_TRIP = auto()
    ADD_VISIT = auto()
    REFUSE_WISH = auto()
    REPORT = auto()
    ANNOUNCE = auto()
    STORE_LETTERS = auto()
    NOTE = auto()
    CONFIRM = auto()
    STORE_CONFIRMATION = auto()
    CALL_OFF = auto()
    ANSWER = auto()
    SAVE = auto()
    LEAVE = auto()
    REASON = auto()
    STORE_PICTURE = auto()
    TRIPS = auto()
    """Go to the list of trips."""
    MAGNIFY = auto()
    """Give the letter the room of the visit, too; or take it back."""
    SCROLL = auto()
    """Go a page up or down in what is shown of the trip."""
    VISITS = auto()
    """Go to the visits of the chosen trip."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wish, and what it is about."""

    wish: Wish
    about: VisitOutcome | str | int | bool | None = None


def wanted(state: TripsState, key: int, *, control: bool, magnified: bool) -> Wanted | None:
    """Return what a key means while `state` is shown, with Ctrl or alone; None where it means nothing here."""
    if state.opened is None and state.trip is not None and state.trip.question is not None:
        answers = (*_ENTER, Qt.Key.Key_Escape)
        return Wanted(Wish.ANSWER, key in _ENTER) if key in answers and not control else None
    match state.opened:
        case None if magnified and key == Qt.Key.Key_Escape:
            return Wanted(Wish.MAGNIFY)
        case None:
            return _with_control(state, key) if control else _alone(state, key)
        case _ if key == Qt.Key.Key_Escape and not control:
            return Wanted(Wish.LEAVE)
        case TripForm() | VisitForm():
            return Wanted(Wish.SAVE) if control and key in _ENTER else None
        case WishForm() as wish:
            place = key - Qt.Key.Key_1
            known = not control and 0 <= place < len(wish.reasons)
            return Wanted(Wish.REASON, wish.reasons[place].key) if known else None
        case Report() as report:
            possible = control and key == Qt.Key.Key_S and not (report.empty or state.busy)
            return Wanted(Wish.STORE_PICTURE) if possible else None


def _with_control(state: TripsState, key: int) -> Wanted | None:
    if state.trips is None:
        return None
    begins = {Qt.Key.Key_N: Wish.NEW_TRIP, Qt.Key.Key_W: Wish.REFUSE_WISH, Qt.Key.Key_E: Wish.REPORT}
    if key in begins:
        return Wanted(begins[Qt.Key(key)])
    if key == Qt.Key.Key_B and state.trip is not None:
        return Wanted(Wish.ADD_VISIT)
    if key == Qt.Key.Key_L and state.visit is not None:
        return Wanted(Wish.MAGNIFY)
    return None if state.busy else _about_paper(state, key)


def _about_paper(state: TripsState, key: int) -> Wanted | None:
    trip, visit, printers = state.trip, state.visit, bool(state.printers)
    if trip is not None and not trip.announce_blocked:
        if key == Qt.Key.Key_P and printers:
            return Wanted(Wish.ANNOUNCE)
        if key == Qt.Key.Key_S:
            return Wanted(Wish.STORE_LETTERS)
    if visit is not None and visit.can_confirm:
        if key == Qt.Key.Key_K and printers:
            return Wanted(Wish.CONFIRM)
        if key == Qt.Key.Key_D:
            return Wanted(Wish.STORE_CONFIRMATION)
    return None


def _alone(state: TripsState, key: int) -> Wanted | None:
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down):
        return Wanted(Wish.TRIPS)
    if key in (Qt.Key.Key_Right, *_ENTER):
        return Wanted(Wish.VISITS)
    if key in _PAGES:
        return Wanted(Wish.SCROLL, _PAGES[Qt.Key(key)])
    if key == Qt.Key.Key_Delete and state.trip is not None and state.trip.can_call_off and not state.busy:
        return Wanted(Wish.CALL_OFF)
    offers = state.visit.offers if state.visit is not None and not state.busy else ()
    return next((Wanted(Wish.NOTE, one.outcome) for one in offers if key == ord(one.key)), None)
