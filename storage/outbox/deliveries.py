"""The outbox: due -> sending -> sent | failed | unknown | dropped. A turn's deliveries are sent after its commit.

A sealed payload begins with the milliseconds since 1970 when it was first due: its age, however often ``due_at``
moves. After a dash follow those until which it is of use, where that is known. Rows of broadcasts have no payload;
``broadcasts.py`` makes them. ``mark.py`` is the way through.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update

from bot.domain.message import Delete, Outgoing, from_json, to_json
from bot.domain.rules import Rules
from storage.engine.binding import bound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import broadcasts, deliveries

Kind = Literal["reply", "notice", "calm", "courtesy", "chore", "farewell"]
"""``calm``: a notice that quiet hours put off until the morning."""

FORGOTTEN_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class NewDelivery:
    chat_id: str | None
    channel: str
    kind: Kind
    outgoing: Outgoing
    tag: str | None = None
    due_at: datetime | None = None
    """Empty: now."""
    address: str | None = None
    """Only for what outlives its chat."""
    until: datetime | None = None
    """From then on it is of no use and is dropped, before it is tried however often that fails."""


@dataclass(frozen=True, slots=True)
class OnScreen:
    """References of messages. A messenger deletes the ``recent`` ones; ``older`` ones of ours can only be edited."""

    recent: tuple[str, ...]
    older: tuple[str, ...]


unfinished: Final = deliveries.c.finished_at.is_(None)
no_broadcast: Final = deliveries.c.broadcast_id.is_(None)  # these two name a partial index
ANSWERS: Final = ("reply", "farewell")
"""Kinds that answer a person; all others are bulk, which has a pace."""
_earlier = deliveries.alias("earlier")
answers_first: Final = (
    deliveries.c.kind.in_(ANSWERS),
    # What tidies a screen tidies what was there before it: nothing of the same chat overtakes it.
    ~exists().where(
        _earlier.c.chat_id == deliveries.c.chat_id,
        _earlier.c.status == "due",
        _earlier.c.kind == "chore",
        _earlier.c.seq < deliveries.c.seq,
        _earlier.c.due_at <= deliveries.c.due_at,
    ),
)
"""The answers that may overtake the bulk."""
ENDED: Final[dict[str, Any]] = {"payload": None, "address": None, "finished_at": bindparam("now")}

_INSERT = insert(deliveries)
_DROP = (
    update(deliveries)
    .where(
        deliveries.c.chat_id == bindparam("its_chat"),
        deliveries.c.status == "due",
        deliveries.c.kind != "farewell",
    )
    .values(**ENDED, status="dropped", reason=bindparam("its_reason"))
)
_REFS = (
    select(deliveries.c.message_ref, func.min(deliveries.c.finished_at).label("at"))
    .where(deliveries.c.message_ref.is_not(None))
    .group_by(deliveries.c.message_ref)
    .order_by("at")
)
_OF_DRAFT = _REFS.where(deliveries.c.draft_id == bindparam("its_draft"))
_OF_CHAT = _REFS.where(deliveries.c.chat_id == bindparam("its_chat"))
_REF = select(deliveries.c.message_ref, deliveries.c.finished_at).where(deliveries.c.id == bindparam("its_id"))
_CHORES = (
    select(deliveries.c.id, deliveries.c.payload)
    .where(
        deliveries.c.chat_id == bindparam("its_chat"),
        deliveries.c.kind == "chore",
        deliveries.c.payload.is_not(None),
        unfinished,
    )
    .order_by(deliveries.c.seq)
)
_HASTEN = (
    update(deliveries)
    .where(
        deliveries.c.chat_id == bindparam("its_chat"),
        deliveries.c.draft_id == bindparam("its_draft"),
        deliveries.c.status == "due",
    )
    .values(due_at=bindparam("now"))
)
_POSTPONE = (
    update(deliveries)
    .where(
        deliveries.c.kind == bindparam("its_kind"),
        deliveries.c.status == "due",
        deliveries.c.due_at < bindparam("until", type_=deliveries.c.due_at.type),
        unfinished,
        no_broadcast,
    )
    .values(due_at=bindparam("until", type_=deliveries.c.due_at.type))
)
_COUNTS = select(deliveries.c.status, func.count(), func.sum(deliveries.c.unknown)).group_by(deliveries.c.status)
_UNFINISHED = (
    select(deliveries.c.seq)
    .where(
        deliveries.c.channel == bindparam("its_channel"),
        deliveries.c.status.in_(["due", "sending"]),
        deliveries.c.due_at <= bindparam("now"),
        unfinished,
        no_broadcast,
    )
    .limit(1)
)
_OLD = select(deliveries.c.seq).where(deliveries.c.finished_at <= bindparam("before")).limit(FORGOTTEN_AT_ONCE)
# A broadcast's rows are its report until it has ended, however long it was paused.
_told = or_(
    deliveries.c.broadcast_id.is_(None),
    deliveries.c.broadcast_id.in_(select(broadcasts.c.id).where(broadcasts.c.ended_at.is_not(None))),
)
_NAMED = or_(deliveries.c.message_ref.is_not(None), deliveries.c.draft_id.is_not(None))
_UNNAME_OLD = update(deliveries).where(deliveries.c.seq.in_(_OLD.where(_NAMED))).values(message_ref=None, draft_id=None)
_DELETE_OLD = delete(deliveries).where(deliveries.c.seq.in_(_OLD.where(_told)))
_FORGET_CHAT = delete(deliveries).where(deliveries.c.chat_id == bindparam("its_chat"), deliveries.c.kind != "farewell")
_FORGET_FAREWELLS = delete(deliveries).where(
    deliveries.c.kind == "farewell",
    deliveries.c.due_at <= bindparam("before"),
    unfinished,
)


def queue(tx: Transaction, new: Sequence[NewDelivery]) -> tuple[str, ...]:
    """The ids, in order. Deliveries of one chat that are due at the same time leave in this order."""
    if not new:
        return ()
    ids = tuple(tx.new_id() for _ in new)
    rows = [bound(tx, deliveries, _row(tx, row_id, one)) for row_id, one in zip(ids, new, strict=True)]
    tx.connection.execute(_INSERT, rows)
    return ids


def _row(tx: Transaction, row_id: str, new: NewDelivery) -> dict[str, Any]:
    due_at = new.due_at or tx.now
    until = f"-{_milliseconds(new.until)}" if new.until else ""
    payload = f"{_milliseconds(due_at)}{until} {to_json(new.outgoing)}"
    return {
        "id": row_id,
        "chat_id": new.chat_id,
        "channel": new.channel,
        "kind": new.kind,
        "status": "due",
        "payload": tx.keyring.seal(deliveries.c.payload, row_id, payload),
        "address": tx.keyring.seal(deliveries.c.address, row_id, new.address) if new.address else None,
        "draft_id": new.tag,
        "due_at": due_at,
    }


@dataclass(frozen=True, slots=True)
class Life:
    """When a delivery was first due, and the time from which on it is of no use, where it has one."""

    first_due: datetime
    until: datetime | None


def open_payload(tx: Transaction, row_id: str, sealed: bytes) -> tuple[Life, Outgoing]:
    """What is to go out. Raises as ``Keyring.open`` and ``from_json`` do."""
    head, _, payload = tx.keyring.open(deliveries.c.payload, row_id, sealed).partition(" ")
    first_due, _, until = head.partition("-")
    return Life(_instant(first_due), _instant(until) if until else None), from_json(payload)


def _instant(milliseconds: str) -> datetime:
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)


def _milliseconds(when: datetime) -> int:
    return round(when.timestamp() * 1000)


def hasten(tx: Transaction, chat_id: str, tag: str) -> None:
    """Makes the chat's waiting deliveries with that tag due now."""
    tx.connection.execute(_HASTEN, {"its_chat": chat_id, "its_draft": tag, "now": tx.now})


