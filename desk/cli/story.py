"""The sample day told in the terminal: what holds today, the letters, who comes, what they are told, who goes.

Each step is said in a line for people, and as JSON with everything that belongs to it; what would be the same line
again and again is counted instead. Who comes, and with what, stands in `desk.cli.story_guests`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.cli import story_guests as guests
from desk.cli.speech import LANGUAGE, _
from desk.cli.story_guests import Guest, Teller
from desk.cli.story_trips import tell_trips
from desk.clock import system_clock
from desk.domain.faults import Fault, FaultKind
from desk.domain.opening import closed_on
from desk.domain.rules import Access, RuleKind
from desk.domain.services import Service
from desk.domain.waiting import next_for
from desk.i18n import long_day, time_of_day
from desk.service.appointments import day_list
from desk.service.codes import letter_in_picture
from desk.service.desk import Desk, open_desk
from desk.service.leaving import leave_room
from desk.service.letters import MadeLetter, file_name, make, note_printed, one_page, write_file
from desk.service.occupancy import board
from desk.service.sample_day import make_sample
from desk.service.walkins import present_number
from desk.ui.words.access import access_words

_PAGES = 4
"""How many letters become a file of their own and are held to the camera; the rest stand in the batch."""
_LINES, _LINES_ELSEWHERE = 6, 3
"""How many of those who are due are told one by one, at the first building and at the others."""
_ASKED = 2
"""Of those who are due, the first two are first asked, where there are questions."""
_NAMED = 3
"""How many services are named in a line."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the day is played."""

    url: str
    """Of the database that is made for it."""
    folder: Path
    """For the files."""
    take_pictures: Callable[[str, Path, str | None], list[Path]]


def play(stage: Stage, office: str, day: date | None, entrance: str | None, as_json: bool) -> None:
    """Make the sample day of an office and play it through, at one entrance or at one of each building.

    Raises the faults of `make_sample` and of what is done on the day.
    """
    try:
        stage.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault(FaultKind.FOLDER_NOT_WRITABLE, folder=str(stage.folder)) from error
    teller = Teller(as_json)
    every = make_sample(stage.url, system_clock, LANGUAGE, office, day)
    teller.tell("sample", _("A made-up office on a made-up day. Nobody in it exists."))
    doors = every if entrance is None else (entrance,)
    made: dict[str, list[MadeLetter]] = {}
    for door in every:
        with open_desk(stage.url, system_clock, LANGUAGE, door) as desk:
            made[door] = _print_letters(desk, stage.folder, "" if len(every) == 1 else f"-{len(made) + 1}", teller)
    for door in doors:
        with open_desk(stage.url, system_clock, LANGUAGE, door) as desk:
            others = [one for elsewhere in every if elsewhere != door for one in made[elsewhere]]
            _play_entrance(desk, stage.folder, made.get(door, []), others, teller, first=door == doors[0])
    # The windows open the database themselves, as they would at a desk.
    pictures = [str(picture) for picture in stage.take_pictures(stage.url, stage.folder, entrance)]
    teller.tell("windows", _("Pictures of the windows: {files}").format(files=", ".join(pictures)), files=pictures)
    for door in doors:
        with open_desk(stage.url, system_clock, LANGUAGE, door) as desk:
            if desk.house.rooms:
                _everybody_leaves(desk, teller)
    teller.tell("end", _("Everything stands in {folder}").format(folder=stage.folder), folder=str(stage.folder))


def _print_letters(desk: Desk, folder: Path, number: str, teller: Teller) -> list[MadeLetter]:
    """Make the letters of a building's day; none where nobody is expected."""
    rows = [row.appointment for row in day_list(desk, desk.today(desk.clock()))]
    if not rows:
        return []
    made, pdf = make(desk, rows)
    batch = write_file(folder, f"letters{number}.pdf", pdf)
    note_printed(desk, made)
    line = _("{count} letters made, each code read back from its page: {file}").format(count=len(made), file=batch)
    teller.tell("letters", line, count=len(made), files=[str(batch)])
    family = [one.appointment.persons for one in made if one.appointment.family]
    if family:
        words = _("Among them a family of {persons} in {count} appointments at the same time, a letter for each.")
        teller.tell("family", words.format(persons=sum(family), count=len(family)), count=len(family))
    return list(made)


