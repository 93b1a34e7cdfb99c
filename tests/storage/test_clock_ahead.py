"""A clock that was hours ahead and is right again: nothing that was written meanwhile holds, or permits, for hours."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy import select, update

from bot.domain.arrival import Arrived, Expected, NotUndoable, TooManyWrongCodes
from bot.domain.code import new_code
from bot.domain.desk import PairingGone, Session
from storage.counts import count_try
from storage.desk.seen import has_seen, remember
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.maintenance.clock import record_seen
from storage.staff.desk_sessions import mark_seen, redeem_signin_code
from storage.staff.pairings import redeem_pairing
from storage.tables import arrivals, holds, waits
from tests.builders import RULES, Clock
from tests.storage.counters import arrive, enrolled, look, undo
from tests.storage.queue import given_back, taken_by_another, waits_for
from tests.storage.staff.sign_ins import found, issued, opened, staffed
from tests.storage.verbs import booked, with_chat

AHEAD = timedelta(hours=3)
WRONG = new_code(lambda _: 4242)


def looked_at_the_clock(tx: Transaction) -> None:
    """As the process that leads does every few seconds."""
    record_seen(tx, tx.now, None, RULES)


async def test_tries_at_a_secret(database: Database, clock: Clock) -> None:
    clock.time += AHEAD
    try_it = partial(count_try, what="signin", whose="a network", most=1, span=timedelta(minutes=10))
    assert await database.write(try_it)
    assert not await database.write(try_it)
    clock.forward(minutes=-9)
    assert not await database.write(try_it), "one limit for two processes whose clocks differ by less than the span"
    clock.time -= AHEAD
    assert await database.write(try_it)
    assert not await database.write(try_it)


async def test_looks_and_wrong_codes(database: Database, clock: Clock) -> None:
    few = replace(RULES, wrong_codes=2, looks=2)
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    clock.time += AHEAD
    for _ in range(2):
        await look(database, clerk, WRONG, rules=few)
    assert isinstance(await look(database, clerk, booking.code, rules=few), TooManyWrongCodes)
    clock.time -= AHEAD
    for _ in range(2):
        assert isinstance(await look(database, clerk, booking.code, rules=few), Expected)


async def test_what_a_look_or_an_arrival_permits_for_minutes(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    booking = await database.write(with_chat(booked))
    await look(database, clerk, booking.code)
    assert isinstance(await arrive(database, clerk, booking), Arrived)
    clock.time += AHEAD
    await database.write(lambda tx: remember(tx, clerk, booking.id, None))
    later = update(arrivals).values(at=clock.time, recorded_at=clock.time)
    await database.write(lambda tx: tx.connection.execute(later))
    clock.time -= AHEAD
    assert isinstance(await undo(database, clerk, booking), NotUndoable)
    assert not await database.read(lambda tx: has_seen(tx, clerk, booking.id, None, RULES))


async def test_codes_and_sessions(database: Database, clock: Clock) -> None:
    await database.write(staffed)

    async def code() -> str:
        (made,) = await database.write(issued)
        return made.code

    first = await code()
    begun = await database.write(lambda tx: redeem_signin_code(tx, first, "token", 3, RULES))
    assert isinstance(begun, Session)
    await database.write(looked_at_the_clock)
    clock.time += AHEAD
    await database.write(looked_at_the_clock)
    await database.write(lambda tx: mark_seen(tx, begun.id))
    await database.write(opened)
    second = await code()
    clock.time -= AHEAD
    assert await database.read(found) is None, "nobody knows how long it was idle"
    await database.write(looked_at_the_clock)
    assert await database.read(found) is None, "a tablet that was left lying does not come alive again"
    assert await database.write(lambda tx: redeem_signin_code(tx, second, "another", 3, RULES)) == PairingGone()
    assert await database.write(lambda tx: redeem_pairing(tx, "browser", "another", RULES)) == PairingGone()
    clock.time += AHEAD
    assert await database.read(found) is None


async def test_a_session_seen_a_little_ahead_is_idle_from_then_on(database: Database, clock: Clock) -> None:
    await database.write(staffed)
    (made,) = await database.write(issued)
    begun = await database.write(lambda tx: redeem_signin_code(tx, made.code, "token", 3, RULES))
    assert isinstance(begun, Session)
    clock.time += RULES.desk_idle / 2
    await database.write(looked_at_the_clock)
    await database.write(lambda tx: mark_seen(tx, begun.id))
    clock.time -= RULES.desk_idle / 2
    await database.write(looked_at_the_clock)
    assert await database.read(found) is not None
    clock.time += RULES.desk_idle
    assert await database.read(found) is None


async def test_places_that_cool_and_people_who_wait(database: Database, clock: Clock) -> None:
    await database.write(taken_by_another)
    clock.time += AHEAD
    await database.write(looked_at_the_clock)
    await database.write(given_back)
    await database.write(partial(waits_for, address="somebody"))
    clock.time -= AHEAD
    await database.write(looked_at_the_clock)
    cooling = max(RULES.cooling, RULES.undo)
    until = select(holds.c.expires_at).where(holds.c.chat_id.is_(None))
    assert await database.read(lambda tx: tx.connection.execute(until).scalar_one()) == clock() + cooling
    assert await database.read(lambda tx: tx.connection.execute(select(waits.c.since)).scalar_one()) == clock()
