import pytest
import zxingcpp

from desk.domain.faults import Fault, FaultKind
from desk.service.appointments import cancel_appointment
from desk.service.desk import Desk
from desk.service.practice import sample_page
from tests.service.office import invite, let_in, show, signed


def reason(desk: Desk, turn: int) -> str | None:
    """Why the letter that the practice camera shows at this turn is not let in."""
    [code] = zxingcpp.read_barcodes(sample_page(desk, turn), formats=zxingcpp.BarcodeFormat.QRCode)
    found = show(desk, code.text).decision.reason
    return found.value if found else None


def test_each_kind_of_answer_in_turn(training: Desk) -> None:
    due, early, came, cancelled = (invite(training, minutes=at) for at in (0, 60, 5, 90))
    codes = {one.id: signed(training, one) for one in (due, early, came, cancelled)}
    let_in(training, codes[came.id])
    cancel_appointment(training, cancelled.reference)

    shown = [reason(training, turn) for turn in range(7)]

    assert shown == [None, None, "too-early", None, "cancelled", None, "already-inside"]


def test_another_kind_where_one_is_missing(training: Desk) -> None:
    signed(training, invite(training, minutes=60))

    assert reason(training, 0) == "too-early"


def test_without_letters_there_is_nothing_to_show(training: Desk) -> None:
    invite(training)

    with pytest.raises(Fault) as fault:
        sample_page(training, 0)

    assert fault.value.kind is FaultKind.NOTHING_TO_PRINT


def test_no_practice_where_real_people_come(desk: Desk) -> None:
    with pytest.raises(Fault) as fault:
        sample_page(desk, 0)

    assert fault.value.kind is FaultKind.TRAINING_ONLY
