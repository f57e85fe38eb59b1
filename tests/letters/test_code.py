import hashlib
import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desk.domain.letters import CodeFault, CodeReading, LetterCode, Reference
from desk.letters.code import ALPHABET, TEXT_LENGTH, read, sign
from tests.letters.keyboards import BRITISH, GERMAN, SWISS, US, Layout, type_through
from tests.letters.samples import ISSUER, KEY, LETTER, chance_letter, chance_texts, known

TEXT = sign(LETTER, KEY)


def _by_hand(packed: bytes) -> str:
    """Write 88 bytes as the format says, by arithmetic alone."""
    number = int.from_bytes(packed, "big") << 1
    return "T1" + "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(141)))


def _signed(head: bytes) -> str:
    """Sign 24 bytes that `sign` would refuse to write."""
    return _by_hand(head + KEY.sign(b"termin-einlass-v1\0" + head))


HEAD = (
    b"\x01\x01"
    + (54).to_bytes(4, "big")
    + LETTER.reference
    + (date(2026, 6, 30) - date(2020, 1, 1)).days.to_bytes(2, "big")
    + (540).to_bytes(2, "big")
    + (214).to_bytes(2, "big")
    + b"\x02\x01"
)


def test_the_text_is_the_format_to_the_byte() -> None:
    assert _signed(HEAD) == TEXT
    assert len(TEXT) == TEXT_LENGTH == 143
    assert "0123456789ABCDEFGHIJKLMNOPQRSTUVWX".replace("I", "").replace("O", "") == ALPHABET
    # frozen: a letter posted today is read by every later version
    assert (
        hashlib.sha256(TEXT.encode()).hexdigest() == "f101c7fb7029f83e9e71c8cb9da226bc389e77933fdeae87f85a053944f39304"
    )
    assert TEXT.startswith("T1040G0000")


def test_what_was_signed_is_read() -> None:
    chance = random.Random(1)
    for _ in range(300):
        letter = chance_letter(chance)
        assert read(sign(letter, KEY), known) == CodeReading(letter, None)


@pytest.mark.parametrize(
    "edge",
    [
        replace(LETTER, day=date(2020, 1, 1), start_minute=0, area=0, persons=1, revision=0),
        replace(LETTER, day=date(2199, 6, 6), start_minute=1439, area=65535, persons=255, revision=255),
        replace(LETTER, reference=Reference(bytes(10))),
        replace(LETTER, reference=Reference(b"\xff" * 10)),
    ],
)
def test_the_edges_of_each_field(edge: LetterCode) -> None:
    assert read(sign(edge, KEY), known).proven == edge


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LETTER, start_minute=1440),
        replace(LETTER, start_minute=-1),
        replace(LETTER, persons=0),
        replace(LETTER, persons=256),
        replace(LETTER, area=65536),
        replace(LETTER, revision=256),
        replace(LETTER, key_id=256),
        replace(LETTER, issuer=2**32),
        replace(LETTER, day=date(2019, 12, 31)),
        replace(LETTER, day=date(2199, 6, 7)),
        replace(LETTER, reference=Reference(bytes(9))),
    ],
)
def test_a_field_out_of_range_is_never_signed(wrong: LetterCode) -> None:
    with pytest.raises((ValueError, OverflowError)):
        sign(wrong, KEY)


def test_random_texts_of_the_right_form_are_not_letters() -> None:
    chance = random.Random(2)
    for _ in range(100_000):
        assert read("T1" + "".join(chance.choices(ALPHABET, k=141)), known).proven is None


def test_random_bytes_under_a_true_head_are_forged() -> None:
    chance = random.Random(3)
    for _ in range(500):
        assert read(_by_hand(HEAD + chance.randbytes(64)), known) == CodeReading(None, CodeFault.FORGED)


def test_no_change_of_one_character_is_accepted() -> None:
    for text in chance_texts(4, 2):
        for place, other in itertools.product(range(TEXT_LENGTH), ALPHABET):
            if text[place] != other:
                changed = text[:place] + other + text[place + 1 :]
                assert read(changed, known).proven is None, place


