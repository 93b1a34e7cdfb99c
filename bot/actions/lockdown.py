"""The bad day: everybody is signed out and nothing more goes out to many; and the people whose appointment was looked
at are told that somebody may have seen it."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions.tell import tell, tell_staff
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.steps import rows
from bot.domain.office import Office
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rows import hold_back
from storage.staff import lockdown
from storage.staff.lockdown import Contained, find_seen, mark_told
from storage.staff.staff import staff_chats


@dataclass(frozen=True, slots=True)
class Stopped:
    """``notices``: so many to many people that waited are drafts again, or were going out and are paused."""

    contained: Contained
    notices: int


def contain(tx: Transaction, office: Office) -> Stopped:
    """A second call changes nothing more, and tells nobody again."""
    contained = lockdown.contain(tx)
    notices = hold_back(tx)
    if notices:
        look = Choice("broadcasts", "admin-broadcasts")
        say = Say((Text("contain-held-back", {"count": notices}),), "admin", rows(look))
        for chat_id, _ in staff_chats(tx, ""):
            tell_staff(tx, chat_id, [say], office)
    return Stopped(contained, notices)


def tell_who_was_seen(tx: Transaction, since: datetime, office: Office) -> int:
    """How many chats. One that was told before and not looked at since is left alone."""
    seen = Say((Text("contain-seen"),))
    return sum(bool(tell(tx, chat_id, [seen], office)) for chat_id in mark_told(tx, find_seen(tx, since)))
