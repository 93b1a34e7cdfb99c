"""The inbox on both databases: heard once, in order, emptied when handled, forgotten in time."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from bot.domain.rules import Rules
from storage.chats import inbox
from storage.chats.inbox import NewUpdate
from storage.engine.transaction import Transaction
from storage.tables import inbox as rows
from tests.channels.telegram.conftest import Clock, Inbox, open_inbox
from tests.databases import ON_BOTH, ON_SQLITE

pytestmark = ON_SQLITE

RULES = Rules()


@pytest.fixture
async def both(database_url: str, clock: Clock) -> AsyncIterator[Inbox]:
    async with open_inbox(database_url, clock) as opened:
        yield opened


def updates(*numbers: int, address: str = "5") -> list[NewUpdate]:
    return [NewUpdate(str(number), address, f"payload {number}") for number in numbers]


def salma(tx: Transaction) -> bytes:
    return inbox.sender_of(tx, "telegram", "5")


async def left(both: Inbox) -> list[tuple[object, ...]]:
    """What stands in the table of each row: payload, sender and message_ref."""
    found = select(rows.c.payload, rows.c.sender, rows.c.message_ref).order_by(rows.c.seq)
    return await both.database.read(lambda tx: [tuple(row) for row in tx.connection.execute(found)])


async def test_what_was_heard_before_is_passed_over_and_wakes_nobody(both: Inbox) -> None:
    first = await both.store([*updates(1, 2), *updates(3, address="6")])
    assert len(first) == 2
    assert await both.store(updates(1)) == ()
    assert await both.store([*updates(2), *updates(4, address="6")]) == (first[1],)
    assert await both.store([]) == ()


async def test_one_person_is_heard_in_order_and_apart_from_others(both: Inbox) -> None:
    await both.store([*updates(7, 3, 9), *updates(1, address="6")])
    assert [await both.take(5) for _ in range(3)] == ["payload 7", "payload 3", "payload 9"]
    assert await both.next(5) is None
    assert await both.take(6) == "payload 1"


@ON_BOTH
async def test_those_who_wait_are_named_the_longest_waiting_first(both: Inbox) -> None:
    for number, address in enumerate(("9", "5", "9", "7")):
        await both.store(updates(number, address=address))
    waiting = await both.database.read(lambda tx: inbox.senders_waiting(tx, ("telegram",)))
    named = await both.database.read(lambda tx: tuple(inbox.sender_of(tx, "telegram", who) for who in "957"))
    assert waiting == named


async def test_a_message_is_handled_once_and_its_payload_is_gone(both: Inbox) -> None:
    await both.store(updates(1))
    waiting = await both.next(5)
    assert waiting is not None
    assert await both.database.write(lambda tx: inbox.mark_handled(tx, waiting.seq, "draft", "77"))
    assert not await both.database.write(lambda tx: inbox.mark_handled(tx, waiting.seq, "other", "78"))
    [(payload, sender, ref)] = await left(both)
    assert (payload, ref) == (None, "77")
    assert sender is not None


@ON_BOTH
async def test_the_third_failure_parks_a_message_and_the_next_one_goes_on(both: Inbox) -> None:
    await both.store(updates(1, 2))
    waiting = await both.next(5)
    assert waiting is not None
    where = "KeyError at bot/inbox/turn.py:88"
    parked = [await both.database.write(lambda tx: inbox.count_failure(tx, waiting.seq, where)) for _ in range(4)]
    assert parked == [False, False, True, False]
    assert (await left(both))[0][0] is None
    asked = select(rows.c.parked).order_by(rows.c.seq)
    told = await both.database.read(lambda tx: tx.connection.execute(asked).scalars().all())
    assert told == [where, None]
    assert await both.take(5) == "payload 2"


async def test_the_messages_of_a_draft_and_of_a_person_are_found_again(both: Inbox, clock: Clock) -> None:
    before = clock.now
    for number, draft in ((1, "a"), (2, "b"), (3, "b")):
        await both.store(updates(number))
        waiting = await both.next(5)
        assert waiting is not None
        handled = partial(inbox.mark_handled, seq=waiting.seq, draft_id=draft, message_ref=str(number))
        await both.database.write(handled)
        clock.later(timedelta(hours=1))
    read = both.database.read
    assert await read(lambda tx: inbox.refs_of_draft(tx, "b", before)) == ("2", "3")
    assert await read(lambda tx: inbox.refs_of_draft(tx, "b", before + timedelta(hours=2))) == ("3",)
    assert await read(lambda tx: inbox.refs_of_sender(tx, salma(tx), before)) == ("1", "2", "3")


async def test_a_handled_message_loses_its_sender_then_its_key_and_a_waiting_one_nothing(
    both: Inbox, clock: Clock
) -> None:
    await both.store(updates(1, 2))
    await both.take(5)
    assert await both.database.write(lambda tx: inbox.forget_old(tx, RULES)) == 0
    clock.later(RULES.message_retention + timedelta(minutes=1))
    assert await both.database.write(lambda tx: inbox.forget_old(tx, RULES)) == 1
    [handled, waiting] = await left(both)
    assert handled == (None, None, None)
    assert None not in waiting[:2]
    assert await both.store(updates(1)) == ()
    clock.later(RULES.update_retention)
    assert await both.database.write(lambda tx: inbox.forget_old(tx, RULES)) == 1
    assert len(await left(both)) == 1
    assert await both.take(5) == "payload 2"


async def test_an_erased_person_leaves_nothing_but_the_keys_of_what_was_heard(both: Inbox) -> None:
    await both.store([*updates(1, 2), *updates(3, address="6")])
    await both.take(5)
    await both.take(5)
    await both.database.write(lambda tx: inbox.forget_sender(tx, salma(tx)))
    assert [row == (None, None, None) for row in await left(both)] == [True, True, False]
    assert await both.store(updates(1)) == ()


async def test_neither_address_nor_words_stand_in_the_table(both: Inbox) -> None:
    await both.store([NewUpdate("1", "987654321", "سلمى")])
    [row] = await both.database.read(lambda tx: [tuple(row) for row in tx.connection.execute(select(rows))])
    whole = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    assert b"987654321" not in whole
    assert "سلمى".encode() not in whole


@ON_BOTH
async def test_a_batch_of_a_hundred_is_stored_at_once(both: Inbox) -> None:
    await both.store(updates(*range(100)))
    count = select(func.count()).select_from(rows)
    assert await both.database.read(lambda tx: tx.connection.execute(count).scalar_one()) == 100
    assert (await both.take(5), await both.take(5)) == ("payload 0", "payload 1")
