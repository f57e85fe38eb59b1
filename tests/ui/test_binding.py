"""What the binding to Qt must not do, whichever version is installed."""

import sys

from PySide6.QtCore import QPoint


def test_calls_without_a_result_do_not_wear_none_away() -> None:
    # PySide6 6.12.0 on Python 3.11 gives back one None too many on each call that returns nothing; after some thousand
    # calls the interpreter ends with "none_dealloc". 6.11.3 is right; Python 3.12 and later cannot notice.
    point = QPoint()
    before = sys.getrefcount(None)
    for _round in range(500):
        point.setX(1)
    assert sys.getrefcount(None) > before - 250
