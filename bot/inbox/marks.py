"""The mark of a message, by which a screen is tidied: of an interview that is under way, or of somebody's work here."""

from typing import Final

from bot.conversation.admin.questions import STEP as ADMIN
from bot.conversation.core.say import Say
from bot.conversation.staff.chat_says import STEP as DESK
from bot.conversation.staff.sessions import STEP as SESSION
from bot.conversation.staff.signin import STEP as PAIRING
from storage.chats.conversations import ChatRecord
from storage.outbox.staff_screens import staff_mark

OF_STAFF: Final = frozenset({ADMIN, DESK, SESSION, PAIRING})


def mark_of(say: Say, draft: str, chat: ChatRecord) -> str | None:
    """``draft``: the mark of an interview of the chat, "" without one. What is of somebody's work never bears it: an
    interview may end, and its mark with it, before they are let go. Who has just been enrolled is none of us in
    ``chat`` yet. An appointment of their own stays with whoever works here."""
    if say.step in OF_STAFF:
        return staff_mark(chat.id)
    if draft and not say.stays:
        return draft
    own = bool(say.qr or say.venue)
    return staff_mark(chat.id) if chat.staff is not None and not own else None


def mark_of_heard(draft: str, chat: ChatRecord) -> str:
    return draft or (staff_mark(chat.id) if chat.staff is not None else "")
