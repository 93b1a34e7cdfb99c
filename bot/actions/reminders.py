"""Reminders of the next appointment: the evening before and in the morning, from the office's hours on.

Those of one evening leave one after the other, so that people in conversation meanwhile are answered first. Law: one
whose hour passed while the power or the line was away comes afterwards, until it is of no use: in the evening until the
quiet hours begin (the morning has its own), in the morning until the appointment.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from bot.actions.notices import tell_of_reminder
from bot.conversation.core.state import Scene
from bot.domain.quiet_hours import is_quiet, next_quiet
from bot.domain.reminders import REMINDERS, Reminder, reminder_due
from storage.bookings.reminders import take_reminders
from storage.engine.transaction import Transaction

AT_ONCE: Final = 50  # in a transaction: the writer is nobody else's while it runs
BETWEEN: Final = timedelta(milliseconds=100)  # from one message to the next


def is_due(now: datetime, scene: Scene, which: Reminder) -> bool:
    """Reminders of that kind are sent now: their hour has come on this local day, and it is not a quiet one."""
    return _due(now, scene, which) <= now and not is_quiet(now, scene.zone, scene.rules)


def remind(tx: Transaction, scene: Scene, before: int = 0) -> int:
    """Queues the next ones, at most ``AT_ONCE``; ``before`` have been queued in this round. 0: there are none."""
    for which in REMINDERS:
        if is_due(tx.now, scene, which) and (queued := _remind(tx, scene, which, before)):
            return queued
    return 0


def _remind(tx: Transaction, scene: Scene, which: Reminder, before: int) -> int:
    due_at = _due(tx.now, scene, which)
    day = scene.today + timedelta(days=which == "evening")
    since, until = (datetime.combine(day + timedelta(days=more), time(), scene.zone).astimezone(UTC) for more in (0, 1))
    stations = [station.key for station in scene.office.stations]
    booked_by = due_at - scene.rules.fresh
    found = take_reminders(tx, which, stations, max(since, tx.now), until, booked_by, AT_ONCE)
    quiet = next_quiet(tx.now, scene.zone, scene.rules)
    for number, reminded in enumerate(found, before):
        leaves = tx.now + number * BETWEEN
        tell_of_reminder(tx, which, reminded, scene, leaves, min(quiet, reminded.slot.starts_at))
    return len(found)


def _due(now: datetime, scene: Scene, which: Reminder) -> datetime:
    day = now.astimezone(scene.zone).date() + timedelta(days=which == "evening")
    return reminder_due(which, day, scene.zone, scene.rules)