def _play_entrance(
    desk: Desk, folder: Path, made: list[MadeLetter], others: list[MadeLetter], teller: Teller, *, first: bool
) -> None:
    """Tell what holds at an entrance, and let everybody come."""
    now = desk.clock()
    where = _("{house}, entrance {entrance}: {day}, {time}").format(
        house=f"{desk.house.authority}, {desk.house.site.name}",
        entrance=desk.entrance_name,
        day=long_day(desk.today(now), _),
        time=time_of_day(now, desk.zone, _),
    )
    teller.tell("entrance", where, house=desk.house.site.name, now=now)
    _tell_access(desk, teller)
    due = [one for one in made if one.appointment.window_opens <= now <= one.appointment.window_closes]
    due = [one for one in due if desk.house.open_on(one.appointment.service, one.appointment.day)]
    # Whoever brings somebody along comes first, while there is room enough for both.
    alone = [one for one in due if first and one.appointment.persons == 1 and _may_bring(desk, one)]
    if alone:
        guests.come_with_companions(desk, alone[0], teller)
    _arrive(desk, [one for one in due if one not in alone[:1]], folder, teller, first=first)
    if first:
        guests.come_with_wrong_letters(desk, made, due, teller)
    guests.come_to_the_wrong_building(desk, others, teller)
    guests.come_without_letters(desk, teller)
    tell_trips(desk, folder, teller)
    if desk.house.rooms:
        _tell_board(desk, teller)


def _may_bring(desk: Desk, made: MadeLetter) -> bool:
    """Whether a rule says that somebody may come along."""
    return desk.house.holding(made.appointment.service, made.appointment.day).companions is not None


def _tell_access(desk: Desk, teller: Teller) -> None:
    """Tell how each service is reached today."""
    today = desk.today(desk.clock())
    by_way: dict[tuple[Access, str], list[Service]] = {}
    for service in desk.house.services_here:
        holding = desk.house.holding(service, today)
        rule = holding.of(RuleKind.ACCESS)
        title = rule.title if rule and rule.title else access_words(holding.access, _)
        closing = closed_on(holding, desk.house.holidays)
        if closing is not None:
            title = _("Closed today ({name})").format(name=closing.name)
        by_way.setdefault((holding.access, title), []).append(service)
    for (access, title), services in by_way.items():
        names = ", ".join(service.name for service in services[:_NAMED])
        if len(services) > _NAMED:
            names = _("{services} and {count} more").format(services=names, count=len(services) - _NAMED)
        keys = [service.key for service in services]
        teller.tell("access", f"  {title}: {names}", access=access, services=keys)


def _arrive(desk: Desk, due: list[MadeLetter], folder: Path, teller: Teller, *, first: bool) -> None:
    """Hold up the letters of everybody who is due about now.

    At the first building the first party is asked, and the second does not comply at once.
    """
    lines, asked = (_LINES, _ASKED) if first else (_LINES_ELSEWHERE, 0)
    for number, one in enumerate(due):
        scanned = one.letter.code
        if number < _PAGES:
            page = write_file(folder, file_name(one), one_page(one))
            scanned = letter_in_picture(page)
            teller.note("page", _("Held to the camera: {file}").format(file=page), files=[str(page)])
        brings = _("Appointment at {time}").format(time=time_of_day(one.appointment.starts_at, desk.zone, _))
        if number < asked:
            guests.ask(desk, brings, scanned, teller, comply=number == 0)
        guests.receive(desk, Guest(brings, hidden=number >= lines), guests.with_letter(desk, scanned), teller)
    teller.tell_hidden()


def _tell_board(desk: Desk, teller: Teller) -> None:
    house = board(desk)
    inside = _("{inside} of at most {capacity} persons inside.")
    line = inside.format(inside=house.persons_inside, capacity=house.capacity)
    full = sum(room.seats.free == 0 for room in house.rooms)
    line += " " + _("Rooms full: {full}. Parties waiting: {waiting}.").format(full=full, waiting=len(house.waiting))
    teller.tell("board", line, inside=house.persons_inside, full=full, waiting=len(house.waiting))


def _everybody_leaves(desk: Desk, teller: Teller) -> None:
    """Empty the house room by room; whoever waits for a room goes in as soon as it is free, and leaves last."""
    while house := [room for room in board(desk).rooms if room.visits]:
        for room in house:
            leave_room(desk, room.room.number)
            following = next_for(board(desk).waiting, room.room.number, room.seats.capacity)
            if following:
                line = _("Room {room} is free, next is number {number}.")
                said = line.format(room=room.room.number, number=following.number)
                teller.tell("next", said, room=room.room.number, number=following.number)
                called = guests.answered(present_number(desk, following.number))
                guests.receive(desk, Guest(_("Number {number}").format(number=following.number)), called, teller)
    _tell_board(desk, teller)
