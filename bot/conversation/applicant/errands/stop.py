"""The question whether to stop, which a person may raise at any step: what was written is deleted, or it goes on."""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.choices.decisions import destroys
from bot.conversation.core.commands import Decline
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import Declined
from bot.conversation.core.say import Choice, Say, Text, TidyUp
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, not_understood, please_choose, rows
from bot.conversation.reading.sentences.plain_answers import goes_on
from bot.conversation.reading.text.choices import NO, YES
from bot.conversation.reading.text.words import STOP_NO, STOP_YES, STOPPING
from bot.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ConfirmStop(AlwaysAsked):
    """The interview waits in ``parked``. An earlier booking stands, and its chat stays."""

    name: str = "confirm-stop"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        choices = (Choice("no", "stop-no"), Choice("yes", "stop-yes", style="danger"))
        return Turn(conversation, (Say((*before, Text("ask-stop")), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case Declined(kept=False):
                gone = Say((Text("stopped"),), ends_contact=True)
                return Turn(conversation, (gone,), over=True)
            case Declined(kept=True):
                said = (TidyUp(), Say((Text("stopped-kept"),), ends_contact=True, stays=True))
                return Turn(replace(conversation.begin("register"), errand="", parked=None, asked="menu"), said)
        if isinstance(event, TextReceived) and goes_on(event.text):
            return Turn(conversation.finish())
        match destroys(event, [("no", (*NO, *STOP_NO)), ("yes", (*YES, *STOP_YES))], STOPPING):
            case "yes":
                return Turn(conversation, command=Decline())
            case "no":
                return Turn(conversation.finish())
            case _:
                return not_understood(self.ask(conversation, scene, (please_choose(scene),)))


STOP: Final = ConfirmStop()
