"""The clock and chance: read here alone, and handed to every other module."""

import random
from datetime import UTC, datetime

CHANCE = random.SystemRandom()


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # this is the parameter that everyone else takes
