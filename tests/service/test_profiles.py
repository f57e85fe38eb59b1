import re
from datetime import date, time
from pathlib import Path

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.rules import RuleKind
from desk.domain.services import Access, ContactKind, Hours
from desk.resources import resource
from desk.service.profiles import Profile, find_profile, load_profile, shipped_profiles
from desk.service.reading import Problem

SMALL = """\
authority = "Stadt Beispiel"
languages = ["de", "en"]

[site]
number = 7
name = "Rathaus"
street = "Markt 1"
postcode = "12345"
town = "Beispiel"
timezone = "Europe/Berlin"

[[entrances]]
name = "Pforte"

[[offices]]
key = "meldeamt"
names = { de = "Meldeamt", en = "Residents' office" }

[[offices.contacts]]
kind = "phone"
address = "01234 5"
labels = { de = "Auskunft", en = "Information" }
hours = ["Mo-Fr 8:00-16:30", "Sa, So 9:00-15:00"]

[[services]]
key = "anmeldung"
office = "meldeamt"
names = { de = "Anmeldung", en = "Registration" }
access = "appointment"
minutes = 20
bring = { de = ["Ausweis"], en = ["identity card"] }
subjects = { de = "Ihr Termin", en = "Your appointment" }
texts = { de = "Bitte kommen Sie.", en = "Please come." }

[[rooms]]
number = "1"
area = 1
floor = 0
capacity = 2
step_free = true
ways.de = [{ icon = "door", title = "Erste Tür", detail = "links" }]
ways.en = [{ icon = "door", title = "First door", detail = "left" }]

[[rooms]]
number = "2"
area = 2
floor = 0
capacity = 3
step_free = false
ways.de = [{ icon = "door", title = "Zweite Tür", detail = "links" }]
ways.en = [{ icon = "door", title = "Second door", detail = "left" }]

[[rules]]
key = "mask"
kind = "question"
icon = "mask"
valid_from = 2020-05-04
words.de = { title = "Maske getragen", detail = "Im ganzen Haus" }
words.en = { title = "Mask worn", detail = "In the whole house" }
"""


def load(folder: Path, text: str | bytes) -> Profile:
    file = folder / "office.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_profile(file)


def loaded(name: str) -> Profile:
    return load_profile(find_profile(name))


def test_a_small_profile_is_read_with_its_defaults(tmp_path: Path) -> None:
    profile = load(tmp_path, SMALL)
    assert profile.authority == "Stadt Beispiel"
    assert profile.site.capacity is None
    assert profile.entrances[0].name == "Pforte"
    service = profile.services[0]
    assert (service.access, service.minutes, service.early_minutes, service.late_minutes) == (
        Access.APPOINTMENT,
        20,
        15,
        15,
    )
    assert service.bring == {"de": ("Ausweis",), "en": ("identity card",)}
    assert service.payment == {}
    assert profile.offices[0].unit == ""
    contact = profile.offices[0].contacts[0]
    assert (contact.kind, contact.urgent) == (ContactKind.PHONE, False)
    assert contact.hours == (Hours((0, 1, 2, 3, 4), time(8), time(16, 30)), Hours((5, 6), time(9), time(15)))
    assert profile.rooms[1].ways["en"][0].title == "Second door"
    rule = profile.rules[0]
    assert (rule.kind, rule.valid_from, rule.valid_until) == (RuleKind.QUESTION, date(2020, 5, 4), None)
    assert rule.words["de"].remedy == ""


def test_a_house_without_rules_is_a_house(tmp_path: Path) -> None:
    assert load(tmp_path, SMALL[: SMALL.index("[[rules]]")]).rules == ()


def test_what_windows_editors_write_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()) == load(tmp_path, SMALL)


