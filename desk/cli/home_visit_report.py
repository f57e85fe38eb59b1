"""`desk trip report`: how the pilot went, as a table on the terminal, as CSV, and as a picture; without a name."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from desk.cli.moments import day as read_day
from desk.cli.speech import LANGUAGE, _, answer, open_the_desk, shared
from desk.domain.home_visits import Counts, Evaluation
from desk.letters.home_visit_chart import PictureForm, draw
from desk.service.desk import Desk
from desk.service.home_visits import evaluation
from desk.service.letters import write_file
from desk.ui.words.home_visits import Table, table


@click.command(
    "report",
    help=_("Count visits and refused wishes for each week. Without days: the whole pilot until today."),
    epilog=_(
        "JSON: first, last, weeks (week, visits, places, services, outcomes, refused), total (visits, places, "
        "services, outcomes, refused), files."
    ),
)
@click.option("--from", "first", metavar="D", help=_("The first day that counts."))
@click.option("--until", "last", metavar="D", help=_("The last day that counts."))
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), metavar=_("FILE"), help=_("The table as a file."))
@click.option(
    "--picture", type=click.Path(path_type=Path), metavar=_("FILE"), help=_("The weeks as bars: .png, .pdf or .svg.")
)
@shared
def report(
    first: str | None,
    last: str | None,
    csv_file: Path | None,
    picture: Path | None,
    database: str | None,
    as_json: bool,
) -> None:
    """Evaluate the pilot."""
    form = _form(picture) if picture else None
    with open_the_desk(database) as desk:
        counted = evaluation(desk, _day(desk, first), _day(desk, last))
        if counted.last < counted.first:
            raise click.UsageError(_("The last day is before the first."))
        columns = table(counted, {one.key: one.name for one in desk.house.services.values()}, _)
        weeks = [week.label for week in counted.weeks]
        files = []
        if csv_file:
            files.append(write_file(csv_file.parent, csv_file.name, _csv(weeks, columns)))
        if picture and form:
            drawn = draw(counted, form, LANGUAGE, desk.house.authority)
            files.append(write_file(picture.parent, picture.name, drawn))
        answer(as_json, _fields(counted, files), *_lines([*weeks, _("total")], columns), *map(str, files))


def _day(desk: Desk, typed: str | None) -> date | None:
    return read_day(typed, desk.today(desk.clock())) if typed else None


def _form(picture: Path) -> PictureForm:
    try:
        return PictureForm(picture.suffix.casefold().removeprefix("."))
    except ValueError:
        raise click.UsageError(_("A picture's name ends in .png, .pdf or .svg.")) from None


def _lines(weeks: Sequence[str], columns: Table) -> list[str]:
    """The table, its columns numbered where their names are too long, and below it what the numbers mean."""
    (visits, first), *others = columns
    headings = [str(number) for number in range(1, len(others) + 1)]
    wide = max(len(week) for week in (_("Week"), *weeks))

    def line(week: str, count: object, cells: Sequence[object]) -> str:
        return f"{week:<{wide}}  {count:>{len(visits)}} " + "".join(f"{cell:>4}" for cell in cells)

    rows = zip(weeks, first, zip(*(counts for _name, counts in others), strict=True), strict=True)
    return [
        line(_("Week"), visits, headings),
        *(line(week, count or "-", [cell or "-" for cell in cells]) for week, count, cells in rows),
        "",
        *(f"{heading:>4}  {name}" for heading, (name, _counts) in zip(headings, others, strict=True)),
    ]


def _csv(weeks: Sequence[str], columns: Table) -> bytes:
    """The table for a spreadsheet: semicolons and a mark of UTF-8, as those of German offices expect; a row a week."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_("Week"), *(name for name, _counts in columns)])
    # the last row of the columns is the total, which would be counted twice in a spreadsheet
    writer.writerows(zip(weeks, *(counts[:-1] for _name, counts in columns), strict=True))
    return text.getvalue().encode("utf-8-sig")


def _fields(counted: Evaluation, files: Sequence[Path]) -> dict[str, object]:
    return {
        "first": counted.first,
        "last": counted.last,
        "weeks": [{"week": week.label} | _counts(week.counts) for week in counted.weeks],
        "total": _counts(counted.total),
        "files": [str(file) for file in files],
    }


def _counts(counts: Counts) -> dict[str, object]:
    return {
        "visits": counts.done,
        "places": {kind.value: count for kind, count in counts.places.items()},
        "services": dict(counts.services),
        "outcomes": {outcome.value: count for outcome, count in counts.outcomes.items()},
        "refused": {reason.value: count for reason, count in counts.refused.items()},
    }
