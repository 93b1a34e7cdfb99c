"""The keys of the months are renewed one by one: what is sealed under one, and its indexes, go under the month's next.

Like the primary key's rotation: beside a running bot, some rows a commit, and on again where it was cut off.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, LargeBinary, Row, and_, bindparam, func, literal, or_, select, update

from storage.cases.months import BOOKING, CHAT, VISIT, checked
from storage.engine.binding import bound_columns, is_bound, rebound
from storage.engine.database import Database
from storage.engine.keyring import KeyMissing, Keyring, NotOurs, change_keyring, load_keyring, prefix
from storage.engine.month_keys import keys_by_month, with_next_key
from storage.engine.transaction import Transaction
from storage.tables import bookings, cases

AT_ONCE: Final = 500  # rows a commit: SQLite's writer is nobody else's while it runs

_SEALED: Final = (cases.c.chat, cases.c.visit, cases.c.serial, cases.c.handed)
_CASES = (
    select(*cases.c)
    .where(cases.c.month == bindparam("of_month"), cases.c.id > bindparam("after"))
    .order_by(cases.c.id)
    .limit(AT_ONCE)
    .with_for_update()
)
_COUNT = select(func.count()).where(cases.c.month == bindparam("of_month"))
_CHANGE_CASE = update(cases).where(cases.c.id == bindparam("of_id"))
_BOOKINGS = select(*bound_columns(bookings), bookings.c.case_link).where(bookings.c.case_link.is_not(None))
_CHANGE_BOOKING = update(bookings).where(bookings.c.id == bindparam("of_id"))


async def rotate_months(
    database: Database, key_file: Path, told: Callable[[int], None], pause: float = 0.02
) -> tuple[int, int]:
    """How many rows were sealed again, and how many open under no key. A month without a case gets no other key."""
    done = broken = 0
    for month in keys_by_month(load_keyring(key_file)):
        if not await database.read(partial(_count, month=month)):
            continue
        change_keyring(key_file, partial(_with_one_to_go_to, month=month))
        for page in (_seal_cases, _seal_bookings):
            after: str | None = ""
            while after is not None:
                rows, unread, after = await database.write(partial(page, month=month, after=after))
                done, broken = done + rows, broken + unread
                told(rows)
                await asyncio.sleep(pause)
    return done, broken


def count_rows_of_months(tx: Transaction) -> int:
    tx.keyring.follow()
    return sum(_count(tx, month) for month in keys_by_month(tx.keyring))


def count_left_of_months(tx: Transaction) -> int:
    """Values that are not under the newest key of their month, those under no key of the keyring among them."""
    tx.keyring.follow()
    newest = [prefix(ids[-1]) for ids in keys_by_month(tx.keyring).values()]
    left = 0
    for column in (*_SEALED, bookings.c.case_link):
        under = [
            func.substr(column, 1, len(start), type_=LargeBinary) == literal(start, LargeBinary) for start in newest
        ]
        other = and_(column.is_not(None), ~or_(*under)) if under else column.is_not(None)
        left += tx.connection.execute(select(func.count()).where(other)).scalar_one()
    return left


def _with_one_to_go_to(keyring: Keyring, month: str) -> Keyring:
    """A run that was cut off has added a second key already."""
    return keyring if len(keys_by_month(keyring)[month]) > 1 else with_next_key(keyring, month)


def _count(tx: Transaction, month: str) -> int:
    return int(tx.connection.execute(_COUNT, {"of_month": month}).scalar_one())


def _seal_cases(tx: Transaction, month: str, after: str) -> tuple[int, int, str | None]:
    key_id = _newest(tx, month)
    rows = tx.connection.execute(_CASES, {"of_month": month, "after": after}).all()
    done = broken = 0
    for row in rows:
        changes = _case_again(tx, row, key_id)
        if changes is None:
            broken += 1
        elif changes:
            tx.connection.execute(_CHANGE_CASE.values(changes), {"of_id": row.id})
            done += 1
    return done, broken, rows[-1].id if len(rows) == AT_ONCE else None


def _case_again(tx: Transaction, row: Row[*tuple[Any, ...]], key_id: str) -> dict[str, Any] | None:
    """Empty for a row that is under that key already; None for one that does not open or is not ours."""
    start = prefix(key_id)
    found = {column.name: row._mapping[column.name] for column in _SEALED if row._mapping[column.name] is not None}
    if all(bytes(value).startswith(start) for value in found.values()):
        return {}
    try:
        texts = {
            column.name: tx.keyring.open(column, row.id, found[column.name])
            for column in _SEALED
            if column.name in found
        }
    except (KeyMissing, NotOurs, ValueError):
        return None
    changes: dict[str, Any] = {
        column.name: tx.keyring.seal(column, row.id, texts[column.name], key_id)
        for column in _SEALED
        if column.name in texts
    }
    if "chat" in texts:
        changes["chat_index"] = tx.keyring.index_under(key_id, CHAT, texts["chat"])
    if "visit" in texts:
        changes["visit_index"] = tx.keyring.index_under(key_id, VISIT, texts["visit"])
    return rebound(tx, cases, row, changes) if is_bound(tx, cases, row) else None


def _seal_bookings(tx: Transaction, month: str, after: str) -> tuple[int, int, str | None]:
    key_id = _newest(tx, month)
    older = [prefix(each) for each in keys_by_month(tx.keyring)[month] if each != key_id]
    under = [_begins(bookings.c.case_link, start) for start in older]
    page = _BOOKINGS.where(or_(*under), bookings.c.id > after).order_by(bookings.c.id).limit(AT_ONCE).with_for_update()
    rows = tx.connection.execute(page).all() if under else []
    done = broken = 0
    for row in rows:
        if not is_bound(tx, bookings, row):
            broken += 1
            continue
        try:
            case_id = tx.keyring.open(bookings.c.case_link, row.id, row.case_link)
        except (KeyMissing, NotOurs, ValueError):
            broken += 1
            continue
        index = tx.keyring.index_under(key_id, BOOKING, case_id)
        changes = rebound(tx, bookings, row, {"case_index": index})
        sealed = tx.keyring.seal(bookings.c.case_link, row.id, case_id, key_id)
        tx.connection.execute(_CHANGE_BOOKING.values({**changes, "case_link": sealed}), {"of_id": row.id})
        done += 1
    return done, broken, rows[-1].id if len(rows) == AT_ONCE else None


def _newest(tx: Transaction, month: str) -> str:
    tx.keyring.follow()
    return checked(tx, keys_by_month(tx.keyring)[month][-1])


def _begins(column: Column[Any], start: bytes) -> ColumnElement[bool]:
    return func.substr(column, 1, len(start), type_=LargeBinary) == literal(start, LargeBinary)
