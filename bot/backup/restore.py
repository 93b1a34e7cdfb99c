"""A backup becomes a database again, on a machine that has none: all of it or nothing, in one transaction.

Law: before anybody is served, what was due to be forgotten meanwhile is forgotten, and nobody is signed in at a desk.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from bot.backup.age import Identity, opening
from bot.backup.draft import NotBlank, drafted
from bot.backup.lists import Erasure, find_untold, read_lists, tell
from bot.backup.parts import NOTHING, blaming_the_file, parts_of, read_keyring, read_manifest
from bot.domain.clock import FAR
from bot.domain.rules import Rules
from storage.bookings.holds import release_expired
from storage.chats.conversations import load_chat
from storage.engine.database import open_database
from storage.engine.keyring import KeyMissing, Keyring, NotOurs, change_keyring, load_keyring, save_keyring, with_use
from storage.engine.making import restore_alone, restoring
from storage.engine.migrate import upgrade
from storage.engine.month_keys import is_month_key, keys_by_month, without_keys
from storage.engine.snapshot import unhurried
from storage.engine.transaction import Random, Transaction, TransactionFactory
from storage.journal.journal import adopt_journal, seal_journal, verify_alone
from storage.maintenance.bind import bind_all, reindex
from storage.maintenance.dumps import DumpBroken, Part, is_empty, load
from storage.maintenance.identity import find_id
from storage.maintenance.months import forget_month_again
from storage.outbox.broadcast_rows import hold_back
from storage.retention.erasures import find_erased, find_forgotten_months
from storage.retention.forget import forget_at, forget_old, forget_person
from storage.staff.lockdown import shut_doors

_DAY: Final = "%Y-%m-%d %H:%M UTC"


class Stopped(Exception):
    """Who asked for it wants it no more."""


class ErasedForgotten(Exception):
    """No list that was given tells all who were erased after the backup; the text says of which time none tells."""


@dataclass(frozen=True, slots=True)
class Restored:
    """``rows`` by table as the backup held them; of them ``erased`` people, and ``forgotten`` rows, since;
    ``held_back``: broadcasts that wait for an admin's word. ``journal_wrong``: the first row of the journal that is not
    what was written, if any. ``erased`` None: no list of them was given. ``forgotten`` None: the clock is in doubt."""

    made_at: datetime
    rows: Mapping[str, int]
    erased: int | None
    forgotten: int | None
    held_back: int
    journal_wrong: int | None
    database_id: str
    months: tuple[str, ...] = ()
    """Of cases, forgotten again: by the lists given, or as the key file that was there has no key of them."""
    untold: tuple[datetime, datetime] | None = None
    """Who was erased, and which months were forgotten, between these two is in no list that was given, and is back."""
    unsure: tuple[Path, ...] = ()
    """Lists of an earlier release that do not tell of which database they are."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """Within its transaction; as ``Restored`` has them."""

    rows: Mapping[str, int]
    gone: int
    forgotten: int | None
    held_back: int
    months: tuple[str, ...]
    journal_wrong: int | None
    database_id: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where to: ``sqlite_path`` is None on PostgreSQL, whose empty database must be there. On SQLite there must be no
    file."""

    url: str
    sqlite_path: Path | None
    key_file: Path
    rules: Rules
    clock: Callable[[], datetime]
    chance: Random


async def restore(
    backup: Path,
    identities: Sequence[Identity],
    target: Target,
    later: Sequence[Path] = (),
    *,
    bring_back: bool = False,
) -> Restored:
    """``later``: newer backups or lists of erasures, for who was erased after this one was made. ``bring_back``: also
    whom they do not tell of, since lists forget what no backup should hold any more. Raises ``ErasedForgotten``,
    ``ListOfAnother``, ``ListBroken``, ``NotBlank``, ``AgeFailed``, ``DumpBroken``, ``OSError``; then nothing was
    restored. On PostgreSQL also ``BeingRestored`` and ``BeingMade``."""
    async with restoring(target.url) if target.sqlite_path is None else nullcontext():
        return await _restored(backup, identities, target, later, bring_back=bring_back)


async def _restored(
    backup: Path, identities: Sequence[Identity], target: Target, later: Sequence[Path], *, bring_back: bool
) -> Restored:
    stop = Event()
    lists = read_lists(later, identities)
    with drafted(target.url, target.sqlite_path) as (url, put):
        with opening(backup, identities) as opened:
            parts = parts_of(opened)
            with blaming_the_file():
                manifest = read_manifest(next(parts, NOTHING))
                backed_up = read_keyring(next(parts, NOTHING))
            made_at, told = manifest.made_at, tell(lists, manifest, backed_up)
            untold = find_untold(made_at, told.listed_at, target.clock())
            if untold and not bring_back:
                raise ErasedForgotten(f"who was erased from {untold[0]:{_DAY}} to {untold[1]:{_DAY}}")
            keyring = _as_in_file(backed_up, target.key_file)
            database = await open_database(url, TransactionFactory(keyring, target.clock, target.chance))
            try:

                def do(tx: Transaction) -> _Filled:
                    unhurried(tx)  # a disk or a line that stands still ends nothing
                    if target.sqlite_path is None:
                        restore_alone(tx.connection.core)
                    if not is_empty(tx.connection.core):
                        raise NotBlank("the database has tables already")
                    with blaming_the_file():
                        rows = _fill(tx, manifest.revision, _until(stop, parts))
                        if not keyring.bound:  # a backup of a release that bound no rows
                            bind_all(tx)
                            adopt_journal(tx)
                            reindex(tx)
                            keyring.bound = True
                        gone = _erase_again(tx, told.rows, made_at, target.rules)
                        months = _forget_months_again(tx, told.rows, made_at, target.rules, backed_up)
                        held_back = hold_back(tx)
                        forgotten = _make_ready(tx, target.rules, made_at)
                        wrong, of = verify_alone(tx), find_id(tx)
                    if target.sqlite_path is None:
                        _keep(keyring, backed_up, target.key_file, months)
                    return _Filled(rows, gone, forgotten, held_back, months, wrong, of)

                filled = await database.write(do)
                await database.purge_deleted()
            except asyncio.CancelledError:
                stop.set()  # or closing it would wait until all of it is in
                raise
            finally:
                await database.close()
        if target.sqlite_path is not None:
            _keep(keyring, backed_up, target.key_file, filled.months)
        put()
        erased = filled.gone if later else None
        return Restored(
            *(made_at, filled.rows, erased, filled.forgotten, filled.held_back, filled.journal_wrong),
            *(filled.database_id, filled.months, untold, told.unsure),
        )


