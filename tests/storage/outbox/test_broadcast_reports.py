"""What is counted of a broadcast."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.broadcast import Broadcast, BroadcastRefused, Stage
from storage.chats.conversations import load_chat
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox import deliveries
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.broadcasts import pause, resume, retry
from storage.outbox.mark import Marked, mark, recover
from storage.retention import forget
from storage.tables import deliveries as rows
from tests.builders import RULES, Clock
from tests.storage.outbox.running_broadcasts import HERE, now, start, take


async def test_every_outcome_is_counted_and_all_together_are_the_total(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, 9)
    claimed = {one.address: one for one in await take(database)}
    results = [
        Marked(claimed["1"], "sent", "m"),
        Marked(claimed["2"], "unknown", reason="no-answer"),
        Marked(claimed["3"], "blocked"),
        Marked(claimed["4"], "failed", reason="chat-not-found"),
        Marked(claimed["5"], "failed", reason="bad-html"),
        Marked(claimed["6"], "failed", reason="bad-html"),
        Marked(claimed["7"], "due", reason="not-reached", until=clock() + timedelta(minutes=1)),
    ]
    await database.write(lambda tx: mark(tx, results))
    report = (await now(database, broadcast)).report
    assert (report.total, report.due, report.sent, report.unknown, report.blocked) == (9, 3, 1, 1, 1)
    assert report.failed == (("bad-html", 2), ("chat-not-found", 1))
    assert report.ended == 6


async def test_who_erases_everything_is_counted_as_erased(database: Database, clock: Clock) -> None:
    _, broadcast = await start(database, clock, 3)

    def erase(tx: Transaction) -> None:
        chat = load_chat(tx, tx.keyring.index("address", "telegram", "2"))
        assert chat is not None
        forget.forget_person(tx, chat, RULES)

    await database.write(erase)
    claimed = [one for one in await take(database) if one.kind == "broadcast"]
    assert len(claimed) == 2
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)
    ended = await now(database, broadcast)
    assert (ended.stage, ended.report.sent, ended.report.dropped) == (Stage.DONE, 2, (("erased", 1),))


async def test_a_report_outlives_the_rows_and_rows_outlive_a_long_pause(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 3)
    first = await take(database, 1)
    await database.write(lambda tx: mark(tx, [Marked(first[0], "sent")]))
    await database.write(lambda tx: pause(tx, admin, broadcast.id))
    clock.forward(days=9)
    await database.write(lambda tx: deliveries.forget_old(tx, RULES))
    assert (await now(database, broadcast)).report.sent == 1
    await database.write(lambda tx: resume(tx, admin, broadcast.id))
    rest = await take(database)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in rest]))
    await database.write(lambda tx: start_due(tx, RULES))
    clock.forward(days=9)
    assert await database.write(lambda tx: deliveries.forget_old(tx, RULES)) == 3
    assert await database.read(lambda tx: tx.connection.execute(select(rows)).all()) == []
    assert (await now(database, broadcast)).report.sent == 3


async def test_only_those_that_failed_are_tried_again(database: Database, clock: Clock) -> None:
    admin, broadcast = await start(database, clock, 3)
    claimed = await take(database)
    results = [Marked(claimed[0], "sent"), *(Marked(one, "failed", reason="bad-html") for one in claimed[1:])]
    await database.write(lambda tx: mark(tx, results))
    await database.write(lambda tx: start_due(tx, RULES))
    assert (await now(database, broadcast)).stage is Stage.DONE
    again = await database.write(lambda tx: retry(tx, admin, broadcast.id, "failed"))
    assert isinstance(again, Broadcast)
    assert (again.stage, again.report.due, again.report.sent) == (Stage.RUNNING, 2, 1)
    claimed = await take(database)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in claimed]))
    await database.write(lambda tx: start_due(tx, RULES))
    assert (await now(database, broadcast)).report.sent == 3
    assert await database.write(lambda tx: retry(tx, admin, broadcast.id, "failed")) == BroadcastRefused("nobody")
    clock.forward(days=2)
    assert await database.write(lambda tx: retry(tx, admin, broadcast.id, "failed")) == BroadcastRefused("late")


async def test_those_in_doubt_are_tried_again_at_an_admins_word_and_counted_as_perhaps_twice(
    database: Database, clock: Clock
) -> None:
    """A crash in the middle of the sending: nobody can tell who of them has it."""
    admin, broadcast = await start(database, clock, 3)
    claimed = await take(database, 2)
    await database.write(lambda tx: mark(tx, [Marked(claimed[0], "failed", reason="bad-html")]))
    await database.write(lambda tx: recover(tx, HERE))
    rest = await take(database)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent") for one in rest]))
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)
    ended = (await now(database, broadcast)).report
    assert (ended.sent, ended.unknown, sum(count for _, count in ended.failed)) == (1, 1, 1)
    again = await database.write(lambda tx: retry(tx, admin, broadcast.id, "unknown"))
    assert isinstance(again, Broadcast)
    assert (again.stage, again.report.due, again.report.unknown) == (Stage.RUNNING, 1, 0)
    (one,) = await take(database)
    await database.write(lambda tx: mark(tx, [Marked(one, "sent")]))
    assert await database.write(lambda tx: start_due(tx, RULES)) == (broadcast.id,)
    ended = (await now(database, broadcast)).report
    assert (ended.sent, ended.unknown, ended.unknown_sends) == (2, 0, 1)
    assert await database.write(lambda tx: retry(tx, admin, broadcast.id, "unknown")) == BroadcastRefused("nobody")
