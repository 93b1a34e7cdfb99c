"""When a courtesy may reach a person: reminders at their hours, nothing in quiet ones. All hours are the office's."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.domain.rules import Rules

Reminder = Literal["evening", "morning"]
REMINDERS: Final[tuple[Reminder, ...]] = ("evening", "morning")


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


def reminder_due(which: Reminder, day: date, zone: ZoneInfo, rules: Rules) -> datetime:
    """When the reminder of a slot on that local day is due, in UTC. One in the morning waits for the quiet hours to
    end; one in the evening that would fall into them is never sent."""
    if which == "evening":
        return _at(day - timedelta(days=1), rules.reminder_evening, zone)
    return next_loud(_at(day, rules.reminder_morning, zone), zone, rules)


def _next(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).date()
    at = _at(today, hour, zone)
    return at if at > now else _at(today + timedelta(days=1), hour, zone)


def _at(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour % 24), zone).astimezone(UTC) + timedelta(days=hour // 24)