def test_no_single_change_of_many_letters_is_accepted() -> None:
    chance = random.Random(5)
    for text in chance_texts(6, 200):
        for place in range(TEXT_LENGTH):
            other = chance.choice(ALPHABET.replace(text[place], ""))
            assert read(text[:place] + other + text[place + 1 :], known).proven is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text, place: text[:place] + text[place + 1 :],
        lambda text, place: text[: place + 1] + text[place:],
        lambda text, place: text[:place],
        lambda text, place: text[:place] + "Z" + text[place + 1 :],
        lambda text, place: text[:place] + " " + text[place:],
    ],
    ids=["missing", "doubled", "cut off", "impossible", "space inside"],
)
def test_a_broken_letter_is_damaged(change: Callable[[str, int], str]) -> None:
    for place in range(2, TEXT_LENGTH):
        changed = change(TEXT, place)
        # a text as short as a typed human code is not called a letter; a doubled pair of equals is told by its length
        expected = CodeFault.FOREIGN if len(changed) < 16 else CodeFault.DAMAGED
        assert read(changed, known) == CodeReading(None, expected), place


def test_the_first_character_doubled_or_missing_is_no_letter() -> None:
    assert read("T" + TEXT, known).proven is None
    assert read("1" + TEXT, known).proven is None
    assert read(TEXT[1:], known).proven is None


def test_the_bit_left_over_must_be_zero() -> None:
    last = ALPHABET[ALPHABET.index(TEXT[-1]) | 1]
    assert last != TEXT[-1]
    assert read(TEXT[:-1] + last, known) == CodeReading(None, CodeFault.DAMAGED)


@pytest.mark.parametrize("form", [0x00, 0x02, 0xFF])
def test_another_format_is_unknown(form: int) -> None:
    assert read(_signed(bytes((form,)) + HEAD[1:]), known) == CodeReading(None, CodeFault.UNKNOWN_FORM)


def test_an_unknown_key_leaves_the_claim_unproven() -> None:
    letter = replace(LETTER, key_id=2)
    reading = read(sign(letter, KEY), known)
    assert reading == CodeReading(letter, CodeFault.UNKNOWN_KEY)
    assert reading.proven is None


@pytest.mark.parametrize("held", [True, False])
def test_a_signed_impossible_field_is_damage(held: bool) -> None:
    nobody = HEAD[:22] + b"\x00" + HEAD[23:]
    never = HEAD[:18] + (1440).to_bytes(2, "big") + HEAD[20:]
    for head in (nobody, never):
        text = _signed(head)
        assert read(text, known if held else lambda _issuer, _key: None) == CodeReading(None, CodeFault.DAMAGED)


def test_no_office_accepts_the_letter_of_another() -> None:
    keys = [Ed25519PrivateKey.from_private_bytes(hashlib.sha256(bytes((site,))).digest()) for site in range(50)]
    public = {(site, 1): key.public_key() for site, key in enumerate(keys)}
    for signer, claimed in itertools.product(range(50), range(50)):
        letter = replace(LETTER, issuer=claimed)
        reading = read(sign(letter, keys[signer]), lambda issuer, key_id: public.get((issuer, key_id)))
        assert reading == (CodeReading(letter, None) if signer == claimed else CodeReading(None, CodeFault.FORGED))
        alone = read(sign(letter, keys[signer]), known)
        assert alone.fault is (CodeFault.FORGED if claimed == ISSUER else CodeFault.UNKNOWN_KEY)


LAYOUTS = {"US": US, "German": GERMAN, "Swiss": SWISS, "British": BRITISH}


