"""How a desk is, part by part, and what to do where something is not as it should be."""

from desk.i18n import Translate
from desk.service.doctor import Finding, Health, Part
from desk.ui.words.faults import fault_line


def part_name(part: Part, _: Translate) -> str:
    """The name of what was examined."""
    return {
        Part.VERSIONS: _("Versions"),
        Part.DATABASE: _("Database"),
        Part.SPACE: _("Free space"),
        Part.CLOCK: _("Clock"),
        Part.KEYS: _("Keys"),
        Part.FONTS: _("Fonts"),
        Part.CAMERA: _("Camera"),
        Part.SCANNER: _("Handheld scanner"),
        Part.PRINTERS: _("Printers"),
    }[part]


def finding_line(finding: Finding, _: Translate) -> str:
    """What was found, and what to do, in one line."""
    if finding.fault:
        return fault_line(finding.fault, _)
    return _sentence(finding, _).format(**finding.facts)


def _sentence(finding: Finding, _: Translate) -> str:
    fine, part = finding.health is Health.FINE, finding.part
    if part is Part.KEYS:
        return _key_sentence(str(finding.facts["protection"]), _)
    if part is Part.CLOCK and "missing" in finding.facts:
        return _("the time zone {missing} is not known here. Install the package tzdata.")
    return _fine(part, _) if fine else _not_fine(part, _)


def _fine(part: Part, _: Translate) -> str:
    return {
        Part.VERSIONS: _("fine: Einlass {desk}, Python {python}, {packages}"),
        Part.DATABASE: _("fine: {is}, {where}"),
        Part.SPACE: _("fine: {megabytes} MB free in {folder}"),
        Part.CLOCK: _("fine: {now}, zone {zone}"),
        Part.FONTS: _("fine: {families} families of Noto Sans"),
        Part.CAMERA: _("fine: {devices}"),
        Part.PRINTERS: _("fine: {printers}"),
    }[part]


def _not_fine(part: Part, _: Translate) -> str:
    return {
        Part.SPACE: _("only {megabytes} MB free in {folder}. Make room: a full disk stops admission."),
        Part.CLOCK: _("{now} cannot be right. Set the computer's clock; until then letters may be refused wrongly."),
        Part.CAMERA: _("none found. A handheld scanner is enough; a camera can be plugged in at any time."),
        Part.SCANNER: _("needs no set-up. Scan a letter at the entrance: a verdict appears, no field is filled."),
        Part.PRINTERS: _("none found. Letters can be saved as PDF files."),
    }[part]


def _key_sentence(protection: str, _: Translate) -> str:
    return {
        "keyring": _("fine: the signing key is in the computer's key store"),
        "passphrase": _("fine: the signing key is a file locked by a passphrase"),
        "file-rights": _("file rights alone protect the signing key. Set DESK_KEY_PASSPHRASE before `desk init`."),
        "none": _("no signing key here, only public ones: letters are checked at this desk and made elsewhere"),
        "unknown": _("not examined, because the database could not be opened"),
    }[protection]