WRONG = [
    # (what stands in the profile, what is written instead, where it is noticed, what is said)
    ('town = "Beispiel"', 'town = "Beispiel"\ncity = "Beispiel"', "site.city", Problem.KEY_UNKNOWN),
    ('key = "anmeldung"', 'key = "anmeldung"\nminuts = 5', "services[1].minuts", Problem.KEY_UNKNOWN),
    ('detail = "links" }]\nways.en', 'where = "links" }]\nways.en', "rooms[1].ways.de[1].where", Problem.KEY_UNKNOWN),
    ('town = "Beispiel"\n', "", "site.town", Problem.KEY_MISSING),
    ("area = 2\n", "", "rooms[2].area", Problem.KEY_MISSING),
    ('authority = "Stadt Beispiel"\n', "", "authority", Problem.KEY_MISSING),
    ('languages = ["de", "en"]\n', "", "languages", Problem.KEY_MISSING),
    ('languages = ["de", "en"]', 'languages = "de"', "languages", Problem.NOT_A_LIST),
    ('languages = ["de", "en"]', "languages = []", "languages", Problem.EMPTY),
    ('languages = ["de", "en"]', "languages = [1]", "languages[1]", Problem.NOT_A_TEXT),
    ('languages = ["de", "en"]', 'languages = ["de", "en", "de"]', "languages[3]", Problem.TWICE),
    ('languages = ["de", "en"]', 'languages = ["de", "en", "tr"]', "offices[1].names.tr", Problem.LANGUAGE_MISSING),
    ('postcode = "12345"', "postcode = 12345", "site.postcode", Problem.NOT_A_TEXT),
    ("number = 7", 'number = "7"', "site.number", Problem.NOT_A_NUMBER),
    ("number = 7", "number = 7.0", "site.number", Problem.NOT_A_NUMBER),
    ("number = 7", "number = true", "site.number", Problem.NOT_A_NUMBER),
    ("number = 7", "number = 4294967296", "site.number", Problem.OUT_OF_RANGE),
    ("number = 7", "number = -1", "site.number", Problem.OUT_OF_RANGE),
    ("number = 7", "number = 7\ncapacity = 0", "site.capacity", Problem.OUT_OF_RANGE),
    ("capacity = 3", "capacity = 0", "rooms[2].capacity", Problem.OUT_OF_RANGE),
    ("area = 2", "area = 0", "rooms[2].area", Problem.OUT_OF_RANGE),
    ("area = 2", "area = 65536", "rooms[2].area", Problem.OUT_OF_RANGE),
    ("minutes = 20", "minutes = 0", "services[1].minutes", Problem.OUT_OF_RANGE),
    ("minutes = 20", "minutes = 20\nlate_minutes = -1", "services[1].late_minutes", Problem.OUT_OF_RANGE),
    ("step_free = false", 'step_free = "no"', "rooms[2].step_free", Problem.NOT_TRUE_OR_FALSE),
    ("step_free = false", "step_free = 0", "rooms[2].step_free", Problem.NOT_TRUE_OR_FALSE),
    ("valid_from = 2020-05-04", 'valid_from = "4. Mai"', "rules[1].valid_from", Problem.NOT_A_DAY),
    ("valid_from = 2020-05-04", "valid_from = 2020-05-04T08:00:00", "rules[1].valid_from", Problem.NOT_A_DAY),
    (
        "valid_from = 2020-05-04",
        "valid_from = 2020-05-04\nvalid_until = 2020-05-03",
        "rules[1].valid_until",
        Problem.DAYS_REVERSED,
    ),
    ('[site]\nnumber = 7\nname = "Rathaus"', '[[site]]\nname = "Rathaus"', "site", Problem.NOT_A_TABLE),
    ('names = { de = "Meldeamt", en = "Residents\' office" }', 'names = "x"', "offices[1].names", Problem.NOT_A_TABLE),
    ('[[entrances]]\nname = "Pforte"', '[entrances]\nname = "Pforte"', "entrances", Problem.NOT_A_LIST),
    ('de = ["Ausweis"]', "de = []", "services[1].bring.de", Problem.EMPTY),
    ('de = ["Ausweis"]', 'de = ["Ausweis", ""]', "services[1].bring.de[2]", Problem.EMPTY),
    ('de = "Anmeldung"', 'de = ""', "services[1].names.de", Problem.EMPTY),
    ('de = "Anmeldung"', 'de = " \\t "', "services[1].names.de", Problem.EMPTY),
    ('de = "Anmeldung", ', "", "services[1].names.de", Problem.LANGUAGE_MISSING),
    ('de = "Anmeldung"', 'de = "Anmeldung", fr = "x"', "services[1].names.fr", Problem.NOT_IN_LIST),
    ('access = "appointment"', 'access = "walk-in"', "services[1].access", Problem.NOT_IN_LIST),
    ('kind = "phone"', 'kind = "fax"', "offices[1].contacts[1].kind", Problem.NOT_IN_LIST),
    ('office = "meldeamt"', 'office = "bauamt"', "services[1].office", Problem.NOT_IN_LIST),
    ('icon = "mask"', 'icon = "hat"', "rules[1].icon", Problem.NOT_IN_LIST),
    (
        'icon = "door", title = "Second',
        'icon = "../x", title = "Second',
        "rooms[2].ways.en[1].icon",
        Problem.NOT_IN_LIST,
    ),
    ('number = "2"', 'number = "1"', "rooms[2].number", Problem.TWICE),
    ("area = 2", "area = 1", "rooms[2].area", Problem.TWICE),
    ('name = "Pforte"', 'name = "Pforte"\n[[entrances]]\nname = "Pforte"', "entrances[2].name", Problem.TWICE),
    ('timezone = "Europe/Berlin"', 'timezone = "Europe/Bonn"', "site.timezone", Problem.TIMEZONE),
    ('timezone = "Europe/Berlin"', 'timezone = "../etc"', "site.timezone", Problem.TIMEZONE),
    ('timezone = "Europe/Berlin"', 'timezone = "Europe"', "site.timezone", Problem.TIMEZONE),
    ("minutes = 20", "minutes = ", SMALL[: SMALL.index("minutes = 20")].count("\n") + 1, Problem.SYNTAX),
    ('detail = "In the whole house" }\n', 'detail = "In', SMALL.count("\n"), Problem.SYNTAX),
]


