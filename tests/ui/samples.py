"""Sample states of the entrance, with the contents of the design's pictures."""

from dataclasses import replace

from desk.domain.decisions import CheckState, Verdict
from desk.domain.places import RoomState
from desk.ui.entrance.state import (
    Action,
    ActionKind,
    AdmitScene,
    Answer,
    BandState,
    Caption,
    Card,
    CheckEntry,
    CheckScene,
    Choice,
    ChoiceScene,
    Contact,
    Destination,
    DeviceEntry,
    EntranceState,
    Expectation,
    HistoryEntry,
    IdleScene,
    Interruption,
    Notice,
    NumberField,
    OverdueQuestion,
    Party,
    Question,
    RedirectScene,
    RefuseScene,
    RoomCard,
    ServiceChoice,
    WaitingWord,
    WaitScene,
)
from desk.ui.parts.room import RoomTile
from desk.ui.parts.stateline import LineState, StateEntry

PASSED, FAILED, SKIPPED = CheckState.PASSED, CheckState.FAILED, CheckState.NOT_REACHED
GERMAN = {
    "Code or matter": "Code oder Anliegen",
    "Latest": "Zuletzt",
    "Take back": "Zurücknehmen",
    "More below": "Weiter unten ist mehr",
    "Back to the top": "Zurück nach oben",
    "Page ↓": "Bild ↓",
    "Ctrl Z": "Strg Z",
}


def german(sentence: str) -> str:
    """Translate the screen's own labels as the catalogue does."""
    return GERMAN.get(sentence, sentence)


def room(number: str, taken: int, end: str, capacity: int = 2, state: RoomState | None = None) -> RoomTile:
    words = dict(zip(RoomState, ("frei", "teils", "voll", "überfällig", "geschlossen"), strict=True))
    by_count = RoomState.FREE if taken == 0 else RoomState.FULL if taken == capacity else RoomState.PARTLY
    shown = state or by_count
    return RoomTile(number, shown, words[shown], taken, capacity, end, "dann 2 Personen")


ROOMS = (
    room("2.11", 1, "bis 11:00"),
    room("2.12", 0, "bis 11:15"),
    room("2.13", 2, "bis 10:55"),
    room("2.14", 0, "bis 10:45"),
    room("2.15", 0, "bis 11:00"),
    room("2.16", 1, "bis 10:50", 1),
)
HISTORY = (
    HistoryEntry("10:36", Verdict.ADMIT, "Zimmer 2.16 · 1 Person", "Einlass"),
    HistoryEntry("10:33", Verdict.REDIRECT, "Anderer Tag: 26. Juni", "Umleiten"),
    HistoryEntry("10:31", Verdict.ADMIT, "Zimmer 2.13 · 2 Pers.", "Einlass"),
    HistoryEntry("10:27", Verdict.REFUSE, "Schreiben ersetzt", "Kein Einlass"),
    HistoryEntry("10:22", Verdict.ADMIT, "Zimmer 0.05 · 1 Person", "Einlass"),
    HistoryEntry("10:19", Verdict.WAIT, "Nummer 6, eingelassen 10:24", "Warten"),
)
DEVICES = (DeviceEntry("camera", "Kamera bereit"), DeviceEntry("barcode", "Handscanner bereit"))
LINE = LineState(
    (
        StateEntry("plug", "Verbunden", "· Daten von eben"),
        StateEntry("send", "", "Alles gesendet"),
        StateEntry("printer", "", "Drucker bereit"),
    ),
    "K. Brandt",
    "Pforte",
    "F10",
    "Do 25.06.2020",
    "10:38",
)
_CLEAR = Action(ActionKind.CLEAR, "Leeren")
_READ = Caption("Code gelesen", "check")
_WAIT, _REDIRECT, _REFUSE = (
    Action(ActionKind.WAIT, "Warten"),
    Action(ActionKind.REDIRECT, "Umleiten"),
    Action(ActionKind.REFUSE, "Abweisen"),
)

