"""What is claimed of a broadcast, in which order, and what a crash does to it."""

from sqlalchemy import update

from bot.domain.broadcast import Broadcast, Stage
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.broadcasts import pause, resume, stop
from storage.outbox.claim import Most
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Marked, mark, next_due, recover
from storage.tables import broadcasts as broadcast_rows
from tests.builders import RULES, Clock, a_chat, local
from tests.outbox.world import say
from tests.storage.outbox.drafts import TAKE_BACK, sent_off
from tests.storage.outbox.running_broadcasts import HERE, now, start, take, texts


async def test_queueing_again_after_a_crash_makes_nothing_twice(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock)

    def begin_again(tx: Transaction) -> None:
        tx.connection.execute(update(broadcast_rows).values(stage="waiting"))
        start_due(tx, RULES)

    await database.write(begin_again)
    assert (await now(database, broadcast)).report.total == 5
    assert len(await take(database)) == 5


async def test_replies_go_first_then_urgent_ones_then_all_others(database: Database, clock: Clock) -> None:
    admin, _ = await start(database, clock, 3, arabic="ordinary")
    await database.write(lambda tx: sent_off(tx, admin, urgent=True, arabic="urgent"))
    clock.time += TAKE_BACK
    await database.write(lambda tx: start_due(tx, RULES))
    chat = await database.write(lambda tx: a_chat(tx, "1", "telegram"))
    clock.forward(minutes=5)
    await database.write(lambda tx: queue(tx, [NewDelivery(chat, "telegram", "reply", say("reply"))]))
    kinds = [text.partition("\n")[0] for text in texts(await take(database, 5))]
    assert kinds == ["reply", "urgent", "urgent", "urgent", "ordinary"]
    assert await take(database, 5, most=Most(0)) == ()
    assert await database.read(lambda tx: next_due(tx, HERE, bulk=False)) is None
    assert await database.read(lambda tx: next_due(tx, HERE)) is not None


async def test_a_busy_chat_is_passed_over_and_a_claim_keeps_its_limit(database: Database, clock: Clock) -> None:
    await start(database, clock, 5)
    busy = await database.write(lambda tx: [a_chat(tx, "1", "telegram"), a_chat(tx, "2", "telegram")])
    assert {one.address for one in await take(database, busy=busy)} == {"3", "4", "5"}
    assert len(await take(database, most=Most(1))) == 1


async def test_pausing_stopping_and_going_on_count_from_the_next_claim(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 6)
    first = await take(database, 2)
    await database.write(lambda tx: pause(tx, admin, broadcast.id))
    await database.write(lambda tx: mark(tx, [Marked(first[0], "sent"), Marked(first[1], "due", tried=False)]))
    assert await take(database) == ()
    assert await database.read(lambda tx: next_due(tx, HERE)) is None
    await database.write(lambda tx: start_due(tx, RULES))
    assert ((await now(database, broadcast)).stage, (await now(database, broadcast)).report.due) == (Stage.PAUSED, 5)
    await database.write(lambda tx: resume(tx, admin, broadcast.id))
    assert len(await take(database, 2)) == 2
    stopped = await database.write(lambda tx: stop(tx, admin, broadcast.id))
    assert isinstance(stopped, Broadcast)
    assert stopped.report.dropped == (("stopped", 3),)
    assert await take(database) == ()
    await database.write(lambda tx: start_due(tx, RULES))
    assert (await now(database, broadcast)).report.due == 2
    await database.write(lambda tx: recover(tx, HERE))
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)
    ended = await now(database, broadcast)
    assert (ended.stage, ended.ended_at) == (Stage.STOPPED, clock())
    report = ended.report
    assert (report.sent, report.unknown, report.dropped, report.unknown_sends) == (1, 2, (("stopped", 3),), 2)


async def test_what_is_no_longer_valid_is_dropped_and_counted(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, 5, valid_until=local(7, 9))
    (one,) = await take(database, 1)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent")]))
    clock.time = local(7, 9)
    assert await take(database) == ()
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)
    report = (await now(database, broadcast)).report
    assert (report.sent, report.dropped) == (1, (("too-late", 4),))


async def test_a_crash_loses_an_ordinary_one_and_sends_an_urgent_one_again(database: Database, clock: Clock) -> None:
    admin, ordinary = await start(database, clock, 2)
    urgent = await database.write(lambda tx: sent_off(tx, admin, urgent=True))
    clock.time += TAKE_BACK
    await database.write(lambda tx: start_due(tx, RULES))
    assert len(await take(database)) == 4
    assert await database.write(lambda tx: recover(tx, HERE)) == 4
    seen = (await now(database, ordinary)).report
    assert (seen.unknown, seen.due, seen.unknown_sends) == (2, 0, 2)
    again = (await now(database, urgent)).report
    assert (again.unknown, again.due, again.unknown_sends) == (0, 2, 2)
    claimed = await take(database)
    assert [one.attempts for one in claimed] == [1, 1]
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    again = (await now(database, urgent)).report
    assert (again.sent, again.unknown_sends) == (2, 2)
