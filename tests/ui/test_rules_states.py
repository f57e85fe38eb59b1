"""From the rules of a house to the rules place: what stands on the line, at the side, and in the explanation."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.decisions import Verdict
from desk.domain.house import House
from desk.domain.rules import AUTHORITY, Access, Asked, Limit, LimitOf, Payment, Quota, Reached, RuleKind, Scope
from desk.i18n import translator
from desk.ui.rules.state import Bar, BarKind, RulesState
from desk.ui.states.rule_strands import strands
from desk.ui.states.rules import rules_state
from tests.ui.rules_house import (
    FOR_PICKUP,
    FOR_SITE,
    FOR_UNIT,
    FOR_WHOLE_CENTRE,
    LICENCE,
    PASSPORT,
    PICKUP,
    TODAY,
    access,
    house,
    rule,
    shipped,
)

_ = translator("de")
MONDAY = date(2020, 6, 29)
SUNDAY = MONDAY - timedelta(days=1)


def state(shown: House, today: date = TODAY, chosen: str = "") -> RulesState:
    return rules_state(shown, today, chosen, _)


def lines(shown: RulesState) -> dict[str, tuple[Bar, ...]]:
    return {line.label: line.bars for group in shown.groups for line in group.lines}


def spans(bars: tuple[Bar, ...]) -> list[tuple[str, BarKind, date | None, date | None]]:
    return [(bar.words, bar.kind, bar.first, bar.last) for bar in bars]


def told(shown: RulesState) -> list[tuple[str, str]]:
    return [(one.words, one.detail) for one in shown.side.today]


def new(shown: RulesState) -> list[tuple[str, str]]:
    return [(one.words, one.detail) for one in shown.side.changes]


BY_APPOINTMENT = access("by-appointment", Access.APPOINTMENT)
WALK_IN = access("walk-in", Access.WALK_IN, scope=FOR_PICKUP, valid_from=MONDAY)


# ---- the time line


def test_a_narrower_rule_takes_the_wider_ones_place_and_gives_it_back() -> None:
    shown = state(
        house(BY_APPOINTMENT, access("trial", Access.WALK_IN, scope=FOR_PICKUP, valid_from=MONDAY, valid_until=MONDAY))
    )

    assert spans(lines(shown)["Abholung"]) == [
        ("Nur mit Termin", BarKind.HOLDS, None, SUNDAY),
        ("Ohne Termin", BarKind.COMES, MONDAY, MONDAY),
        ("Nur mit Termin", BarKind.COMES, MONDAY + timedelta(days=1), None),
    ]
    assert spans(lines(shown)["Alle anderen Anliegen"]) == [("Nur mit Termin", BarKind.HOLDS, None, None)]
    assert [group.name for group in shown.groups] == ["Zutritt"]


def test_a_rule_for_everything_here_is_one_of_the_house() -> None:
    shown = state(
        house(
            access("centre", Access.APPOINTMENT, scope=FOR_SITE),
            access("far", Access.CLOSED, scope=Scope(site=LICENCE.office.site)),
        )
    )

    assert list(lines(shown)) == ["Alle Anliegen"]


def test_a_rule_of_the_office_that_units_are_part_of_is_shown_by_its_name() -> None:
    shown = state(
        house(BY_APPOINTMENT, rule("pay", RuleKind.PAYMENT, scope=FOR_WHOLE_CENTRE, ruling=Payment.CARD_ONLY))
    )

    assert "Kasse: Bürgercenter" in lines(shown)


def test_what_is_switched_off_in_a_narrower_scope_leaves_no_bar_there() -> None:
    mask = rule("mask", RuleKind.QUESTION, "Maske getragen", ruling=Asked.ALWAYS)
    off = rule("no-mask", RuleKind.QUESTION, "Keine Maske", about="mask", scope=FOR_UNIT, ruling=Asked.NEVER)
    shown = state(house(mask, off))

    assert list(lines(shown)) == ["Maske getragen"]


def test_every_bar_has_a_key_of_its_own_and_says_all_about_itself() -> None:
    first = rule("one", RuleKind.LIMIT, ruling=Limit(LimitOf.WAITING, 1), valid_until=TODAY - timedelta(days=1))
    then = rule(
        "four",
        RuleKind.LIMIT,
        ruling=Limit(LimitOf.WAITING, 4),
        valid_from=TODAY,
        valid_until=date(2020, 12, 31),
        phrase="höchstens vier",
        stand=date(2020, 6, 24),
        scope=FOR_SITE,
    )
    shown = state(house(BY_APPOINTMENT, WALK_IN, first, then))

    every = [bar for bars in lines(shown).values() for bar in bars]
    assert len({bar.key for bar in every}) == len(every)
    past, four = lines(shown)["Wartebereich"]
    assert past.kind is BarKind.PAST
    assert past.spoken == "Höchstens 1 Person im Wartebereich, vorbei, bis 24. Juni"
    assert four.spoken == "Höchstens 4 Personen im Wartebereich, gilt heute, ab 25. Juni bis 31. Dezember"
    assert four.end_words == "bis 31. Dezember"
    assert four.told == "„höchstens vier“\nGilt für: Willi-Becker-Allee 7\nStand 24. Juni 2020"
    assert past.told == "Gilt für: alle Häuser"


def test_the_line_shows_eight_weeks_before_and_six_after_and_reaches_what_comes() -> None:
    shown = state(house(BY_APPOINTMENT, WALK_IN)).axis
    assert (shown.first, shown.last) == (date(2020, 4, 27), date(2020, 8, 2))
    assert [tick.words for tick in shown.ticks][:2] == ["27. April", "4. Mai"]
    assert len(shown.ticks) == 14
    assert shown.today.words == "Heute, 25.6."
    assert shown.change is not None
    assert (shown.change.day, shown.change.words) == (MONDAY, "Montag, 29.6.")

    far = date(2021, 3, 1)
    shown = state(
        house(
            access("trial", Access.HOME_VISIT, valid_until=far - timedelta(days=1)),
            access("then", Access.APPOINTMENT, valid_from=far),
        )
    ).axis
    assert shown.last >= far
    assert shown.last.weekday() == 6
    assert {tick.day.day for tick in shown.ticks} == {1}

    shown = state(house(BY_APPOINTMENT)).axis
    assert shown.change is None


def test_what_is_long_over_is_not_on_the_line() -> None:
    old = rule("old", RuleKind.PAYMENT, ruling=Payment.ONLINE, valid_until=date(2019, 12, 31))
    shown = state(house(BY_APPOINTMENT, old))

    assert list(lines(shown)) == ["Alle Anliegen"]


def test_closing_days_and_public_holidays_stand_in_one_line_each_day_once() -> None:
    closing = rule(
        "inventory", RuleKind.CLOSED, "Inventur", valid_from=date(2020, 6, 11), valid_until=date(2020, 6, 12)
    )
    holidays = {
        date(2020, 5, 21): "Christi Himmelfahrt",
        date(2020, 6, 11): "Fronleichnam",
        date(2030, 1, 1): "Neujahr",
    }
    shown = state(house(BY_APPOINTMENT, closing, holidays=holidays))

    assert spans(lines(shown)["Schließtage"]) == [
        ("Christi Himmelfahrt", BarKind.CLOSED, date(2020, 5, 21), date(2020, 5, 21)),
        ("Inventur", BarKind.CLOSED, date(2020, 6, 11), date(2020, 6, 12)),
    ]
    assert lines(shown)["Schließtage"][0].spoken == "Christi Himmelfahrt, geschlossen, 21. Mai"
    assert [entry.words for entry in shown.legend] == ["gilt heute", "geschlossen"]

    only = state(house(holidays=holidays))
    assert [group.name for group in only.groups] == [""]  # the label says it already


def test_without_any_rule_it_says_so() -> None:
    shown = state(house())

    assert shown.groups == ()
    assert shown.empty == "Für dieses Haus sind keine Regeln eingetragen."
    assert told(shown) == [("Für heute ist keine Regel eingetragen.", "")]
    assert (shown.side.change_title, shown.side.change_note) == ("Was kommt", "Es ist keine Änderung eingetragen.")
    assert shown.stand == ""


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        ((date(2020, 6, 24), None), "Stand 24. Juni 2020"),
        ((date(2020, 6, 24), date(2020, 6, 2)), "Stand 2. Juni 2020 bis 24. Juni 2020"),
    ],
)
def test_the_stand_is_that_of_the_rules(stands: tuple[date | None, ...], words: str) -> None:
    rules = [rule(f"r{place}", RuleKind.NOTICE, f"N{place}", stand=stand) for place, stand in enumerate(stands)]

    assert state(house(*rules)).stand == words


DAYS = st.one_of(st.none(), st.integers(0, 60).map(lambda ahead: TODAY + timedelta(days=ahead - 30)))
SCOPES = st.sampled_from(
    [AUTHORITY, FOR_SITE, FOR_UNIT, FOR_PICKUP, Scope(office=PASSPORT.office.id), FOR_WHOLE_CENTRE]
)


@given(st.lists(st.tuples(SCOPES, DAYS, DAYS, st.sampled_from(list(Access))), max_size=6), st.integers(-40, 40))
def test_a_line_says_on_every_day_what_the_rulebook_says(
    drawn: list[tuple[Scope, date | None, date | None, Access]], ahead: int
) -> None:
    rules = [
        access(f"r{place}", how, scope=scope, valid_from=first, valid_until=last)
        for place, (scope, first, last, how) in enumerate(drawn)
        if first is None or last is None or first <= last
    ]
    shown, day = house(*rules), TODAY + timedelta(days=ahead)
    by_scope = {strand.scope: strand for strand in strands(shown)}
    for service in (PASSPORT, PICKUP):
        chain = shown.chain(service)
        strand = next((by_scope[scope] for scope in chain if scope in by_scope), by_scope.get(None))
        span = strand.on(day) if strand else None

        assert (span.rule if span else None) == shown.holding(service, day).of(RuleKind.ACCESS)


# ---- the side


def test_today_says_what_holds_for_all_and_for_whom_it_is_different() -> None:
    pay = rule("pay", RuleKind.PAYMENT, ruling=Payment.CARD_ONLY)
    quota = rule("quota", RuleKind.QUOTA, ruling=Quota(8, 10))
    shown = house(BY_APPOINTMENT, WALK_IN, pay, quota)

    assert told(state(shown)) == [("Nur mit Termin, für alles", ""), ("Zahlung nur mit EC-Karte", "")]
    assert told(state(shown, MONDAY)) == [
        ("Ohne Termin", "Abholung"),
        ("Nur mit Termin, für alles andere", ""),
        ("Zahlung nur mit EC-Karte", ""),
    ]


def test_today_names_once_what_holds_alike_for_several() -> None:
    shown = house(
        access("closed", Access.CLOSED),
        access("a", Access.WALK_IN, scope=Scope(service=PASSPORT.id)),
        access("b", Access.WALK_IN, scope=FOR_PICKUP),
    )
    same = house(BY_APPOINTMENT, access("a", Access.APPOINTMENT, scope=FOR_PICKUP))

    assert told(state(shown))[0] == ("Ohne Termin", "Abholung, Reisepass")
    assert told(state(same)) == [("Nur mit Termin, für alles", "")]


def test_a_closed_day_is_said_first() -> None:
    holidays = {TODAY: "Fronleichnam"}
    first = state(house(BY_APPOINTMENT, holidays=holidays)).side.today[0]
    nameless = state(house(rule("shut", RuleKind.CLOSED, valid_from=TODAY))).side.today[0]

    assert (first.words, first.closed) == ("Heute geschlossen: Fronleichnam", True)
    assert (nameless.words, nameless.closed) == ("Heute geschlossen", True)


def test_the_next_change_says_what_is_new_what_ends_and_that_the_rest_stays() -> None:
    ends = rule("wait", RuleKind.NOTICE, "Viele warten", valid_until=SUNDAY, scope=FOR_UNIT)
    pay = rule("pay", RuleKind.PAYMENT, ruling=Payment.CARD_ONLY, valid_from=MONDAY, detail="Kein Bargeld")
    shown = state(house(BY_APPOINTMENT, WALK_IN, ends, pay))

    assert shown.side.change_title == "Ab Montag neu"
    assert new(shown) == [
        ("Ohne Termin", "Abholung"),
        ("Zahlung nur mit EC-Karte", "Kein Bargeld"),
        ("Gilt nicht mehr: Viele warten", "Ausweise"),
    ]
    assert shown.side.change_note == "Alles andere bleibt."


def test_where_everything_is_new_nothing_stays() -> None:
    before = access("before", Access.CLOSED, valid_until=SUNDAY)
    shown = state(
        house(
            before,
            access("after", Access.APPOINTMENT, valid_from=MONDAY),
            access("unit", Access.WALK_IN, scope=FOR_PICKUP, valid_from=date(2020, 9, 1)),
        )
    )

    assert new(shown) == [("Nur mit Termin", "")]  # once, though the pick-up follows it
    assert shown.side.change_note == ""


@pytest.mark.parametrize(
    ("day", "title", "says"),
    [
        (date(2020, 6, 26), "Ab morgen neu", "Was die Pforte morgen sagt"),
        (date(2020, 7, 1), "Ab Mittwoch neu", "Was die Pforte am Mittwoch sagt"),
        (date(2020, 7, 2), "Ab 2. Juli neu", "Was die Pforte am 2. Juli sagt"),
        (date(2021, 1, 1), "Ab 1. Januar 2021 neu", "Was die Pforte am 1. Januar 2021 sagt"),
    ],
)
def test_the_day_of_the_change_is_said_so_that_nobody_takes_it_for_another(day: date, title: str, says: str) -> None:
    shown = state(
        house(
            access("before", Access.CLOSED, valid_until=day - timedelta(days=1)),
            access("after", Access.APPOINTMENT, valid_from=day),
        )
    )

    assert shown.side.change_title == title
    assert shown.side.door is not None
    assert shown.side.door.title == says


DOORS = [
    (access("x", Access.APPOINTMENT, valid_from=MONDAY), Verdict.REDIRECT, "Termin"),
    (access("x", Access.INVITATION, valid_from=MONDAY), Verdict.REFUSE, "schreiben"),
    (access("x", Access.CLOSED, valid_from=MONDAY), Verdict.REDIRECT, ""),
    (access("x", Access.WALK_IN, valid_from=MONDAY), Verdict.ADMIT, "Ohne Termin."),
    (
        rule(
            "x",
            RuleKind.ACCESS,
            "Abholen ohne Termin",
            ruling=Reached(Access.WALK_IN, file_number=True),
            valid_from=MONDAY,
            detail="Nach der Nummer fragen.",
        ),
        Verdict.CHECK,
        "Abholen ohne Termin. Nach der Nummer fragen.",
    ),
    (
        rule("x", RuleKind.QUESTION, "Maske getragen", ruling=Asked.ALWAYS, valid_from=MONDAY),
        Verdict.CHECK,
        "Maske getragen.",
    ),
    (rule("x", RuleKind.CLOSED, "Inventur", valid_from=MONDAY, valid_until=MONDAY), Verdict.REDIRECT, "Inventur."),
]


@pytest.mark.parametrize(("begins", "verdict", "words"), DOORS)
def test_the_door_says_what_would_be_decided_without_a_letter(begins: object, verdict: Verdict, words: str) -> None:
    shown = state(house(begins))  # type: ignore[arg-type]

    door = shown.side.door
    assert door is not None
    assert door.verdict is verdict
    assert words in door.sentence
    assert ("Reisepass" in door.who) is (shown.groups[0].name == "Zutritt")


def test_the_door_has_nothing_to_say_of_a_quota_or_where_nothing_is_served() -> None:
    quota = rule("quota", RuleKind.QUOTA, ruling=Quota(8, 10), valid_from=MONDAY)

    assert state(house(quota)).side.door is None
    assert state(house(access("x", Access.CLOSED, valid_from=MONDAY), services={})).side.door is None


def test_a_closing_that_comes_says_until_when() -> None:
    closing = rule("system", RuleKind.CLOSED, "Umstellung", valid_from=MONDAY, valid_until=MONDAY + timedelta(days=2))
    shown = state(house(BY_APPOINTMENT, closing))

    assert [(one.words, one.detail, one.closed) for one in shown.side.changes] == [("Umstellung", "bis 1. Juli", True)]
    # Its end is no news of its own.
    assert state(house(BY_APPOINTMENT, closing), MONDAY).axis.change is None


# ---- the explanation


def test_a_chosen_bar_is_explained_with_its_phrase() -> None:
    ruled = access(
        "walk-in",
        Access.WALK_IN,
        scope=FOR_PICKUP,
        valid_from=MONDAY,
        phrase="kein Termin mehr erforderlich",
        stand=date(2020, 6, 24),
    )
    shown = house(BY_APPOINTMENT, ruled)
    before, after = lines(state(shown))["Abholung"]

    explained = state(shown, chosen=after.key).explained
    assert explained is not None
    assert explained.title == "Abholung: Ohne Termin"
    assert dict(explained.facts) == {
        "Gilt für": "Abholung",
        "Ab": "29. Juni",
        "Bis": "bis auf Weiteres",
        "Stand": "24. Juni 2020",
    }
    assert explained.phrase == "„kein Termin mehr erforderlich“"

    wider = state(shown, chosen=before.key).explained
    assert wider is not None
    assert dict(wider.facts) == {
        "Gilt für": "alle Häuser",
        "Seit": "kein Tag genannt",
        "Bis": "bis auf Weiteres",
        "Hier bis": "28. Juni",
    }
    assert wider.phrase == ""


def test_a_question_is_not_named_twice_and_a_bar_that_is_gone_is_not_explained() -> None:
    shown = house(rule("mask", RuleKind.QUESTION, "Maske getragen", ruling=Asked.ALWAYS, detail="Pflicht im Haus"))
    (bar,) = lines(state(shown))["Maske getragen"]
    explained = state(shown, chosen=bar.key).explained

    assert bar.words == "Pflicht im Haus"
    assert explained is not None
    assert (explained.title, explained.detail) == ("Maske getragen", "Pflicht im Haus")
    assert state(shown, chosen="gone").explained is None
    assert state(shown, chosen="gone").chosen == ""


# ---- the shipped houses


def test_kaiserslautern_on_the_thursday_before_the_change(tmp_path: Path) -> None:
    shown = shipped("kaiserslautern", tmp_path)
    before, after = state(shown), state(shown, MONDAY)

    assert before.side.change_title == "Ab Montag neu"
    assert [one.words for one in before.side.changes] == ["Abholen ohne Termin"]
    assert before.side.door is not None
    assert (before.side.door.verdict, before.side.door.word) == (Verdict.CHECK, "PRÜFEN")
    assert "Nummer" in before.side.door.sentence
    assert told(before)[0] == ("Nur mit Termin, für alles", "")
    assert told(after)[:2] == [
        ("Abholen ohne Termin", "Abholung von Ausweisdokumenten"),
        ("Nur mit Termin, für alles andere", ""),
    ]
    holidays = [bar.words for bar in lines(before)["Schließtage"]]
    assert {"Christi Himmelfahrt", "Fronleichnam"} < set(holidays)


@pytest.mark.parametrize("name", ["duesseldorf-amt54", "duelmen", "kreis-dueren", "dueren-buergerkoffer"])
def test_every_shipped_house_can_be_shown_on_every_day_that_something_changes(name: str, tmp_path: Path) -> None:
    shown = shipped(name, tmp_path)

    for day in shown.book.changing_days():
        for today in (day - timedelta(days=1), day):
            seen = state(shown, today)
            assert seen.groups
            assert seen.side.today
            assert all(bar.words and bar.spoken for bars in lines(seen).values() for bar in bars)
