"""Faults of the database: its file, its server, its disk."""

from collections.abc import Mapping
from typing import Literal, assert_never

from desk.domain.faults import FaultKind
from desk.i18n import Translate
from desk.ui.words.told import FaultWords, best

OfFile = Literal[
    FaultKind.DATABASE_MISSING,
    FaultKind.DATABASE_EMPTY,
    FaultKind.DATABASE_FOREIGN,
    FaultKind.DATABASE_DAMAGED,
    FaultKind.DATABASE_NEWER,
    FaultKind.DATABASE_OLDER,
    FaultKind.DATABASE_READ_ONLY,
    FaultKind.DATABASE_EXISTS,
]
OfServer = Literal[
    FaultKind.DATABASE_IN_USE,
    FaultKind.DATABASE_LOCKED,
    FaultKind.DATABASE_ON_SHARE,
    FaultKind.DATABASE_ADDRESS,
    FaultKind.DISK_FULL,
    FaultKind.DISK_FAILED,
    FaultKind.SERVER_AWAY,
]


def of_file(kind: OfFile, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where the database cannot be opened as it is."""
    nobody = _("Nobody can be checked or let in with this program until then. Use the list on paper.")
    match kind:
        case FaultKind.DATABASE_MISSING:
            happened = best(facts, _("There is no database at {where}."), _("There is no database."))
            todo = _("Set up an office, start the sample day, or give the place of the database.")
        case FaultKind.DATABASE_EMPTY:
            happened = best(facts, _("The database {where} is empty."), _("The database is empty."))
            todo = _("Set up an office in it, or open the backup.")
        case FaultKind.DATABASE_FOREIGN:
            happened = best(
                facts, _("{where} is not a database of this program."), _("This is not a database of this program.")
            )
            todo = _("Give the place of the right database. This one was not changed.")
        case FaultKind.DATABASE_DAMAGED:
            happened = best(facts, _("The database {where} is damaged."), _("The database is damaged."))
            todo = _("Do not go on with it. Open the backup and call the administration.")
        case FaultKind.DATABASE_NEWER:
            happened = best(
                facts,
                _("The database {where} comes from a newer version of this program."),
                _("The database comes from a newer version of this program."),
            )
            todo = _("Install the newer version. The database was not changed.")
        case FaultKind.DATABASE_OLDER:
            happened = best(
                facts,
                _("The database {where} comes from an older version of this program."),
                _("The database comes from an older version of this program."),
            )
            todo = _("Back it up, type `desk upgrade` once on one computer, and start the other desks anew.")
        case FaultKind.DATABASE_READ_ONLY:
            happened = best(
                facts, _("Nothing can be written to {where}."), _("Nothing can be written to the database.")
            )
            todo = _("Give this user the right to write to the database and its folder.")
        case FaultKind.DATABASE_EXISTS:
            happened = best(facts, _("There is already a database at {where}."), _("There is already a database."))
            nobody = _("Nothing changes for visitors.")
            todo = _("Open it, or choose another place for the new one. The old one was not changed.")
        case _:
            assert_never(kind)
    return FaultWords(happened, nobody, todo)


def of_server(kind: OfServer, facts: Mapping[str, str | int], _: Translate) -> FaultWords:
    """Return what is said where the database cannot be reached or written to now."""
    nothing = _("Nothing was stored. The visitor has not been let in.")
    match kind:
        case FaultKind.DATABASE_IN_USE:
            happened = best(facts, _("{where} is already open in another desk."), _("The database is already open."))
            nothing = _("This window cannot let anybody in. The other one goes on.")
            todo = _("Use the window that is open, or close it first.")
        case FaultKind.DATABASE_LOCKED:
            happened = best(
                facts, _("{where} has been busy for too long."), _("The database has been busy for too long.")
            )
            todo = _("Try again. If it happens again, close the other programs that use the database.")
        case FaultKind.DATABASE_ON_SHARE:
            happened = best(
                facts,
                _("{where} lies on a network drive or in a folder that is synchronised."),
                _("The database lies on a network drive or in a folder that is synchronised."),
            )
            nothing = _("Nobody can be let in with it: seats could be given twice.")
            todo = _("Put the database on a disk of this computer, or use a database server.")
        case FaultKind.DATABASE_ADDRESS:
            happened = best(
                facts, _("{where} is not the address of a database."), _("This is not the address of a database.")
            )
            nothing = _("Nothing changes for visitors.")
            todo = _("Give a file, or an address that begins with postgresql://.")
        case FaultKind.DISK_FULL:
            happened = _("The disk is full.")
            todo = _("Make room on the disk, then try again. Until then, use the list on paper.")
        case FaultKind.DISK_FAILED:
            happened = best(facts, _("The disk does not read or write {where}."), _("The disk does not read or write."))
            todo = _("Use the list on paper. Call the administration: the disk may be failing.")
        case FaultKind.SERVER_AWAY:
            happened = best(
                facts, _("The database server {where} does not answer."), _("The database server does not answer.")
            )
            nothing = _("Whether the last admission was stored is not certain. Nobody else can be let in.")
            todo = _("Try again. The same letter is counted once only. If it stays away, call the administration.")
        case _:
            assert_never(kind)
    return FaultWords(happened, nothing, todo)
