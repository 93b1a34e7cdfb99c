"""The bad day: the people whose appointment was looked at are told that somebody may have seen it."""

from datetime import datetime

from bot.actions.tell import tell
from bot.conversation.core.say import Say, Text
from bot.domain.office import Office
from storage.engine.transaction import Transaction
from storage.staff.lockdown import find_seen, mark_told


def tell_who_was_seen(tx: Transaction, since: datetime, office: Office) -> int:
    """How many chats. One that was told before and not looked at since is left alone."""
    seen = Say((Text("contain-seen"),))
    return sum(tell(tx, chat_id, [seen], office) for chat_id in mark_told(tx, find_seen(tx, since)))
