"""A transaction: the connection and what a verb of storage may use besides it: keys, clock, randomness."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from storage.engine.keyring import Keyring


class Random(Protocol):
    """The one kind of chance storage needs: ``random.SystemRandom()``, or a seeded ``random.Random`` in tests."""

    def randrange(self, stop: int, /) -> int: ...
    def getrandbits(self, bits: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Transaction:
    """What every storage verb takes first. ``now`` is the time of the turn, the same throughout."""

    connection: Connection
    keyring: Keyring
    now: datetime
    chance: Random

    def new_id(self) -> str:
        """A random row id of 16 characters, safe in buttons and in the journal."""
        return f"{self.chance.getrandbits(64):016x}"


@dataclass(frozen=True, slots=True)
class TransactionFactory:
    """What a database needs to make a Transaction: keys, the time and chance."""

    keyring: Keyring
    clock: Callable[[], datetime]
    chance: Random

    def begin(self, connection: Connection) -> Transaction:
        return Transaction(connection, self.keyring, self.clock(), self.chance)
