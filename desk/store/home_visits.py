"""Trips with their visits, refused wishes, and what of them is counted."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from desk.domain.home_visits import (
    HomeVisit,
    HomeVisitId,
    PastVisit,
    Place,
    PlaceKind,
    RefusedWish,
    Trip,
    TripId,
    VisitOutcome,
    WishReason,
)
from desk.domain.house import House
from desk.domain.places import AuthorityId, SiteId
from desk.domain.services import ServiceId
from desk.ids import uuid7
from desk.store import tables

_T = tables.Trip
_V = tables.HomeVisit
_W = tables.RefusedWish


def next_number(connection: Connection, site: SiteId) -> int:
    """The number of a site's next trip; the caller holds the site (`places.lock_site`)."""
    return 1 + (connection.scalar(select(func.max(_T.number)).where(_T.site_id == site)) or 0)


def add_trip(connection: Connection, authority: AuthorityId, trip: Trip, made_at: datetime) -> None:
    """Write a trip without its visits, made at a moment (UTC)."""
    row = {
        "id": trip.id,
        "authority_id": authority,
        "site_id": trip.site.id,
        "number": trip.number,
        "local_day": trip.day,
        "starts_at": trip.starts_at,
        "place_kind": trip.place.kind.value,
        "place_name": trip.place.name,
        "address": list(trip.place.address),
        "created_at": made_at,
    }
    connection.execute(insert(_T), row)


def add_visit(
    connection: Connection, authority: AuthorityId, trip: TripId, visit: HomeVisit, made_at: datetime
) -> None:
    """Write a visit of a trip, made at a moment (UTC)."""
    row = {
        "id": visit.id,
        "authority_id": authority,
        "trip_id": trip,
        "number": visit.number,
        "service_id": visit.service.id,
        "minutes": visit.minutes,
        "name": visit.name,
        "language": visit.language,
        "note": visit.note,
        "outcome": visit.outcome.value if visit.outcome else None,
        "outcome_note": visit.outcome_note,
        "outcome_at": visit.outcome_at,
        "created_at": made_at,
    }
    connection.execute(insert(_V), row)


def note_outcome(
    connection: Connection, visit: HomeVisitId, outcome: VisitOutcome, note: str, noted_at: datetime
) -> None:
    """Write what became of a visit, in place of what was noted before (UTC)."""
    values = {"outcome": outcome.value, "outcome_note": note, "outcome_at": noted_at}
    connection.execute(update(_V).where(_V.id == visit).values(values))


def add_refused_wish(
    connection: Connection, authority: AuthorityId, site: SiteId, wish: RefusedWish, noted_at: datetime
) -> None:
    """Write a refused wish, noted at a moment (UTC)."""
    row = {
        "id": uuid7(noted_at),
        "authority_id": authority,
        "site_id": site,
        "local_day": wish.day,
        "reason": wish.reason.value,
    }
    connection.execute(insert(_W), row)


def trip_numbered(connection: Connection, house: House, number: int) -> Trip | None:
    """The trip of that number at this house."""
    row = connection.execute(select(_T).where(_T.site_id == house.site.id, _T.number == number)).first()
    return _trips(connection, house, [row])[0] if row else None


def trips_from(connection: Connection, house: House, first: date) -> tuple[Trip, ...]:
    """A site's trips on a local day and after it, by their start."""
    query = select(_T).where(_T.site_id == house.site.id, _T.local_day >= first).order_by(_T.starts_at, _T.number)
    return _trips(connection, house, connection.execute(query).all())


def past_visits(connection: Connection, site: SiteId) -> tuple[PastVisit, ...]:
    """All visits whose outcome was noted, without names and places, by day."""
    query = (
        select(_T.local_day, _T.place_kind, tables.Service.key, _V.outcome)
        .join(_V, _V.trip_id == _T.id)
        .join(tables.Service, tables.Service.id == _V.service_id)
        .where(_T.site_id == site, _V.outcome.is_not(None))
        .order_by(_T.local_day)
    )
    return tuple(
        PastVisit(row.local_day, PlaceKind(row.place_kind), row.key, VisitOutcome(row.outcome))
        for row in connection.execute(query)
    )


def refused_wishes(connection: Connection, site: SiteId) -> tuple[RefusedWish, ...]:
    """All refused wishes, by day."""
    query = select(_W.local_day, _W.reason).where(_W.site_id == site).order_by(_W.local_day)
    return tuple(RefusedWish(row.local_day, WishReason(row.reason)) for row in connection.execute(query))


def _trips(connection: Connection, house: House, rows: Any) -> tuple[Trip, ...]:  # noqa: ANN401 - rows of the table
    visits: dict[Any, list[HomeVisit]] = {row.id: [] for row in rows}
    for row in connection.execute(select(_V).where(_V.trip_id.in_(list(visits))).order_by(_V.number)):
        visits[row.trip_id].append(_visit(row, house))
    return tuple(
        Trip(
            id=TripId(row.id),
            number=row.number,
            site=house.site,
            starts_at=row.starts_at,
            place=Place(PlaceKind(row.place_kind), row.place_name, tuple(row.address)),
            visits=tuple(visits[row.id]),
        )
        for row in rows
    )


def _visit(row: Any, house: House) -> HomeVisit:  # noqa: ANN401 - a row of the table
    return HomeVisit(
        id=HomeVisitId(row.id),
        number=row.number,
        service=house.services[ServiceId(row.service_id)],
        minutes=row.minutes,
        name=row.name,
        language=row.language,
        note=row.note,
        outcome=VisitOutcome(row.outcome) if row.outcome else None,
        outcome_note=row.outcome_note,
        outcome_at=row.outcome_at,
    )
