"""The screens of unfinished interviews: what stands there goes while a messenger still lets us delete it.

Law: each message of an interview that is not finished, the person's and ours, and each answer of somebody's work here
with what it answered, goes ``rules.screen_retention`` after it came, whatever the interview does; a slow one goes on
with the newer ones and with its answers. Telegram deletes nothing older than 48 hours (core.telegram.org/bots/api,
deleteMessage), and phones are lent, lost and searched.
"""

from collections import defaultdict
from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, func, literal, or_, select, update

from bot.domain.account import account_of
from bot.domain.message import Delete
from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.staff_screens import STAFF
from storage.tables import chats, deliveries, inbox

AT_ONCE: Final = 500  # rows: the writer is nobody else's while it runs
MARGIN: Final = timedelta(hours=1)  # several rounds of the leader

_before = bindparam("before", type_=inbox.c.received_at.type)
_THEIRS = (
    select(inbox.c.seq, inbox.c.message_ref, chats.c.id, chats.c.channel)
    .join(chats, chats.c.draft_id == inbox.c.draft_id)
    .where(inbox.c.draft_id.is_not(None), inbox.c.message_ref.is_not(None), inbox.c.received_at <= _before)
    .limit(AT_ONCE)
)
_THEIRS_AT_WORK = (
    select(inbox.c.seq, inbox.c.message_ref, chats.c.id, chats.c.channel)
    .join(chats, chats.c.id == func.substr(inbox.c.draft_id, len(STAFF) + 1))
    .where(
        inbox.c.draft_id.is_not(None),
        inbox.c.draft_id.startswith(STAFF),
        inbox.c.message_ref.is_not(None),
        inbox.c.received_at <= _before,
    )
    .limit(AT_ONCE)
)
_OURS = (
    select(deliveries.c.seq, deliveries.c.message_ref, chats.c.id, chats.c.channel)
    .join(chats, chats.c.id == deliveries.c.chat_id)
    .where(
        or_(
            chats.c.draft_id == deliveries.c.draft_id,
            (deliveries.c.kind == "reply") & (deliveries.c.draft_id == literal(STAFF) + chats.c.id),
        ),
        deliveries.c.draft_id.is_not(None),
        deliveries.c.message_ref.is_not(None),
        deliveries.c.finished_at <= bindparam("before", type_=deliveries.c.finished_at.type),
    )
    .limit(AT_ONCE)
)


def clear_screens(tx: Transaction, rules: Rules) -> int:
    """Queues the deletion of what is old enough, once each, at most ``AT_ONCE`` rows of each. How many: call
    until it is 0."""
    before = tx.now - _age(rules)
    gone: dict[tuple[str, str], list[str]] = defaultdict(list)
    cleared = 0
    for found, table in ((_THEIRS, inbox), (_THEIRS_AT_WORK, inbox), (_OURS, deliveries)):
        rows = tx.connection.execute(found, {"before": before}).all()
        for row in rows:
            gone[row.id, account_of(row.message_ref, row.channel)].append(row.message_ref)
        nameless = update(table).where(table.c.seq.in_([row.seq for row in rows]))
        tx.connection.execute(nameless.values(message_ref=None, draft_id=None))
        cleared += len(rows)
    queue(tx, [NewDelivery(chat, channel, "chore", Delete(tuple(refs))) for (chat, channel), refs in gone.items()])
    return cleared


def _age(rules: Rules) -> timedelta:
    """``screen_retention``, or less: before what names the message, or the chat, is forgotten."""
    known = min(rules.unfinished_retention, rules.message_retention)
    return min(rules.screen_retention, known - min(MARGIN, known / 2))
