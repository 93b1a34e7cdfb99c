"""The hours of reminders and of quiet are those of the clock on the wall."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.quiet_hours import is_quiet, next_loud, next_quiet
from bot.domain.reminders import reminder_due
from bot.domain.rules import Rules
from tests.builders import RULES, ZONE, local

BERLIN = ZoneInfo("Europe/Berlin")


def berlin(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "evening", "morning"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 28, 17, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        (date(2026, 3, 30), datetime(2026, 3, 29, 16, tzinfo=UTC), datetime(2026, 3, 30, 6, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 24, 16, tzinfo=UTC), datetime(2026, 10, 25, 7, tzinfo=UTC)),
    ],
)
def test_hours_are_those_of_the_clock_on_the_wall(day: date, evening: datetime, morning: datetime) -> None:
    assert reminder_due("evening", day, BERLIN, RULES) == evening
    assert reminder_due("morning", day, BERLIN, RULES) == morning


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"), [(20, 59, False), (21, 0, True), (0, 0, True), (7, 59, True), (8, 0, False)]
)
def test_quiet_hours_have_limits(hour: int, minute: int, quiet: bool) -> None:
    now = local(8, hour, minute)
    assert is_quiet(now, ZONE, RULES) == quiet
    assert is_quiet(now, ZONE, Rules(quiet_from=0, quiet_to=0)) is False
    assert is_quiet(now, ZONE, Rules(quiet_from=1, quiet_to=5)) is False
    assert (next_loud(now, ZONE, RULES) == now) == (not quiet)
    assert not is_quiet(next_loud(now, ZONE, RULES), ZONE, RULES)
    assert is_quiet(next_quiet(now, ZONE, RULES), ZONE, RULES)