@pytest.mark.parametrize("host", LAYOUTS)
@pytest.mark.parametrize("scanner", ["US", "German"])
@pytest.mark.parametrize("lock", ["", "caps", "shift"])
@pytest.mark.parametrize("race", [0, 0.2])
def test_every_letter_comes_through_every_keyboard(scanner: str, host: str, lock: str, race: float) -> None:
    chance = random.Random(7)
    marks = ["", "]Q1", "\\000026", "]Q1\\000026", "]Q2\\000003"]
    endings = ["", "\r", "\n", "\r\n", "\t", "\n\n", " \r\n", "\x00"]
    surroundings = itertools.cycle(itertools.product(marks, endings))
    damaged = 0
    for text in chance_texts(8, 300):
        mark, ending = next(surroundings)
        typed = type_through(mark + text, LAYOUTS[scanner], LAYOUTS[host], lock=lock, race=race, chance=chance)
        reading = read(typed + ending, known)
        assert reading.proven == read(text, known).letter, typed
        damaged += reading.repaired
    assert (damaged > 0) == bool(lock or race)


def test_a_keyboard_that_damages_nothing_is_not_called_repaired() -> None:
    assert not read(f"]Q1{type_through(TEXT, US, GERMAN)}\r\n", known).repaired


def test_damage_is_undone_before_a_fault_is_told() -> None:
    small = type_through(TEXT[:-2] + "00", US, GERMAN, lock="shift")
    assert read(small, known) == CodeReading(None, CodeFault.FORGED, repaired=True)
    assert read(small[:100], known) == CodeReading(None, CodeFault.DAMAGED)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/t1",
        "HC1:NCFOXN%TSMAHN-H6SKJPT.-7G0IM3OH4",
        "BEGIN:VCARD\nN:Muster\nEND:VCARD",
        "T1",
        "T1 Terminator 1984, the film that everybody knows",
        "4K7R M2XD 9",
        "T14K7RM2X",
        TEXT.replace("T1", "T2", 1),
        "\x1b[31mT1",
        "<b>T1</b>",
        "\ud800",
        "T" * 4296,
        "7" * 7089,
        "ſ" + TEXT,
    ],
)
def test_foreign_texts_are_foreign(text: str) -> None:
    assert read(text, known) == CodeReading(None, CodeFault.FOREIGN)


@pytest.mark.parametrize("text", ["", " ", "\r\n", "\t\x00\ufeff\xa0"])
def test_nothing_is_empty(text: str) -> None:
    assert read(text, known) == CodeReading(None, CodeFault.EMPTY)


def test_two_scanners_at_once_are_no_letter() -> None:
    first, second = chance_texts(9, 2)
    mixed = "".join(itertools.chain.from_iterable(zip(first, second, strict=True)))
    assert read(mixed, known).proven is None
    assert read(first + second, known) == CodeReading(None, CodeFault.DAMAGED)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_answered(text: str) -> None:
    assert read(text, known).proven is None


@given(st.text(f'{ALPHABET}{ALPHABET.lower()}!"§$%&/()=@#^*+ç£]\\ \r\n', min_size=100, max_size=170))
def test_any_text_of_the_keyboards_is_answered(body: str) -> None:
    for text in (body, "T1" + body, "t!" + body, ("T1" + body)[:TEXT_LENGTH]):
        assert read(text, known).proven is None


@given(st.integers(0, TEXT_LENGTH), st.text(st.characters(exclude_categories=()), max_size=8))
def test_anything_put_into_a_letter_is_answered(place: int, inserted: str) -> None:
    reading = read(TEXT[:place] + inserted + TEXT[place:], known)
    assert reading.proven in {None, LETTER}


def test_the_keyboard_model_is_as_keyboards_are() -> None:
    def through(scanner: Layout, host: Layout, text: str) -> str:
        return type_through(text, scanner, host)

    assert through(US, GERMAN, "UID:1234-Z/") == "UIDÖ1234ßY-"
    assert through(GERMAN, US, "Zy-") == "Yz/"
    assert through(GERMAN, US, "\\") == ""
    assert type_through("A1", US, GERMAN, lock="shift") == "a!"
    assert type_through("A1", US, US, lock="caps") == "a1"
