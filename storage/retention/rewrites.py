"""PostgreSQL keeps with each row the number of the transaction that wrote it, alike in all rows that it wrote: by that
number a case would be joined to its visit, and an erasure to the bookings that it made nameless.

Law: at the turn of each hour the rows that must not be joined are written again with the values that they have, all of
that hour in one transaction. SQLite keeps no such number.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from storage.engine.transaction import Transaction
from storage.facts import find_fact, set_fact

AT_ONCE: Final = 50_000  # rows of a table in one transaction; no hour has more, a first round may
KEY: Final = "rewritten"
_HERE = text("SELECT pg_current_xact_id()::text AS here, pg_snapshot_xmin(pg_current_snapshot())::text AS finished")
# A row that somebody has locked just now has their number, or will have it, and is the next hour's. A lock leaves its
# number in ``xmax``; in a row that was written again it is ours.
_FRESH = """
UPDATE {table} SET id = id WHERE id IN (
    SELECT id FROM {table} WHERE {which} AND (
        xmax::text NOT IN ('0', xmin::text)
        OR (age(xmin) <= CAST(:age AS bigint) AND xmin::text <> ALL(CAST(:ours AS text[])))
    ) LIMIT :most FOR UPDATE SKIP LOCKED
)
"""
_REWRITE = tuple(
    text(_FRESH.format(table=table, which=which))
    for table, which in (
        ("cases", "true"),
        ("ready_serials", "true"),  # of whose case somebody asked, by the number that both have
        ("erasures", "true"),
        ("bookings", "chat_id IS NULL"),
    )
)


@dataclass(frozen=True, slots=True)
class _State:
    """``hour``: since 1970, of the last that is done. ``finished``: transactions below it were over by then.
    ``ours``: later ones that wrote rows again."""

    hour: int
    finished: int
    ours: tuple[int, ...]


def is_due(tx: Transaction) -> bool:
    return tx.connection.dialect.name == "postgresql" and _find(tx).hour != _hour(tx)


def rewrite_fresh(tx: Transaction, at_once: int = AT_ONCE) -> int:
    """How many rows were written again: all that was written since the last time, at most ``at_once`` of a table."""
    before = _find(tx)
    here, finished = map(int, tx.connection.execute(_HERE).one())
    if before.finished > here:  # of another server, from which this database was restored
        before = _State(0, 0, ())
    values = {"age": here - before.finished, "ours": [str(each % 2**32) for each in before.ours], "most": at_once}
    written = [tx.connection.execute(rewrite, values).rowcount for rewrite in _REWRITE]
    ours = (*before.ours, here)
    if max(written) < at_once:
        before = _State(_hour(tx), finished, tuple(each for each in ours if each >= finished))
    else:
        before = _State(before.hour, before.finished, ours)
    set_fact(tx, KEY, f"{before.hour} {before.finished} {' '.join(map(str, before.ours))}")
    return sum(written)


def _hour(tx: Transaction) -> int:
    return int(tx.now.timestamp() // 3600)


def _find(tx: Transaction) -> _State:
    hour, finished, *ours = map(int, (find_fact(tx, KEY) or "0 0").split())
    return _State(hour, finished, tuple(ours))
