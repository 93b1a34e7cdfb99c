"""Two processes, of which the one that answers has a clock ahead of the one that sends."""

import random
from datetime import timedelta

from bot.outbox.claims import OTHERS
from storage.engine.database import open_database
from storage.engine.transaction import TransactionFactory
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Marked, mark
from storage.outbox.other_clocks import answers_ahead
from tests.outbox.world import CHANNEL, FakeChannel, delivering, open_outbox, say, until

AHEAD = timedelta(minutes=20)


async def test_an_answer_that_was_put_off_stays_so(postgres_url: str) -> None:
    async with open_outbox(postgres_url) as outbox:
        (put_off,) = await outbox.queue(await outbox.chat("someone"), "an answer")
        (claimed,) = await outbox.do(claim, [CHANNEL], 10)
        await outbox.do(mark, [Marked(claimed, "due", until=outbox.clock() + AHEAD, tried=False)])
        assert await outbox.do(answers_ahead, [CHANNEL]) == ()
        assert (await outbox.row(put_off)).attempts == 0


async def test_an_answer_by_a_clock_that_is_ahead_is_sent_at_once_and_a_reminder_at_its_time(postgres_url: str) -> None:
    async with open_outbox(postgres_url) as outbox:
        chat_id = await outbox.chat("someone")
        keyring = (await outbox.do(lambda tx: tx)).keyring
        factory = TransactionFactory(keyring, lambda: outbox.clock() + AHEAD, random.SystemRandom())
        other = await open_database(postgres_url, factory)
        channel = FakeChannel()
        async with delivering(outbox, channel):
            answer = NewDelivery(chat_id, CHANNEL, "reply", say("an answer"))
            reminder = NewDelivery(chat_id, CHANNEL, "courtesy", say("a reminder"), due_at=outbox.clock() + AHEAD)
            await other.write(lambda tx: queue(tx, [answer, reminder]))
            await until(lambda: channel.texts() == ["an answer"], 10 * OTHERS)
            outbox.clock.later = AHEAD
            await until(lambda: channel.texts() == ["an answer", "a reminder"], 10 * OTHERS)
        await other.close()
