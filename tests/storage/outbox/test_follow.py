"""What waits goes by the account that its chat wrote to last: a broadcast's rows as well, and none of them twice."""

from functools import partial

from sqlalchemy import select, update

from storage.chats.accounts import mark_heard_by
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.leads import claim_term
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.follow import follow
from storage.outbox.mark import Claimed, Marked, mark, recover
from storage.tables import deliveries
from tests.builders import Clock, a_chat
from tests.outbox.world import say
from tests.storage.outbox.running_broadcasts import now, start

FIRST, SECOND = "telegram", "telegram:78"


async def take(database: Database, account: str) -> dict[str, Claimed]:
    claimed = await database.write(lambda tx: claim(tx, [account], 100))
    return {one.address: one for one in claimed}


async def moves(database: Database, address: str, account: str = SECOND) -> str:
    def move(tx: Transaction) -> str:
        chat_id = a_chat(tx, address, FIRST)
        mark_heard_by(tx, chat_id, account)
        follow(tx, chat_id, account)
        return chat_id

    return await database.write(move)


async def test_a_bot_banned_in_the_middle_of_a_broadcast_keeps_nobody_who_writes_to_another_from_it(
    database: Database, clock: Clock
) -> None:
    _, broadcast = await start(database, clock, 5)
    sent, failed, *under_way = (await take(database, FIRST)).values()
    await database.write(lambda tx: mark(tx, [Marked(sent, "sent", "1"), Marked(failed, "due", tried=False)]))
    await moves(database, failed.address)
    await moves(database, under_way[0].address)
    assert set(await take(database, SECOND)) == {failed.address}, "what is being sent is not sent beside it"
    # Then the token is refused: what was under way waits, and goes by the bot that its chat has gone to.
    results = [Marked(one, "due", reason="token-refused", tried=False) for one in under_way]
    await database.write(lambda tx: mark(tx, results))
    assert set(await take(database, SECOND)) == {under_way[0].address}
    assert set(await take(database, FIRST)) == {one.address for one in under_way[1:]}
    assert (await now(database, broadcast)).report.total == 5


async def test_a_kill_between_claim_and_result_leaves_an_ordinary_broadcast_unknown_and_a_notice_goes_on(
    database: Database, clock: Clock
) -> None:
    await start(database, clock, 1)
    chat = await database.write(lambda tx: a_chat(tx, "2", FIRST))
    await database.write(lambda tx: queue(tx, [NewDelivery(chat, FIRST, "notice", say("news"))]))
    assert len(await take(database, FIRST)) == 2  # and it is killed
    await moves(database, "1")
    await moves(database, "2")
    await database.write(lambda tx: claim_term(tx, SECOND))
    assert await database.write(partial(recover, channels=[FIRST])) == 2
    assert set(await take(database, SECOND)) == {"2"}
    assert await take(database, FIRST) == {}


async def test_who_has_blocked_the_bot_that_they_left_is_not_taken_for_one_who_wants_nothing(
    database: Database, clock: Clock
) -> None:
    chat = await database.write(lambda tx: a_chat(tx, "1", FIRST))
    new = [NewDelivery(chat, FIRST, "notice", say("news")), NewDelivery(chat, FIRST, "notice", say("more"))]
    await database.write(lambda tx: queue(tx, new))
    first, second = await database.write(lambda tx: claim(tx, [FIRST], 10))
    await moves(database, "1")
    results = [Marked(first, "blocked"), Marked(second, "dropped", reason="blocked", tried=False)]
    await database.write(lambda tx: mark(tx, results))
    assert len(await database.write(lambda tx: claim(tx, [SECOND], 10))) == 2


async def test_a_row_that_somebody_without_the_keys_has_put_there_is_not_given_a_mac_by_following(
    database: Database, clock: Clock
) -> None:
    chat = await database.write(lambda tx: a_chat(tx, "1", FIRST))
    await database.write(lambda tx: queue(tx, [NewDelivery(chat, FIRST, "chore", say("news"))]))
    await database.write(lambda tx: tx.connection.execute(update(deliveries).values(kind="notice")).rowcount)
    await moves(database, "1")
    kept = await database.read(lambda tx: tx.connection.execute(select(deliveries.c.channel)).scalars().all())
    assert kept == [FIRST]
    assert await take(database, FIRST) == {}, "it is refused as any other row that was changed"
