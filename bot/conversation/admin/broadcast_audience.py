"""The audience of a broadcast: conditions put together on one page, all of which must fit. No condition is everyone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from bot.conversation.admin.questions import ask, choice_of, stations_of, ticked, toggled
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Choice, Rows, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import PlainStep, please_choose, rows, wants_back
from bot.conversation.core.views import AdminPage
from bot.conversation.reading.times.moments import read_when
from bot.domain.broadcast import Audience
from bot.domain.outcome import Outcome

DAYS: Final = 14
Locale = Literal["", "ar", "en"]


@dataclass(frozen=True, slots=True)
class ChooseAudience(PlainStep):
    """The one page of conditions, with a page of its own for stations, days and languages."""

    name: str = "bc-audience"
    stage: int = 0

    def hears_back(self, conversation: Conversation) -> bool:
        return bool(_page_of(conversation))

    def ask(
        self, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = (), *, edits: bool = False
    ) -> Turn:
        page = _page_of(conversation)
        key = f"admin-ask-audience-{page}" if page else "admin-ask-audience"
        texts = (*before, Text(key), *audience_texts(audience_of(conversation.answers), scene))
        return ask(conversation, self.name, texts, self._choices(conversation, scene), edits=edits)

    def hear(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn:
        answers = conversation.answers
        page = replace(conversation, view=None)
        if wants_back(event):
            return self.ask(page, scene, edits=True)
        choice = choice_of(event, self._choices(conversation, scene), scene) or self._typed_day(
            conversation, event, scene
        )
        kind, _, which = choice.partition(":")
        match kind:
            case "done":
                return Turn(page.with_answer(self, "done"))
            case "all":
                return Turn(_without(page, "bc-at", "bc-on", "bc-unfinished", "bc-locale").with_answer(self, "done"))
            case "at" | "on" | "language" if not which:
                return self.ask(replace(conversation, view=AdminPage(kind)), scene, edits=True)
            case "unfinished":
                return self.ask(
                    _with(page, "bc-unfinished", "" if answers.get("bc-unfinished") else "1"), scene, edits=True
                )
            case "page":
                return self.ask(page, scene, edits=True)
            case "in" if which in ("", "ar", "en"):
                return self.ask(_with(page, "bc-locale", which), scene, edits=True)
            case "on" if which in _days(scene):
                return self.ask(
                    _with(conversation, "bc-on", toggled(answers.get("bc-on", ""), which)), scene, edits=True
                )
        if scene.office.station(choice):
            picked = _with(
                replace(conversation, view=AdminPage("at")), "bc-at", toggled(answers.get("bc-at", ""), choice)
            )
            return self.ask(picked, scene, edits=True)
        return self.ask(conversation, scene, (please_choose(scene),))

    def _typed_day(self, conversation: Conversation, event: Event | Outcome, scene: Scene) -> str:
        if _page_of(conversation) != "on" or not isinstance(event, TextReceived):
            return ""
        when = read_when(event.text, scene.today)
        return f"on:{when.day.isoformat()}" if when and when.day else ""

    def _choices(self, conversation: Conversation, scene: Scene) -> Rows:
        answers, done = conversation.answers, rows(Choice("page", "admin-next", style="primary"))
        match _page_of(conversation):
            case "at":
                return (*ticked(stations_of(scene), answers.get("bc-at", "")), *done)
            case "on":
                days = [Choice(f"on:{day}", "admin-day", {"on": date.fromisoformat(day)}) for day in _days(scene)]
                chosen = ",".join(f"on:{day}" for day in answers.get("bc-on", "").split(",") if day)
                return (*ticked(rows(*days, across=2), chosen), *done)
            case "language":
                named = {"ar": "admin-arabic", "en": "admin-english", "": "admin-both-languages"}
                return rows(*(Choice(f"in:{locale}", key) for locale, key in named.items()))
        more = (
            Choice("at", "admin-at-stations"),
            Choice("on", "admin-on-days"),
            Choice("unfinished", "admin-unfinished"),
            Choice("language", "admin-language"),
        )
        if audience_of(answers) == Audience():
            return rows(Choice("all", "admin-everyone", style="primary"), *more)
        return rows(Choice("done", "admin-next", style="primary"), *more, Choice("all", "admin-everyone"))


def audience_of(answers: Mapping[str, str]) -> Audience:
    locale: Locale = "ar" if answers.get("bc-locale") == "ar" else "en" if answers.get("bc-locale") == "en" else ""
    return Audience(
        tuple(key for key in answers.get("bc-at", "").split(",") if key),
        tuple(date.fromisoformat(day) for day in answers.get("bc-on", "").split(",") if day),
        answers.get("bc-unfinished") == "1",
        locale,
    )


def audience_texts(audience: Audience, scene: Scene) -> tuple[Text, ...]:
    """One line for each condition; all must fit."""
    if audience == Audience():
        return (Text("admin-to-everyone"),)
    lines = []
    for key in audience.stations:
        station = scene.office.station(key)
        lines.append(Text("admin-to-station", {"place": scene.office.called(station) if station else key}))
    lines += [Text("admin-to-day", {"on": day}) for day in audience.days]
    if audience.unfinished:
        lines.append(Text("admin-to-unfinished"))
    if audience.locale:
        lines.append(Text("admin-to-locale", {"locale": audience.locale}))
    return tuple(lines)


def _page_of(conversation: Conversation) -> str:
    page = conversation.view.name if isinstance(conversation.view, AdminPage) else ""
    return page if page in ("at", "on", "language") else ""


def _days(scene: Scene) -> tuple[str, ...]:
    return tuple((scene.today + timedelta(days=ahead)).isoformat() for ahead in range(DAYS))


def _with(conversation: Conversation, name: str, value: str) -> Conversation:
    return replace(conversation, answers={**conversation.answers, name: value})


def _without(conversation: Conversation, *names: str) -> Conversation:
    return replace(
        conversation, answers={name: answer for name, answer in conversation.answers.items() if name not in names}
    )


AUDIENCE = ChooseAudience()
