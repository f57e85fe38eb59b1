"""How a service is reached, in words."""

from typing import assert_never

from desk.domain.rules import Access
from desk.i18n import Translate


def access_words(access: Access, _: Translate) -> str:
    """Return in a few words how a service is reached."""
    match access:
        case Access.APPOINTMENT:
            return _("by appointment only")
        case Access.INVITATION:
            return _("by invitation only")
        case Access.WALK_IN:
            return _("without appointment")
        case Access.AGREEMENT:
            return _("after a telephone call only")
        case Access.HOME_VISIT:
            return _("visit at home")
        case Access.ONLINE:
            return _("online only")
        case Access.CLOSED:
            return _("closed to visitors")
        case _:
            assert_never(access)
