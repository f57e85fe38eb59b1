import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import typst

from desk.domain.faults import Fault, FaultKind
from desk.letters.check import CODE_PLACE
from desk.letters.content import LetterContent
from desk.letters.document import FONT, _fault, font_families, render
from desk.letters.raster import pages
from tests.letters import paper
from tests.letters.paper import Box
from tests.letters.samples import BARE_ENGLISH, GERMAN

WINDOW = Box(20, 45, 105, 90)
"""DIN 5008 form B, and the 5 mm that stay clear on each side are tested with the longest lines."""


def _fault_of(*letters: LetterContent) -> Fault:
    with pytest.raises(Fault) as caught:
        render(letters)
    return caught.value


def test_the_page_says_everything() -> None:
    said = " ".join(paper.text_of(render([GERMAN])).split())
    for part in (
        *("Landeshauptstadt Düsseldorf", "Amt 54 Migration und Integration", *GERMAN.recipient, "Ihre Familie"),
        *(
            "Dienstag, 30. Juni 2026, 9.00 Uhr",
            "Zimmer 2.14",
            "Am Eingang zeigen",
            "Im ganzen Haus gilt Maskenpflicht.",
        ),
        *("ausschließlich mit EC-Karte.", "Mit freundlichen Grüßen", "Lindqvist", "Fassung 1 vom 25. Juni 2026."),
        f"{GERMAN.human_code[:4]} {GERMAN.human_code[4:8]} {GERMAN.human_code[8:]}",
    ):
        assert part in said, part


def test_it_is_pdf_ua_tagged_with_language_title_and_alternative_text() -> None:
    for letter, alternative in ((GERMAN, "Code für den Eingang."), (BARE_ENGLISH, "Code for the entrance.")):
        pdf = render([letter])
        assert paper.is_tagged(pdf)
        assert paper.catalogue_language(pdf) == letter.language
        assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", pdf)
        assert f">{letter.subject}</".encode() in pdf
        tags = paper.tags(pdf)
        figures = [alt for kind, alt, _ in tags if kind == "Figure"]
        assert len(figures) == 1
        assert figures[0].startswith(alternative)
        assert [kind for kind, _, _ in tags].count("H1") == 1


def test_it_is_read_out_in_the_order_of_a_letter() -> None:
    said = paper.text_of(render([GERMAN]))
    order = [
        "Landeshauptstadt",
        "Frau Daryna",
        "Einladung",
        "Dienstag",
        "So kommen",
        "Ihre Familie",
        "Am Eingang zeigen",
    ]
    order += ["Können Sie nicht", "Mit freundlichen", "Fassung"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)


def test_a_batch_has_a_page_for_each_letter_in_its_language() -> None:
    pdf = render([GERMAN, BARE_ENGLISH, GERMAN])
    with paper.opened(pdf) as document:
        assert len(document) == 3
    assert "Dear visitor" in paper.text_of(pdf, 1)
    assert "Petrenko" not in re.search(rb"<dc:title>.*?</dc:title>", pdf, re.DOTALL)[0].decode()  # type: ignore[index]
    assert {language for _, _, language in paper.tags(pdf, 1)} >= {"en"}


def _random_letter(chance: random.Random) -> LetterContent:
    """Make a letter of a random length with people's names of many alphabets."""
    names = [
        "Frau Ingeborg Müller-Lüdenscheidt",
        "Nguyễn Thị Ánh",
        "Олексій Щербаківський",
        "Şükrü Çağlar",
        "José Ñíguez",
    ]
    return replace(
        chance.choice([GERMAN, BARE_ENGLISH]),
        recipient=tuple(chance.choices(names, k=chance.randint(1, 6))),
        bring=("Geburtsurkunde mit beglaubigter Übersetzung",) * chance.randint(0, 8),
        rules=("Im ganzen Haus gilt Maskenpflicht.",) * chance.randint(0, 5),
        family="Weil höchstens zwei Personen in ein Zimmer dürfen. " * chance.randint(0, 4),
        way=("durch den Innenhof",) * chance.randint(0, 3),
    )


def test_the_address_is_in_the_window_and_nothing_else_is() -> None:
    chance = random.Random(1)
    for _ in range(25):
        letter = _random_letter(chance)
        pdf = render([letter])
        inside = [said for said, box in paper.lines(pdf) if box.meets(WINDOW)]
        assert "".join(inside).replace(" ", "") == "".join((letter.return_address, *letter.recipient)).replace(" ", "")
        for _, box in paper.lines(pdf):
            assert box.within(WINDOW) or not box.meets(WINDOW)


def test_the_code_is_clear_of_folds_hole_mark_and_text() -> None:
    chance = random.Random(2)
    place = Box(*CODE_PLACE)
    assert place.right - place.left == pytest.approx(45.6)
    assert place.bottom - place.top == pytest.approx(45.6)
    for fold_or_hole in (105, 148.5, 210):
        assert not place.top - 1 < fold_or_hole < place.bottom + 1
    for _ in range(25):
        pdf = render([_random_letter(chance)])
        for said, box in paper.lines(pdf):
            assert not box.meets(place), said


