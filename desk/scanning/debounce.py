"""One letter held up is one scan. Pure: the time is passed in.

A camera reads the same letter thirty times a second, and a hand is never still: the code is lost for a moment and
found again. So a text counts as new only after it was out of view for a while. Each text has its own time, so that two
letters in one hand, read by turns, are two scans and not twenty.
"""

GONE_AFTER_S = 1.5
"""Seconds without a letter until it counts as held up again."""


class Debounce:
    """What is in view at the moment. Not for use by several threads at once."""

    def __init__(self, gone_after_s: float = GONE_AFTER_S) -> None:
        self._gone_after_s = gone_after_s
        self._last_seen: dict[str, float] = {}

    def seen(self, text: str, at_s: float) -> bool:
        """Return True where the text is new, False while it is the same letter still held up.

        `at_s` is a monotonic time in seconds, of any beginning.
        """
        self._last_seen = {one: last for one, last in self._last_seen.items() if at_s - last < self._gone_after_s}
        new = text not in self._last_seen
        self._last_seen[text] = at_s
        return new
