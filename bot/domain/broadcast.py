"""One text to many: who is to get it, when, and what became of it. The counts of a report add up to its total."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from bot.domain.few import told
from bot.domain.office import Words
from bot.domain.outcome import Outcome


class Stage(StrEnum):
    """``waiting``: for a second admin, or for its time (the window to take it back included)."""

    DRAFT = "draft"
    APPROVAL = "approval"
    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Audience:
    """All that is given must fit (``stations`` and ``days``: a booking at one of them on one of them). Empty: everyone
    who agreed to the notice. ``unfinished``: an interview is under way and nothing is booked."""

    stations: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    unfinished: bool = False
    locale: Literal["", "ar", "en"] = ""


@dataclass(frozen=True, slots=True)
class NewBroadcast:
    """``arabic`` is required; without ``english`` everyone gets the Arabic text. ``starts_at`` None: at once."""

    arabic: str
    english: str
    audience: Audience
    urgent: bool
    starts_at: datetime | None
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class Recipients:
    """How many chats would get it now: by (channel, locale)."""

    by_channel: tuple[tuple[str, str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, _, count in self.by_channel)

    def told(self) -> "ToldRecipients":
        """What an admin may know of them, who may ask for any group and need not send anything. The total adds what is
        told of its parts, where anything is."""
        counts = {(channel, locale): told(count) for channel, locale, count in self.by_channel}
        shown = {channel for (channel, _), count in counts.items() if count is not None}
        return ToldRecipients(
            sum(count or 0 for count in counts.values()) or told(self.total),
            tuple((*which, count) for which, count in counts.items() if which[0] in shown),
        )


@dataclass(frozen=True, slots=True)
class ToldRecipients:
    """``Recipients`` as admins are told of them: None for few, perhaps nobody. Only channels of which there is more to
    tell than that."""

    total: int | None
    by_channel: tuple[tuple[str, str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of each recipient. ``failed`` and ``dropped`` by reason; all of them together are ``total``."""

    total: int
    due: int = 0
    sent: int = 0
    unknown: int = 0
    blocked: int = 0
    failed: tuple[tuple[str, int], ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    unknown_sends: int = 0
    """Sends whose outcome nobody can tell, sent again or not: so many people may have it twice."""

    @property
    def ended(self) -> int:
        return self.total - self.due


@dataclass(frozen=True, slots=True)
class Broadcast:
    """``number`` stands in the message, so that anyone can ask whether it is genuine: ``#1234``."""

    id: str
    number: int
    stage: Stage
    text: NewBroadcast
    made_by: str
    made_at: datetime
    approved_by: str | None
    starts_at: datetime
    ended_at: datetime | None
    report: Report = field(default_factory=lambda: Report(0))


Night = Literal["ask", "now", "morning"]
"""What an ordinary broadcast does that would go out in quiet hours: goes all the same, or when they are over."""


@dataclass(frozen=True, slots=True)
class NoticeSent(Outcome):
    """A notice of ours as it went out: only these very words are genuine. ``english`` may be empty."""

    number: int
    arabic: str
    english: str
    at: datetime

    @property
    def words(self) -> Words:
        return Words(self.arabic, self.english or self.arabic)


@dataclass(frozen=True, slots=True)
class NoticeUnknown(Outcome):
    """No notice of that number has gone out, or its words are forgotten by now."""

    number: int


@dataclass(frozen=True, slots=True)
class TooManyChecks(Outcome):
    """This chat has asked about as many numbers today as it may: numbers are not to be tried out."""


NoticeOutcome = NoticeSent | NoticeUnknown | TooManyChecks


@dataclass(frozen=True, slots=True)
class BroadcastRefused(Outcome):
    """Why it did not happen: ``no-text``, ``too-long``, ``nobody``, ``own-approval`` (by its maker, or from their
    chat), ``not-yours`` (sent by another than its maker),
    ``too-new`` (by who became an admin after it was written), ``gone``, ``not-now``, ``late`` (valid until a
    time that is past), ``night`` (it would go out in quiet hours, and nobody has said whether it shall)."""

    why: Literal[
        "no-text",
        "too-long",
        "nobody",
        "own-approval",
        "not-yours",
        "too-new",
        "gone",
        "not-now",
        "late",
        "not-admin",
        "night",
    ]
