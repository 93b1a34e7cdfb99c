"""The pause of the whole service. Law: the answer that people will get is shown to the admin before it takes effect."""

from dataclasses import dataclass, replace

from bot.conversation.admin.broadcast_questions import ONLY_ARABIC, WriteText
from bot.conversation.admin.questions import STEP, ask, button, choice_of, remark
from bot.conversation.core.admin_commands import PauseService, UsePage
from bot.conversation.core.admin_outcomes import ServicePaused
from bot.conversation.core.events import Event
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, please_choose, rows
from bot.domain import limits
from bot.domain.outcome import Outcome
from bot.domain.pause import PAGE_USES, Pause


@dataclass(frozen=True, slots=True)
class ConfirmPause(AlwaysAsked):
    name: str = "pa-sure"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        arabic, english = conversation.answers["pa-arabic"], conversation.answers["pa-english"]
        texts = [*before, Text("admin-ask-pause"), Text("admin-shown", {"text": arabic})]
        texts += [Text("admin-shown", {"text": english})] if english else [Text("admin-without-english")]
        return ask(conversation, self.name, texts, self._choices())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if isinstance(event, ServicePaused):
            say = Say(
                (Text("admin-paused-now"),), STEP, rows(button("resume-service", "admin-resume-service")), stays=True
            )
            return remark(conversation.finish(), say)
        if choice_of(event, self._choices(), scene) == "pause":
            answers = conversation.answers
            return Turn(conversation, command=PauseService(answers["pa-arabic"], answers["pa-english"]))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self) -> Rows:
        return rows(Choice("pause", "admin-pause-now", style="danger"))


def found(conversation: Conversation, pause: Pause | None, scene: Scene) -> Turn:
    """The pause that stands, with its text and the ways on; without one, the question for its text."""
    if pause is None:
        return Turn(conversation.begin("pausing"))
    since = scene.local(pause.since)
    texts = [Text("admin-paused-since", {"on": since.date(), "at": since.time()})]
    texts += [Text("admin-shown", {"text": text}) for text in (pause.arabic, pause.english) if text]
    choices = (
        Choice("resume-service", "admin-resume-service", style="success"),
        Choice("pause-text", "admin-other-text"),
    )
    return remark(conversation, Say(tuple(texts), STEP, rows(*choices)))


def page_switch(conversation: Conversation) -> Turn:
    """Whom the chat page serves is for an admin to say, when its places go too fast."""
    choices = rows(*(button(f"page:{use}", f"admin-page-{use}") for use in PAGE_USES))
    return remark(conversation, Say((Text("admin-ask-page"),), STEP, choices))


def page_set(conversation: Conversation, wanted: str) -> Turn | None:
    use = next((use for use in PAGE_USES if use == wanted), None)
    return Turn(conversation, command=UsePage(use)) if use else None


def other_text(conversation: Conversation) -> Turn:
    return Turn(replace(conversation.begin("pausing")))


ARABIC = WriteText("pa-arabic", "admin-ask-pause-arabic", ("\u0621", "\u064a"), "admin-no-arabic", limits.PAUSE)
ENGLISH = WriteText(
    "pa-english", "admin-ask-pause-english", ("A", "z"), "admin-no-english", limits.PAUSE, (ONLY_ARABIC,)
)
SURE = ConfirmPause()
