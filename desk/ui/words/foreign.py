"""What a code is called that is not ours."""

from desk.i18n import Translate
from desk.scanning.foreign import ForeignKind


def foreign_name(kind: str, _: Translate) -> str:
    """Return what a foreign code is, with its article: `ein EU-Covid-Zertifikat`; `ein fremder Code` where unknown.

    `kind` is the value of a `ForeignKind`, as the facts of the check of the form have it.
    """
    names = {
        ForeignKind.ICALENDAR: _("an appointment from another system"),
        ForeignKind.ZMS: _("an appointment link of another office"),
        ForeignKind.PRETIX: _("an admission ticket"),
        ForeignKind.ALF_IO: _("an admission ticket"),
        ForeignKind.INDICO: _("an admission ticket"),
        ForeignKind.HI_EVENTS: _("an admission ticket"),
        ForeignKind.EU_CERTIFICATE: _("an EU COVID certificate"),
        ForeignKind.PAYMENT: _("a code for a bank transfer"),
        ForeignKind.WIFI: _("a code for a wireless network"),
        ForeignKind.CONTACT: _("a business card"),
        ForeignKind.BOARDING_PASS: _("a boarding pass"),
        ForeignKind.PARCEL_LABEL: _("a parcel label"),
        ForeignKind.WEB_ADDRESS: _("a web address"),
    }
    return {known.value: name for known, name in names.items()}.get(kind, _("a foreign code"))


def foreign_sentence(kind: str, _: Translate) -> str:
    """Return the sentence that says what a foreign code is."""
    return _("This is {what}.").format(what=foreign_name(kind, _))
