"""The journal: actions, results and random ids, never a person's data.

Each row carries an HMAC over itself and the one before, in the order of ``seq``, so that an edited or missing row is
found. The leader computes them outside the turn; rows written since its last round are not yet protected.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, text, update

from bot.domain.journal import Action, Made, Result
from storage.engine.snapshot import repeatable_read
from storage.engine.transaction import Transaction
from storage.facts import find_fact, set_fact
from storage.tables import journal

HEAD = "journal_head"
_INSERT = insert(journal)
_ROWS = select(*journal.c).order_by(journal.c.seq).limit(bindparam("most"))
_UNSEALED = _ROWS.where(journal.c.mac.is_(None))
_AFTER = _ROWS.where(journal.c.seq > bindparam("after", type_=journal.c.seq.type))
_SEAL = (
    update(journal)
    .where(journal.c.seq == bindparam("of_seq", type_=journal.c.seq.type))
    .values(mac=bindparam("new_mac", type_=journal.c.mac.type))
)
_is_chained = journal.c.mac.is_not(None)
_COUNT = select(func.count(journal.c.mac), func.max(journal.c.at).filter(_is_chained), func.count())
# A number is drawn before its row is committed. Who waits for all that are writing sees every number below the newest.
_WAIT_FOR_WRITERS = text("LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE")


def record(
    tx: Transaction,
    action: Action,
    result: Result | Made,
    staff_id: str | None = None,
    booking_id: str | None = None,
    station: str | None = None,
) -> None:
    """``staff_id`` None: an applicant, the operator or the service did it. ``booking_id`` may be a broadcast's."""
    said = {"action": action.value, "result": result.id if isinstance(result, Made) else result.value}
    values = {"staff_id": staff_id, "booking_id": booking_id, "station": station}
    tx.connection.execute(_INSERT, {"at": tx.now, **said, **values})


def seal_journal(tx: Transaction, limit: int = 1000) -> int:
    """Chains the oldest rows that are not chained yet. How many. Only the leader may call it."""
    if tx.connection.dialect.name == "postgresql":
        tx.connection.execute(_WAIT_FOR_WRITERS)
    rows = tx.connection.execute(_UNSEALED, {"most": limit}).all()
    if not rows:
        return 0
    mac = bytes.fromhex((find_fact(tx, HEAD) or " ").partition(" ")[2])  # not the newest row left: one may be missing
    macs: list[dict[str, Any]] = []
    for row in rows:
        mac = tx.keyring.chain(mac, _written(row))
        macs.append({"of_seq": row.seq, "new_mac": mac})
    tx.connection.execute(_SEAL, macs)
    set_fact(tx, HEAD, f"{rows[-1].seq} {mac.hex()}")
    return len(rows)


@dataclass(frozen=True, slots=True)
class Chained:
    """``rows`` up to the time ``until`` that are chained, and those ``waiting`` for the leader's next round."""

    rows: int
    until: datetime | None
    waiting: int


def count_chained(tx: Transaction) -> Chained:
    rows, until, written = tx.connection.execute(_COUNT).one()
    return Chained(rows, until, written - rows)


def verify_journal(tx: Transaction) -> int | None:
    """The first ``seq`` that is not what was written, or whose predecessor is missing; rows missing at the end show by
    the newest chained one, which is kept beside. Rows not chained yet pass, unless a chained one follows. Must be the
    first of its transaction."""
    repeatable_read(tx)  # or what the leader chains meanwhile would look forged
    mac, unsealed = b"", 0
    for row in _all(tx):
        if row.mac is None:
            unsealed = unsealed or row.seq
            continue
        if unsealed:
            return unsealed
        mac = tx.keyring.chain(mac, _written(row))
        if mac != row.mac:
            return int(row.seq)
    newest, _, newest_mac = (find_fact(tx, HEAD) or "0 ").partition(" ")
    return None if newest_mac == mac.hex() else int(newest)


def _all(tx: Transaction) -> Iterator[Row[*tuple[Any, ...]]]:
    after: int | None = 0
    while after is not None:
        rows = tx.connection.execute(_AFTER, {"after": after, "most": 1000}).all()
        yield from rows
        after = rows[-1].seq if rows else None


def _written(row: Row[*tuple[Any, ...]]) -> str:
    """Every field, with no two rows alike."""
    at = round(row.at.timestamp() * 1000)
    return json.dumps([row.seq, at, row.staff_id, row.action, row.booking_id, row.station, row.result])
