"""The state of one conversation: the answers, and the question last asked. Where a person stands is never stored.

While an errand (changing a time, say) is under way, an unfinished interview waits in ``parked``; one draft a chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

from bot.conversation.core.commands import Command
from bot.conversation.core.say import EndLook, Say, TidyUp
from bot.conversation.core.view_drafts import from_json, to_json
from bot.conversation.core.views import View
from bot.domain.channel import ChannelTraits
from bot.domain.notes import Note
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff

Errand = Literal[
    "",
    "register",
    "move",
    "cancel",
    "code",
    "erase",
    "stop",
    "collect",
    "lost",
    "broadcast",
    "closing",
    "inviting",
    "pausing",
    "voicing",
    "readying",
    "ending",
]
"""The business under way; empty at the menu. The last seven are admins'."""

SCREEN = "screen"
"""The key of a draft's view. The release before wrote a text as "view", and leaves out what it does not know."""

WISHED = "wished"
"""In ``aside``: a time that was said before its question."""

PARKED_WISH = "parked_wish"
"""The key of a draft's wish that waits for the end of an errand, which the release before leaves out."""

HELD_UNTIL = "held_until"
"""In a draft the end of a hold stands among the answers, where the release before looks for it."""


DROPPED = "phone"
"""A question of the release before: neither is it asked, nor is its answer kept where a draft still has it."""


class Answerable(Protocol):
    """The part of a step that its answer needs."""

    @property
    def name(self) -> str: ...
    @property
    def dependents(self) -> tuple[str, ...]:
        """The names of the answers that mean nothing once this one has changed."""
        ...


@dataclass(frozen=True, slots=True)
class Parked:
    """The interview that an errand interrupted. Answers that were taken back are not held for it; ``wished``, a time
    that was said before its question, is."""

    answers: Mapping[str, str]
    held_until: datetime | None = None
    wished: str = ""


@dataclass(frozen=True, slots=True)
class Correcting:
    """An answer is being given anew: the answers before that, to which "back" leads, and the question asked then."""

    answers: Mapping[str, str]
    asked: str


