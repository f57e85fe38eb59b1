"""Where the office goes to the citizen: trips, their visits, and the wishes that could not be met."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.domain.home_visits import PlaceKind, VisitOutcome, WishReason
from desk.store.tables.columns import Base, Owned, at_least, one_of


class Trip(Owned, Base):
    """A way out of the house on one day, to one place."""

    __tablename__ = "trip"
    __table_args__ = (
        UniqueConstraint("site_id", "number"),
        Index(None, "site_id", "local_day"),
        at_least("number", 1),
        one_of("place_kind", PlaceKind),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    """The house that the trip starts from."""
    number: Mapped[int]
    """What the trip is called at the site."""
    local_day: Mapped[date]
    """The site's calendar day of `starts_at`."""
    starts_at: Mapped[datetime]
    """When the first visit begins."""
    place_kind: Mapped[str]
    place_name: Mapped[str]
    """The facility's name; empty for a private home."""
    address: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime]


class HomeVisit(Owned, Base):
    """One visitor and one service on a trip."""

    __tablename__ = "home_visit"
    __table_args__ = (
        UniqueConstraint("trip_id", "number"),
        at_least("number", 1),
        at_least("minutes", 1),
        one_of("outcome", VisitOutcome),
    )

    trip_id: Mapped[UUID] = mapped_column(ForeignKey("trip.id"))
    number: Mapped[int]
    """Its place in the order of the trip's visits."""
    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"))
    minutes: Mapped[int]
    name: Mapped[str]
    language: Mapped[str]
    note: Mapped[str]
    """For the letter: what else to bring; may be empty."""
    outcome: Mapped[str | None]
    outcome_note: Mapped[str]
    """For the confirmation: what happens next; may be empty."""
    outcome_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class RefusedWish(Owned, Base):
    """A wish for a visit that could not be met; of whom it was is not kept."""

    __tablename__ = "refused_wish"
    __table_args__ = (Index(None, "site_id", "local_day"), one_of("reason", WishReason))

    site_id: Mapped[UUID] = mapped_column(ForeignKey("site.id"))
    local_day: Mapped[date]
    """The site's calendar day on which the wish was refused."""
    reason: Mapped[str]
