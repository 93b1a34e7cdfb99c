"""The first MACs of a database that an earlier release wrote: each row gets its own as it stands, once.

The key file says afterwards that this was done; from then on a row without its MAC is somebody else's. Done again (at
an operator's word, after an earlier release has run once more) it takes every row as it stands, whoever wrote it.
"""

from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, bindparam, func, select, update

from storage.bookings.applicants import number_index_at
from storage.engine.binding import BOUND, GONE, OVER, bound, bound_columns
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import applicants, bookings

_NAMED = select(*bookings.c, applicants.c.document_number).join(applicants, applicants.c.id == bookings.c.applicant_id)
_REINDEX = (
    update(bookings)
    .where(bookings.c.id == bindparam("its_id"))
    .values(number_index=bindparam("its_number"), document_index=bindparam("its_document"))
)
AT_ONCE: Final = 500  # rows a commit: SQLite's writer is nobody else's while it runs


async def bind_rows(database: Database, *, anew: bool = False) -> int:
    """How many rows got a MAC. ``anew``: also those that have one."""
    done = 0
    for table in BOUND:
        after: Any = None
        while True:
            rows, after = await database.write(partial(bind_page, table=table, after=after, anew=anew))
            done += rows
            if after is None:
                break
    return done


def reindex(tx: Transaction) -> int:
    """The indexes of bookings as this release makes them: a number's by place and day, and one for who has none. Of
    an earlier release's rows, once, in one transaction. How many."""
    rows = tx.connection.execute(_NAMED).all()
    changes = [
        {
            "its_id": row.id,
            "its_number": number_index_at(tx, row, dict(row._mapping)),
            "its_document": row.document_index or tx.keyring.index("no document", row.id),
        }
        for row in rows
        if row.day_ends_at > tx.now
    ]
    if changes:
        tx.connection.execute(_REINDEX, changes)
    return len(changes)


def bind_all(tx: Transaction) -> int:
    """Every row that has none, in this transaction."""
    done = 0
    for table in BOUND:
        after: Any = None
        while True:
            rows, after = bind_page(tx, table, after, anew=False)
            done += rows
            if after is None:
                break
    return done


def count_unbound(tx: Transaction) -> int:
    """Rows that should have a MAC and have none: of an earlier release, or of somebody without the keys."""
    return sum(
        tx.connection.execute(
            select(func.count()).select_from(table).where(*_to_bind(table), table.c.mac.is_(None))
        ).scalar_one()
        for table in BOUND
    )


def bind_page(tx: Transaction, table: Table, after: Any, anew: bool) -> tuple[int, Any]:
    """How many rows, and the primary key of the last one; None for it where no more follow."""
    (key,) = table.primary_key.columns
    page = select(key.label("of_key"), *bound_columns(table)).where(*_to_bind(table))
    if not anew:
        page = page.where(table.c.mac.is_(None))
    if after is not None:
        page = page.where(key > after)
    rows = tx.connection.execute(page.order_by(key).limit(AT_ONCE).with_for_update()).all()
    if rows:
        change = update(table).where(key == bindparam("its_key", type_=key.type))
        macs = [{"its_key": row.of_key, "its_mac": bound(tx, table, dict(row._mapping))["mac"]} for row in rows]
        tx.connection.execute(change.values(mac=bindparam("its_mac", type_=table.c.mac.type)), macs)
    return len(rows), rows[-1].of_key if len(rows) == AT_ONCE else None


def _to_bind(table: Table) -> list[ColumnElement[bool]]:
    """Of the rows that have a MAC, or should."""
    there = [table.c[GONE[table]].is_not(None)] if table in GONE else []
    return [*there, *([table.c[OVER[table]].is_(None)] if table in OVER else [])]
