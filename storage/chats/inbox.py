"""The inbox: updates, stored before they are acknowledged to the messenger, until the turn that handles them.

Law: an update is handled once, one person's messages wait in the order they came in, and a payload
is emptied in the transaction of the turn that handled (or gave up) it. A sender is a blind index, never an address.
"""

import hmac
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import BindParameter, CursorResult, Executable, bindparam, delete, exists, func, null, select, update

from bot.domain.account import channel_of
from bot.domain.rules import Rules
from storage.engine.keyring import NotOurs
from storage.engine.transaction import Transaction
from storage.tables import inbox
from storage.tables.upsert import upsert

FORGOTTEN_AT_ONCE = 5000  # rows: the writer is nobody else's while it runs
PARKED_AFTER = 3
KEYED = "u"  # how an id begins that is made of the update's key and time
BRIEFLY = "250ms"
"""So long a transaction that hears at once waits for a lock: another process may be frozen with it."""


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """``update_key`` is unique on its channel; ``address`` is the chat, and so the line that it waits in. ``parked``:
    why it can never be handled; its key is then what it holds, and only a keyed hash of that is kept."""

    update_key: str
    address: str
    payload: str
    parked: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    seq: int
    id: str
    channel: str
    address: str
    payload: str
    attempts: int
    received_at: datetime
    more: bool
    """Another message of that person waits behind it."""


_STORE = upsert(inbox, [inbox.c.channel, inbox.c.update_key], returning=inbox.c.sender)
_seq: BindParameter[int] = bindparam("of_seq")
_sender: BindParameter[bytes] = bindparam("of_sender")
_now = bindparam("at", type_=inbox.c.received_at.type)
_since = bindparam("since", type_=inbox.c.received_at.type)
_before = bindparam("before", type_=inbox.c.received_at.type)
_waits = inbox.c.handled_at.is_(None)
_handled = inbox.c.handled_at.is_not(None)
_NEXT = (
    select(
        inbox.c.seq,
        inbox.c.id,
        inbox.c.channel,
        inbox.c.payload,
        inbox.c.attempts,
        inbox.c.received_at,
        inbox.c.update_key,
    )
    .where(inbox.c.sender == _sender, _waits)
    .order_by(inbox.c.seq)
    .limit(2)
)
_STORED = (
    select(inbox.c.seq)
    .where(inbox.c.channel == bindparam("of_channel"), inbox.c.update_key.in_(bindparam("keys", expanding=True)))
    .with_for_update(read=True, key_share=True)
)
"""A commit that was given up while it waited for a standby stands on the primary alone, where all see it. So what is
there already is locked: on PostgreSQL that is a write, whose commit waits as well, for all that came before it."""
_any = exists().where(inbox.c.sender == _sender, _waits)
_HEARD_BY = select(inbox.c.channel).where(inbox.c.seq == _seq)
_WAITS = select(_any)
_WAITS_BRIEFLY = select(_any, func.set_config("lock_timeout", BRIEFLY, True))  # until its end
_SENDERS = (
    select(inbox.c.sender)
    .where(_waits, inbox.c.sender.is_not(None), inbox.c.channel.in_(bindparam("channels", expanding=True)))
    .group_by(inbox.c.sender)
    .order_by(func.min(inbox.c.seq))
    .limit(bindparam("most"))
)
_SENDERS_LEFT = _SENDERS.where(inbox.c.received_at <= _before)
_HANDLED = (
    update(inbox)
    .where(inbox.c.seq == _seq, _waits)
    .values(handled_at=_now, payload=null(), draft_id=bindparam("draft"), message_ref=bindparam("ref"))
)
_REMARK = (
    update(inbox)
    .where(inbox.c.draft_id == bindparam("was"), inbox.c.message_ref == bindparam("ref"))
    .values(draft_id=bindparam("its_draft"))
)
_FAILED = (
    update(inbox).where(inbox.c.seq == _seq, _waits).values(attempts=inbox.c.attempts + 1).returning(inbox.c.attempts)
)
_PARKED = (
    update(inbox).where(inbox.c.seq == _seq, _waits).values(handled_at=_now, payload=null(), parked=bindparam("place"))
)
_REFS = (
    select(inbox.c.message_ref)
    .where(inbox.c.message_ref.is_not(None), inbox.c.received_at >= _since)
    .order_by(inbox.c.seq)
)
_REFS_OF_DRAFT = _REFS.where(inbox.c.draft_id == bindparam("draft"))
_REFS_OF_SENDER = _REFS.where(inbox.c.sender == _sender)
_OLD = select(inbox.c.seq).where(_handled, inbox.c.received_at < _before).limit(FORGOTTEN_AT_ONCE)
_DELETE_OLD = delete(inbox).where(inbox.c.seq.in_(_OLD))
_NAMELESS = {"sender": null(), "message_ref": null(), "draft_id": null()}
_UNNAME_OLD = update(inbox).where(inbox.c.seq.in_(_OLD.where(inbox.c.sender.is_not(None)))).values(_NAMELESS)
_UNNAME_SENDER = update(inbox).where(inbox.c.sender == _sender, _handled).values(payload=null(), **_NAMELESS)


