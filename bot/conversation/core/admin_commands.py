"""The commands of admins. Data only; ``bot.inbox.execute_admin`` carries them out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.domain.broadcast import NewBroadcast, Night
from bot.domain.closure import Shown
from bot.domain.notes import WhichNote
from bot.domain.pause import PageUse

Steering = Literal[
    "look", "take-back", "approve", "refuse", "pause", "resume", "stop", "retry", "retry-unknown", "discard"
]
"""The acts of a broadcast's buttons; "look" changes nothing."""


@dataclass(frozen=True, slots=True)
class DraftBroadcast:
    """A new draft. ``instead``: the id of the draft that it replaces."""

    new: NewBroadcast
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ShowBroadcast:
    broadcast_id: str


@dataclass(frozen=True, slots=True)
class SendBroadcast:
    """``night``: what it does if it would go out in quiet hours."""

    broadcast_id: str
    night: Night = "ask"


@dataclass(frozen=True, slots=True)
class ShowToMe:
    """The broadcast in the admin's own chat, as people will get it."""

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
    """The plan of a closure, before anything is closed. ``places``: of one slot in all; ``None`` where it is shut."""

    stations: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    places: int | None


@dataclass(frozen=True, slots=True)
class CloseStations:
    """``shown``: what the plan said before."""

    stations: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    places: int | None
    shown: Shown


@dataclass(frozen=True, slots=True)
class FindClosures:
    pass


@dataclass(frozen=True, slots=True)
class Reopen:
    closure_id: str


@dataclass(frozen=True, slots=True)
class FindStaff:
    """A page of the list of staff, counted from 0; of those in whose name ``search`` is, the first page. ``ask``: the
    id of a member who is about to be revoked, for the question before that."""

    ask: str = ""
    page: int = 0
    search: str = ""


@dataclass(frozen=True, slots=True)
class InviteStaff:
    """A new invitation. ``station`` is ``None`` for an admin; for an empty ``name`` one is made up."""

    station: str | None
    name: str


@dataclass(frozen=True, slots=True)
class CancelInvitation:
    invitation_id: str


@dataclass(frozen=True, slots=True)
class RevokeStaff:
    staff_id: str


@dataclass(frozen=True, slots=True)
class UsePage:
    """Whom the chat page serves from now on."""

    use: PageUse


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
class FindStats:
    pass


@dataclass(frozen=True, slots=True)
class FindClock:
    pass


@dataclass(frozen=True, slots=True)
class BelieveClock:
    """The admin's word that the doubted clock is right."""

    doubt_id: str


@dataclass(frozen=True, slots=True)
class FindNotes:
    """The recorded notes, each with whether it is stale."""


@dataclass(frozen=True, slots=True)
class FindNote:
    """One of them, with the text that it reads. ``hear``: to be played."""

    which: WhichNote
    hear: bool = False


@dataclass(frozen=True, slots=True)
class DraftNote:
    which: WhichNote
    sound: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeepNote:
    note_id: str


@dataclass(frozen=True, slots=True)
class DeleteNote:
    which: WhichNote


@dataclass(frozen=True, slots=True)
class EnterReady:
    """``at``: the key of the calendar of the collection; ``serials`` as ``read_serials`` reads them."""

    at: str
    serials: str


@dataclass(frozen=True, slots=True)
class UndoReady:
    """Of an entry that waits for a second word: its refusal."""

    batch_id: str


@dataclass(frozen=True, slots=True)
class ApproveReady:
    batch_id: str


@dataclass(frozen=True, slots=True)
class FindCampaigns:
    """The services whose handing out closes."""


@dataclass(frozen=True, slots=True)
class CloseCampaign:
    """``until``: the last local day."""

    service: str
    until: date


@dataclass(frozen=True, slots=True)
class GoOnWithCampaign:
    service: str


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
    | UsePage
    | FindPause
    | PauseService
    | ResumeService
    | FindStats
    | FindClock
    | BelieveClock
    | FindNotes
    | FindNote
    | DraftNote
    | KeepNote
    | DeleteNote
    | EnterReady
    | UndoReady
    | ApproveReady
    | FindCampaigns
    | CloseCampaign
    | GoOnWithCampaign
)
