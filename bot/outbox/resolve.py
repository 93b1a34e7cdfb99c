"""References of messages for operations that name a delivery or a draft: looked up just before these are sent."""

from datetime import datetime, timedelta
from typing import Final

from bot.channels.contract import Doable
from bot.domain.account import account_of, by_account
from bot.domain.message import Delete, Edit, EditDelivery, Message, Outgoing, Tidy
from storage.chats.inbox import refs_of_draft
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import draft_refs, ref_of
from storage.outbox.mark import Claimed, Marked

BLANK: Final = "·"  # put in the place of what can no longer be deleted
NOT_YET: Final = timedelta(seconds=1)


def resolve(tx: Transaction, outgoing: Outgoing, since: datetime, account: str) -> tuple[Doable, ...] | None:
    """The requests to the channel, which can delete messages from after ``since``, and only those of this
    ``account``. Empty: there are none. ``None``: the reference is not known yet."""
    match outgoing:
        case EditDelivery(delivery_id, message):
            ref = ref_of(tx, delivery_id)
            return None if ref is None else (Edit(ref, message),) if ref and account_of(ref, account) == account else ()
        case Tidy(draft):
            ours = draft_refs(tx, draft, since)
            all_recent = dict.fromkeys((*refs_of_draft(tx, draft, since), *ours.recent))
            recent = by_account(all_recent, account).get(account, ())
            blank = tuple(Edit(ref, Message(BLANK)) for ref in by_account(ours.older, account).get(account, ()))
            return (Delete(recent), *blank) if recent else blank
        case _:
            return (outgoing,)


def not_sent(delivery: Claimed, doables: tuple[Doable, ...] | None, now: datetime) -> Marked:
    """The status of a delivery for which ``resolve`` found nothing to do, or nothing yet."""
    if doables is None:
        return Marked(delivery, "due", until=now + NOT_YET, tried=False)
    return Marked(delivery, "dropped", reason="nothing-to-do")
