"""The questions of a broadcast before its preview. Law: a text goes out exactly as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.conversation.admin.broadcast_audience import audience_of
from bot.conversation.admin.questions import ask, choice_of
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import KEEP_OLD, PlainStep, chooses_old, please_choose, rows
from bot.conversation.reading.text.digits import normalise
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.moments import midnight_after, read_moment, read_until
from bot.domain import limits
from bot.domain.broadcast import Broadcast, NewBroadcast
from bot.domain.hours import opening
from bot.domain.marks import bounded
from bot.domain.outcome import Outcome
from bot.domain.quiet_hours import next_loud

SHOWN: Final = 40  # characters of an old text on a button
ONLY_ARABIC: Final = Choice("only", "admin-only-arabic")
NOW: Final = "now"
EVER: Final = "ever"


@dataclass(frozen=True, slots=True)
class WriteText(PlainStep):
    """A text in one language. ``letters``: first and last letter of its script, of which the text must have some: two
    halves of a long text come as two messages, and the second must not pass for the translation."""

    name: str
    key: str
    letters: tuple[str, str]
    misread: str
    longest: int
    extra: tuple[Choice, ...] = ()
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text(self.key)), self._choices(conversation))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        old = conversation.aside.get(self.name)
        if old and chooses_old(event):
            return Turn(conversation.with_answer(self, old))
        if self.extra and choice_of(event, self._choices(conversation), scene) == self.extra[0].id:
            return Turn(conversation.with_answer(self, ""))
        if not isinstance(event, TextReceived):
            return self.ask(conversation, scene, (Text("please-write"),))
        text = bounded(event.text.strip())
        first, last = self.letters
        if not any(first <= letter <= last for letter in text):
            return self.ask(conversation, scene, (Text(self.misread),))
        if limits.too_long(text, self.longest):
            before = Text("admin-text-too-long", {"length": limits.units(text), "longest": self.longest})
            return self.ask(conversation, scene, (before,))
        return Turn(conversation.with_answer(self, text))

    def _choices(self, conversation: Conversation) -> Rows:
        old = conversation.aside.get(self.name)
        as_before = (Choice(KEEP_OLD, "choice-keep", {"old": _shortened(old)}, style="primary"),) if old else ()
        return rows(*as_before, *self.extra)


@dataclass(frozen=True, slots=True)
class ChooseUrgency(PlainStep):
    name: str = "bc-urgency"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text("admin-ask-urgency")), self._choices())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match choice_of(event, self._choices(), scene):
            case "ordinary" | "urgent" as urgency:
                return Turn(conversation.with_answer(self, urgency))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self) -> Rows:
        return rows(Choice("ordinary", "admin-ordinary"), Choice("urgent", "admin-urgent"))


@dataclass(frozen=True, slots=True)
class ChooseMoment(PlainStep):
    """The start of a broadcast, or the end of its validity. Buttons for the usual moments, words for the rest."""

    name: str
    key: str
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text(self.key)), self._choices())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        choice = choice_of(event, self._choices(), scene) if not _is_number(event) else None
        found: datetime | Misread = Misread("please-choose", please_choose(scene).params)
        match choice:
            case "now" | "ever":
                return Turn(conversation.with_answer(self, choice))
            case "today":
                found = midnight_after(scene.today, scene.zone)
            case "tomorrow":
                found = midnight_after(scene.today + timedelta(days=1), scene.zone)
            case _ if isinstance(event, TextReceived):
                read = read_moment if self.name == "bc-start" else read_until
                found = read(event.text, scene.now, scene.zone, opening(scene.office.stations))
        if isinstance(found, datetime) and self.name == "bc-until" and found <= _starts(conversation, scene):
            found = Misread("admin-until-before-start")
        if isinstance(found, Misread):
            return self.ask(conversation, scene, (Text(found.key, found.params),))
        return Turn(conversation.with_answer(self, found.isoformat()))

    def _choices(self) -> Rows:
        if self.name == "bc-start":
            return rows(Choice(NOW, "admin-now", style="primary"))
        until = (Choice(each, f"admin-until-{each}") for each in ("today", "tomorrow", EVER))
        return rows(*until)


def new_broadcast(answers: Mapping[str, str]) -> NewBroadcast:
    start, until = answers["bc-start"], answers["bc-until"]
    return NewBroadcast(
        answers["bc-arabic"],
        answers["bc-english"],
        audience_of(answers),
        answers["bc-urgency"] == "urgent",
        None if start == NOW else datetime.fromisoformat(start),
        None if until == EVER else datetime.fromisoformat(until),
    )


def night_question(conversation: Conversation, scene: Scene) -> Text:
    """Of an ordinary broadcast that would go out when nobody is written to unasked."""
    start = new_broadcast(conversation.answers).starts_at
    loud = scene.local(next_loud(max(scene.now, start or scene.now), scene.zone, scene.rules))
    return Text("admin-ask-night", {"on": loud.date(), "at": loud.time()})


def mark_of(answers: Mapping[str, str]) -> str:
    """A hash of the draft that these answers make."""
    return sha256(repr(new_broadcast(answers)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def answers_of(broadcast: Broadcast, scene: Scene) -> dict[str, str]:
    """The answers that make the same broadcast again; a start in the past becomes "now"."""
    text = broadcast.text
    later = text.starts_at is not None and text.starts_at > scene.now
    answers = {
        "bc-arabic": text.arabic,
        "bc-english": text.english,
        "bc-at": ",".join(text.audience.stations),
        "bc-on": ",".join(day.isoformat() for day in text.audience.days),
        "bc-unfinished": "1" if text.audience.unfinished else "",
        "bc-locale": text.audience.locale,
        "bc-audience": "done",
        "bc-urgency": "urgent" if text.urgent else "ordinary",
        "bc-start": text.starts_at.isoformat() if text.starts_at and later else NOW,
        "bc-until": text.valid_until.isoformat() if text.valid_until else EVER,
    }
    return {**answers, "bc-id": broadcast.id, "bc-drafted": mark_of(answers)}


def _starts(conversation: Conversation, scene: Scene) -> datetime:
    start = conversation.answers.get("bc-start", NOW)
    return scene.now if start == NOW else datetime.fromisoformat(start)


def _is_number(event: Event | Outcome) -> bool:
    """A bare number is an hour here, no choice's number."""
    return isinstance(event, TextReceived) and normalise(event.text).isdecimal()


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN].rstrip()}…"


ARABIC = WriteText("bc-arabic", "admin-ask-arabic", ("\u0621", "\u064a"), "admin-no-arabic", limits.BROADCAST)
ENGLISH = WriteText("bc-english", "admin-ask-english", ("A", "z"), "admin-no-english", limits.BROADCAST, (ONLY_ARABIC,))
URGENCY = ChooseUrgency()
START = ChooseMoment("bc-start", "admin-ask-start")
UNTIL = ChooseMoment("bc-until", "admin-ask-until")
