"""A machine with a bot on it, and what becomes of its backup on another."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import update

from bot.backup.backup import Backup, make_backup
from bot.backup.restore import Restored, Target, restore
from storage.chats.inbox import sender_of
from storage.engine.database import Database, open_database
from storage.engine.keyring import load_keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.tables import chats
from tests.builders import Clock


@dataclass
class Machine:
    """One with a bot on it, and the folder where its backups go."""

    url: str
    folder: Path
    database: Database
    clock: Clock
    identity: Any

    @property
    def key_file(self) -> Path:
        return self.folder / "keys" / "keyring.json"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    async def backup(self) -> Backup:
        self.backups.mkdir(exist_ok=True)
        return await make_backup(self.database, self.key_file, self.backups, self.identity.to_public(), self.clock())


async def brought_back(backup: Backup, machine: Machine, target: Target, *, bring_back: bool = False) -> Restored:
    return await restore(backup.path, [machine.identity], target, bring_back=bring_back)


async def opened_at(target: Target) -> Database:
    transactions = TransactionFactory(load_keyring(target.key_file), target.clock, target.chance)
    return await open_database(target.url, transactions)


def spoil(tx: Transaction, address: str) -> int:
    """What the interview of that chat kept does not open any more."""
    of_one = chats.c.address_index == sender_of(tx, "console", address)
    return tx.connection.execute(update(chats).where(of_one).values(draft=b"\x019 no key")).rowcount