@dataclass(frozen=True, slots=True)
class Conversation:
    locale: str | None = None
    consent: str | None = None
    errand: Errand = "register"
    answers: Mapping[str, str] = field(default_factory=dict)
    aside: Mapping[str, str] = field(default_factory=dict)
    """Answers taken back, each offered as the first choice when its question comes again."""
    held_until: datetime | None = None
    """When the hold on the chosen time ends. It outlives the answer, so that a time taken back can be chosen again."""
    parked: Parked | None = None
    """The interview that waits for the end of this errand."""
    asked: str | None = None
    view: View | None = None
    """The page of the question on the screen; ``None`` for the question itself."""
    correcting: Correcting | None = None
    missed: int = 0
    """How many replies in a row the question asked has not understood."""
    given: Mapping[str, str] = field(default_factory=dict)
    """The message that gave each answer of this errand, by its reference; kept by ``bot.inbox.edits``."""
    eastern: bool = False
    """The person types digits as ٣, and is shown them so; kept by ``bot.inbox.turn``."""
    counts: bool = False
    """The person types numbers of choices, which have them since."""
    listens: bool = False
    """Listen mode: the person does not read."""
    numbered: Mapping[str, str] = field(default_factory=dict)
    """In listen mode: "step:choice" by the number that stands beside it on the screen."""
    draft: str = ""
    """Marks the messages of the running interview; given by ``bot.inbox.turn``."""

    @property
    def resumes(self) -> bool:
        """An interview waits for the end of this errand."""
        return self.parked is not None

    def with_answer(self, step: Answerable, answer: str) -> "Conversation":
        changed = self.answers.get(step.name, self.aside.get(step.name)) != answer
        dropped = step.dependents if changed else ()
        answers = {name: old for name, old in self.answers.items() if name not in dropped}
        aside = {name: old for name, old in self.aside.items() if name not in (step.name, *dropped)}
        return replace(self, answers={**answers, step.name: answer}, aside=aside, asked=None, view=None)

    def without_answer(self, name: str) -> "Conversation":
        """Takes an answer back and sets it aside. Those that depend on it stay until it has really changed."""
        if name not in self.answers:
            return replace(self, asked=None, view=None)
        answers = {each: answer for each, answer in self.answers.items() if each != name}
        return replace(self, answers=answers, aside={**self.aside, name: self.answers[name]}, asked=None, view=None)

    def correct(self, name: str) -> "Conversation":
        """As ``without_answer``, until the question asked now is asked again; "back" leads there with all as it was."""
        was = self.correcting or Correcting(self.answers, self.asked or "")
        return replace(self.without_answer(name), correcting=was)

    def uncorrected(self) -> "Conversation":
        was = self.correcting.answers if self.correcting else self.answers
        aside = {name: old for name, old in self.aside.items() if name not in was}
        return replace(self, answers=was, aside=aside, correcting=None, asked=None, view=None)

    def begin(self, errand: Errand) -> "Conversation":
        if errand == "register" and self.resumes:
            return self.finish()
        parked = self.parked
        if errand == "register":
            parked = None
        elif self.errand == "register":
            parked = Parked(self.answers, self.held_until, self.aside.get(WISHED, ""))
        begun = replace(self, errand=errand, answers={}, aside={}, held_until=None, parked=parked)
        return replace(begun, asked=None, view=None, correcting=None)

    def finish(self) -> "Conversation":
        """The errand is done: back to the interview it interrupted, or to the menu."""
        errand: Errand = "register" if self.resumes else ""
        back = self.parked or Parked({})
        return replace(
            self,
            errand=errand,
            answers=back.answers,
            aside={WISHED: back.wished} if back.wished else {},
            held_until=back.held_until,
            parked=None,
            asked=None,
            view=None,
            correcting=None,
        )

    def with_draft(self, draft: Mapping[str, Any]) -> "Conversation":
        """The conversation with a draft of this release or the one before; entries of a newer release are left out."""
        now = _from_answers(draft.get("answers", {}))
        parked = _from_answers(draft.get("parked", {})) if draft.get("resumes") else None
        parked = replace(parked, wished=draft.get(PARKED_WISH, "")) if parked else None
        return replace(
            self,
            errand=draft.get("errand", ""),
            answers=now.answers,
            aside={name: answer for name, answer in draft.get("aside", {}).items() if name != DROPPED},
            held_until=now.held_until,
            parked=parked,
            view=from_json(draft.get(SCREEN, draft.get("view"))),
            correcting=Correcting(**draft["correcting"]) if draft.get("correcting") else None,
            missed=draft.get("missed", 0),
            given=draft.get("given", {}),
            eastern=bool(draft.get("eastern")),
            listens=draft.get("listens", False),
            counts=draft.get("counts", False),
            numbered=draft.get("numbered", {}),
        )

    def to_draft(self) -> dict[str, Any]:
        """The sealed part. ``locale``, ``consent``, ``asked`` and ``draft`` are kept beside it."""
        full = {
            "errand": self.errand,
            "answers": _to_answers(Parked(self.answers, self.held_until)),
            "aside": dict(self.aside),
            "parked": _to_answers(self.parked or Parked({})),
            "resumes": self.resumes,
            PARKED_WISH: self.parked.wished if self.parked else "",
            SCREEN: to_json(self.view) if self.view else None,
            "correcting": _to_json(self.correcting) if self.correcting else None,
            "missed": self.missed,
            "given": dict(self.given),
            "eastern": self.eastern,
            "listens": self.listens,
            "counts": self.counts,
            "numbered": dict(self.numbered) if self.listens or self.counts else {},
        }
        return {name: value for name, value in full.items() if value or name == "errand"}


def _to_json(correcting: Correcting) -> dict[str, Any]:
    return {"answers": dict(correcting.answers), "asked": correcting.asked}


def _to_answers(interview: Parked) -> dict[str, str]:
    until = interview.held_until
    return {**interview.answers, **({HELD_UNTIL: until.isoformat()} if until else {})}


def _from_answers(written: Mapping[str, str]) -> Parked:
    answers = {name: answer for name, answer in written.items() if name not in (HELD_UNTIL, DROPPED)}
    until = written.get(HELD_UNTIL)
    return Parked(answers, datetime.fromisoformat(until) if until else None)


@dataclass(frozen=True, slots=True)
class Scene:
    """The moment and the place of a turn: all that a step may know besides the conversation."""

    now: datetime
    office: Office
    rules: Rules
    channel: str
    staff: Staff | None = None
    paused: bool = False
    """The service is: nothing is asked of applicants just now."""
    network: str = ""
    """Of a message from a chat that costs nothing to make: a keyed hash of where it came from."""
    notes: tuple[Note, ...] = ()
    """The recorded notes that may be offered."""
    app_language: str = ""
    """Of the person's app, a hint alone: many have an app in a language that they do not read."""

    @property
    def traits(self) -> ChannelTraits:
        """What the channel of this chat can do."""
        return self.rules.channel(self.channel)

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
    """The result of one event. The caller executes ``command`` and feeds its outcome back."""

    conversation: Conversation
    says: tuple[Say | TidyUp | EndLook, ...] = ()
    command: Command | None = None
    over: bool = False
    """The chat is erased and nothing more is asked."""
    misread: bool = False
    """The step asked has understood nothing of what was said."""
