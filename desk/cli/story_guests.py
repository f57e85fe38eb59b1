"""Who comes to the entrance on the sample day, with what, and what they are told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from desk.cli.instead import instead_lines
from desk.cli.presented import decision_fields, visit_fields
from desk.cli.speech import _, answer
from desk.domain.appointments import AppointmentStatus
from desk.domain.decisions import Reason, Verdict
from desk.domain.rules import Access, questions
from desk.domain.services import Service
from desk.i18n import time_of_day
from desk.service.admission import Presented, admit, present
from desk.service.appointments import day_list, days
from desk.service.desk import Desk
from desk.service.letters import MadeLetter
from desk.service.refusal import let_wait, redirect, refuse
from desk.service.walkins import present_walk_in
from desk.ui.words import rooms as room_words
from desk.ui.words import verdicts

_WAYS = 2
"""How many of the ways that are open are named to somebody who is sent away."""
_IN_THE_HOUSE = frozenset({Access.APPOINTMENT, Access.INVITATION, Access.WALK_IN, Access.AGREEMENT})
_AHEAD = timedelta(days=14)
_FOREIGN = "https://www.example.org"
_FILE_NUMBER = "A-2020-0815"


@dataclass(slots=True)
class Teller:
    """Says each step: a line for people, or one object of JSON."""

    as_json: bool
    ways: set[Access] = field(default_factory=set)
    """The ways that services are reached by of which has been told what they mean without a letter."""
    _hidden: Counter[Verdict] = field(default_factory=Counter)

    def tell(self, step: str, sentence: str, *more: str, **fields: object) -> None:
        """Say a step, and below it what belongs to it."""
        whole = " ".join(line.strip() for line in (sentence, *more))
        answer(self.as_json, {"step": step, "sentence": whole, **fields}, sentence, *more)

    def note(self, step: str, sentence: str, **fields: object) -> None:
        """Say a step that only a program needs to know."""
        if self.as_json:
            self.tell(step, sentence, **fields)

    def hide(self, sentence: str, verdict: Verdict, fields: dict[str, object]) -> None:
        """Count a letter that is like those before it instead of saying it."""
        self._hidden[verdict] += 1
        self.note("letter", sentence, **fields)

    def tell_hidden(self) -> None:
        """Say how many were counted since the last time."""
        if self._hidden and not self.as_json:
            words = ", ".join(f"{verdicts.word(one, _)} {count}" for one, count in self._hidden.items())
            line = _("and {count} more: {verdicts}").format(count=self._hidden.total(), verdicts=words)
            self.tell("more", f"  {line}")
        self._hidden.clear()


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody before the guard."""

    brings: str
    """In words."""
    hidden: bool = False
    """Whether they are only counted."""


def with_letter(desk: Desk, scanned: str, persons: int | None = None) -> Presented:
    """Present a letter with everything fulfilled."""
    return answered(present(desk, scanned, persons))


def answered(presented: Presented, *, fulfilled: bool = True) -> Presented:
    """Answer every question alike."""
    return presented.answered(
        presented.facts.persons, dict.fromkeys((one.key for one in presented.facts.asked), fulfilled)
    )


def receive(desk: Desk, guest: Guest, presented: Presented, teller: Teller) -> None:
    """Do what the verdict proposes, and say it."""
    decision = presented.decision
    fields: dict[str, object] = {}
    match decision.verdict:
        case Verdict.ADMIT:
            outcome = admit(desk, presented)
            if outcome.visit:
                fields = visit_fields(outcome.visit)
        case Verdict.WAIT if decision.reason is not Reason.TOO_EARLY:
            let_wait(desk, presented)
        case Verdict.REDIRECT:
            redirect(desk, presented)
        case Verdict.REFUSE:
            refuse(desk, presented)
    say(desk, guest, presented, teller, **fields)


def say(desk: Desk, guest: Guest, presented: Presented, teller: Teller, **more: object) -> None:
    """Say what is decided over somebody, and who is sent away, what is possible instead."""
    decision = presented.decision
    fields = decision_fields(desk, presented) | more
    line = f"  {verdicts.word(decision.verdict, _):<14}{guest.brings}: {_told(desk, presented)}"
    if guest.hidden:
        teller.hide(line.strip(), decision.verdict, fields)
    else:
        sent_away = decision.verdict in {Verdict.REDIRECT, Verdict.REFUSE}
        ways = _ways(desk, presented) if sent_away and presented.facts.walk_in else []
        teller.tell("letter", line, *ways, **fields)


def ask(  # what makes a party before the guard
    desk: Desk, brings: str, scanned: str, teller: Teller, *, comply: bool = True, persons: int | None = None
) -> None:
    """Say what is asked of a party before it may go in, or what it is told where it does not comply."""
    before = present(desk, scanned, persons)
    if not before.facts.asked:
        return
    if not comply:
        say(desk, Guest(brings), answered(before, fulfilled=False), teller)
        return
    asked = ", ".join(one.title for one in before.facts.asked)
    say(desk, Guest(_("{letter}, to be asked: {questions}").format(letter=brings, questions=asked)), before, teller)


