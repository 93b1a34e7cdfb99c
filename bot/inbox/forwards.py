"""Forwarded texts: heard as the person's own only where words are asked for, or are what staff and notices are about.

A name or a number passed on by the family is an answer, and is shown again at the check. A "yes" or a choice that
somebody else wrote is none.
"""

from typing import Final

from bot.conversation.admin.broadcast_questions import ARABIC, ENGLISH
from bot.conversation.applicant.birth import BIRTH
from bot.conversation.applicant.name import NAME
from bot.conversation.applicant.questions import NUMBER
from bot.conversation.applicant.verify_notice import asks_of_notice
from bot.conversation.core.events import Event, OtherReceived, TextForwarded, TextReceived
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.choices import NO, YES, is_one_of

_WORDS_DUE: Final = frozenset(step.name for step in (NAME, BIRTH, NUMBER, ARABIC, ENGLISH))


def as_own_words(conversation: Conversation, event: Event, scene: Scene) -> Event:
    """The event that a forwarded text is at this question; any other event as it is."""
    if not isinstance(event, TextForwarded):
        return event
    text = event.text
    about_us = scene.staff is not None or asks_of_notice(conversation, text, scene)
    due = about_us or conversation.asked in _WORDS_DUE
    return TextReceived(text) if due and not is_one_of(text, YES | NO) else OtherReceived("forwarded")
