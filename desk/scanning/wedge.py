r"""Keystrokes of a handheld scanner, told apart from a person's typing. Pure: no Qt, no clock of its own.

A handheld scanner is a keyboard. Its keys go where the focus is: into a text field, onto a button, into a dialog. So
one filter over the whole application asks this machine about every key *before* any widget sees it. The machine holds
each key back for a few hundredths of a second: long enough to see whether a scanner's burst follows, too short to feel.

**What tells a scanner from a person** is rhythm alone, because a code can hold any characters:

- a *run* is keys that follow each other within `HOLD_MS`;
- a run of `SLOW_RUN` keys at `SLOW_MS_A_KEY` or faster on average is a scan (a slow Bluetooth scanner sends a character
  every 30 ms; a person would have to keep up 340 words a minute for twelve keys on end to be taken for one);
- a run of `FAST_RUN` keys at `FAST_MS_A_KEY` or faster is a scan (by cable);
- Enter or Tab at the end of such a run is as good as `END_COUNTS` more keys, so that short codes are caught as well;
- one and the same character again and again is never a scan: that is a key held down, perhaps over a remote desktop;
- keys before the burst that are out of its rhythm were a person's, and are given back.

Once a run is a scan, everything goes to it until `SILENCE_MS` without a key, or `LINE_MS` after Enter or Tab: what
comes sooner is the next line of the same content (iCalendar, bank transfer) or the LF of a CR LF. Two scanners at once
end up in one text, which no signature confirms: neither is accepted, and neither's Enter presses anything. For
`AFTER_MS` after a scan, Enter and Tab are swallowed: a scanner's late LF must never confirm a verdict that nobody read.

A letter of ours whose keys stop in the middle waits `PAUSE_MS` for its rest; a person's keys meanwhile are given back
as ever. If the rest stays away, the part is reported as it is.

**For whoever writes the filter** (one `QObject.eventFilter` on the application, in `desk/ui/devices/`):

1. `KeyPress`: call `step = wedge.press(character, at_ms, key)`. `character` is `event.text()`; for Return and Enter
   `ENTER`, for Tab `TAB`. Use `""` for every key that is no text: arrows, Backspace, Escape, function keys, Backtab, a
   press with Ctrl, Alt or Meta (but not AltGr, which writes characters), and for `isAutoRepeat()`. Shift, Ctrl, Alt,
   AltGr, Meta or Caps Lock pressed alone are not reported at all: let them pass. `key` is whatever gives the key back
   later: `event.clone()`.
2. `KeyRelease` of a key that was reported: call `wedge.follow(key)` and eat the event if it says so, because a release
   must not overtake its press. (A button that got Space pressed after it got Space released would stay down.)
3. `at_ms` is `event.timestamp()` where that is not 0, so that keys which queued up while the window was busy keep their
   rhythm; else a monotonic clock. `tick` wants the same clock: remember the difference between the two at each press.
4. Obey each step in this order: send the keys of `step.give_back` to the focus widget with
   `QCoreApplication.sendEvent`, the filter stepping aside meanwhile; if `step.hold`, eat the event (return True), else
   let it pass (False); report `step.scan`.
5. After each call start one single-shot timer for the time until `wedge.due_ms` (None: stop it); when it fires, call
   `step = wedge.tick(now_ms)` and obey. Where it fires more than some 10 ms late the window was busy, and keys may
   stand in the queue behind the timer: start it once more for 5 ms, so that they are heard first.
6. `ShortcutOverride` for a key with text and without Ctrl, Alt or Meta: `accept()` it, or a shortcut of one letter
   fires before the filter is asked. Keys of one letter (W, R, U, 1 to 9) are therefore acted on in `keyPressEvent`, not
   by `QShortcut`: a key given back starts no shortcut.
7. A change of focus or window needs nothing. Before the filter is taken away, send back what `wedge.release()` gives.
8. Events without a person or scanner behind them look like a scanner: a test that types into a field lets 50 ms pass
   between keys, or sets the timestamps.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

ENTER = "\n"
"""What Return and the number pad's Enter are reported as."""
TAB = "\t"
"""What the tabulator key is reported as."""

