"""The journal: actions, results and random ids, never a person's data.

Each row carries an HMAC over itself and the one before it in the chain, so that an edited or missing row is found. The
leader chains what it sees, outside the turn and in whatever order it was committed: nobody waits for anybody. Rows
written since its last round are not yet protected.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, func, insert, null, select, tuple_, update

from bot.domain.journal import Action, Made, Result
from storage.engine.snapshot import repeatable_read
from storage.engine.transaction import Transaction
from storage.facts import find_fact
from storage.journal.anchor import HEAD, Anchor, after, find_chain_end, head_seq, set_head
from storage.tables import journal

PAGE: Final = 1000  # rows read at once
_INSERT = insert(journal)
_INSERT_OURS = insert(journal).values(staff_id=null())
_UNSEALED = select(*journal.c).where(journal.c.mac.is_(None)).order_by(journal.c.seq).limit(bindparam("most"))
# Whatever place or number a row says it has, it is read: one that was left out could say anything.
LEAST: Final = -(1 << 63)
_after = bindparam("after", type_=journal.c.seq.type)
_after_seq = bindparam("after_seq", type_=journal.c.seq.type)
_LINKED = (
    select(*journal.c)
    .where(tuple_(journal.c.link, journal.c.seq) > tuple_(_after, _after_seq))
    .order_by(journal.c.link, journal.c.seq)
    .limit(PAGE)
)
# Of the release before, which chained in the order of ``seq``; it may have done so again in between.
_UNLINKED = (
    select(*journal.c)
    .where(journal.c.link.is_(None), journal.c.mac.is_not(None), journal.c.seq > _after_seq)
    .order_by(journal.c.seq)
    .limit(PAGE)
)
_LAST_LINK = select(func.max(journal.c.link))
_SEAL = (
    update(journal)
    .where(journal.c.seq == bindparam("of_seq", type_=journal.c.seq.type))
    .values(mac=bindparam("new_mac", type_=journal.c.mac.type), link=bindparam("new_link", type_=journal.c.link.type))
)
_is_chained = journal.c.mac.is_not(None)
_COUNT = select(func.count(journal.c.mac), func.max(journal.c.at).filter(_is_chained), func.count())


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


def record_many(tx: Transaction, done: Iterable[tuple[Action, Made, str, str]]) -> None:
    """What the service did with many bookings: action, result, booking and station of each."""
    rows = [
        {"at": tx.now, "action": action.value, "result": made.id, "booking_id": booking_id, "station": station}
        for action, made, booking_id, station in done
    ]
    if rows:
        tx.connection.execute(_INSERT_OURS, rows)


def seal_journal(tx: Transaction, limit: int = 1000) -> int:
    """Chains rows that are not chained yet. How many. Only the leader may call it. A row whose number was drawn earlier
    may be there later: it gets a later place in the chain."""
    rows = tx.connection.execute(_UNSEALED, {"most": limit}).all()
    if not rows:
        return 0
    end = find_chain_end(tx)  # not the newest row left: one may be missing
    if end is None:
        # The chain goes on from what no row has, so that it stays wrong at this place, whoever looks and whenever.
        tx.mismatches.note("journal", "head")
    before, mac = end if end is not None else (None, tx.keyring.chain(b"", "the head was gone or changed"))
    first = 1 + max(before.length if before else 0, tx.connection.execute(_LAST_LINK).scalar() or 0)
    macs: list[dict[str, Any]] = []
    for link, row in enumerate(rows, first):
        mac = tx.keyring.chain(mac, _written(row))
        macs.append({"of_seq": row.seq, "new_mac": mac, "new_link": link})
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
    the head, which says which is the newest; 0: there is no head, although there was one. Rows not chained yet pass.
    ``since``: an earlier head, as it was written down elsewhere; its row, if the journal
    does not go on from there. Must be the first of its transaction."""
    repeatable_read(tx)  # or what the leader chains meanwhile would look forged
    return verify_alone(tx, since)


def verify_alone(tx: Transaction, since: Anchor | None = None) -> int | None:
    """The same where nobody else writes."""
    mac, length, seq = b"", 0, 0
    reached = since is None or since.length == 0
    for row, mac in _in_order(tx):
        if mac != row.mac:
            return int(row.seq)
        length, seq = length + 1, int(row.seq)
        reached = reached or (since is not None and since.follows(length, seq, mac))
    end = find_chain_end(tx)
    if end is None:
        return head_seq(tx)
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
    for row, mac in _in_order(tx):
        rows += 1
        if mac != row.mac:
            return
    if newest == mac.hex() and (rows or not seq):
        set_head(tx, after(tx, None, rows, head_seq(tx), mac), mac)


def _in_order(tx: Transaction) -> Iterator[tuple[Row[*tuple[Any, ...]], bytes]]:
    """The rows as they are chained, each with the MAC that it must have; the first that has another is the last. Which
    of the two ways of chaining goes on at a place is told by the MACs, so that no order can be made up."""
    linked, unlinked = _all(tx, _LINKED), _all(tx, _UNLINKED)
    mac = b""
    heads = [next(linked, None), next(unlinked, None)]
    while left := [row for row in heads if row is not None]:
        row = next((row for row in left if tx.keyring.chain(mac, _written(row)) == row.mac), None)
        if row is None:
            row = min(left, key=lambda one: one.seq)
            yield row, tx.keyring.chain(mac, _written(row))
            return
        mac = row.mac
        yield row, mac
        heads = [next(linked, None), heads[1]] if row is heads[0] else [heads[0], next(unlinked, None)]


def _all(tx: Transaction, asked: Select[*tuple[Any, ...]]) -> Iterator[Row[*tuple[Any, ...]]]:
    after = {"after": LEAST, "after_seq": LEAST}
    while rows := tx.connection.execute(asked, after).all():
        yield from rows
        after = {"after": rows[-1].link, "after_seq": rows[-1].seq}


def _written(row: Row[*tuple[Any, ...]]) -> str:
    """Every field, with no two rows alike."""
    at = round(row.at.timestamp() * 1000)
    return json.dumps([row.seq, at, row.staff_id, row.action, row.booking_id, row.station, row.result])
