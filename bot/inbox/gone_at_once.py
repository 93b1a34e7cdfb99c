"""The messages of an applicant that leave the screen as soon as they are read: a picture, a document's number.

Phones are lent, lost and searched while an interview waits. Where the deletion fails, the sweep of unfinished
interviews or the end of this one deletes the message again: its reference stays in the inbox.
"""

import re
from typing import Final

from bot.conversation.applicant.questions import NUMBER
from bot.conversation.core.events import Event, PictureReceived, TextEdited, TextForwarded, TextReceived
from bot.conversation.core.state import Conversation
from bot.conversation.reading.digits import latin_digits

_NATIONAL: Final = re.compile(r"(?<!\d)\d{11}(?!\d)")


def goes_at_once(before: Conversation, event: Event, *, staff: bool) -> bool:
    """``before``: as it stood when the message came. A number that was not understood goes too, and one of eleven
    digits at whatever question it was written."""
    match event:
        case PictureReceived():
            return not staff
        case TextEdited(text) | TextForwarded(text) | TextReceived(text) if before.errand == "register":
            digits = latin_digits(text)
            return bool(_NATIONAL.search(digits)) or (before.asked == NUMBER.name and bool(re.search(r"\d", digits)))
        case _:
            return False
