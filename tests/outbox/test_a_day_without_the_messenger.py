"""Telegram, the line or the power is away for more than a day: nobody with an appointment is left untold."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.actions.tell import tell
from bot.channels.console.traits import TRAITS
from bot.channels.contract import Doable, Later, Result
from bot.conversation.applicant.wording.appointment import of_use_until
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Scene
from bot.domain.booking import Booking, Slot
from bot.domain.message import Send
from bot.domain.staff import Role, Staff
from bot.leader.closures import move_affected
from bot.leader.housekeeping import go_round
from bot.monitoring.alarms import PATIENCE, watch
from bot.outbox.delivery import Deliverer
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office.closures import close
from storage.office.offices import load_office
from storage.staff.staff import enrol, invite
from storage.tables import deliveries
from tests.builders import RULES, Clock, a_chat, a_station, an_applicant, an_office, local, open_for_tests
from tests.inbox.world import TO_TIME, People
from tests.outbox.world import FakeChannel, until
from tests.storage.verbs import booked

THURSDAY = Slot("saliheen", local(10, 10))
HERE, THERE = a_station(places=2, walk_in_places=0), a_station("shahba", places=1, walk_in_places=0)
OFFICE = an_office(HERE, THERE)


@pytest.fixture
def clock() -> Clock:
    return Clock(local(7, 8, 30))


@pytest.fixture
async def database(sqlite_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(sqlite_url, clock) as opened:
        yield opened.database


async def away(address: str, doable: Doable) -> Result:
    return Later(5, "not-reached")


async def failing(address: str, doable: Doable) -> Result:
    return Later(2, "not-done", tried=True)


async def sending(database: Database, clock: Clock, fake: FakeChannel, calls: int) -> None:
    """A term of the leader's, until so many calls were made."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(Deliverer(database, {"console": fake}, clock).run(stop))
        await until(lambda: len(fake.calls) >= calls)
        stop.set()


async def states(database: Database) -> Mapping[str, int]:
    """How many messages there are, by their status."""

    def read(tx: Transaction) -> list[str]:
        return list(tx.connection.scalars(select(deliveries.c.status)))

    found = await database.read(read)
    return {status: found.count(status) for status in found}


def an_admin(tx: Transaction) -> Staff:
    member = enrol(tx, invite(tx, Role.ADMIN, None, "admin", RULES).payload, a_chat(tx, "admin"))
    assert isinstance(member, Staff)
    return member


async def shut_on_thursday(database: Database) -> None:
    """Three are moved at their station, offered a place elsewhere, and put on the list."""

    def do(tx: Transaction) -> None:
        load_office(tx, OFFICE)
        for number in range(3):
            booked(tx, a_chat(tx, f"p{number}"), THURSDAY, an_applicant(f"{number:011}"), a_station())
        close(tx, an_admin(tx), ["saliheen"], local(9, 0), local(11, 0), None)

    await database.write(do)
    await move_affected(database, lambda: OFFICE, lambda: RULES, lambda: None)


@pytest.mark.parametrize("trouble", [away, failing])
async def test_whom_a_closure_moved_is_told_after_a_day_without_the_messenger(
    database: Database, clock: Clock, trouble: object
) -> None:
    await shut_on_thursday(database)
    waiting = (await states(database))["due"]
    assert waiting == 3
    await sending(database, clock, FakeChannel(TRAITS, answer=away if trouble is away else failing), waiting)
    clock.forward(hours=25)
    well = FakeChannel(TRAITS)
    await sending(database, clock, well, waiting)
    assert sorted(call.address for call in well.calls) == ["p0", "p1", "p2"]


async def test_the_message_with_the_code_comes_after_a_day_without_the_messenger(
    database: Database, clock: Clock
) -> None:
    """However often it was tried; the questions of that day are no use any more."""
    await People(database).talk("amina", *TO_TIME, "[time:at:2026-12-10T10:00]", "[check:confirm]")
    await database.write(lambda tx: tx.connection.execute(update(deliveries).values(attempts=9)))
    clock.forward(hours=26)
    well = FakeChannel(TRAITS)
    await sending(database, clock, well, 1)
    code, *_ = [one.doable.message for one in well.calls if isinstance(one.doable, Send)]
    assert len(code.qr) == 12
    assert (await states(database))["failed"] > 5


async def test_what_could_not_be_told_before_the_appointments_day_was_over_is_dropped_and_alarms(
    database: Database, clock: Clock
) -> None:
    def told(tx: Transaction) -> None:
        load_office(tx, OFFICE)
        an_admin(tx)
        until = of_use_until(Slot("saliheen", local(9, 12)), Scene(tx.now, OFFICE, RULES, ""))
        tell(tx, a_chat(tx, "amina"), [Say((Text("arrival-undone-notice"),), until=until)], OFFICE)

    await database.write(told)
    clock.time = local(9, 23, 59)
    await sending(database, clock, FakeChannel(TRAITS, answer=away), 1)
    assert await states(database) == {"due": 1}
    clock.time = local(10, 0)
    well = FakeChannel(TRAITS)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(Deliverer(database, {"console": well}, clock).run(stop))
        while "dropped" not in await states(database):  # noqa: ASYNC110  # it is a row
            await asyncio.sleep(0.01)
        stop.set()
    assert well.calls == []
    assert await watch(database, OFFICE, RULES) == 0
    clock.time += PATIENCE
    assert await watch(database, OFFICE, RULES) == 1


async def test_a_power_cut_from_six_to_seven_loses_no_reminder(database: Database, clock: Clock) -> None:
    """Half of them were queued when it came, some of those were being sent."""

    def many(tx: Transaction) -> list[Booking]:
        return [
            booked(tx, a_chat(tx, f"p{number}"), Slot("saliheen", local(8, 10)), an_applicant(f"{number:011}"))
            for number in range(6)
        ]

    await database.write(many)
    clock.time = local(7, 18)
    await go_round(database, OFFICE, RULES)
    clock.forward(seconds=1)

    async def hangs(address: str, doable: Doable) -> Result:
        await asyncio.Event().wait()
        raise AssertionError

    stop = asyncio.Event()
    cut = FakeChannel(TRAITS, answer=hangs)
    sender = asyncio.ensure_future(Deliverer(database, {"console": cut}, clock, drain=0.01).run(stop))
    await until(lambda: len(cut.calls) == 6)
    sender.cancel()
    await asyncio.gather(sender, return_exceptions=True)
    clock.time = local(7, 19) + timedelta(minutes=1)
    await go_round(database, OFFICE, RULES)
    well = FakeChannel(TRAITS)
    await sending(database, clock, well, 6)
    assert sorted(call.address for call in well.calls) == [f"p{number}" for number in range(6)]
