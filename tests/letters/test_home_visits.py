import re
from dataclasses import replace
from datetime import date, time

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import VisitOutcome
from desk.letters.home_visits import HomeVisitContent, page, render_home_visits
from tests.letters import paper

GERMAN = HomeVisitContent(
    language="de",
    authority="Stadt Musterhausen",
    office="Bürgerbüro",
    return_address="Stadt Musterhausen, Markt 1, 12345 Musterhausen",
    recipient=("Ada Beispiel", "Seniorenheim am Park", "Parkweg 3", "12345 Musterhausen"),
    unit="Mobiler Bürgerservice",
    phone="01234 567",
    email="koffer@musterhausen.example",
    hours="Mo bis Fr 8:00 bis 12:00 Uhr",
    town="Musterhausen",
    issued=date(2020, 9, 10),
    salutation="Guten Tag Ada Beispiel,",
    subject="Ihr Hausbesuch: Personalausweis",
    introduction="Wir kommen mit dem Koffer zu Ihnen.",
    day=date(2020, 9, 16),
    start=time(9, 40),
    end=time(10, 20),
    place="Seniorenheim am Park, Parkweg 3, 12345 Musterhausen",
    service="Antrag auf einen Personalausweis",
    bring=("biometrisches Lichtbild", "bisheriger Ausweis"),
    fees="Der Besuch ist kostenlos.",
    rules=("Das Lichtbild können wir vor Ort nicht machen.", "Auch die Unterschrift ist dort möglich."),
    reference="3/2",
)
BARE = replace(
    GERMAN,
    language="en",
    recipient=("Ada Example",),
    salutation="Dear Ada Example,",
    phone="",
    hours="",
    subject="",
    introduction="",
    bring=(),
    fees="",
    rules=(),
)
"""Everything that a letter can do without is left out, the telephone too."""


def said_on(*letters: HomeVisitContent) -> str:
    return " ".join(paper.text_of(render_home_visits(letters)).split())


def test_the_announcement_says_when_where_what_and_what_to_have_ready() -> None:
    said = said_on(GERMAN)

    for part in (
        *GERMAN.recipient,
        "Ihr Hausbesuch: Personalausweis",
        "Guten Tag Ada Beispiel,",
        "Wir kommen mit dem Koffer zu Ihnen. Das ist Ihr Termin:",
        "Mittwoch, 16. September 2020, 9.40 bis 10.20 Uhr",
        "Seniorenheim am Park, Parkweg 3, 12345 Musterhausen",
        "Anliegen: Antrag auf einen Personalausweis",
        "Bitte halten Sie bereit",
        "biometrisches Lichtbild",
        "Der Besuch ist kostenlos.",
        "Das Lichtbild können wir vor Ort nicht machen. Auch die Unterschrift",
        "Passt Ihnen der Termin nicht? Rufen Sie bitte an: 01234 567.",
        "Telefon 01234 567",
        "Mo bis Fr 8:00 bis 12:00 Uhr",
        "koffer@musterhausen.example",
        "Musterhausen, 10. September 2020",
        "Mit freundlichen Grüßen",
        "Hausbesuch 3/2, Schreiben vom 10. September 2020.",
    ):
        assert part in said, part


def test_there_is_no_code_for_there_is_no_door() -> None:
    pdf = render_home_visits([GERMAN])

    assert "Figure" not in [kind for kind, _alternative, _language in paper.tags(pdf)]
    assert "Eingang" not in paper.text_of(pdf)


def test_it_is_pdf_ua_tagged_with_language_and_title() -> None:
    for letter, title in ((GERMAN, GERMAN.subject), (BARE, f"Our visit to you: {BARE.service}")):
        pdf = render_home_visits([letter])
        assert paper.is_tagged(pdf)
        assert paper.catalogue_language(pdf) == letter.language
        assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", pdf)
        assert f">{title}</".encode() in pdf
        assert [kind for kind, _, _ in paper.tags(pdf)].count("H1") == 1


