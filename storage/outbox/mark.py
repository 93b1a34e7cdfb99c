"""The way through the outbox, for the one process that leads: claim (``storage/outbox/claim.py``), send, mark.

A claim is committed before the network is touched, so whatever a crash leaves in ``sending`` has an outcome that
nobody can ask for: it is counted, and sent again unless it was a broadcast that was not urgent: that waits for an
admin's word.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import bindparam, delete, select, update

from bot.domain.message import Outgoing
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rows import Running, find_running
from storage.outbox.deliveries import ANSWERS, ENDED, answers_first, drop_due, no_broadcast, unfinished
from storage.outbox.follow import follow_all, follow_those, is_elsewhere
from storage.tables import broadcasts, chats, deliveries
from storage.tables.messages import OUTDATED

Status = Literal["sent", "failed", "dropped", "unknown", "blocked", "due"]

REPLIES, URGENT, ORDINARY = 0, 1, 2  # priorities: replies, notices and chores; urgent broadcasts; all others


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
    tag: str | None
    attempts: int
    due_at: datetime
    priority: int = REPLIES
    heard_at: datetime | None = None
    """The last word of the person, where there is a chat."""

    @property
    def bulk(self) -> bool:
        """No answer to anybody: it goes at the pace of its channel."""
        return self.kind not in ANSWERS

    @property
    def once(self) -> bool:
        """Rather not at all than perhaps twice, unless an admin says so."""
        return self.priority == ORDINARY


@dataclass(frozen=True, slots=True)
class Marked:
    """The result of sending a claimed delivery. ``blocked``: the person wants nothing more of us."""

    delivery: Claimed
    status: Status
    ref: str = ""
    reason: str = ""
    until: datetime | None = None
    """For ``due`` and ``unknown``: when to try again. Empty: it keeps its time, and with it its turn."""
    tried: bool = True
    holds: bool = False
    """Other deliveries to the chat wait as well, so that all arrive in order."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a row ends."""

    seq: int
    kind: str
    status: Status
    reason: str = ""
    ref: str = ""


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
# Taken back while it was being sent: not again.
_NOT_AGAIN = (
    update(deliveries)
    .where(deliveries.c.seq == bindparam("its_seq"), deliveries.c.status == "sending", deliveries.c.reason == OUTDATED)
    .values(**ENDED, status="dropped", unknown=deliveries.c.unknown + bindparam("its_unknown"))
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
_not_ended = select(broadcasts.c.id).where(broadcasts.c.queued_at.is_not(None), broadcasts.c.ended_at.is_(None))
_of_broadcast = deliveries.c.broadcast_id.in_(_not_ended)
_LOST: Final = {"status": "unknown", "reason": "interrupted", "unknown": deliveries.c.unknown + 1}
_AT_RISK: Final = {"status": "due", "attempts": deliveries.c.attempts + 1, "unknown": deliveries.c.unknown + 1}
_LOSE = update(deliveries).where(*_left, _of_broadcast, deliveries.c.priority == ORDINARY).values(**ENDED, **_LOST)
_LOSE_OUTDATED = (
    update(deliveries)
    .where(*_left, no_broadcast, deliveries.c.reason == OUTDATED)
    .values(**ENDED, status="dropped", unknown=deliveries.c.unknown + 1)
)
# Broadcasts apart, for the sake of the indexes: what is in them is a few among a hundred thousand.
_RECOVER = tuple(update(deliveries).where(*_left, each).values(**_AT_RISK) for each in (no_broadcast, _of_broadcast))
_others = deliveries.c.seq.not_in(bindparam("seqs", expanding=True))
_PUT_BACK = tuple(
    update(deliveries).where(*_left, each, _others).values(status="due") for each in (no_broadcast, _of_broadcast)
)
_PUT_BACK_OUTDATED = (
    update(deliveries)
    .where(*_left, no_broadcast, deliveries.c.reason == OUTDATED, _others)
    .values(**ENDED, status="dropped")
)
_ANY_SOONEST = (
    select(deliveries.c.due_at)
    .where(deliveries.c.channel.in_(bindparam("channels", expanding=True)), deliveries.c.status == "due")
    .order_by(deliveries.c.due_at)
    .limit(1)
)
_SOONEST = _ANY_SOONEST.where(unfinished, no_broadcast)
_SOONEST_ANSWER = _SOONEST.where(*answers_first)
_SOONEST_OF = _ANY_SOONEST.where(deliveries.c.broadcast_id == bindparam("of_broadcast"))


def padded(values: Iterable[Any], filler: Any) -> list[Any]:
    """To the next power of four: every length is another statement, which the database must prepare."""
    whole = list(values)
    size = 1
    while size < len(whole):
        size *= 4
    return whole + [filler] * (size - len(whole))


def mark(tx: Transaction, results: Sequence[Marked]) -> None:
    """Records results in bulk. Of an ordinary broadcast an unknown outcome is final; a farewell's row goes with its
    end."""
    ended: list[Ended] = []
    again: list[dict[str, Any]] = []
    held: list[dict[str, Any]] = []
    blocked: list[str] = []
    of_chats: dict[str, set[str]] = {}
    for one in results:
        delivery = one.delivery
        unknown = one.status == "unknown"
        moved = _moved(tx, one)
        if one.status == "due" or moved or (unknown and not delivery.once):
            if delivery.chat_id is not None and delivery.kind != "chore":
                of_chats.setdefault(delivery.channel, set()).add(delivery.chat_id)
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
            if delivery.chat_id is not None and not is_elsewhere(tx, delivery.chat_id, delivery.channel):
                blocked.append(delivery.chat_id)
            ended.append(Ended(delivery.seq, delivery.kind, "dropped", "blocked"))
        else:
            ended.append(Ended(delivery.seq, delivery.kind, one.status, one.reason, one.ref))
    finish(tx, ended)
    if again:
        last = [{"its_seq": one["its_seq"], "its_unknown": one["its_unknown"], "now": tx.now} for one in again]
        tx.connection.execute(_NOT_AGAIN, last)
        tx.connection.execute(_AGAIN, again)
    if held:
        tx.connection.execute(_HOLD, held)
    for account, chat_ids in of_chats.items():
        follow_those(tx, account, chat_ids)
    for chat_id in blocked:
        tx.connection.execute(_BLOCK, {"its_chat": chat_id, "now": tx.now})
        drop_due(tx, chat_id, "blocked")


def _moved(tx: Transaction, one: Marked) -> bool:
    """An account was blocked whose chat writes to another since: that one sends what was meant for the chat."""
    delivery = one.delivery
    blocked = one.status == "blocked" or (one.status == "dropped" and one.reason == "blocked")
    if not blocked or delivery.chat_id is None or delivery.kind == "chore":
        return False
    return is_elsewhere(tx, delivery.chat_id, delivery.channel)


def finish(tx: Transaction, ended: Sequence[Ended]) -> None:
    gone = [{"its_seq": one.seq} for one in ended if one.kind == "farewell"]
    kept = [
        {
            "its_seq": one.seq,
            "its_status": one.status,
            "its_reason": one.reason or None,
            "its_ref": one.ref or None,
            "its_unknown": int(one.status == "unknown"),
            "now": tx.now,
        }
        for one in ended
        if one.kind != "farewell"
    ]
    if kept:
        tx.connection.execute(_FINISH, kept)
    if gone:
        tx.connection.execute(_FORGET, gone)


def recover(tx: Transaction, channels: Collection[str]) -> int:
    """For a new leader: how many sends the one before left with an outcome that nobody can tell."""
    left = {"channels": list(channels), "now": tx.now}
    lost = sum(tx.connection.execute(each, left).rowcount for each in (_LOSE, _LOSE_OUTDATED))
    lost += sum(tx.connection.execute(again, {"channels": list(channels)}).rowcount for again in _RECOVER)
    for account in channels:
        follow_all(tx, account)
    return lost


def put_back(tx: Transaction, channels: Collection[str], but: Collection[int]) -> None:
    """Claims that never reached us (the connection broke at their commit) are due again; ``but`` are in our hands."""
    ours = padded(but, 0)
    tx.connection.execute(_PUT_BACK_OUTDATED, {"channels": list(channels), "seqs": ours, "now": tx.now})
    for back in _PUT_BACK:
        tx.connection.execute(back, {"channels": list(channels), "seqs": ours})


def next_due(
    tx: Transaction,
    channels: Collection[str],
    *,
    bulk: bool = True,
    notices: bool = True,
    running: Running | None = None,
) -> datetime | None:
    """Without ``bulk`` broadcasts do not count, without ``notices`` only answers do. ``running``: the broadcasts of
    ``find_running``, where they are known."""
    here = {"channels": list(channels)}
    if not bulk:
        running = ()
    elif running is None:
        running = find_running(tx)
    found = [
        tx.connection.execute(_SOONEST if notices else _SOONEST_ANSWER, here).scalar(),
        *(tx.connection.execute(_SOONEST_OF, {**here, "of_broadcast": one.id}).scalar() for one in running),
    ]
    return min((due for due in found if due is not None), default=None)
