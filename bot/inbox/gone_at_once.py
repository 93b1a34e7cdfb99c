"""The messages of an applicant that leave the screen as soon as they are read: a picture, a document's number, a
recovery code.

Phones are lent, lost and searched while an interview waits. Where the deletion fails, the sweep of unfinished
interviews or the end of this one deletes the message again: its reference stays in the inbox.
"""

import re

from bot.conversation.applicant.cases import is_asked_for
from bot.conversation.applicant.listening import OF_APPLICANTS
from bot.conversation.applicant.papers import NUMBER
from bot.conversation.core.events import Event, PictureReceived, TextEdited, TextForwarded, TextReceived
from bot.conversation.core.state import Conversation
from bot.conversation.reading.digits import latin_digits
from bot.conversation.reading.documents import document_numbers


def goes_at_once(before: Conversation, event: Event, *, staff: bool) -> bool:
    """``before``: as it stood when the message came. Where a document's number is due, whatever has a digit goes; at
    every other question and errand of applicants, what has the shape of such a number, or of the twelve digits that
    move a case to another phone."""
    match event:
        case PictureReceived():
            return not staff
        case TextEdited(text) | TextForwarded(text) | TextReceived(text) if before.errand in OF_APPLICANTS:
            asked = before.errand == "register" and before.asked == NUMBER.name
            if not staff and is_asked_for(before, text):
                return True
            return bool(document_numbers(text)) or (asked and bool(re.search(r"\d", latin_digits(text))))
        case _:
            return False