def test_the_code_has_its_size_and_its_quiet_zone() -> None:
    dots = 20  # a millimetre
    (page,) = pages(render([GERMAN]), round(dots * 25.4), CODE_PLACE)
    dark = page < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    for places in (rows, columns):
        assert places[0] / dots == pytest.approx(3.2, abs=0.1)
        assert (places[-1] - places[0] + 1) / dots == pytest.approx(39.2, abs=0.1)


def test_the_marks_are_where_folders_and_punches_want_them() -> None:
    dots = 10
    (page,) = pages(render([GERMAN]), 254)
    marks = np.flatnonzero((page[:, : 15 * dots] < 200).any(axis=1))
    heights = sorted({round(mark / dots * 2) / 2 for mark in marks})
    assert heights == [105, 148.5, 210]


def test_the_subject_begins_where_the_norm_wants_it() -> None:
    assert paper.box_of(render([GERMAN]), "Einladung").top == pytest.approx(98.46, abs=1)
    assert paper.box_of(render([GERMAN]), "Einbürgerung").left == pytest.approx(125, abs=0.5)


@pytest.mark.parametrize(
    "name",
    [
        "Jürgen Weiß-Öztürk",
        "Œuvre d’Étienne",
        "Олексій Щербаківський",
        "Ελένη",
        "Nguyễn Thị Ánh",
        "Šařka Ďuričová",
        "Þór",
    ],
)
def test_names_of_europe_are_printed_as_they_are(name: str) -> None:
    assert name in paper.text_of(render([replace(GERMAN, recipient=(name,))]))


def test_arabic_is_printed_where_its_font_is() -> None:
    assert "Noto Sans Arabic" in font_families()
    assert "محمد" in paper.text_of(render([replace(GERMAN, recipient=("محمد",))]))


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("王小明", "U+738B"),
        ("Max 🙃", "U+1F643"),
        ("Max \ue000", "U+E000"),
        ("Max\x1b[31m", "U+001B"),
        ("Max\nMoritz", "U+000A"),
        ("\x00", "U+0000"),
        ("half \ud83d", "U+D83D"),
    ],
)
def test_what_no_font_can_print_stops_that_letter(name: str, character: str) -> None:
    fault = _fault_of(GERMAN, BARE_ENGLISH, replace(GERMAN, recipient=("Frau", name)))
    assert fault.kind is FaultKind.GLYPH_MISSING
    assert fault.facts == {"letter": 2, "character": character}


def test_with_latin_fonts_alone_arabic_is_an_error_not_a_box(tmp_path: Path) -> None:
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        if font.family == FONT and font.path:
            (tmp_path / Path(font.path).name).symlink_to(font.path)
    assert render([GERMAN], tmp_path)
    with pytest.raises(Fault) as caught:
        render([replace(GERMAN, recipient=("محمد",))], tmp_path)
    assert caught.value.kind is FaultKind.GLYPH_MISSING
    assert caught.value.facts["character"] in {f"U+{ord(letter):04X}" for letter in "محمد"}


def test_without_the_font_no_letter_is_made(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        render([GERMAN], tmp_path)
    assert caught.value.kind is FaultKind.FONT_MISSING
    assert caught.value.facts == {"font": FONT}


def test_markup_in_a_name_is_printed_as_text() -> None:
    name = "#panic(\"x\") *b* $x$ \\ `r` <l> _i_ 'q'"
    assert name in paper.text_of(render([replace(GERMAN, recipient=(name,))]))


@pytest.mark.parametrize(
    ("recipient", "line"),
    [
        (("Frau", "Prof. Dr. Wilhelmine von der Heiden-Rombergshausen zu Grafenstein"), 2),
        (("W" * 60,), 1),
        (("Zeile",) * 7, 7),
    ],
)
def test_an_address_that_the_window_does_not_show_is_told(recipient: tuple[str, ...], line: int) -> None:
    fault = _fault_of(GERMAN, replace(GERMAN, recipient=recipient))
    assert fault.kind is FaultKind.ADDRESS_TOO_LONG
    assert fault.facts == {"letter": 1, "line": line}


def test_width_is_measured_not_counted() -> None:
    assert render([replace(GERMAN, recipient=("i" * 60,) * 6)])


LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurf"


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (replace(GERMAN, bring=("Eine lange Zeile mit Worten, die umbricht und noch einmal umbricht",) * 20), "text"),
        (replace(GERMAN, rules=(LONG_WORD,)), "text"),
        (replace(GERMAN, subject=LONG_WORD), "text"),
        (replace(GERMAN, hours=LONG_WORD), "information"),
        (replace(GERMAN, hours="Mo bis Fr 8 bis 16 Uhr " * 20), "information"),
        (replace(GERMAN, office="Amt für vieles " * 30), "letterhead"),
        (replace(GERMAN, return_address="Amt für vieles, " * 12), "return-address"),
    ],
)
def test_what_does_not_fit_on_one_page_is_told(changed: LetterContent, part: str) -> None:
    fault = _fault_of(BARE_ENGLISH, changed, GERMAN)
    assert fault.kind is FaultKind.LETTER_TOO_LONG
    assert fault.facts == {"letter": 1, "part": part}


def test_no_letters_are_nothing_to_print() -> None:
    assert _fault_of().kind is FaultKind.NOTHING_TO_PRINT


def test_a_wrong_template_is_a_bug_and_not_a_fault() -> None:
    assert _fault("unknown variable: x", []) is None
