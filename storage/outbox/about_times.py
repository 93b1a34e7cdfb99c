"""What was queued of somebody's time: each message carries a mark, by which whoever changes the time takes it back.

Law: a mark leads to no booking without the keys, and a booking in another chat has another one.
"""

from collections.abc import Iterable

from storage.bookings.bookings import find_chat
from storage.engine.transaction import Transaction
from storage.outbox.outdated import take_back


def mark_of_time(tx: Transaction, chat_id: str, booking_id: str) -> str:
    return tx.keyring.index("told of a time", chat_id, booking_id).hex()


def take_back_time(tx: Transaction, booking_id: str) -> None:
    """Of a booking that was moved, has ended or whose person came: call it before its chat is told what is true."""
    chat_id = find_chat(tx, booking_id)
    if chat_id is not None:
        take_back(tx, [mark_of_time(tx, chat_id, booking_id)])


def take_back_times(tx: Transaction, times: Iterable[tuple[str, str]]) -> None:
    """The same of many: chat and booking of each."""
    take_back(tx, [mark_of_time(tx, *each) for each in times])
