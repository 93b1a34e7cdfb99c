"""The status of a delivery after a channel's answer: done, again, or never.

Law: a call that was not made, or that was let through to nobody, is no attempt of the message.
"""

from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.channels.contract import Blocked, Later, Refused, Result, Sent, Unknown
from storage.outbox.mark import REPLIES, Claimed, Marked

HOLDS: Final = 8  # after so many attempts the rest of the chat waits no longer for this one
HOLDS_IN_DOUBT: Final = 2
LONGEST: Final = 60.0  # seconds between two tries, whatever a channel says: what holds for hours may end sooner
SOONEST: Final = 0.05
AFTER_DOUBT: Final = (1.0, 4.0, 60.0, 600.0, 3600.0)
"""Seconds after each try of unknown outcome; the next one waits for a sign of life as well."""


def delivery_status(delivery: Claimed, result: Result, now: datetime) -> Marked:
    """The new status. A broadcast that failed for now holds no replies back."""
    replies = delivery.priority == REPLIES
    match result:
        case Sent(ref):
            return Marked(delivery, "sent", ref)
        case Refused(reason):
            return Marked(delivery, "failed", reason=reason)
        case Blocked():
            return Marked(delivery, "blocked")
        case Later(_, reason, everyone=True):
            return Marked(delivery, "due", reason=reason, tried=False)
        case Later(seconds, reason, tried=tried):
            longer = 2.0 ** min(delivery.attempts, 6) if tried else 0.0
            until = now + timedelta(seconds=min(max(seconds, longer, SOONEST), LONGEST))
            holds = replies and (not tried or delivery.attempts < HOLDS)
            return Marked(delivery, "due", reason=reason, until=until, tried=tried, holds=holds)
        case Unknown(reason):
            until = now + timedelta(seconds=AFTER_DOUBT[min(delivery.attempts, len(AFTER_DOUBT) - 1)])
            holds = replies and delivery.attempts < HOLDS_IN_DOUBT
            return Marked(delivery, "unknown", reason=reason, until=until, holds=holds)
        case _:
            assert_never(result)