def store(tx: Transaction, channel: str, updates: Sequence[NewUpdate]) -> tuple[bytes, ...]:
    """The senders of new updates that can be handled, in the order they came in; those stored before are passed
    over."""
    _park(tx, channel, [new for new in updates if new.parked])
    rows = [_row(tx, channel, new) for new in updates if not new.parked]
    if not rows:
        return ()
    stored = _STORE.execute(tx.connection, rows if len(rows) > 1 else rows[0])
    senders = [bytes(sender) for (sender,) in stored]
    if len(senders) < len(rows):
        _are_stored(tx, channel, [row["update_key"] for row in rows])
    new = set(senders)
    return tuple(dict.fromkeys(row["sender"] for row in rows if row["sender"] in new))


def is_stored(tx: Transaction, channel: str, update_key: str) -> bool:
    """An update of that key came before and may be handled by now: its row outlives what an erasure leaves of a
    person, without one. False is no promise: whoever stores it is told by ``store`` whether it was the first."""
    return _are_stored(tx, channel, [update_key])


def _are_stored(tx: Transaction, channel: str, update_keys: Sequence[str]) -> bool:
    """Some of them; who acknowledges that does so after this transaction's commit."""
    return bool(tx.connection.execute(_STORED, {"of_channel": channel, "keys": update_keys}).all())


def _park(tx: Transaction, channel: str, updates: Sequence[NewUpdate]) -> None:
    for new in updates:
        row = {
            "id": tx.new_id(),
            "channel": channel,
            "update_key": tx.keyring.index("update", channel, new.update_key).hex(),
            "sender": sender_of(tx, channel, new.address) if new.address else None,
            "received_at": tx.now,
            "handled_at": tx.now,
            "parked": new.parked,
        }
        _STORE.execute(tx.connection, row)


def _row(tx: Transaction, channel: str, new: NewUpdate) -> dict[str, Any]:
    row = _id_of(tx, channel, new.update_key, tx.now)
    return {
        "id": row,
        "channel": channel,
        "update_key": new.update_key,
        "sender": sender_of(tx, channel, new.address),
        "payload": tx.keyring.seal(inbox.c.payload, row, f"{new.address}\n{new.payload}"),
        "received_at": tx.now,
    }


def _id_of(tx: Transaction, channel: str, update_key: str, received_at: datetime) -> str:
    """The id under which a message is sealed: it opens in the row of its own key and time alone, so that it cannot be
    put back as another one, or after its key is forgotten."""
    index = tx.keyring.index("inbox row", channel, update_key, str(round(received_at.timestamp() * 1000)))
    return KEYED + index.hex()[:15]


def is_next(tx: Transaction, sender: bytes) -> bool:
    """Nothing of that person waits, so that what comes now may be heard now. On PostgreSQL this transaction waits from
    here on for no lock longer than ``BRIEFLY``: whoever stores what came in must not be kept by one person."""
    waits = _WAITS_BRIEFLY if tx.connection.dialect.name == "postgresql" else _WAITS
    return not tx.connection.execute(waits, {"of_sender": sender}).scalar()


def store_handled(tx: Transaction, channel: str, new: NewUpdate, draft_id: str | None, message_ref: str | None) -> bool:
    """The row of an update that its turn handles in this transaction: what was said is never in it. False: it was
    stored before."""
    row = {
        "id": tx.new_id(),
        "channel": channel,
        "update_key": new.update_key,
        "sender": sender_of(tx, channel, new.address),
        "received_at": tx.now,
        "handled_at": tx.now,
        "draft_id": draft_id or None,
        "message_ref": message_ref or None,
    }
    return _STORE.execute(tx.connection, row).first() is not None


def sender_of(tx: Transaction, channel: str, address: str) -> bytes:
    """The blind index by which a chat's messages are found without its address, whichever account heard them."""
    return tx.keyring.index("address", channel_of(channel), address)


