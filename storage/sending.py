"""The way through the outbox, for the one process that leads: claim, send, mark.

A claim is committed before the network is touched, so whatever a crash leaves in ``sending`` has an outcome that
nobody can ask for: it is counted, and sent again unless it was a courtesy.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import bindparam, delete, func, or_, select, update

from bot.domain.message import EditDelivery, Outgoing, Tidy
from bot.domain.rules import Rules
from storage.database import Transaction
from storage.deliveries import ENDED, drop_due, open_payload, unfinished
from storage.secrets import KeyMissing, NotOurs
from storage.tables import chats, deliveries

Status = Literal["sent", "failed", "dropped", "unknown", "blocked", "due"]

A_CHAT = 4  # at most so many of one chat are claimed together: a noisy chat must not fill the whole claim
BRIEF = ("courtesy", "farewell")  # kinds that are better dropped than late


def spans(rules: Rules) -> Mapping[str, timedelta]:
    """How long a delivery is tried, by kind. What was never tried yet may be late, unless its kind is brief."""
    return {
        "reply": timedelta(hours=24),
        "notice": timedelta(hours=24),
        "courtesy": timedelta(hours=6),
        "chore": rules.message_retention,
        "farewell": rules.farewell,
    }


SPANS = spans(Rules())


@dataclass(frozen=True, slots=True)
class Claimed:
    """Ours to send, opened. ``attempts`` are those before."""

    id: str
    seq: int
    chat_id: str | None
    channel: str
    kind: str
    address: str
    outgoing: Outgoing
    draft_id: str | None
    attempts: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a claimed delivery. ``blocked``: the person wants nothing more of us."""

    delivery: Claimed
    status: Status
    ref: str = ""
    reason: str = ""
    until: datetime | None = None
    """For ``due`` and ``unknown``: when to try again. Empty: it keeps its time, and with it its turn."""
    tried: bool = True
    holds: bool = False
    """What else is due to the chat waits as well, so that it arrives in order."""


_found = [deliveries.c[name] for name in ("id", "seq", "chat_id", "channel", "kind", "payload", "address")]
_found += [deliveries.c[name] for name in ("draft_id", "attempts", "due_at")]

_DUE = (
    select(*_found, chats.c.address.label("chat_address"), chats.c.blocked_at)
    .select_from(deliveries.outerjoin(chats, chats.c.id == deliveries.c.chat_id))
    .where(
        deliveries.c.channel.in_(bindparam("channels", expanding=True)),
        deliveries.c.status == "due",
        deliveries.c.due_at <= bindparam("now"),
        unfinished,
        or_(deliveries.c.chat_id.is_(None), deliveries.c.chat_id.not_in(bindparam("busy", expanding=True))),
    )
    .order_by(deliveries.c.due_at, deliveries.c.seq)
    .limit(bindparam("most"))
)
_SENDING = (
    update(deliveries)
    .where(deliveries.c.seq.in_(bindparam("seqs", expanding=True)), deliveries.c.status == "due")
    .values(status="sending")
    .returning(deliveries.c.seq)
)
_FINISH = (
    update(deliveries)
    .where(deliveries.c.seq == bindparam("its_seq"), unfinished)
    .values(
        **ENDED,
        status=bindparam("its_status"),
        reason=bindparam("its_reason"),
        message_ref=bindparam("its_ref"),
        unknown=deliveries.c.unknown + bindparam("its_unknown"),
    )
)
_FORGET = delete(deliveries).where(deliveries.c.seq == bindparam("its_seq"), unfinished)
_AGAIN = (
    update(deliveries)
    .where(deliveries.c.seq == bindparam("its_seq"), deliveries.c.status == "sending")
    .values(
        status="due",
        due_at=bindparam("its_due"),
        reason=bindparam("its_reason"),
        attempts=deliveries.c.attempts + bindparam("its_tries"),
        unknown=deliveries.c.unknown + bindparam("its_unknown"),
    )
)
_HOLD = (
    update(deliveries)
    .where(
        deliveries.c.chat_id == bindparam("its_chat"),
        deliveries.c.status == "due",
        deliveries.c.due_at < bindparam("its_due"),
    )
    .values(due_at=bindparam("its_due"))
)
_BLOCK = update(chats).where(chats.c.id == bindparam("its_chat")).values(blocked_at=bindparam("now"))
_left = (deliveries.c.channel.in_(bindparam("channels", expanding=True)), deliveries.c.status == "sending", unfinished)
_LOSE = (
    update(deliveries)
    .where(*_left, deliveries.c.kind == "courtesy")
    .values(**ENDED, status="unknown", reason="interrupted", unknown=deliveries.c.unknown + 1)
)
_RECOVER = (
    update(deliveries)
    .where(*_left)
    .values(status="due", attempts=deliveries.c.attempts + 1, unknown=deliveries.c.unknown + 1)
)
_PUT_BACK = (
    update(deliveries).where(*_left, deliveries.c.seq.not_in(bindparam("seqs", expanding=True))).values(status="due")
)
_NEXT = select(func.min(deliveries.c.due_at)).where(
    deliveries.c.channel.in_(bindparam("channels", expanding=True)), deliveries.c.status == "due", unfinished
)


