"""What was said of the hours beside a day, while no place is chosen: told with the day, and kept for the times."""

from bot.conversation.applicant.person.services import bookable
from bot.conversation.applicant.visit.kept_wishes import KeptWish, understood
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.times.hours_wished import NOON
from bot.conversation.reading.times.time_wishes import read_time_wish
from bot.conversation.reading.times.times_among import read_among
from bot.domain.hours import opening


def wish_with_hours(said: str, conversation: Conversation, scene: Scene) -> KeptWish | None:
    """What is kept for the times; ``None`` where no hours were said."""
    wish = understood(said, scene.today, opening(bookable(conversation, scene)))
    return wish if hours_beside(said, conversation, scene) else None


def hours_beside(said: str, conversation: Conversation, scene: Scene) -> dict[str, object]:
    """The part of the day, or the hour, as the question where to come says it; empty where none was said."""
    hours = opening(bookable(conversation, scene))
    if clock := read_among(said, scene.today).clock:
        return {"part": "at", "time": clock.within(hours)}
    wish = read_time_wish(said, scene.today, hours)
    if wish is None or not wish.names_hours:
        return {}
    if wish.opens:
        return {"part": "afternoon"} if wish.opens == NOON else {"part": "from", "time": wish.opens}
    if wish.closes:
        return {"part": "morning"} if wish.closes == NOON else {"part": "before", "time": wish.closes}
    return {}
