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
from storage.facts import find_fact
from storage.journal.anchor import HEAD, Anchor, after, find_chain_end, set_head
from storage.tables import journal

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
    end = find_chain_end(tx)  # not the newest row left: one may be missing
    if end is None:
        # The chain goes on from what no row has, so that it stays wrong at this place, whoever looks and whenever.
        tx.mismatches.note("journal", "head")
    before, mac = end if end is not None else (None, tx.keyring.chain(b"", "the head was gone or changed"))
    macs: list[dict[str, Any]] = []
    for row in rows:
        mac = tx.keyring.chain(mac, _written(row))
        macs.append({"of_seq": row.seq, "new_mac": mac})
    tx.connection.execute(_SEAL, macs)
    set_head(tx, after(tx, before, len(rows), rows[-1].seq, mac), mac)
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


def verify_journal(tx: Transaction, since: Anchor | None = None) -> int | None:
    """The first ``seq`` that is not what was written, or whose predecessor is missing; rows missing at the end show by
    the head, which says which is the newest; 0: there is no head, although there was one. Rows not chained yet pass,
    unless a chained one follows. ``since``: an earlier head, as it was written down elsewhere; its row, if the journal
    does not go on from there. Must be the first of its transaction."""
    repeatable_read(tx)  # or what the leader chains meanwhile would look forged
    mac, unsealed, length, seq = b"", 0, 0, 0
    reached = since is None or since.length == 0
    for row in _all(tx):
        if row.mac is None:
            unsealed = unsealed or row.seq
            continue
        if unsealed:
            return unsealed
        mac = tx.keyring.chain(mac, _written(row))
        if mac != row.mac:
            return int(row.seq)
        length, seq = length + 1, int(row.seq)
        reached = reached or (since is not None and since.follows(length, seq, mac))
    end = find_chain_end(tx)
    if end is None:
        return int((find_fact(tx, HEAD) or "0").partition(" ")[0])
    if not end[0].follows(length, seq, mac):
        return end[0].seq
    whole = since is None or (reached and since.chain == end[0].chain)
    return None if whole or since is None else since.seq


def adopt_journal(tx: Transaction) -> None:
    """The head of a chain that an earlier release wrote, if the chain is what it says. Else there is none, and the
    journal stays wrong."""
    seq, _, newest = (find_fact(tx, HEAD) or "").partition(" ")
    if find_chain_end(tx) is not None:
        return
    mac, rows = b"", 0
    for row in _all(tx):
        if row.mac is not None:
            rows, mac = rows + 1, tx.keyring.chain(mac, _written(row))
            if mac != row.mac:
                return
    if newest == mac.hex() and (rows or not seq):
        set_head(tx, after(tx, None, rows, int(seq or 0), mac), mac)


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