def claim(
    tx: Transaction,
    channels: Collection[str],
    limit: int,
    busy: Collection[str] = (),
    spans: Mapping[str, timedelta] = SPANS,
) -> tuple[Claimed, ...]:
    """The oldest due, at most ``limit``, none of the ``busy`` chats. What can never be sent is finished on the way.

    ``EditDelivery`` and ``Tidy`` come as the first of their chat in a claim: what they refer to is then recorded.
    """
    claimed: list[Claimed] = []
    of_chat: dict[str | None, int] = {}
    closed = set(busy)
    while (most := limit - len(claimed)) > 0:
        found = {"channels": list(channels), "busy": _padded(closed, ""), "now": tx.now, "most": most}
        rows = tx.connection.execute(_DUE, found).all()
        taken: dict[int, Claimed] = {}
        ended: list[dict[str, Any]] = []
        for row in rows:
            if row.chat_id in closed:
                continue
            opened = _opened(tx, row, spans)
            if not isinstance(opened, Claimed):
                ended.append(_end(tx, row.seq, row.kind, *opened))
                continue
            before = of_chat.get(row.chat_id, 0)
            if row.chat_id is not None and (before and isinstance(opened.outgoing, EditDelivery | Tidy)):
                closed.add(row.chat_id)
                continue
            taken[row.seq] = opened
            of_chat[row.chat_id] = before + 1
            if row.chat_id is not None and before + 1 == A_CHAT:
                closed.add(row.chat_id)
        _finish(tx, ended)
        if taken:
            ours = set(tx.connection.execute(_SENDING, {"seqs": _padded(taken, 0)}).scalars())
            claimed += [one for seq, one in taken.items() if seq in ours]
        if len(rows) < most:
            break
    return tuple(claimed)


def _opened(tx: Transaction, row: Any, spans: Mapping[str, timedelta]) -> Claimed | tuple[Status, str]:
    if row.address is None and (row.chat_address is None or row.blocked_at is not None):
        return "dropped", "no-chat" if row.chat_address is None else "blocked"
    try:
        first_due, outgoing = open_payload(tx, row.id, row.payload)
        if row.address is None:
            address = tx.keyring.open(chats.c.address, row.chat_id, row.chat_address)
        else:
            address = tx.keyring.open(deliveries.c.address, row.id, row.address)
    except (KeyMissing, NotOurs, ValueError, KeyError, TypeError):
        return "failed", "unreadable"  # by its own: the others must leave
    if tx.now - first_due > spans.get(row.kind, timedelta.max) and (
        row.attempts or row.kind in ("courtesy", "farewell")
    ):
        return "dropped" if row.kind in ("courtesy", "farewell") else "failed", "too-late"
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
    )


def _padded(values: Iterable[Any], filler: Any) -> list[Any]:
    """To the next power of four: every length is another statement, which the database must prepare."""
    padded = list(values)
    size = 1
    while size < len(padded):
        size *= 4
    return padded + [filler] * (size - len(padded))


def mark(tx: Transaction, results: Sequence[Marked]) -> None:
    """Records results in bulk. A courtesy of unknown outcome is final; a farewell's row goes with its end."""
    ended: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    held: list[dict[str, Any]] = []
    blocked: list[str] = []
    for one in results:
        delivery = one.delivery
        unknown = one.status == "unknown"
        if one.status == "due" or (unknown and delivery.kind != "courtesy"):
            due = one.until or delivery.due_at
            again.append(
                {
                    "its_seq": delivery.seq,
                    "its_due": due,
                    "its_reason": one.reason or None,
                    "its_tries": int(one.tried),
                    "its_unknown": int(unknown),
                }
            )
            if one.holds and one.until and delivery.chat_id is not None:
                held.append({"its_chat": delivery.chat_id, "its_due": due})
            continue
        if one.status == "blocked":
            if delivery.chat_id is not None:
                blocked.append(delivery.chat_id)
            ended.append(_end(tx, delivery.seq, delivery.kind, "dropped", "blocked"))
        else:
            ended.append(_end(tx, delivery.seq, delivery.kind, one.status, one.reason, one.ref))
    _finish(tx, ended)
    if again:
        tx.connection.execute(_AGAIN, again)
    if held:
        tx.connection.execute(_HOLD, held)
    for chat_id in blocked:
        tx.connection.execute(_BLOCK, {"its_chat": chat_id, "now": tx.now})
        drop_due(tx, chat_id, "blocked")


def _end(tx: Transaction, seq: int, kind: str, status: Status, reason: str = "", ref: str = "") -> dict[str, Any]:
    return {
        "its_seq": seq,
        "its_status": status,
        "its_reason": reason or None,
        "its_ref": ref or None,
        "its_unknown": int(status == "unknown"),
        "now": tx.now,
        "kind": kind,
    }


def _finish(tx: Transaction, ended: list[dict[str, Any]]) -> None:
    gone = [{"its_seq": one["its_seq"]} for one in ended if one["kind"] == "farewell"]
    kept = [one for one in ended if one.pop("kind") != "farewell"]
    if kept:
        tx.connection.execute(_FINISH, kept)
    if gone:
        tx.connection.execute(_FORGET, gone)


def recover(tx: Transaction, channels: Collection[str]) -> int:
    """For a new leader: how many sends the one before left with an outcome that nobody can tell."""
    left = {"channels": list(channels), "now": tx.now}
    lost = tx.connection.execute(_LOSE, left).rowcount
    return lost + tx.connection.execute(_RECOVER, {"channels": list(channels)}).rowcount


def put_back(tx: Transaction, channels: Collection[str], but: Collection[int]) -> None:
    """Claims that never reached us (the connection broke at their commit) are due again; ``but`` are in our hands."""
    tx.connection.execute(_PUT_BACK, {"channels": list(channels), "seqs": _padded(but, 0)})


def next_due(tx: Transaction, channels: Collection[str]) -> datetime | None:
    return tx.connection.execute(_NEXT, {"channels": list(channels)}).scalar()
