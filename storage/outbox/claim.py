"""The next deliveries to send: replies, notices and chores by age; then urgent broadcasts, then all others. Where no
more of the bulk may go now, replies alone: however many notices of a closure wait, none stands before an answer.

A broadcast's text is opened once a claim, however many rows wait for it: they hold none. One that is paused, stopped
or past its time is passed over, so a word takes effect at the next claim, however many rows wait.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any, Final

from sqlalchemy import Row, bindparam, or_, select, update

from bot.domain.message import EditDelivery, Message, Send, Tidy
from bot.domain.rules import Rules
from storage.engine.binding import bound_columns, is_bound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rows import Running, find_running, open_texts
from storage.outbox.deliveries import ANSWERS, answers_first, no_broadcast, open_payload, unfinished
from storage.outbox.mark import ORDINARY, URGENT, Claimed, Ended, Status, finish, padded
from storage.tables import chats, deliveries

Announce = Callable[[str, int, str], Message]
"""The text as it was typed, the notice's number, the person's language -> the message."""

A_CHAT: Final = 4  # at most so many of one chat are claimed together: a noisy chat must not fill the whole claim
BRIEF: Final = ("courtesy", "farewell")  # kinds that are better dropped than late
BROADCAST: Final = timedelta(hours=48)  # for so long a broadcast is tried again


def spans(rules: Rules) -> Mapping[str, timedelta]:
    """The time for which a delivery is tried that has no end of its own, by kind. One never tried before may be late,
    unless its kind is brief."""
    return {
        "reply": timedelta(hours=24),
        "notice": timedelta(hours=24),
        "calm": timedelta(hours=72),
        "courtesy": timedelta(hours=6),
        "chore": rules.message_retention,
        "farewell": rules.farewell,
    }


SPANS: Final = spans(Rules())

_found: list[Any] = [deliveries.c[name] for name in ("seq", "payload", "address", "draft_id", "attempts", "due_at")]
_found += bound_columns(deliveries)
_of_chat = (chats.c.address.label("chat_address"), chats.c.blocked_at, chats.c.heard_at, chats.c.locale)
_ANY = (
    select(*_found, *_of_chat)
    .select_from(deliveries.outerjoin(chats, chats.c.id == deliveries.c.chat_id))
    .where(
        deliveries.c.channel.in_(bindparam("channels", expanding=True)),
        deliveries.c.status == "due",
        deliveries.c.due_at <= bindparam("now"),
        or_(deliveries.c.chat_id.is_(None), deliveries.c.chat_id.not_in(bindparam("busy", expanding=True))),
    )
    .limit(bindparam("most"))
)
_DUE = _ANY.where(unfinished, no_broadcast).order_by(deliveries.c.due_at, deliveries.c.seq)
_ANSWERS = _DUE.where(*answers_first)
# Of those that are due at the same time none is before another: to sort a hundred thousand would take too long.
_BULK = _ANY.where(deliveries.c.broadcast_id == bindparam("of_broadcast")).order_by(deliveries.c.due_at)
_SENDING = (
    update(deliveries)
    .where(
        deliveries.c.seq.in_(bindparam("seqs", expanding=True)),
        deliveries.c.channel.in_(bindparam("channels", expanding=True)),  # its chat may have gone to another just now
        deliveries.c.status == "due",
    )
    .values(status="sending")
    .returning(deliveries.c.seq)
)


def bare(text: str, number: int, locale: str) -> Message:
    """The text and its number, without a word of ours."""
    return Message(f"{escape(text, quote=False)}\n\n#{number}", locale)


@dataclass(frozen=True, slots=True)
class Most:
    """How many may be claimed of broadcasts, and of the bulk, notices and chores among it. None: as many as are due.
    ``ahead``: so many more of broadcasts, beyond all limits. ``running``: the broadcasts of ``find_running``, where
    they are known."""

    broadcasts: int | None = None
    bulk: int | None = None
    ahead: int = 0
    running: Running | None = None


ANY: Final = Most()


def claim(
    tx: Transaction,
    channels: Collection[str],
    limit: int,
    busy: Collection[str] = (),
    spans: Mapping[str, timedelta] = SPANS,
    *,
    most: Most = ANY,
    announce: Announce = bare,
) -> tuple[Claimed, ...]:
    """The oldest due, at most ``limit``, none of the ``busy`` chats; broadcasts after all others. What can never be
    sent is finished on the way.

    ``EditDelivery`` and ``Tidy`` come as the first of their chat in a claim: what they refer to is then recorded.
    """
    claimed = _claim_others(tx, channels, limit, busy, spans, limit if most.bulk is None else most.bulk)
    left = limit - len(claimed)
    if most.broadcasts is not None:
        left = min(left, most.broadcasts)
    if most.bulk is not None:
        left = min(left, most.bulk - sum(one.bulk for one in claimed))
    left += most.ahead
    running = find_running(tx) if left > 0 and most.running is None else most.running
    for row in running or ():
        if left > 0:
            of_it = _claim_broadcast(tx, row, channels, left, busy, announce)
            claimed, left = claimed + of_it, left - len(of_it)
    return tuple(claimed)


def _claim_others(
    tx: Transaction,
    channels: Collection[str],
    limit: int,
    busy: Collection[str],
    spans: Mapping[str, timedelta],
    notices: int,
) -> list[Claimed]:
    claimed: list[Claimed] = []
    of_chat: dict[str | None, int] = {}
    closed = set(busy)
    crowded = False
    while (most := limit - len(claimed)) > 0:
        found = {"channels": list(channels), "busy": padded(closed, ""), "now": tx.now, "most": most}
        rows = tx.connection.execute(_ANSWERS if crowded else _DUE, found).all()
        taken: dict[int, Claimed] = {}
        ended: list[Ended] = []
        for row in rows:
            if row.chat_id in closed:
                continue
            if row.kind not in ANSWERS and not notices:
                crowded = True
                if row.kind == "chore" and row.chat_id is not None:
                    closed.add(row.chat_id)
                continue
            opened = _opened(tx, row, spans)
            if not isinstance(opened, Claimed):
                ended.append(Ended(row.seq, row.kind, *opened))
                continue
            before = of_chat.get(row.chat_id, 0)
            if row.chat_id is not None and (before and isinstance(opened.outgoing, EditDelivery | Tidy)):
                closed.add(row.chat_id)
                continue
            taken[row.seq] = opened
            notices -= opened.bulk
            of_chat[row.chat_id] = before + 1
            if row.chat_id is not None and before + 1 == A_CHAT:
                closed.add(row.chat_id)
        finish(tx, ended)
        claimed += _take(tx, channels, taken)
        if len(rows) < most:
            break
    return claimed


def _take(tx: Transaction, channels: Collection[str], taken: Mapping[int, Claimed]) -> list[Claimed]:
    if not taken:
        return []
    ours = set(tx.connection.execute(_SENDING, {"seqs": padded(taken, 0), "channels": list(channels)}).scalars())
    return [one for seq, one in taken.items() if seq in ours]


def _opened(tx: Transaction, row: Any, spans: Mapping[str, timedelta]) -> Claimed | tuple[Status, str]:
    if row.address is None and (row.chat_address is None or row.blocked_at is not None):
        return "dropped", "no-chat" if row.chat_address is None else "blocked"
    if not is_bound(tx, deliveries, row):
        return "failed", "changed"  # to nobody: it was another's, or nobody's
    try:
        life, outgoing = open_payload(tx, row.id, row.payload)
        if row.address is None:
            address = tx.keyring.open(chats.c.address, row.chat_id, row.chat_address)
        else:
            address = tx.keyring.open(deliveries.c.address, row.id, row.address)
    except (KeyMissing, NotOurs, ValueError, KeyError, TypeError):
        return "failed", "unreadable"  # by its own: the others must leave
    if life.until is not None:
        if tx.now >= life.until:
            return "dropped", "too-late"
    elif tx.now - life.first_due > spans.get(row.kind, timedelta.max) and (row.attempts or row.kind in BRIEF):
        return "dropped" if row.kind in BRIEF else "failed", "too-late"
    return Claimed(
        row.id,
        row.seq,
        row.chat_id,
        row.channel,
        row.kind,
        address,
        outgoing,
        row.draft_id,
        row.attempts,
        row.due_at,
        heard_at=row.heard_at,
    )


def _claim_broadcast(
    tx: Transaction,
    broadcast: Row[*tuple[Any, ...]],
    channels: Collection[str],
    most: int,
    busy: Collection[str],
    announce: Announce,
) -> list[Claimed]:
    found = {"of_broadcast": broadcast.id, "channels": list(channels), "busy": padded(busy, "")}
    rows = tx.connection.execute(_BULK, {**found, "now": tx.now, "most": most}).all()
    if not rows:
        return []
    try:
        arabic, english = open_texts(tx, broadcast)
    except (KeyMissing, NotOurs, ValueError):
        arabic = english = ""
    messages: dict[str, Message] = {}
    taken: dict[int, Claimed] = {}
    ended: list[Ended] = []
    for row in rows:
        address = _address(tx, row, broadcast.queued_at) if arabic else ("failed", "unreadable")
        if isinstance(address, tuple):
            ended.append(Ended(row.seq, row.kind, *address))
            continue
        locale = row.locale or "ar"
        if locale not in messages:
            messages[locale] = announce(english if locale == "en" and english else arabic, broadcast.number, locale)
        taken[row.seq] = Claimed(
            row.id,
            row.seq,
            row.chat_id,
            row.channel,
            row.kind,
            address,
            Send(messages[locale]),
            None,
            row.attempts,
            row.due_at,
            URGENT if broadcast.urgent else ORDINARY,
            row.heard_at,
        )
    finish(tx, ended)
    return _take(tx, channels, taken)


def _address(tx: Transaction, row: Any, queued_at: datetime) -> str | tuple[Status, str]:
    """Where it goes, or why it never will."""
    if row.chat_address is None or row.blocked_at is not None:
        return "dropped", "no-chat" if row.chat_address is None else "blocked"
    if row.attempts and tx.now - queued_at > BROADCAST:
        return "failed", "too-late"
    try:
        return tx.keyring.open(chats.c.address, row.chat_id, row.chat_address)
    except (KeyMissing, NotOurs, ValueError):
        return "failed", "unreadable"
