"""The words of the board, of contacts, of the history, and of foreign codes."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desk.domain.appointments import AppointmentId
from desk.domain.decisions import Reason
from desk.domain.ledger import Fact, FactId, FactKind, VisitId
from desk.domain.occupancy import Expected, RoomNow, Visit
from desk.domain.places import DeskId, RoomState, Seats, SiteId
from desk.domain.services import Contact, ContactKind, Hours, Purpose
from desk.i18n import Translate, translator
from desk.scanning.foreign import ForeignKind
from desk.ui.words import moments, rooms
from desk.ui.words.contacts import contact_line
from desk.ui.words.foreign import foreign_name, foreign_sentence
from desk.ui.words.history import history_line
from tests.domain.examples import NOW, PHONE, ROOM, START, TODAY

BERLIN = ZoneInfo("Europe/Berlin")
DE, EN = translator("de"), translator("en")
LANGUAGES = pytest.mark.parametrize("say", [DE, EN], ids=["de", "en"])
MINUTE = timedelta(minutes=1)

# ---- rooms


def test_states_of_a_room_are_one_word() -> None:
    assert [rooms.state_word(state, DE) for state in RoomState] == [
        "frei",
        "teils",
        "voll",
        "überfällig",
        "geschlossen",
    ]
    assert [rooms.state_word(state, EN) for state in RoomState] == ["free", "partly", "full", "overdue", "closed"]


def room(*planned_ends: datetime, is_open: bool = True, following: bool = False) -> RoomNow:
    visits = tuple(
        Visit(VisitId(UUID(int=number)), None, "2.14", 1, 1, NOW, end) for number, end in enumerate(planned_ends)
    )
    expected = Expected(AppointmentId(UUID(int=4)), "2.14", START + 45 * MINUTE, START, 2) if following else None
    return RoomNow(ROOM, Seats(2, 2 - len(visits), is_open), visits, expected, "" if is_open else "heute")


@pytest.mark.parametrize(
    ("now", "end", "sentence"),
    [
        (room(), "", "Zimmer 2.14, frei, 0 von 2 Plätzen belegt"),
        (room(following=True), "bis 11:30", "Zimmer 2.14, frei, 0 von 2 Plätzen belegt, bis 11:30"),
        (
            room(START, START + 5 * MINUTE, following=True),
            "bis 10:50",
            "Zimmer 2.14, voll, 2 von 2 Plätzen belegt, bis 10:50",
        ),
        (
            room(NOW - 20 * MINUTE, NOW - 16 * MINUTE),
            "seit 10:34",
            "Zimmer 2.14, überfällig, 2 von 2 Plätzen belegt, seit 10:34",
        ),
        (
            room(START, is_open=False),
            "heute",
            "Zimmer 2.14, geschlossen, 1 von 2 Plätzen belegt, heute",
        ),
    ],
)
def test_a_tile_says_until_when_or_since_when(now: RoomNow, end: str, sentence: str) -> None:
    assert rooms.tile_end(now, NOW, BERLIN, DE) == end
    assert rooms.tile_sentence(now, NOW, BERLIN, DE) == sentence


def test_floors_have_a_short_and_a_long_name() -> None:
    assert [rooms.floor_short(floor, DE) for floor in (3, 0, -1)] == ["3. OG", "EG", "1. UG"]
    assert [rooms.floor_long(floor, DE) for floor in (2, 0, -1)] == [
        "2. Obergeschoss",
        "Erdgeschoss",
        "1. Untergeschoss",
    ]
    assert rooms.floor_long(2, EN) == "Floor 2"


def test_persons_and_seats_are_counted() -> None:
    assert [rooms.persons(count, DE) for count in (1, 2)] == ["1 Person", "2 Personen"]
    assert rooms.taken(Seats(2, 0, open=True), DE) == "2 von 2"
    assert rooms.room_name("2.14", DE) == "Zimmer 2.14"


# ---- contacts

WEEKDAYS = replace(PHONE, hours=(Hours((0, 1, 2, 3, 4), time(8), time(12)), Hours((0, 3), time(13), time(16))))


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2020, 6, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "reachable", "text"),
    [
        (local(25, 10, 38), True, "jetzt erreichbar · heute bis 12:00"),
        (local(25, 12), False, "wieder heute um 13:00"),
        (local(25, 7), False, "wieder heute um 8:00"),
        (local(25, 16), False, "wieder morgen um 8:00"),
        (local(26, 12), False, "wieder Montag um 8:00"),
    ],
)
def test_whether_somebody_answers_now_and_else_when(now: datetime, text: str, *, reachable: bool) -> None:
    line = contact_line(WEEKDAYS, now, DE)

    assert (line.address, line.label) == ("0211 89-25400", "Terminstelle")
    assert (line.reachable, line.text) == (reachable, text)


def test_the_same_day_next_week_is_told_with_its_date() -> None:
    thursdays = replace(PHONE, hours=(Hours((3,), time(8), time(12)),))

    assert contact_line(thursdays, local(25, 12), DE).text == "wieder Donnerstag, 2. Juli um 8:00"
    assert contact_line(thursdays, local(25, 12), EN).text == "again Thursday, 2 July at 8:00"


def test_hours_on_no_day_promise_nothing() -> None:
    assert contact_line(replace(PHONE, hours=(Hours((), time(8), time(12)),)), local(25, 9), DE).text == ""


def test_where_no_hours_are_known_only_the_web_is_always_there() -> None:
    assert contact_line(PHONE, local(25, 3), DE).text == ""
    assert contact_line(Contact(ContactKind.WEB, "www.example.org", ""), local(25, 3), DE).text == "rund um die Uhr"


def test_a_contact_for_urgent_matters_says_so() -> None:
    urgent = Contact(ContactKind.EMAIL, "notfall@example.org", "", Purpose.URGENT)

    assert contact_line(urgent, local(25, 9), DE).label == "Nur wenn es dringend ist"
    assert contact_line(replace(urgent, label="Amt 54"), local(25, 9), DE).label == "Nur wenn es dringend ist: Amt 54"


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        (Purpose.HELP, "Portal"),
        (Purpose.BOOKING, "Termin vereinbaren: Portal"),
        (Purpose.WISH, "Terminwunsch, noch kein Termin: Portal"),
        (Purpose.ONLINE, "Online erledigen: Portal"),
        (Purpose.HOME_VISIT, "Wenn Sie nicht kommen können, kommen wir zu Ihnen: Portal"),
    ],
)
def test_what_an_address_is_for_is_said_plainly_and_what_can_be_done_there(purpose: Purpose, told: str) -> None:
    portal = Contact(ContactKind.WEB, "portal.example.org", "Portal", purpose)
    paid = replace(portal, note="Bezahlen mit Karte")

    assert contact_line(portal, local(25, 9), DE).label == told
    assert contact_line(paid, local(25, 9), DE).label == f"{told}. Bezahlen mit Karte"
    assert contact_line(paid, local(25, 9), DE).purpose == told


# ---- history


def fact(kind: FactKind, reason: Reason | None = None, persons: int | None = None, **detail: str | int) -> Fact:
    return Fact(
        FactId(UUID(int=1)),
        DeskId(UUID(int=2)),
        1,
        NOW,
        kind,
        SiteId(UUID(int=3)),
        persons=persons,
        reason=reason.value if reason else None,
        detail=detail,
    )


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (fact(FactKind.ADMITTED, persons=1), "Zimmer 2.14 · 1 Person"),
        (fact(FactKind.ADMITTED, persons=2), "Zimmer 2.14 · 2 Personen"),
        (fact(FactKind.LEFT, persons=2), "Zimmer 2.14 verlassen · 2 Personen"),
        (fact(FactKind.LEFT), "Zimmer 2.14 verlassen"),
        (fact(FactKind.WAITING, Reason.ROOM_FULL, number=7), "Nummer 7, Zimmer 2.14"),
        (fact(FactKind.REDIRECTED, Reason.OTHER_DAY, day="2020-06-26"), "Anderer Tag: 26. Juni"),
        (fact(FactKind.REDIRECTED, Reason.OTHER_DAY, day="2021-06-26"), "Anderer Tag: 26. Juni 2021"),
        (fact(FactKind.REDIRECTED, Reason.OTHER_SITE), "Anderes Haus"),
        (fact(FactKind.REDIRECTED), "Umgeleitet"),
        (fact(FactKind.REFUSED, Reason.REPLACED), "Schreiben ersetzt"),
        (fact(FactKind.REFUSED), "Abgewiesen"),
        (fact(FactKind.UNDONE), "Zurückgenommen"),
        (fact(FactKind.ROOM_CLOSED), "Zimmer 2.14 geschlossen"),
        (fact(FactKind.ROOM_OPENED), "Zimmer 2.14 geöffnet"),
    ],
)
def test_what_happened_is_one_line(one: Fact, line: str) -> None:
    assert history_line(one, "2.14", TODAY, DE) == line


@pytest.mark.parametrize("kind", FactKind)
@LANGUAGES
def test_every_kind_of_fact_has_its_line(kind: FactKind, say: Translate) -> None:
    assert history_line(fact(kind), "2.14", TODAY, say).strip()


# ---- foreign codes


@pytest.mark.parametrize("kind", ForeignKind)
@LANGUAGES
def test_every_foreign_code_has_a_name(kind: ForeignKind, say: Translate) -> None:
    unknown = kind in {ForeignKind.TEXT, ForeignKind.BINARY}

    assert (foreign_name(kind.value, say) == say("a foreign code")) is unknown


def test_a_foreign_code_in_a_sentence() -> None:
    assert foreign_sentence("boarding-pass", DE) == "Das ist eine Bordkarte."
    assert foreign_sentence("no such kind", DE) == "Das ist ein fremder Code."


# ---- days


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 6, 25), "heute"),
        (date(2020, 6, 26), "morgen, Freitag, 26. Juni"),
        (date(2020, 6, 24), "gestern, Mittwoch, 24. Juni"),
        (date(2020, 6, 29), "Montag, 29. Juni"),
        (date(2021, 1, 4), "Montag, 4. Januar 2021"),
    ],
)
def test_a_day_is_named_as_one_says_it_from_today(day: date, said: str) -> None:
    assert moments.near_day(day, TODAY, DE) == said


def test_moments_are_those_on_the_wall_without_a_leading_zero() -> None:
    assert moments.clock(datetime(2020, 6, 25, 7, 30, tzinfo=ZoneInfo("UTC")), BERLIN, DE) == "9:30"
