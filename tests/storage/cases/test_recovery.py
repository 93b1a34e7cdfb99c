"""The recovery code: it moves the case to another chat, and tells whoever guesses nothing."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.case import Case, CaseMoved, RecoveryRefused, RecoveryRenewed
from bot.domain.code import new_code
from storage.cases.collections import find_collection
from storage.cases.ends import end_case
from storage.cases.find import find_case_of_chat, find_cases_of_chat
from storage.cases.open import renew_recovery
from storage.cases.recovery import move_case_by_recovery
from storage.desk.find import find_by_code
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, Clock, a_chat, open_for_tests
from tests.storage.cases.opened import after_undo, collecting, entered, opened, told
from tests.storage.counters import enrolled

NOBODYS = new_code(lambda stop: stop // 3)


async def test_a_case_moves_with_its_time_and_the_former_chat_has_it_no_more(database: Database, clock: Clock) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    (tell,) = await database.write(told)
    chosen = await database.write(lambda tx: collecting(tx, tell.case))
    moved = await database.write(lambda tx: move_case_by_recovery(tx, made.recovery, a_chat(tx, "new phone"), RULES))
    assert isinstance(moved, CaseMoved)
    assert moved.former == made.case.chat_id

    def look(tx: Transaction) -> None:
        new = a_chat(tx, "new phone")
        assert find_cases_of_chat(tx, made.case.chat_id or "") == ()
        assert find_case_of_chat(tx, made.case.chat_id or "", made.case.id) is None
        assert find_cases_of_chat(tx, new) == (moved.case,)
        assert find_collection(tx, made.case.id) == (chosen.booking_id, chosen.slot)
        assert moved.booked == replace(chosen, code=moved.booked.code if moved.booked else "")

    await database.write(look)
    again = await database.write(lambda tx: move_case_by_recovery(tx, made.recovery, a_chat(tx, "new phone"), RULES))
    assert again == CaseMoved(moved.case, None)


async def test_the_code_of_the_former_chat_is_nobodys_at_the_desk(database: Database, clock: Clock) -> None:
    """Whoever has the lost phone has the old picture."""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    (tell,) = await database.write(told)
    chosen = await database.write(lambda tx: collecting(tx, tell.case))
    moved = await database.write(lambda tx: move_case_by_recovery(tx, made.recovery, a_chat(tx, "new phone"), RULES))
    assert isinstance(moved, CaseMoved)
    assert moved.booked is not None
    new = moved.booked.code

    def look(tx: Transaction) -> None:
        assert find_by_code(tx, chosen.code) is None
        found = find_by_code(tx, new)
        assert found is not None
        assert found.id == chosen.booking_id

    await database.write(look)


async def test_a_case_of_who_had_no_phone_moves_to_one(database: Database) -> None:
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    renewed = await database.write(lambda tx: renew_recovery(tx, clerk, made.case.id))
    assert isinstance(renewed, RecoveryRenewed)
    old = await database.write(lambda tx: move_case_by_recovery(tx, made.recovery, a_chat(tx, "new"), RULES))
    assert old == RecoveryRefused(), "the code before is void"
    moved = await database.write(lambda tx: move_case_by_recovery(tx, renewed.recovery, a_chat(tx, "new"), RULES))
    assert isinstance(moved, CaseMoved)


_VALUES = re.compile(r"x?'(?:[^']|'')*'|\b[0-9.]+\b|\bNULL\b", re.IGNORECASE)
_AROUND = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@asynccontextmanager
async def statements(database: Database) -> AsyncIterator[list[str]]:
    """What SQLite's writer is given to do meanwhile, without its values."""
    said: list[str] = []

    def note(sql: str) -> None:
        if not sql.startswith(_AROUND):
            said.append(_VALUES.sub("?", sql))

    def trace(tx: Transaction, callback: Callable[[str], None] | None) -> None:
        driver: Any = tx.connection.core.connection.dbapi_connection
        driver.set_trace_callback(callback)

    await database.write(lambda tx: trace(tx, note))
    try:
        yield said
    finally:
        await database.write(lambda tx: trace(tx, None))
        assert said, "nothing was seen"


async def test_each_failure_is_one_answer_after_the_same_work(sqlite_url: str) -> None:
    """A slip of a digit, nobody's code, that of a case that has ended, and the right one after too many tries."""
    async with open_for_tests(sqlite_url) as started:
        database = started.database
        clerk = await enrolled(database)
        live = await database.write(lambda tx: opened(tx, clerk))
        over = await database.write(lambda tx: opened(tx, clerk, "1", "another"))
        assert isinstance(await database.write(lambda tx: end_case(tx, over.case.id, RULES)), Case)
        none_left = replace(RULES, recovery_tries_in_all=2)
        chat = await database.write(lambda tx: a_chat(tx, "who guesses"))
        works: set[tuple[str, ...]] = set()
        for code in ("000000000000", NOBODYS, over.recovery, live.recovery):
            async with statements(database) as said:
                answer = await database.write(lambda tx, code=code: move_case_by_recovery(tx, code, chat, none_left))  # type: ignore[misc]
            assert answer == RecoveryRefused()
            works.add(tuple(said))
        assert len(works) == 1


@pytest.mark.parametrize("limit", ["recovery_tries", "recovery_tries_a_network", "recovery_first_tries_in_all"])
async def test_wrong_tries_are_limited_and_right_ones_count_for_nothing(database: Database, limit: str) -> None:
    """Limits a chat, a network and in all; a chat that is erased and begins anew has no more of them."""
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    two: dict[str, Any] = {limit: 2}
    rules = replace(RULES, **two)

    def ask(tx: Transaction, code: str, turn: int) -> object:
        address = "who guesses" if limit == "recovery_tries" else f"guess {turn}"
        network = "net" if limit != "recovery_first_tries_in_all" else f"net {turn}"
        return move_case_by_recovery(tx, code, a_chat(tx, address, "web"), rules, network)

    for turn in range(4):
        assert isinstance(await database.write(lambda tx, turn=turn: ask(tx, made.recovery, turn)), CaseMoved)  # type: ignore[misc]
    for turn in range(2):
        wrong = await database.write(lambda tx, turn=turn: ask(tx, NOBODYS, 10 + turn))  # type: ignore[misc]
        assert wrong == RecoveryRefused()
    assert await database.write(lambda tx: ask(tx, made.recovery, 20)) == RecoveryRefused()
