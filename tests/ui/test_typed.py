"""What is typed into the one field: a code, a number that waits, or words for a service."""

from dataclasses import replace
from uuid import UUID

import pytest

from desk.domain.letters import Reference
from desk.domain.services import ServiceId
from desk.letters.human import human_code, show_human_code
from desk.ui.places.typed import understand
from tests.domain.examples import SERVICE

PASSPORT = replace(SERVICE, id=ServiceId(UUID(int=50)), key="passport", name="Reisepass beantragen")
LICENCE = replace(SERVICE, id=ServiceId(UUID(int=51)), key="licence", name="Führerschein umtauschen")
SERVICES = (SERVICE, PASSPORT, LICENCE)
CODE = human_code(Reference(bytes(10)), 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("Nr. 3", 3), ("nr 12", 12), ("Nummer 7", 7), ("No. 4", 4), (" 31 ", 31), ("Num. 5", 5)],
)
def test_a_number_is_somebody_who_waits(text: str, number: int) -> None:
    assert understand(text, SERVICES) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Führerschein", (LICENCE,)),
        ("fuehrer", (LICENCE,)),
        ("Reisepass", (PASSPORT,)),  # nine letters, like a code
        ("einbürgerung", (SERVICE, PASSPORT, LICENCE)),
        ("angelschein", ()),
        ("Hausmasse", ()),
    ],
)
def test_words_are_searched(text: str, found: tuple[object, ...]) -> None:
    assert understand(text, SERVICES) == found


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        show_human_code(CODE).lower(),
        "4K7R M2XD 1",
        f"T1{'0' * 141}",
        "T1000100000000",
        "https://example.org/termin/4711",
        "ab",
        "12345",
        "",
    ],
)
def test_a_code_stays_a_code_and_so_does_what_a_slow_scanner_types(text: str) -> None:
    assert understand(text, SERVICES) == text
