"""A transaction: the connection, keys, time and randomness of one run of storage verbs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

import sqlalchemy
from sqlalchemy import Column

from storage.engine.connection import Connection
from storage.engine.keyring import KeyMissing, Keyring, NotOurs


class Random(Protocol):
    """The source of randomness: ``random.SystemRandom()``, or a seeded ``random.Random`` in tests."""

    def randrange(self, stop: int, /) -> int: ...
    def getrandbits(self, bits: int, /) -> int: ...


MOST_NOTED: Final = 100  # rows that wait to be told of: a table that was changed whole must not fill the memory


@dataclass(slots=True)
class Mismatches:
    """Rows that were changed without the keys, as (table, id): each told once in the life of a process."""

    waiting: dict[tuple[str, str], None] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def note(self, table: str, row: str) -> None:
        """Any number of times."""
        if len(self.waiting) < MOST_NOTED and len(self._told) < 100 * MOST_NOTED and (table, row) not in self._told:
            self.waiting[table, row] = None

    def told(self, rows: Iterable[tuple[str, str]]) -> None:
        for row in rows:
            self.waiting.pop(row, None)
            self._told.add(row)


@dataclass(frozen=True, slots=True)
class Transaction:
    """The first argument of every storage verb. ``now`` is the time of the turn, the same throughout."""

    connection: Connection
    keyring: Keyring
    now: datetime
    chance: Random
    mismatches: Mismatches = field(default_factory=Mismatches)

    def new_id(self) -> str:
        """A random row id of 16 characters, safe in buttons and in the journal."""
        return f"{self.chance.getrandbits(64):016x}"

    def opened(self, column: Column[Any], row: str, sealed: bytes | None) -> str | None:
        """What was sealed for that place; None for what was not sealed by this keyring, which is noted."""
        try:
            return self.keyring.open(column, row, sealed)
        except (KeyMissing, NotOurs):
            self.mismatches.note(column.table.name, row)
            return None

    def within(self, span: timedelta) -> dict[str, datetime]:
        """The bounds ``since`` and ``at_latest`` of what was done within ``span``. What lies ahead by more than that
        was written by a clock that was wrong, and is believed no more than what is long over."""
        return {"since": self.now - span, "at_latest": self.now + span}

    def is_within(self, at: datetime, span: timedelta) -> bool:
        return abs(self.now - at) <= span

    def random_bytes(self) -> bytes:
        """32 bytes, as long as a blind index, which nobody can tell from one."""
        return self.chance.getrandbits(256).to_bytes(32)


@dataclass(frozen=True, slots=True)
class TransactionFactory:
    """Keys, clock and randomness for the transactions of a database."""

    keyring: Keyring
    clock: Callable[[], datetime]
    chance: Random
    mismatches: Mismatches = field(default_factory=Mismatches)

    def begin(self, core: sqlalchemy.Connection) -> Transaction:
        return Transaction(Connection(core), self.keyring, self.clock(), self.chance, self.mismatches)
