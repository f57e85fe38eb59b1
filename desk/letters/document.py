"""The letter as a page: PDF/UA-1 by typst, DIN 5008 form B, from `resources/letters/`.

A letter is one page. Who is let in shows one sheet at the door, with the code on its front; a second sheet would be
forgotten, or printed on the back. What makes a letter too long are the office's own texts, and shortening these once
helps every letter: so it is an error that says so, not a second page.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import typst

from desk.domain.faults import Fault, FaultKind
from desk.letters.content import LetterContent
from desk.letters.wording import Page, page, words
from desk.resources import resource

FONT = "Noto Sans"
"""The family that letters are set in; other scripts come from its sisters ("Noto Sans Arabic")."""

_TOO_LONG = re.compile(r"FAULT (\S+) (\d+) (\S+)")
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no font can have: control characters, halves of characters."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render(contents: Sequence[LetterContent], font_folder: Path | None = None) -> bytes:
    """Return one PDF with a page for each letter, in their order.

    The fonts are the system's, or those of `font_folder` alone where one is given.

    Raises `Fault`, with the letter's place (0 is the first) as `letter` where it is about one: FONT_MISSING,
    NOTHING_TO_PRINT, LANGUAGE_UNKNOWN, ADDRESS_TOO_LONG (`line` counts from 1), GLYPH_MISSING (`character` as U+…),
    LETTER_TOO_LONG (`part`: letterhead, return-address, information, text).
    """
    return set_letters("invitation.typ", [page(content) for content in contents], font_folder)


def set_letters(template: str, pages: Sequence[Page], font_folder: Path | None = None) -> bytes:
    """Return one PDF with a page for each letter, in their order, set by a template of `resources/letters/`.

    A page holds at least what `sheet.typ` asks for. Raises the faults of `render`.
    """
    if not pages:
        raise Fault(FaultKind.NOTHING_TO_PRINT)
    families = font_families(font_folder)
    for number, texts in enumerate(pages):
        if unprintable := _UNPRINTABLE.search(_all_text(texts)):
            raise _glyph_missing(number, unprintable[0])
    first = pages[0]
    batch_title = words(str(first["language"]))["batch_title"].format(count=len(pages))
    given: dict[str, object] = {
        "letters": pages,
        "title": first["subject"] if len(pages) == 1 else batch_title,
        "author": first["authority"],
        "fonts": families,
    }
    return _compile(template, given, pages, font_folder)


@cache
def font_families(folder: Path | None = None) -> list[str]:
    """Return the families that letters use, the first before its sisters. Raises `Fault(FONT_MISSING)`."""
    families = sorted(family for family in fonts(folder).families() if family.startswith(FONT))
    if FONT not in families:
        raise Fault(FaultKind.FONT_MISSING, font=FONT)
    return families


@cache
def fonts(folder: Path | None) -> typst.Fonts:
    """Return the fonts of a folder, or of the system; never those inside typst, which no letter asks for."""
    if folder is None:
        return typst.Fonts(include_embedded_fonts=False)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def _compile(template: str, given: dict[str, object], pages: Sequence[Page], font_folder: Path | None) -> bytes:
    inputs = {"letters": json.dumps(given)}
    try:
        return typst.compile(
            resource("letters", template),
            font_paths=fonts(font_folder),
            sys_inputs=inputs,
            format="pdf",
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise (_fault(error.message, pages) or error) from error


def _fault(message: str, pages: Sequence[Page]) -> Fault | None:
    """Return the fault that typst's message stands for; None where the template itself is wrong."""
    if too_long := _TOO_LONG.search(message):
        kind, letter, part = FaultKind(too_long[1]), int(too_long[2]), too_long[3]
        if kind is FaultKind.ADDRESS_TOO_LONG:
            return Fault(kind, letter=letter, line=int(part))
        return Fault(kind, letter=letter, part=part)
    if no_glyph := _NO_GLYPH.search(message):
        character = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), no_glyph[1])[0]
        letter = next(number for number, texts in enumerate(pages) if character in _all_text(texts))
        return _glyph_missing(letter, character)
    return None


def _glyph_missing(letter: int, character: str) -> Fault:
    return Fault(FaultKind.GLYPH_MISSING, letter=letter, character=f"U+{ord(character):04X}")


def _all_text(texts: object) -> str:
    """Return everything that a page says, to look for a character in it."""
    match texts:
        case dict():
            return "".join(map(_all_text, texts.values()))
        case list():
            return "".join(map(_all_text, texts))
    return str(texts)
