"""Rules in words: what they rule, for whom, since when and until when."""

from datetime import date, time
from uuid import UUID

import pytest

from desk.domain.rules import (
    Access,
    Asked,
    Companion,
    Companions,
    Horizon,
    Limit,
    LimitOf,
    Opening,
    Payment,
    Quota,
    Reached,
    RuleKind,
    Ruling,
    Scope,
    Window,
)
from desk.domain.services import Contact, ContactKind, Hours, OfficeId, Purpose, ServiceId
from desk.i18n import translator
from desk.ui.words.rules import (
    RuleWords,
    hours_words,
    rule_words,
    scope_words,
    since_words,
    stand_words,
    topic_words,
    until_words,
)
from tests.domain.examples import ELSEWHERE, HERE
from tests.ui.rules_house import FOR_PICKUP, FOR_SITE, FOR_UNIT, FOR_WHOLE_CENTRE, TODAY, house, rule

DE, EN = translator("de"), translator("en")
WEEK = (Hours((0, 1, 2, 3, 4), time(8), time(16, 30)), Hours((5, 6), time(9), time(15)))

RULED: list[tuple[RuleKind, Ruling | None, str, str]] = [
    (RuleKind.ACCESS, Reached(Access.APPOINTMENT), "Nur mit Termin", ""),
    (RuleKind.ACCESS, Reached(Access.WALK_IN), "Ohne Termin", ""),
    (
        RuleKind.ACCESS,
        Reached(Access.WALK_IN, file_number=True),
        "Ohne Termin",
        "Nach der Nummer des Dokuments oder dem Aktenzeichen fragen",
    ),
    (RuleKind.ACCESS, Reached(Access.INVITATION), "Nur auf Einladung", ""),
    (RuleKind.ACCESS, Reached(Access.HOME_VISIT), "Besuch zu Hause", ""),
    (RuleKind.ACCESS, Reached(Access.ONLINE), "Nur online", ""),
    (RuleKind.WINDOW, Window(0, 0), "Pünktlich zur Zeit auf dem Schreiben", ""),
    (RuleKind.WINDOW, Window(15, 10), "Einlass von 15 Minuten vor bis 10 Minuten nach der Zeit auf dem Schreiben", ""),
    (RuleKind.COMPANIONS, Companions(0), "Ohne Begleitung", ""),
    (RuleKind.COMPANIONS, Companions(1), "Höchstens eine Begleitperson", ""),
    (
        RuleKind.COMPANIONS,
        Companions(2, (Companion.INTERPRETER, Companion.CHILD, Companion.CARER), identity=True),
        "Höchstens 2 Begleitpersonen",
        "Nur zum Übersetzen oder ein Kind oder zur Betreuung. Auch sie zeigen ihren Ausweis",
    ),
    (RuleKind.LIMIT, Limit(LimitOf.ROOM, 2), "Höchstens 2 Personen im Zimmer", ""),
    (RuleKind.LIMIT, Limit(LimitOf.WAITING, 0), "Niemand im Wartebereich", ""),
    (RuleKind.LIMIT, Limit(LimitOf.BUILDING, None, 10), "10 m² für jede Person im Haus", ""),
    (
        RuleKind.LIMIT,
        Limit(LimitOf.BUILDING, 1, 10),
        "Höchstens 1 Person im Haus",
        "10 m² für jede Person im Haus",
    ),
    (RuleKind.PAYMENT, Payment.CARD_ONLY, "Zahlung nur mit EC-Karte", "Kein Bargeld"),
    (RuleKind.PAYMENT, Payment.CASHLESS_PREFERRED, "Am liebsten ohne Bargeld", "Bargeld geht auch"),
    (RuleKind.PAYMENT, Payment.ONLINE, "Zahlung online", ""),
    (RuleKind.PAYMENT, Payment.USUAL_FEES, "Nur die üblichen Gebühren", ""),
    (RuleKind.PAYMENT, Payment.NONE, "Kostenlos", ""),
    (RuleKind.HOURS, Opening(WEEK), "Geöffnet Mo–Fr 8:00–16:30, Sa, So 9:00–15:00", ""),
    (RuleKind.HORIZON, Horizon(1), "Termine erst in einer Woche", ""),
    (RuleKind.HORIZON, Horizon(3), "Termine erst in 3 Wochen", ""),
    (RuleKind.QUOTA, Quota(8, 10), "8 bis 10 Termine am Tag", "Ein Richtwert, keine feste Grenze"),
    (RuleKind.CLOSED, None, "Geschlossen", ""),
]