IDLE = EntranceState(
    band=BandState(None, "Nächstes Schreiben, bitte", line="Vor die Kamera halten oder mit dem Handscanner lesen."),
    scene=IdleScene(
        "Heute gilt hier",
        (
            Notice("mail-open", "Nur mit Terminschreiben", "Laufkundschaft: Notfall-Adresse nennen"),
            Notice("mask", "Mund-Nase-Schutz im ganzen Haus", "Für alle Besucherinnen und Besucher"),
            Notice("users", "Höchstens 2 Personen je Zimmer", "Begleitung zählt mit"),
            Notice("card", "Zahlung nur mit EC-Karte", "Kein Bargeld im Haus"),
        ),
        "Als Nächste erwartet",
        (
            Expectation("10:45", "Zimmer 2.14", 2, "kann jetzt hinein", now=True),
            Expectation("11:00", "Zimmer 2.15", 2, "ab 10:45"),
            Expectation("11:00", "Zimmer 2.11", 1, "ab 10:45"),
            Expectation("11:15", "Zimmer 2.12", 2, "ab 11:00"),
        ),
        "Bis 12:00 noch 9 Termine mit 13 Personen",
    ),
    actions=(
        Action(ActionKind.WITHOUT_LETTER, "Ohne Schreiben"),
        Action(ActionKind.LEAVE, "Besucher geht"),
        Action(ActionKind.SOUND, "Ton: neutral"),
    ),
    history=HISTORY,
    can_undo=True,
    rooms_title="Plätze hinter dieser Tür",
    rooms=ROOMS,
    waiting=WaitingWord("Wartet:", "niemand"),
    caption=Caption("Bitte näher an die Kamera"),
    devices=DEVICES,
)
_QUESTIONS = (
    Question(1, "Mund-Nase-Schutz getragen", "Masken liegen an der Pforte bereit", answered=True),
    Question(2, "Ausweis gesehen", "Name auf Ausweis und Schreiben ist gleich", answered=True),
    Question(3, "Keine Erkältungszeichen", "Bitte fragen: Husten, Fieber, Halsweh?", answered=True),
)
_DETAILS = tuple(
    CheckEntry(PASSED, name, value)
    for name, value in (
        ("Lesbar", "ja"),
        ("Echt und unverändert", "Unterschrift stimmt"),
        ("Unser Amt", "Amt 54, Düsseldorf"),
        ("Fassung des Schreibens", "2, gültig ist 2"),
        ("Termin besteht", "ja"),
        ("Tag", "heute"),
        ("Gebäude", "Willi-Becker-Allee 7"),
        ("Uhrzeit", "10:45, Einlass ab 10:30"),
        ("Platz im Zimmer", "2 frei"),
    )
)
CHECK = replace(
    IDLE,
    band=BandState(Verdict.CHECK, "PRÜFEN", "Zimmer 2.14", "10:45 Uhr, 2 Personen"),
    scene=CheckScene(
        "Alle 3 Punkte erfüllt",
        _QUESTIONS,
        done_word="erfüllt",
        open_word="offen",
        checks=(CheckEntry(PASSED, "Schreiben gültig, 9 Prüfungen bestanden"),),
        details_label="ansehen",
        party_title="Gekommen",
        party=Party(2, 2, "2 eingeladen", "Begleitung zählt mit. Tasten − und +", most=2),
        notices=(Notice("card", "Nur EC-Karte", "Bitte vorher sagen: Gebühr heute, kein Bargeld."),),
    ),
    actions=(Action(ActionKind.CONFIRM, "Einlassen"), _WAIT, _REDIRECT, _REFUSE, _CLEAR),
    caption=_READ,
    room="2.14",
    details_title="Alle Prüfungen",
    details=_DETAILS,
    reasons_title="Warum wird abgewiesen?",
    reasons=(
        Choice("symptoms", "Erkältungszeichen"),
        Choice("no-mask", "Kein Mund-Nase-Schutz"),
        Choice("identity", "Ausweis passt nicht"),
    ),
)
_OPEN = replace(
    CHECK.scene,
    headline="Noch 1 von 3 offen",
    questions=(*_QUESTIONS[:2], replace(_QUESTIONS[2], answered=None)),
    all_label="Alle erfüllt",
)
CHECK_OPEN = replace(
    CHECK,
    scene=_OPEN,
    actions=(Action(ActionKind.CONFIRM, "Einlassen", blocked="erst nach Punkt 3"), *CHECK.actions[1:]),
)
EXEMPT = replace(CHECK_OPEN, scene=replace(_OPEN, exempt_label="3 befreit"))
ASK_ROOM = replace(
    CHECK,
    band=BandState(Verdict.CHECK, "PRÜFEN", "Zimmer 3.07 fragen", "11:00 Uhr, 1 Person"),
    scene=CheckScene(
        "Kein eigener Platz mehr für 3.07",
        sentence="Nur das Zimmer weiß, ob noch Platz ist.",
        contact=Notice("phone", "89-23307", "„Ist bei Ihnen Platz für eine Person?“"),
        checks=(
            CheckEntry(PASSED, "Schreiben echt, hier, heute, pünktlich"),
            CheckEntry(PASSED, "Fassung gültig", "Stand 10:41"),
            CheckEntry(SKIPPED, "Platz im Zimmer", "bitte fragen"),
        ),
        answers_title="Was sagt das Zimmer?",
        answers=(
            Answer("J", "Ja, es ist Platz", "wird als bestätigt gespeichert"),
            Answer("W", "Nein, es ist voll", "Nummer geben und warten lassen"),
            Answer("K", "Niemand nimmt ab", "warten, in 3 Minuten wieder fragen"),
        ),
    ),
    actions=(
        Action(ActionKind.CONFIRM, "Einlassen", blocked="erst nach der Antwort"),
        _REDIRECT,
        _REFUSE,
        _CLEAR,
    ),
)
_ROOM = RoomCard(
    "Zimmer",
    "2.14",
    "2. Obergeschoss",
    "oben links, erste Tür rechts",
    (
        Notice("lift", "Aufzug B, 2. Stock", "gegenüber der Pforte"),
        Notice("arrow-left", "Oben nach links", "dem blauen Bodenband nach"),
        Notice("door", "Erste Tür rechts", "2.14 steht auf dem Schild"),
    ),
    "Dieser Weg ist stufenlos. Treppe: rechts neben dem Aufzug.",
)
ADMIT_BEFORE = replace(
    CHECK,
    band=BandState(Verdict.ADMIT, "EINLASS", "Zimmer 2.14", "10:45 Uhr, 2 Personen"),
    scene=AdmitScene(
        _ROOM,
        stored=False,
        party_title="Gekommen",
        party=Party(2, 2, "2 eingeladen", "Begleitung zählt mit. Tasten − und +", most=2),
        lines=(CheckEntry(PASSED, "9 von 9 Prüfungen bestanden"), CheckEntry(PASSED, "3 Punkte geklärt")),
        notices=(Notice("card", "Nur EC-Karte", "Bitte vorher sagen."),),
    ),
)
ADMIT = replace(
    IDLE,
    band=BandState(Verdict.ADMIT, "EINLASS", "eingelassen um 10:40", "gespeichert, Platz belegt"),
    scene=AdmitScene(
        _ROOM,
        stored=True,
        party=Party(2, 2, "eingeladen und gekommen", title="2 von 2"),
        lines_title="Das ist geschehen",
        lines=(
            CheckEntry(PASSED, "9 von 9 Prüfungen bestanden"),
            CheckEntry(PASSED, "3 Punkte mit dem Besuch geklärt"),
            CheckEntry(PASSED, "Beide Plätze in 2.14 belegt", "bis 11:15"),
            CheckEntry(PASSED, "Hinweis auf EC-Karte gegeben"),
            CheckEntry(PASSED, "Anzeige für Besucher", "Arabisch"),
        ),
        note="Gehen die Besucher wieder, wird das Schreiben hier noch einmal gelesen oder der Platz in der Belegung "
        "freigegeben.",
    ),
    actions=(Action(ActionKind.NEXT, "Fertig, nächster Besuch"), Action(ActionKind.PRINT, "Wegzettel drucken")),
    actions_hint="Oder das nächste Schreiben lesen",
    caption=_READ,
    room="2.14",
    history=(HistoryEntry("10:40", Verdict.ADMIT, "Zimmer 2.14 · 2 Personen", "Einlass"), *HISTORY),
    rooms=(
        *ROOMS[:3],
        room("2.14", 2, "bis 11:15"),
        *ROOMS[4:],
        room("0.05", 1, "bis 10:50"),
        room("3.11", 2, "bis 11:30", 4),
    ),
)
WAIT = replace(
    CHECK,
    band=BandState(Verdict.WAIT, "WARTEN", "Nummer 8", "Platz 2 in der Reihe"),
    scene=WaitScene(
        "Zimmer 2.14 ist voll",
        "Das Schreiben gilt, 11:30 Uhr, 1 Person.",
        "Voraussichtlich",
        "zwischen 11:40 und 12:00",
        "Nur grob geschätzt: Der Besuch im Zimmer dauert länger als geplant.",
        Notice("pin", "Warten im Innenhof, Bereich B", "Die Nummer erscheint auf der Anzeige am Eingang."),
        OverdueQuestion(
            "Überfällig seit 11:30",
            2,
            2,
            "Ist Zimmer 2.14 frei?",
            "Geplantes Ende war 11:15. Ein Platz wird nie von selbst frei.",
            "Im Zimmer fragen: 89-23214",
            Answer("J", "Ja, das Zimmer ist leer"),
        ),
    ),
    actions=(Action(ActionKind.CONFIRM, "Nummer 8 geben", "mit Wartezettel"), _REDIRECT, _REFUSE, _CLEAR),
    waiting=WaitingWord("", "Nummer 7 → Zimmer 2.14, sobald frei", called=True),
    rooms=(*ROOMS[:3], room("2.14", 2, "seit 11:30", state=RoomState.OVERDUE), *ROOMS[4:]),
    history=(HistoryEntry("11:32", Verdict.WAIT, "Nummer 7, Zimmer 2.14", "Warten"), *HISTORY[1:]),
    interruption=None,
)
REDIRECT = replace(
    CHECK,
    band=BandState(Verdict.REDIRECT, "UMLEITEN", "nach Jülich", "morgen, Freitag 26. Juni"),
    scene=RedirectScene(
        "Gültig, aber anderer Ort und Tag",
        Destination(
            "Geschäftsstelle Jülich",
            "Lindenweg 12, 52428 Jülich",
            "Freitag, 26. Juni, 9:30 Uhr, Zimmer 8",
            "Einlass dort von 9:15 bis 9:45 Uhr",
        ),
        (
            CheckEntry(PASSED, "Schreiben echt, Fassung 1 gültig"),
            CheckEntry(FAILED, "Gebäude", "Jülich, nicht Düren"),
            CheckEntry(FAILED, "Tag", "26. Juni, nicht heute"),
        ),
        Card(
            "Passt der Termin nicht?",
            (
                Contact("phone", "02421 22-1036999", "Führerscheinstelle", True, "jetzt erreichbar", "heute bis 16:00"),
                Contact("globe", "www.kreis-dueren.de", "Termin verlegen, rund um die Uhr"),
                Contact("phone", "02421 22-0", "Zentrale", True, "jetzt erreichbar", "heute bis 16:30"),
            ),
        ),
        "Zum Vorlesen. Die Anzeige zeigt dasselbe auf Türkisch.",
    ),
    actions=(
        Action(ActionKind.CONFIRM, "Umleiten", "mit Wegzettel"),
        Action(ActionKind.ASK_LEAD, "Leitung fragen"),
        _REFUSE,
        _CLEAR,
    ),
    rooms=(*ROOMS[:5], room("122", 0, "bis 13:00", state=RoomState.CLOSED)),
    room="",
)
REFUSE = replace(
    CHECK,
    band=BandState(Verdict.REFUSE, "KEIN EINLASS", "Schreiben ersetzt", "am 22. Juni durch Fassung 2"),
    scene=RefuseScene(
        "Warum",
        "2 bestanden, 1 nicht",
        (
            CheckEntry(PASSED, "Echt und unverändert", "Unterschrift stimmt"),
            CheckEntry(PASSED, "Unser Amt", "Amt 54, Düsseldorf"),
            CheckEntry(
                FAILED,
                "Fassung des Schreibens",
                "1, gültig ist 2",
                "Der Termin wurde verlegt. Das neue Schreiben ging per Post.",
            ),
        ),
        "Danach nicht mehr geprüft",
        ("Termin besteht", "Gebäude", "Tag", "Uhrzeit", "Personen", "Platz im Zimmer"),
        Card(
            "Was jetzt möglich ist",
            (
                Contact("mail-open", "Neues Schreiben zeigen", "Fassung 2, auch als E-Mail auf dem Telefon"),
                Contact("phone", "0211 89-25400", "Terminstelle", True, "jetzt erreichbar", "heute bis 16:00"),
                Contact("mail", "Wenn es dringend ist", "notfall.auslaenderangelegenheiten@duesseldorf.de"),
            ),
        ),
        "Abweisen verbraucht das Schreiben nicht.",
    ),
    actions=(
        Action(ActionKind.CONFIRM, "Abweisen"),
        _REDIRECT,
        Action(ActionKind.ASK_LEAD, "Leitung fragen"),
        _CLEAR,
    ),
    reasons=(),
    reasons_title="",
)
INTERRUPTED = replace(
    REFUSE,
    interruption=Interruption("Ein neues Schreiben wurde gelesen, dieses ist noch nicht bestätigt.", "Neues zeigen"),
)
_SERVICES = (
    ("Abholung von Ausweisdokumenten", "ohne Termin"),
    ("Personalausweis beantragen", "nur mit Termin"),
    ("Reisepass beantragen", "nur mit Termin"),
    ("Wohnsitz anmelden oder ummelden", "nur mit Termin"),
    ("Führungszeugnis", "nur mit Termin"),
    ("Beglaubigung", "nur nach telefonischer Absprache"),
    ("Meldebescheinigung", "nur online"),
    ("Führerschein umtauschen", "nur mit Termin · Geschäftsstelle Jülich"),
    ("Aufenthaltserlaubnis verlängern", "nur auf Einladung"),
)
CHOICE = replace(
    IDLE,
    band=BandState(
        None, "Um welches Anliegen geht es?", line="Mit 1 bis 9 wählen oder suchen: zum Beispiel „Reisepass“."
    ),
    scene=ChoiceScene(
        choices=tuple(ServiceChoice(place, f"s{place}", *one) for place, one in enumerate(_SERVICES, 1)),
        to_field=True,
    ),
    actions=(Action(ActionKind.WITHOUT_LETTER, "Nichts davon"), _CLEAR),
)
FOUND = replace(
    CHOICE,
    scene=ChoiceScene(
        choices=tuple(ServiceChoice(place, f"s{place}", *one) for place, one in enumerate(_SERVICES[1:3], 1)),
    ),
)
_SWITCHBOARD = Contact("phone", "0631 365-0", "Telefonzentrale", True, "jetzt erreichbar", "heute bis 16:30")
NOTHING = replace(
    CHOICE,
    band=BandState(None, "Nichts gefunden", line="Gesucht: Angelschein"),
    scene=ChoiceScene(
        "Versuchen Sie ein anderes Wort, oder nennen Sie, wer weiterhilft:", card=Card("", (_SWITCHBOARD,))
    ),
)
WALK_IN = replace(
    CHECK,
    band=BandState(Verdict.CHECK, "PRÜFEN", "Welches Dokument?", "nach der Nummer fragen"),
    scene=CheckScene(
        "Noch 2 von 2 offen",
        (Question(1, "Mund-Nase-Schutz getragen", "Pflicht im Bürgercenter und im ganzen Rathaus", None),),
        done_word="erfüllt",
        open_word="offen",
        all_label="Alle erfüllt",
        exempt_label="1 befreit",
        number=NumberField(
            "Nummer des Dokuments oder Aktenzeichen",
            "Sie steht auf dem Abholschein. Ausgegeben wird nur, was beantragt ist.",
        ),
        checks=(CheckEntry(PASSED, "7 Prüfungen bestanden"),),
        details_label="ansehen",
        party_title="Gekommen",
        party=Party(1, 1, "ohne Termin", "Wer hineingeht, zählt. Tasten − und +", most=3),
        notices=(Notice("card", "Am liebsten ohne Bargeld", "Bargeld geht auch"),),
    ),
    actions=(Action(ActionKind.CONFIRM, "Einlassen", blocked="erst mit der Nummer"), _REDIRECT, _REFUSE, _CLEAR),
    caption=IDLE.caption,
    room="2.16",
)
APPOINTMENT_NEEDED = replace(
    REDIRECT,
    band=BandState(Verdict.REDIRECT, "UMLEITEN", "Nur mit Termin", "ohne Schreiben"),
    caption=IDLE.caption,
    scene=RedirectScene(
        "Dafür brauchen Sie einen Termin.",
        Destination(
            "www.kaiserslautern.de", "Online erledigen: Online-Dienste", "", "Vieles geht ohne Besuch", "globe"
        ),
        (),
        Card(
            "Oder",
            (
                Contact("globe", "www.kaiserslautern.de", "Termin vereinbaren: Online-Kalender, rund um die Uhr"),
                Contact("phone", "0631/365-2538", "Termin vereinbaren: Bürgercenter. Zurzeit rufen viele an"),
                Contact("mail", "buergercenter@kaiserslautern.de", "Auskünfte des Bürgercenters"),
                Contact("phone", "0211 89-91", "Telefonzentrale", False, hours="wieder Montag um 8:00"),
                _SWITCHBOARD,
            ),
            "Außerdem: 115, stadtverwaltung@kaiserslautern.de",
            (Notice("clock", "Termine zurzeit erst in etwa 3 Wochen", "Stand 24. Juni 2020"),),
            "Regel „Nur mit Termin“ seit 4. Mai, bis auf Weiteres · Stand 24. Juni 2020",
        ),
        about="Personalausweis beantragen",
    ),
)
HOUSE_FULL = replace(
    WAIT,
    band=BandState(Verdict.WAIT, "WARTEN", "Haus voll", "0 von 40 Plätzen frei"),
    scene=WaitScene(
        "Es sind so viele Besucher im Haus, wie erlaubt sind",
        "Ohne Termin, 1 Person. Aufgerufen wird nach Nummern.",
        place=Notice("door", "Bitte draußen warten", "Die Nummer wird am Eingang aufgerufen."),
        card=Card("Wenn Warten nicht möglich ist", (_SWITCHBOARD,)),
    ),
    waiting=WaitingWord("", "Nummer 3 → Zimmer 2.12", called=True, number=3),
)
STATES = {
    "idle": IDLE,
    "check": CHECK,
    "check-open": CHECK_OPEN,
    "exempt": EXEMPT,
    "ask-room": ASK_ROOM,
    "admit-before": ADMIT_BEFORE,
    "admit": ADMIT,
    "wait": WAIT,
    "redirect": REDIRECT,
    "noentry": REFUSE,
    "interrupted": INTERRUPTED,
    "choice": CHOICE,
    "found": FOUND,
    "nothing-found": NOTHING,
    "walk-in": WALK_IN,
    "appointment-needed": APPOINTMENT_NEEDED,
    "house-full": HOUSE_FULL,
}
