"""Home visits: the office goes to the citizen ("Bürgerkoffer"), to a facility or to a private home.

A trip is one way out of the house: one day, one start, one place. Its visits follow one another there, each with one
visitor and one service. No entrance, no room, no seats belong to it ("Hausbesuche und Besuche in Einrichtungen wie
Seniorenheimen").
"""

from enum import Enum
from typing import NewType
from uuid import UUID

TripId = NewType("TripId", UUID)
HomeVisitId = NewType("HomeVisitId", UUID)


class PlaceKind(Enum):
    """Where a trip goes."""

    FACILITY = "facility"
    """A house where many live ("Einrichtungen wie Seniorenheimen")."""
    HOME = "home"
    """A private home ("Hausbesuche")."""


class VisitOutcome(Enum):
    """What became of a visit."""

    DONE = "done"
    NOT_MET = "not-met"
    """The visitor was not there."""
    COULD_NOT = "could-not"
    """The visitor was there, and the matter could not be done (the photo was missing, the line was down)."""


class WishReason(Enum):
    """Why a wish for a visit was refused: a closed list, for the evaluation counts them."""

    MOBILE = "mobile"
    """Not limited in mobility: this visitor can come to the office."""
    SERVICE = "service"
    """The service is not offered at home."""
    AREA = "area"
    """The place lies outside the area."""
    NO_DATE = "no-date"
    PILOT_OVER = "pilot-over"
    """The pilot has ended ("ein halbes Jahr lang in einer Testphase eingesetzt")."""
    OTHER = "other"
