"""Chance as a script needs it: the same in every run."""

from collections.abc import Sequence
from itertools import cycle
from random import Random

from storage.chats.inbox import NewUpdate, store
from storage.engine.transaction import Transaction

FIRST_CODES = (4829173605, 1736053148, 9073318265, 6650214978)
FIRST_CALLED = (347, 582, 619, 256)
FIRST_DIGITS = (204815, 630927, 118350)
THREE_NUMBERS = (17, 42, 88)  # the second is the one on the page


class Chance:
    """Codes by themselves, so that a change elsewhere does not change every code in every transcript; so with what a
    page of the desk shows."""

    def __init__(self) -> None:
        self._codes, self._bits, self._rest = list(FIRST_CODES), Random(1), Random(2)
        self._called = list(FIRST_CALLED)
        self._digits, self._numbers = list(FIRST_DIGITS), cycle(THREE_NUMBERS)

    def randrange(self, stop: int, /) -> int:
        if stop == 10**10 and self._codes:
            return self._codes.pop(0)
        if stop == 900 and self._called:
            return self._called.pop(0) - 100
        if stop == 10**6 and self._digits:
            return self._digits.pop(0)
        if stop == 90:
            return next(self._numbers) - 10
        if stop == 3:
            return 1
        return self._rest.randrange(stop)

    def getrandbits(self, bits: int, /) -> int:
        return self._bits.getrandbits(bits)


def stored(tx: Transaction, channel: str, updates: Sequence[NewUpdate]) -> tuple[bytes, ...]:
    """A number is drawn for each message, as it was when its row had one for an id: else every transcript would read
    otherwise."""
    for _ in updates:
        tx.new_id()
    return store(tx, channel, updates)
