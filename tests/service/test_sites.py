"""Two buildings of one authority, and letters of an authority that nobody here knows."""

from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, update

from desk.domain.decisions import Reason, Verdict
from desk.domain.places import Address, Site, SiteId
from desk.ids import uuid7
from desk.letters.code import sign
from desk.letters.keys import public_bytes
from desk.service.desk import Desk, open_desk
from desk.service.setup import FIRST_KEY
from desk.store import keys, places, tables
from desk.store.keys import KnownKey
from tests.service.ledgers import kinds
from tests.service.office import NOW, HandClock, invite, let_in, office, show, signed, url_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ANNEX = 8


def add_annex(desk: Desk) -> None:
    """Open a second building with a key of its own."""
    site = Site(
        SiteId(uuid7(NOW)), ANNEX, "Nebenstelle", Address("Ring 2", "12346", "Musterhausen"), "Europe/Berlin", 5
    )
    with desk.database.writing() as connection:
        places.add_site(connection, desk.authority, site)
        keys.add_key(connection, desk.authority, uuid7(NOW), KnownKey(ANNEX, 1, public_bytes(KEY), None), NOW)
        desk.read_again(connection)


def of_annex(desk: Desk) -> str:
    """A letter for the other building, at this time."""
    return sign(replace(invite(desk).letter_code(FIRST_KEY, 1), issuer=ANNEX), KEY)


def test_a_letter_for_the_other_building_is_sent_there(desk: Desk) -> None:
    add_annex(desk)

    outcome = let_in(desk, of_annex(desk))

    assert outcome.visit is None
    assert (outcome.decision.verdict, outcome.decision.reason) == (Verdict.REDIRECT, Reason.OTHER_SITE)
    assert outcome.decision.failed is not None
    assert outcome.decision.failed.facts["site"] == "Nebenstelle"
    assert outcome.decision.failed.facts["address"] == "Ring 2, 12346 Musterhausen"
    assert kinds(desk) == []


def test_a_building_that_is_closed_for_good_still_has_its_key(desk: Desk) -> None:
    with desk.database.writing() as connection:
        keys.add_key(connection, desk.authority, uuid7(NOW), KnownKey(ANNEX, 1, public_bytes(KEY), None), NOW)
        desk.read_again(connection)

    assert show(desk, of_annex(desk)).decision.reason is Reason.OTHER_OFFICE


def test_a_letter_of_another_office_is_refused(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with office(f"sqlite:///{other / 'desk.sqlite'}", other, HandClock()) as elsewhere:
        code = signed(elsewhere, invite(elsewhere))
        known = next(iter(elsewhere._public.values()))
    assert known != next(iter(desk._public.values()))

    assert show(desk, code).decision.reason is Reason.FORGED, "the same numbers, signed with another key"
    unknown = sign(replace(invite(desk).letter_code(FIRST_KEY, 1), issuer=4_000_000_000), KEY)
    assert show(desk, unknown).decision.reason is Reason.OTHER_OFFICE


def test_a_newer_letter_than_the_list_is_looked_at(desk: Desk) -> None:
    appointment = invite(desk)
    code = signed(desk, appointment)
    with desk.database.writing() as connection:
        connection.execute(update(tables.Appointment).values(revision=0))

    assert show(desk, code).decision.reason is Reason.NEWER_LETTER


def test_a_letter_that_is_on_no_list_is_looked_at(desk: Desk) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
    with desk.database.writing() as connection:
        keys.add_key(connection, desk.authority, uuid7(NOW), KnownKey(7, 2, public_bytes(key), None), NOW)
        desk.read_again(connection)
    appointment = replace(invite(desk), reference=bytes(10))

    code = sign(replace(appointment.letter_code(FIRST_KEY, 1), key_id=2), key)

    assert show(desk, code).decision.reason is Reason.NOT_ON_LIST


def test_a_withdrawn_key_counts_for_who_is_on_the_list_only(desk: Desk) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
    with desk.database.writing() as connection:
        keys.add_key(connection, desk.authority, uuid7(NOW), KnownKey(7, 2, public_bytes(key), NOW), NOW)
        desk.read_again(connection)
    listed = invite(desk)
    signed(desk, listed)
    stranger = replace(replace(listed, reference=bytes(10)).letter_code(FIRST_KEY, 1), key_id=2)

    assert show(desk, sign(stranger, key)).decision.reason is Reason.KEY_WITHDRAWN
    assert show(desk, sign(replace(listed.letter_code(FIRST_KEY, 1), key_id=2), key)).decision.verdict is Verdict.ADMIT
    assert desk.withdrawn == {(7, 2)}


def test_a_room_is_found_by_the_desk_of_its_own_building(desk: Desk) -> None:
    add_annex(desk)
    annex = next(site for site in desk.house.sites if site.number == ANNEX)
    entrance = uuid7(NOW)
    with desk.database.writing() as connection:
        connection.execute(
            insert(tables.Entrance),
            {"id": entrance, "authority_id": desk.authority, "site_id": annex.id, "name": "Ring"},
        )
    code = signed(desk, invite(desk))

    with open_desk(url_of(desk), desk.clock, "de", "Ring") as there:
        assert there.house.site.number == ANNEX
        decision = show(there, code).decision

    assert decision.reason is Reason.OTHER_SITE
    assert decision.failed is not None
    assert decision.failed.facts["site"] == "Rathaus"
