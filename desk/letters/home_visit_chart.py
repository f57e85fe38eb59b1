"""The weeks of the home visits as a picture: bars, drawn by typst from `resources/letters/home-visit-chart.typ`."""

import json
from enum import Enum

import typst
from babel.dates import format_date

from desk.domain.home_visits import Evaluation, PlaceKind
from desk.letters.document import font_families, fonts
from desk.letters.wording import LOCALES, words
from desk.resources import resource

_DOTS_AN_INCH = 150


class PictureForm(Enum):
    """What kind of file a picture becomes; the value is the end of its name."""

    PNG = "png"
    PDF = "pdf"
    SVG = "svg"


def draw(evaluation: Evaluation, form: PictureForm, language: str, author: str) -> bytes:
    """Return the picture of an evaluation; nobody is named in it.

    Raises `Fault(LANGUAGE_UNKNOWN)` and `Fault(FONT_MISSING)`.
    """
    said, total = words(language), evaluation.total
    first, last = (
        format_date(day, said["issued_day"], LOCALES[language]) for day in (evaluation.first, evaluation.last)
    )
    given: dict[str, object] = {
        "language": language,
        "title": said["chart_title"].format(first=first, last=last),
        "author": author,
        "summary": said["chart_summary"].format(
            done=total.done,
            facility=total.places[PlaceKind.FACILITY],
            home=total.places[PlaceKind.HOME],
            refused=total.wishes,
        ),
        "facility": said["chart_facility"],
        "home": said["chart_home"],
        "refused": said["chart_refused"],
        "week": said["chart_week"],
        "weeks": [
            {
                "number": week.number,
                "year": week.year,
                "facility": week.counts.places[PlaceKind.FACILITY],
                "home": week.counts.places[PlaceKind.HOME],
                "refused": week.counts.wishes,
            }
            for week in evaluation.weeks
        ],
        "fonts": font_families(),
    }
    drawn: bytes = typst.compile(
        resource("letters", "home-visit-chart.typ"),
        font_paths=fonts(None),
        sys_inputs={"chart": json.dumps(given)},
        format=form.value,
        ppi=_DOTS_AN_INCH,
        pdf_standards="ua-1",
    )
    return drawn
