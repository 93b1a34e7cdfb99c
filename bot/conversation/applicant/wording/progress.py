"""The progress through an interview: the stages that this person comes through, and at which of them they are.

Law: the number of stages is a promise and never changes on the way. What is asked of some people alone, by an earlier
answer, shares its stage with a question of everybody; what is still open counts as for most people.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Turn
from bot.conversation.core.steps import PROGRESS, Step
from bot.domain.documents import DocumentKind

USUAL: Final = {"document": DocumentKind.NATIONAL_ID.value}


def counted(turn: Turn, checklist: Sequence[Step]) -> Turn:
    """The turn with its questions' progress filled in; ``checklist``: of its errand."""
    if not any(isinstance(said, Say) and PROGRESS in said.texts for said in turn.says):
        return turn
    answers = {**USUAL, **turn.conversation.answers}
    stages = sorted({step.stage for step in checklist if step.stage and step.applies(answers)})
    at = next((step.stage for step in checklist if step.name == turn.conversation.asked), 0)
    progress = Text("progress", {"stage": sum(stage <= at for stage in stages), "stages": len(stages)})
    says = [
        replace(said, texts=tuple(progress if text == PROGRESS else text for text in said.texts))
        if isinstance(said, Say)
        else said
        for said in turn.says
    ]
    return replace(turn, says=tuple(says))
