"""Forwarded texts: heard as the person's own only where words are asked for, or are what staff and notices are about.

Law: a name, a date or a number passed on by the family is an answer, and is shown again at the check. Whatever else
somebody else wrote (a "yes", "back", "I do not know it", a choice's number) decides nothing here.
"""

from typing import Final

from bot.conversation.admin.broadcast_questions import ARABIC, ENGLISH
from bot.conversation.admin.staff import NAME as STAFF_NAME
from bot.conversation.advance import advance
from bot.conversation.applicant.anytime.verify_notice import asks_of_notice
from bot.conversation.applicant.person.birth import BIRTH
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.person.papers import NUMBER
from bot.conversation.core.events import Event, OtherReceived, TextForwarded, TextReceived
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.core.views import BirthDay, OtherDocument, WholeName
from bot.conversation.reading.text.choices import BACK, NO, SKIP, YES, is_one_of, means_as_before
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.domain.code import read_code

_WORDS_DUE: Final = frozenset(step.name for step in (NAME, BIRTH, NUMBER))
_TEXTS_DUE: Final = frozenset(step.name for step in (ARABIC, ENGLISH, STAFF_NAME))
_DECIDES: Final = YES | NO | BACK | SKIP
_OF_CHOICES: Final = 2
"""A number of so few digits may be that of a choice."""


def as_own_words(conversation: Conversation, event: Event, scene: Scene) -> Event:
    """The event that a forwarded text is at this question; any other event as it is."""
    if not isinstance(event, TextForwarded):
        return event
    heard = not _chooses(event.text) and _is_due(conversation, event.text, scene)
    return TextReceived(event.text) if heard else OtherReceived("forwarded")


def _chooses(text: str) -> bool:
    bare = latin_digits(normalise(text)).strip(" .-#)")
    return is_one_of(text, _DECIDES) or means_as_before(text) or (bare.isdecimal() and len(bare) <= _OF_CHOICES)


def _is_due(conversation: Conversation, text: str, scene: Scene) -> bool:
    if asks_of_notice(conversation, text, scene) or conversation.asked in _TEXTS_DUE:
        return True
    if scene.staff is not None and (not conversation.errand or read_code(text)):
        return True
    if conversation.errand != "register" or conversation.asked not in _WORDS_DUE:
        return False
    asks_yes_or_no = isinstance(conversation.view, WholeName | OtherDocument | BirthDay)
    return not asks_yes_or_no and _answers(conversation, text, scene)


def _answers(conversation: Conversation, text: str, scene: Scene) -> bool:
    """Whether the text would be an answer to the question, a part of one, or be refused with a reason; not a wish, nor
    the correction of another answer."""
    asked = conversation.asked or ""
    after = advance(conversation, TextReceived(text), scene)
    kept = all(after.conversation.answers.get(name) == answer for name, answer in conversation.answers.items())
    if after.over or not kept or after.conversation.errand != conversation.errand:
        return False
    if after.conversation.asked == asked:
        return after.command is None
    return bool(after.conversation.answers.get(asked))