def next_waiting(tx: Transaction, sender: bytes, within: timedelta | None = None) -> Waiting | None:
    """The oldest message of that person that no turn has handled. Raises as ``Keyring.open`` does, and ``NotOurs`` for
    what somebody without the keys has put into this person's line: another's message, or one of theirs that came as
    another update, or before the time ``within`` which its key is remembered."""
    found = tx.connection.execute(_NEXT, {"of_sender": sender}).all()
    if not found:
        return None
    seq, row, channel, sealed, attempts, received_at, update_key = found[0]
    address, _, payload = tx.keyring.open(inbox.c.payload, row, sealed).partition("\n")
    # The release before gave rows ids of no meaning: what it stored is heard once more after it.
    own = not row.startswith(KEYED) or row == _id_of(tx, channel, update_key, received_at)
    late = within is not None and received_at < tx.now - within
    if not own or late or not hmac.compare_digest(sender_of(tx, channel, address), sender):
        tx.mismatches.note("inbox", row)
        raise NotOurs("inbox.sender")
    return Waiting(seq, row, channel, address, payload, attempts, received_at, more=len(found) > 1)


def oldest_waiting(tx: Transaction, sender: bytes) -> int | None:
    """The ``seq`` of that person's oldest message, without opening its payload, which may be broken."""
    found = tx.connection.execute(_NEXT, {"of_sender": sender}).first()
    return None if found is None else found.seq


def heard_by(tx: Transaction, seq: int) -> str | None:
    """The account that this message came to."""
    found: str | None = tx.connection.execute(_HEARD_BY, {"of_seq": seq}).scalar()
    return found


def mark_handled(tx: Transaction, seq: int, draft_id: str | None, message_ref: str | None) -> bool:
    """False: another turn handled it already, and this one must not count."""
    return _touched(tx, _HANDLED, of_seq=seq, at=tx.now, draft=draft_id or None, ref=message_ref or None) == 1


def mark_anew(tx: Transaction, was: str, draft_id: str | None, message_ref: str) -> None:
    """Of a message that was handled in this transaction: another mark, by what came of it."""
    _touched(tx, _REMARK, was=was, its_draft=draft_id or None, ref=message_ref)


def senders_waiting(
    tx: Transaction, channels: Collection[str], *, most: int = 1000, left: timedelta | None = None
) -> tuple[bytes, ...]:
    """Whom to wake: people with a message that waits on one of these channels, those who wait longest first. ``left``:
    only messages that wait for so long, by a clock that was not put back since."""
    asked = {"channels": list(channels), "most": most}
    if left is None:
        found = tx.connection.execute(_SENDERS, asked)
    else:
        found = tx.connection.execute(_SENDERS_LEFT, asked | {"before": tx.now - left})
    return tuple(bytes(sender) for (sender,) in found)


def count_failure(tx: Transaction, seq: int, where: str, limit: int = PARKED_AFTER) -> bool:
    """True: that was the last try, the message is parked. ``where``: exception type and place, no text of anyone."""
    attempts = tx.connection.execute(_FAILED, {"of_seq": seq}).scalar_one_or_none()
    if attempts is None or attempts < limit:
        return False
    return _touched(tx, _PARKED, of_seq=seq, at=tx.now, place=where) == 1


def refs_of_draft(tx: Transaction, draft_id: str, since: datetime) -> tuple[str, ...]:
    """The person's own messages of one interview that came in from ``since`` on."""
    return tuple(tx.connection.execute(_REFS_OF_DRAFT, {"draft": draft_id, "since": since}).scalars())


def refs_of_sender(tx: Transaction, sender: bytes, since: datetime) -> tuple[str, ...]:
    """All messages of a person that came in from ``since`` on; ask before ``forget_sender``."""
    return tuple(tx.connection.execute(_REFS_OF_SENDER, {"of_sender": sender, "since": since}).scalars())


def forget_old(tx: Transaction, rules: Rules) -> int:
    """Handled rows lose their sender, then their keys. At most ``FORGOTTEN_AT_ONCE`` of each: call until it is 0."""
    unnamed = _touched(tx, _UNNAME_OLD, before=tx.now - rules.message_retention)
    return unnamed + _touched(tx, _DELETE_OLD, before=tx.now - rules.update_retention)


def forget_sender(tx: Transaction, sender: bytes) -> None:
    """For an erasure, after ``mark_handled``. What still waits was written since, and gets its answer."""
    tx.connection.execute(_UNNAME_SENDER, {"of_sender": sender})


def _touched(tx: Transaction, statement: Executable, **values: object) -> int:
    return cast("CursorResult[Any]", tx.connection.execute(statement, values)).rowcount
