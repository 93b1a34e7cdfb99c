"""Where to close: calendars, each by itself, and whole places, ticked one after the other."""

from dataclasses import dataclass, replace

from bot.conversation.admin.questions import ask, calendars_in, choice_of, stations_of, ticked, toggled, whole_places
from bot.conversation.core.events import Event
from bot.conversation.core.say import Choice, Rows, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import PlainStep, please_choose, rows
from bot.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ChooseStations(PlainStep):
    """Ticked one after the other; what is ticked so far is kept as "cl-picked"."""

    name: str = "cl-at"
    stage: int = 0

    def ask(
        self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = (), *, edits: bool = False
    ) -> Turn:
        texts = (*before, Text("admin-ask-close-where"))
        return ask(conversation, self.name, texts, self._choices(conversation, scene), edits=edits)

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        picked = conversation.answers.get("cl-picked", "")
        choice = choice_of(event, self._choices(conversation, scene), scene) or ""
        if choice == "all":
            every = ",".join(each.key for each in scene.office.stations)
            return Turn(_with(conversation, "cl-picked", every).with_answer(self, every))
        if choice == "done" and picked:
            return Turn(conversation.with_answer(self, calendars_in(picked, scene)))
        if scene.office.station(choice) or choice in whole_places(scene):
            return self.ask(_with(conversation, "cl-picked", toggled(picked, choice)), scene, edits=True)
        return self.ask(conversation, scene, (please_choose(scene),))

    def _choices(self, conversation: Conversation, scene: Scene) -> Rows:
        picked = conversation.answers.get("cl-picked", "")
        done = (
            rows(Choice("done", "admin-next", style="primary")) if picked else rows(Choice("all", "admin-all-stations"))
        )
        return (*ticked((*rows(*whole_places(scene).values()), *stations_of(scene)), picked), *done)


def _with(conversation: Conversation, name: str, value: str) -> Conversation:
    return replace(conversation, answers={**conversation.answers, name: value})


WHERE = ChooseStations()
