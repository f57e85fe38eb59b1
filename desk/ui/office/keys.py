"""Which key is which wish at the letters place: from what is shown and a key to what is wanted."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import Qt

from desk.ui.office.state import Batch, Detail, LettersState, Phase

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Wish(Enum):
    """What a key can mean here."""

    PRINT = auto()
    STORE = auto()
    HOLD = auto()
    LEAVE_BATCH = auto()
    GO_TO = auto()
    CHOOSE = auto()
    ANSWER = auto()
    SAVE_FORM = auto()
    LEAVE_FORM = auto()
    FORM = auto()
    MAGNIFY = auto()
    WEEK = auto()
    DAY = auto()
    BATCH = auto()
    FIND = auto()
    SEARCH = auto()
    LIST = auto()
    REISSUE = auto()
    CANCEL = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wish, and what it is about."""

    wish: Wish
    about: UUID | date | str | int | bool | None = None


def wanted(state: LettersState, key: int, *, control: bool, magnified: bool) -> Wanted | None:
    """Return what a key means while `state` is shown, with Ctrl or alone; None where it means nothing here."""
    if state.batch is not None:
        return _in_batch(state.batch, key, control=control, printers=bool(state.printers))
    if state.detail is not None and state.detail.question is not None:
        return Wanted(Wish.ANSWER, key in _ENTER) if key in (*_ENTER, Qt.Key.Key_Escape) else None
    if magnified and key == Qt.Key.Key_Escape:
        return Wanted(Wish.MAGNIFY)
    if state.form is not None:
        return _in_form(key, control=control)
    if not control:
        return _alone(state, key)
    return _with_control(state, key) or (_about_letter(state, state.detail, key) if state.detail else None)


def _in_batch(batch: Batch, key: int, *, control: bool, printers: bool) -> Wanted | None:
    ready = batch.phase is Phase.READY and not batch.blocked
    if control:
        if key == Qt.Key.Key_P and ready and printers:
            return Wanted(Wish.PRINT)
        if key == Qt.Key.Key_S and ready:
            return Wanted(Wish.STORE)
        if key == Qt.Key.Key_E and batch.failures:
            return Wanted(Wish.GO_TO, batch.failures[0].appointment)
        return None
    if key == Qt.Key.Key_Escape:
        return Wanted(Wish.LEAVE_BATCH)
    if key == Qt.Key.Key_F8 and batch.phase in (Phase.RUNNING, Phase.HELD):
        return Wanted(Wish.HOLD)
    place = key - Qt.Key.Key_1
    if batch.phase is Phase.READY and 0 <= place < len(batch.choices):
        return Wanted(Wish.CHOOSE, batch.choices[place].key)
    return None


def _in_form(key: int, *, control: bool) -> Wanted | None:
    if control and key in _ENTER:
        return Wanted(Wish.SAVE_FORM)
    if control and key == Qt.Key.Key_L:
        return Wanted(Wish.MAGNIFY)
    if not control and key == Qt.Key.Key_Escape:
        return Wanted(Wish.LEAVE_FORM)
    return None


def _with_control(state: LettersState, key: int) -> Wanted | None:
    if key in _TURNS:
        return Wanted(Wish.WEEK, _TURNS[Qt.Key(key)])
    if key in _STEPS:
        return _step(state, _STEPS[Qt.Key(key)])
    if key == Qt.Key.Key_N and state.day is not None:
        return Wanted(Wish.FORM, about=False)
    if key == Qt.Key.Key_B and state.day is not None and state.day.total:
        return Wanted(Wish.BATCH)
    return Wanted(Wish.FIND) if key == Qt.Key.Key_F else None


def _about_letter(state: LettersState, detail: Detail, key: int) -> Wanted | None:
    possible = not (detail.blocked or detail.busy)
    if key == Qt.Key.Key_L:
        return Wanted(Wish.MAGNIFY)
    if key == Qt.Key.Key_D:
        return Wanted(Wish.FORM, about=True)
    if key == Qt.Key.Key_S and possible:
        return Wanted(Wish.STORE)
    return Wanted(Wish.PRINT) if key == Qt.Key.Key_P and possible and state.printers else None


def _alone(state: LettersState, key: int) -> Wanted | None:
    detail = state.detail
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return Wanted(Wish.LIST)
    if key == Qt.Key.Key_Escape and state.search:
        return Wanted(Wish.SEARCH, "")
    if detail is None or detail.busy:
        return None
    if key == Qt.Key.Key_F7 and detail.can_reissue:
        return Wanted(Wish.REISSUE)
    return Wanted(Wish.CANCEL) if key == Qt.Key.Key_Delete and detail.can_cancel else None


def _step(state: LettersState, by: int) -> Wanted:
    """Go a day on or back; beyond the strip to the next week."""
    chosen = next((place for place, tab in enumerate(state.days) if tab.chosen), 0)
    if 0 <= chosen + by < len(state.days):
        return Wanted(Wish.DAY, state.days[chosen + by].day)
    return Wanted(Wish.WEEK, by)
