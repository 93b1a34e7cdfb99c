"""The start of every process: on prepared files and tables, whose the key file is, the stations, the first admin."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import structlog

from bot.config.clock import CHANCE, JudgedClock
from bot.config.log import where
from bot.config.settings import Settings
from bot.domain.notes import Note
from bot.domain.office import Office
from bot.domain.pause import PageUse, Pause
from bot.domain.rules import Rules
from bot.preparing import KeyringMissing
from storage import facts
from storage.chats.accounts import first_key
from storage.chats.troubles import find_refused
from storage.engine.database import Database, open_database
from storage.engine.files_in_use import FilesInUse
from storage.engine.keyring import Keyring, change_keyring, with_bound_rows, with_use
from storage.engine.outages import is_outage
from storage.engine.transaction import Mismatches, Transaction, TransactionFactory
from storage.engine.whole_files import alone_in, remove_drafts, write_whole
from storage.journal.anchor import begin_journal
from storage.journal.journal import adopt_journal
from storage.maintenance.bind import bind_rows, reindex
from storage.maintenance.clock import find_seen
from storage.maintenance.identity import ID, make_id
from storage.office import offices
from storage.office.notes import list_notes
from storage.office.pause import ARABIC, ENGLISH, PAGE, SINCE, find_page_use, find_pause
from storage.staff.first_admin import FIRST, invite_first_admin

INVITATION: Final = "first-admin.txt"
PATIENCE: Final = 60.0  # seconds for which a service waits for its database when it starts
TRY_AGAIN: Final = 0.5  # seconds
BOUND_FACT: Final = "rows_bound"  # only where the key file could not be written
PRIMARY: Final = "primary_key"
EARLIER: Final = (FIRST, ID, ARABIC, ENGLISH, SINCE, PAGE)
"""Facts that the release before has written once, and nobody writes again by himself."""
OFFICE_AGE: Final = 1.0  # seconds that new hours may take to reach every process
T = TypeVar("T")
log = structlog.get_logger()


class OfficeLost(Exception):
    """One was loaded, and somebody has made garbage of all that tells of it."""


@dataclass(frozen=True, slots=True)
class Started:
    """An open database and the values read with it. ``invitation``: the file with the first admin's, while nobody is
    admin. ``database_id`` is random, and the same for as long as the database lives."""

    database: Database
    keyring: Keyring
    office: Office
    rules: Rules
    clock: JudgedClock
    database_id: str
    invitation: Path | None
    mismatches: Mismatches = field(default_factory=Mismatches)
    files: FilesInUse = field(default_factory=FilesInUse)


async def start(
    settings: Settings,
    keyring: Keyring,
    rules: Rules,
    *,
    invite: bool = False,
    patience: float = 0,
    clock: JudgedClock | None = None,
) -> Started:
    """Connects to a migrated database. Raises ``KeyringMissing``, or the driver's error where it is out of reach for
    ``patience`` seconds: another process may hold its only lock at this moment, or the server be about to start."""
    judged = clock or JudgedClock(rules.clock_jump)
    transactions = TransactionFactory(keyring, judged.now, CHANCE)
    database = await open_database(settings.database_url.get_secret_value(), transactions)
    files = FilesInUse(settings.sqlite_path, keyring)
    file = invitation_file(settings)

    def prepare(tx: Transaction) -> tuple[Office, str, str | None]:
        own_keyring(tx, settings.keyring)
        begin_journal(tx)
        facts.bind_earlier_facts(tx, (*EARLIER, *(first_key(channel.name) for channel in rules.channels)))
        offices.bind_office(tx)
        office = offices.find_office(tx)
        if office is None:
            if offices.is_office_lost(tx):
                raise OfficeLost
            from bot.config.office import packaged_office, read_office  # read where nobody has loaded an office yet

            office = read_office(packaged_office(), settings.time_zone)
            offices.load_file(tx, office)
        invitation = invite_first_admin(tx, _payload(file), rules) if invite else None
        return office, make_id(tx), invitation.payload if invitation else None

    try:
        seen = await _written(database, find_seen, patience)
        judged.begin(seen.at if seen else None)
        await _bind(database, keyring, patience)
        office, database_id, payload = await _written(database, prepare, patience)
    except BaseException:
        await database.close()
        raise
    _note_use(keyring)
    if invite:
        _keep(file, payload)
    told = file if payload else None
    return Started(database, keyring, office, rules, judged, database_id, told, transactions.mismatches, files)


def own_keyring(tx: Transaction, file: Path) -> None:
    """Notes that this keyring is the database's, and which key is its primary one. Raises ``KeyringMissing`` for
    another's, and for a copy of the key file from before a rotation: what was sealed since would look forged."""
    if is_foreign(tx):
        raise KeyringMissing(f"{file} is not the key file of this database")
    newest = missing_key(tx)
    if newest:
        raise KeyringMissing(f"{file} is an older copy of the key file: it lacks key {newest}, which is in use")
    facts.bind_fact(tx, "keyring", _mark(tx))
    note_primary(tx)


