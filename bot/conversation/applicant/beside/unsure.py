"""Whoever is not sure at the check: the line that is named is asked again; of no line, what can be changed is shown."""

from bot.conversation.applicant.beside.reopening import reopened
from bot.conversation.applicant.beside.unheard import Unheard
from bot.conversation.applicant.interview.check import CHECK
from bot.conversation.core.state import Turn
from bot.conversation.reading.answers.unsure import is_unsure


def looked_at_again(each: Unheard) -> Turn | None:
    line = is_unsure(each.text) if each.text else False
    if line is False:
        return None
    if line is not True and line in each.conversation.answers:
        return reopened(each.conversation, line, each.text, each.scene)
    return CHECK.changes(each.conversation, each.scene)
