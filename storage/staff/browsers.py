"""Browsers at which somebody signed in before: at which counter, and when. By a keyed hash of the random number in
their cookie; nothing says whose they are.

Law: on the bad day all of them are strangers again.
"""

from sqlalchemy import bindparam, delete, insert, select, update

from bot.domain.desk import BrowserSeen
from bot.domain.rules import Rules
from storage.engine.binding import bound, is_bound
from storage.engine.transaction import Transaction
from storage.tables import known_browsers

_of_index = known_browsers.c.browser_index == bindparam("of_index")
_FIND = select(*known_browsers.c).where(_of_index)
_SEEN = update(known_browsers).where(_of_index)
_FORGET = delete(known_browsers).where(
    known_browsers.c.seen_at <= bindparam("before", type_=known_browsers.c.seen_at.type)
)


def browser_index(tx: Transaction, number: str) -> bytes:
    return tx.keyring.index("known-browser", number)


def find_browser(tx: Transaction, index: bytes | None) -> BrowserSeen | None:
    """None: nobody ever signed in at it, or long ago."""
    row = tx.connection.execute(_FIND, {"of_index": index}).first() if index is not None else None
    found = row is not None and is_bound(tx, known_browsers, row)
    return BrowserSeen(row.station, row.counter, row.seen_at) if row is not None and found else None


def remember_browser(tx: Transaction, number: str, station: str | None, counter: int) -> bool:
    """Somebody has signed in at it. True: for the first time."""
    index = browser_index(tx, number)
    seen = {"browser_index": index, "station": station, "counter": counter, "seen_at": tx.now}
    row = tx.connection.execute(_FIND, {"of_index": index}).first()
    if row is None:
        tx.connection.execute(insert(known_browsers), bound(tx, known_browsers, {"id": tx.new_id(), **seen}))
        return True
    known = is_bound(tx, known_browsers, row)
    tx.connection.execute(_SEEN.values(bound(tx, known_browsers, {"id": row.id, **seen})), {"of_index": index})
    return not known


def forget_browsers(tx: Transaction, rules: Rules) -> int:
    return tx.connection.execute(_FORGET, {"before": tx.now - rules.known_browser}).rowcount


def distrust_browsers(tx: Transaction) -> None:
    """Each is one that was never seen."""
    tx.connection.execute(delete(known_browsers))
