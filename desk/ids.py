"""Identifiers that sort by the time of their making: UUID version 7 (RFC 9562, section 5.7)."""

import secrets
from datetime import datetime
from uuid import UUID


def uuid7(at: datetime) -> UUID:
    """Make an identifier for something that happens at `at` (aware): 48 bits of milliseconds, 74 random bits."""
    milliseconds = int(at.timestamp() * 1000)
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
