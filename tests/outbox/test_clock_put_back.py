"""A clock that is put back while a chat waits for a moment: it waits for that moment, and not for hours."""

import asyncio
from datetime import timedelta

from sqlalchemy import update

from bot.channels.contract import Doable, Later, Result, Sent
from storage.outbox.deliveries import unfinished
from storage.tables import deliveries
from tests.outbox.world import FakeChannel, delivering, open_outbox, until


async def test_a_chat_whose_line_failed_just_before_is_written_to_again(sqlite_url: str) -> None:
    async with open_outbox(sqlite_url) as outbox:
        failed = asyncio.Event()

        async def answer(address: str, doable: Doable) -> Result:
            if failed.is_set():
                return Sent("m")
            failed.set()
            return Later(30, "not-reached")

        channel = FakeChannel(answer=answer)
        chat_id = await outbox.chat("someone")
        async with delivering(outbox, channel) as deliverer:
            (first,) = await outbox.queue(chat_id, "hello")
            deliverer.wake()
            await asyncio.wait_for(failed.wait(), 10)
            async with asyncio.timeout(10):
                while (await outbox.row(first)).status != "due":  # noqa: ASYNC110  # it is a row
                    await asyncio.sleep(0.01)
            outbox.clock.later = timedelta(hours=-5)
            due_again = update(deliveries).where(unfinished).values(due_at=outbox.clock())  # as the leader's look does
            await outbox.do(lambda tx: tx.connection.execute(due_again))
            await outbox.queue(chat_id, "and more")
            deliverer.wake()
            await until(lambda: channel.texts().count("and more") == 1)
