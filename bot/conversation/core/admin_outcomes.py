"""The outcomes of an admin's commands. Data only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.conversation.core.admin_commands import Steering
from bot.conversation.core.say import Text
from bot.domain.broadcast import Broadcast, BroadcastRefused, ToldRecipients
from bot.domain.case import CampaignClosing, CampaignRefused
from bot.domain.clock import Doubt
from bot.domain.closure import Closure, ClosurePlan, ClosureReport
from bot.domain.notes import Fault, Note, WhichNote
from bot.domain.outcome import Outcome
from bot.domain.pause import PageUse, Pause
from bot.domain.ready import ReadyRecorded, ReadyRefused, ReadyUndone, ReadyWantsSecond
from bot.domain.staff import Invitation, NameTooLong, Role, Staff


@dataclass(frozen=True, slots=True)
class BroadcastShown(Outcome):
    """A draft with all that its preview shows. ``seen``: (locale, the message in plain text) exactly as people will
    read it; ``second``: another admin must approve it."""

    broadcast: Broadcast
    recipients: ToldRecipients
    takes: timedelta
    seen: tuple[tuple[str, str], ...]
    second: bool


@dataclass(frozen=True, slots=True)
class BroadcastSent(Outcome):
    """The broadcast, which now waits for its time or for another admin."""

    broadcast: Broadcast


@dataclass(frozen=True, slots=True)
class ShownToMe(Outcome):
    there: bool


@dataclass(frozen=True, slots=True)
class Steered(Outcome):
    """The broadcast after an act of its buttons. ``why`` is a word of ``BroadcastRefused``, empty if it happened.
    ``shown``: what another admin is to judge, and ``maker``, the name of who wrote it."""

    do: Steering
    broadcast: Broadcast | None
    why: str = ""
    shown: BroadcastShown | None = None
    maker: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastsFound(Outcome):
    broadcasts: tuple[Broadcast, ...]


@dataclass(frozen=True, slots=True)
class ClosurePlanned(Outcome):
    """One plan for each station; together they count on no place twice. ``worse``: nothing was closed, as it is worse
    than what was shown before."""

    plans: tuple[tuple[str, ClosurePlan], ...]
    worse: bool = False


@dataclass(frozen=True, slots=True)
class StationsClosed(Outcome):
    """The closures made, and how many bookings they meet; none where the time was over before it began."""

    closures: tuple[Closure, ...]
    affected: int = 0


@dataclass(frozen=True, slots=True)
class ClosuresFound(Outcome):
    closures: tuple[tuple[Closure, ClosureReport], ...]


@dataclass(frozen=True, slots=True)
class Reopened(Outcome):
    """The closure taken back, and how many it had moved; ``None`` where it was over, or reopened before."""

    closure: Closure | None
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that is still unused."""

    id: str
    name: str
    role: Role
    station: str | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StaffFound(Outcome):
    """``members`` and ``invited`` of one page; ``pages``: how many there are; ``more``: found beyond the first page of
    a search; ``only_admin``: the id of the one who cannot be let go."""

    members: tuple[Staff, ...]
    invited: tuple[Invited, ...]
    only_admin: str
    ask: str = ""
    page: int = 0
    pages: int = 1
    more: int = 0


@dataclass(frozen=True, slots=True)
class InvitationCancelled(Outcome):
    was: bool


@dataclass(frozen=True, slots=True)
class StaffRevoked(Outcome):
    """The result of a revocation. ``own``: they have let themself go."""

    outcome: Literal["revoked", "last-admin", "gone"]
    own: bool


@dataclass(frozen=True, slots=True)
class PageUsed(Outcome):
    use: PageUse


@dataclass(frozen=True, slots=True)
class PauseFound(Outcome):
    pause: Pause | None


@dataclass(frozen=True, slots=True)
class ServicePaused(Outcome):
    pause: Pause


@dataclass(frozen=True, slots=True)
class ServiceResumed(Outcome):
    was: bool


@dataclass(frozen=True, slots=True)
class StatsFound(Outcome):
    """The figures of today, one line for each station."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ClockFound(Outcome):
    """The doubt in which the clock stands, as the process that leads sees it."""

    doubt: Doubt | None


@dataclass(frozen=True, slots=True)
class ClockBelieved(Outcome):
    """``was`` False: that doubt was over, or another stands now."""

    was: bool


@dataclass(frozen=True, slots=True)
class NoteShown(Outcome):
    """A text in its own language, and its recording: ``note_id`` "" where there is none. ``hear``: to be played."""

    which: WhichNote
    text: str
    note_id: str = ""
    stale: bool = False
    hear: bool = False


@dataclass(frozen=True, slots=True)
class NotesFound(Outcome):
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class NoteDrafted(Outcome):
    """A recording, which waits for its admin's word."""

    note_id: str


@dataclass(frozen=True, slots=True)
class NoteRefused(Outcome):
    why: Fault


@dataclass(frozen=True, slots=True)
class NoteKept(Outcome):
    """``note`` None: the recording was gone by then."""

    note: Note | None


@dataclass(frozen=True, slots=True)
class NoteDeleted(Outcome):
    was: bool


@dataclass(frozen=True, slots=True)
class ReadyApproved(Outcome):
    """To the admin who gave the second word."""

    recorded: ReadyRecorded


@dataclass(frozen=True, slots=True)
class CampaignsFound(Outcome):
    campaigns: tuple[CampaignClosing, ...]


@dataclass(frozen=True, slots=True)
class CampaignGoesOn(Outcome):
    """``was`` False: nothing was closing (any more)."""

    was: bool


@dataclass(frozen=True, slots=True)
class AdminsOnly(Outcome):
    """The refusal of a command whose sender is no admin, or no admin any more."""


AdminOutcome = (
    BroadcastShown
    | BroadcastRefused
    | BroadcastSent
    | ShownToMe
    | Steered
    | BroadcastsFound
    | ClosurePlanned
    | StationsClosed
    | ClosuresFound
    | Reopened
    | StaffFound
    | Invitation
    | InvitationCancelled
    | StaffRevoked
    | PageUsed
    | PauseFound
    | ServicePaused
    | ServiceResumed
    | StatsFound
    | ClockFound
    | ClockBelieved
    | NoteShown
    | NotesFound
    | NoteDrafted
    | NoteRefused
    | NoteKept
    | NoteDeleted
    | ReadyRecorded
    | ReadyWantsSecond
    | ReadyRefused
    | ReadyUndone
    | ReadyApproved
    | CampaignsFound
    | CampaignClosing
    | CampaignRefused
    | CampaignGoesOn
    | AdminsOnly
    | NameTooLong
)
