"""Letters to test with: invented people, a key made for the tests."""

import random
from dataclasses import replace
from datetime import date, time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desk.domain.letters import LetterCode, Reference
from desk.letters.code import sign
from desk.letters.content import LetterContent
from desk.letters.human import human_code

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ISSUER = 54

LETTER = LetterCode(
    key_id=1,
    issuer=ISSUER,
    reference=Reference(bytes(range(100, 110))),
    day=date(2026, 6, 30),
    start_minute=540,
    area=214,
    persons=2,
    revision=1,
)


def known(issuer: int, key_id: int) -> Ed25519PublicKey | None:
    """Hold the one key of the one site."""
    return KEY.public_key() if (issuer, key_id) == (ISSUER, 1) else None


def chance_letter(chance: random.Random) -> LetterCode:
    """Make a letter of our site with everything else by chance."""
    return LetterCode(
        key_id=1,
        issuer=ISSUER,
        reference=Reference(chance.randbytes(10)),
        day=date.fromordinal(chance.randint(date(2020, 1, 1).toordinal(), date(2199, 6, 6).toordinal())),
        start_minute=chance.randint(0, 1439),
        area=chance.randint(0, 65535),
        persons=chance.randint(1, 255),
        revision=chance.randint(0, 255),
    )


def chance_texts(seed: int, count: int) -> list[str]:
    """Sign `count` letters."""
    chance = random.Random(seed)
    return [sign(chance_letter(chance), KEY) for _ in range(count)]


GERMAN = LetterContent(
    language="de",
    authority="Landeshauptstadt Düsseldorf",
    office="Amt 54 Migration und Integration",
    return_address="Amt 54, Willi-Becker-Allee 7, 40227 Düsseldorf",
    recipient=("Frau Daryna Petrenko", "Herrn Oleh Petrenko", "Ahornweg 18", "40591 Düsseldorf"),
    unit="Einbürgerung",
    contact="Frau Lindqvist",
    phone="0211 89-25400",
    email="einbuergerung@example.org",
    hours="Mo bis Fr 8 bis 16 Uhr",
    our_sign="54/3-2207",
    town="Düsseldorf",
    issued=date(2026, 6, 25),
    subject="Einladung: Ihre Einbürgerungsurkunde liegt bereit",
    salutation="Sehr geehrte Frau Petrenko, sehr geehrter Herr Petrenko,",
    day=LETTER.day,
    start=time(9, 0),
    place="Willi-Becker-Allee 7",
    room="2.14",
    room_name="",
    floor=2,
    way=("Aufzug B", "dann rechts"),
    persons=2,
    bring=("Pass oder Personalausweis beider Personen", "bisheriger Aufenthaltstitel"),
    rules=("Im ganzen Haus gilt Maskenpflicht.", "Bitte halten Sie Abstand."),
    payment="Bezahlen können Sie ausschließlich mit EC-Karte.",
    family="Für Ihre Familie sind drei Termine vorgesehen. Dies ist Termin 1 von 3.",
    urgent_email="notfall.auslaenderangelegenheiten@example.org",
    signed_by="Lindqvist",
    code=sign(LETTER, KEY),
    human_code=human_code(LETTER.reference, LETTER.revision),
    revision=1,
)

BARE_ENGLISH = replace(
    GERMAN,
    language="en",
    recipient=("Oleh Petrenko",),
    contact="",
    phone="",
    hours="",
    our_sign="",
    subject="Your certificate is ready",
    salutation="",
    room_name="Large hall",
    floor=0,
    way=(),
    persons=1,
    bring=(),
    rules=(),
    payment="",
    family="",
    urgent_email="",
    signed_by="",
)
"""Everything that a letter can do without is left out."""
