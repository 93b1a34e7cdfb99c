"""An agreement in a sentence that tells the name too, or asks something beside it.

Law: it agrees in plain words; whoever fears, refuses or sets a condition beside it has not agreed yet.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.aside_texts import of_no_kind, texts
from bot.conversation.applicant.beside.careful import Careful
from bot.conversation.applicant.beside.several import propose, taken_whole
from bot.conversation.applicant.interview.questions import CONSENT
from bot.conversation.applicant.person.name import NAME, OTHER
from bot.conversation.core.events import ChoiceTapped, TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.answers.agreement import (
    agreed_for_whom,
    asked_beside_agreement,
    told_behind_agreement,
    without_wishes,
)
from bot.conversation.reading.answers.found import find_answers
from bot.conversation.reading.asides.kinds import marked
from bot.conversation.reading.asides.read import Aside, heard, read_likely
from bot.conversation.reading.names.names import bare_name, is_framed
from bot.conversation.reading.names.names_within import is_name
from bot.conversation.reading.names.spoken_names import no_name

BESIDE_AGREEMENT: Final = marked("agreement")
"""It answers a question, and is no reason against an agreement."""


def agreed_beside(conversation: Conversation, text: str, scene: Scene) -> Turn | None:
    """The agreement in a sentence that tells the name too, or asks what changes nothing of it; ``None``: there is
    none, or it is not sure."""
    turn = CONSENT.hear(conversation, ChoiceTapped(CONSENT.name, "agree"), scene)
    if more := told_behind_agreement(text):
        return _with_what_is_told(turn, more, scene)
    if agreed_for_whom(text):
        other = replace(turn.conversation, aside={**turn.conversation.aside, OTHER: "yes"})
        return Turn(other, (*texts("another", text, conversation, scene), *turn.says), turn.command)
    told: list[Say] = []
    for part in asked_beside_agreement(text):
        if fact := of_no_kind(part):
            told += fact
            continue
        said = heard(part, CONSENT.name, sure=False) or read_likely(part, CONSENT.name)
        if not isinstance(said, Aside) or said.kind not in BESIDE_AGREEMENT:
            return None
        told += texts(said.kind, part, conversation, scene)
    return replace(turn, says=(*told, *turn.says)) if told else None


def _with_what_is_told(agreed: Turn, more: str, scene: Scene) -> Turn | None:
    if is_name(more) and not is_framed(more):
        return propose(agreed.conversation, {NAME.name: bare_name(more)}, scene)
    found = find_answers(more, scene.today, {}, {NAME.name})
    if not found.answers and (no_name(bare_name(more)) or not is_framed(more)):
        return None
    at_name = replace(agreed.conversation, asked=NAME.name)
    if NAME.name not in found.answers and not is_framed(more):
        return propose(agreed.conversation, found.answers, scene)
    name = Careful(NAME).hear(at_name, TextReceived(without_wishes(more)), scene)
    return taken_whole(at_name, NAME, TextReceived(more), name, scene)
