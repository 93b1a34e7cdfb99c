"""An admin's commands and their outcomes. Data only; ``bot.inbox.execute_admin`` carries them out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.domain.broadcast import Broadcast, BroadcastRefused, NewBroadcast, Recipients
from bot.domain.closure import Closure, ClosurePlan, ClosureReport
from bot.domain.pause import Pause
from bot.domain.staff import Invitation, Role, Staff

if TYPE_CHECKING:
    from bot.conversation.core.state import Text

Steering = Literal["look", "take-back", "approve", "refuse", "pause", "resume", "stop", "retry", "discard"]
"""What is done to a broadcast by its buttons; "look" changes nothing."""


@dataclass(frozen=True, slots=True)
class DraftBroadcast:
    """``instead``: the id of the draft that it replaces."""

    new: NewBroadcast
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ShowBroadcast:
    broadcast_id: str


@dataclass(frozen=True, slots=True)
class SendBroadcast:
    broadcast_id: str


@dataclass(frozen=True, slots=True)
class ShowToMe:
    """To the admin's own chat, as people will get it."""

    broadcast_id: str


@dataclass(frozen=True, slots=True)
class SteerBroadcast:
    broadcast_id: str
    do: Steering


@dataclass(frozen=True, slots=True)
class FindBroadcasts:
    pass


@dataclass(frozen=True, slots=True)
class PlanClosure:
    """``places`` None: shut; else what a slot then holds in all."""

    stations: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    places: int | None


@dataclass(frozen=True, slots=True)
class CloseStations:
    stations: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    places: int | None


@dataclass(frozen=True, slots=True)
class FindClosures:
    pass


@dataclass(frozen=True, slots=True)
class Reopen:
    closure_id: str


@dataclass(frozen=True, slots=True)
class FindStaff:
    """``ask``: the id of the member of whom it is asked whether they shall really go."""

    ask: str = ""


@dataclass(frozen=True, slots=True)
class InviteStaff:
    """``station`` None: an admin. ``name`` empty: one is made up."""

    station: str | None
    name: str


@dataclass(frozen=True, slots=True)
class CancelInvitation:
    invitation_id: str


@dataclass(frozen=True, slots=True)
class RevokeStaff:
    staff_id: str


@dataclass(frozen=True, slots=True)
class FindPause:
    pass


@dataclass(frozen=True, slots=True)
class PauseService:
    arabic: str
    english: str


@dataclass(frozen=True, slots=True)
class ResumeService:
    pass


@dataclass(frozen=True, slots=True)
class FindNumbers:
    pass


AdminCommand = (
    DraftBroadcast
    | ShowBroadcast
    | SendBroadcast
    | ShowToMe
    | SteerBroadcast
    | FindBroadcasts
    | PlanClosure
    | CloseStations
    | FindClosures
    | Reopen
    | FindStaff
    | InviteStaff
    | CancelInvitation
    | RevokeStaff
    | FindPause
    | PauseService
    | ResumeService
    | FindNumbers
)


@dataclass(frozen=True, slots=True)
class BroadcastShown:
    """``seen``: (locale, the message in plain text) exactly as people will read it. ``second``: another admin must
    approve it."""

    broadcast: Broadcast
    recipients: Recipients
    takes: timedelta
    seen: tuple[tuple[str, str], ...]
    second: bool


@dataclass(frozen=True, slots=True)
class BroadcastSent:
    """It waits for its time, or for another admin."""

    broadcast: Broadcast


@dataclass(frozen=True, slots=True)
class ShownToMe:
    there: bool


@dataclass(frozen=True, slots=True)
class Steered:
    """``why`` it did not happen, a word of ``BroadcastRefused``; empty where it did."""

    do: Steering
    broadcast: Broadcast | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastsFound:
    broadcasts: tuple[Broadcast, ...]


@dataclass(frozen=True, slots=True)
class ClosurePlanned:
    """A plan a station; together they count on no place twice."""

    plans: tuple[tuple[str, ClosurePlan], ...]


@dataclass(frozen=True, slots=True)
class StationsClosed:
    """Empty: it was over before it began."""

    closures: tuple[Closure, ...]


@dataclass(frozen=True, slots=True)
class ClosuresFound:
    closures: tuple[tuple[Closure, ClosureReport], ...]


@dataclass(frozen=True, slots=True)
class Reopened:
    """None: it was over, or reopened before."""

    closure: Closure | None


@dataclass(frozen=True, slots=True)
class Invited:
    """Nobody has used it yet."""

    id: str
    name: str
    role: Role
    station: str | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StaffFound:
    members: tuple[Staff, ...]
    invited: tuple[Invited, ...]
    ask: str = ""


@dataclass(frozen=True, slots=True)
class InvitationCancelled:
    was: bool


@dataclass(frozen=True, slots=True)
class StaffRevoked:
    """``own``: the admin's own enrolment."""

    outcome: Literal["revoked", "last-admin", "gone"]
    own: bool


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
class NumbersFound:
    """A line a station."""

    lines: "tuple[Text, ...]"


@dataclass(frozen=True, slots=True)
class AdminsOnly:
    """Whoever wished it is no admin (any more)."""


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
    | PauseFound
    | ServicePaused
    | ServiceResumed
    | NumbersFound
    | AdminsOnly
)
