"""The service that an interview is about, and the calendars in which its first visit can be booked.

Law: where the office has one service nobody is asked, and nothing is kept: without an answer it is the first one.
"""

from bot.conversation.core.state import Conversation, Scene
from bot.domain.office import Service, Station

SERVICE = "service"
"""The name of the answer."""


def wanted(conversation: Conversation, scene: Scene) -> Service:
    return scene.office.service_of(conversation.answers.get(SERVICE, ""))


def bookable(conversation: Conversation, scene: Scene) -> tuple[Station, ...]:
    """One at each place that has the service."""
    return scene.office.stations_for(wanted(conversation, scene).key)
