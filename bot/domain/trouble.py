"""What stands between a messenger and us, and is not the line: a webhook taken, a second poller, a token refused."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class TroubleKind(StrEnum):
    TOKEN_REFUSED = "token-refused"  # noqa: S105  # no password
    """401: it was revoked, or never was the bot's."""
    SECOND_POLLER = "second-poller"
    """Another program asks for the same updates, and takes every other one away."""
    WEBHOOK_TAKEN = "webhook-taken"
    """Somebody else set or removed the webhook: they have the token."""
    WEBHOOK_REFUSED = "webhook-refused"
    """The messenger calls us and gets no good answer."""


LASTING: Final = timedelta(minutes=1)  # what passes sooner is a hand-over between two of our own processes
QUIET: Final = {  # since it was last met, until it counts as over
    TroubleKind.TOKEN_REFUSED: timedelta(minutes=15),
    TroubleKind.SECOND_POLLER: timedelta(minutes=2),
    TroubleKind.WEBHOOK_TAKEN: timedelta(minutes=2),
    TroubleKind.WEBHOOK_REFUSED: timedelta(minutes=5),
}
TOLD: Final = timedelta(hours=1)  # for so long admins are told of a webhook that was taken, though it was taken back


@dataclass(frozen=True, slots=True)
class Trouble:
    """``who``: a host, or the messenger's own words; "" where it does not tell. Met first and last at these times."""

    channel: str
    kind: TroubleKind
    who: str
    since: datetime
    seen: datetime

    def goes_on(self, now: datetime) -> bool:
        """Or it was over for a while, and is another one when it is met again."""
        return now - self.seen < QUIET[self.kind]

    def hinders(self, now: datetime) -> bool:
        """Messages do not come or go because of it at this moment."""
        lasts = self.kind is TroubleKind.TOKEN_REFUSED or self.seen - self.since >= LASTING
        return lasts and self.goes_on(now)

    def alarms(self, now: datetime) -> bool:
        """Admins are told. A webhook that was taken even once means that somebody else has the token."""
        if self.kind is TroubleKind.WEBHOOK_TAKEN:
            return now - self.seen < TOLD
        return self.hinders(now)
