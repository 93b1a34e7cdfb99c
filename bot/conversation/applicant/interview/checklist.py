"""The interview as one service has it: the usual checklist, and what is asked for that service besides."""

from bot.conversation.applicant.person.inquiries import asked_by
from bot.conversation.applicant.person.services import SERVICE, wanted
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.core.steps import Step


def with_service(steps: tuple[Step, ...], conversation: Conversation, scene: Scene) -> tuple[Step, ...]:
    first = (SERVICE,) if scene.office.more_services else ()
    more = asked_by(wanted(conversation, scene))
    if not more:
        return (*first, *steps)
    at = next((place for place, step in enumerate(steps) if step.name == STATION.name), len(steps))
    return (*first, *steps[:at], *more, *steps[at:])
