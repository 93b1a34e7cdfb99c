"""A say: one outgoing message as Fluent keys with parameters, and rows of choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.domain.message import Answer, Style


@dataclass(frozen=True, slots=True)
class Text:
    """A Fluent message and its parameters. Words, dates and times are chosen and written by ``bot.rendering.text``."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """A tappable answer; its label is the Fluent message ``key``."""

    id: str
    key: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    style: Style = ""
    step: str = ""
    """Where it belongs, if not to the step that asks."""
    copy: str = ""
    number: str = ""
    """In listen mode: what may be typed for it."""


@dataclass(frozen=True, slots=True)
class Card:
    """An appointment to be shown as one thing, beside its words: its place by name, day and time there, the twelve
    digits and the call number."""

    place: object
    day: date
    time: time
    code: str
    call: str


@dataclass(frozen=True, slots=True)
class Line:
    """An answer that can be changed: ``choice`` of the step that shows it does so."""

    choice: str
    label: Text
    value: Text


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """One outgoing message: paragraphs, and choices of ``step``."""

    texts: tuple[Text, ...]
    step: str = ""
    rows: Rows = ()
    edits: bool = False
    """Takes the place of the message whose button was pressed, if one was."""
    ends_contact: bool = False
    """The release before may have left a key on the screen that shares a phone number: it goes."""
    qr: str = ""
    card: Card | None = None
    lines: tuple[Line, ...] = ()
    """The answers that the texts tell, for a channel that shows them one by one."""
    venue: str = ""
    """The key of a station to show on the map."""
    chart: bool = False
    note: str = ""
    """The id of a recorded note, which says what the texts say."""
    stays: bool = False
    """Remains on the screen when the interview is tidied away."""
    look: str = ""
    """Shows a person to staff: the booking's id; edited down to ``leaves`` when the look is over."""
    leaves: Text | None = None
    answer: Answer = ""
    work: bool = False
    """Of somebody's work here: it goes from the screen with the enrolment, and stands in no message with what is their
    own as an applicant."""
    until: datetime | None = None
    """It tells of an appointment, and is of use until then."""


@dataclass(frozen=True, slots=True)
class TidyUp:
    """The interview is over: its messages are cleared from the person's screen."""


@dataclass(frozen=True, slots=True)
class EndLook:
    """The look at this booking is over before its time."""

    booking_id: str
