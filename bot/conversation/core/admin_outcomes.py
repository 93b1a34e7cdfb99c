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
from bot.domain.pause import PageUse, Pause
from bot.domain.ready import ReadyRecorded, ReadyRefused, ReadyUndone, ReadyWantsSecond
from bot.domain.staff import Invitation, NameTooLong, Role, Staff


@dataclass(frozen=True, slots=True)
class BroadcastShown:
    """A draft with all that its preview shows. ``seen``: (locale, the message in plain text) exactly as people will
    read it; ``second``: another admin must approve it."""

    broadcast: Broadcast
    recipients: ToldRecipients
    takes: timedelta
    seen: tuple[tuple[str, str], ...]
    second: bool


@dataclass(frozen=True, slots=True)
class BroadcastSent:
    """The broadcast, which now waits for its time or for another admin."""

    broadcast: Broadcast


@dataclass(frozen=True, slots=True)
class ShownToMe:
    there: bool


@dataclass(frozen=True, slots=True)
class Steered:
    """The broadcast after an act of its buttons. ``why`` is a word of ``BroadcastRefused``, empty if it happened.
    ``shown``: what another admin is to judge, and ``maker``, the name of who wrote it."""

    do: Steering
    broadcast: Broadcast | None
    why: str = ""
    shown: BroadcastShown | None = None
    maker: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastsFound:
    broadcasts: tuple[Broadcast, ...]


@dataclass(frozen=True, slots=True)
class ClosurePlanned:
    """One plan for each station; together they count on no place twice. ``worse``: nothing was closed, as it is worse
    than what was shown before."""

    plans: tuple[tuple[str, ClosurePlan], ...]
    worse: bool = False


@dataclass(frozen=True, slots=True)
class StationsClosed:
    """The closures made, and how many bookings they meet; none where the time was over before it began."""

    closures: tuple[Closure, ...]
    affected: int = 0


@dataclass(frozen=True, slots=True)
class ClosuresFound:
    closures: tuple[tuple[Closure, ClosureReport], ...]


@dataclass(frozen=True, slots=True)
class Reopened:
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
class StaffFound:
    """``members`` and ``invited`` of one page; ``pages``: how many there are; ``more``: found beyond the first page of
    a search."""

    members: tuple[Staff, ...]
    invited: tuple[Invited, ...]
    ask: str = ""
    page: int = 0
    pages: int = 1
    more: int = 0


@dataclass(frozen=True, slots=True)
class InvitationCancelled:
    was: bool


@dataclass(frozen=True, slots=True)
class StaffRevoked:
    """The result of a revocation. ``own``: of the admin's own enrolment."""

    outcome: Literal["revoked", "last-admin", "gone"]
    own: bool


@dataclass(frozen=True, slots=True)
class PageUsed:
    use: PageUse


@dataclass(frozen=True, slots=True)
class PauseFound:
    pause: Pause | None


@dataclass(frozen=True, slots=True)
class ServicePaused:
    pause: Pause


@dataclass(frozen=True, slots=True)
class ServiceResumed:
    was: bool


@dataclass(frozen=True, slots=True)
class StatsFound:
    """The figures of today, one line for each station."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ClockFound:
    """The doubt in which the clock stands, as the process that leads sees it."""

    doubt: Doubt | None


@dataclass(frozen=True, slots=True)
class ClockBelieved:
    """``was`` False: that doubt was over, or another stands now."""

    was: bool


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A text in its own language, and its recording: ``note_id`` "" where there is none. ``hear``: to be played."""

    which: WhichNote
    text: str
    note_id: str = ""
    stale: bool = False
    hear: bool = False


@dataclass(frozen=True, slots=True)
class NotesFound:
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class NoteDrafted:
    """A recording, which waits for its admin's word."""

    note_id: str


@dataclass(frozen=True, slots=True)
class NoteRefused:
    why: Fault


@dataclass(frozen=True, slots=True)
class NoteKept:
    """``note`` None: the recording was gone by then."""

    note: Note | None


@dataclass(frozen=True, slots=True)
class NoteDeleted:
    was: bool


@dataclass(frozen=True, slots=True)
class ReadyApproved:
    """To the admin who gave the second word."""

    recorded: ReadyRecorded


@dataclass(frozen=True, slots=True)
class CampaignsFound:
    campaigns: tuple[CampaignClosing, ...]


@dataclass(frozen=True, slots=True)
class CampaignGoesOn:
    """``was`` False: nothing was closing (any more)."""

    was: bool


@dataclass(frozen=True, slots=True)
class AdminsOnly:
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