@pytest.mark.parametrize("stands, instead, place, problem", WRONG, ids=[f"{one[2]} {one[3].value}" for one in WRONG])
def test_one_slip_is_told_with_its_place(
    tmp_path: Path, stands: str, instead: str, place: str, problem: Problem
) -> None:
    assert stands in SMALL
    with pytest.raises(Fault) as caught:
        load(tmp_path, SMALL.replace(stands, instead, 1))
    assert caught.value.kind is FaultKind.PROFILE_WRONG
    facts = caught.value.facts
    assert (facts.get("place", facts.get("line")), facts["problem"]) == (place, problem.value)
    assert facts["file"] == str(tmp_path / "office.toml")


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Fr",
        "8:00-16:00",
        "Mon-Fri 8:00-16:00",
        "Mo–Fr 8:00-16:00",
        "Fr-Mo 8:00-16:00",
        "Mo,Mo 8:00-16:00",
        "Mo-Mi,Di 8:00-16:00",
        "Mo 16:00-8:00",
        "Mo 8:00-8:00",
        "Mo 8:00-24:00",
        "Mo 8:60-9:00",
        "Mo 8-16",
        "Mo  8:00-16:00",
        "Mo 8:00-16:00 Uhr",
    ],
)
def test_hours_that_are_none_are_told(tmp_path: Path, hours: str) -> None:
    with pytest.raises(Fault) as caught:
        load(tmp_path, SMALL.replace("Mo-Fr 8:00-16:30", hours))
    assert (caught.value.facts["place"], caught.value.facts["problem"]) == (
        "offices[1].contacts[1].hours[1]",
        Problem.HOURS.value,
    )


@pytest.mark.parametrize(
    "stands, instead, allowed",
    [
        ("capacity = 3", "capacity = 0", "1–9999"),
        ('kind = "phone"', 'kind = "fax"', "phone, email, web"),
        ('office = "meldeamt"', 'office = "bauamt"', "meldeamt"),
        ('name = "Pforte"', 'title = "Pforte"', "name"),
    ],
)
def test_what_may_stand_there_is_said(tmp_path: Path, stands: str, instead: str, allowed: str) -> None:
    with pytest.raises(Fault) as caught:
        load(tmp_path, SMALL.replace(stands, instead, 1))
    assert caught.value.facts["allowed"] == allowed


