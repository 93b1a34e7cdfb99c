"""A broadcast before it goes out, and what the buttons below it do. Law: what cannot be undone asks once more."""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.admin.broadcast_questions import answers_of, mark_of, new_broadcast, night_question
from bot.conversation.admin.broadcast_says import approval, preview, standing
from bot.conversation.admin.questions import STEP, button, choice_of, remark
from bot.conversation.core.admin_commands import DraftBroadcast, SendBroadcast, ShowBroadcast, ShowToMe, SteerBroadcast
from bot.conversation.core.admin_outcomes import BroadcastSent, BroadcastsFound, BroadcastShown, ShownToMe, Steered
from bot.conversation.core.events import Event
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, AlwaysAsked, please_choose, rows, wants_back
from bot.conversation.core.views import AdminPage
from bot.domain.broadcast import BroadcastRefused, Stage
from bot.domain.outcome import Outcome

CHANGES: Final = {
    "bc-arabic": "admin-text-arabic",
    "bc-english": "admin-text-english",
    "bc-audience": "admin-who",
    "bc-urgency": "admin-urgency",
    "bc-start": "admin-when",
    "bc-until": "admin-until",
}
SENDS: Final = frozenset({"send", "night", "morning"})
CHANGE: Final = AdminPage("change")
NIGHT: Final = AdminPage("night")
MENDED: Final = {"no-text": "bc-arabic", "too-long": "bc-arabic", "nobody": "bc-audience", "late": "bc-until"}
"""Which question is asked again when it is refused for that reason."""


@dataclass(frozen=True, slots=True)
class Preview(AlwaysAsked):
    name: str = "bc-preview"
    stage: int = 0

    def hears_back(self, conversation: Conversation) -> bool:
        return conversation.view in (CHANGE, NIGHT)

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        """A broadcast that was changed since is drafted anew, and the earlier draft goes."""
        draft, conversation = conversation.answers.get("bc-id", ""), replace(conversation, asked=self.name)
        if draft and conversation.answers.get("bc-drafted") == mark_of(conversation.answers):
            return Turn(conversation, command=ShowBroadcast(draft))
        return Turn(conversation, command=DraftBroadcast(new_broadcast(conversation.answers), draft))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        page = replace(conversation, view=None)
        match event:
            case BroadcastShown():
                marks = {"bc-id": event.broadcast.id, "bc-drafted": mark_of(conversation.answers)}
                drafted = replace(page, answers={**conversation.answers, **marks})
                return Turn(drafted, preview(event, scene, self.name, (*self._choices(drafted), (GO_BACK, _leave()))))
            case ShownToMe(there):
                text = Text("admin-sent-to-me" if there else "broadcast-page-why-no-chat")
                return Turn(page, (Say((text,), self.name, (*self._choices(page), (GO_BACK, _leave()))),))
            case BroadcastSent(broadcast):
                return remark(page.finish(), replace(standing(broadcast, scene), stays=True))
            case BroadcastRefused("night"):
                return self._ask_night(conversation, scene)
            case BroadcastRefused(why):
                return self._refused(page, why)
        if wants_back(event):
            return self.ask(page, scene)
        draft = conversation.answers.get("bc-id", "")
        chosen, _, shown = (choice_of(event, self._choices(conversation), scene) or "").partition(":")
        if chosen in SENDS and shown != draft:
            again = self.ask(page, scene)
            return replace(again, says=(Say((Text("admin-preview-is-older"),)), *again.says))
        match chosen:
            case "night":
                return Turn(page, command=SendBroadcast(draft, "now"))
            case "morning":
                return Turn(page, command=SendBroadcast(draft, "morning"))
            case "send":
                return Turn(page, command=SendBroadcast(draft))
            case "to-me":
                return Turn(page, command=ShowToMe(draft))
            case "discard":
                return Turn(page.finish(), command=SteerBroadcast(draft, "discard"))
            case "change":
                changing = replace(conversation, view=CHANGE)
                say = Say((Text("admin-ask-change"),), self.name, (*self._choices(changing), (GO_BACK, _leave())))
                return Turn(changing, (say,))
            case line if line in CHANGES:
                return Turn(page.without_answer(line))
        return replace(self.ask(page, scene), says=(Say((please_choose(scene),)),))

    def _ask_night(self, conversation: Conversation, scene: Scene) -> Turn:
        asked = replace(conversation, view=NIGHT)
        say = Say((night_question(conversation, scene),), self.name, (*self._choices(asked), (GO_BACK, _leave())))
        return Turn(asked, (say,))

    def _refused(self, conversation: Conversation, why: str) -> Turn:
        says = (Say((Text(f"broadcast-page-why-{why}"),)),)
        if why in MENDED:
            return Turn(conversation.without_answer(MENDED[why]), says)
        return Turn(conversation.finish(), says)

    def _choices(self, conversation: Conversation) -> Rows:
        """What sends names the draft that is shown above it: on an older page it is not the one that would be sent."""
        view, draft = conversation.view, conversation.answers.get("bc-id", "")
        if view == CHANGE:
            return rows(*(Choice(name, key) for name, key in CHANGES.items()), across=2)
        if view == NIGHT:
            morning = Choice(f"morning:{draft}", "admin-in-the-morning", style="primary")
            return rows(morning, Choice(f"night:{draft}", "admin-at-night"))
        return rows(
            Choice(f"send:{draft}", "admin-send", style="success"),
            Choice("to-me", "admin-send-to-me"),
            Choice("change", "admin-change"),
            Choice("discard", "admin-discard", style="danger"),
        )


def steered(conversation: Conversation, outcome: Steered, scene: Scene) -> Turn:
    if outcome.why or outcome.broadcast is None:
        return remark(conversation, Say((Text(f"broadcast-page-why-{outcome.why or 'gone'}"),)))
    broadcast = outcome.broadcast
    if outcome.shown is not None:  # what is approved is read above the button, however one came to it
        return remark(conversation, *approval(outcome.shown, outcome.maker, scene))
    if outcome.do == "discard":
        thrown = Say((Text("admin-thrown-away"),))
        return Turn(replace(conversation, asked=None), (thrown,))
    if outcome.do in ("look", "take-back") and broadcast.stage is Stage.DRAFT and not conversation.errand:
        begun = replace(conversation.begin("broadcast"), answers=answers_of(broadcast, scene))
        says = (Say((Text("admin-taken-back"),)),) if outcome.do == "take-back" else ()
        return Turn(begun, says)
    return remark(conversation, replace(standing(broadcast, scene), edits=True, stays=True))


def stop_really(conversation: Conversation, broadcast_id: str) -> Turn:
    """A message of its own: the one with the bar goes on changing."""
    choices = rows(
        Choice(f"stop-yes:{broadcast_id}", "admin-stop-yes", style="danger"),
        Choice(f"look:{broadcast_id}", "admin-stop-no"),
    )
    return remark(conversation, Say((Text("admin-stop-really"),), STEP, choices))


def listed(conversation: Conversation, found: BroadcastsFound) -> Turn:
    """The list of broadcasts, a button for each; a tap shows its progress."""
    shown = [each for each in found.broadcasts if each.stage is not Stage.STOPPED or each.report.total][:8]
    choices = [
        button(f"look:{each.id}", "admin-listed", number=f"#{each.number}", stage=each.stage.value) for each in shown
    ]
    text = Text("admin-listed-title" if shown else "admin-listed-none")
    return remark(conversation, Say((text,), STEP, rows(*choices, button("broadcast", "admin-broadcast"))))


def _leave() -> Choice:
    return Choice("leave", "admin-leave")


PREVIEW = Preview()
