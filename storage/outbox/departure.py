"""When a broadcast goes out. Law: an ordinary one goes out in quiet hours only if its maker has said so."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.broadcast import BroadcastRefused, Night
from bot.domain.quiet_hours import is_quiet, next_loud
from bot.domain.rules import Rules


def goes_at(now: datetime, starts_at: datetime | None, rules: Rules, *, loud: bool = True) -> datetime:
    """The end of the window to take it back, or its own time, where that is later. Not ``loud``: it waits for the end
    of quiet hours."""
    soonest = now + rules.take_back
    goes = soonest if starts_at is None else max(soonest, starts_at)
    return goes if loud else next_loud(goes, rules.zone, rules)


def departure(
    row: Row[*tuple[Any, ...]], now: datetime, rules: Rules, night: Night
) -> tuple[datetime, bool] | BroadcastRefused:
    """When it goes, were it sent now, and whether that is at night by its maker's word."""
    disturbs = not row.urgent and is_quiet(goes_at(now, row.starts_at, rules), rules.zone, rules)
    if disturbs and night == "ask":
        return BroadcastRefused("night")
    at_night = disturbs and night == "now"
    goes = goes_at(now, row.starts_at, rules, loud=row.urgent or at_night)
    late = row.valid_until is not None and row.valid_until <= goes
    return BroadcastRefused("late") if late else (goes, at_night)
