"""How long a case is kept."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.rules import Rules
from storage.cases.rows import Found

AFTER_END = timedelta(days=7)
"""After a campaign, or the end of a card whose person wished to be reminded."""


def forgotten_at(row: Found, rules: Rules, campaign: date | None = None) -> datetime:
    """``campaign``: the last day of handing out, if one was named. Ended: as after collecting."""
    if row.ended_at is not None:
        ended: datetime = row.ended_at + rules.collected_retention
        return ended
    if row.stage == "collected":
        over: datetime = row.collected_at + rules.collected_retention
        if row.remind and row.expires_on:
            over = max(over, day_after(date.fromisoformat(row.expires_on), rules) + AFTER_END)
        return over
    if row.stage == "ready":
        over = row.ready_at + rules.uncollected_retention
    else:
        over = row.applied_at + rules.unready_retention
    return over if campaign is None else min(over, day_after(campaign, rules) + AFTER_END)


def day_after(day: date, rules: Rules) -> datetime:
    """The end of a local day."""
    return datetime.combine(day + timedelta(days=1), time(), rules.zone).astimezone(UTC)
