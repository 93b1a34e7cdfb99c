"""What is ready: where, the serial numbers, shown before they count; then for some minutes it can be undone.

Law: what an admin hears tells of no single number whether its holder uses this service.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.conversation.admin.closure_list import name_of
from bot.conversation.admin.questions import STEP, ask, button, choice_of, remark
from bot.conversation.core.admin_commands import EnterReady
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, PlainStep, please_choose, rows
from bot.conversation.reading.numbers.serials import read_serials, written_ranges
from bot.conversation.reading.text.misread import Misread
from bot.domain.collecting import collection_at, collections
from bot.domain.outcome import Outcome
from bot.domain.ready import ReadyBatch, ReadyRecorded, ReadyRefused, ReadyUndone, ReadyWantsSecond

RANGES: Final = 12
"""Runs of numbers that a message shows: more are only counted."""


@dataclass(frozen=True, slots=True)
class ChooseCollection(PlainStep):
    """At which place, and of which service, where there are several."""

    name: str = "rd-at"
    stage: int = 0

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return bool(where(conversation, scene))

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        if not collections(scene.office):
            return remark(conversation.finish(), Say((Text("admin-ready-nothing"),), STEP))
        return ask(conversation, self.name, (*before, Text("admin-ask-ready-where")), self._choices(scene))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        choice = choice_of(event, self._choices(scene), scene)
        if choice in [each.key for each in collections(scene.office)]:
            return Turn(conversation.with_answer(self, choice or ""))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self, scene: Scene) -> Rows:
        named = ((each.key, scene.office.called(each)) for each in collections(scene.office))
        return rows(*(Choice(key, "admin-place", {"place": names}) for key, names in named))


@dataclass(frozen=True, slots=True)
class WriteSerials(PlainStep):
    name: str = "rd-serials"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text("admin-ask-ready")), ())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if not isinstance(event, TextReceived):
            return self.ask(conversation, scene, (Text("please-write"),))
        read = read_serials(event.text)
        if isinstance(read, Misread):
            return self.ask(conversation, scene, (Text(read.key, read.params),))
        return Turn(conversation.with_answer(self, written_ranges(read)))


@dataclass(frozen=True, slots=True)
class ConfirmReady(AlwaysAsked):
    name: str = "rd-sure"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        serials = read_serials(conversation.answers["rd-serials"])
        if isinstance(serials, Misread):
            return Turn(conversation.without_answer("rd-serials"))
        params = {
            "count": len(serials),
            "ranges": written_ranges(serials, RANGES),
            "place": name_of(where(conversation, scene), scene),
        }
        texts = (*before, Text("admin-ready-sure", params), Text("admin-ready-sure-about", minutes(scene)))
        return ask(conversation, self.name, texts, self._choices())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case ReadyRecorded() | ReadyWantsSecond():
                return remark(conversation.finish(), entered(event, scene))
            case ReadyRefused(why):
                return remark(conversation.finish(), Say((Text("ready-refused", {"why": why}),), STEP))
        if choice_of(event, self._choices(), scene) == "enter":
            return Turn(
                conversation, command=EnterReady(where(conversation, scene), conversation.answers["rd-serials"])
            )
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self) -> Rows:
        return rows(Choice("enter", "admin-ready-enter", style="primary"))


def begin(conversation: Conversation, written: str = "") -> Turn:
    """``written``: what stood behind the command."""
    begun = conversation.begin("readying")
    read = read_serials(written) if written.strip() else Misread("")
    return Turn(begun if isinstance(read, Misread) else replace(begun, answers={"rd-serials": written_ranges(read)}))


def where(conversation: Conversation, scene: Scene) -> str:
    """The calendar's key; empty where the office has no such calendar any more."""
    keys = [each.key for each in collections(scene.office)]
    chosen = conversation.answers.get("rd-at", keys[0] if len(keys) == 1 else "")
    return chosen if chosen in keys else ""


def entered(outcome: ReadyRecorded | ReadyWantsSecond, scene: Scene) -> Say:
    if isinstance(outcome, ReadyWantsSecond):
        choices = rows(button(f"ready-undo:{outcome.batch_id}", "admin-do-take-back"))
        return Say((Text("ready-wants-second", {"count": outcome.entered}),), STEP, choices, stays=True)
    texts = [Text("ready-entered", {"count": outcome.entered})]
    if outcome.repeated:
        texts.append(Text("ready-repeated", {"count": outcome.repeated}))
    texts += matched_texts(outcome.matched)
    texts.append(Text("ready-tells-at", {"at": scene.local(outcome.tells_at).time()}))
    choices = rows(button(f"ready-undo:{outcome.batch_id}", "admin-ready-undo"))
    return Say(tuple(texts), STEP, choices, stays=True)


def matched_texts(matched: int | None) -> list[Text]:
    return [Text("ready-few")] if matched is None else [Text("ready-matched", {"count": matched})]


def undone(conversation: Conversation, outcome: ReadyUndone) -> Turn:
    return remark(conversation, Say((Text("ready-undone", {"count": outcome.entered}),), STEP, edits=True))


def refused(conversation: Conversation, outcome: ReadyRefused) -> Turn:
    return remark(conversation, Say((Text("ready-refused", {"why": outcome.why}),), STEP))


def approved(conversation: Conversation, outcome: ReadyRecorded, scene: Scene) -> Turn:
    """To the admin who gave the second word."""
    at = {"at": scene.local(outcome.tells_at).time()}
    texts = (Text("ready-entered", {"count": outcome.entered}), Text("ready-tells-at", at))
    return remark(conversation, Say(texts, STEP, edits=True))


def approval(batch: ReadyBatch, name: str, ranges: str, scene: Scene) -> Say:
    """The question to another admin."""
    station = collection_at(scene.office, batch.service, batch.place)
    place = scene.office.called(station) if station else batch.place
    params = {"name": name, "count": batch.entered, "place": place, "ranges": ranges}
    choices = rows(
        Choice(f"ready-approve:{batch.id}", "admin-approve", style="success"),
        Choice(f"ready-refuse:{batch.id}", "admin-refuse", style="danger"),
    )
    return Say((Text("ready-approval-asked", params),), STEP, choices)


def minutes(scene: Scene) -> dict[str, object]:
    return {"minutes": scene.rules.undo // timedelta(minutes=1)}


WHERE = ChooseCollection()
SERIALS = WriteSerials()
SURE = ConfirmReady()
