import re
from datetime import date, time
from pathlib import Path

import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.rules import Access, Asked, Payment
from desk.domain.services import ContactKind, Hours, Purpose
from desk.resources import resource
from desk.service.profiles import Profile, find_profile, load_profile, problems, shipped_profiles
from desk.service.reading import Problem

SMALL = """\
authority = "Stadt Beispiel"
languages = ["de", "en"]

[[sites]]
key = "rathaus"
number = 7
name = "Rathaus"
street = "Markt 1"
postcode = "12345"
town = "Beispiel"
timezone = "Europe/Berlin"

[[sites]]
key = "halle"
number = 8
name = "Halle"
street = "Markt 2"
postcode = "12345"
town = "Beispiel"
timezone = "Europe/Berlin"
state = "NW"

[[entrances]]
site = "rathaus"
name = "Pforte"

[[entrances]]
site = "halle"
name = "Tor"

[[offices]]
key = "meldeamt"
site = "rathaus"
names = { de = "Meldeamt", en = "Residents' office" }

[[offices.contacts]]
kind = "phone"
address = "01234 5"
labels = { de = "Auskunft", en = "Information" }
hours = ["Mo-Fr 8:00-16:30", "Sa, So 9:00-15:00"]

[[offices]]
key = "ausgabe"
part_of = "meldeamt"
unit = { de = "Ausgabe", en = "Collection" }

[[services]]
key = "anmeldung"
office = "meldeamt"
names = { de = "Anmeldung", en = "Registration" }
minutes = 20
bring = { de = ["Ausweis"], en = ["identity card"] }
subjects = { de = "Ihr Termin", en = "Your appointment" }
texts = { de = "Bitte kommen Sie.", en = "Please come." }

[[services]]
key = "abholung"
office = "ausgabe"
names = { de = "Abholung", en = "Pick-up" }
minutes = 5
rooms = ["2"]

[[rooms]]
site = "rathaus"
number = "1"
area = 1
floor = 0
capacity = 2
step_free = true
ways.de = [{ icon = "door", title = "Erste Tür", detail = "links" }]
ways.en = [{ icon = "door", title = "First door", detail = "left" }]

[[rooms]]
site = "rathaus"
number = "2"
area = 2
floor = 0
capacity = 3
step_free = false
ways.de = [{ icon = "door", title = "Zweite Tür", detail = "links" }]
ways.en = [{ icon = "door", title = "Second door", detail = "left" }]

[[rooms]]
site = "halle"
number = "1"
area = 1
floor = 0
capacity = 9
step_free = true
square_metres = 80
ways.de = [{ icon = "door", title = "Saal", detail = "links" }]
ways.en = [{ icon = "door", title = "Hall", detail = "left" }]

[[rules]]
key = "by-appointment"
access = "appointment"

[[rules]]
key = "pick-up"
service = "abholung"
access = "walk-in"
asks = "file-number"
valid_from = 2020-06-29

[[rules]]
key = "two-in-a-room"
office = "meldeamt"
limit = { of = "room", heads = 2 }
valid_until = 2020-06-30

[[rules]]
key = "mask"
question = "always"
icon = "mask"
valid_from = 2020-05-04
words.de = { title = "Maske getragen", detail = "Im ganzen Haus" }
words.en = { title = "Mask worn", detail = "In the whole house" }
"""


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "office.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def load(folder: Path, text: str | bytes) -> Profile:
    return load_profile(written(folder, text))


def loaded(name: str) -> Profile:
    return load_profile(find_profile(name))


def test_a_small_profile_is_read_with_its_defaults(tmp_path: Path) -> None:
    profile = load(tmp_path, SMALL)
    assert profile.authority == "Stadt Beispiel"
    assert [site.capacity for site in profile.sites] == [None, None]
    assert [(one.site, one.name) for one in profile.entrances] == [("rathaus", "Pforte"), ("halle", "Tor")]
    service = profile.services[0]
    assert (service.minutes, service.rooms, service.in_person, service.contacts) == (20, (), False, ())
    assert service.bring == {"de": ("Ausweis",), "en": ("identity card",)}
    assert profile.services[1].subjects == {}
    assert (profile.offices[0].unit, profile.offices[1].names, profile.offices[1].site) == ({}, {}, "")
    contact = profile.offices[0].contacts[0]
    assert (contact.kind, contact.purpose) == (ContactKind.PHONE, Purpose.HELP)
    assert contact.hours == (Hours((0, 1, 2, 3, 4), time(8), time(16, 30)), Hours((5, 6), time(9), time(15)))
    assert profile.rooms[1].ways["en"][0].title == "Second door"
    by_appointment, pick_up, _limit, mask = profile.rules
    assert (by_appointment.access, by_appointment.words, by_appointment.icon) == (Access.APPOINTMENT, {}, "info")
    assert (pick_up.service, pick_up.access, pick_up.valid_from) == ("abholung", Access.WALK_IN, date(2020, 6, 29))
    assert (mask.question, mask.valid_from, mask.valid_until) == (Asked.ALWAYS, date(2020, 5, 4), None)
    assert mask.words["de"].remedy == ""


