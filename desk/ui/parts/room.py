"""What a room tile shows: frozen values, ready-made words. No Qt, so that `desk.ui.words` can fill them."""

from dataclasses import dataclass

from desk.domain.places import RoomState


@dataclass(frozen=True, slots=True)
class RoomTile:
    """One room as a tile."""

    room: str
    """The door sign's number; also what the tile's wishes carry."""
    state: RoomState
    word: str
    """The state's word: "free", "full"…"""
    taken: int
    capacity: int
    end: str = ""
    """"until 11:00" planned, "since 11:30" overdue."""
    below: str = ""
    """Large tiles only: who comes then, or why it is closed."""
    spoken: str = ""
    """The whole tile in one sentence, for a screen reader; made from the rest where empty."""
