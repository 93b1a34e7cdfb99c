"""Somebody erases everything while a desk opens a case for their visit, on PostgreSQL where both go on at once."""

import asyncio

from sqlalchemy import text

from bot.domain.case import OpenOutcome
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_person
from tests.builders import RULES, open_for_tests
from tests.storage.cases.opened import arrived, asked_for, opened, rows
from tests.storage.counters import enrolled

_WAITS = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


def erase(tx: Transaction) -> None:
    chat = load_chat(tx, sender_of(tx, "console", "someone"))
    assert chat is not None
    forget_person(tx, chat, RULES)


async def test_no_case_is_left_of_whoever_erases_everything_while_a_second_one_is_opened(
    postgres_url: str,
) -> None:
    """The first made the chat be kept: for a second one the chat's row need not be written."""
    async with open_for_tests(postgres_url) as there:
        database = there.database
        clerk = await enrolled(database)
        await database.write(lambda tx: opened(tx, clerk))
        visit = await database.write(lambda tx: arrived(tx, clerk, number="22222222222"))
        begun = asyncio.Event()

        def open_slowly(tx: Transaction) -> OpenOutcome:
            outcome = asked_for(tx, clerk, visit, "4712")
            begun.set()
            while not tx.connection.execute(_WAITS).scalar_one():
                pass  # until the erasure waits for us
            return outcome

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(database.write(open_slowly))
            await begun.wait()
            tasks.create_task(database.write(erase))
        assert await database.read(rows) == 0
