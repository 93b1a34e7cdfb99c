"""A transaction: the connection, keys, time and randomness of one run of storage verbs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from storage.engine.keyring import Keyring


class Random(Protocol):
    """The source of randomness: ``random.SystemRandom()``, or a seeded ``random.Random`` in tests."""

    def randrange(self, stop: int, /) -> int: ...
    def getrandbits(self, bits: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Transaction:
    """The first argument of every storage verb. ``now`` is the time of the turn, the same throughout."""

    connection: Connection
    keyring: Keyring
    now: datetime
    chance: Random

    def new_id(self) -> str:
        """A random row id of 16 characters, safe in buttons and in the journal."""
        return f"{self.chance.getrandbits(64):016x}"


@dataclass(frozen=True, slots=True)
class TransactionFactory:
    """Keys, clock and randomness for the transactions of a database."""

    keyring: Keyring
    clock: Callable[[], datetime]
    chance: Random

    def begin(self, connection: Connection) -> Transaction:
        return Transaction(connection, self.keyring, self.clock(), self.chance)
