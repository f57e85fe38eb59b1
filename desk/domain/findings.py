"""What one check of the decision finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk.domain.decisions import FactValue, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """Nothing against the visitor, or the verdict and reason; skipped where the check cannot apply."""

    against: tuple[Verdict, Reason] | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    skipped: bool = False


PASSED = Finding()
SKIPPED = Finding(skipped=True)
