"""The mark of a message, by which a screen is tidied: of an interview that is under way, or of somebody's work here.

Law: it is told by what a message is of, not by whom it is for. Whoever works here has what came of an appointment of
their own as every applicant has it.
"""

from bot.conversation.core.say import Say
from bot.conversation.core.state import Turn
from storage.chats import inbox
from storage.chats.conversations import ChatRecord
from storage.engine.transaction import Transaction
from storage.outbox.staff_screens import staff_mark


def mark_of(say: Say, draft: str, chat_id: str) -> str | None:
    """``draft``: the mark of an interview of the chat, "" without one. What is of somebody's work never bears it: an
    interview may end, and its mark with it, before they are let go."""
    if say.work:
        return staff_mark(chat_id)
    return draft if draft and not say.stays else None


def mark_before_heard(draft: str, chat: ChatRecord) -> str:
    """Of what somebody wrote, before it is known what comes of it."""
    return staff_mark(chat.id) if chat.staff is not None else draft


def note_mark(tx: Transaction, turn: Turn, draft: str, chat_id: str, ref: str) -> None:
    """Of what somebody who works here wrote, now that its answer is known. Where nothing is answered it cannot be told,
    and is taken for work."""
    said = [each for each in turn.says if isinstance(each, Say)]
    if ref and said and not any(each.work for each in said):
        inbox.mark_anew(tx, staff_mark(chat_id), draft, ref)
