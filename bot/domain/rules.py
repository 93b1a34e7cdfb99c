"""The service's limits and spans. The defaults are the house's; settings may change each."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Rules:
    hold: timedelta = timedelta(minutes=10)
    holds_a_day: int = 10
    cooling: timedelta = timedelta(minutes=15)
    """A place given back is offered to nobody for this long: it stops hand-over trading."""
    family_size: int = 6
    changes_a_booking: int = 2
    web_share: float = 0.2
    """The part of a slot that all web chats together may take; they cost nothing to make."""
    undo: timedelta = timedelta(minutes=10)
    look: timedelta = timedelta(minutes=10)
    """How long a person's data may stay on the screen of a member of staff."""
    wrong_codes: int = 10
    wrong_code_span: timedelta = timedelta(minutes=10)
    invitation: timedelta = timedelta(hours=24)
    unfinished_retention: timedelta = timedelta(hours=72)
    personal_retention: timedelta = timedelta(days=7)
    update_retention: timedelta = timedelta(days=8)
    message_retention: timedelta = timedelta(hours=48)
    farewell: timedelta = timedelta(hours=1)
