"""Who came: those invited and their companions, in words."""

from typing import assert_never

from desk.domain.rules import Companion, Companions
from desk.i18n import Translate


def came_along(count: int, allowed: Companions | None, _: Translate) -> str:
    """Return who came along beside those invited: `1 Begleitung (Dolmetscher), zeigt Ausweis`; empty for nobody."""
    if not count:
        return ""
    told = _("1 companion") if count == 1 else _("{count} companions").format(count=count)
    if allowed is None:
        return told
    told = f"{told} ({_who(allowed, _)})" if allowed.who else told
    if not allowed.identity:
        return told
    return (
        _("{who}, shows an identity card").format(who=told)
        if count == 1
        else _("{who}, show identity cards").format(who=told)
    )


def may_come(allowed: Companions | None, _: Translate) -> str:
    """Return who may come along: `Begleitung höchstens 1: Dolmetscher`; that everybody counts where no rule says."""
    if allowed is None:
        return _("Companions count.")
    if not allowed.most:
        return _("No companions.")
    one, more = _("At most one companion"), _("At most {count} companions").format(count=allowed.most)
    most = one if allowed.most == 1 else more
    return f"{most}: {_who(allowed, _)}." if allowed.who else f"{most}."


def _who(allowed: Companions, _: Translate) -> str:
    return _(" or ").join(_companion(one, _) for one in allowed.who)


def _companion(companion: Companion, _: Translate) -> str:
    match companion:
        case Companion.INTERPRETER:
            return _("interpreter")
        case Companion.CHILD:
            return _("child")
        case Companion.CARER:
            return _("carer")
        case _:
            assert_never(companion)
