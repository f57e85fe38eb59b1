"""A new database from a profile: the house, its desks' door, the key that its letters are signed with."""

from desk import config
from desk.clock import Clock
from desk.domain.faults import Fault, FaultKind
from desk.domain.places import AuthorityId
from desk.ids import uuid7
from desk.letters.keys import KeyPlace, make_key, public_bytes
from desk.service.profile_forms import Profile
from desk.service.profile_rows import SetUp
from desk.store import keys, places, settings
from desk.store.engine import create, open_database
from desk.store.keys import KnownKey

FIRST_KEY = 1
"""The number of the first signing key of a site."""


def key_place(authority: AuthorityId) -> KeyPlace:
    """Where the signing keys of an authority's database are kept on this computer."""
    folder = config.data_folder() / "keys" / str(authority)
    return KeyPlace(folder, config.use_keyring(), config.key_passphrase())


def initialise(url: str, profile: Profile, clock: Clock, training: bool = False) -> None:
    """Make a database of an office; with `training`, one in which everything is invented.

    Raises `Fault(DATABASE_EXISTS)` where there is one, and the faults of `make_key`. The signing keys, one a site, are
    made before the office: a database whose letters nobody can sign would be of no use. A set-up that was cut off
    leaves tables without an office, which no desk opens; the next one completes them.
    """
    now = clock()
    authority = AuthorityId(uuid7(now))
    house = SetUp(profile, authority, now)
    _create(url)
    made = [(site.number, make_key(key_place(authority), site.number, FIRST_KEY)) for site in house.sites.values()]
    with open_database(url) as database, database.writing() as connection:
        if not places.claim(connection):  # another program completed the set-up meanwhile
            raise Fault(FaultKind.DATABASE_EXISTS, where=database.where)
        house.write(connection)
        for number, key in made:
            known = KnownKey(number, FIRST_KEY, public_bytes(key), withdrawn_at=None)
            keys.add_key(connection, authority, uuid7(now), known, now)
        if training:
            settings.add_setting(connection, authority, settings.TRAINING, "1", now)


def _create(url: str) -> None:
    """Make the tables, unless those of a set-up that was cut off are there."""
    try:
        create(url)
    except Fault as fault:
        if fault.kind is not FaultKind.DATABASE_EXISTS or not _is_unfinished(url):
            raise


def _is_unfinished(url: str) -> bool:
    """Whether there is a database of ours without an office."""
    try:
        with open_database(url) as database, database.reading() as connection:
            return places.authority(connection) is None
    except Fault:
        return False
