"""Texts that are kept in several languages: which one is taken."""

from collections.abc import Mapping
from typing import TypeVar

Text = TypeVar("Text")

FALLBACK = "de"
"""Every profile has German; other languages may be missing where nobody has translated yet."""


def in_language(texts: Mapping[str, Text], language: str) -> Text | None:
    """Return the text in a language, else in German, else None."""
    return texts.get(language, texts.get(FALLBACK))
