"""What the guard answers: each wish of the entrance's screen changes the matter, or becomes one call to a service."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from desk.domain.decisions import Verdict
from desk.service.admission import Outcome, Presented, admit
from desk.service.desk import Desk
from desk.service.leaving import leave_by_code, leave_room
from desk.service.ledger import undo_last
from desk.service.refusal import let_wait, redirect, refuse
from desk.service.walkins import present_again, present_walk_in, refuse_without_letter
from desk.ui.places import turns
from desk.ui.places.entrance import Entrance
from desk.ui.states.situation import Phase, Situation

T = TypeVar("T")


class Asking(QObject):
    """The wishes that store nothing: what was asked and answered, and what is shown."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        screen = entrance.screen
        screen.point_toggled.connect(self.toggle_point)
        screen.all_fulfilled_requested.connect(self.fulfil_all)
        screen.exemption_requested.connect(self.exempt)
        screen.party_changed.connect(self.change_party)
        screen.number_typed.connect(self.name_number)
        screen.service_chosen.connect(self.choose)
        screen.waiting_chosen.connect(self.call)
        screen.clear_requested.connect(self.clear)
        screen.without_letter_requested.connect(self.without_letter)
        screen.sound_requested.connect(self.switch_sound)
        screen.replace_requested.connect(entrance.replace_shown)

    @Slot(int)
    def toggle_point(self, number: int) -> None:
        """A point is fulfilled, or open again."""
        self._turn(turns.point_toggled(self._entrance.situation, number))

    @Slot()
    def fulfil_all(self) -> None:
        """Every point is fulfilled."""
        self._turn(turns.all_fulfilled(self._entrance.situation))

    @Slot()
    def exempt(self) -> None:
        """Somebody is exempt from a point."""
        self._turn(turns.exempted(self._entrance.situation))

    @Slot(int)
    def change_party(self, persons: int) -> None:
        """So many have come."""
        self._turn(turns.party_changed(self._entrance.situation, persons))

    @Slot()
    def clear(self) -> None:
        """Away with the matter; nothing is stored. A letter that was read meanwhile comes next."""
        matter = self._entrance.situation
        self._turn(turns.cleared(matter))
        self._entrance.settled.emit()
        if matter.next_scan:
            self._entrance.scan(matter.next_scan, typed=matter.next_typed)

    @Slot()
    def without_letter(self) -> None:
        """Ask for what somebody without a letter came; the second time: for none of it."""
        matter = self._entrance.situation
        asked = matter.phase is Phase.CHOOSING
        self._turn(turns.without_letter(matter) if asked else turns.choosing(matter))

    @Slot(str)
    def choose(self, service: str) -> None:
        """Somebody without a letter comes for a service, by its key."""
        self._entrance.show(lambda desk: present_walk_in(desk, service))

    @Slot(int)
    def call(self, number: int) -> None:
        """The party that waits with a number is before the guard; it is asked once over an unconfirmed matter."""
        self._entrance.scan(str(number), typed=True)

    @Slot(str)
    def name_number(self, number: str) -> None:
        """A walk-in names the number of a document or file."""
        self._turn(turns.number_named(self._entrance.situation, number))

    @Slot()
    def switch_sound(self) -> None:
        """Let every verdict sound alike, or each its own way."""
        self._turn(turns.sound_switched(self._entrance.situation))

    def _turn(self, situation: Situation) -> None:
        self._entrance.become(situation)


