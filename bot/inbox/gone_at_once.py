"""The messages of an applicant that leave the screen as soon as they are read: a picture, a document's number, a
recovery code, in whatever kind of message they came and however it is answered.

Phones are lent, lost and searched while an interview waits. Where the deletion fails, the sweep of unfinished
interviews or the end of this one deletes the message again: its reference stays in the inbox.
"""

import re

from bot.channels.contract import Incoming
from bot.conversation.applicant.errands.cases import is_asked_for
from bot.conversation.applicant.interview.listening import OF_APPLICANTS
from bot.conversation.applicant.person.papers import NUMBER
from bot.conversation.core.events import (
    CommandGiven,
    Event,
    PictureReceived,
    TextEdited,
    TextForwarded,
    TextReceived,
)
from bot.conversation.core.state import Conversation, Scene
from bot.conversation.reading.numbers.documents import document_numbers
from bot.conversation.reading.text.digits import latin_digits
from storage.chats.conversations import ChatRecord


def leaves_at_once(before: Conversation, chat: ChatRecord, heard: Incoming, scene: Scene) -> bool:
    deletes = bool(heard.ref) and scene.traits.deletes
    return deletes and goes_at_once(before, heard, staff=chat.staff is not None)


def goes_at_once(before: Conversation, heard: Incoming, *, staff: bool) -> bool:
    """``before``: as it stood when the message came. Where a document's number is due, whatever has a digit goes; at
    every other question and errand of applicants, what has the shape of such a number, or of the twelve digits that
    move a case to another phone. Pictures of staff stay: they are codes that they look up."""
    if not staff and (heard.pictured or isinstance(heard.event, PictureReceived)):
        return True
    if before.errand not in OF_APPLICANTS:
        return False
    asked = before.errand == "register" and before.asked == NUMBER.name
    return any(
        bool(document_numbers(words))
        or (asked and bool(re.search(r"\d", latin_digits(words))))
        or (not staff and is_asked_for(before, words))
        for words in (*_said(heard.event), *heard.words)
    )


def _said(event: Event) -> tuple[str, ...]:
    match event:
        case TextEdited(text) | TextForwarded(text) | TextReceived(text):
            return (text,)
        case CommandGiven(name, argument):
            return name, argument
        case _:
            return ()
