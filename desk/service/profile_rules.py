"""What a rule of a profile rules: from its fields to the values of `desk.domain.rules`."""

from desk.domain.rules import Companions, Horizon, Limit, Opening, Quota, Reached, RuleKind, Ruling, Window
from desk.service.profile_forms import RuleProfile


def kind_of(rule: RuleProfile) -> tuple[RuleKind, ...]:
    """On what a rule rules; a right one on exactly one thing."""
    written: dict[RuleKind, object] = {
        RuleKind.ACCESS: rule.access,
        RuleKind.WINDOW: rule.window,
        RuleKind.COMPANIONS: rule.companions,
        RuleKind.LIMIT: rule.limit,
        RuleKind.PAYMENT: rule.payment,
        RuleKind.HOURS: rule.hours,
        RuleKind.CLOSED: rule.closed,
        RuleKind.HORIZON: rule.horizon_weeks,
        RuleKind.QUOTA: rule.quota,
        RuleKind.QUESTION: rule.question,
        RuleKind.NOTICE: rule.notice,
    }
    return tuple(kind for kind, value in written.items() if value)


def ruling_of(rule: RuleProfile) -> Ruling | None:
    """What a right rule says; None for a notice and for closing days, which say it in words."""
    found: tuple[Ruling | None, ...] = (
        Reached(rule.access, rule.asks is not None) if rule.access else None,
        Window(rule.window.early, rule.window.late) if rule.window else None,
        _companions(rule),
        _limit(rule),
        rule.payment,
        Opening(rule.hours) if rule.hours else None,
        Horizon(rule.horizon_weeks) if rule.horizon_weeks else None,
        Quota(rule.quota.least, rule.quota.most) if rule.quota else None,
        rule.question,
    )
    return next((one for one in found if one is not None), None)


def _companions(rule: RuleProfile) -> Companions | None:
    allowed = rule.companions
    return Companions(allowed.most, allowed.who, allowed.identity) if allowed else None


def _limit(rule: RuleProfile) -> Limit | None:
    limit = rule.limit
    return Limit(limit.of, limit.heads, limit.square_metres_per_person) if limit else None
