from desk.scanning.debounce import Debounce


def test_one_letter_held_up_is_one_scan() -> None:
    debounce = Debounce()
    assert [debounce.seen("A", frame / 30) for frame in range(300)] == [True] + [False] * 299


def test_a_trembling_hand_is_no_second_scan() -> None:
    debounce = Debounce()
    assert debounce.seen("A", 10.0)
    assert not debounce.seen("A", 11.4)
    assert not debounce.seen("A", 12.8)


def test_a_letter_that_was_gone_counts_again() -> None:
    debounce = Debounce()
    assert debounce.seen("A", 10.0)
    assert debounce.seen("A", 11.5)


def test_two_letters_by_turns_are_two_scans() -> None:
    debounce = Debounce()
    assert [debounce.seen("AB"[frame % 2], frame / 30) for frame in range(90)].count(True) == 2


def test_another_letter_counts_at_once() -> None:
    debounce = Debounce()
    assert debounce.seen("A", 10.0)
    assert debounce.seen("B", 10.01)
    assert not debounce.seen("A", 10.02)


def test_the_time_to_be_gone_can_be_set() -> None:
    debounce = Debounce(gone_after_s=0.5)
    assert debounce.seen("A", 0.0)
    assert debounce.seen("A", 0.5)


def test_what_is_gone_is_forgotten() -> None:
    debounce = Debounce()
    for number in range(10_000):
        debounce.seen(str(number), number * 1.0)
    assert len(debounce._last_seen) <= 2
