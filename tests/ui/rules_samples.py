"""Sample states of the rules place: the contents of the design's picture, few rules, and many."""

from dataclasses import replace
from datetime import date, timedelta

from desk.domain.decisions import Verdict
from desk.ui.rules.state import (
    AtTheDoor,
    Axis,
    Bar,
    BarKind,
    Explained,
    Flag,
    Group,
    LegendEntry,
    Line,
    RulesState,
    Side,
    Tick,
    Told,
)

FIRST, LAST = date(2020, 4, 27), date(2020, 8, 2)
TODAY, MONDAY = date(2020, 6, 25), date(2020, 6, 29)
_OPEN = "bis auf Weiteres"


def bar(
    key: str, words: str, first: date | None, last: date | None = None, kind: BarKind | None = None, phrase: str = ""
) -> Bar:
    if kind is None:
        past = last is not None and last < TODAY
        kind = BarKind.PAST if past else BarKind.COMES if first and first > TODAY else BarKind.HOLDS
    state = {"holds": "gilt heute", "comes": "kommt", "past": "vorbei", "closed": "geschlossen"}[kind.value]
    until = f"bis {last:%d.%m.}" if last else _OPEN
    spoken = f"{words}, {state}, {until}"
    return Bar(key, kind, first, last, words, "", "" if last else _OPEN, spoken, f"{phrase}\nStand 24. Juni 2020")


PICKUP = (
    "„Für die Abholung von beantragten Ausweisdokumenten ist ab Montag, den 29.06.2020 "
    "im Bürgercenter kein Termin mehr erforderlich.“"
)
AXIS = Axis(
    FIRST,
    LAST,
    tuple(Tick(FIRST + timedelta(weeks=week), f"{FIRST + timedelta(weeks=week):%d.%m.}") for week in range(14)),
    Flag(TODAY, "Heute, 25.6."),
    Flag(MONDAY, "Montag, 29.6."),
)
GROUPS = (
    Group(
        "Zutritt",
        (
            Line(
                "Abholen von Ausweisen",
                (
                    bar("pickup-before", "nur mit Termin", FIRST - timedelta(days=30), MONDAY - timedelta(days=1)),
                    bar("pickup", "ohne Termin", MONDAY, phrase=PICKUP),
                ),
            ),
            Line("Alle anderen Anliegen", (bar("other", "nur mit Termin, online oder 0631 365-2538", FIRST),)),
        ),
    ),
    Group(
        "Im Haus",
        (
            Line("Mund-Nase-Schutz", (bar("mask", "Pflicht im Bürgercenter und im ganzen Rathaus", date(2020, 5, 4)),)),
            Line(
                "Personen je Platz",
                (
                    bar("one", "1 Person", date(2020, 5, 4), date(2020, 5, 31)),
                    bar("two", "höchstens 2 Personen", date(2020, 6, 1)),
                ),
            ),
            Line(
                "Wartebereich",
                (
                    bar("outside", "geschlossen, draußen warten", date(2020, 5, 4), date(2020, 7, 5)),
                    bar("four", "höchstens 4", date(2020, 7, 6)),
                ),
            ),
        ),
    ),
    Group("Bezahlen", (Line("Kasse", (bar("pay", "am liebsten ohne Bargeld, Bargeld geht", FIRST),)),)),
    Group(
        "Hinweis",
        (Line("Wartezeit im Kalender", (bar("wait", "3 Wochen", date(2020, 6, 15), date(2020, 7, 12)),)),),
    ),
    Group(
        "Schließtage",
        (
            Line(
                "Bürgercenter",
                (
                    bar("asc", "Himmelfahrt", date(2020, 5, 21), date(2020, 5, 21), BarKind.CLOSED),
                    bar("four-days", "4 Tage zu", date(2020, 5, 30), date(2020, 6, 2), BarKind.CLOSED),
                    bar("corpus", "Fronleichnam", date(2020, 6, 11), date(2020, 6, 11), BarKind.CLOSED),
                ),
            ),
        ),
    ),
)
SIDE = Side(
    "Heute gilt",
    (
        Told("Nur mit Termin, für alles"),
        Told("Mund-Nase-Schutz im ganzen Rathaus"),
        Told("Höchstens 2 Personen je Platz"),
        Told("Am liebsten ohne Bargeld"),
    ),
    "Ab Montag neu",
    (
        Told(
            "Ausweise abholen ohne Termin",
            "Nur beantragte Dokumente. Die Pforte fragt nach der Nummer. Abholer zählen bei den Plätzen mit.",
        ),
    ),
    "Alles andere bleibt.",
    AtTheDoor(
        "Was die Pforte am Montag sagt",
        "Wer ohne Schreiben kommt: Abholung von Ausweisdokumenten",
        Verdict.CHECK,
        "PRÜFEN",
        "Abholung ohne Termin. Bitte nach der Nummer des Dokuments fragen.",
    ),
)
EXPLAINED = Explained(
    "Abholen von Ausweisen: ohne Termin",
    "Nur beantragte Dokumente. Die Pforte fragt nach der Nummer.",
    (
        ("Gilt für", "Abholung von Ausweisdokumenten, Bürgercenter"),
        ("Seit", "29. Juni 2020"),
        ("Bis", "bis auf Weiteres"),
        ("Stand", "24. Juni 2020"),
    ),
    PICKUP,
)
LEGEND = (
    LegendEntry(BarKind.HOLDS, "gilt heute"),
    LegendEntry(BarKind.COMES, "kommt"),
    LegendEntry(BarKind.PAST, "vorbei"),
    LegendEntry(BarKind.CLOSED, "geschlossen"),
)
PICTURE = RulesState(
    "Regeln im Bürgercenter",
    "Stand 24. Juni 2020",
    AXIS,
    GROUPS,
    LEGEND,
    "Die genauere Regel geht vor: Anliegen vor Amt, Amt vor Haus.",
    "",
    SIDE,
    None,
    "",
)
CHOSEN = replace(PICTURE, explained=EXPLAINED, chosen="pickup")
FEW = replace(PICTURE, groups=GROUPS[:2])
EMPTY = replace(
    PICTURE,
    groups=(),
    empty="Für dieses Haus sind keine Regeln eingetragen.",
    axis=replace(AXIS, change=None),
    side=Side("Heute gilt", (), "Danach", (), "Es ist keine Änderung eingetragen.", None),
)
MANY = replace(
    PICTURE,
    groups=tuple(
        Group(
            f"Sachgebiet {group}",
            tuple(
                Line(
                    f"Anliegen Nummer {group}.{line} mit einem langen Namen",
                    (
                        bar(f"a{group}.{line}", "nur mit Termin", None, TODAY + timedelta(days=line)),
                        bar(f"b{group}.{line}", "ohne Termin", TODAY + timedelta(days=line + 1)),
                    ),
                )
                for line in range(5)
            ),
        )
        for group in range(12)
    ),
)
STATES = {"picture": PICTURE, "chosen": CHOSEN, "few": FEW, "many": MANY, "empty": EMPTY}
