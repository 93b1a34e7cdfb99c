"""The round that tells what is ready, while the case is another chat's in this moment, or is handed over."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import text

from bot.domain.case import CaseMoved, CaseOpened, HandedOver, ToTell
from bot.domain.staff import Staff
from storage.cases.hand_over import hand_over
from storage.cases.ready_rounds import mark_ready
from storage.cases.recovery import move_case_by_recovery
from storage.engine.transaction import Transaction
from tests.builders import RULES, a_chat, open_for_tests
from tests.storage.cases.opened import entered, opened, told
from tests.storage.counters import enrolled

_WAITS = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
LOOKS = 200  # for as long the act goes on once the round has begun

Act = Callable[[Transaction, Staff, CaseOpened, str], CaseMoved | HandedOver]


def goes_on_elsewhere(tx: Transaction, clerk: Staff, made: CaseOpened, new: str) -> CaseMoved:
    moved = move_case_by_recovery(tx, made.recovery, new, RULES)
    assert isinstance(moved, CaseMoved)
    return moved


def is_handed_over(tx: Transaction, clerk: Staff, made: CaseOpened, new: str) -> HandedOver:
    handed = hand_over(tx, clerk, made.case.id, RULES)
    assert isinstance(handed, HandedOver)
    return handed


@pytest.mark.parametrize("act", [goes_on_elsewhere, is_handed_over], ids=lambda act: act.__name__)
async def test_it_tells_no_chat_of_what_was_true_a_moment_ago(postgres_url: str, act: Act) -> None:
    async with open_for_tests(postgres_url) as there:
        database, clock = there.database, there.clock
        clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
        made = await database.write(lambda tx: opened(tx, clerk))
        await database.write(lambda tx: entered(tx, admin, [4711]))
        clock.forward(minutes=10)
        await database.write(lambda tx: mark_ready(tx, RULES))
        new = await database.write(lambda tx: a_chat(tx, "the new phone"))
        begun, loop = asyncio.Event(), asyncio.get_running_loop()

        def acts(tx: Transaction) -> None:
            act(tx, clerk, made, new)
            loop.call_soon_threadsafe(begun.set)
            for _ in range(LOOKS):
                if tx.connection.execute(_WAITS).scalar_one():
                    break

        async def tells() -> tuple[ToTell, ...]:
            await begun.wait()
            return await database.write(told)

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(database.write(acts))
            beside = tasks.create_task(tells())
        chats = [each.chat_id for each in (*beside.result(), *await database.write(told))]
    assert chats == ([new] if act is goes_on_elsewhere else [])
