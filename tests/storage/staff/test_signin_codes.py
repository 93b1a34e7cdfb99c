"""Signing in with a one-time code."""

import re
from functools import partial

import pytest

from bot.domain.desk import PairingGone, Session
from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import desk_sessions
from storage.staff.staff import enrol, invite, revoke
from tests.builders import RULES, Clock, a_chat
from tests.storage.staff.sign_ins import at_once, issued, journaled, staffed


@pytest.fixture
async def clerk(database: Database) -> Staff:
    return await database.write(staffed)


def used(tx: Transaction, code: str, token: str = "token") -> Session | PairingGone:
    return desk_sessions.redeem_signin_code(tx, code, token, 5, RULES)


async def test_a_one_time_code_signs_in_once_however_many_use_it(database: Database, clerk: Staff) -> None:
    (code,) = await database.write(issued)
    assert re.fullmatch("[0-9]{10}", code.code)
    assert code.staff == clerk
    outcomes = await at_once(database, [partial(used, code=code.code, token=f"token {number}") for number in range(8)])
    (session,) = [outcome for outcome in outcomes if isinstance(outcome, Session)]
    assert (session.staff, session.counter) == (clerk, 5)
    assert outcomes.count(PairingGone()) == 7
    assert (await database.read(journaled)).count(("signin", "wrong-code", None)) == 7


async def test_a_one_time_code_is_good_until_its_time_or_the_next_one(
    database: Database, clock: Clock, clerk: Staff
) -> None:
    (earlier,) = await database.write(issued)
    (code,) = await database.write(issued)
    assert await database.write(lambda tx: used(tx, earlier.code)) == PairingGone()
    clock.forward(minutes=14, seconds=59.9)
    assert isinstance(await database.write(lambda tx: used(tx, code.code)), Session)
    (late,) = await database.write(issued)
    clock.forward(minutes=15)
    assert await database.write(lambda tx: used(tx, late.code, "other")) == PairingGone()


async def test_a_one_time_code_is_for_exactly_one_who_is_enrolled(database: Database, clerk: Staff) -> None:
    assert await database.write(lambda tx: issued(tx, "nobody")) == ()
    (code,) = await database.write(issued)
    twin = await database.write(lambda tx: enrol(tx, _invited(tx, "clerk"), a_chat(tx, "twin")))
    assert isinstance(twin, Staff)
    assert await database.write(issued) == ()
    assert len(await database.write(lambda tx: issued(tx, twin.id))) == 1
    await database.write(lambda tx: revoke(tx, clerk.id))
    assert await database.write(lambda tx: used(tx, code.code)) == PairingGone()


def _invited(tx: Transaction, name: str) -> str:
    return invite(tx, Role.STATION, "saliheen", name, RULES).payload