def postpone(tx: Transaction, kind: Kind, until: datetime) -> int:
    """Puts off what of that kind waits to be sent until then, for each chat in the same order. How many."""
    return tx.connection.execute(_POSTPONE, {"its_kind": kind, "until": until}).rowcount


def drop_due(tx: Transaction, chat_id: str, reason: str) -> None:
    """Drops what waits for the chat and is not being sent, farewells apart."""
    values = {"its_chat": chat_id, "its_reason": reason, "now": tx.now}
    tx.connection.execute(_DROP, values)


def draft_refs(tx: Transaction, draft_id: str, since: datetime) -> OnScreen:
    """Our messages of one interview on the person's screen."""
    return _on_screen(tx.connection.execute(_OF_DRAFT, {"its_draft": draft_id}).all(), since)


def chat_refs(tx: Transaction, chat_id: str, since: datetime) -> OnScreen:
    """All that we sent to a chat and still know of; the person's own messages are the inbox's to tell."""
    return _on_screen(tx.connection.execute(_OF_CHAT, {"its_chat": chat_id}).all(), since)


def refs_to_delete(tx: Transaction, chat_id: str) -> tuple[str, ...]:
    """Messages whose deletion is queued and not done yet; what cannot be read keeps nobody from being erased."""
    found: list[str] = []
    for row in tx.connection.execute(_CHORES, {"its_chat": chat_id}).all():
        with suppress(KeyMissing, NotOurs, ValueError, KeyError, TypeError):
            _, chore = open_payload(tx, row.id, row.payload)
            found += chore.refs if isinstance(chore, Delete) else ()
    return tuple(found)


def _on_screen(rows: Sequence[Any], since: datetime) -> OnScreen:
    return OnScreen(tuple(ref for ref, at in rows if at > since), tuple(ref for ref, at in rows if at <= since))


def ref_of(tx: Transaction, delivery_id: str) -> str | None:
    """What the channel calls the message of that delivery; "" if it never was one; None while nobody can say yet."""
    row = tx.connection.execute(_REF, {"its_id": delivery_id}).first()
    if row is None:
        return ""
    return None if row.finished_at is None else row.message_ref or ""


def counts(tx: Transaction) -> Mapping[str, int]:
    """Deliveries kept, by status; ``unknown_sends`` are all whose outcome nobody could tell, sent again or not."""
    rows = tx.connection.execute(_COUNTS).all()
    return {row[0]: row[1] for row in rows} | {"unknown_sends": int(sum(row[2] for row in rows))}


def any_unfinished(tx: Transaction, channel: str) -> bool:
    """Something due by now has not ended yet on this channel, broadcasts apart: they go on at the next start."""
    return tx.connection.execute(_UNFINISHED, {"its_channel": channel, "now": tx.now}).first() is not None


def forget_old(tx: Transaction, rules: Rules) -> int:
    """Ended deliveries lose what names a message, then their rows. Call until it is 0."""
    farewells = tx.connection.execute(_FORGET_FAREWELLS, {"before": tx.now - rules.farewell})
    unnamed = tx.connection.execute(_UNNAME_OLD, {"before": tx.now - rules.message_retention})
    deleted = tx.connection.execute(_DELETE_OLD, {"before": tx.now - rules.update_retention})
    return farewells.rowcount + unnamed.rowcount + deleted.rowcount


def forget_chat(tx: Transaction, chat_id: str) -> None:
    """After an erasure not even the rows remain, farewells apart, which end by themselves."""
    tx.connection.execute(_FORGET_CHAT, {"its_chat": chat_id})
