"""The hours in which nobody is written to unasked. All hours are those of the clock on the office's wall."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.rules import Rules


def is_quiet(now: datetime, zone: ZoneInfo, rules: Rules) -> bool:
    hour = now.astimezone(zone).hour
    if rules.quiet_from <= rules.quiet_to:
        return rules.quiet_from <= hour < rules.quiet_to
    return hour >= rules.quiet_from or hour < rules.quiet_to


def next_quiet(now: datetime, zone: ZoneInfo, rules: Rules) -> datetime:
    """When quiet hours begin next, in UTC."""
    return _next(now, rules.quiet_from, zone)


def next_loud(now: datetime, zone: ZoneInfo, rules: Rules) -> datetime:
    """``now``, or in quiet hours their end, in UTC."""
    return _next(now, rules.quiet_to, zone) if is_quiet(now, zone, rules) else now


def _next(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).date()
    at = at_hour(today, hour, zone)
    return at if at > now else at_hour(today + timedelta(days=1), hour, zone)


def at_hour(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """In UTC. Hours from 24 on are of the days after."""
    return datetime.combine(day, time(hour % 24), zone).astimezone(UTC) + timedelta(days=hour // 24)
