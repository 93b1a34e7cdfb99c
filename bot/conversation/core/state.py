"""The state of one conversation: what the person told us and what we last asked. Where they stand is never stored.

A person on an errand (changing a time, say) has an unfinished interview set aside in ``parked``; one draft a chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.conversation.core.commands import Command
from bot.domain.message import Style
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff

Errand = Literal["", "register", "move", "cancel", "code", "erase", "broadcast", "closing", "inviting", "pausing"]
"""What the person is about; empty at the menu. The last four are admins'."""

DEPENDENTS = {"document": ("number",), "station": ("time", "held_until"), "time": ("held_until",)}
"""Answers that mean nothing once another has changed."""


@dataclass(frozen=True, slots=True)
class Conversation:
    locale: str | None = None
    consent: str | None = None
    errand: Errand = "register"
    answers: Mapping[str, str] = field(default_factory=dict)
    aside: Mapping[str, str] = field(default_factory=dict)
    """Answers taken back, each offered as the first choice when its question comes again."""
    parked: Mapping[str, str] = field(default_factory=dict)
    resumes: bool = False
    """An interview waits for the end of this errand."""
    asked: str | None = None
    view: str = ""
    """Which page of the asked question is on the screen."""
    draft: str = ""
    """Marks the messages of the running interview; given by ``bot.inbox.turn``."""

    def with_answer(self, step: str, answer: str) -> "Conversation":
        changed = self.answers.get(step, self.aside.get(step)) != answer
        dropped = DEPENDENTS.get(step, ()) if changed else ()
        answers = {name: kept for name, kept in self.answers.items() if name not in dropped}
        aside = {name: kept for name, kept in self.aside.items() if name not in (step, *dropped)}
        return replace(self, answers={**answers, step: answer}, aside=aside, asked=None, view="")

    def without_answer(self, step: str) -> "Conversation":
        """Takes an answer back and sets it aside. Those that depend on it stay until it has really changed."""
        if step not in self.answers:
            return replace(self, asked=None, view="")
        answers = {name: kept for name, kept in self.answers.items() if name != step}
        return replace(self, answers=answers, aside={**self.aside, step: self.answers[step]}, asked=None, view="")

    def without_time(self) -> "Conversation":
        answers = {name: kept for name, kept in self.answers.items() if name not in ("time", "held_until")}
        return replace(self, answers=answers)

    def begin(self, errand: Errand) -> "Conversation":
        if errand == "register" and self.resumes:
            return self.finish()
        if errand == "register":
            return replace(self, errand=errand, answers={}, aside={}, parked={}, resumes=False, asked=None, view="")
        if self.errand == "register":
            parked = replace(self, parked=self.answers, resumes=True)
            return replace(parked, errand=errand, answers={}, aside={}, asked=None, view="")
        return replace(self, errand=errand, answers={}, aside={}, asked=None, view="")

    def finish(self) -> "Conversation":
        """The errand is done: back to the interview it interrupted, or to the menu."""
        errand: Errand = "register" if self.resumes else ""
        return replace(
            self, errand=errand, answers=self.parked, aside={}, parked={}, resumes=False, asked=None, view=""
        )

    def to_draft(self) -> dict[str, Any]:
        """What is sealed. ``locale``, ``consent``, ``asked`` and ``draft`` are columns of their own."""
        full = {
            "errand": self.errand,
            "answers": dict(self.answers),
            "aside": dict(self.aside),
            "parked": dict(self.parked),
            "resumes": self.resumes,
            "view": self.view,
        }
        return {name: value for name, value in full.items() if value or name == "errand"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The moment and the place of a turn: what a step may know besides the answers."""

    now: datetime
    office: Office
    rules: Rules
    channel: str
    staff: Staff | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.office.zone)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def local(self, when: datetime) -> datetime:
        return when.astimezone(self.zone)


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


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """One outgoing message: paragraphs, and choices of ``step``."""

    texts: tuple[Text, ...]
    step: str = ""
    rows: Rows = ()
    edits: bool = False
    """Takes the place of the message whose button was pressed, if one was."""
    contact: bool = False
    """Offers the button that shares one's own phone number."""
    ends_contact: bool = False
    qr: str = ""
    venue: str = ""
    """The key of a station to show on the map."""
    chart: bool = False
    stays: bool = False
    """Remains on the screen when the interview is tidied away."""
    look: str = ""
    """Shows a person to staff: the booking's id; edited down to ``leaves`` when the look is over."""
    leaves: Text | None = None


@dataclass(frozen=True, slots=True)
class TidyUp:
    """The interview is over: its messages are cleared from the person's screen."""


@dataclass(frozen=True, slots=True)
class EndLook:
    """The look at this booking is over before its time."""

    booking_id: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event led to. ``command`` is done by the caller, who feeds back its outcome."""

    conversation: Conversation
    says: tuple[Say | TidyUp | EndLook, ...] = ()
    command: Command | None = None
    over: bool = False
    """Nothing is kept of this chat and nothing more is asked."""
