"""A backup is of one moment, opens with the private key alone, and a blank machine goes on from it."""

import asyncio
import os
import random
import stat
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest
from sqlalchemy import make_url

from bot.age import AgeFailed, NotAnAgeKey, read_identities, read_recipient
from bot.backup import Backup, forget_backups, make_backup, ready_folder, save_erasures
from bot.domain.arrival import Arrived
from bot.domain.booking import Booking
from bot.restoring import NotBlank, Restored, Target, restore
from storage.arrivals import confirm_arrival
from storage.bookings import find_bookings
from storage.database import Database, Surroundings, Transaction, open_database
from storage.desk_sessions import begin_session, list_sessions
from storage.dumps import DumpBroken
from storage.erasures import BACKUPS_LIVE, forget_erasures, record_erasure
from storage.journal import verify_journal
from storage.looks import look_up
from storage.secrets import change_keyring, load_keyring, new_keyring, save_keyring, with_new_key
from tests.builders import RULES, ZONE, Clock, a_chat, an_applicant, open_for_tests
from tests.storage.blanks import blank_database
from tests.storage.counters import enrolled
from tests.storage.filling import fill, what_opens
from tests.storage.verbs import ELEVEN, booked, with_chat
from tests.stories.canaries import sightings

CANARY = "Zenobia Palmyrene"


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
        ready_folder(self.backups)
        return await make_backup(self.database, self.key_file, self.backups, self.identity.to_public(), self.clock())


@pytest.fixture
async def machine(database_url: str, tmp_path: Path) -> AsyncIterator[Machine]:
    folder = tmp_path / "old"
    save_keyring(new_keyring(), folder / "keys" / "keyring.json")
    keyring = load_keyring(folder / "keys" / "keyring.json")
    async with open_for_tests(database_url, keyring=keyring) as opened:
        yield Machine(database_url, folder, opened.database, opened.clock, pyrage.x25519.Identity.generate())


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path, machine: Machine) -> Iterator[Target]:
    """A machine with nothing on it."""
    folder = tmp_path / "new"
    with blank_database(request.param, folder, request) as url:
        path = Path(make_url(url).database or "") if request.param == "sqlite" else None
        yield Target(url, path, folder / "keys" / "keyring.json", RULES, machine.clock, random.Random(1))


async def brought_back(backup: Backup, machine: Machine, target: Target) -> Restored:
    return await restore(backup.path, [machine.identity], target)


async def opened_at(target: Target) -> Database:
    surroundings = Surroundings(load_keyring(target.key_file), target.clock, target.chance)
    return await open_database(target.url, surroundings)


async def test_a_blank_machine_goes_on_where_the_old_one_was(machine: Machine, target: Target) -> None:
    booking = await machine.database.write(with_chat(booked, who=an_applicant(name=CANARY)))
    clerk = await enrolled(machine.database)
    await machine.database.write(partial(begin_session, member=clerk, token="t", counter=1, rules=RULES, how="test"))
    restored = await brought_back(await machine.backup(), machine, target)
    assert restored.rows["bookings"] == restored.rows["applicants"] == 1
    assert (restored.forgotten, restored.journal_wrong, restored.made_at) == (1, None, machine.clock())  # the session
    assert stat.S_IMODE(target.key_file.stat().st_mode) == 0o600

    database = await opened_at(target)
    try:
        assert await database.read(with_chat(find_bookings, RULES)) == (booking,)
        expected = await database.write(lambda tx: look_up(tx, clerk, booking.code, RULES, ZONE))
        assert getattr(expected, "name", None) == CANARY
        arrived = await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES, ZONE))
        assert isinstance(arrived, Arrived)
        assert await database.read(lambda tx: list_sessions(tx, RULES)) == ()
        assert await database.read(verify_journal) is None
    finally:
        await database.close()


async def test_nothing_acknowledged_before_it_is_lost_while_people_go_on(machine: Machine, target: Target) -> None:
    await machine.database.write(lambda tx: fill(tx, 3000))
    acknowledged: list[Booking] = []
    some, over = threading.Event(), threading.Event()

    async def register() -> None:
        async with open_for_tests(machine.url, keyring=load_keyring(machine.key_file)) as other:
            while not over.is_set():
                who = an_applicant(number=f"{len(acknowledged):011}")
                slot, chat = ELEVEN, f"person {len(acknowledged)}"
                made = await other.database.write(with_chat(booked, slot, who, address=chat))
                acknowledged.append(made)
                if len(acknowledged) == 3:
                    some.set()
                if len(acknowledged) == 12:
                    return

    def in_a_thread_of_its_own() -> None:
        asyncio.run(register())

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(asyncio.to_thread(in_a_thread_of_its_own))
        await asyncio.to_thread(some.wait, 30)
        before = list(acknowledged)
        backup = await machine.backup()
        over.set()

    await brought_back(backup, machine, target)
    database = await opened_at(target)
    try:
        for number, booking in enumerate(before):
            found = await database.read(with_chat(find_bookings, RULES, address=f"person {number}"))
            assert found == (booking,)
    finally:
        await database.close()