def _keep(keyring: Keyring, backed_up: Keyring, key_file: Path, months: tuple[str, ...]) -> None:
    """Before the database is there: a key alone loses nothing, and says that there was one. A file that came meanwhile
    is looked at again. Raises ``NotBlank`` unless all that was sealed opens with what is there then."""
    with suppress(FileExistsError):
        save_keyring(with_use(keyring), key_file)
        return
    kept = _in_file(backed_up, key_file)
    if any(kept.keys.get(key_id) != key for key_id, key in keyring.keys.items()):
        raise NotBlank(f"there is another key file {key_file}")
    if months:
        change_keyring(key_file, partial(_without_months, months=months))


def _until(stop: Event, parts: Iterator[Part]) -> Iterator[Part]:
    for part in parts:
        if stop.is_set():
            raise Stopped
        yield part


def _fill(tx: Transaction, revision: str, parts: Iterator[Part]) -> Mapping[str, int]:
    upgrade(tx.connection.core, revision)
    rows = load(tx, parts)
    for _ in parts:
        raise DumpBroken("there is something after its end")
    upgrade(tx.connection.core)
    return rows


def _erase_again(tx: Transaction, erased: Sequence[Erasure], made_at: datetime, rules: Rules) -> int:
    """How many were there. Who was erased before the backup and came again stays."""
    found = 0
    for address_index in find_erased(tx, erased, made_at):
        try:
            chat = load_chat(tx, address_index)
        except (KeyMissing, NotOurs, ValueError):  # what does not open goes all the same, without a farewell
            chat = None
        if chat is not None:
            forget_person(tx, chat, rules)
        else:
            forget_at(tx, address_index, rules)
        found += 1
    return found


def _forget_months_again(
    tx: Transaction, erased: Sequence[Erasure], made_at: datetime, rules: Rules, backed_up: Keyring
) -> tuple[str, ...]:
    """The months that were forgotten after the backup: their cases go, and their keys are in no file."""
    kept, had = keys_by_month(tx.keyring), keys_by_month(backed_up)
    months = {*find_forgotten_months(tx, erased, made_at), *(month for month in had if month not in kept)}
    for month in sorted(months):
        tx.keyring.keys = without_keys(tx.keyring, kept.get(month, ())).keys
        forget_month_again(tx, month, rules)
    return tuple(sorted(months))


def _without_months(keyring: Keyring, months: tuple[str, ...]) -> Keyring:
    ids = keys_by_month(keyring)
    return without_keys(keyring, tuple(key_id for month in months for key_id in ids.get(month, ())))


def _make_ready(tx: Transaction, rules: Rules, made_at: datetime) -> int | None:
    """What the first rounds of a running bot would do, before there is one; gives how much was forgotten. Whoever was
    invited before may have been revoked since: nothing that was handed out lets anybody in. None: by this clock the
    backup is of the future or very old, and a wrong clock would forget everybody."""
    shut_doors(tx)
    while seal_journal(tx):
        pass
    if not -rules.clock_jump <= tx.now - made_at <= FAR:
        return None
    release_expired(tx, rules)
    forgotten = 0
    while now := forget_old(tx, rules):
        forgotten += now
    return forgotten


def _as_in_file(backed_up: Keyring, key_file: Path) -> Keyring:
    """The backup's. One that is there already may only be the very same: a restore that was cut off left it, or the
    database alone was lost. Months are made and forgotten as time goes by: of those, the ones count that it has."""
    try:
        return _in_file(backed_up, key_file)
    except FileNotFoundError:
        return backed_up


def _in_file(backed_up: Keyring, key_file: Path) -> Keyring:
    """The same where there is one. Raises ``NotBlank`` and ``FileNotFoundError``."""
    try:
        there = load_keyring(key_file)
    except ValueError:
        there = None
    if there is None or not _same_but_for_months(there, backed_up):
        raise NotBlank(f"there is another key file {key_file}")
    keys = {
        **_but_months(backed_up.keys),
        **{key_id: key for key_id, key in there.keys.items() if is_month_key(key_id)},
    }
    return Keyring(backed_up.primary, keys, backed_up.index_key, backed_up.journal_key, bound=backed_up.bound)


def _same_but_for_months(there: Keyring, backed_up: Keyring) -> bool:
    both = there.keys.keys() & backed_up.keys.keys()
    return (
        (there.primary, there.index_key, there.journal_key)
        == (backed_up.primary, backed_up.index_key, backed_up.journal_key)
        and _but_months(there.keys) == _but_months(backed_up.keys)
        and all(there.keys[key_id] == backed_up.keys[key_id] for key_id in both)
    )


def _but_months(keys: Mapping[str, bytes]) -> dict[str, bytes]:
    return {key_id: key for key_id, key in keys.items() if not is_month_key(key_id)}
