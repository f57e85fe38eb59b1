"""The rules of the house: questions that the guard asks, and notices that hold today."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class RuleKind(Enum):
    """What a rule wants of the guard."""

    QUESTION = "question"
    """To be answered before somebody goes in ("wird die Maskenpflicht … kontrollieren")."""
    NOTICE = "notice"
    """To be known and said ("Bezahlungen sind ausschließlich via EC-Karte möglich")."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one language."""

    key: str
    kind: RuleKind
    position: int
    """Its place in the list; questions get the keys 1 to 9 in this order."""
    icon: str
    title: str
    detail: str
    remedy: str
    """What the visitor can do where the rule is not met; empty for notices."""
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on the site's local day, both ends included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


def questions(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that are asked, in their order."""
    return tuple(rule for rule in rules if rule.kind is RuleKind.QUESTION)


def notices(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that are only told, in their order."""
    return tuple(rule for rule in rules if rule.kind is RuleKind.NOTICE)
