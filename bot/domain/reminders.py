"""The reminders of an appointment: which there are, and at which hour each is due."""

from datetime import date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.domain.quiet_hours import at_hour, next_loud
from bot.domain.rules import Rules

Reminder = Literal["evening", "morning"]
REMINDERS: Final[tuple[Reminder, ...]] = ("evening", "morning")


def reminder_due(which: Reminder, day: date, zone: ZoneInfo, rules: Rules) -> datetime:
    """When the reminder of a slot on that local day is due, in UTC. One in the morning waits for the quiet hours to
    end; one in the evening that would fall into them is never sent."""
    if which == "evening":
        return at_hour(day - timedelta(days=1), rules.reminder_evening, zone)
    return next_loud(at_hour(day, rules.reminder_morning, zone), zone, rules)
