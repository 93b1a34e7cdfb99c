"""What is told of a place and a time that were said before their questions."""

from datetime import date

from bot.conversation.applicant.visit.kept_wishes import kept_wish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.core.say import Text
from bot.conversation.core.state import WISHED, Conversation, Scene


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