def test_a_house_without_rules_but_that_of_access_is_a_house(tmp_path: Path) -> None:
    assert len(load(tmp_path, SMALL[: SMALL.index('[[rules]]\nkey = "pick-up"')]).rules) == 1


def test_what_windows_editors_write_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()) == load(tmp_path, SMALL)


WRONG = [
    # (what stands in the profile, what is written instead, where it is noticed, what is said)
    ('town = "Beispiel"', 'town = "Beispiel"\ncity = "Beispiel"', "sites[1].city", Problem.KEY_UNKNOWN),
    ('key = "anmeldung"', 'key = "anmeldung"\nminuts = 5', "services[1].minuts", Problem.KEY_UNKNOWN),
    ('key = "anmeldung"', 'key = "anmeldung"\naccess = "online"', "services[1].access", Problem.KEY_UNKNOWN),
    ('detail = "links" }]\nways.en', 'where = "links" }]\nways.en', "rooms[1].ways.de[1].where", Problem.KEY_UNKNOWN),
    ("[[entrances]]\n", "[site]\nnumber = 7\n\n[[entrances]]\n", "site", Problem.KEY_UNKNOWN),
    ('town = "Beispiel"\n', "", "sites[1].town", Problem.KEY_MISSING),
    ("area = 2\n", "", "rooms[2].area", Problem.KEY_MISSING),
    ('authority = "Stadt Beispiel"\n', "", "authority", Problem.KEY_MISSING),
    ('languages = ["de", "en"]\n', "", "languages", Problem.KEY_MISSING),
    ('languages = ["de", "en"]', 'languages = "de"', "languages", Problem.NOT_A_LIST),
    ('languages = ["de", "en"]', "languages = []", "languages", Problem.EMPTY),
    ('languages = ["de", "en"]', "languages = [1]", "languages[1]", Problem.NOT_A_TEXT),
    ('languages = ["de", "en"]', 'languages = ["de", ""]', "languages[2]", Problem.EMPTY),
    ('languages = ["de", "en"]', 'languages = ["de", "en", "de"]', "languages[3]", Problem.TWICE),
    ('postcode = "12345"', "postcode = 12345", "sites[1].postcode", Problem.NOT_A_TEXT),
    ("number = 7", 'number = "7"', "sites[1].number", Problem.NOT_A_NUMBER),
    ("number = 7", "number = 7.0", "sites[1].number", Problem.NOT_A_NUMBER),
    ("number = 7", "number = true", "sites[1].number", Problem.NOT_A_NUMBER),
    ("number = 7", "number = 4294967296", "sites[1].number", Problem.OUT_OF_RANGE),
    ("number = 7", "number = -1", "sites[1].number", Problem.OUT_OF_RANGE),
    ("number = 7", "number = 7\ncapacity = 0", "sites[1].capacity", Problem.OUT_OF_RANGE),
    ("capacity = 3", "capacity = 0", "rooms[2].capacity", Problem.OUT_OF_RANGE),
    ("area = 2", "area = 0", "rooms[2].area", Problem.OUT_OF_RANGE),
    ("area = 2", "area = 65536", "rooms[2].area", Problem.OUT_OF_RANGE),
    ("minutes = 20", "minutes = 0", "services[1].minutes", Problem.OUT_OF_RANGE),
    ("heads = 2", "heads = -1", "rules[3].limit.heads", Problem.OUT_OF_RANGE),
    ("step_free = false", 'step_free = "no"', "rooms[2].step_free", Problem.NOT_TRUE_OR_FALSE),
    ("step_free = false", "step_free = 0", "rooms[2].step_free", Problem.NOT_TRUE_OR_FALSE),
    ("valid_from = 2020-05-04", 'valid_from = "4. Mai"', "rules[4].valid_from", Problem.NOT_A_DAY),
    ("valid_from = 2020-05-04", "valid_from = 2020-05-04T08:00:00", "rules[4].valid_from", Problem.NOT_A_DAY),
    ('limit = { of = "room", heads = 2 }', "limit = 2", "rules[3].limit", Problem.NOT_A_TABLE),
    ('names = { de = "Meldeamt", en = "Residents\' office" }', 'names = "x"', "offices[1].names", Problem.NOT_A_TABLE),
    ('rooms = ["2"]', 'rooms = "2"', "services[2].rooms", Problem.NOT_A_LIST),
    ('de = ["Ausweis"]', "de = []", "services[1].bring.de", Problem.EMPTY),
    ('de = ["Ausweis"]', 'de = ["Ausweis", ""]', "services[1].bring.de[2]", Problem.EMPTY),
    ('de = "Anmeldung"', 'de = ""', "services[1].names.de", Problem.EMPTY),
    ('de = "Anmeldung"', 'de = " \\t "', "services[1].names.de", Problem.EMPTY),
    ('de = "Anmeldung", ', "", "services[1].names.de", Problem.LANGUAGE_MISSING),
    ('de = "Anmeldung"', 'de = "Anmeldung", fr = "x"', "services[1].names.fr", Problem.NOT_IN_LIST),
    ('access = "appointment"', 'access = "letter"', "rules[1].access", Problem.NOT_IN_LIST),
    ('of = "room"', 'of = "lift"', "rules[3].limit.of", Problem.NOT_IN_LIST),
    ('kind = "phone"', 'kind = "fax"', "offices[1].contacts[1].kind", Problem.NOT_IN_LIST),
    ('kind = "phone"', 'kind = "phone"\npurpose = "fun"', "offices[1].contacts[1].purpose", Problem.NOT_IN_LIST),
    ('state = "NW"', 'state = "NRW"', "sites[2].state", Problem.NOT_IN_LIST),
    ('site = "halle"\nname', 'site = "scheune"\nname', "sites[2].key", Problem.NO_ENTRANCE),
    ('site = "halle"\nnumber', 'site = "scheune"\nnumber', "rooms[3].site", Problem.NOT_IN_LIST),
    ('site = "rathaus"\nnames', 'site = "scheune"\nnames', "offices[1].site", Problem.NOT_IN_LIST),
    ('part_of = "meldeamt"', 'part_of = "bauamt"', "offices[2].part_of", Problem.NOT_IN_LIST),
    ('part_of = "meldeamt"', 'part_of = "ausgabe"', "offices[2].part_of", Problem.NOT_IN_LIST),
    ('office = "meldeamt"', 'office = "bauamt"', "services[1].office", Problem.NOT_IN_LIST),
    ('rooms = ["2"]', 'rooms = ["2", "9"]', "services[2].rooms[2]", Problem.NOT_IN_LIST),
    ('office = "meldeamt"\nlimit', 'office = "bauamt"\nlimit', "rules[3].office", Problem.NOT_IN_LIST),
    ('service = "abholung"', 'service = "tanzen"', "rules[2].service", Problem.NOT_IN_LIST),
    ('icon = "mask"', 'icon = "hat"', "rules[4].icon", Problem.NOT_IN_LIST),
    (
        'icon = "door", title = "Second',
        'icon = "../x", title = "Second',
        "rooms[2].ways.en[1].icon",
        Problem.NOT_IN_LIST,
    ),
    ('number = "2"', 'number = "1"', "rooms[2].number", Problem.TWICE),
    ("area = 2", "area = 1", "rooms[2].area", Problem.TWICE),
    ("number = 8", "number = 7", "sites[2].number", Problem.TWICE),
    ('name = "Tor"', 'name = "Pforte"', "entrances[2].name", Problem.TWICE),
    ('key = "pick-up"', 'key = "by-appointment"', "rules[2].key", Problem.TWICE),
    ('timezone = "Europe/Berlin"', 'timezone = "Europe/Bonn"', "sites[1].timezone", Problem.TIMEZONE),
    ('timezone = "Europe/Berlin"', 'timezone = "../etc"', "sites[1].timezone", Problem.TIMEZONE),
    ('timezone = "Europe/Berlin"', 'timezone = "Europe"', "sites[1].timezone", Problem.TIMEZONE),
    # a unit, and what it takes from its office
    ('unit = { de = "Ausgabe", en = "Collection" }\n', "", "offices[2].unit", Problem.KEY_MISSING),
    ('part_of = "meldeamt"', 'part_of = "meldeamt"\nsite = "halle"', "offices[2].site", Problem.NOT_BESIDE),
    (
        'part_of = "meldeamt"\n',
        'site = "rathaus"\nnames = { de = "A", en = "A" }\n',
        "offices[2].unit",
        Problem.NOT_BESIDE,
    ),
    ('site = "rathaus"\nnames', "names", "offices[1].site", Problem.KEY_MISSING),
    # a rule says one thing of one scope
    (
        "valid_until = 2020-06-30",
        "valid_from = 2020-07-01\nvalid_until = 2020-06-30",
        "rules[3].valid_until",
        Problem.DAYS_REVERSED,
    ),
    ('service = "abholung"\n', 'service = "abholung"\nsite = "rathaus"\n', "rules[2].service", Problem.NOT_BESIDE),
    (
        'office = "meldeamt"\nlimit',
        'office = "meldeamt"\nservice = "abholung"\nlimit',
        "rules[3].service",
        Problem.NOT_BESIDE,
    ),
    ('access = "walk-in"', 'access = "invitation"', "rules[2].asks", Problem.NOT_BESIDE),
    ('access = "appointment"', 'access = "appointment"\ntopic = "way"', "rules[1].topic", Problem.NOT_BESIDE),
    ('access = "appointment"', 'access = "appointment"\nclosed = true', "rules[1].key", Problem.NOT_ONE_RULING),
    ('question = "always"\n', "", "rules[4].key", Problem.NOT_ONE_RULING),
    ("heads = 2", "heads = 2, square_metres_per_person = 20", "rules[3].limit", Problem.NOT_ONE_RULING),
    (", heads = 2", "", "rules[3].limit", Problem.NOT_ONE_RULING),
    (
        'of = "room", heads = 2',
        'of = "waiting", square_metres_per_person = 20',
        "sites[1].waiting_square_metres",
        Problem.KEY_MISSING,
    ),
    (
        'of = "room", heads = 2',
        'of = "building", square_metres_per_person = 20',
        "rooms[1].square_metres",
        Problem.KEY_MISSING,
    ),
    (
        'limit = { of = "room", heads = 2 }',
        "companions = { most = 1, identity = true }",
        "rules[3].companions.identity",
        Problem.NOT_BESIDE,
    ),
    ("heads = 2", "square_metres_per_person = 20", "rooms[1].square_metres", Problem.KEY_MISSING),
    (
        'limit = { of = "room", heads = 2 }',
        "quota = { least = 8, most = 7 }",
        "rules[3].quota.most",
        Problem.OUT_OF_RANGE,
    ),
    ('limit = { of = "room", heads = 2 }', 'payment = "card-only"', "rules[3].words", Problem.KEY_MISSING),
    # rules that contradict, days without one
    ('service = "abholung"\naccess', "access", "rules[2].key", Problem.RULES_TIED),
    (
        'key = "two-in-a-room"',
        (
            'key = "three"\noffice = "meldeamt"\nlimit = { of = "room", heads = 3 }\nvalid_from = 2020-06-30\n'
            '[[rules]]\nkey = "x"'
        ),
        "rules[3].key",
        Problem.RULES_TIED,
    ),
    (
        'access = "appointment"',
        'access = "appointment"\nvalid_from = 2020-05-04',
        "services[1].key",
        Problem.ACCESS_UNKNOWN,
    ),
    ('access = "appointment"', 'access = "appointment"\nsite = "halle"', "services[1].key", Problem.ACCESS_UNKNOWN),
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
    (found,) = [one for one in problems(tmp_path / "office.toml") if (one.place or one.line) == place]
    assert found.problem is problem


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
        ('office = "meldeamt"', 'office = "bauamt"', "meldeamt, ausgabe"),
        ('part_of = "meldeamt"', 'part_of = "bauamt"', "meldeamt"),
        ('rooms = ["2"]', 'rooms = ["3"]', "1, 2"),
        ('name = "Pforte"', 'title = "Pforte"', "site, name"),
        ('question = "always"\n', 'question = "always"\nnotice = true\n', "question, notice"),
        ('service = "abholung"\n', 'service = "abholung"\nsite = "rathaus"\n', "site"),
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
    assert caught.value.facts == {"file": str(tmp_path / "office.toml"), "problem": Problem.ENCODING.value, "line": 7}


def test_every_slip_is_found_at_once_with_its_line(tmp_path: Path) -> None:
    text = (
        SMALL.replace("number = 8", 'number = "8"')
        .replace("capacity = 3", "capacity = 0\ncolour = 1")
        .replace('de = "Anmeldung", ', "")
        .replace("area = 2\n", "")
        .replace('kind = "phone"', 'kind = "fax"')
        .replace('"Mo-Fr 8:00-16:30"', '"Mo-Fr 8:00-16:30", "immer"')
    )
    lines = text.splitlines()

    found = [(one.place, one.problem, lines[one.line - 1]) for one in problems(written(tmp_path, text))]

    assert found == [
        ("sites[2].number", Problem.NOT_A_NUMBER, 'number = "8"'),
        ("offices[1].contacts[1].kind", Problem.NOT_IN_LIST, 'kind = "fax"'),
        (
            "offices[1].contacts[1].hours[2]",
            Problem.HOURS,
            'hours = ["Mo-Fr 8:00-16:30", "immer", "Sa, So 9:00-15:00"]',
        ),
        ("services[1].names.de", Problem.LANGUAGE_MISSING, 'names = { en = "Registration" }'),
        ("rooms[2].area", Problem.KEY_MISSING, "[[rooms]]"),
        ("rooms[2].capacity", Problem.OUT_OF_RANGE, "capacity = 0"),
        ("rooms[2].colour", Problem.KEY_UNKNOWN, "colour = 1"),
    ]


def test_all_that_needs_several_fields_is_found_at_once_too(tmp_path: Path) -> None:
    text = (
        SMALL.replace('rooms = ["2"]', 'rooms = ["7", "8"]')
        .replace('site = "halle"\nname', 'site = "rathaus"\nname')
        .replace('access = "appointment"', 'access = "appointment"\nvalid_from = 2020-05-04')
        .replace(
            "valid_until = 2020-06-30",
            'valid_until = 2020-06-30\n[[rules]]\nkey = "two"\noffice = "meldeamt"\nlimit = { of = "room", heads = 1 }',
        )
    )

    found = {(one.place, one.problem) for one in problems(written(tmp_path, text))}

    assert found == {
        ("sites[2].key", Problem.NO_ENTRANCE),
        ("services[2].rooms[1]", Problem.NOT_IN_LIST),
        ("services[2].rooms[2]", Problem.NOT_IN_LIST),
        ("rules[3].key", Problem.RULES_TIED),
        ("services[1].key", Problem.ACCESS_UNKNOWN),
        ("services[2].key", Problem.ACCESS_UNKNOWN),
    }


GAPS = [
    ("valid_from = 2020-05-04", [("", "2020-05-03")]),
    ("valid_until = 2020-06-30", [("2020-07-01", "")]),
    (
        (
            "valid_from = 2020-05-04\nvalid_until = 2020-05-31\n"
            '[[rules]]\nkey = "later"\naccess = "online"\nvalid_from = 2020-06-03'
        ),
        [("", "2020-05-03"), ("2020-06-01", "2020-06-02")],
    ),
    ('service = "abholung"', [("", "")]),
]


@pytest.mark.parametrize("more, days", GAPS, ids=["before", "after", "both", "always"])
def test_the_days_without_a_rule_of_access_are_told(tmp_path: Path, more: str, days: list[tuple[str, str]]) -> None:
    text = SMALL.replace('access = "appointment"', f'access = "appointment"\n{more}')

    found = [one for one in problems(written(tmp_path, text)) if one.problem is Problem.ACCESS_UNKNOWN]

    assert [(one.facts["first"], one.facts["last"]) for one in found if one.place == "services[1].key"] == days


@pytest.mark.parametrize(
    "other, tied",
    [
        ("valid_from = 2020-06-30", "2020-06-30"),
        ("valid_from = 2020-07-01", None),
        ("valid_until = 2020-05-01", ""),
        ("", ""),
    ],
)
def test_rules_are_tied_from_the_first_day_that_both_hold(tmp_path: Path, other: str, tied: str | None) -> None:
    second = f'\n[[rules]]\nkey = "three"\noffice = "meldeamt"\nlimit = {{ of = "room", heads = 3 }}\n{other}\n'

    found = problems(written(tmp_path, SMALL + second))

    assert [one.facts["day"] for one in found] == ([] if tied is None else [tied])
    assert {one.facts["allowed"] for one in found} <= {"two-in-a-room", "three"}


def test_rules_of_other_scopes_and_topics_are_no_ties(tmp_path: Path) -> None:
    second = '\n[[rules]]\nkey = "{}"\n{}\nlimit = {{ of = "{}", heads = 3 }}\n'
    others = (("a", 'site = "rathaus"', "room"), ("b", 'service = "abholung"', "room"), ("c", "", "room"))
    more = [second.format(*one) for one in (*others, ("d", 'office = "meldeamt"', "waiting"))]

    assert problems(written(tmp_path, SMALL + "".join(more))) == ()


def test_a_floor_that_nobody_measured_is_told_once_however_many_rules_go_by_it(tmp_path: Path) -> None:
    rule = '\n[[rules]]\nkey = "{0}"\nsite = "rathaus"\nlimit = {{ of = "{0}", square_metres_per_person = 10 }}\n'

    found = problems(written(tmp_path, SMALL + rule.format("room") + rule.format("building")))

    assert [one.place for one in found] == ["rooms[1].square_metres", "rooms[2].square_metres"]


def test_a_right_profile_has_no_problems_and_a_missing_one_is_told(tmp_path: Path) -> None:
    assert problems(written(tmp_path, SMALL)) == ()
    with pytest.raises(Fault) as caught:
        problems(tmp_path / "none.toml")
    assert caught.value.kind is FaultKind.PROFILE_UNKNOWN


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
    assert problems(find_profile(name)) == ()
    profile = loaded(name)
    assert {"de", "en"} <= set(profile.languages)
    for rule in profile.rules:
        asks = rule.question not in {None, Asked.NEVER}
        assert not asks or all(words.remedy for words in rule.words.values()), rule.key


def test_duesseldorf_is_as_the_press_text_says() -> None:
    profile = loaded("duesseldorf-amt54")
    (site,) = profile.sites
    assert (profile.authority, site.street, site.town) == (
        "Landeshauptstadt Düsseldorf",
        "Willi-Becker-Allee 7",
        "Düsseldorf",
    )
    # 1.6: „maximal zwei Kunden gleichzeitig in einem Büro", and one larger hall
    offices = [room for room in profile.rooms if room.capacity == 2]
    assert len(offices) == 12
    assert {room.floor for room in offices} == {1, 2, 3}
    # 1.2, 1.8: nobody comes but by invitation; 1.7: „ausschließlich via EC-Karte"
    assert {rule.access for rule in profile.rules if rule.access} == {Access.INVITATION, Access.CLOSED}
    assert {rule.payment for rule in profile.rules if rule.payment} == {Payment.CARD_ONLY}
    # 1.10: the address for urgent cases is with each office
    for office in (one for one in profile.offices if not one.part_of):
        urgent = [one.address for one in office.contacts if one.purpose is Purpose.URGENT]
        assert "notfall.auslaenderangelegenheiten@duesseldorf.de" in urgent


@pytest.mark.parametrize("day", ["2020-06-31", "01.07.2020", "2020-7-1", "32-07-2020"])
def test_what_was_meant_as_a_day_is_told_as_one(tmp_path: Path, day: str) -> None:
    path = tmp_path / "office.toml"
    path.write_text(f'authority = "Amt"\nsample_day = {day} # the opening\n', encoding="utf-8")
    (problem,) = problems(path)
    assert (problem.problem, problem.line) == (Problem.NOT_A_DAY, 2)


@pytest.mark.parametrize(
    "written",
    ['languages = ["de", "en]"]', '"a\\u005Bb" = 1', "number = 1" + "0" * 5000, "x = " + "[" * 5000, "a = 'x\x00'"],
)
def test_what_nobody_would_write_is_told_too(tmp_path: Path, written: str) -> None:
    path = tmp_path / "office.toml"
    path.write_text(f'authority = "Amt"\n{written}\n', encoding="utf-8")
    assert problems(path)
    with pytest.raises(Fault) as caught:
        load_profile(path)
    assert caught.value.kind is FaultKind.PROFILE_WRONG


def test_a_character_that_no_letter_prints_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text('authority = "Amt\\u0000"\n', encoding="utf-8")
    assert (Problem.NOT_A_TEXT, "authority") in {(one.problem, one.place) for one in problems(path)}
