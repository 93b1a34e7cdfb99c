"""Errands about the chat's own cases: choosing when to come for what is ready, and saying that it was lost."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.applicant.choices.decisions import decided
from bot.conversation.applicant.errands.cases import CASE, begun
from bot.conversation.applicant.person.services import NAME as OF
from bot.conversation.applicant.person.services import of_service
from bot.conversation.applicant.visit.places import without_hold
from bot.conversation.applicant.wording.appointment import code_says, hold_minutes, place_and_time
from bot.conversation.applicant.wording.case_says import GONE, WAITS
from bot.conversation.core.case_commands import BookCollection, FindCases, LoseCard
from bot.conversation.core.case_outcomes import CardLost, CasesFound, CollectionMade
from bot.conversation.core.events import ChoiceTapped, Event, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, AlwaysAsked, PlainStep, not_understood, please_choose, rows
from bot.conversation.reading.text.choices import NO, YES, match_choice
from bot.conversation.reading.text.words import ANOTHER_TIME, COLLECT_YES, COLLECTING, LOSING, LOST_NO, LOST_YES
from bot.domain.booking import HoldExpired, SlotClosed
from bot.domain.case import AlreadyChosen, CaseEnded, NotInvited, Stage
from bot.domain.outcome import Outcome
from bot.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class ChooseCase(PlainStep):
    """Asked only of a chat that has several: by their numbers, which tell nothing to who has not the paper."""

    name: str = CASE
    stage: int = 0

    def take_back(self, conversation: Conversation) -> Conversation:
        return conversation.finish()

    def ask(self, conversation: Conversation, scene: Scene) -> Turn:
        return Turn(conversation, command=self._find(conversation))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case CasesFound():
                return self._found(conversation, event, scene)
            case ChoiceTapped(choice=meant) | TextReceived(text=meant):
                return Turn(conversation, command=self._find(conversation, meant))
            case _:
                return Turn(conversation, command=self._find(conversation))

    @staticmethod
    def _find(conversation: Conversation, wanted: str = "") -> FindCases:
        return FindCases("lost" if conversation.errand == "lost" else "collect", wanted)

    def _found(self, conversation: Conversation, found: CasesFound, scene: Scene) -> Turn:
        losing = conversation.errand == "lost"
        fitting = [each for each in found.cases if (each.case.stage is Stage.COLLECTED if losing else each.may_choose)]
        if not fitting:
            return _nothing(conversation, found, scene)
        meant = match_choice(found.wanted, [(each.case.id, (each.case.serial,)) for each in fitting])
        chosen = [each for each in fitting if each.case.id == meant or len(fitting) == 1]
        if chosen:
            return self._chosen(conversation, chosen[0], scene)
        before = (please_choose(scene),) if found.wanted else ()
        choices = [Choice(each.case.id, "case-number", {"serial": each.case.serial}) for each in fitting]
        say = Say((*before, Text("ask-which-case")), self.name, rows(*choices, GO_BACK))
        asked = Turn(conversation, (say,))
        return not_understood(asked) if found.wanted else asked

    def _chosen(self, conversation: Conversation, standing: Standing, scene: Scene) -> Turn:
        if conversation.errand == "lost":
            return Turn(replace(conversation, answers={CASE: standing.case.id, OF: standing.case.service}, asked=None))
        turn = begun(conversation, standing, scene)
        return turn if not turn.says else replace(turn, conversation=conversation.finish())


def _nothing(conversation: Conversation, found: CasesFound, scene: Scene) -> Turn:
    """Why there is nothing to choose, or nothing lost."""
    text = Text("lost-nothing") if conversation.errand == "lost" else GONE
    ready = [each for each in found.cases if each.case.stage is Stage.READY]
    if ready and conversation.errand != "lost":
        slot = ready[0].slot
        text = WAITS if slot is None else Text("case-time-already", place_and_time(slot, scene))
    return Turn(conversation.finish(), (Say((text,)),))


@dataclass(frozen=True, slots=True)
class ConfirmCollection(AlwaysAsked):
    """The time is held; only a "yes" books it."""

    name: str = "confirm-collect"
    stage: int = 0
    needs_hold: bool = True

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        station = scene.office.station(conversation.answers["station"])
        when = scene.local(datetime.fromisoformat(conversation.answers["time"]))
        params = {"station": station.names if station else "", "day": when.date(), "time": when.time()}
        choices = (Choice("yes", "collect-yes", style="success"), Choice("no", "station-other-time"))
        return Turn(conversation, (Say((*before, Text("ask-collect", params)), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case CollectionMade(booking):
                return Turn(conversation.finish(), code_says(booking, scene, "collect-booked"))
            case HoldExpired():
                ran_out = Text("hold-ran-out", {"minutes": hold_minutes(scene)})
                return Turn(without_hold(conversation), (Say((ran_out,)),))
            case SlotClosed():
                return Turn(without_hold(conversation), (Say((Text("slot-closed"),)),))
            case AlreadyChosen(slot=slot):
                already = Text("case-time-already", place_and_time(slot, scene))
                return Turn(conversation.finish(), (Say((already,)),))
            case NotInvited():
                return Turn(conversation.finish(), (Say((WAITS,)),))
            case CaseEnded():
                return Turn(conversation.finish(), (Say((GONE,)),))
        match decided(event, [("yes", (*YES, *COLLECT_YES)), ("no", (*NO, *ANOTHER_TIME))], COLLECTING):
            case "yes":
                return Turn(conversation, command=BookCollection(conversation.answers[CASE]))
            case "no":
                return Turn(conversation.without_answer("time"))
            case _:
                return not_understood(self.ask(conversation, scene, (please_choose(scene),)))


@dataclass(frozen=True, slots=True)
class ConfirmLost(AlwaysAsked):
    name: str = "confirm-lost"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        choices = (Choice("no", "lost-no"), Choice("yes", "lost-yes", style="danger"))
        return Turn(conversation, (Say((*before, Text("ask-lost")), self.name, rows(*choices)),))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case CardLost(known=False):
                return Turn(conversation.finish(), (Say((GONE,)),))
            case CardLost():
                noted = (Say((Text("lost-noted"),), stays=True),)
                done = conversation.finish()
                interview = done if done.errand == "register" else done.begin("register")
                return Turn(of_service(interview, conversation.answers.get(OF, ""), scene), noted)
        match decided(event, [("no", (*NO, *LOST_NO)), ("yes", (*YES, *LOST_YES))], LOSING):
            case "yes":
                return Turn(conversation, command=LoseCard(conversation.answers[CASE]))
            case "no":
                return Turn(conversation.finish(), (Say((Text("nothing-changed"),)),))
            case _:
                return not_understood(self.ask(conversation, scene, (please_choose(scene),)))


WHICH = ChooseCase()
COLLECT = ConfirmCollection()
LOST = ConfirmLost()
