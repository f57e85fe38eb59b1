"""On which line of a profile something stands: tomllib tells what is written, not where.

The text is TOML that tomllib has read already, so this only follows its brackets: headers, keys, lists, tables.
"""

import re
from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r]+|\#[^\n]*)
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<sign>[\[\]{}=,.\n])
    | (?P<word>[^\s\[\]{}=,.\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ENDS = {",", "]", "}", "\n", ""}
"""What ends a value; the empty text is the end of the file."""


def places_of(text: str) -> dict[str, int]:
    """Find the line, from 1, of each place of a TOML text; places as `rules[3].words.de`, counted from 1."""
    return _Text(text).places


def line_of(places: Mapping[str, int], place: str) -> int:
    """The line of a place; of what lies around it where it is not written (a key that is missing), else the first."""
    while place and place not in places:
        around = re.sub(r"(\[\d+\]|(^|\.)[^.\[\]]*)$", "", place)
        place = around if around != place else place[:-1]  # a key of signs that no key of ours has
    return places.get(place, 1)


class _Text:
    """Walks once through a text and notes the line of each place that it comes by."""

    def __init__(self, text: str) -> None:
        self.places: dict[str, int] = {}
        self._counted: dict[str, int] = {}
        self._rest = _tokens(text)
        self._here, self._line = next(self._rest)
        around = ""
        while self._here:
            if self._here == "[":
                around = self._header()
            elif self._here == "\n":
                self._step()
            else:
                self._pair(around)

    def _step(self) -> str:
        """Go to the next token and give the one that is left behind."""
        left = self._here
        self._here, self._line = next(self._rest)
        return left

    def _note(self, place: str, line: int) -> None:
        self.places.setdefault(place, line)

    def _header(self) -> str:
        """`[site]` or `[[rules]]`: the place that the keys below it belong to."""
        line, deep = self._line, 0
        while self._here == "[":
            self._step()
            deep += 1
        place = ""
        keys = self._key()
        for number, key in enumerate(keys, start=1):
            place = _below(place, key)
            self._note(place, line)
            if deep == 2 and number == len(keys):  # noqa: PLR2004 - two brackets: one more of a list
                self._counted[place] = self._counted.get(place, 0) + 1
            if place in self._counted:
                place = f"{place}[{self._counted[place]}]"
                self._note(place, line)
        while self._here == "]":
            self._step()
        return place

    def _key(self) -> list[str]:
        keys = [self._step().strip("\"'")]
        while self._here == ".":
            self._step()
            keys.append(self._step().strip("\"'"))
        return keys

    def _pair(self, around: str) -> None:
        """`key = value`, on a line of its own or in an inline table."""
        line, place = self._line, around
        for key in self._key():
            place = _below(place, key)
            self._note(place, line)
        self._step()  # the equals sign
        self._value(place)

    def _value(self, place: str) -> None:
        if self._here == "[":
            self._list(place)
        elif self._here == "{":
            self._table(place)
        else:
            while self._here not in _ENDS:
                self._step()

    def _table(self, place: str) -> None:
        self._step()
        for _part in self._until("}"):
            self._pair(place)

    def _list(self, place: str) -> None:
        self._step()
        for number, _part in enumerate(self._until("]"), start=1):
            self._note(f"{place}[{number}]", self._line)
            self._value(f"{place}[{number}]")

    def _until(self, end: str) -> Iterator[str]:
        """Stop at each part of what stands between brackets, and go on behind the last one."""
        while self._here != end:
            if self._here in _ENDS:
                self._step()
            else:
                yield self._here
        self._step()


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Give each token with its line, and at last the empty one."""
    line = 1
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "space":
            yield found[0], line
        line += found[0].count("\n")
    while True:
        yield "", line


def _below(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
