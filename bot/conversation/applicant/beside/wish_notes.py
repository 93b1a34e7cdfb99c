"""What is told of a place and a time that were said before their questions, and what a name leaves of them."""

from dataclasses import replace
from datetime import date

from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.visit.kept_wishes import kept_wish
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import short_names
from bot.conversation.core.say import Text
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Proposed, WholeName
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.times_among import days_in


def place_noted(key: str, day: date | None, scene: Scene) -> Text:
    station = scene.office.station(key)
    said: object = Text("found-day", {"day": day}) if day else ""
    return Text("place-noted", {"station": station.names if station else "", "when": said})


def still_noted(conversation: Conversation, scene: Scene) -> Text:
    """What is left where something was taken back."""
    wish, key = kept_wish(conversation.aside.get(WISHED, ""), scene.today), conversation.answers.get(STATION.name)
    day = wish.day if wish else None
    if key:
        return place_noted(key, day, scene)
    return Text("day-noted", {"day": day}) if day else Text("wish-dropped")


def without_its_words(before: Conversation, asked: Step, turn: Turn, scene: Scene) -> Turn:
    """The turn of a name, without a place and a day that were kept before and have their words in it. It is asked about
    then: "Thursday" in it may be no name."""
    after = turn.conversation
    proposed = dict(after.view.answers).get(NAME.name, "") if isinstance(after.view, Proposed) else ""
    asks_about = after.view.name if isinstance(after.view, WholeName) else proposed
    name = asks_about or after.answers.get(NAME.name, "")
    if asked.name != NAME.name or not name or name == before.answers.get(NAME.name) or after.errand != before.errand:
        return turn
    place, words = (
        before.answers.get(STATION.name, ""),
        f" {' '.join(word.removesuffix('ء') for word in fold_choice(name).split())} ",
    )
    if place == after.answers.get(STATION.name) and any(f" {each} " in words for each in short_names(place, scene)):
        after = replace(after, answers={key: old for key, old in after.answers.items() if key != STATION.name})
    kept = kept_wish(before.aside.get(WISHED, ""), scene.today)
    if kept and kept.day in days_in(plain_text(name), scene.today)[0]:
        after = without_wish(after)
    if after == turn.conversation or name not in after.answers.values():
        return replace(turn, conversation=after)
    after = replace(after, answers={key: old for key, old in after.answers.items() if key != NAME.name})
    return NAME.ask(replace(after, asked=NAME.name, view=WholeName(name)), scene)