def test_the_bare_english_letter_leaves_out_what_it_has_not() -> None:
    said = page(BARE)

    assert said["opening"] == "We come to you. This is your appointment:"
    assert said["when"] == "Wednesday, 16 September 2020, 9:40 to 10:20"
    assert said["way"] == ["Service: Antrag auf einen Personalausweis"]
    assert said["information"] == ["koffer@musterhausen.example", "Musterhausen, 10 September 2020"]
    assert said["sections"] == []
    assert said["closing"] == ["If this time does not suit you, please write to koffer@musterhausen.example."]
    assert page(replace(BARE, email=""))["closing"] == []


def test_fees_alone_have_their_place() -> None:
    assert page(replace(BARE, fees="The usual fees."))["sections"] == [
        {"heading": "Please have ready", "points": [], "paragraphs": ["The usual fees."]}
    ]


@pytest.mark.parametrize(
    ("outcome", "subject", "opening", "closing"),
    [
        (
            VisitOutcome.DONE,
            "Bestätigung: Antrag auf einen Personalausweis",
            "Ihr Anliegen ist bei unserem Besuch erledigt worden:",
            "Haben Sie Fragen? Rufen Sie bitte an: 01234 567.",
        ),
        (
            VisitOutcome.NOT_MET,
            "Wir haben Sie nicht angetroffen",
            "wir wollten Sie besuchen und haben Sie nicht angetroffen:",
            "Einen neuen Termin vereinbaren Sie unter 01234 567.",
        ),
        (
            VisitOutcome.COULD_NOT,
            "Nicht erledigt: Antrag auf einen Personalausweis",
            "Ihr Anliegen konnte bei diesem Termin nicht erledigt werden:",
            "Einen neuen Termin vereinbaren Sie unter 01234 567.",
        ),
    ],
)
def test_the_confirmation_says_what_became_of_the_visit(
    outcome: VisitOutcome, subject: str, opening: str, closing: str
) -> None:
    letter = replace(GERMAN, outcome=outcome, outcome_note="Der Ausweis kommt mit der Post.")
    said = page(letter)

    assert (said["subject"], said["opening"], said["closing"]) == (subject, opening, [closing])
    assert said["when"] == "Mittwoch, 16. September 2020"
    assert said["sections"] == [
        {"heading": "Wie es weitergeht", "points": [], "paragraphs": ["Der Ausweis kommt mit der Post."]}
    ]
    assert "biometrisches" not in said_on(letter)
    assert page(replace(letter, outcome_note=""))["sections"] == []


@pytest.mark.parametrize("outcome", [None, *VisitOutcome])
def test_both_languages_have_every_word(outcome: VisitOutcome | None) -> None:
    for language in ("de", "en"):
        for phone, email in (("1", ""), ("", "a@b.example"), ("", "")):
            letter = replace(GERMAN, language=language, outcome=outcome, phone=phone, email=email)
            assert not re.search(r"[{}]", str(page(letter)["closing"]) + str(page(letter)["opening"]))


def test_a_trip_has_a_page_for_each_visit() -> None:
    pdf = render_home_visits([GERMAN, BARE])

    with paper.opened(pdf) as document:
        assert len(document) == 2
    assert "Our visit to you" in paper.text_of(pdf, 1)


@pytest.mark.parametrize(
    ("changed", "kind", "facts"),
    [
        (replace(GERMAN, recipient=("Zeile",) * 7), FaultKind.ADDRESS_TOO_LONG, {"letter": 1, "line": 7}),
        (replace(GERMAN, bring=("Lange Zeile " * 20,) * 30), FaultKind.LETTER_TOO_LONG, {"letter": 1, "part": "text"}),
        (replace(GERMAN, bring=("W" * 150,)), FaultKind.LETTER_TOO_LONG, {"letter": 1, "part": "text"}),
        (replace(GERMAN, service="\x1b"), FaultKind.GLYPH_MISSING, {"letter": 1, "character": "U+001B"}),
    ],
)
def test_what_does_not_fit_is_told(changed: HomeVisitContent, kind: FaultKind, facts: dict[str, object]) -> None:
    with pytest.raises(Fault) as caught:
        render_home_visits([GERMAN, changed])

    assert caught.value.kind is kind
    assert caught.value.facts == facts


def test_no_letters_are_nothing_to_print() -> None:
    with pytest.raises(Fault) as caught:
        render_home_visits([])
    assert caught.value.kind is FaultKind.NOTHING_TO_PRINT
