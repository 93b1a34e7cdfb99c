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
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.reading.answers.agreement import (
    agreed_for_whom,
    asked_beside_agreement,
    asks_if_not,
    may_agree,
    told_behind_agreement,
    without_wishes,
)
from bot.conversation.reading.answers.found import find_answers
from bot.conversation.reading.asides.kinds import marked
from bot.conversation.reading.asides.read import Aside, heard, read_aside, read_likely
from bot.conversation.reading.names.names import bare_name, is_framed
from bot.conversation.reading.names.names_within import is_name
from bot.conversation.reading.names.spoken_names import no_name
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses, supposes

DONE_BY_ERRANDS: Final = marked("errand")
BESIDE_AGREEMENT: Final = marked("agreement")
"""It answers a question, and is no reason against an agreement."""


def agreed_beside(conversation: Conversation, text: str, scene: Scene) -> Turn | None:
    """The agreement in a sentence that tells the name too, or asks what changes nothing of it; ``None``: there is
    none, or it is not sure."""
    if text and asks_if_not(text):
        again = CONSENT.ask_again(conversation)
        return replace(again, says=(Say((Text("aside-if-not"),)), *again.says))
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


UNHEARD: Final = frozenset({"please-choose", "aside-question", "ask-about"})
"""What is said where nothing was understood."""
_MOST: Final = 2
"""Answers in front of a question."""


def asked_whether_agreed(turn: Turn, step: str, conversation: Conversation, text: str, scene: Scene) -> Turn:
    """Where a sentence says "I agree" among other things, and that was not taken: one yes or no about it, behind what
    answers the rest."""
    if step != CONSENT.name or conversation.errand != "register" or not text:
        return turn
    again = CONSENT.ask_again(conversation)
    question = next((each for each in again.says if isinstance(each, Say)), None)
    if question is None or not _asks_it(turn, question) or not may_agree(text):
        return turn
    told = [say for say in turn.says[:-1] if isinstance(say, Say)]
    told = [say for say in told if UNHEARD.isdisjoint(each.key for each in say.texts)]
    meant = replace(question, texts=(Text("ask-consent-meant"),))
    return replace(turn, says=(*(told or _beside(text, conversation, scene))[:_MOST], meant), misread=False)


def _asks_it(turn: Turn, question: Say) -> bool:
    """It ends with the question, whatever stands in front of it."""
    *_, last = turn.says or (None,)
    return isinstance(last, Say) and last.texts[-1:] == question.texts


def _beside(text: str, conversation: Conversation, scene: Scene) -> list[Say]:
    """What answers the other clauses."""
    told: list[Say] = []
    parts = clauses(text)
    for part in parts if len(parts) > 1 else ():
        said = heard(part, CONSENT.name, sure=False)
        if supposes(part):
            said = said or read_aside(part, sure=False)
        elif said == Aside("free"):  # what they want of it may be no money
            said = None
        likely = None if said else read_likely(part, CONSENT.name)
        if isinstance(likely, Aside) and (likely.kind in BESIDE_AGREEMENT or asks_in_words(part)):
            said = likely
        if isinstance(said, Aside) and said.kind not in DONE_BY_ERRANDS - {"lost"}:
            told += [say for say in texts(said.kind, part, conversation, scene) if say not in told]
    return told


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