async def test_what_was_due_to_be_forgotten_since_is_forgotten_before_anybody_is_served(
    machine: Machine, target: Target
) -> None:
    await machine.database.write(with_chat(booked))
    backup = await machine.backup()
    machine.clock.forward(days=RULES.personal_retention.days + 2)
    restored = await brought_back(backup, machine, target)
    assert restored.forgotten
    database = await opened_at(target)
    try:
        left = await database.read(what_opens)
        assert not [place for place, _ in left if place.startswith(("applicants", "bookings", "chats"))]
    finally:
        await database.close()


@pytest.mark.parametrize("whole", [True, False], ids=["a newer backup", "the list alone"])
async def test_who_was_erased_after_it_is_erased_again_but_not_who_came_again_before(
    machine: Machine, target: Target, whole: bool
) -> None:
    addresses = ("erased later", "erased before", "stays")
    indexes = [load_keyring(machine.key_file).index("address", "console", address) for address in addresses]
    await machine.database.write(lambda tx: record_erasure(tx, indexes[1]))
    machine.clock.forward(minutes=1)
    for number, address in enumerate(addresses):
        await machine.database.write(with_chat(booked, who=an_applicant(f"{number:011}"), address=address))
    backup = await machine.backup()
    machine.clock.forward(minutes=1)
    await machine.database.write(lambda tx: record_erasure(tx, indexes[0]))
    recipient = machine.identity.to_public()
    listed = await save_erasures(machine.database, machine.backups, recipient, machine.clock())
    later = (await machine.backup()).path if whole else listed
    restored = await restore(backup.path, [machine.identity], target, [later])
    assert restored.erased == 1
    database = await opened_at(target)
    try:
        left = [
            address for address in addresses if await database.read(with_chat(find_bookings, RULES, address=address))
        ]
        assert left == ["erased before", "stays"]
    finally:
        await database.close()


async def test_the_list_of_the_erased_lives_as_long_as_backups_do(machine: Machine) -> None:
    await machine.database.write(lambda tx: record_erasure(tx, b"index"))
    machine.clock.forward(days=BACKUPS_LIVE.days)
    assert await machine.database.write(forget_erasures) == 0
    machine.clock.forward(days=1)
    assert await machine.database.write(forget_erasures) == 1


async def test_a_key_that_is_added_while_the_backup_is_made_is_in_it(machine: Machine, target: Target) -> None:
    """And the one that it replaces is, too."""
    await machine.database.write(a_chat)
    change_keyring(machine.key_file, with_new_key)
    await machine.database.write(lambda tx: a_chat(tx, "another"))
    await brought_back(await machine.backup(), machine, target)
    assert sorted(load_keyring(target.key_file).keys) == ["1", "2"]
    database = await opened_at(target)
    try:
        assert sorted((await database.read(what_opens)).values()) == ["another", "someone"]
    finally:
        await database.close()


async def test_nothing_in_the_folder_can_be_read_during_it_or_after(machine: Machine) -> None:
    await machine.database.write(with_chat(booked, who=an_applicant(name=CANARY)))
    await machine.database.write(lambda tx: fill(tx, 2000))
    ready_folder(machine.backups)
    secrets = [CANARY, "saliheen", "alembic_version", "keyring.json", *_base64_lines(machine.key_file)]
    seen: set[str] = set()
    found: list[tuple[str, str]] = []

    async def watch() -> None:
        while not over.is_set():
            seen.update(path.name for path in machine.backups.iterdir())
            found.extend(sightings([machine.backups], secrets) if len(seen) < 3 else [])
            await asyncio.sleep(0)

    over = asyncio.Event()
    watching = asyncio.to_thread(lambda: asyncio.run(watch()))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(watching)
        await asyncio.sleep(0.05)
        backup = await machine.backup()
        over.set()
    assert f"{backup.path.name}.partial" in seen
    assert [path.name for path in machine.backups.iterdir()] == [backup.path.name]
    assert not found + sightings([machine.backups], secrets)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


def _base64_lines(key_file: Path) -> list[str]:
    return [word.strip('",') for word in key_file.read_text().split() if len(word) > 40]


