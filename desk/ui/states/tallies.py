"""What was decided today, counted, in words."""

from datetime import timedelta

from desk.domain.day import Day
from desk.domain.decisions import Reason, Verdict
from desk.i18n import Translate
from desk.ui.board.state import TallyLine
from desk.ui.words.reasons import reason_name

_MINUTE = timedelta(minutes=1)


def tally_lines(day: Day, _: Translate) -> tuple[TallyLine, ...]:
    """Return the four counts of the day; where one reason was given most often, it is said."""
    return (
        TallyLine(Verdict.ADMIT, _("Admitted"), "", day.admitted.acts),
        TallyLine(Verdict.WAIT, _("Waited"), _mean(day, _), day.waited.acts),
        TallyLine(Verdict.REDIRECT, _("Redirected"), _most(day.redirected.most, _), day.redirected.acts),
        TallyLine(Verdict.REFUSE, _("No entry"), _most(day.refused.most, _), day.refused.acts),
    )


def _mean(day: Day, _: Translate) -> str:
    if day.mean_wait is None:
        return ""
    minutes = max(round(day.mean_wait / _MINUTE), 1)
    return _("1 minute on average") if minutes == 1 else _("{minutes} minutes on average").format(minutes=minutes)


def _most(reason: str, _: Translate) -> str:
    if reason not in {one.value for one in Reason}:
        return ""
    return _("mostly: {reason}").format(reason=reason_name(Reason(reason), _))
