"""`desk doctor`: what the program stands on, each part fine or with what to do."""

import click

from desk import config
from desk.cli.ending import DONE, NOT_ADMITTED
from desk.cli.speech import LANGUAGE, _, answer, shared
from desk.clock import system_clock
from desk.service.doctor import Health, examine
from desk.ui.words.health import finding_line, part_name


@click.command(
    help=_("Examine versions, database, space, clock, keys, fonts, camera, scanner, printers."),
    epilog=_("JSON, a line a part: part, health (fine, noted, wrong), sentence, facts."),
)
@shared
def doctor(database: str | None, as_json: bool) -> int:
    """Examine the desk; status 1 where something is wrong."""
    findings = examine(config.database_url(database), system_clock, LANGUAGE)
    for finding in findings:
        sentence = finding_line(finding, _)
        fields = {"part": finding.part, "health": finding.health, "sentence": sentence, "facts": finding.facts}
        answer(as_json, fields, f"{part_name(finding.part, _)}: {sentence}")
    return NOT_ADMITTED if any(finding.health is Health.WRONG for finding in findings) else DONE