async def test_the_wrong_key_opens_nothing(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    with pytest.raises(AgeFailed, match="another public key"):
        await restore(backup.path, [pyrage.x25519.Identity.generate()], target)
    await nothing_was_made(target)


@pytest.mark.parametrize("left", [0, 0.01, 0.5, 0.99, -1], ids=str)
async def test_a_file_that_was_cut_off_restores_nothing(machine: Machine, target: Target, left: float) -> None:
    await machine.database.write(lambda tx: fill(tx, 500))
    backup = await machine.backup()
    size = backup.path.stat().st_size
    os.truncate(backup.path, int(size * left) if left >= 0 else size - 1)
    with pytest.raises(AgeFailed, match="not whole"):
        await brought_back(backup, machine, target)
    await nothing_was_made(target)


async def test_a_file_that_is_something_else_restores_nothing(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    backup.path.write_bytes(pyrage.encrypt(b"something else", [machine.identity.to_public()]))
    with pytest.raises(DumpBroken, match="no backup of Mawid"):
        await brought_back(backup, machine, target)
    await nothing_was_made(target)


async def nothing_was_made(target: Target) -> None:
    assert not target.key_file.exists()
    if target.sqlite_path:
        assert not list(target.sqlite_path.parent.glob("*.db*"))
        return
    database = await open_database(target.url, Surroundings(new_keyring(), target.clock, target.chance))
    try:
        assert await database.read(_tables) == []
    finally:
        await database.close()


def _tables(tx: Transaction) -> list[str]:
    from sqlalchemy import inspect

    return list(inspect(tx.connection).get_table_names())


async def test_a_database_that_is_there_is_not_touched(machine: Machine, target: Target) -> None:
    await machine.database.write(a_chat)
    backup = await machine.backup()
    await brought_back(backup, machine, target)
    with pytest.raises(NotBlank, match="has tables"):
        await brought_back(backup, machine, target)
    database = await opened_at(target)
    try:
        assert list((await database.read(what_opens)).values()) == ["someone"]
    finally:
        await database.close()


async def test_another_key_file_is_not_overwritten(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    save_keyring(new_keyring(), target.key_file)
    text = target.key_file.read_text()
    with pytest.raises(NotBlank, match="another key file"):
        await brought_back(backup, machine, target)
    assert target.key_file.read_text() == text


async def test_the_key_file_that_an_unfinished_restore_left_is_no_hindrance(machine: Machine, target: Target) -> None:
    backup = await machine.backup()
    save_keyring(load_keyring(machine.key_file), target.key_file)
    assert (await brought_back(backup, machine, target)).rows


async def test_a_backup_that_cannot_be_written_leaves_no_file(machine: Machine) -> None:
    ready_folder(machine.backups)
    to = machine.identity.to_public()
    with pytest.raises(OSError, match="No such file"):
        await make_backup(
            machine.database,
            machine.key_file,
            machine.folder / "nowhere",
            machine.identity.to_public(),
            machine.clock(),
        )
    with pytest.raises(FileNotFoundError):
        await make_backup(machine.database, machine.folder / "no.json", machine.backups, to, machine.clock())
    assert not list(machine.backups.iterdir())


def test_backups_are_kept_for_seven_days_and_other_files_for_ever(tmp_path: Path) -> None:
    now = Clock()()
    ages = {"old": BACKUPS_LIVE + timedelta(seconds=1), "kept": BACKUPS_LIVE - timedelta(seconds=1)}
    stamps = {word: f"mawid-{now - age:%Y%m%dT%H%M%SZ}.age" for word, age in ages.items()}
    others = ("mawid-20200101T000000Z.age.txt", "notes.age", "mawid-2020.age", "mawid-20200101T990000Z.age")
    for name in (*stamps.values(), f"{stamps['old']}.partial", *others):
        (tmp_path / name).touch()
    assert forget_backups(tmp_path, now) == 2
    assert {path.name for path in tmp_path.iterdir()} == {stamps["kept"], *others}


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1ABC", "age1" + "q" * 58])
def test_what_is_no_public_key_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(NotAnAgeKey) as refused:
        read_recipient(text)
    assert not text or text not in str(refused.value) or text == "age1"


def test_a_key_file_of_age_keygen_is_read_with_its_comments(tmp_path: Path) -> None:
    one, path = pyrage.x25519.Identity.generate(), tmp_path / "mawid.key"
    path.write_text(f"# created: 2026-12-07\n# public key: {one.to_public()}\n{one}\n")
    assert [str(identity) for identity in read_identities(path)] == [str(one)]
    for wrong in ("", "# nothing\n", str(one.to_public()), f"{one}\nsomething"):
        path.write_text(wrong)
        with pytest.raises(NotAnAgeKey):
            read_identities(path)