HOLD_MS = 50
"""A key after which this long nothing comes was a person's. Not felt while typing (below 100 ms)."""
SLOW_RUN = 12
SLOW_MS_A_KEY = 35
FAST_RUN = 8
FAST_MS_A_KEY = 15
END_COUNTS = 3
FEWEST = 4
"""Characters; a shorter code is taken for typing, whatever its rhythm."""
LONGEST_HOLD_MS = SLOW_MS_A_KEY * (SLOW_RUN - 1)
"""No key is held longer than this behind faster ones, however fast a person types."""
SILENCE_MS = 100
"""Ends a scan that has no Enter."""
LINE_MS = 50
"""Within this time after Enter the next line of the same content begins."""
AFTER_MS = 300
"""Enter and Tab belong to the scanner for this long after a scan: sooner than a person reads and reacts."""
PAUSE_MS = 1500
"""How long the rest of a letter is waited for."""

_LETTER_LENGTH = 143
_LETTER_BEGINS = re.compile(r"(?:\][A-Za-z]\d)?(?:\\\d{6})?(?=[Tt][1!+])")
"""Marks of the scanner, then T1 (see `desk.letters.code`), under Caps Lock or a shift lock as well."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Step(Generic[Key]):
    """What to do now, in the order of the fields."""

    give_back: tuple[Key, ...] = ()
    """A person's keys, to be sent to the focus widget now, unaltered and in this order."""
    hold: bool = False
    """The key just reported is kept from all widgets; it comes back later, or was a scanner's."""
    scan: str | None = None
    """A scan is complete: its text without the closing Enter or Tab."""


@dataclass(frozen=True, slots=True)
class _Press(Generic[Key]):
    character: str
    at_ms: int
    key: Key

    @property
    def ends(self) -> bool:
        return self.character in {ENTER, TAB}


