"""Counts of people as they may be told: in full steps, and none where they are few.

Law: a count of one person is none. Whoever watches one, or asks for a narrow group, must not see somebody come or go.
"""

from typing import Final

FEW: Final = 5
"""Below it none is told; above it full steps of as many."""


def told(count: int, least: int = FEW, step: int = FEW) -> int | None:
    """None: fewer than ``least``, perhaps nobody."""
    return count // step * step if count >= least else None
