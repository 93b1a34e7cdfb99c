"""Somebody types twelve digits in the hope of another person's case: the whole turn, answer and work, is one."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.domain.case import Case, CaseMoved, RecoveryRefused
from storage.cases.ends import end_case
from storage.cases.find import find_case
from storage.cases.recovery import move_case_by_recovery
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, a_chat, open_for_tests
from tests.inbox.world import People
from tests.storage.cases.opened import opened
from tests.storage.cases.test_recovery import NOBODYS, statements
from tests.storage.counters import enrolled


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with open_for_tests(sqlite_url) as started:
        yield started.database


AGREED = ("hello", "[language:en]", "[consent:agree]")


async def test_a_guess_a_slip_an_ended_case_and_a_right_code_too_late_are_told_apart_by_nothing(
    database: Database,
) -> None:
    clerk = await enrolled(database)
    live = await database.write(lambda tx: opened(tx, clerk))
    over = await database.write(lambda tx: opened(tx, clerk, "1", "another"))
    assert isinstance(await database.write(lambda tx: end_case(tx, over.case.id, RULES)), Case)
    people = People(database, replace(RULES, recovery_tries_in_all=2))
    await people.talk("who guesses", *AGREED)
    answers, works = set(), set()
    for typed in ("0000 0000 0000", NOBODYS, over.recovery, live.recovery):
        async with statements(database) as said:
            answers.add(tuple(await people.talk("who guesses", typed)))
        works.add(tuple(said))
    assert len(answers) == 1
    assert len(works) == 1
    kept = await database.read(lambda tx: find_case(tx, live.case.id))
    assert kept is not None
    assert kept.chat_id == live.case.chat_id


async def test_who_has_the_slip_gets_the_case_whatever_others_guess_and_the_former_chat_is_told(
    database: Database,
) -> None:
    """Tries are limited for a chat, and no case can be shut by guessing at it."""
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk, address="the old phone"))
    people = People(database)
    for _ in range(RULES.recovery_tries + 1):
        await people.talk("who guesses", NOBODYS)
    (here, *_) = await people.talk("the new phone", made.recovery)
    assert "محادثة" in here
    moved = await database.read(lambda tx: find_case(tx, made.case.id))
    assert moved is not None
    assert moved.chat_id != made.case.chat_id
    assert len(await people.said("the old phone")) == 1


async def test_one_chat_alone_uses_up_nobody_elses_tries_however_often_it_guesses(database: Database) -> None:
    """And learns from the work of the answer neither that its own are used up, nor whether the code was one."""
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    rules = replace(RULES, recovery_tries=2, recovery_tries_a_network=4, recovery_tries_in_all=8)

    def guess(tx: Transaction, address: str, network: str, code: str = NOBODYS) -> object:
        return move_case_by_recovery(tx, code, a_chat(tx, address), rules, network)

    works = set()
    for code in (*(NOBODYS for _ in range(9)), made.recovery):
        await database.write(lambda tx: a_chat(tx, "a stranger"))
        async with statements(database) as said:
            answer = await database.write(lambda tx, code=code: guess(tx, "a stranger", "a café", code))  # type: ignore[misc]
        assert answer == RecoveryRefused()
        works.add(tuple(said))
    assert len(works) == 1
    for turn in range(9):
        await database.write(lambda tx, turn=turn: guess(tx, f"in the café {turn}", "a café"))  # type: ignore[misc]
    there = await database.write(lambda tx: guess(tx, "who sits there", "a café", made.recovery))
    assert there == RecoveryRefused(), "a network has no more either"
    assert isinstance(await database.write(lambda tx: guess(tx, "elsewhere", "home", made.recovery)), CaseMoved)


async def test_chats_that_guess_on_leave_everybody_else_their_first_try(database: Database) -> None:
    """Sixty chats would have shut it for all until midnight. Who has the slip is served; a slip of a digit waits."""
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    rules = replace(RULES, recovery_tries=3, recovery_tries_in_all=4, recovery_first_tries_in_all=5)

    def guess(tx: Transaction, address: str, code: str = NOBODYS) -> object:
        return move_case_by_recovery(tx, code, a_chat(tx, address), rules)

    for chat in range(2):
        for _ in range(4):
            await database.write(lambda tx, chat=chat: guess(tx, f"a stranger {chat}"))  # type: ignore[misc]
    assert isinstance(await database.write(lambda tx: guess(tx, "the new phone", made.recovery)), CaseMoved)
    assert await database.write(lambda tx: guess(tx, "another")) == RecoveryRefused()
    assert await database.write(lambda tx: guess(tx, "another", made.recovery)) == RecoveryRefused(), "the second try"
    for chat in range(2, 4):
        await database.write(lambda tx, chat=chat: guess(tx, f"a stranger {chat}"))  # type: ignore[misc]
    last = await database.write(lambda tx: guess(tx, "a newer phone", made.recovery))
    assert last == RecoveryRefused(), "first tries have a limit of their own"
