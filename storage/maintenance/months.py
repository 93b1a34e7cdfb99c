"""A month of application forgotten: its cases, then its key, so that no copy of their rows leads to anybody any more.

Law: it stands in the list of the erased before the first row goes, and may be done again after a kill at any point.
"""

from functools import partial
from pathlib import Path

from bot.domain.case import MonthForgotten
from bot.domain.journal import Action, Made
from bot.domain.rules import Rules
from storage.cases.forget import count_month, forget_marks, forget_month_page
from storage.engine.database import Database
from storage.engine.keyring import Keyring, change_keyring
from storage.engine.month_keys import keys_by_month, without_keys
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.retention.erasures import record_month


async def forget_month(database: Database, key_file: Path, month: str, rules: Rules) -> MonthForgotten:
    """Beside a running bot. Cases of that month that are made meanwhile have another key, and stay."""
    await database.write(partial(_begin, month=month))
    gone = await _forget_all(database, month, rules)

    def drop(keyring: Keyring) -> Keyring:
        return without_keys(keyring, keys_by_month(keyring).get(month, ()))

    change_keyring(key_file, drop)
    gone += await _forget_all(database, month, rules, unreadable=True)
    await database.write(partial(_settle, month=month))
    await database.purge_deleted()
    return MonthForgotten(month, gone)


def forget_month_again(tx: Transaction, month: str, rules: Rules) -> int:
    """In a restored database, in one transaction; the key has been left out of its keyring by then."""
    gone, after = 0, ""
    while True:
        rows, last = forget_month_page(tx, month, rules, after)
        gone += rows
        if last is None:
            forget_marks(tx, month)
            return gone
        after = last


def _begin(tx: Transaction, month: str) -> int:
    record_month(tx, month)
    record(tx, Action.FORGET_MONTH, Made(month))
    return count_month(tx, month)


async def _forget_all(database: Database, month: str, rules: Rules, *, unreadable: bool = False) -> int:
    gone, after = 0, ""
    while True:
        page = partial(forget_month_page, month=month, rules=rules, after=after, unreadable=unreadable)
        rows, last = await database.write(page)
        gone += rows
        if last is None:
            return gone
        after = last


def _settle(tx: Transaction, month: str) -> None:
    tx.keyring.follow()
    forget_marks(tx, month)
