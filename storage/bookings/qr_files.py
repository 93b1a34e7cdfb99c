"""Where the messenger keeps an uploaded QR picture: its file id, sealed, for as long as the code itself."""

from sqlalchemy import bindparam, select, update

from storage.bookings.bookings import code_index
from storage.engine.transaction import Transaction
from storage.tables import bookings

_FIND = select(bookings.c.id, bookings.c.picture).where(bookings.c.code_index == bindparam("of_index"))
_SAVE = update(bookings).where(bookings.c.id == bindparam("of_id")).values(picture=bindparam("sealed"))


def recall_picture(tx: Transaction, code: str) -> str | None:
    row = tx.connection.execute(_FIND, {"of_index": code_index(tx, code)}).first()
    return tx.keyring.open(bookings.c.picture, row.id, row.picture) if row and row.picture else None


def remember_picture(tx: Transaction, code: str, file_id: str) -> None:
    """Passed over for a booking that was erased meanwhile."""
    row = tx.connection.execute(_FIND, {"of_index": code_index(tx, code)}).first()
    if row:
        sealed = tx.keyring.seal(bookings.c.picture, row.id, file_id)
        tx.connection.execute(_SAVE, {"of_id": row.id, "sealed": sealed})