@pytest.mark.parametrize(("kind", "ruling", "title", "detail"), RULED)
def test_a_rule_without_words_says_what_it_rules(
    kind: RuleKind, ruling: Ruling | None, title: str, detail: str
) -> None:
    assert rule_words(rule("x", kind, ruling=ruling), house(), DE) == RuleWords(title, detail)
    assert rule_words(rule("x", kind, ruling=ruling), house(), EN).title not in {"", title}


@pytest.mark.parametrize("access", Access)
def test_every_way_to_reach_a_service_has_words(access: Access) -> None:
    words = {rule_words(rule("x", RuleKind.ACCESS, ruling=Reached(one)), house(), DE).title for one in Access}

    assert len(words) == len(Access)
    assert all(one[0].isupper() for one in words)


def test_the_offices_own_words_go_first() -> None:
    own = rule("x", RuleKind.ACCESS, "Nur mit Terminschreiben", ruling=Reached(Access.INVITATION), detail="Vorerst")
    detail = rule("x", RuleKind.PAYMENT, ruling=Payment.CARD_ONLY, detail="Auch am Automaten")

    assert rule_words(own, house(), DE) == RuleWords("Nur mit Terminschreiben", "Vorerst")
    assert rule_words(detail, house(), DE) == RuleWords("Zahlung nur mit EC-Karte", "Auch am Automaten")
    assert rule_words(rule("x", RuleKind.QUESTION, ruling=Asked.ALWAYS), house(), DE).title == "x"


def test_where_an_appointment_is_needed_its_booking_is_named() -> None:
    online = Contact(ContactKind.WEB, "termine.example", "Termine", Purpose.BOOKING)
    ruled = rule("x", RuleKind.ACCESS, ruling=Reached(Access.APPOINTMENT))

    assert rule_words(ruled, house(general=(online,)), DE).detail == "Termine: termine.example"
    narrow = rule("x", RuleKind.ACCESS, ruling=Reached(Access.APPOINTMENT), scope=FOR_PICKUP)
    assert rule_words(narrow, house(general=(online,)), DE).detail == "Termine: termine.example"


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(), "alle Häuser"),
        (FOR_SITE, HERE.name),
        (Scope(site=ELSEWHERE.id), ELSEWHERE.name),
        (FOR_UNIT, "Ausweise"),
        (FOR_WHOLE_CENTRE, "Bürgercenter"),
        (FOR_PICKUP, "Abholung"),
        (Scope(office=OfficeId(UUID(int=99))), "anderes Amt"),
        (Scope(service=ServiceId(UUID(int=99))), "ein anderes Anliegen"),
    ],
)
def test_for_whom_a_rule_holds(scope: Scope, words: str) -> None:
    assert scope_words(rule("x", RuleKind.NOTICE, scope=scope), house(), DE) == words


def test_in_a_single_house_a_rule_for_all_is_one_of_the_house() -> None:
    alone = house(sites=(HERE,))

    assert scope_words(rule("x", RuleKind.NOTICE), alone, DE) == "das ganze Haus"
    assert scope_words(rule("x", RuleKind.NOTICE, scope=Scope(site=ELSEWHERE.id)), alone, DE) == "ein anderes Haus"


def test_every_kind_of_rule_has_a_matter() -> None:
    names = [topic_words(rule("x", kind, "Maske"), DE) for kind in RuleKind if kind is not RuleKind.LIMIT]
    limits = [topic_words(rule("x", RuleKind.LIMIT, ruling=Limit(of, 2)), DE) for of in LimitOf]

    assert names[:2] == ["Maske", "Maske"]
    assert limits == ["Personen je Zimmer", "Wartebereich", "Personen im Haus"]
    assert len({*names, *limits}) == len(RuleKind) - 2 + len(LimitOf)


def test_since_until_and_stand() -> None:
    dated = rule("x", RuleKind.NOTICE, valid_from=date(2020, 6, 15), valid_until=date(2021, 1, 1), stand=TODAY)

    assert since_words(dated, TODAY, DE) == "15. Juni"
    assert until_words(dated, TODAY, DE) == "1. Januar 2021"
    assert stand_words(dated, DE) == "25. Juni 2020"
    endless = rule("x", RuleKind.NOTICE)
    assert since_words(endless, TODAY, DE) == "kein Tag genannt"
    assert until_words(endless, TODAY, DE) == "bis auf Weiteres"
    assert stand_words(endless, DE) == ""


def test_hours_of_single_days() -> None:
    hours = (Hours((0, 2, 3, 4), time(8), time(12)), Hours((1,), time(14), time(18)))

    assert hours_words(hours, DE) == "Mo, Mi–Fr 8:00–12:00, Di 14:00–18:00"
    assert hours_words(hours, EN).startswith("Mon, Wed–Fri")
