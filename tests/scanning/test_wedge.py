"""The wedge with keyboards and scanners on a clock of the test's own; no time passes in truth."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.scanning.wedge import AFTER_MS, ENTER, HOLD_MS, LINE_MS, LONGEST_HOLD_MS, PAUSE_MS, SILENCE_MS, TAB, Wedge
from tests.scanning.codes import letter_text

LETTER = letter_text(3)
OTHER = letter_text(4)
Stroke = tuple[int, str]
"""When, and which character; nothing for a key without text."""


class Desk:
    """A window that feeds the wedge as its module says, and remembers what its widgets got."""

    def __init__(self) -> None:
        self.wedge: Wedge[int] = Wedge()
        self.strokes: list[Stroke] = []
        self.delivered: list[int] = []
        self.delivered_at: dict[int, int] = {}
        self.scans: list[str] = []

    def play(self, strokes: Iterable[Stroke]) -> "Desk":
        for at, character in strokes:
            self.wait(at)
            key = len(self.strokes)
            self.strokes.append((at, character))
            step = self.wedge.press(character, at, key)
            self._obey(step.give_back, step.scan, at)
            if not step.hold:
                self._obey((key,), None, at)
        return self

    def wait(self, until: int) -> None:
        while (due := self.wedge.due_ms) is not None and due <= until:
            step = self.wedge.tick(due)
            self._obey(step.give_back, step.scan, due)

    def rest(self) -> "Desk":
        self.wait(self.strokes[-1][0] + 60_000)
        assert self.wedge.due_ms is None
        return self

    def _obey(self, give_back: tuple[int, ...], scan: str | None, at: int) -> None:
        for key in give_back:
            self.delivered.append(key)
            self.delivered_at[key] = at
        if scan is not None:
            self.scans.append(scan)

    @property
    def written(self) -> str:
        return "".join(self.strokes[key][1] for key in self.delivered)


def keys(text: str, every: int, at: int = 1000) -> list[Stroke]:
    return [(at + number * every, character) for number, character in enumerate(text)]


def with_jitter(text: str, mean: int, spread: float, seed: int, at: int = 1000) -> list[Stroke]:
    chance, strokes = random.Random(seed), []
    for character in text:
        strokes.append((at, character))
        at += max(1, min(round(chance.gauss(mean, spread)), HOLD_MS - 5))
    return strokes


# ---- scanners


@pytest.mark.parametrize("every", [0, 1, 4, 10, 16, 30, 35])
@pytest.mark.parametrize("end", ["", ENTER, TAB, ENTER + ENTER, ENTER + TAB])
def test_a_scan_is_taken_whole_and_lands_nowhere(every: int, end: str) -> None:
    desk = Desk().play(keys(LETTER + end, every)).rest()
    assert desk.scans == [LETTER]
    assert desk.delivered == []


def test_a_slow_and_uneven_bluetooth_scanner_is_taken_whole() -> None:
    for seed in range(300):
        desk = Desk().play(with_jitter(LETTER + ENTER, 30, 6, seed)).rest()
        assert (desk.scans, desk.delivered) == ([LETTER], []), seed


def test_a_clock_of_sixteen_milliseconds_changes_nothing() -> None:
    coarse = [(at // 16 * 16, character) for at, character in keys(LETTER + ENTER, 5)]
    desk = Desk().play(coarse).rest()
    assert (desk.scans, desk.delivered) == ([LETTER], [])


@pytest.mark.parametrize("text", [r"\000026" + LETTER, "]Q1" + LETTER, LETTER.lower(), "]Q1\\000026" + LETTER])
def test_what_a_scanner_puts_before_it_or_caps_lock_makes_of_it_is_reported_as_it_came(text: str) -> None:
    assert Desk().play(keys(text + ENTER, 10)).rest().scans == [text]
    assert Desk().play(keys(text, 10)).rest().scans == [text]


@pytest.mark.parametrize("text", ["A-7KQ2XMP", "12345678", "00340434161094042557"])
def test_short_codes_are_taken(text: str) -> None:
    desk = Desk().play(keys(text + ENTER, 8)).rest()
    assert (desk.scans, desk.delivered) == ([text], [])


def test_a_code_of_five_characters_presses_no_button() -> None:
    desk = Desk().play(keys("HELLO" + ENTER, 8)).rest()
    assert (desk.scans, desk.delivered) == (["HELLO"], [])


def test_a_scan_is_reported_as_soon_as_its_end_is_sure() -> None:
    with_enter, without = Desk().play(keys(LETTER + ENTER, 2)), Desk().play(keys(LETTER, 2))
    for desk, patience in ((with_enter, LINE_MS), (without, SILENCE_MS)):
        last = desk.strokes[-1][0]
        desk.wait(last + patience - 1)
        assert desk.scans == []
        desk.wait(last + patience)
        assert desk.scans == [LETTER]


@pytest.mark.parametrize("every", [3, 15, 30])
def test_lines_with_enter_after_each_are_one_scan(every: int) -> None:
    lines = "BEGIN:VCALENDAR\nUID:1234\nDTSTART:20230626T140000Z\nEND:VCALENDAR"
    desk = Desk().play(keys(lines + ENTER, every)).rest()
    assert (desk.scans, desk.delivered) == ([lines], [])


@pytest.mark.parametrize("every", [3, 15, 30])
def test_a_first_line_of_three_characters_is_part_of_the_scan(every: int) -> None:
    lines = "BCD\n002\n1\nSCT\n\nDE02"
    desk = Desk().play(keys(lines + ENTER, every)).rest()
    assert (desk.scans, desk.delivered) == ([lines], [])


def test_4296_characters_are_taken_whole() -> None:
    text = "A1<>" * 1074
    desk = Desk().play(keys(text + ENTER, 1)).rest()
    assert (desk.scans, desk.delivered) == ([text], [])


def test_a_late_line_end_of_the_scanner_confirms_nothing() -> None:
    desk = Desk().play(keys(LETTER + ENTER, 5))
    end = desk.strokes[-1][0]
    desk.play([(end + 150, ENTER), (end + 200, TAB)]).rest()
    assert (desk.scans, desk.delivered) == ([LETTER], [])
    desk.play([(end + LINE_MS + AFTER_MS + 10, ENTER)]).rest()
    assert desk.written == ENTER


def test_a_letter_held_to_it_twice_is_two_scans() -> None:
    desk = Desk().play(keys(LETTER + ENTER, 5)).play(keys(LETTER + ENTER, 5, at=2100)).rest()
    assert (desk.scans, desk.delivered) == ([LETTER, LETTER], [])


@given(st.integers(1, 35), st.integers(1, 35), st.integers(0, 1200), st.sampled_from(["", ENTER, TAB]))
@settings(max_examples=300)
def test_of_two_scanners_at_once_neither_is_accepted(first: int, second: int, later: int, end: str) -> None:
    together = sorted(keys(LETTER + end, first) + keys(OTHER + end, second, at=1000 + later), key=lambda one: one[0])
    overlap = keys(LETTER, first)[-1][0] + LINE_MS - 5 >= 1000 + later
    desk = Desk().play(together).rest()
    assert desk.delivered == []
    if overlap:
        assert not {LETTER, OTHER} & set(desk.scans)
        assert desk.scans


# ---- a scanner that stops


@pytest.mark.parametrize("stop", [8, 70, 130, 136, 142])
@pytest.mark.parametrize("end", ["", ENTER])
def test_a_pause_in_the_middle_is_bridged(stop: int, end: str) -> None:
    rest = 1000 + stop * 10 + 1000
    desk = Desk().play(keys(LETTER[:stop], 10) + keys(LETTER[stop:] + end, 10, at=rest)).rest()
    assert (desk.scans, desk.delivered) == ([LETTER], [])


def test_a_pause_behind_the_marks_of_the_scanner_is_bridged() -> None:
    text = "]Q1" + LETTER
    desk = Desk().play(keys(text[:70], 10) + keys(text[70:], 10, at=2700)).rest()
    assert (desk.scans, desk.delivered) == ([text], [])


def test_two_pauses_are_bridged() -> None:
    strokes = keys(LETTER[:40], 10) + keys(LETTER[40:90], 10, at=2400) + keys(LETTER[90:], 10, at=3900)
    assert Desk().play(strokes).rest().scans == [LETTER]


def test_a_scanner_that_dies_is_reported_as_far_as_it_came() -> None:
    desk = Desk().play(keys(LETTER[:70], 10))
    last = desk.strokes[-1][0]
    desk.wait(last + PAUSE_MS - 1)
    assert desk.scans == []
    desk.wait(last + PAUSE_MS)
    assert desk.scans == [LETTER[:70]]
    assert desk.rest().delivered == []


def test_the_letter_scanned_again_after_the_scanner_died_counts_alone() -> None:
    desk = Desk().play(keys(LETTER[:70], 10) + keys(LETTER + ENTER, 10, at=2500)).rest()
    assert desk.scans == [LETTER]


def test_a_person_who_types_while_the_rest_is_awaited_loses_nothing() -> None:
    strokes = keys(LETTER[:70], 10) + keys("ab" + ENTER, 150, at=2000) + keys(LETTER[70:], 10, at=2600)
    desk = Desk().play(strokes).rest()
    assert (desk.scans, desk.written) == ([LETTER], "ab" + ENTER)


def test_what_comes_after_the_patience_for_the_rest_is_something_else() -> None:
    desk = Desk().play(keys(LETTER[:70], 10) + keys("ABCDEFGHIJ" + ENTER, 10, at=3500)).rest()
    assert desk.scans == [LETTER[:70], "ABCDEFGHIJ"]


# ---- people


def person(chance: random.Random) -> list[Stroke]:
    """A stretch of typing: a rhythm of one's own, two to four keys rolled, corrections, Enter, Tab, held keys."""
    at, strokes = 1000, []
    usual = chance.uniform(70, 350)
    while len(strokes) < chance.randint(3, 30):
        roll = chance.random()
        count = chance.randint(2, 4) if roll < 0.15 else 1
        for number in range(count):
            at += chance.randint(12, 45) if number else max(40, round(chance.lognormvariate(0, 0.5) * usual))
            strokes.append((at, chance.choice("eeeennniiirrsstaADHUz0123456789 .-@ÄÖß")))
        if roll > 0.9:
            at += round(usual)
            strokes.append((at, chance.choice([ENTER, TAB, "", ""])))
        elif roll > 0.87:
            at += 250
            strokes += [(at + 33 * number, "") for number in range(chance.randint(2, 20))]
            at = strokes[-1][0]
    return strokes


