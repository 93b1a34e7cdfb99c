"""An admin who types what a button says gets what the button does."""

from collections.abc import Sequence

import pytest

from bot.conversation.core.events import CommandGiven, Event
from bot.conversation.core.state import Conversation
from bot.domain.languages import LOCALES
from tests.builders import BOTH
from tests.conversation.labels import each_label_does_what_its_button_does
from tests.conversation.talk import OFFICE, Talk, a_scene
from tests.conversation.test_admin_any_events import BROADCAST, CLOSING, ENDING, INVITING, PAUSING, READYING, VOICING

PLACES: dict[str, Sequence[str | Event]] = {
    "menu": (CommandGiven("admin"),),
    "english": BROADCAST[:2],
    "audience": BROADCAST[:3],
    "audience-chosen": (*BROADCAST[:3], "[bc-audience:unfinished]"),
    "audience-at": (*BROADCAST[:3], "[bc-audience:at]"),
    "audience-language": (*BROADCAST[:3], "[bc-audience:language]"),
    "urgency": BROADCAST[:4],
    "start": BROADCAST[:5],
    "until": BROADCAST[:6],
    "preview": BROADCAST,
    "change": (*BROADCAST, "[bc-preview:change]"),
    "where": CLOSING[:1],
    "where-chosen": CLOSING[:2],
    "when": CLOSING[:3],
    "how": CLOSING[:4],
    "plan": CLOSING,
    "role": INVITING[:2],
    "name": INVITING,
    "pause-english": PAUSING[:2],
    "pause-sure": PAUSING,
    "note-sound": VOICING[:2],
    "note-sure": VOICING,
    "ready-sure": READYING,
    "ready-campaign": ENDING,
}


def at(place: str) -> Talk:
    office = BOTH if place.startswith("ready") else OFFICE
    return Talk(a_scene(admin=True, office=office), Conversation("en", errand="", asked="menu")).hear(*PLACES[place])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("place", PLACES)
def test_a_typed_label_does_what_its_button_does(place: str, locale: str) -> None:
    each_label_does_what_its_button_does(at(place), locale)
