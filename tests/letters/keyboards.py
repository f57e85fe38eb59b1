"""Handheld scanners that type: what a text becomes between a scanner's layout and the computer's.

A key is named by the character that it gives on a US keyboard without Shift.
"""

import random
from dataclasses import dataclass

_KEYS = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"


@dataclass(frozen=True)
class Layout:
    """What each key gives alone, with Shift, with AltGr (where that gives anything)."""

    plain: str
    shifted: str
    alt_gr: dict[str, str]

    def key_of(self, character: str) -> tuple[str, bool, bool]:
        """Return the key, and whether Shift and AltGr are held, for a character."""
        for key, with_alt_gr in self.alt_gr.items():
            if with_alt_gr == character:
                return key, False, True
        if character in self.plain:
            return _KEYS[self.plain.index(character)], False, False
        return _KEYS[self.shifted.index(character)], True, False

    def typed(self, key: str, shift: bool, alt_gr: bool) -> str:
        """Return what the computer makes of a key."""
        if alt_gr:
            return self.alt_gr.get(key, "")
        return (self.shifted if shift else self.plain)[_KEYS.index(key)]


US = Layout(_KEYS, '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?', {})
GERMAN = Layout(
    "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-",
    "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_",
    {"-": "\\", "9": "]", "8": "["},
)
SWISS = Layout(
    "§1234567890'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-",
    '°+"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_',
    {"'": "{"},
)
BRITISH = Layout(
    "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./",
    '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?',
    {},
)


def type_through(
    text: str, scanner: Layout, host: Layout, *, lock: str = "", race: float = 0, chance: random.Random | None = None
) -> str:
    """Return what arrives when a scanner set to one layout types into a computer set to another.

    `lock`: "caps" turns letters round, "shift" (German) also shifts digits. `race` is the share of key presses for
    which Shift comes too late or stays too long.
    """
    chance = chance or random.Random(0)
    typed = []
    shift_before = False
    for character in text:
        key, shift, alt_gr = scanner.key_of(character)
        held = shift_before if race and chance.random() < race else shift
        shift_before = shift
        if lock and key.isalpha():
            held = not held
        elif lock == "shift":
            held = True
        typed.append(host.typed(key, held, alt_gr))
    return "".join(typed)