class Wedge(Generic[Key]):
    """One computer's stream of keys; see the module for how it is fed. Not for use by several threads at once."""

    def __init__(self) -> None:
        self._run: list[_Press[Key]] = []
        """Keys held back, oldest first; a release stands here with no character."""
        self._is_scan = False
        self._part = ""
        """The beginning of a letter whose scanner paused, or nothing."""
        self._part_until_ms = 0
        self._quiet_until_ms = 0

    @property
    def due_ms(self) -> int | None:
        """When `tick` is to be called at the latest, in the time of `press`; None where nothing is awaited."""
        if self._run:
            return self._run[-1].at_ms + self._patience_ms
        return self._part_until_ms if self._part else None

    def press(self, character: str, at_ms: int, key: Key) -> Step[Key]:
        """A key went down at that moment; `character` is empty for a key that writes none."""
        before = self.tick(at_ms)
        if not character:
            return self._other(before, key)
        if not self._run and character in {ENTER, TAB} and 0 < self._quiet_until_ms - at_ms <= AFTER_MS:
            return Step(before.give_back, hold=True, scan=before.scan)
        self._run.append(_Press(character, at_ms, key))
        given_back = () if self._is_scan else self._judge()
        return Step((*before.give_back, *given_back), hold=True, scan=before.scan)

    def follow(self, key: Key) -> bool:
        """A key went up: True where it is held, because the presses before it are."""
        if self._run:
            self._run.append(_Press("", self._run[-1].at_ms, key))
        return bool(self._run)

    def tick(self, at_ms: int) -> Step[Key]:
        """Say what the silence up to this moment decides."""
        given_back: tuple[Key, ...] = ()
        scan = None
        # A clock that runs back counts as silence: a scan may be cut by it, but no key is ever stuck.
        if self._run and not 0 <= at_ms - self._run[-1].at_ms < self._patience_ms:
            if self._is_scan:
                scan = self._complete(at_ms)
            else:
                given_back = self.release()
        if self._part and not self._is_scan and not 0 < self._part_until_ms - at_ms <= PAUSE_MS:
            scan, self._part = self._part, ""
            self._quiet_until_ms = at_ms + AFTER_MS
        return Step(given_back, scan=scan)

    def release(self) -> tuple[Key, ...]:
        """Give up everything that is held, oldest first, and begin anew."""
        return self._give_back(len(self._run))

    @property
    def _presses(self) -> list[_Press[Key]]:
        return [press for press in self._run if press.character]

    @property
    def _last_press(self) -> _Press[Key]:
        return next(press for press in reversed(self._run) if press.character)

    @property
    def _patience_ms(self) -> int:
        if not self._is_scan:
            return HOLD_MS
        return LINE_MS if self._last_press.ends else SILENCE_MS

    def _other(self, before: Step[Key], key: Key) -> Step[Key]:
        """A key without text breaks up a person's run, and passes by a scanner's."""
        if self._is_scan or not self._run:
            return before
        # Behind the keys before it, or it would overtake them.
        return Step((*before.give_back, *self.release(), key), hold=True, scan=before.scan)

    def _judge(self) -> tuple[Key, ...]:
        """Look at a run that grew: call it a scan, or give back the keys that can no longer belong to one."""
        if self._looks_scanned():
            given_back = self._give_back(self._out_of_rhythm())
            self._is_scan = True
            return given_back
        last_ms = self._run[-1].at_ms
        hopeful = next(one for one in self._presses[1 - SLOW_RUN :] if last_ms - one.at_ms <= LONGEST_HOLD_MS)
        return self._give_back(next(place for place, one in enumerate(self._run) if one is hopeful))

    def _looks_scanned(self) -> bool:
        presses = self._presses
        characters = [press.character for press in presses if not press.ends]
        ms_a_key = (presses[-1].at_ms - presses[0].at_ms) / max(len(presses) - 1, 1)
        if ms_a_key > SLOW_MS_A_KEY:
            return False
        if self._part and len(characters) >= _LETTER_LENGTH - _length(self._part):
            return True
        if len(characters) < FEWEST or len(set(characters)) == 1:
            return False
        count = len(presses) + (END_COUNTS if presses[-1].ends else 0)
        return count >= (FAST_RUN if ms_a_key <= FAST_MS_A_KEY else SLOW_RUN)

    def _out_of_rhythm(self) -> int:
        """How many keys before the burst were a person's: slower than a scanner, and a gap the burst does not know."""
        times = [one.at_ms for one in self._run]
        gaps = [after - before for before, after in pairwise(times)]
        for place in range(len(gaps) - FEWEST, 0, -1):
            slow = times[place] - times[0] > SLOW_MS_A_KEY * place
            if slow and gaps[place - 1] > 3 * max(gaps[place:]):
                return place
        return 0

    def _give_back(self, count: int) -> tuple[Key, ...]:
        keys = tuple(press.key for press in self._run[:count])
        del self._run[:count]
        self._is_scan = False
        return keys

    def _complete(self, at_ms: int) -> str | None:
        """Report the scan, or keep a letter that stopped in the middle for its rest."""
        text = "".join(press.character for press in self._run)
        stopped = not self._last_press.ends
        last_ms = self._run[-1].at_ms
        self.release()
        if not _LETTER_BEGINS.match(text):  # else the letter was scanned again, from its beginning
            text = self._part + text
        text, self._part = text.strip(ENTER + TAB), ""
        if stopped and _LETTER_BEGINS.match(text) and _length(text) < _LETTER_LENGTH:
            self._part, self._part_until_ms = text, last_ms + PAUSE_MS
            return None
        self._quiet_until_ms = at_ms + AFTER_MS
        return text


def _length(text: str) -> int:
    """Characters of a letter's code, without what the scanner put before it."""
    marks = _LETTER_BEGINS.match(text)
    return len(text) - (marks.end() if marks else 0)
