import tomllib
from dataclasses import replace
from datetime import time

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.letters.wording import page, words
from desk.resources import resource
from tests.letters.samples import BARE_ENGLISH, GERMAN


def test_every_language_has_every_word() -> None:
    languages = tomllib.loads(resource("letters", "words.toml").read_text("utf-8"))
    assert set(languages) == {"de", "en"}
    assert languages["de"].keys() == languages["en"].keys()
    for language, said in languages.items():
        assert all(said.values())
        assert words(language) == said


def test_a_language_without_words_is_told() -> None:
    with pytest.raises(Fault) as caught:
        page(replace(GERMAN, language="tlh"))
    assert caught.value.kind is FaultKind.LANGUAGE_UNKNOWN
    assert caught.value.facts == {"language": "tlh"}


def test_the_german_letter_says_when_where_and_how_many() -> None:
    said = page(GERMAN)
    assert said["when"] == "Dienstag, 30. Juni 2026, 9.00 Uhr"
    assert said["place"] == "Willi-Becker-Allee 7, Zimmer 2.14"
    assert said["way"] == ["2. Obergeschoss, Aufzug B, dann rechts", "Eingeladen sind 2 Personen."]
    assert said["opening"] == "bitte kommen Sie gemeinsam zu diesem Termin:"
    assert said["information"] == [
        "Auskunft: Frau Lindqvist",
        "Telefon 0211 89-25400",
        "Mo bis Fr 8 bis 16 Uhr",
        "einbuergerung@example.org",
        "Unser Zeichen 54/3-2207",
        "Düsseldorf, 25. Juni 2026",
    ]
    assert said["closing"] == [
        (
            "Können Sie nicht kommen? Rufen Sie bitte an: 0211 89-25400. In dringenden Fällen schreiben Sie an"
            " notfall.auslaenderangelegenheiten@example.org."
        )
    ]
    assert said["footer"] == "Fassung 1 vom 25. Juni 2026. Eine neuere Fassung ersetzt dieses Schreiben."


def test_the_german_letter_says_what_holds_and_what_to_bring() -> None:
    assert page(GERMAN)["sections"] == [
        {
            "heading": "So kommen Sie hinein",
            "points": [],
            "paragraphs": [
                (
                    "Zeigen Sie dieses Schreiben am Eingang. Ohne Schreiben ist kein Einlass möglich."
                    " Im ganzen Haus gilt Maskenpflicht. Bitte halten Sie Abstand."
                )
            ],
        },
        {
            "heading": "Bitte bringen Sie mit",
            "points": ["Pass oder Personalausweis beider Personen", "bisheriger Aufenthaltstitel"],
            "paragraphs": ["Bezahlen können Sie ausschließlich mit EC-Karte."],
        },
        {
            "heading": "Ihre Familie",
            "points": [],
            "paragraphs": ["Für Ihre Familie sind drei Termine vorgesehen. Dies ist Termin 1 von 3."],
        },
    ]


def test_the_bare_english_letter_leaves_out_what_it_has_not() -> None:
    said = page(BARE_ENGLISH)
    assert said["when"] == "Tuesday, 30 June 2026, 9:00"
    assert said["place"] == "Willi-Becker-Allee 7, Large hall, Room 2.14"
    assert said["way"] == ["Ground floor", "1 person is invited."]
    assert said["salutation"] == "Dear visitor,"
    assert said["opening"] == "Please come to this appointment:"
    assert said["information"] == ["einbuergerung@example.org", "Düsseldorf, 25 June 2026"]
    assert said["closing"] == ["If you cannot come, please write to einbuergerung@example.org."]
    assert [section["heading"] for section in said["sections"]] == ["How to get in"]  # type: ignore[attr-defined]


def test_after_a_sentence_of_the_office_the_next_begins_with_a_capital() -> None:
    said = page(replace(GERMAN, introduction="Ihre Urkunde liegt bereit."))
    assert said["opening"] == "Ihre Urkunde liegt bereit. Bitte kommen Sie gemeinsam zu diesem Termin:"


def test_paying_alone_has_its_place() -> None:
    said = page(replace(BARE_ENGLISH, payment="By card only."))
    assert said["sections"][1] == {  # type: ignore[index]
        "heading": "Please bring with you",
        "points": [],
        "paragraphs": ["By card only."],
    }


def test_without_telephone_and_address_nothing_is_promised() -> None:
    assert page(replace(BARE_ENGLISH, email=""))["closing"] == []


@pytest.mark.parametrize(
    ("floor", "said"), [(-1, "1. Untergeschoss"), (0, "Erdgeschoss"), (1, "1. Obergeschoss"), (12, "12. Obergeschoss")]
)
def test_floors(floor: int, said: str) -> None:
    assert page(replace(GERMAN, floor=floor, way=()))["way"] == [said, "Eingeladen sind 2 Personen."]


def test_times_of_the_afternoon() -> None:
    assert page(replace(GERMAN, start=time(16, 5)))["when"] == "Dienstag, 30. Juni 2026, 16.05 Uhr"
    assert page(replace(BARE_ENGLISH, start=time(16, 5)))["when"] == "Tuesday, 30 June 2026, 16:05"
