"""What is said to whoever only speaks of an act at the menu: nothing is opened by it."""

from bot.conversation.applicant.aside_texts import one, texts
from bot.conversation.core.commands import FindBookings
from bot.conversation.core.say import Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.asides import Kind


def of_an_act(conversation: Conversation, kind: Kind, asks: bool, text: str, scene: Scene) -> Turn:
    """Who asks what became of an appointment is shown it; of what is only spoken of nothing is opened."""
    if kind == "erase":
        return Turn(conversation, texts("safe", text, conversation, scene), FindBookings("menu"))
    if asks:
        return Turn(conversation.begin("code"))
    return Turn(conversation, one(Text("nothing-changed")), FindBookings("menu"))
