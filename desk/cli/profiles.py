"""`desk office check`: every slip in a profile, or what the profile describes."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from desk.cli.ending import DONE, NOT_ADMITTED
from desk.cli.speech import _, answer, in_json
from desk.clock import system_clock
from desk.i18n import long_day
from desk.service.profile_forms import Profile
from desk.service.profiles import ProfileProblem, find_profile, load_profile, problems
from desk.ui.words.problems import problem_words


@click.group(help=_("Profiles of offices: check one."), no_args_is_help=False, subcommand_metavar=_("COMMAND …"))
def office() -> None:
    """Gather what is done with profiles."""


@office.command(
    "check",
    help=_("Check a profile, a shipped one by its name or a file, and list all that is wrong in it; else sum it up."),
    epilog=_(
        "JSON, a line a problem: line, place, problem, wrong, remedy. Of a profile that is right: file, authority, "
        "sites, rooms, services, rules, first_day, last_day, next_change."
    ),
)
@click.argument("profile", metavar=_("FILE|NAME"))
@in_json
def check(profile: str, as_json: bool) -> int:
    """Check a profile; status 1 where anything in it is wrong."""
    path = find_profile(profile)
    found = problems(path)
    if not found:
        _sum_up(path, load_profile(path), as_json)
        return DONE
    for one in found:
        _tell(one, as_json)
    if not as_json:
        count = _("1 problem in {file}.") if len(found) == 1 else _("{count} problems in {file}.")
        again = _("Check again after correcting: some things show only where the others are right.")
        answer(False, {}, f"{count.format(count=len(found), file=path)} {again}")
    return NOT_ADMITTED


def _tell(one: ProfileProblem, as_json: bool) -> None:
    words = problem_words(one.problem, one.facts, _)
    fields = {
        "line": one.line,
        "place": one.place or None,
        "problem": one.problem,
        "wrong": words.wrong,
        "remedy": words.remedy,
    }
    where = _("Line {line}, {place}") if one.place else _("Line {line}")
    answer(as_json, fields, f"{where.format(line=one.line, place=one.place)}: {words.wrong} {words.remedy}")


def _sum_up(path: Path, profile: Profile, as_json: bool) -> None:
    today = system_clock().astimezone(ZoneInfo(profile.sites[0].timezone)).date()
    named = [day for rule in profile.rules for day in (rule.valid_from, rule.valid_until) if day]
    change = _next_change(profile, today)
    fields = {
        "file": str(path),
        "authority": profile.authority,
        "sites": len(profile.sites),
        "rooms": len(profile.rooms),
        "services": len(profile.services),
        "rules": len(profile.rules),
        "first_day": min(named, default=None),
        "last_day": max(named, default=None),
        "next_change": change,
    }
    counted = _("Buildings: {sites}. Rooms: {rooms}. Services: {services}. Rules: {rules}.").format_map(fields)
    dated = _("No rule names a day.")
    if named:
        spans = _("The days that rules name: from {first} to {last}.")
        dated = spans.format(first=long_day(min(named), _), last=long_day(max(named), _))
    ahead = _("Next change: {day}.").format(day=long_day(change, _)) if change else _("No change lies ahead.")
    right = _("The profile of {authority} is right.").format(authority=profile.authority)
    answer(as_json, fields, right, counted, dated, ahead)


def _next_change(profile: Profile, today: date) -> date | None:
    """The first local day after today on which a rule begins, or has just ended."""
    begins = (rule.valid_from for rule in profile.rules if rule.valid_from)
    ended = (rule.valid_until + timedelta(days=1) for rule in profile.rules if rule.valid_until)
    return min((day for day in (*begins, *ended) if day > today), default=None)
