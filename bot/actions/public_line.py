"""The line for the public on the chat page, switched by an admin."""

from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.stats import public_line


def switch_public_line(tx: Transaction, admin: Staff, *, on: bool) -> bool:
    """False: they are no admin any more. It counts from the next look at the chat page on."""
    return public_line.switch(tx, admin, on=on)
