"""The state of one conversation: what the person told us and what we last asked. Where they stand is never stored.

A person on an errand (changing a time, say) has an unfinished interview set aside in ``parked``; one draft a chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.conversation.core.commands import Command
from bot.conversation.core.say import EndLook, Say, TidyUp
from bot.conversation.core.views import View, from_json, to_json
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff

Errand = Literal["", "register", "move", "cancel", "code", "erase", "broadcast", "closing", "inviting", "pausing"]
"""What the person is about; empty at the menu. The last four are admins'."""

SCREEN = "screen"
"""The key of a draft's view. The release before wrote a text as "view", and leaves out what it does not know."""

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
    view: View | None = None
    """What the screen shows of the question asked; None for the question itself."""
    draft: str = ""
    """Marks the messages of the running interview; given by ``bot.inbox.turn``."""

    def with_answer(self, step: str, answer: str) -> "Conversation":
        changed = self.answers.get(step, self.aside.get(step)) != answer
        dropped = DEPENDENTS.get(step, ()) if changed else ()
        answers = {name: kept for name, kept in self.answers.items() if name not in dropped}
        aside = {name: kept for name, kept in self.aside.items() if name not in (step, *dropped)}
        return replace(self, answers={**answers, step: answer}, aside=aside, asked=None, view=None)

    def without_answer(self, step: str) -> "Conversation":
        """Takes an answer back and sets it aside. Those that depend on it stay until it has really changed."""
        if step not in self.answers:
            return replace(self, asked=None, view=None)
        answers = {name: kept for name, kept in self.answers.items() if name != step}
        return replace(self, answers=answers, aside={**self.aside, step: self.answers[step]}, asked=None, view=None)

    def without_time(self) -> "Conversation":
        answers = {name: kept for name, kept in self.answers.items() if name not in ("time", "held_until")}
        return replace(self, answers=answers)

    def begin(self, errand: Errand) -> "Conversation":
        if errand == "register" and self.resumes:
            return self.finish()
        if errand == "register":
            return replace(self, errand=errand, answers={}, aside={}, parked={}, resumes=False, asked=None, view=None)
        if self.errand == "register":
            parked = replace(self, parked=self.answers, resumes=True)
            return replace(parked, errand=errand, answers={}, aside={}, asked=None, view=None)
        return replace(self, errand=errand, answers={}, aside={}, asked=None, view=None)

    def finish(self) -> "Conversation":
        """The errand is done: back to the interview it interrupted, or to the menu."""
        errand: Errand = "register" if self.resumes else ""
        return replace(
            self, errand=errand, answers=self.parked, aside={}, parked={}, resumes=False, asked=None, view=None
        )

    def with_draft(self, draft: Mapping[str, Any]) -> "Conversation":
        """What ``to_draft`` gave, of this release or the one before. What a newer release wrote is left out."""
        view = from_json(draft.get(SCREEN, draft.get("view")))
        known = {name: draft[name] for name in ("errand", "answers", "aside", "parked", "resumes") if name in draft}
        return replace(self, **{"errand": "", **known}, view=view)

    def to_draft(self) -> dict[str, Any]:
        """What is sealed. ``locale``, ``consent``, ``asked`` and ``draft`` are columns of their own."""
        full = {
            "errand": self.errand,
            "answers": dict(self.answers),
            "aside": dict(self.aside),
            "parked": dict(self.parked),
            "resumes": self.resumes,
            SCREEN: to_json(self.view) if self.view else None,
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
    def is_admin(self) -> bool:
        return self.staff is not None and self.staff.role is Role.ADMIN

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def local(self, when: datetime) -> datetime:
        return when.astimezone(self.zone)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event led to. ``command`` is done by the caller, who feeds back its outcome."""

    conversation: Conversation
    says: tuple[Say | TidyUp | EndLook, ...] = ()
    command: Command | None = None
    over: bool = False
    """Nothing is kept of this chat and nothing more is asked."""
