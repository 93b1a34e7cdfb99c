"""The end of handing out: of which service, and the last day on which it is done; shown before it counts.

Law: nobody who waits is named or counted here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.admin.questions import STEP, ask, button, choice_of, remark
from bot.conversation.core.admin_commands import CloseCampaign
from bot.conversation.core.admin_outcomes import CampaignsFound
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import AlwaysAsked, PlainStep, please_choose, rows
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import find_day
from bot.domain.case import LAST_CALL, CampaignClosing, CampaignRefused
from bot.domain.collecting import collections
from bot.domain.office import Words
from bot.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ChooseService(PlainStep):
    name: str = "ca-service"
    stage: int = 0

    def is_settled(self, conversation: Conversation, scene: Scene) -> bool:
        return bool(service_of(conversation, scene))

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        if not collecting(scene):
            return remark(conversation.finish(), Say((Text("admin-ready-nothing"),), STEP))
        return ask(conversation, self.name, (*before, Text("admin-ask-campaign-service")), self._choices(scene))

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        choice = choice_of(event, self._choices(scene), scene)
        if choice in collecting(scene):
            return Turn(conversation.with_answer(self, choice or ""))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self, scene: Scene) -> Rows:
        return rows(*(Choice(key, "admin-place", {"place": names}) for key, names in collecting(scene).items()))


@dataclass(frozen=True, slots=True)
class WriteLastDay(PlainStep):
    name: str = "ca-until"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        return ask(conversation, self.name, (*before, Text("admin-ask-campaign")), ())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        if not isinstance(event, TextReceived):
            return self.ask(conversation, scene, (Text("please-write"),))
        day = read_last_day(event.text, scene.today)
        if isinstance(day, Misread):
            return self.ask(conversation, scene, (Text(day.key, day.params),))
        return Turn(conversation.with_answer(self, day.isoformat()))


@dataclass(frozen=True, slots=True)
class ConfirmCampaign(AlwaysAsked):
    name: str = "ca-sure"
    stage: int = 0

    def ask(self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = ()) -> Turn:
        params = {"service": collecting(scene)[service_of(conversation, scene)], "on": _day(conversation)}
        texts = (*before, Text("campaign-sure", params), Text("campaign-sure-about"))
        return ask(conversation, self.name, texts, self._choices())

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        match event:
            case CampaignClosing(service, until):
                text = Text("campaign-closes", {"service": name_of(service, scene), "on": until})
                choices = rows(button(f"campaign-on:{service}", "admin-campaign-on"))
                return remark(conversation.finish(), Say((text,), STEP, choices, stays=True))
            case CampaignRefused():
                return Turn(conversation.without_answer("ca-until"), (Say((too_soon(),)),))
        if choice_of(event, self._choices(), scene) == "close":
            return Turn(conversation, command=CloseCampaign(service_of(conversation, scene), _day(conversation)))
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self) -> Rows:
        return rows(Choice("close", "admin-campaign-close", style="danger"))


def read_last_day(text: str, today: date) -> date | Misread:
    """A day to come, ``LAST_CALL`` ahead at least: "31 March", "حتى ٣١ آذار". At most a year, as elsewhere."""
    day, _ = find_day(plain_text(text), today)
    if day is None:
        return Misread("campaign-unread")
    if today <= day < today + LAST_CALL:
        return Misread("campaign-too-soon", {"days": LAST_CALL.days})
    return day if today <= day <= today + timedelta(days=366) else Misread("campaign-past")


def too_soon() -> Text:
    return Text("campaign-too-soon", {"days": LAST_CALL.days})


def found(conversation: Conversation, outcome: CampaignsFound, scene: Scene) -> Turn:
    """What closes already; without any, the question begins at once."""
    if not outcome.campaigns:
        return Turn(conversation.begin("ending"))
    texts = [
        Text("campaign-closes", {"service": name_of(each.service, scene), "on": each.until})
        for each in outcome.campaigns
    ]
    on = (button(f"campaign-on:{each.service}", "admin-campaign-on") for each in outcome.campaigns)
    return remark(conversation, Say(tuple(texts), STEP, rows(*on, button("campaign-new", "admin-campaign-new"))))


def went_on(conversation: Conversation, *, was: bool) -> Turn:
    return remark(conversation, Say((Text("campaign-goes-on" if was else "campaign-gone"),), STEP, edits=True))


def collecting(scene: Scene) -> dict[str, Words]:
    """The services that hand something out, and their titles."""
    keys = dict.fromkeys(each.service for each in collections(scene.office))
    return {key: scene.office.service_of(key).titles for key in keys}


def service_of(conversation: Conversation, scene: Scene) -> str:
    keys = list(collecting(scene))
    chosen = conversation.answers.get("ca-service", keys[0] if len(keys) == 1 else "")
    return chosen if chosen in keys else ""


def name_of(service: str, scene: Scene) -> Words:
    return scene.office.service_of(service).titles


def _day(conversation: Conversation) -> date:
    return date.fromisoformat(conversation.answers["ca-until"])


SERVICE = ChooseService()
UNTIL = WriteLastDay()
SURE = ConfirmCampaign()
