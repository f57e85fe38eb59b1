import tomllib
from collections.abc import Iterator

import pytest

from desk.service.profile_lines import line_of, places_of
from desk.service.profiles import find_profile, shipped_profiles

TEXT = '''\
# [[rules]] in a comment is none
authority = "Stadt [[rules]]" # nor in a text

[[offices]]
key = "a"
[[offices.contacts]]
kind = "phone"
hours = [
    "Mo 8:00-9:00", # the first
    "Di 8:00-9:00",
]
[[offices.contacts]]
kind = "email"

[[offices]]
key = "b"
names = { de = "B, b = }", en = 'B "b"' }
[[offices.contacts]]
kind = "web"

[[rules]]
key = "mask"
words.de = { title = "Maske", detail = """
über
mehrere = Zeilen
""" }
words.en.title = "Mask"
ways = [
    { icon = "door", title = "Tür" },
    { icon = "stairs",
      title = "Treppe" },
]
valid_from = 2020-05-04
limit = {}
who = []

[[rules]]
key = "x"
[rules.words.de]
"title" = "In eigener Tabelle"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("authority", 2),
        ("offices", 4),
        ("offices[1].key", 5),
        ("offices[1].contacts[1]", 6),
        ("offices[1].contacts[1].hours[1]", 9),
        ("offices[1].contacts[1].hours[2]", 10),
        ("offices[1].contacts[2].kind", 13),
        ("offices[2].names.en", 17),
        ("offices[2].contacts[1].kind", 19),
        ("rules[1].words.de.detail", 23),
        ("rules[1].words", 23),
        ("rules[1].words.en.title", 27),
        ("rules[1].ways[2]", 30),
        ("rules[1].ways[2].title", 31),
        ("rules[1].valid_from", 33),
        ("rules[1].limit", 34),
        ("rules[1].who", 35),
        ("rules[2].words.de.title", 40),
        # what is not written: the line of what lies around it
        ("rules[1].limit.heads", 34),
        ("rules[1].words.fr", 23),
        ("rules[2].valid_until", 37),
        ("offices[2].contacts[1].hours[7]", 18),
        ("rules[9].key", 21),
        ("languages", 1),
        ("", 1),
    ],
)
def test_a_place_is_found_on_its_line(place: str, line: int) -> None:
    places = places_of(TEXT)

    assert line_of(places, place) == line


def test_lines_that_windows_ends_are_counted_the_same() -> None:
    assert places_of(TEXT.replace("\n", "\r\n")) == places_of(TEXT)


def test_an_empty_profile_has_no_places() -> None:
    assert places_of("") == {}


@pytest.mark.parametrize("name", shipped_profiles())
def test_exactly_the_places_of_a_shipped_profile_are_found_each_where_its_key_stands(name: str) -> None:
    text = find_profile(name).read_text("utf-8")
    lines = text.splitlines()

    places = places_of(text)

    assert set(places) == set(written(tomllib.loads(text), ""))
    for place, line in places.items():
        key = place.rpartition(".")[2]
        assert "[" in key or key in lines[line - 1], place


def written(value: object, place: str) -> Iterator[str]:
    if place:
        yield place
    if isinstance(value, dict):
        for key, each in value.items():
            yield from written(each, f"{place}.{key}" if place else key)
    if isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from written(each, f"{place}[{number}]")
