"""The form of an answer that staff get: a title, lines, a tone, and the next acts. ``describe`` fills it in."""

from dataclasses import dataclass
from typing import Literal

from bot.conversation.core.say import Text
from bot.domain.booking import Slot

Tone = Literal["good", "care", "stop"]  # green, orange, red
Action = Literal[
    "confirm", "by-another", "doubt", "show", "name", "move", "papers", "cancel", "slip", "undo", "serial", "case-slip"
]


@dataclass(frozen=True, slots=True)
class Person:
    """The person of a booking. ``number_end``: the last three of the document's number; empty without a document."""

    name: str | Text
    """A text where it was left to be asked here."""
    document: Text
    number_end: str
    inquiries: tuple[Text, ...] = ()
    """Answers to what the service asks besides, each with its label; none of a free text."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several bookings to choose from; ``label`` has a time and a call number, no name."""

    booking: str
    label: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one act of staff: a title, then ``lines``, ``at_desk`` and ``warnings`` in this order."""

    kind: str
    tone: Tone
    title: Text
    lines: tuple[Text, ...] = ()
    at_desk: tuple[Text, ...] = ()
    """Advice that only the desk can follow: it has more keys than a chat."""
    warnings: tuple[Text, ...] = ()
    person: Person | None = None
    booking: str = ""
    call: str = ""
    slot: Slot | None = None
    """The booked time, where the person may be confirmed or moved."""
    actions: tuple[Action, ...] = ()
    picks: tuple[Pick, ...] = ()
    done: bool = False
    """The act was done: a chat puts the answer in the place of the message whose button was pressed."""
    stays: bool = False
    """Shown until a key or a tap; otherwise the desk is ready for the next person after some seconds."""
    confirmation: str = ""
    """Which one "undo" takes back."""
