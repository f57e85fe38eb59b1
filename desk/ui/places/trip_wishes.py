"""What is wished for at the home visits place, as acts: visits and wishes noted, letters made, the pilot evaluated."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desk.domain.home_visits import VisitOutcome, WishReason
from desk.i18n import Translate
from desk.letters.home_visit_chart import PictureForm, draw
from desk.service.desk import Desk
from desk.service.home_visit_letters import announce, confirm
from desk.service.home_visits import call_off, evaluation, find_trip, note_outcome, refuse_wish, show_visit
from desk.ui.places.trip_acts import TripActs
from desk.ui.states.trip_report import Counted
from desk.ui.states.trips_place import Known
from desk.ui.words.home_visits import reason_name


class TripWishes(QObject):
    """Grants what the screen asks for; `known` gives what is chosen there."""

    counted = Signal(object)
    """The evaluation, as a `Counted`."""
    answered = Signal()
    """A question was answered: it need not be shown any more."""

    def __init__(self, acts: TripActs, known: Callable[[], Known], _: Translate, parent: QObject) -> None:
        super().__init__(parent)
        self._acts, self._known, self._translate = acts, known, _

    @Slot(object, str)
    def note(self, outcome: VisitOutcome, note: str) -> None:
        """Note what became of the chosen visit, in place of what was noted before."""
        name = self._visit

        def noted(desk: Desk) -> str:
            note_outcome(desk, name, outcome, note)
            return ""  # beside the visit it says what was noted, and when

        if name:
            self._acts.write(noted, self._translate("is being noted…"))

    @Slot(str)
    def refuse(self, reason: str) -> None:
        """Count a wish that cannot be met."""
        _, why = self._translate, WishReason(reason)
        told = _("Counted as refused: {reason}.").format(reason=reason_name(why, _))

        def refused(desk: Desk) -> str:
            refuse_wish(desk, why)
            return told

        self._acts.write(refused, _("is being noted…"))
        self.answered.emit()

    @Slot(bool)
    def answer(self, agreed: bool) -> None:
        """Call the chosen trip off, which was asked about, or leave it."""
        _, number = self._translate, self._trip

        def called_off(desk: Desk) -> str:
            call_off(desk, number)
            return _("The trip is called off.")

        self.answered.emit()
        if agreed and number:
            self._acts.write(called_off, _("is being noted…"))

    @Slot()
    def announce(self) -> None:
        """Print the letters that announce the visits of the trip."""
        number = self._trip
        if number:
            self._acts.print_out(lambda desk: _letters(desk, number))

    @Slot(str)
    def store_letters(self, file: str) -> None:
        """Store the letters that announce the visits of the trip."""
        number = self._trip
        if number:
            self._acts.store(lambda desk: _letters(desk, number), file)

    @Slot()
    def confirm(self) -> None:
        """Print the confirmation of the chosen visit."""
        name = self._visit
        if name:
            self._acts.print_out(lambda desk: confirm(desk, name)[2])

    @Slot(str)
    def store_confirmation(self, file: str) -> None:
        """Store the confirmation of the chosen visit."""
        name = self._visit
        if name:
            self._acts.store(lambda desk: confirm(desk, name)[2], file)

    @Slot()
    def count(self) -> None:
        """Evaluate the pilot."""
        self._acts.ask(_count, self.counted.emit, self._translate("is being counted…"))

    @Slot(str)
    def store_picture(self, file: str) -> None:
        """Store the picture of the evaluation that is open."""
        shown = self._known().opened
        if isinstance(shown, Counted):
            self._acts.store(lambda desk: _draw(desk, shown, PictureForm.PDF), file)

    @property
    def _trip(self) -> str:
        """The number of the chosen trip; "" where there is none."""
        trip = self._known().trip
        return str(trip.number) if trip is not None else ""

    @property
    def _visit(self) -> str:
        """The name of the chosen visit; "" where there is none."""
        trip, visit = self._known().trip, self._known().visit
        return show_visit(trip, visit) if trip is not None and visit is not None else ""


def _letters(desk: Desk, number: str) -> bytes:
    """Make the announcements of a trip as it is now."""
    return announce(desk, find_trip(desk, number))[1]


def _count(desk: Desk) -> Counted:
    """Evaluate the pilot and draw it; on the data thread."""
    counted = Counted(evaluation(desk), {one.key: one.name for one in desk.house.services.values()}, b"")
    return replace(counted, picture=_draw(desk, counted, PictureForm.PNG)) if counted.evaluation.weeks else counted


def _draw(desk: Desk, counted: Counted, form: PictureForm) -> bytes:
    return draw(counted.evaluation, form, desk.language, desk.house.authority)
