"""The status of a delivery after a channel's answer: done, again, or never."""

from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.channels.contract import Blocked, Later, Refused, Result, Sent, Unknown
from storage.outbox.mark import REPLIES, Claimed, Marked

HOLDS: Final = 5  # after so many attempts the rest of the chat waits no longer for this one
LONGEST: Final = 600.0  # seconds between two tries of unknown outcome
SOONEST: Final = 0.05  # seconds, whatever a channel says


def delivery_status(delivery: Claimed, result: Result, now: datetime) -> Marked:
    """The new status. A broadcast that failed for now holds no replies back."""
    holds = delivery.attempts < HOLDS and delivery.priority == REPLIES
    match result:
        case Sent(ref):
            return Marked(delivery, "sent", ref)
        case Refused(reason):
            return Marked(delivery, "failed", reason=reason)
        case Blocked():
            return Marked(delivery, "blocked")
        case Later(_, reason, everyone=True):
            return Marked(delivery, "due", reason=reason)
        case Later(seconds, reason):
            until = now + timedelta(seconds=max(seconds, SOONEST))
            return Marked(delivery, "due", reason=reason, until=until, holds=holds)
        case Unknown(reason):
            until = now + timedelta(seconds=min(2.0 ** min(delivery.attempts, 20), LONGEST))
            return Marked(delivery, "unknown", reason=reason, until=until, holds=holds and not delivery.once)
        case _:
            assert_never(result)
