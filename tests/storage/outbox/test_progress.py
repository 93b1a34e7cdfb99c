"""How a broadcast goes, shown in its maker's chat: one message that changes, and one report, whatever crashes."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.channels.layout import plain
from bot.domain.broadcast import Broadcast, Stage
from bot.domain.message import EditDelivery, Send
from bot.domain.staff import Staff
from bot.leader.broadcast_progress import Shown, show, show_progress
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox import broadcasts
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.broadcasts import pause, stop
from storage.outbox.claim import Most, claim
from storage.outbox.mark import Claimed, Marked, mark
from storage.outbox.progress import any_watched
from tests.builders import RULES, Clock, an_office
from tests.storage.outbox.drafts import TAKE_BACK, agreed, an_admin, found, people, sent_off

OFFICE = an_office()


@dataclass
class Leader:
    """The process that leads; a new one is what stands up after a crash."""

    database: Database
    shown: Mapping[str, Shown] = field(default_factory=dict)

    async def look(self) -> list[Send | EditDelivery]:
        """What it then queues for the maker's chat; all of it is sent."""
        self.shown = await self.database.write(lambda tx: show(tx, self.shown, OFFICE, RULES))
        return await self.database.write(_leave)


def _leave(tx: Transaction) -> list[Send | EditDelivery]:
    claimed = claim(tx, ["telegram"], 50, most=Most(0))
    mark(tx, [Marked(one, "sent", ref="1") for one in claimed])
    return [one.outgoing for one in claimed if isinstance(one.outgoing, Send | EditDelivery)]


def send_some(tx: Transaction, many: int, status: str = "sent") -> None:
    claimed: tuple[Claimed, ...] = claim(tx, ["telegram"], many)
    mark(tx, [Marked(one, status, reason="" if status == "sent" else "odd") for one in claimed])  # type: ignore[arg-type]


def text(outgoing: Send | EditDelivery) -> str:
    return plain(outgoing.message.text)


@pytest.fixture
async def maker(database: Database) -> Staff:
    await database.write(lambda tx: agreed(tx, *people(4)))
    return await database.write(an_admin)


async def started(database: Database, maker: Staff, clock: Clock) -> Broadcast:
    broadcast = await database.write(lambda tx: sent_off(tx, maker))
    clock.time += TAKE_BACK
    await database.write(lambda tx: start_due(tx, RULES))
    return broadcast


async def test_one_message_shows_how_far_it_is(database: Database, maker: Staff, clock: Clock) -> None:
    await started(database, maker, clock)
    leader = Leader(database)
    (bar,) = await leader.look()
    assert isinstance(bar, Send)
    assert "░░░░░░░░░░" in text(bar)
    await database.write(lambda tx: send_some(tx, 2))
    clock.time += TAKE_BACK
    (edit,) = await leader.look()
    assert isinstance(edit, EditDelivery)
    assert "▓▓▓▓▓░░░░░" in text(edit)


async def test_what_looks_as_before_is_not_sent_again(database: Database, maker: Staff, clock: Clock) -> None:
    broadcast = await started(database, maker, clock)
    await database.write(lambda tx: pause(tx, maker, broadcast.id))
    leader = Leader(database)
    assert len(await leader.look()) == 1
    assert await leader.look() == []


async def test_after_a_crash_the_same_message_goes_on(database: Database, maker: Staff, clock: Clock) -> None:
    await started(database, maker, clock)
    await Leader(database).look()
    again = await Leader(database).look()
    assert [type(one) for one in again] == [EditDelivery]


async def test_the_report_is_told_once_and_adds_up(database: Database, maker: Staff, clock: Clock) -> None:
    broadcast = await started(database, maker, clock)
    leader = Leader(database)
    await leader.look()
    await database.write(lambda tx: send_some(tx, 3))
    await database.write(lambda tx: send_some(tx, 1, "failed"))
    await database.write(lambda tx: start_due(tx, RULES))
    (report,) = await leader.look()
    ended = (await database.read(lambda tx: found(tx, broadcast.id))).report
    assert (ended.sent, ended.failed, ended.total) == (3, (("odd", 1),), 4)
    assert [button.data for row in report.message.rows for button in row] == [f"admin:retry:{broadcast.id}"]
    assert await leader.look() == await Leader(database).look() == []


async def test_a_short_broadcast_is_reported_too(database: Database, maker: Staff, clock: Clock) -> None:
    """It began and ended between two looks."""
    await started(database, maker, clock)
    await database.write(lambda tx: send_some(tx, 9))
    await database.write(lambda tx: start_due(tx, RULES))
    (report,) = await Leader(database).look()
    assert isinstance(report, Send)
    assert await Leader(database).look() == []


async def test_what_is_tried_again_is_reported_again(database: Database, maker: Staff, clock: Clock) -> None:
    broadcast = await started(database, maker, clock)
    await database.write(lambda tx: send_some(tx, 9, "failed"))
    await database.write(lambda tx: start_due(tx, RULES))
    leader = Leader(database)
    await leader.look()
    clock.time += TAKE_BACK
    await database.write(lambda tx: broadcasts.retry(tx, maker, broadcast.id, "failed"))
    await database.write(lambda tx: send_some(tx, 9))
    await database.write(lambda tx: start_due(tx, RULES))
    assert len(await leader.look()) == 1
    assert (await database.read(lambda tx: found(tx, broadcast.id))).report.sent == 4


async def test_a_stopped_one_tells_what_was_not_sent(database: Database, maker: Staff, clock: Clock) -> None:
    broadcast = await started(database, maker, clock)
    await database.write(lambda tx: send_some(tx, 1))
    await database.write(lambda tx: stop(tx, maker, broadcast.id))
    await database.write(lambda tx: start_due(tx, RULES))
    await Leader(database).look()
    ended = await database.read(lambda tx: found(tx, broadcast.id))
    assert (ended.stage, ended.report.sent, ended.report.dropped) == (Stage.STOPPED, 1, (("stopped", 3),))


async def test_the_leader_looks_until_it_is_told_to_stop(database: Database, maker: Staff, clock: Clock) -> None:
    await started(database, maker, clock)
    stop_now, woken = asyncio.Event(), asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(show_progress(database, lambda: OFFICE, lambda: RULES, woken.set, stop_now, 0.01))
        await woken.wait()
        stop_now.set()
    (bar,) = await database.write(_leave)
    assert isinstance(bar, Send)


async def test_once_told_there_is_nothing_to_watch(database: Database, maker: Staff, clock: Clock) -> None:
    await started(database, maker, clock)
    await database.write(lambda tx: send_some(tx, 9))
    await database.write(lambda tx: start_due(tx, RULES))
    assert await database.read(any_watched)
    await Leader(database).look()
    assert not await database.read(any_watched)


async def test_what_never_went_out_is_nothing_to_watch(database: Database, maker: Staff, clock: Clock) -> None:
    broadcast = await database.write(lambda tx: sent_off(tx, maker))
    assert not await database.read(any_watched)
    await database.write(lambda tx: stop(tx, maker, broadcast.id))
    assert not await database.read(any_watched)