def test_german_is_always_there(tmp_path: Path) -> None:
    """The store falls back to it where a text is asked for in a language that nobody wrote."""
    text = re.sub(r'de = "[^"]*", |de = \["Ausweis"\], |(?:ways|words)\.de = .*\n', "", SMALL)
    with pytest.raises(Fault) as caught:
        load(tmp_path, text.replace('["de", "en"]', '["en"]'))
    assert caught.value.facts == {
        "file": str(tmp_path / "office.toml"),
        "place": "languages",
        "problem": "language-missing",
        "allowed": "de",
    }


def test_latin_1_is_not_taken_for_utf_8(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        load(tmp_path, SMALL.replace("Rathaus", "Bürgeramt").encode("latin-1"))
    assert caught.value.facts == {"file": str(tmp_path / "office.toml"), "problem": Problem.ENCODING.value}


def test_profiles_are_found_by_name_and_by_path(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SMALL)
    assert find_profile("duesseldorf-amt54") == resource("offices", "duesseldorf-amt54.toml")
    assert find_profile(str(own)) == own


@pytest.mark.parametrize("name", ["", "duesseldorf", "nowhere.toml", "offices/../duesseldorf-amt54", "a\0b"])
def test_what_is_not_there_is_told_with_what_is(name: str) -> None:
    with pytest.raises(Fault) as caught:
        find_profile(name)
    assert caught.value.kind is FaultKind.PROFILE_UNKNOWN
    assert caught.value.facts == {"name": name, "known": ", ".join(shipped_profiles())}


def test_a_folder_is_no_profile(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        load_profile(tmp_path)
    assert caught.value.kind is FaultKind.PROFILE_UNKNOWN


@pytest.mark.parametrize("name", shipped_profiles())
def test_every_shipped_profile_is_right(name: str) -> None:
    profile = loaded(name)
    assert {"de", "en"} <= set(profile.languages)


def test_duesseldorf_is_as_the_press_text_says() -> None:
    profile = loaded("duesseldorf-amt54")
    site = profile.site
    assert (profile.authority, site.street, site.town) == (
        "Landeshauptstadt Düsseldorf",
        "Willi-Becker-Allee 7",
        "Düsseldorf",
    )
    # 1.6: „maximal zwei Kunden gleichzeitig in einem Büro", and one larger hall
    offices = [room for room in profile.rooms if room.capacity == 2]
    assert len(offices) == 12
    assert {room.floor for room in offices} == {1, 2, 3}
    assert [(room.names["de"], room.floor, room.capacity) for room in profile.rooms if room not in offices] == [
        ("Großer Saal", 0, 12)
    ]
    # 1.2, 1.8: nobody comes but by invitation
    assert {service.access for service in profile.services} == {Access.INVITATION}
    # 1.7: „ausschließlich via EC-Karte" stands on each letter
    assert all("nur mit EC-Karte" in service.payment["de"] for service in profile.services)
    # 1.10: the address for urgent cases is with each office
    for office in profile.offices:
        assert "notfall.auslaenderangelegenheiten@duesseldorf.de" in [
            one.address for one in office.contacts if one.urgent
        ]


@pytest.mark.parametrize(
    "day, asked, told",
    [
        (date(2020, 6, 7), [], []),
        (
            date(2020, 6, 14),
            ["mask", "identity", "no-cold"],
            ["naturalisation-first", "mask-everywhere", "two-in-a-room", "card-only", "distance"],
        ),
        (
            date(2020, 6, 15),
            ["mask", "identity", "no-cold"],
            ["letter-only", "mask-everywhere", "two-in-a-room", "card-only", "distance"],
        ),
    ],
)
def test_duesseldorf_opens_for_certificates_first(day: date, asked: list[str], told: list[str]) -> None:
    """1.1: since 15 June; 1.11: naturalisation certificates a week earlier."""
    rules = [
        rule
        for rule in loaded("duesseldorf-amt54").rules
        if (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_until is None or day <= rule.valid_until)
    ]
    assert [rule.key for rule in rules if rule.kind is RuleKind.QUESTION] == asked
    assert [rule.key for rule in rules if rule.kind is RuleKind.NOTICE] == told


def test_every_question_says_what_the_visitor_can_do() -> None:
    for rule in loaded("duesseldorf-amt54").rules:
        for words in rule.words.values():
            assert bool(words.remedy) == (rule.kind is RuleKind.QUESTION)
