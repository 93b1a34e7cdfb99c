"""The one place that reads the clock and draws from chance; everyone else is handed both."""

import random
from datetime import UTC, datetime

CHANCE = random.SystemRandom()


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # this is the parameter that everyone else takes
