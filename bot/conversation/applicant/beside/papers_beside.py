"""Papers that are said beside the question which of them will be there: several, one that is gone."""

from dataclasses import replace

from bot.conversation.applicant.beside.aside_texts import one
from bot.conversation.applicant.beside.unheard import Unheard
from bot.conversation.applicant.person.papers import accepted
from bot.conversation.core.say import Text
from bot.conversation.core.state import Turn
from bot.conversation.core.views import Doubted
from bot.conversation.reading.answers.papers_said import is_a_copy, names_a_gone_one, papers_had
from bot.conversation.reading.asides.read import Aside
from bot.conversation.reading.sentences.asking import asks_something, beside_what_to_do


def one_of_the_papers(each: Unheard) -> Turn | None:
    """Of several that are there one is proposed."""
    kind = papers_had(each.text)
    if kind not in dict(accepted(each.conversation, each.scene)):
        return None
    again = each.asked.ask(replace(each.conversation, view=Doubted(str(kind))), each.scene)
    return replace(again, says=(*one(Text("aside-several-papers")), *again.says))


def is_gone(each: Unheard) -> bool:
    """And nothing is asked but what to do then, nor is a picture of it there."""
    gone = each.is_at("document") and names_a_gone_one(each.text)
    return gone and not asks_something(beside_what_to_do(each.text)) and each.likely != Aside("copy")


def gone(each: Unheard) -> Turn:
    return replace(each.turn, says=(*(each.told("copy", each.text) if is_a_copy(each.text) else ()), *each.turn.says))
