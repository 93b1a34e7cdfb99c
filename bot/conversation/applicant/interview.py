"""The interview as one service has it: the usual checklist, and what is asked for that service besides."""

from bot.conversation.applicant.services import SERVICE
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.core.steps import Step


def with_service(steps: tuple[Step, ...], conversation: Conversation, scene: Scene) -> tuple[Step, ...]:
    return (SERVICE, *steps) if scene.office.more_services else steps