class Guard(QObject):
    """The wishes that store something, each in one transaction."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        screen = entrance.screen
        screen.confirm_requested.connect(self.confirm)
        screen.wait_requested.connect(self.give_number)
        screen.redirect_requested.connect(self.redirect)
        screen.refuse_requested.connect(self.refuse)
        screen.leave_requested.connect(self.leave)
        screen.answer_given.connect(self.answer)
        screen.undo_requested.connect(self.undo)
        screen.code_entered.connect(self.enter)

    @Slot(str)
    def take(self, text: str, *, typed: bool = False) -> None:
        """Take a letter that was read: of a visitor who comes, or, if that was asked for, who leaves."""
        if self._entrance.situation.phase is Phase.LEAVING:
            self._store(lambda desk: leave_by_code(desk, text), turns.left)
        else:
            self._entrance.scan(text, typed=typed)

    @Slot(str)
    def enter(self, text: str) -> None:
        """Take what was typed into the field: a code, a number, or words for a service."""
        self.take(text, typed=True)

    @Slot()
    def confirm(self) -> None:
        """Do what the verdict proposes."""
        matter = self._entrance.situation
        if matter.phase is Phase.WITHOUT_LETTER:
            self._store(refuse_without_letter, turns.turned_away)
        elif matter.phase is Phase.DECIDED and matter.presented is not None:
            self._confirm(matter.presented)

    @Slot()
    def give_number(self) -> None:
        """Let the party wait with a number."""
        letter = self._letter()
        if letter is not None:
            self._store(lambda desk: let_wait(desk, letter), turns.numbered)

    @Slot()
    def redirect(self) -> None:
        """Note that the visitor goes elsewhere."""
        letter = self._letter()
        if letter is not None:
            self._store(lambda desk: redirect(desk, letter), turns.turned_away)

    @Slot(str)
    def refuse(self, reason: str) -> None:
        """Note that the visitor is not let in; `reason` is the key of a rule, or anything else."""
        letter = turns.refused_for(self._entrance.situation, reason) if self._letter() else None
        if letter is not None:
            self._store(lambda desk: refuse(desk, letter), turns.turned_away)

    @Slot()
    def leave(self) -> None:
        """Let the party of the shown letter go; with none shown, that of the next letter."""
        letter = self._letter()
        if letter is not None and letter.scanned:
            self._store(lambda desk: leave_by_code(desk, letter.scanned), turns.left)
        else:
            self._entrance.become(turns.leaving(self._entrance.situation))

    @Slot(str)
    def answer(self, key: str) -> None:
        """Take what the room said: J, it is empty."""
        letter = self._letter()
        appointment = letter.decision.appointment if letter else None
        if key == "J" and letter is not None and appointment is not None:
            room = appointment.room.number
            self._store(lambda desk: _emptied(desk, room, letter), turns.presented)

    @Slot()
    def undo(self) -> None:
        """Take the last act back."""
        self._store(undo_last, turns.taken_back)

    def _confirm(self, letter: Presented) -> None:
        match letter.decision.verdict:
            case Verdict.ADMIT:
                self._store(lambda desk: _admit(desk, letter), turns.admitted)
            case Verdict.WAIT:
                self.give_number()
            case Verdict.REDIRECT:
                self.redirect()
            case Verdict.REFUSE:
                self.refuse("")
            case Verdict.CHECK:
                pass  # something is open: the screen goes there

    def _letter(self) -> Presented | None:
        """The letter that is decided over and not stored yet."""
        matter = self._entrance.situation
        return matter.presented if matter.phase is Phase.DECIDED else None

    def _store(self, call: Callable[[Desk], T], turn: Callable[[Situation, T], Situation]) -> None:
        """Make a call that writes, and show what its answer makes of the matter."""
        self._entrance.ask(
            call, lambda answer: self._entrance.become(turn(self._entrance.situation, answer)), writes=True
        )


def _admit(desk: Desk, letter: Presented) -> tuple[Outcome, Presented]:
    """Admit; where something stands against it now, look at the party again, with the same answers."""
    outcome = admit(desk, letter)
    if outcome.visit is not None:
        return outcome, letter.decided(outcome.decision)
    return outcome, present_again(desk, letter)


def _emptied(desk: Desk, room: str, letter: Presented) -> Presented:
    """Let everybody in a room go, because somebody looked: it is empty. Then look at the party again."""
    leave_room(desk, room)
    return present_again(desk, letter)
