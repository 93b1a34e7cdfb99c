"""PostgreSQL keeps with each row the number of the transaction that wrote it, alike in all rows that it wrote: by that
number a case would be joined to its visit, and an erasure to the bookings that it made nameless.

Law: at the turn of each hour the rows that must not be joined are written again with the values that they have, all of
that hour in one transaction. SQLite keeps no such number. Law: no statement takes so long that the database is given up
for it. Where a first round finds more than fits it goes through the ids, which were drawn by lot, piece by piece.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact

AT_ONCE: Final = 10_000  # rows of a table in one transaction; an hour hardly has more, a first round may
PIECES: Final = 256  # of such a round: by the first two digits of the id
KEY: Final = "rewritten"
_HERE = text("SELECT pg_current_xact_id()::text AS here, pg_snapshot_xmin(pg_current_snapshot())::text AS finished")
# A row that somebody has locked just now has their number, or will have it, and is the next hour's. A lock leaves its
# number in ``xmax``; in a row that was written again it is ours.
_FRESH = """
UPDATE {table} SET id = id WHERE id IN (
    SELECT id FROM {table} WHERE {which} AND (
        xmax::text NOT IN ('0', xmin::text)
        OR (age(xmin) <= CAST(:age AS bigint) AND xmin::text <> ALL(CAST(:ours AS text[])))
    ) ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
)
"""
_PIECE = """
UPDATE {table} SET id = id WHERE id IN (
    SELECT id FROM {table} WHERE {which} AND id >= :begins AND (:ends = '' OR id < :ends) FOR UPDATE SKIP LOCKED
)
"""
_MORE = "SELECT EXISTS (SELECT 1 FROM {table} WHERE {which} OFFSET :most)"
_ROWS: Final = (
    ("cases", "true"),
    ("ready_serials", "true"),  # of whose case somebody asked, by the number that both have
    ("erasures", "true"),
    ("bookings", "chat_id IS NULL"),
)
_REWRITE, _REWRITE_PIECE, _HAS_MORE = (
    tuple(text(of.format(table=table, which=which)) for table, which in _ROWS) for of in (_FRESH, _PIECE, _MORE)
)


@dataclass(frozen=True, slots=True)
class _State:
    """``hour``: since 1970, of the last that is done; below zero: how many pieces are done of a first round under way.
    ``finished``: transactions below it were over by then. ``ours``: later ones that wrote rows again."""

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
    if before.hour < 0 or (before.hour == 0 and _has_more(tx, at_once)):
        return _rewrite_piece(tx, before, here, finished)
    values = {"age": here - before.finished, "ours": [str(each % 2**32) for each in before.ours], "most": at_once}
    written = [tx.connection.execute(rewrite, values).rowcount for rewrite in _REWRITE]
    ours = (*before.ours, here)
    if max(written) < at_once:
        _keep(tx, _State(_hour(tx), finished, tuple(each for each in ours if each >= finished)))
    else:
        _keep(tx, _State(before.hour, before.finished, ours))
    return sum(written)


def _has_more(tx: Transaction, than: int) -> bool:
    return any(tx.connection.scalar(each, {"most": than}) for each in _HAS_MORE)


def _rewrite_piece(tx: Transaction, before: _State, here: int, finished: int) -> int:
    """What is written while this goes on is the next hour's: it is not over by the first piece."""
    piece, over = -before.hour, -before.hour + 1 == PIECES
    span = {"begins": f"{piece:02x}" if piece else "", "ends": "" if over else f"{piece + 1:02x}"}
    written = sum(tx.connection.execute(each, span).rowcount for each in _REWRITE_PIECE)
    hour = _hour(tx) if over else -piece - 1
    _keep(tx, _State(hour, before.finished if piece else finished, (*before.ours, here)))
    return written


def _keep(tx: Transaction, state: _State) -> None:
    bind_fact(tx, KEY, f"{state.hour} {state.finished} {' '.join(map(str, state.ours))}")


def _hour(tx: Transaction) -> int:
    return int(tx.now.timestamp() // 3600)


def _find(tx: Transaction) -> _State:
    hour, finished, *ours = map(int, (find_bound_fact(tx, KEY) or "0 0").split())
    return _State(hour, finished, tuple(ours))
