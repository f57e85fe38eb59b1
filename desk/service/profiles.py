"""Profiles: an office with its rooms, services and rules as a file that a person reads and writes.

The files stand in `resources/offices/`; an office's own may stand anywhere. A profile is read strictly and as a whole:
one slip, and nothing of it is used. What it is written in stands in `desk.service.profile_forms`, what is checked from
one field alone in `desk.service.reading`, what needs several in `desk.service.profile_checks`.
"""

import contextlib
import re
import tomllib
from pathlib import Path

from desk.domain.faults import Fault, FaultKind
from desk.resources import resource
from desk.service.profile_checks import check_profile
from desk.service.profile_forms import Profile
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
    try:
        written = _parse(path)
        profile = read_table(Profile, written, _languages(written))
        for wrong in check_profile(profile):
            raise wrong
    except OSError:
        raise _unknown(str(path)) from None
    except Wrong as wrong:
        raise Fault(FaultKind.PROFILE_WRONG, file=str(path), **wrong.facts) from None
    return profile


def _unknown(name: str) -> Fault:
    return Fault(FaultKind.PROFILE_UNKNOWN, name=name, known=", ".join(shipped_profiles()))


def _parse(path: Path) -> dict[str, object]:
    """Read the file as TOML; a byte order mark, which some editors put in front, is let pass."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong(Problem.ENCODING) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        raise Wrong(Problem.SYNTAX, line=int(line[1]) if line else text.count("\n") + 1) from None


def _languages(written: dict[str, object]) -> tuple[str, ...]:
    """Return the languages that the profile names, before the rest is read by them."""
    languages = written.get("languages")
    if not isinstance(languages, list):
        return ()  # `read_table` says what is wrong with them
    return tuple(str(each) for each in languages)
