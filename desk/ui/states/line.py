"""The state line, the strips and the devices in words."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from babel.dates import format_date

from desk.domain.faults import Fault, FaultKind
from desk.i18n import Translate, long_day
from desk.scanning.camera import CameraState
from desk.ui.entrance.state import Caption, DeviceEntry
from desk.ui.parts.stateline import LineState, StateEntry
from desk.ui.words.faults import fault_words
from desk.ui.words.moments import clock, hour


@dataclass(frozen=True, slots=True)
class Condition:
    """How the desk itself is."""

    entrance: str
    zone: ZoneInfo
    now: datetime
    """UTC."""
    late: bool = False
    """Whether an answer of the database is awaited for too long."""
    cut_off: bool = False
    """Whether the database could not be reached the last time."""
    printer: str = ""
    """The printer that letters go to; "" where there is none."""
    looked_for_printer: bool = False
    played: bool = False
    """Whether the clock stands on a day that is played (training)."""


def line_state(condition: Condition, _: Translate) -> LineState:
    """Return the state line."""
    return LineState(
        entries=_entries(condition, _),
        who=condition.entrance,
        role="",
        key="",
        day=line_day(condition.now, condition.zone, _),
        clock=clock(condition.now, condition.zone, _),
    )


def beginning_line(local: datetime, language: str, _: Translate) -> LineState:
    """Return the state line of the first start; `local` is the computer's own time, for there is no site yet."""
    zone = local.tzinfo or UTC
    entry = StateEntry("languages", {"de": "Deutsch", "en": "English"}.get(language, language), _("F11: English"))
    return LineState((entry,), "", "", "", line_day(local, zone, _), hour(local.time(), _))


def line_day(now: datetime, zone: tzinfo, _: Translate) -> str:
    """Return the day as the state line has it: `Do 25.06.2020`."""
    local = now.astimezone(zone).date()
    weekday = format_date(local, "EEEEEE", locale=_("en")).removesuffix(".")
    day = format_date(local, _("dd/MM/y"), locale=_("en"))
    return f"{weekday} {day}"


def _entries(condition: Condition, _: Translate) -> tuple[StateEntry, ...]:
    if condition.cut_off:
        connection = StateEntry("unplug", _("No connection to the data"), "")
    elif condition.late:
        connection = StateEntry("plug", _("The data do not answer yet"), _("please wait"))
    else:
        connection = StateEntry("plug", _("Connected"), _("· data of just now"))
    saved = StateEntry("check", "", _("Everything stored"))
    entries = [connection] if condition.cut_off or condition.late else [connection, saved]
    if condition.looked_for_printer:
        printer = condition.printer
        entries.append(
            StateEntry("printer", "", _("Printer ready")) if printer else StateEntry("printer", "", _("No printer"))
        )
    if condition.played:
        day = long_day(condition.now.astimezone(condition.zone).date(), _)
        entries.insert(0, StateEntry("play", _("Practice: it is {day}").format(day=day), ""))
    return tuple(entries)


def fault_strip(fault: Fault, _: Translate) -> tuple[str, str, str]:
    """Return icon, sentence and advice for a fault."""
    words = fault_words(fault, _)
    advice = " ".join(part for part in (words.means, words.todo) if part)
    icon = "unplug" if fault.kind in {FaultKind.SERVER_AWAY, FaultKind.DATABASE_LOCKED} else "info"
    return icon, words.happened, advice


def late_strip(_: Translate) -> tuple[str, str, str]:
    """Return what is said while an answer is awaited."""
    return "clock", _("Please wait: the data do not answer yet."), _("Nothing is lost. Nobody is let in meanwhile.")


def devices(camera: CameraState | None, handheld: bool, _: Translate) -> tuple[DeviceEntry, ...]:
    """Return the devices below the camera's picture; a handheld is known once it has read something."""
    words = {
        CameraState.OPENING: (_("Camera is starting"), False),
        CameraState.SHOWING: (_("Camera ready"), False),
        CameraState.BLACK: (_("Camera shows black"), True),
        CameraState.LOST: (_("Camera is gone"), True),
        CameraState.NONE: (_("No camera found"), True),
        CameraState.ENDED: (_("Film is over"), False),
    }
    entries = []
    if camera is not None:
        told, troubled = words[camera]
        entries.append(DeviceEntry("camera", told, troubled))
    if handheld:
        entries.append(DeviceEntry("barcode", _("Handheld scanner ready")))
    return tuple(entries)


def caption(camera: CameraState | None, in_view: bool, several: bool, _: Translate) -> Caption:
    """Return what stands on the camera's picture: what to do, or what was done."""
    if several:
        return Caption(_("One letter at a time, please"))
    if in_view:
        return Caption(_("Code read"), "check")
    match camera:
        case CameraState.SHOWING:
            return Caption(_("Hold the letter here"))
        case CameraState.BLACK:
            return Caption(_("Is the camera covered?"), "camera")
        case CameraState.LOST | CameraState.NONE:
            return Caption(_("Use the handheld scanner or type the code"), "barcode")
        case _:
            return Caption()
