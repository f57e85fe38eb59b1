"""The words of the entrance: verdicts, reasons, checks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desk.domain.admission import decide
from desk.domain.appointments import AppointmentKind
from desk.domain.decisions import Check, CheckResult, CheckState, Facts, Reason, Verdict
from desk.domain.letters import CodeFault, CodeReading
from desk.domain.opening import Closing, Shut
from desk.domain.rulebook import Holding
from desk.domain.rules import Access
from desk.domain.waiting import Waiting
from desk.i18n import Translate, translator
from desk.service.facts import NO_LETTER
from desk.ui.words import checks, verdicts
from desk.ui.words.reasons import reason_name, reason_words
from tests.domain.examples import (
    ELSEWHERE,
    HERE,
    LETTER,
    MASK,
    NOW,
    PASSPORT,
    START,
    TODAY,
    WRONG,
    appointment,
    valid,
    with_access,
    with_appointment,
    without_letter,
)

BERLIN = ZoneInfo("Europe/Berlin")
DE, EN = translator("de"), translator("en")
LANGUAGES = pytest.mark.parametrize("say", [DE, EN], ids=["de", "en"])
EVERY_REASON = pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.value)


def wrong(reason: Reason) -> Facts:
    return WRONG[reason][0](valid())


def is_sentence(text: str) -> bool:
    return text[0].isupper() and text.endswith(".") and not set("{}!") & set(text) and "  " not in text


def is_phrase(text: str) -> bool:
    return bool(text.strip()) and not text.endswith(".") and not set("{}!") & set(text)


# ---- verdicts


@pytest.mark.parametrize(
    ("verdict", "german", "english"),
    [
        (Verdict.ADMIT, "EINLASS", "ADMIT"),
        (Verdict.CHECK, "PRÜFEN", "CHECK"),
        (Verdict.WAIT, "WARTEN", "WAIT"),
        (Verdict.REDIRECT, "UMLEITEN", "REDIRECT"),
        (Verdict.REFUSE, "KEIN EINLASS", "NO ENTRY"),
    ],
)
def test_a_verdict_is_one_word(verdict: Verdict, german: str, english: str) -> None:
    assert verdicts.word(verdict, DE) == german
    assert verdicts.word(verdict, EN) == english


BANDS = {
    None: ("Zimmer 2.14", "10:45 Uhr, 2 Personen"),
    Reason.UNREADABLE: ("Nicht lesbar", "bitte noch einmal zeigen"),
    Reason.MISTYPED: ("Tippfehler", "das letzte Zeichen passt nicht zu den anderen"),
    Reason.FOREIGN_CODE: ("Kein Terminschreiben", "ein fremder Code"),
    Reason.CODE_DAMAGED: ("Code beschädigt", "Zeichen fehlen oder sind falsch"),
    Reason.UNKNOWN_FORM: ("Neuere Art von Code", "diesem Programm noch nicht bekannt"),
    Reason.FORGED: ("Code ungültig", "die Unterschrift stimmt nicht"),
    Reason.UNKNOWN_KEY: ("Echtheit offen", "Willi-Becker-Allee 7"),
    Reason.KEY_WITHDRAWN: ("Nicht mehr gültig", "und nicht auf der Liste"),
    Reason.OTHER_OFFICE: ("Anderes Amt", "nicht für dieses Haus"),
    Reason.OTHER_SITE: ("Willi-Becker-Allee 7", "heute"),
    Reason.NOT_ON_LIST: ("Nicht auf der Liste", "Termin hier nicht bekannt"),
    Reason.CANCELLED: ("Termin abgesagt", "25. Juni, 10:45 Uhr"),
    Reason.REPLACED: ("Schreiben ersetzt", "durch Fassung 2"),
    Reason.NEWER_LETTER: ("Neuere Fassung", "Fassung 1, hier bekannt ist 0"),
    Reason.OTHER_DAY: ("Donnerstag, 25. Juni", "morgen, 10:45 Uhr"),
    Reason.TOO_EARLY: ("ab 10:30 Uhr", "Termin um 10:45 Uhr"),
    Reason.TOO_LATE: ("Zu spät", "Einlass war bis 11:00 Uhr"),
    Reason.ALREADY_INSIDE: ("Bereits im Haus", "seit 10:34 Uhr, 2 Personen"),
    Reason.ALREADY_USED: ("Schon benutzt", "10:34 bis 10:38 Uhr"),
    Reason.PARTY_LARGER: ("3 gekommen", "2 eingeladen"),
    Reason.PARTY_OVER_ROOM: ("2 gekommen", "Zimmer 2.14 fasst 1"),
    Reason.HOUSE_CLOSED: ("Heute geschlossen", "Fronleichnam"),
    Reason.OUTSIDE_HOURS: ("Jetzt geschlossen", "außerhalb der Öffnungszeit"),
    Reason.SERVICE_CLOSED: ("Für Besuche geschlossen", "dafür ist gerade kein Einlass"),
    Reason.APPOINTMENT_NEEDED: ("Nur mit Termin", "ohne Schreiben"),
    Reason.INVITATION_NEEDED: ("Nur mit Einladung", "ohne Schreiben"),
    Reason.AGREEMENT_NEEDED: ("Bitte erst anrufen", "ohne Schreiben"),
    Reason.ONLINE_ONLY: ("Online", "kein Besuch nötig"),
    Reason.HOME_VISIT_ONLY: ("Wir kommen zu Ihnen", "kein Besuch nötig"),
    Reason.FILE_NUMBER_MISSING: ("Welches Dokument?", "nach der Nummer fragen"),
    Reason.HOUSE_FULL: ("Haus voll", "1 von 9 Plätzen frei"),
    Reason.RULE_NOT_MET: ("Mund-Nase-Schutz getragen", "nicht erfüllt"),
    Reason.QUESTIONS_OPEN: ("Zimmer 2.14", "10:45 Uhr, 2 Personen"),
    Reason.ROOM_CLOSED: ("Zimmer 2.14 geschlossen", "dort ist gerade kein Einlass"),
    Reason.ROOM_FULL: ("Zimmer 2.14 voll", "1 von 2 Plätzen frei"),
}


@pytest.mark.parametrize("reason", [None, *Reason])
def test_beside_the_verdict_stand_one_fact_and_one_line(reason: Reason | None) -> None:
    decision = decide(wrong(reason) if reason else valid())

    assert decision.reason is reason
    assert verdicts.band(decision, BERLIN, DE) == verdicts.Band(*BANDS[reason])


@EVERY_REASON
@LANGUAGES
def test_every_reason_can_be_read_out_and_says_what_to_do(reason: Reason, say: Translate) -> None:
    decision = decide(wrong(reason))
    band = verdicts.band(decision, BERLIN, say)

    assert is_sentence(verdicts.why(decision, BERLIN, say))
    assert is_sentence(verdicts.what_now(decision, BERLIN, say))
    assert is_phrase(band.fact)
    assert is_phrase(band.line)
    assert is_phrase(reason_name(reason, say))


@EVERY_REASON
@LANGUAGES
def test_neither_name_nor_matter_is_ever_said(reason: Reason, say: Translate) -> None:
    decision = decide(wrong(reason))
    said = " ".join(
        [
            verdicts.headline(decision, BERLIN, say),
            verdicts.why(decision, BERLIN, say),
            verdicts.what_now(decision, BERLIN, say),
            *(repr(checks.check_line(result, BERLIN, say)) for result in decision.checks),
        ]
    )

    assert appointment().name not in said
    assert appointment().service.name not in said


def test_reasons_are_told_apart_by_their_names_and_sentences() -> None:
    for say in (DE, EN):
        assert len({reason_name(reason, say) for reason in Reason}) == len(Reason)
        assert len({verdicts.why(decide(wrong(reason)), BERLIN, say) for reason in Reason}) == len(Reason)


def test_open_questions_have_words_for_a_list_too() -> None:
    words = reason_words(Reason.QUESTIONS_OPEN, {}, BERLIN, DE)

    assert (words.value, words.fact, words.line) == ("Fragen offen", "Fragen offen", "das Schreiben gilt")


def test_who_may_go_in_is_told_where() -> None:
    decision = decide(valid())

    assert verdicts.headline(decision, BERLIN, DE) == "EINLASS. Zimmer 2.14. 10:45 Uhr, 2 Personen"
    assert verdicts.headline(decision, BERLIN, EN) == "ADMIT. Room 2.14. 10:45, 2 persons"
    assert verdicts.why(decision, BERLIN, DE) == "Ihr Schreiben gilt. Bitte gehen Sie in Zimmer 2.14."
    assert verdicts.what_now(decision, BERLIN, DE) == "Bestätigen Sie den Einlass, und nennen Sie den Weg."


def test_without_an_appointment_nothing_is_made_up() -> None:
    decision = replace(decide(valid()), appointment=None)

    assert verdicts.band(decision, BERLIN, DE) == verdicts.Band("", "")
    assert verdicts.headline(decision, BERLIN, DE) == "EINLASS"


@pytest.mark.parametrize(
    ("days", "line", "why", "now"),
    [
        (
            -1,
            "gestern, 10:45 Uhr",
            "Ihr Termin war am Mittwoch, 24. Juni, um 10:45 Uhr.",
            "Nennen Sie die Telefonnummer",
        ),
        (1, "morgen, 10:45 Uhr", "Ihr Termin ist an einem anderen Tag: Freitag, 26. Juni, 10:45 Uhr.", "Bitten Sie,"),
        (4, "um 10:45 Uhr", "Ihr Termin ist an einem anderen Tag: Montag, 29. Juni, 10:45 Uhr.", "Bitten Sie,"),
        (365, "um 10:45 Uhr", "Ihr Termin ist an einem anderen Tag: Freitag, 25. Juni 2021, 10:45 Uhr.", "Bitten Sie,"),
    ],
)
def test_another_day_is_named_from_today(days: int, line: str, why: str, now: str) -> None:
    decision = decide(with_appointment(starts_at=START + timedelta(days=days))(valid()))

    assert verdicts.band(decision, BERLIN, DE).line == line
    assert verdicts.why(decision, BERLIN, DE) == why
    assert verdicts.what_now(decision, BERLIN, DE).startswith(now)


def test_another_building_is_named_with_its_address_and_the_day() -> None:
    letter = replace(LETTER, issuer=2, day=TODAY + timedelta(days=1))
    decision = decide(replace(valid(), reading=CodeReading(letter, None), claimed_site=ELSEWHERE))

    assert verdicts.headline(decision, BERLIN, DE) == "UMLEITEN. Geschäftsstelle Jülich. morgen, Freitag, 26. Juni"
    assert verdicts.why(decision, BERLIN, DE) == (
        "Ihr Termin ist in einem anderen Haus: Geschäftsstelle Jülich, Lindenweg 12, 52428 Jülich."
    )
    assert "Lindenweg 12, 52428 Jülich, morgen" in verdicts.what_now(decision, BERLIN, DE)


def test_a_foreign_code_is_called_by_its_name() -> None:
    facts = replace(wrong(Reason.FOREIGN_CODE), foreign="eu-certificate")

    assert verdicts.why(decide(facts), BERLIN, DE) == (
        "Das ist ein EU-Covid-Zertifikat. Für den Einlass brauchen wir den Code auf Ihrem Terminschreiben."
    )


def test_a_rule_that_is_not_met_gives_its_remedy_or_else_a_general_one() -> None:
    unmet = decide(wrong(Reason.RULE_NOT_MET))
    without = decide(replace(valid(), answers={"mask": True, "passport": False}))

    assert verdicts.what_now(unmet, BERLIN, DE) == MASK.remedy
    assert verdicts.what_now(without, BERLIN, DE) == "Ist die Regel erfüllt, lesen Sie das Schreiben noch einmal."


def test_words_of_an_office_are_not_read_as_gaps() -> None:
    rule = replace(MASK, title="Maske {starts} <b>")
    decision = decide(replace(wrong(Reason.RULE_NOT_MET), holding=Holding(TODAY, (rule,))))

    assert verdicts.band(decision, BERLIN, DE).fact == "Maske {starts} <b>"
    assert verdicts.why(decision, BERLIN, DE).endswith("nicht erfüllt: Maske {starts} <b>.")


def test_a_closed_house_says_when_it_opens_again() -> None:
    again = datetime(2020, 6, 29, 8, 0, tzinfo=BERLIN)
    decision = decide(replace(valid(), closing=Closing(Shut.OUTSIDE_HOURS, again=again)))

    assert verdicts.band(decision, BERLIN, DE).line == "wieder offen Montag um 8:00"
    assert verdicts.why(decision, BERLIN, DE) == "Das Haus ist jetzt geschlossen. Es öffnet wieder Montag um 8:00."


def test_somebody_without_a_letter_is_told_what_they_need_and_where() -> None:
    there = without_letter(replace(valid(), appointment=None, elsewhere=ELSEWHERE))
    decision = decide(with_access(Access.APPOINTMENT)(there))

    assert verdicts.headline(decision, BERLIN, DE) == "UMLEITEN. Geschäftsstelle Jülich. anderes Haus"
    assert verdicts.why(decision, BERLIN, DE).startswith("Das wird in einem anderen Haus erledigt: Geschäftsstelle")


def test_a_walk_in_has_a_room_but_no_time() -> None:
    walk_in = replace(appointment(), kind=AppointmentKind.WALK_IN)
    facts = without_letter(replace(valid(), appointment=walk_in, reading=NO_LETTER))
    decision = decide(with_access(Access.WALK_IN)(facts))

    assert verdicts.band(decision, BERLIN, DE) == verdicts.Band("Zimmer 2.14", "ohne Termin, 2 Personen")
    assert verdicts.why(decision, BERLIN, DE) == "Bitte gehen Sie in Zimmer 2.14."
    asked = decide(with_access(Access.WALK_IN, file_number=True)(facts))
    assert verdicts.still_open(asked, facts.asked, DE) == "erst mit der Nummer"


def test_one_invited_person_is_one_person() -> None:
    decision = decide(with_appointment(persons=1)(valid()))

    assert verdicts.why(decision, BERLIN, DE) == "Ihr Schreiben gilt für 1 Person, gekommen sind 2."


def test_what_is_stored_and_who_waits_have_their_own_band() -> None:
    party = Waiting(UUID(int=1), 8, appointment().id, "2.14", 1, NOW)
    soonest = datetime(2020, 6, 25, 9, 40, tzinfo=UTC)

    assert verdicts.admitted_band(START, BERLIN, DE) == verdicts.Band(
        "eingelassen um 10:45", "gespeichert, Platz belegt"
    )
    assert verdicts.waiting_band(party, 2, DE) == verdicts.Band("Nummer 8", "Platz 2 in der Reihe")
    assert verdicts.estimate_line(soonest, soonest + timedelta(minutes=20), BERLIN, DE) == "zwischen 11:40 und 12:00"


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"mask": True, "passport": True}, ""),
        ({"mask": True}, "erst nach Punkt 2"),
        ({}, "erst nach den Punkten 1, 2"),
    ],
)
def test_what_is_still_open_is_named_by_its_number(answers: dict[str, bool], missing: str) -> None:
    decision = decide(replace(valid(), answers=answers))

    assert verdicts.still_open(decision, (MASK, PASSPORT), DE) == missing


# ---- checks


def line(facts: Facts, check: Check, say: Translate = DE) -> checks.CheckLine:
    return next(checks.check_line(result, BERLIN, say) for result in decide(facts).checks if result.check is check)


@pytest.mark.parametrize(
    ("check", "name", "value"),
    [
        (Check.READABLE, "Code lesbar", "gelesen"),
        (Check.FORM, "Terminschreiben", "erkannt"),
        (Check.SIGNATURE, "Echt und unverändert", "Unterschrift stimmt"),
        (Check.KEY, "Unser Amt", "von uns ausgestellt"),
        (Check.SITE, "Gebäude", "Willi-Becker-Allee 7"),
        (Check.LETTER, "Fassung des Schreibens", "1, gültig"),
        (Check.DAY, "Tag", "heute"),
        (Check.ACCESS, "Zugang", "nur auf Einladung"),
        (Check.TIME, "Uhrzeit", "10:45, Einlass 10:30 bis 11:00"),
        (Check.ONCE, "Nur einmal benutzt", "noch nicht benutzt"),
        (Check.PARTY, "Personen", "2 von 2"),
        (Check.RULES, "Regeln im Haus", "2 von 2 Punkten erfüllt"),
        (Check.ROOM, "Zimmer", "2.14, offen"),
        (Check.BUILDING, "Platz im Haus", "5 von 9 frei"),
        (Check.SEATS, "Platz im Zimmer", "2 von 2 frei"),
    ],
)
def test_a_check_that_passed_says_what_was_found(check: Check, name: str, value: str) -> None:
    assert line(valid(), check) == checks.CheckLine(name, value, "")


@pytest.mark.parametrize(
    ("reason", "value"),
    [
        (Reason.UNREADABLE, "nicht lesbar"),
        (Reason.MISTYPED, "Tippfehler"),
        (Reason.FOREIGN_CODE, "ein fremder Code"),
        (Reason.CODE_DAMAGED, "beschädigt"),
        (Reason.UNKNOWN_FORM, "neuere Art"),
        (Reason.FORGED, "Unterschrift stimmt nicht"),
        (Reason.UNKNOWN_KEY, "hier nicht prüfbar"),
        (Reason.KEY_WITHDRAWN, "nicht mehr gültig"),
        (Reason.OTHER_OFFICE, "anderes Amt"),
        (Reason.OTHER_SITE, "Willi-Becker-Allee 7, nicht Geschäftsstelle Jülich"),
        (Reason.NOT_ON_LIST, "nicht auf der Liste"),
        (Reason.CANCELLED, "Termin abgesagt"),
        (Reason.REPLACED, "1, gültig ist 2"),
        (Reason.NEWER_LETTER, "1, hier bekannt ist 0"),
        (Reason.OTHER_DAY, "25. Juni, nicht heute"),
        (Reason.TOO_EARLY, "10:45, Einlass 10:30 bis 11:00"),
        (Reason.TOO_LATE, "10:45, Einlass 10:30 bis 11:00"),
        (Reason.ALREADY_INSIDE, "im Haus seit 10:34"),
        (Reason.ALREADY_USED, "benutzt 10:34 bis 10:38"),
        (Reason.PARTY_LARGER, "3, eingeladen 2"),
        (Reason.PARTY_OVER_ROOM, "2, das Zimmer fasst 1"),
        (Reason.RULE_NOT_MET, "Mund-Nase-Schutz getragen"),
        (Reason.HOUSE_CLOSED, "heute geschlossen"),
        (Reason.OUTSIDE_HOURS, "außerhalb der Öffnungszeit"),
        (Reason.SERVICE_CLOSED, "für Besuche geschlossen"),
        (Reason.APPOINTMENT_NEEDED, "nur mit Termin"),
        (Reason.INVITATION_NEEDED, "nur auf Einladung"),
        (Reason.AGREEMENT_NEEDED, "nur nach telefonischer Absprache"),
        (Reason.ONLINE_ONLY, "nur online"),
        (Reason.HOME_VISIT_ONLY, "zu Hause, nicht hier"),
        (Reason.HOUSE_FULL, "1 von 9 frei"),
        (Reason.ROOM_CLOSED, "2.14, geschlossen"),
        (Reason.ROOM_FULL, "1 von 2 frei"),
    ],
)
def test_the_check_that_failed_says_what_was_found_and_why(reason: Reason, value: str) -> None:
    decision = decide(wrong(reason))
    assert decision.failed is not None

    shown = checks.check_line(decision.failed, BERLIN, DE)

    assert shown.value == value
    assert shown.sentence == verdicts.why(decision, BERLIN, DE)


@pytest.mark.parametrize("check", Check)
@LANGUAGES
def test_a_check_that_was_not_reached_says_so(check: Check, say: Translate) -> None:
    shown = checks.check_line(CheckResult(check, CheckState.NOT_REACHED), BERLIN, say)

    assert shown == checks.CheckLine(checks.check_name(check, say), say("not checked"), "")
    assert is_phrase(shown.name)


def test_names_of_checks_are_told_apart() -> None:
    for say in (DE, EN):
        assert len({checks.check_name(check, say) for check in Check}) == len(Check)


def test_open_points_are_counted() -> None:
    assert line(replace(valid(), answers={"mask": True}), Check.RULES).value == "1 von 2 Punkten offen"
    assert line(replace(valid(), holding=Holding(TODAY), answers={}), Check.RULES).value == "heute keine Fragen"


def test_a_repaired_code_says_that_the_keyboard_was_the_cause() -> None:
    facts = replace(valid(), reading=CodeReading(LETTER, None, repaired=True))

    assert line(facts, Check.FORM).value == "erkannt, Tastatur des Scanners berichtigt"


def test_a_day_of_another_year_is_told_with_it() -> None:
    facts = replace(valid(), today=TODAY.replace(year=2021))

    assert line(facts, Check.DAY).value == "25. Juni 2020, nicht heute"


def test_states_of_checks_in_words() -> None:
    assert [checks.state_word(state, DE) for state in CheckState] == ["bestanden", "nicht bestanden", "nicht geprüft"]


def test_an_unknown_key_without_a_letter_does_not_stop_the_explanation() -> None:
    facts = replace(valid(), reading=CodeReading(None, CodeFault.UNKNOWN_KEY), claimed_site=None, here=HERE)

    assert line(facts, Check.KEY).value == "anderes Amt"
