"""Profiles: an office with its rooms, services and rules as a file that a person reads and writes.

The files stand in `resources/offices/`; an office's own may stand anywhere. A profile is read strictly and as a whole:
one slip, and nothing of it is used; `problems` finds all of them, each with its line. What it is written in stands in
`desk.service.profile_forms`, what is checked from one field alone in `desk.service.reading`, what needs several in
`desk.service.profile_checks`.
"""

import contextlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desk.domain.faults import Fault, FaultKind
from desk.resources import resource
from desk.service.profile_checks import check_profile
from desk.service.profile_forms import Profile
from desk.service.profile_lines import line_of, places_of
from desk.service.reading import Problem, Wrong, read_table


def shipped_profiles() -> tuple[str, ...]:
    """Return the names of the profiles that come with the program, as `find_profile` takes them."""
    return tuple(sorted(file.stem for file in resource("offices").glob("*.toml")))


def find_profile(name_or_path: str) -> Path:
    """Return the file of a shipped profile by its name, or of an own one by its path.

    Raises `Fault(PROFILE_UNKNOWN, name=…, known=…)`, where `known` lists the names of those shipped.
    """
    if name_or_path in shipped_profiles():
        return resource("offices", f"{name_or_path}.toml")
    path = Path(name_or_path)
    with contextlib.suppress(OSError):  # a name that is too long for any file
        if path.is_file():
            return path
    raise _unknown(name_or_path)


def load_profile(path: Path) -> Profile:
    """Read a profile and check it as a whole.

    Raises `Fault(PROFILE_UNKNOWN, name=…, known=…)` where the file cannot be read, and `Fault(PROFILE_WRONG, file=…,
    problem=…, …)` with the other facts of `desk.service.reading.Wrong` for the first thing that is wrong in it.
    """
    profile, wrong = _read(_bytes(path))
    if profile is None or wrong:
        raise Fault(FaultKind.PROFILE_WRONG, file=str(path), **wrong[0].facts)
    return profile


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """One thing that is wrong in a profile."""

    problem: Problem
    line: int
    """Of the file, from 1."""
    place: str
    """As `rules[3].limit`, counted from 1; empty for what is not TOML."""
    facts: Mapping[str, str | int]
    """All of `desk.service.reading.Wrong`, and the line."""


def problems(path: Path) -> tuple[ProfileProblem, ...]:
    """Find everything that is wrong in a profile, in the order of the file; nothing where it is right.

    What needs several fields is looked at only where each field is right: whether rules contradict can be said only of
    rules that can be read. Raises `Fault(PROFILE_UNKNOWN)` where the file cannot be read.
    """
    content = _bytes(path)
    _profile, wrong = _read(content)
    places = places_of(content.decode("utf-8-sig")) if any("place" in one.facts for one in wrong) else {}
    once = {
        str(one.facts): _problem(one, places) for one in wrong
    }  # a floor is missing for each rule that goes by area
    return tuple(sorted(once.values(), key=lambda one: one.line))


def _problem(wrong: Wrong, places: Mapping[str, int]) -> ProfileProblem:
    place = str(wrong.facts.get("place", ""))
    line = int(wrong.facts.get("line", 0)) or line_of(places, place)
    return ProfileProblem(Problem(wrong.facts["problem"]), line, place, {**wrong.facts, "line": line})


def _read(content: bytes) -> tuple[Profile | None, tuple[Wrong, ...]]:
    """Read a profile as far as it can be read, with all that is wrong in it."""
    try:
        written = _parse(content)
        profile = read_table(Profile, written, _languages(written))
    except Wrong as wrong:
        return None, (wrong,)
    except ExceptionGroup as group:
        return None, tuple(wrong for wrong in group.exceptions if isinstance(wrong, Wrong))
    return profile, tuple(check_profile(profile))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise _unknown(str(path)) from None


def _unknown(name: str) -> Fault:
    return Fault(FaultKind.PROFILE_UNKNOWN, name=name, known=", ".join(shipped_profiles()))


def _parse(content: bytes) -> dict[str, object]:
    """Read the file as TOML; a byte order mark, which some editors put in front, is let pass."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong(Problem.ENCODING, line=content.count(b"\n", 0, error.start) + 1) from None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets of thousands of levels
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        written = re.sub(r'"[^"]*"', "", text.split("\n")[line - 1]).partition("#")[0]
        raise Wrong(Problem.NOT_A_DAY if _LIKE_A_DAY.search(written) else Problem.SYNTAX, line=line) from None


_LIKE_A_DAY = re.compile(r"=\s*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b")
"""What was meant as a day, though it is not written as one or is not in the calendar."""


def _languages(written: dict[str, object]) -> tuple[str, ...] | None:
    """Return the languages that the profile names, before the rest is read by them; None where they are wrong."""
    languages = written.get("languages")
    if not isinstance(languages, list) or not languages:
        return None  # `read_table` says what is wrong with them
    return tuple(languages) if all(isinstance(each, str) for each in languages) else None
