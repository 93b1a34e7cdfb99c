"""Whoever can write to the database names a key in a row that nobody has: its own person is kept from it, nobody else.

The chat is not begun anew by it, as after any other change: a machine that lacks a new key would lose bookings.
"""

from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.cli.check_kept import Kept, wrong_values
from bot.config.settings import Settings
from bot.domain.message import Message, Send
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import find_bookings
from storage.bookings.reminders import take_reminders
from storage.chats.conversations import find_readers, load_chat
from storage.chats.inbox import NewUpdate, next_waiting, sender_of, store
from storage.desk.day import find_pack, make_pack, mark
from storage.engine.database import Database
from storage.engine.keyring import KeyMissing, change_keyring, load_keyring, new_keyring, save_keyring, with_new_key
from storage.engine.transaction import Transaction
from storage.maintenance.rotation import count_unknown, rotate
from storage.outbox.broadcasts import list_broadcasts
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.retention.erasures import find_erased, record_erasure
from storage.retention.forget import forget_person
from storage.staff.staff import enrol, invite, list_ever, list_staff
from storage.tables import erasures, metadata
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, local, open_for_tests
from tests.storage.lifecycles import DRAFT, forget_at, speak
from tests.storage.outbox.drafts import sent_off
from tests.storage.verbs import TEN, booked

DAY = date(2026, 12, 7)
SEALED = [column for table in metadata.sorted_tables for column in table.columns if column.info["holds"] == "sealed"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "keyring.json"
    save_keyring(new_keyring(), path)
    return path


@pytest.fixture
async def database(migrated_url: Callable[[str], str], clock: Clock, key_file: Path) -> AsyncIterator[Database]:
    async with open_for_tests(migrated_url("sqlite"), clock, keyring=load_keyring(key_file)) as opened:
        yield opened.database


def everything_of(tx: Transaction, who: str) -> None:
    """An unfinished interview, a booking, a message each way, an enrolment, and a notice that waits."""
    chat_id = speak(tx, who, {**DRAFT, "listens": True})
    booked(tx, chat_id, TEN, an_applicant("0" + "1234567" + str(len(who)) * 3), station=a_station(places=9))
    queue(tx, [NewDelivery(chat_id, "console", "reply", Send(Message("words")))])
    store(tx, "console", [NewUpdate(who, who, "words")])
    invitation = invite(tx, Role.ADMIN, None, who, RULES)
    member = enrol(tx, invitation.payload, a_chat(tx, f"staff {who}"))
    assert isinstance(member, Staff)
    sent_off(tx, member)
    record_erasure(tx, "console", f"gone {who}")


def rows_of(tx: Transaction) -> dict[str, set[str]]:
    return {
        column.table.name: set(tx.connection.execute(select(column.table.c.id)).scalars())
        for column in SEALED
        if "id" in column.table.c
    }


def under_no_key(tx: Transaction, before: dict[str, set[str]]) -> int:
    """All that is sealed of the rows that were not there ``before`` says that it is under another key."""
    broken = 0
    for column in SEALED:
        for row in tx.connection.execute(select(column.table).where(column.is_not(None))):
            if row.id not in before[column.table.name]:
                sealed = b"\x019" + bytes(getattr(row, column.name))[2:]
                of_row = column.table.c.id == row.id
                tx.connection.execute(update(column.table).where(of_row).values({column.name: sealed}))
                broken += 1
    return broken


async def test_a_row_under_a_key_that_nobody_has_stops_nobody_else(
    database: Database, clock: Clock, key_file: Path
) -> None:
    await database.write(lambda tx: everything_of(tx, "another"))
    before = await database.read(rows_of)
    await database.write(lambda tx: everything_of(tx, "victim"))
    broken = await database.write(lambda tx: under_no_key(tx, before))
    assert broken >= 12

    def others_go_on(tx: Transaction) -> None:
        with pytest.raises(KeyMissing):
            load_chat(tx, sender_of(tx, "console", "victim"))
        assert {"chats"} == {table for table, _ in tx.mismatches.waiting}
        chat = load_chat(tx, sender_of(tx, "console", "another"))
        assert chat is not None
        assert next_waiting(tx, sender_of(tx, "console", "another")) is not None
        (booking,) = find_bookings(tx, chat.id, RULES)
        pack = make_pack(tx, [a_station()], DAY, RULES)
        assert pack == find_pack(tx, [a_station()], DAY, RULES)
        assert [entry.mark for entry in pack.entries] == [mark(pack.key, booking.code)]
        assert (
            {member.name for member, _ in list_staff(tx)} == {"another", ""} == {x.name for x in list_ever(tx).values()}
        )
        assert len(list_broadcasts(tx)) == 2
        assert find_readers(tx, list(rows_of(tx)["chats"])).listening == {chat.id}
        reminded = take_reminders(tx, "evening", ["saliheen"], local(7, 0), local(8, 0), tx.now, 9)
        assert booking.id in [each.booking_id for each in reminded]
        addresses = {one.address for one in claim(tx, {"console"}, 50)}
        assert addresses == {"another"}
        gone = [row._asdict() for row in tx.connection.execute(select(erasures)).all()]
        as_restored = [{**row, "erased_at": row["erased_at"].timestamp() * 1000} for row in gone]
        assert find_erased(tx, as_restored, local(1, 0)) == ()
        forget_person(tx, chat, RULES)

    assert sum((await database.read(count_unknown)).values()) == broken
    await database.write(others_go_on)
    await forget_at(database, clock, local(20, 0))
    change_keyring(key_file, with_new_key)
    rotated = await rotate(database, lambda _: None, pause=0)
    assert rotated.left == rotated.broken == sum((await database.read(count_unknown)).values()) > 0


def test_the_check_says_of_which_tables_and_which_command_shows_the_keys() -> None:
    (problem,) = wrong_values(Settings(), Kept(unknown={"chats": 1, "bookings": 2}))
    assert "bookings 2, chats 1" in problem.what
    assert "mawid keyring list" in problem.hint
