"""A month of application: its key renewed, and the month forgotten with it while its cases are open."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.domain.case import AlreadyOpened, Case, CaseEnded, CaseOpened, CaseUnknown, MonthForgotten, RecoveryRefused
from storage.cases.collections import find_case_of_booking, find_collection
from storage.cases.ends import end_case, lose_card
from storage.cases.find import find_cases_of_chat
from storage.cases.hand_over import hand_over
from storage.cases.recovery import move_case_by_recovery
from storage.cases.rows import case_of
from storage.desk.find import find_by_code, slot_of
from storage.engine.database import Database
from storage.engine.keyring import KeyMissing, change_keyring, load_keyring, new_keyring, save_keyring, without_key
from storage.engine.month_keys import keys_by_month, make_month_key
from storage.engine.transaction import Transaction
from storage.maintenance.months import forget_month
from storage.maintenance.rotate_months import count_left_of_months, rotate_months
from storage.maintenance.rotation import count_by_key, count_left, rotate
from storage.tables import bookings, cases, chats, service
from tests.builders import RULES, Clock, a_chat, open_for_tests
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import after_undo, arrived, asked_for, collecting, entered, handed, opened, rows, told
from tests.storage.counters import enrolled, written

pytestmark = ON_SQLITE

DECEMBER, JANUARY = "2026-12", "2027-01"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "keys" / "keyring.json"
    save_keyring(new_keyring(), path)
    return path


@pytest.fixture
async def database(database_url: str, key_file: Path, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock, keyring=load_keyring(key_file)) as opened_:
        yield opened_.database


def silent(_: int) -> None: ...


async def one_with_a_time(database: Database, clock: Clock) -> tuple[CaseOpened, str]:
    """A case that may be collected, and the code of its time."""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    (tell,) = await database.write(told)
    chosen = await database.write(lambda tx: collecting(tx, tell.case))
    return made, chosen.code


async def test_the_key_of_a_month_is_made_in_the_file_when_it_is_first_needed(
    database: Database, key_file: Path, clock: Clock
) -> None:
    assert keys_by_month(load_keyring(key_file)) == {}
    await enrolled(database)
    assert keys_by_month(load_keyring(key_file)) == {}
    clerk = await enrolled(database)
    await database.write(lambda tx: opened(tx, clerk))
    assert keys_by_month(load_keyring(key_file)) == {DECEMBER: ("case-2026-12",)}
    clock.forward(days=30)
    booking = await database.write(lambda tx: make_month_key(tx.keyring, JANUARY))
    assert booking == "case-2027-01"


async def test_a_key_made_elsewhere_under_the_same_id_is_not_mistaken_for_it(
    database: Database, database_url: str, key_file: Path, tmp_path: Path, clock: Clock
) -> None:
    """Two machines that share a database, each with a copy of the file from before the month began."""
    copy = tmp_path / "other" / "keyring.json"
    save_keyring(load_keyring(key_file), copy)
    clerk = await enrolled(database)
    await database.write(lambda tx: opened(tx, clerk))
    async with open_for_tests(database_url, clock, keyring=load_keyring(copy), seed=2, empty=True) as other:
        booking = await other.database.write(lambda tx: arrived(tx, clerk, "another", "22222222222"))
        with pytest.raises(KeyMissing):
            await other.database.write(lambda tx: asked_for(tx, clerk, booking, "4712"))


@ON_BOTH
async def test_after_a_rotation_every_case_is_found_as_before_and_the_old_key_may_go(
    database: Database, key_file: Path, clock: Clock
) -> None:
    made, code = await one_with_a_time(database, clock)
    clerk = await enrolled(database, address="another clerk")
    booking = await database.write(lambda tx: arrived(tx, clerk, "another", "22222222222"))
    other = await database.write(lambda tx: asked_for(tx, clerk, booking, "4712"))
    assert isinstance(other, CaseOpened)
    await database.write(lambda tx: handed(tx, clerk, other.case))
    done, broken = await rotate_months(database, key_file, silent, pause=0)
    assert (done, broken) == (3, 0)
    assert keys_by_month(load_keyring(key_file)) == {DECEMBER: ("case-2026-12", "case-2026-12.2")}
    assert (await database.read(count_by_key))["case-2026-12"] == 0
    assert await database.read(count_left) == 0
    change_keyring(key_file, lambda keyring: without_key(keyring, "case-2026-12"))

    def look(tx: Transaction) -> None:
        tx.keyring.follow()
        assert [case.id for case in find_cases_of_chat(tx, made.case.chat_id or "")] == [made.case.id]
        row = find_by_code(tx, code)
        assert row is not None
        found = find_case_of_booking(tx, row)
        assert found is not None
        assert (found.id, find_collection(tx, found.id)) == (made.case.id, (row.id, slot_of(row)))

    await database.read(look)
    again = await database.write(lambda tx: asked_for(tx, clerk, booking, "4713"))
    assert isinstance(again, AlreadyOpened)
    assert (await rotate_months(database, key_file, silent, pause=0))[0] == 3, "and the next time to another one"


async def test_a_rotation_cut_off_goes_on_with_the_key_that_it_made(
    database: Database, key_file: Path, clock: Clock
) -> None:
    await one_with_a_time(database, clock)

    def die(_: int) -> None:
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        await rotate_months(database, key_file, die, pause=0)
    await database.write(lambda tx: tx.keyring.follow())
    assert await database.read(count_left_of_months) == 1, "the time to collect"
    await rotate_months(database, key_file, silent, pause=0)
    assert len(keys_by_month(load_keyring(key_file))[DECEMBER]) == 2
    assert await database.read(count_left_of_months) == 0
    assert (await rotate(database, silent, pause=0)).left == 0


@ON_BOTH
async def test_a_month_is_forgotten_while_its_cases_are_open(database: Database, key_file: Path, clock: Clock) -> None:
    """Nobody can do anything with one any more, and each answers as if it had never been."""
    made, code = await one_with_a_time(database, clock)
    clerk = await enrolled(database, address="another clerk")
    chat = made.case.chat_id or ""
    assert await forget_month(database, key_file, DECEMBER, RULES) == MonthForgotten(DECEMBER, 1)
    assert keys_by_month(load_keyring(key_file)) == {}

    def look(tx: Transaction) -> None:
        assert rows(tx) == 0
        assert find_cases_of_chat(tx, chat) == ()
        assert hand_over(tx, clerk, made.case.id, RULES) == CaseUnknown()
        assert end_case(tx, made.case.id, RULES) == CaseUnknown()
        assert move_case_by_recovery(tx, made.recovery, a_chat(tx, "new"), RULES) == RecoveryRefused()
        row = find_by_code(tx, code)
        assert row is not None
        assert (row.ended, find_case_of_booking(tx, row)) == ("cancelled", None)
        assert tx.connection.scalars(select(chats.c.case_until).where(chats.c.id == chat)).one() is None
        marks = select(service.c.key).where(service.c.key.startswith("month_key:"))
        assert tx.connection.scalars(marks).all() == []

    await database.write(look)
    assert [row[3] for row in await written(database, "forget-month")] == [DECEMBER]
    again = await database.write(lambda tx: opened(tx, clerk, "4712", "another"))
    assert isinstance(await database.read(only), Case), "the month goes on under another key"
    assert again.case.id


def only(tx: Transaction) -> Case | None:
    return case_of(tx, tx.connection.execute(select(*cases.c)).one())


async def test_a_stolen_copy_of_the_rows_leads_to_nobody_once_the_month_is_forgotten(
    database: Database, key_file: Path, clock: Clock
) -> None:
    """Copied before, with the chats and bookings of then; the key file is stolen afterwards."""
    made, code = await one_with_a_time(database, clock)
    copied = await database.read(lambda tx: tx.connection.execute(select(*cases.c)).one())
    time = await database.read(lambda tx: find_by_code(tx, code))
    assert time is not None
    await forget_month(database, key_file, DECEMBER, RULES)
    stolen = load_keyring(key_file)
    for column, row, sealed in (
        *((cases.c[name], copied.id, copied._mapping[name]) for name in ("chat", "visit", "serial")),
        (bookings.c.case_link, time.id, time.case_link),
    ):
        with pytest.raises(KeyMissing):
            stolen.open(column, row, sealed)
    chat = made.case.chat_id or ""
    guesses = [stolen.index(purpose, chat) for purpose in ("case chat", "case visit", "case booking")]
    guesses += [stolen.index_under(key, "case chat", chat) for key in stolen.keys]
    assert not {bytes(copied.chat_index), bytes(copied.visit_index), bytes(time.case_index)} & {*guesses}


@ON_BOTH
async def test_whoever_can_write_to_the_database_gives_a_case_to_no_other_chat(
    database: Database, clock: Clock
) -> None:
    """Owner, stage and number are bound: a row changed without the keys is nobody's."""
    made, _ = await one_with_a_time(database, clock)
    clerk = await enrolled(database, address="another clerk")
    other = await database.write(lambda tx: opened(tx, clerk, "1", "a thief"))
    thief = other.case.chat_id or ""

    def forge(tx: Transaction, **changes: object) -> tuple[object, ...]:
        mine = tx.connection.execute(select(*cases.c).where(cases.c.id == other.case.id)).one()
        theirs = tx.connection.execute(select(*cases.c).where(cases.c.id == made.case.id)).one()
        values = {name: mine._mapping[value] if isinstance(value, str) else value for name, value in changes.items()}
        tx.connection.execute(update(cases).where(cases.c.id == made.case.id).values(values))
        found = (find_cases_of_chat(tx, thief), end_case(tx, made.case.id, RULES))
        tx.connection.execute(update(cases).where(cases.c.id == made.case.id).values(dict(theirs._mapping)))
        return found

    for changes in (
        {"chat": "chat", "chat_index": "chat_index"},
        {"chat_index": "chat_index"},
        {"chat_index": "chat_index", "mac": "mac"},
        {"stage": "stage"},
        {"serial_index": b"another"},
        {"recovery_index": b"another"},
    ):
        found, ended = await database.write(lambda tx, changes=changes: forge(tx, **changes))  # type: ignore[misc]
        assert found == (other.case,), changes
        assert ended == CaseUnknown(), changes
    assert isinstance(await database.write(lambda tx: end_case(tx, made.case.id, RULES)), Case)
    assert isinstance(await database.write(lambda tx: end_case(tx, made.case.id, RULES)), CaseEnded)


@ON_BOTH
async def test_what_was_sealed_for_the_former_chat_gives_it_the_case_no_more(database: Database, clock: Clock) -> None:
    """It is of this very row, so it opens: but the chat's index is bound, and says another one."""
    made, _ = await one_with_a_time(database, clock)
    former = await database.read(lambda tx: tx.connection.execute(select(*cases.c)).one())
    await database.write(lambda tx: move_case_by_recovery(tx, made.recovery, a_chat(tx, "new phone"), RULES))

    def put_back(tx: Transaction) -> None:
        tx.connection.execute(update(cases).values(chat=former.chat))
        assert only(tx) is None
        assert find_cases_of_chat(tx, made.case.chat_id or "") == ()
        assert lose_card(tx, made.case.chat_id or "", made.case.id, RULES) == CaseUnknown()

    await database.write(put_back)
