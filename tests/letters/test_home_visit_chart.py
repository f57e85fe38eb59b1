import re
from datetime import date, timedelta

import cv2
import numpy as np
import pytest

from desk.domain.faults import Fault, FaultKind
from desk.domain.home_visits import Evaluation, PastVisit, PlaceKind, RefusedWish, VisitOutcome, WishReason, evaluate
from desk.letters.home_visit_chart import PictureForm, draw
from tests.letters import paper

FIRST, LAST = date(2020, 9, 1), date(2021, 2, 28)
FACILITY, HOME, REFUSED = (27, 58, 92), (127, 176, 220), (180, 83, 9)
"""The colours of the bars, red, green and blue."""


def counted(facility: int = 3, home: int = 2, refused: int = 4, last: date = LAST) -> Evaluation:
    """Everything happened in the second week."""
    day = FIRST + timedelta(days=7)
    visits = [PastVisit(day, PlaceKind.FACILITY, "a", VisitOutcome.DONE)] * facility
    visits += [PastVisit(day, PlaceKind.HOME, "a", VisitOutcome.DONE)] * home
    return evaluate(visits, [RefusedWish(day, WishReason.AREA)] * refused, FIRST, last)


def heights(evaluation: Evaluation) -> list[int]:
    """How many dots high the bars of each colour are."""
    drawn = draw(evaluation, PictureForm.PNG, "de", "Stadt")
    picture = cv2.imdecode(np.frombuffer(drawn, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    below_the_key = picture[200:]
    return [
        int((np.abs(below_the_key.astype(int) - colour[::-1]).max(axis=2) < 8).any(axis=1).sum())
        for colour in (FACILITY, HOME, REFUSED)
    ]


def test_bars_are_as_high_as_what_they_count() -> None:
    facility, home, refused = heights(counted())

    assert facility / 3 == pytest.approx(home / 2, rel=0.05)
    assert facility / 3 == pytest.approx(refused / 4, rel=0.05)


def test_what_did_not_happen_has_no_bar() -> None:
    assert heights(counted(facility=0, home=0, refused=0)) == [0, 0, 0]
    assert heights(counted(home=0, refused=0))[1:] == [0, 0]


def test_the_picture_says_its_numbers_and_weeks_in_words_too() -> None:
    pdf = draw(counted(), PictureForm.PDF, "de", "Stadt")
    said = " ".join(paper.text_of(pdf).split())

    assert "Hausbesuche vom 1. September 2020 bis 28. Februar 2021" in said
    assert "5 Besuche: 3 in Einrichtungen, 2 in Privatwohnungen. 4 Wünsche abgelehnt." in said
    assert re.search(r"KW 36 2020 5 4 37 38 .*53 1 2021 2 ", said)
    assert paper.is_tagged(pdf)
    figures = [alternative for kind, alternative, _language in paper.tags(pdf) if kind == "Figure"]
    assert "5 Besuche" in figures[0]


def test_years_of_weeks_and_thousands_of_visits_have_room() -> None:
    said = paper.text_of(draw(counted(2500, 10, 0, date(2024, 12, 31)), PictureForm.PDF, "en", "Stadt"))

    assert {"500", "1000", "2500", "3000", "2020", "2024"} <= set(said.split())


def test_a_picture_for_the_web_is_svg() -> None:
    assert draw(counted(), PictureForm.SVG, "de", "Stadt").startswith(b"<svg ")


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(Fault) as caught:
        draw(counted(), PictureForm.PNG, "xx", "Stadt")
    assert caught.value.kind is FaultKind.LANGUAGE_UNKNOWN