def is_foreign(tx: Transaction) -> bool:
    """This keyring is another database's. A fact that is bound would have told that it is ours: nobody else's gives
    such a MAC."""
    return facts.find_fact(tx, "keyring") not in (None, _mark(tx)) and not facts.find_bound_facts(tx, "")


def _mark(tx: Transaction) -> str:
    return tx.keyring.index("keyring").hex()


def note_primary(tx: Transaction) -> None:
    """The key under which is sealed from now on."""
    facts.bind_fact(tx, PRIMARY, tx.keyring.primary, plain=False)


def missing_key(tx: Transaction) -> str:
    """The primary key of the last start, where the keyring has neither it nor a later one; else ""."""
    noted = facts.find_bound_fact(tx, PRIMARY) or ""
    keyring = tx.keyring
    older = noted.isdigit() and keyring.primary.isdigit() and int(keyring.primary) < int(noted)
    return noted if older and noted not in keyring.keys else ""


async def _bind(database: Database, keyring: Keyring, patience: float) -> None:
    """Once in a database's life: the MACs of the rows of a release that wrote none. The key file says that it was done,
    because who can write to the database must not be able to have it done again."""
    mark = keyring.bind(b"bound").hex()
    if keyring.bound or await _written(database, lambda tx: facts.find_fact(tx, BOUND_FACT), patience) == mark:
        return
    rows = await bind_rows(database)
    await database.write(adopt_journal)
    await database.write(reindex)
    log.info("rows were bound by the keyring", rows=rows)
    keyring.bound = True
    if keyring.path is None:
        return
    try:
        change_keyring(keyring.path, with_bound_rows)
    except OSError as error:
        log.warning("the key file cannot be written: put bound: true into it by hand", error=where(error))
        await database.write(lambda tx: facts.set_fact(tx, BOUND_FACT, mark))


def _note_use(keyring: Keyring) -> None:
    """In the key file, which outlives the database. A file that cannot be written says nothing, and is no obstacle."""
    if keyring.path is None or keyring.used:
        return
    with suppress(OSError):
        change_keyring(keyring.path, with_use)


def is_bound_by_a_fact(tx: Transaction) -> bool:
    """The mark that the rows have their MACs stands in the database alone, where who can write to it takes it away."""
    return not tx.keyring.bound and facts.find_fact(tx, BOUND_FACT) == tx.keyring.bind(b"bound").hex()


async def _written(database: Database, do: Callable[[Transaction], T], patience: float) -> T:
    loop = asyncio.get_running_loop()
    until, told = loop.time() + patience, False
    while True:
        try:
            return await database.write(do)
        except Exception as error:
            if not is_outage(error) or loop.time() > until:
                raise
            if not told:
                log.warning("the database is not ready yet", error=where(error))
            told = True
            await asyncio.sleep(TRY_AGAIN)


def invitation_file(settings: Settings) -> Path:
    """Beside the SQLite file; on PostgreSQL beside the key file."""
    return (settings.sqlite_path or settings.keyring).absolute().with_name(INVITATION)


def _payload(file: Path) -> str:
    """Of the invitation that an earlier start made, "" where there is none."""
    with suppress(OSError, ValueError):
        return file.read_text(encoding="ascii").partition("/start ")[2].partition("\n")[0].strip()
    return ""


def _keep(file: Path, payload: str | None) -> None:
    """In a file that nobody but its owner reads: what is printed stays in the system's log."""
    with alone_in(file.parent, must=False):  # of several starts at once
        remove_drafts(file)
        if payload is None:
            file.unlink(missing_ok=True)
        elif payload != _payload(file):
            write_whole(f"/start {payload}\n", file, replace=True)


class StandingOffice:
    """The office, its pause and its recorded notes as they stand now: what is new counts from the next message on, in
    every process."""

    def __init__(self, started: Started) -> None:
        self.office = started.office
        self.pause: Pause | None = None
        self.page: PageUse = "open"
        self.notes: tuple[Note, ...] = ()
        self.refused: frozenset[str] = frozenset()
        """The accounts that their messenger lets do nothing now."""
        self._database = started.database

    async def refresh(self) -> None:
        """For ever; a failed look is followed by another."""
        version = ""
        while True:
            try:
                self.pause = await self._database.read(find_pause)
                self.page = await self._database.read(find_page_use)
                self.notes = await self._database.read(list_notes)
                self.refused = await self._database.read(find_refused)
                newest = await self._database.read(offices.office_version)
                if newest != version:
                    office = await self._database.read(offices.find_office)
                    self.office = office or self.office
                    version = newest
            except Exception as error:
                log.warning("stations not read", error=where(error))
            await asyncio.sleep(OFFICE_AGE)
