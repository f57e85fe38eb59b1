import pytest

from desk.i18n import translator
from desk.service.doctor import Finding, Health, Part
from desk.service.reading import Problem
from desk.ui.words.health import finding_line, part_name
from desk.ui.words.problems import of_problem


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("problem", Problem)
def test_every_problem_of_a_profile_has_its_remedy(problem: Problem, language: str) -> None:
    facts = {"line": 7, "allowed": "1 to 65535"}

    remedy = of_problem(problem, facts, translator(language))

    assert remedy.endswith((".", "?", "65535."))
    assert "{" not in remedy


FOUND = [
    Finding(Part.VERSIONS, Health.FINE, {"desk": "1", "python": "3.11", "packages": "typst 1"}),
    Finding(Part.DATABASE, Health.FINE, {"is": "SQLite 3.51.3", "where": "einlass.sqlite"}),
    Finding(Part.SPACE, Health.FINE, {"megabytes": 900, "folder": "desk"}),
    Finding(Part.SPACE, Health.WRONG, {"megabytes": 9, "folder": "desk"}),
    Finding(Part.CLOCK, Health.FINE, {"now": "2026-06-25", "zone": "Europe/Berlin"}),
    Finding(Part.CLOCK, Health.WRONG, {"now": "1970-01-01", "zone": "Europe/Berlin"}),
    Finding(Part.CLOCK, Health.WRONG, {"missing": "Europe/Berlin"}),
    *(
        Finding(Part.KEYS, Health.NOTED, {"protection": one})
        for one in ("keyring", "passphrase", "file-rights", "none", "unknown")
    ),
    Finding(Part.FONTS, Health.FINE, {"families": 3}),
    Finding(Part.CAMERA, Health.FINE, {"devices": "/dev/video0"}),
    Finding(Part.CAMERA, Health.NOTED, {"devices": ""}),
    Finding(Part.SCANNER, Health.NOTED),
    Finding(Part.PRINTERS, Health.FINE, {"printers": "Flur"}),
    Finding(Part.PRINTERS, Health.NOTED, {"printers": ""}),
]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("finding", FOUND, ids=lambda one: f"{one.part.value}-{one.health.value}")
def test_every_finding_of_the_doctor_is_a_sentence(finding: Finding, language: str) -> None:
    _ = translator(language)

    line = finding_line(finding, _)

    assert line
    assert "{" not in line
    assert all(
        str(value) in line for key, value in finding.facts.items() if key not in {"protection", "zone"} and value
    )
    assert part_name(finding.part, _)


def test_every_part_of_the_doctor_is_named_differently() -> None:
    _ = translator("de")

    assert len({part_name(part, _) for part in Part}) == len(Part)
