"""The door of one of the five houses: somebody comes at a local time, with a letter or without, and is told why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from desk.cli.presented import decision_lines
from desk.domain.appointments import Appointment, AppointmentWish
from desk.domain.decisions import Reason, Verdict
from desk.domain.instead import Instead, card_for
from desk.domain.occupancy import Visit
from desk.domain.rules import Rule, RuleKind, notices
from desk.domain.services import Purpose, Service
from desk.i18n import translator
from desk.service.admission import Presented, admit, present
from desk.service.appointments import add_appointment, draft_appointment, service_named
from desk.service.desk import Desk
from desk.service.ledger import history
from desk.service.letters import make, sign_letters
from desk.service.occupancy import board
from desk.service.walkins import present_walk_in
from desk.store import appointments
from desk.ui.entrance.state import Caption
from desk.ui.states.entrance import entrance_state
from desk.ui.states.situation import Phase, Situation, Surroundings
from desk.ui.words.checks import check_line
from desk.ui.words.contacts import contact_line
from desk.ui.words.rules import rule_words
from desk.ui.words.verdicts import what_now, why
from tests.letters.paper import text_of
from tests.service.office import HandClock

BERLIN = ZoneInfo("Europe/Berlin")
GERMAN = translator("de")
NOT_ASKED: Mapping[str, bool] = {}
"""The guard has put no question yet."""


def at(local: str) -> datetime:
    """A time on the wall of the house, "2020-06-29 9:30", as a moment (UTC)."""
    return datetime.strptime(local, "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN).astimezone(UTC)


def day(written: str) -> date:
    """A local day."""
    return date.fromisoformat(written)


def outcome(presented: Presented) -> tuple[Verdict, Reason | None]:
    """The verdict with its reason."""
    return presented.decision.verdict, presented.decision.reason


ADMIT = (Verdict.ADMIT, None)


@dataclass(slots=True)
class Door:
    """An entrance with its guard, at a time that each visitor brings along."""

    desk: Desk
    clock: HandClock

    def invite(self, service: str, room: str, local: str, persons: int = 1, name: str = "Ada Beispiel") -> Appointment:
        """Make an appointment."""
        return add_appointment(self.desk, AppointmentWish(service, room, at(local), persons, name, ("Weg 1",), "de"))

    def letter(self, service: str, room: str, local: str, persons: int = 1) -> str:
        """Make an appointment and its letter; give the code on it."""
        return self.sign(self.invite(service, room, local, persons))

    def posted(self, service: str, room: str, local: str, made_as_of: str) -> str:
        """Give the code of a letter for a day of which nobody knew, when it was posted, that it would be closed.

        Nobody makes an appointment for a closed day; this one is made as of another day, and stands then on its own.
        """
        begins = at(local)
        wish = AppointmentWish(service, room, at(f"{made_as_of} 10:00"), 1, "Ada Beispiel", ("Weg 1",), "de")
        made = draft_appointment(self.desk, wish)
        made = replace(made, starts_at=begins, ends_at=begins + (made.ends_at - made.starts_at))
        with self.desk.database.writing() as connection:
            appointments.add_appointments(connection, self.desk.authority, [made], self.desk.clock())
        return self.sign(made)

    def sign(self, appointment: Appointment) -> str:
        """Make the letter of an appointment; give the code on it."""
        return sign_letters(self.desk, [appointment])[0].code

    def page(self, *appointments: Appointment) -> str:
        """What is written on the letters, each on its page, in words with one blank between."""
        _made, pdf = make(self.desk, appointments)
        return in_words(*(text_of(pdf, page) for page in range(len(appointments))))

    def show(
        self, code: str, local: str, persons: int | None = None, answers: Mapping[str, bool] | None = None
    ) -> Presented:
        """Somebody shows a letter; all that is asked is fulfilled, unless the answers say otherwise."""
        self.clock.now = at(local)
        return present(self.desk, code, persons, self._fulfilled() if answers is None else answers)

    def ask(
        self,
        service: str,
        local: str,
        persons: int = 1,
        number: str = "",
        answers: Mapping[str, bool] | None = None,
    ) -> Presented:
        """Somebody without a letter wants something; all that is asked is fulfilled, unless answers say otherwise."""
        self.clock.now = at(local)
        fulfilled = self._fulfilled() if answers is None else answers
        return present_walk_in(self.desk, service, persons, number, fulfilled)

    def let_in(self, presented: Presented) -> Visit:
        """The guard confirms, and the party goes in."""
        assert outcome(presented) == ADMIT, self.said(presented)
        visit = admit(self.desk, presented).visit
        assert visit is not None
        return visit

    def service(self, key: str) -> Service:
        """A service by its key, of whichever building."""
        return service_named(self.desk.house.services.values(), key)

    def rule(self, key: str, on: str, service: str | None = None) -> Rule | None:
        """A rule, where it is in force on a local day for a service, or in this house."""
        holding = self.desk.house.holding(self.service(service) if service else None, day(on))
        return next((rule for rule in holding.rules if rule.key == key), None)

    def notices(self, on: str, service: str | None = None) -> str:
        """What is said of the house on a local day, as one text."""
        holding = self.desk.house.holding(self.service(service) if service else None, day(on))
        return "\n".join(f"{rule.title}: {rule.detail}" for rule in notices(holding.rules))

    def words(self, rule: Rule | None) -> str:
        """What a rule says, as one text."""
        assert rule is not None
        said = rule_words(rule, self.desk.house, GERMAN)
        return f"{said.title}. {said.detail}"

    def questions(self, presented: Presented) -> list[str]:
        """The keys of what the guard has to ask."""
        return [rule.key for rule in presented.facts.asked]

    def said(self, presented: Presented) -> str:
        """All that the guard reads of a decision: verdict, why, what to do, each check, the ways that are open."""
        zone = self.desk.zone
        checks = [check_line(one, zone, GERMAN) for one in presented.decision.checks]
        lines = [
            why(presented.decision, zone, GERMAN),
            what_now(presented.decision, zone, GERMAN),
            *(f"{one.name}: {one.value} {one.sentence}" for one in checks),
            *decision_lines(self.desk, presented),
        ]
        return "\n".join(lines)

    def window(self, presented: Presented) -> str:
        """All that the guard's window shows of a decision: the band, the scene, what it offers to do."""
        situation = Situation(Phase.DECIDED, presented)
        around = Surroundings(self.desk.house, board(self.desk), history(self.desk))
        state = entrance_state(situation, around, (), Caption(), GERMAN)
        shown = "\n".join(texts((state.band, state.scene, state.actions)))
        return shown.replace("\u200b", "")  # where a long address may break

    def tells(self, presented: Presented, *words: str) -> None:
        """Check that the guard reads these words in the terminal, and in the window too."""
        for face in (self.said(presented), self.window(presented)):
            for word in words:
                assert word in face, f"{word!r} is missing in:\n{face}"

    def ways(self, presented: Presented) -> list[str]:
        """The ways that are open instead, the most useful first, as the guard reads them out at that time."""
        local = presented.at.astimezone(self.desk.zone)
        lines = (contact_line(one, local, GERMAN) for one in presented.instead.contacts)
        return [f"{one.address}: {one.label} {one.text}".rstrip() for one in lines]

    def card(self, service: str, on: str) -> Instead:
        """The card for somebody who only asks about a service."""
        return card_for(self.desk.house, self.service(service), day(on))

    def _fulfilled(self) -> dict[str, bool]:
        return {rule.key: True for rule in self.desk.house.book.rules if rule.kind is RuleKind.QUESTION}


def addresses(instead: Instead, *purposes: Purpose) -> list[str]:
    """Where a card sends somebody, the most useful first; of some purposes, where they are named."""
    return [one.address for one in instead.contacts if not purposes or one.purpose in purposes]


def texts(shown: object) -> Iterator[str]:
    """Every text in what a window shows."""
    match shown:
        case str():
            yield shown
        case tuple():
            for one in shown:
                yield from texts(one)
        case _ if is_dataclass(shown):
            for one in fields(shown):
                yield from texts(getattr(shown, one.name))


def in_words(*pages: str) -> str:
    """What is written on pages, in words with one blank between; a line's hyphen is one like every other."""
    return " ".join(" ".join(pages).split()).replace("\x02", "-")
