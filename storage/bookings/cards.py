"""The pictures with a code that stand on a person's screen: which messages they are, so that an old one can be marked
as replaced once the time is another. Sealed, for as long as the code itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from storage.bookings.bookings import code_index
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import bookings

MOST: Final = 6  # of one booking; older ones stay on the screen as they are

_OF_CODE = select(bookings.c.id, bookings.c.card).where(bookings.c.code_index == bindparam("of_index"))
_OF_IDS = select(bookings.c.id, bookings.c.code, bookings.c.card).where(
    bookings.c.id.in_(bindparam("ids", expanding=True)), bookings.c.code.is_not(None)
)
_SAVE = update(bookings).where(bookings.c.id == bindparam("of_id")).values(card=bindparam("sealed"))


@dataclass(frozen=True, slots=True)
class Card:
    """``refs``: what the channel calls its messages, the oldest first."""

    code: str
    refs: tuple[str, ...]


def remember_card(tx: Transaction, code: str, ref: str) -> None:
    """Passed over for a booking that was erased meanwhile, and for a message that is known."""
    row = tx.connection.execute(_OF_CODE, {"of_index": code_index(tx, code)}).first()
    if row is None:
        return
    known = _refs(tx, row)
    if ref not in known:
        sealed = tx.keyring.seal(bookings.c.card, row.id, " ".join([*known, ref][-MOST:]))
        tx.connection.execute(_SAVE, {"of_id": row.id, "sealed": sealed})


def take_cards(tx: Transaction, booking_ids: Sequence[str]) -> Mapping[str, Card]:
    """By booking; from now on they are no cards of it any more. A code under a lost key is left out."""
    found: dict[str, Card] = {}
    taken = []
    for row in tx.connection.execute(_OF_IDS, {"ids": sorted(booking_ids)}).all():
        try:
            code = tx.keyring.open(bookings.c.code, row.id, row.code)
        except (KeyMissing, NotOurs, ValueError):
            continue
        found[row.id] = Card(code, tuple(_refs(tx, row)))
        if row.card:
            taken.append({"of_id": row.id, "sealed": None})
    if taken:
        tx.connection.execute(_SAVE, taken)
    return found


def _refs(tx: Transaction, row: Row[*tuple[Any, ...]]) -> list[str]:
    """None under a lost key: what is sent must be recorded all the same."""
    try:
        return tx.keyring.open(bookings.c.card, row.id, row.card).split() if row.card else []
    except (KeyMissing, NotOurs, ValueError):
        return []