def test_ten_thousand_stretches_of_typing_are_never_a_scan_and_lose_no_key() -> None:
    chance = random.Random(20200615)
    for _ in range(10_000):
        desk = Desk().play(person(chance)).rest()
        assert desk.scans == []
        assert desk.delivered == list(range(len(desk.strokes)))


def test_typing_is_felt_at_once() -> None:
    chance = random.Random(7)
    waits = []
    for _ in range(300):
        desk = Desk().play(person(chance)).rest()
        waits += [desk.delivered_at[key] - desk.strokes[key][0] for key in desk.delivered]
    assert max(waits) <= LONGEST_HOLD_MS + HOLD_MS
    assert sorted(waits)[len(waits) // 2] <= HOLD_MS


@pytest.mark.parametrize("every", [20, 33])
def test_a_key_held_down_over_a_remote_desktop_is_no_scan(every: int) -> None:
    desk = Desk().play(keys("a" * 200, every)).rest()
    assert (desk.scans, desk.written) == ([], "a" * 200)


@pytest.mark.parametrize("character", [ENTER, TAB])
def test_enter_again_and_again_is_no_scan(character: str) -> None:
    desk = Desk().play(keys(character * 30, 20)).rest()
    assert (desk.scans, desk.written) == ([], character * 30)


def test_the_fastest_typists_are_not_held_up_for_long() -> None:
    desk = Desk().play(keys("the quick brown fox jumps over the lazy dog" * 5, 44)).rest()
    assert desk.scans == []
    assert desk.delivered == list(range(len(desk.strokes)))
    assert max(desk.delivered_at[key] - desk.strokes[key][0] for key in desk.delivered) <= LONGEST_HOLD_MS + HOLD_MS


def test_a_key_without_text_stays_behind_the_keys_before_it() -> None:
    desk = Desk().play([(1000, "a"), (1010, "b"), (1020, ""), (1030, "c"), (1500, "")]).rest()
    assert desk.delivered == [0, 1, 2, 3, 4]


def test_a_key_without_text_passes_at_once_where_nothing_is_held() -> None:
    wedge: Wedge[int] = Wedge()
    step = wedge.press("", 1000, 1)
    assert (step.give_back, step.hold, step.scan) == ((), False, None)


def test_a_function_key_in_the_middle_of_a_scan_passes_by_it() -> None:
    strokes = [*keys(LETTER[:50], 10), (1505, ""), *keys(LETTER[50:] + ENTER, 10, at=1510)]
    desk = Desk().play(strokes).rest()
    assert (desk.scans, desk.delivered) == ([LETTER], [50])


# ---- both


@pytest.mark.parametrize("every", [0, 1, 4, 8])
@pytest.mark.parametrize("before", [38, 45, 60, 200])
def test_a_scan_in_the_middle_of_a_name_parts_the_two(every: int, before: int) -> None:
    typed = keys("Meier", 130)
    scanned = keys(LETTER + ENTER, every, at=typed[-1][0] + before)
    typed_on = keys("mann", 130, at=scanned[-1][0] + LINE_MS + 20)
    desk = Desk().play(typed + scanned + typed_on).rest()
    assert (desk.scans, desk.written) == ([LETTER], "Meiermann")


def test_two_keys_rolled_just_before_a_scan_are_given_back() -> None:
    desk = Desk().play([(1000, "e"), (1040, "r"), *keys(LETTER, 4, at=1080)]).rest()
    assert (desk.scans, desk.written) == ([LETTER], "er")


# ---- the machinery


@given(
    st.lists(st.tuples(st.integers(-300, 400), st.sampled_from(["a", "b", "T", "1", ENTER, TAB, "", ""])), max_size=80)
)
@settings(max_examples=600)
def test_whatever_comes_each_key_goes_one_way(gaps: list[tuple[int, str]]) -> None:
    at, desk = 10_000, Desk()
    for gap, character in gaps:
        at += gap if gap > 0 else gap // 60
        desk.play([(at, character)])
    if gaps:
        desk.rest()
    assert all(before < after for before, after in pairwise(desk.delivered))
    if not desk.scans:
        assert len(desk.delivered) == len(gaps)


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abT1\n\t")), min_size=1, max_size=200))
@settings(max_examples=300)
def test_held_keys_are_all_accounted_for(gaps: list[tuple[int, str]]) -> None:
    at, strokes = 1000, []
    for gap, character in gaps:
        at += gap
        strokes.append((at, character))
    desk = Desk().play(strokes).rest()
    taken = "".join(character for key, (_, character) in enumerate(desk.strokes) if key not in set(desk.delivered))
    assert "".join(desk.scans).replace(ENTER, "").replace(TAB, "") == taken.replace(ENTER, "").replace(TAB, "")


def test_a_clock_that_runs_back_holds_no_key_for_ever() -> None:
    desk = Desk().play([(4_294_967_290, "a"), (4, "b"), (300, ENTER)]).rest()
    assert desk.written == "ab" + ENTER


def test_a_clock_that_runs_back_after_a_scan_swallows_no_enter() -> None:
    desk = Desk().play(keys(LETTER + ENTER, 5, at=4_294_960_000)).rest()
    assert desk.play([(20, ENTER)]).rest().written == ENTER


def test_a_clock_that_runs_back_ends_the_wait_for_the_rest() -> None:
    desk = Desk().play(keys(LETTER[:70], 10, at=4_294_960_000))
    desk.wait(desk.strokes[-1][0] + SILENCE_MS)
    desk.play([(20, "a")]).rest()
    assert (desk.scans, desk.written) == ([LETTER[:70]], "a")


def test_a_release_never_overtakes_its_press() -> None:
    wedge: Wedge[str] = Wedge()
    assert not wedge.follow("up before anything")
    wedge.press("a", 1000, "a down")
    assert wedge.follow("a up")
    wedge.press(" ", 1040, "space down")
    assert wedge.follow("space up")
    assert wedge.tick(1090).give_back == ("a down", "a up", "space down", "space up")
    assert not wedge.follow("late")


def test_the_releases_of_a_scan_go_with_it() -> None:
    wedge: Wedge[str] = Wedge()
    for at, character in keys(LETTER + ENTER, 4):
        step = wedge.press(character, at, f"{character} down")
        assert step.give_back == ()
        assert wedge.follow(f"{character} up")
    assert wedge.due_ms is not None
    assert wedge.tick(wedge.due_ms).scan == LETTER
    assert wedge.release() == ()


def test_releases_stay_with_their_presses_when_the_oldest_is_given_back() -> None:
    wedge: Wedge[str] = Wedge()
    given_back: list[str] = []
    for at, character in keys("abcdefghijkl", 44):
        given_back += wedge.press(character, at, f"{character} down").give_back
        wedge.follow(f"{character} up")
    given_back += wedge.release()
    assert given_back == [f"{character} {way}" for character in "abcdefghijkl" for way in ("down", "up")]
