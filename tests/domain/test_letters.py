import pytest

from desk.domain.letters import CodeFault, CodeReading
from tests.domain.examples import LETTER


def test_a_letter_is_proven_where_nothing_is_wrong_with_it() -> None:
    assert CodeReading(LETTER, None).proven == LETTER


@pytest.mark.parametrize("fault", CodeFault)
def test_with_any_fault_nothing_is_proven(fault: CodeFault) -> None:
    assert CodeReading(LETTER, fault).proven is None
