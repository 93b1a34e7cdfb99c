"""What is known of the places for an answer: where each is, its hours and its phone. Only verified facts are told."""

from bot.conversation.applicant.appointment import known
from bot.conversation.core.say import Text
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.phrases import fold_aside
from bot.domain.office import Station


def nearest(scene: Scene) -> tuple[Text, ...]:
    """How to have the places sorted, or where each one is, or that the name tells."""
    if any(each.verified_place for each in scene.office.places):
        return (Text("aside-nearest", {"surface": scene.traits.surface}),)
    found = [address(each) for each in scene.office.places if known(each.address) or known(each.landmark)]
    return tuple(found) or (Text("aside-nearest-unknown"),)


def address(station: Station) -> Text:
    facts = {"address": known(station.address), "landmark": known(station.landmark)}
    return Text("aside-where", {"station": station.names, **facts})


def opening_hours(station: Station) -> Text:
    return Text("help-station", {"station": station.names, "hours": station.hours, "phone": known(station.phone)})


def places_meant(text: str, conversation: Conversation, scene: Scene) -> tuple[Station, ...]:
    """The station that the question names, or that was chosen; otherwise all of them."""
    folded, every = fold_aside(text), scene.office.places
    named = [each for each in every if any(_stem(name) in folded for name in (each.names.ar, each.names.en))]
    chosen = [each for each in every if each.key == conversation.answers.get("station")]
    return tuple(named or chosen) or every


def _stem(name: str) -> str:
    """As it stands in "عالشهبا" too."""
    return fold_aside(name).removesuffix("ء")
