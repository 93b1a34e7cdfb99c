"""After a rotation the old key is not needed for anything, whoever wrote or was killed meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from storage.engine.database import Database
from storage.engine.keyring import (
    Keyring,
    change_keyring,
    load_keyring,
    new_keyring,
    save_keyring,
    with_new_key,
    without_key,
)
from storage.engine.transaction import Transaction
from storage.maintenance.rotation import Rotated, count_by_key, count_left, count_rows_left, rotate
from storage.tables import applicants, chats, inbox
from tests.builders import MONDAY, a_chat, open_for_tests
from tests.storage.filling import SEALED, as_written, fill, what_opens


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "keys" / "keyring.json"
    save_keyring(new_keyring(), path)
    return path


@pytest.fixture
async def database(database_url: str, key_file: Path) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, keyring=load_keyring(key_file)) as opened:
        yield opened.database


def silent(_: int) -> None: ...


async def test_everything_is_sealed_again_and_the_old_key_is_needed_no_more(
    database: Database, database_url: str, key_file: Path
) -> None:
    """Of each table; two have more rows than are sealed again in one transaction."""
    long = (applicants, inbox)
    await database.write(lambda tx: fill(tx, 30))
    await database.write(lambda tx: fill(tx, 1170, 30, long))
    before = await database.read(what_opens)
    change_keyring(key_file, with_new_key)
    assert await database.read(count_rows_left) == (_sealed(30) * (len(SEALED) - len(long)) + _sealed(1200) * len(long))
    done: list[int] = []
    rotated = await rotate(database, done.append, pause=0)
    assert rotated == Rotated(sum(done), 0, 0)
    assert max(done) == 500
    change_keyring(key_file, lambda keyring: without_key(keyring, "1"))
    async with open_for_tests(database_url, keyring=load_keyring(key_file)) as opened:
        after = await opened.database.read(what_opens)
        assert after == before
        assert as_written(after)


def _sealed(rows: int) -> int:
    """So many of them have anything sealed (``fill``)."""
    return rows - len(range(0, rows, 7))


async def test_a_second_rotation_changes_nothing(database: Database, key_file: Path) -> None:
    await database.write(lambda tx: fill(tx, 10))
    change_keyring(key_file, with_new_key)
    assert (await rotate(database, silent, pause=0)).rows
    assert await rotate(database, silent, pause=0) == Rotated(0, 0, 0)


async def test_what_people_write_meanwhile_is_neither_lost_nor_left_under_the_old_key(
    database: Database, database_url: str, key_file: Path
) -> None:
    """Both sides have loaded the keyring before the new key was made, each for itself, as two processes do."""
    await database.write(lambda tx: fill(tx, 20))
    await database.write(lambda tx: fill(tx, 580, 20, (applicants,)))
    changed: dict[str, str] = {}
    over = asyncio.Event()

    async def advance_offers(beside: Database) -> None:
        number = 0
        while not over.is_set():
            number += 1
            await beside.write(lambda tx, number=number: fill(tx, 1, 10_000 + number))  # type: ignore[misc]
            row_id, text = f"appl{number * 37 % 600:012}", f"changed {number}"
            await beside.write(lambda tx, row_id=row_id, text=text: rename(tx, row_id, text))  # type: ignore[misc]
            changed[row_id] = text
            await asyncio.sleep(0.001)

    async with open_for_tests(database_url, keyring=load_keyring(key_file)) as other:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(advance_offers(other.database))
            await asyncio.sleep(0.05)
            change_keyring(key_file, with_new_key)
            rotated = await rotate(database, silent, pause=0.001)
            over.set()
        assert rotated.broken == 0
        assert await other.database.read(count_left) == 0
        opened = await other.database.read(what_opens)
    assert changed
    assert {row_id: opened["applicants.name", row_id] for row_id in changed} == changed


def rename(tx: Transaction, row_id: str, text: str) -> None:
    sealed = tx.keyring.seal(applicants.c.name, row_id, text)
    tx.connection.execute(update(applicants).where(applicants.c.id == row_id).values(name=sealed))


async def test_a_row_that_a_turn_holds_is_waited_for_and_keeps_what_the_turn_writes(
    postgres_url: str, key_file: Path
) -> None:
    """On PostgreSQL, where two write at once."""
    keyring = load_keyring(key_file)
    async with open_for_tests(postgres_url, keyring=keyring) as opened, open_for_tests(postgres_url) as slow:
        await opened.database.write(lambda tx: fill(tx, 20))
        change_keyring(key_file, with_new_key)
        engine = slow.database._engine  # type: ignore[attr-defined]  # a transaction that stays open
        row_id = f"appl{3:012}"
        async with engine.connect() as turn, asyncio.TaskGroup() as tasks:
            sealed = keyring.seal(applicants.c.name, row_id, "the newest")
            await turn.execute(update(applicants).where(applicants.c.id == row_id).values(name=sealed))
            rotating = tasks.create_task(rotate(opened.database, silent, pause=0))
            await asyncio.wait([rotating], timeout=0.3)
            assert not rotating.done()
            await turn.commit()
        assert (await opened.database.read(what_opens))["applicants.name", row_id] == "the newest"
        assert await opened.database.read(count_left) == 0


async def test_what_does_not_open_stays_as_it_is_and_is_counted(database: Database, key_file: Path) -> None:
    await database.write(lambda tx: fill(tx, 5))
    moved = select(applicants.c.phone).where(applicants.c.id == f"appl{2:012}").scalar_subquery()
    wrong = update(applicants).where(applicants.c.id == f"appl{1:012}").values(phone=moved)
    await database.write(lambda tx: tx.connection.execute(wrong).rowcount)
    change_keyring(key_file, with_new_key)
    rotated = await rotate(database, silent, pause=0)
    assert (rotated.broken, rotated.left) == (1, 1)
    assert await database.read(lambda tx: count_by_key(tx)["1"]) == 1
    gone = delete(applicants).where(applicants.c.id == f"appl{1:012}")
    await database.write(lambda tx: tx.connection.execute(gone).rowcount)
    assert await database.read(count_left) == 0


async def test_a_value_under_a_key_that_we_do_not_have_is_counted_apart(database: Database) -> None:
    stranger = with_new_key(new_keyring())
    values = {"id": "x", "locale": "ar", "consent": "1", "registered_at": MONDAY}
    row = insert(applicants).values(values | {"name": stranger.seal(applicants.c.name, "x", "Amina")})
    await database.write(lambda tx: tx.connection.execute(row).rowcount)
    assert await database.read(lambda tx: dict(count_by_key(tx))) == {"1": 0, "": 1}


async def test_a_new_key_in_the_file_counts_from_the_next_value_on(database: Database, key_file: Path) -> None:
    await database.write(a_chat)
    newer = change_keyring(key_file, with_new_key)
    await database.write(lambda tx: a_chat(tx, "another"))
    assert await database.read(lambda tx: dict(count_by_key(tx))) == {"1": 1, newer.primary: 1, "": 0}


def test_a_key_that_was_added_beside_us_opens_what_is_sealed_under_it(key_file: Path) -> None:
    ours, theirs = load_keyring(key_file), change_keyring(key_file, with_new_key)
    assert ours.open(chats.c.address, "row", theirs.seal(chats.c.address, "row", "someone")) == "someone"
    assert ours.primary == theirs.primary


@pytest.mark.parametrize("text", [None, "", "another"])
def test_a_key_file_that_is_gone_broken_or_another_changes_nothing_in_a_running_process(
    key_file: Path, text: str | None
) -> None:
    ours = load_keyring(key_file)
    key_file.unlink()
    if text == "another":
        save_keyring(with_new_key(new_keyring()), key_file)
    elif text is not None:
        key_file.write_text(text)
    sealed = ours.seal(chats.c.address, "row", "someone")
    assert (ours.primary, ours.open(chats.c.address, "row", sealed)) == ("1", "someone")


def test_two_who_add_a_key_at_once_add_two(key_file: Path) -> None:
    async def both() -> None:
        await asyncio.gather(*(asyncio.to_thread(change_keyring, key_file, with_new_key) for _ in range(8)))

    asyncio.run(both())
    assert sorted(load_keyring(key_file).keys, key=int) == [str(number) for number in range(1, 10)]


def test_the_primary_key_is_not_dropped(key_file: Path) -> None:
    keyring = load_keyring(key_file)
    with pytest.raises(ValueError, match="primary"):
        without_key(keyring, keyring.primary)
    with pytest.raises(KeyError):
        without_key(keyring, "7")
    assert isinstance(keyring, Keyring)
