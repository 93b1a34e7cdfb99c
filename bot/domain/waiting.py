"""A place in the queue for a freed time (Wait), and a place held for the one whose turn it is (Offer)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.booking import Slot
from bot.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Waits(Outcome):
    """A chat waits for that station. Its position is told to nobody: it would tell how many wait, and when one left."""

    station: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Kept for one chat until ``expires_at``. ``booking_id``: whose booking moves there; None: of an interview that
    waits for a time."""

    id: str
    chat_id: str
    slot: Slot
    expires_at: datetime
    booking_id: str | None
    why: Literal["wait", "closure"]


@dataclass(frozen=True, slots=True)
class OfferGone(Outcome):
    """It ran out, was taken or declined before, or was never this chat's: one answer for all."""