def come_with_companions(desk: Desk, made: MadeLetter, teller: Teller) -> None:
    """Come with one companion more than the rule allows, then with as many as it allows."""
    allowed = desk.house.holding(made.appointment.service, made.appointment.day).companions
    if allowed is None:
        return
    persons, code = made.appointment.persons + allowed.most, made.letter.code
    words = _("Invited {invited}, come {persons}")
    too_many = Guest(words.format(invited=made.appointment.persons, persons=persons + 1))
    say(desk, too_many, with_letter(desk, code, persons + 1), teller)
    brings = words.format(invited=made.appointment.persons, persons=persons)
    ask(desk, brings, code, teller, persons=persons)
    receive(desk, Guest(brings), with_letter(desk, code, persons), teller)


def come_with_wrong_letters(desk: Desk, made: list[MadeLetter], due: list[MadeLetter], teller: Teller) -> None:
    """Hold up letters that do not let in now."""
    now = desk.clock()
    rows = day_list(desk, desk.today(now))
    cancelled = [row.letter for row in rows if row.appointment.status is AppointmentStatus.CANCELLED and row.letter]
    early = [one for one in made if one.appointment.window_opens > now]
    if cancelled:
        receive(desk, Guest(_("Letter of a cancelled appointment")), with_letter(desk, cancelled[0].code), teller)
    if early:
        starts = time_of_day(early[-1].appointment.starts_at, desk.zone, _)
        guest = Guest(_("Letter for {time}").format(time=starts))
        receive(desk, guest, with_letter(desk, early[-1].letter.code), teller)
    other_day = _letter_of_another_day(desk)
    if other_day:
        receive(desk, Guest(_("Letter for another day")), with_letter(desk, other_day), teller)
    if due:
        receive(desk, Guest(_("The first letter once more")), with_letter(desk, due[0].letter.code), teller)
    if made:
        code = made[0].letter.code
        forged = code[:-1] + ("0" if code[-1] != "0" else "1")
        receive(desk, Guest(_("A letter that somebody has changed")), with_letter(desk, forged), teller)
    receive(desk, Guest(_("A code that is no letter")), with_letter(desk, _FOREIGN), teller)


def come_to_the_wrong_building(desk: Desk, others: list[MadeLetter], teller: Teller) -> None:
    """Hold up a letter of another building, if there is one."""
    now = desk.clock()
    later = [one for one in others if one.appointment.window_opens > now]
    if later:
        site = later[0].appointment.site
        guest = Guest(_("Letter for another building ({house})").format(house=site.name))
        receive(desk, guest, with_letter(desk, later[0].letter.code), teller)


def come_without_letters(desk: Desk, teller: Teller) -> None:
    """Ask for a service without a letter: one of each way that services are reached by, and one of another building."""
    for service in _wanted(desk, teller):
        words = _("Without a letter, for “{service}”").format(service=service.name)
        holding = desk.house.holding(service, desk.today(desk.clock()))
        if holding.reached.file_number:
            say(desk, Guest(words), _without_letter(desk, service), teller)
            words = _("The same, with the number {number}").format(number=_FILE_NUMBER)
        receive(desk, Guest(words), _without_letter(desk, service, _FILE_NUMBER), teller)


def _without_letter(desk: Desk, service: Service, file_number: str = "") -> Presented:
    answers = {rule.key: True for rule in questions(desk.house.book.rules, walk_in=True)}
    return present_walk_in(desk, service.key, 1, file_number, answers)


def _wanted(desk: Desk, teller: Teller) -> Iterator[Service]:
    """The services that are asked for: without appointment first, one of another building last and once."""
    today = desk.today(desk.clock())
    by_access: dict[Access, Service] = {}
    for service in desk.house.services_here:
        by_access.setdefault(desk.house.holding(service, today).access, service)
    first = not teller.ways
    for access in sorted(
        by_access.keys() - teller.ways, key=lambda access: (access is not Access.WALK_IN, access.value)
    ):
        teller.ways.add(access)
        yield by_access[access]
    elsewhere = [
        one
        for one in desk.house.services.values()
        if one.office.site != desk.house.site.id and desk.house.holding(one, today).access in _IN_THE_HOUSE
    ]
    if first and elsewhere:
        yield elsewhere[0]


def _letter_of_another_day(desk: Desk) -> str:
    today = desk.today(desk.clock())
    for day in days(desk, today + timedelta(days=1), today + _AHEAD):
        for row in day_list(desk, day):
            if row.letter:
                return row.letter.code
    return ""


def _told(desk: Desk, presented: Presented) -> str:
    """What the party is told."""
    decision = presented.decision
    if decision.verdict is Verdict.ADMIT and decision.appointment:
        room = room_words.room_name(decision.appointment.room.number, _)
        return f"{room}, {room_words.persons(decision.persons, _)}"
    why = verdicts.why(decision, desk.zone, _)
    rule = presented.instead.deciding
    return f"{why} {rule.remedy}" if rule and rule.remedy else why


def _ways(desk: Desk, presented: Presented) -> list[str]:
    """What is possible instead, below the verdict; of the ways to be reached the most useful."""
    card = presented.instead
    shortened = replace(card, contacts=card.contacts[:_WAYS])
    lines = instead_lines(shortened, desk.house, presented.at.astimezone(desk.zone))
    return [f"      {line}" for line in lines]
