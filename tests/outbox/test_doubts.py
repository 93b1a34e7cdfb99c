"""A send without an answer stands perhaps on the screen: the next one to that chat waits for a sign of life."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.channels.contract import Blocked, Doable, Result, Sent, Unknown
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import Transport, bot_over
from bot.domain.channel import ChannelTraits
from storage.engine.transaction import Transaction
from storage.tables import chats
from tests.outbox.world import CHANNEL, FakeChannel, Outbox, delivering, open_outbox, text_of, until, until_status
from tests.simulator import Late, LostCall, Simulator


@pytest.fixture
async def outbox(sqlite_url: str) -> AsyncIterator[Outbox]:
    """What is done here is the same whatever the database."""
    async with open_outbox(sqlite_url) as opened:
        yield opened


@dataclass
class SlowMessenger(FakeChannel):
    """Shows at once what it is given and answers only ``fast`` chats in time, if it is not ``well``."""

    well: bool = False
    fast: tuple[str, ...] = ()
    asked: int = 0
    answers_questions: bool = False

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        sent = await FakeChannel.deliver(self, address, doable, delivery_id)
        return sent if self.well or address in self.fast else Unknown("no-answer")

    async def alive(self, address: str) -> bool:
        self.asked += 1
        return self.well or self.answers_questions


async def test_telegram_answers_after_61_seconds_and_a_reply_stands_on_the_screen_once(outbox: Outbox) -> None:
    slow = SlowMessenger()
    (reply,) = await outbox.queue(await outbox.chat("a"), "your code")
    async with delivering(outbox, slow):
        await until(lambda: len(slow.calls) == 1)
        for _ in range(3):  # hours of it
            asked = slow.asked
            outbox.clock.later += timedelta(hours=6)
            await until(lambda asked=asked: slow.asked > asked)  # type: ignore[misc]
        assert slow.texts() == ["your code"]
        slow.well = True
        outbox.clock.later += timedelta(minutes=1)
        row = await until_status(outbox, reply, "sent")
    assert slow.texts() == ["your code"] * 2
    assert (row.unknown, row.attempts) == (1, 1)


async def test_over_the_bot_api_a_late_answer_leaves_one_copy_on_the_screen_until_telegram_answers_again(
    outbox: Outbox,
) -> None:
    """The bot waits 0.3 s here, and Telegram answers after the double."""
    async with Simulator() as simulator:
        person = simulator.person(5)
        person.start()
        simulator.misbehave("sendMessage", Late(0.6), 9)
        simulator.misbehave("sendChatAction", LostCall(), 2)
        (reply,) = await outbox.queue(await outbox.chat("5"), "your code")
        request = Transport(simulator.token, simulator.url, read_timeout=0.3)
        bot = bot_over(request)
        async with (
            TelegramChannel(bot, traits=ChannelTraits(CHANNEL)) as channel,
            delivering(outbox, channel),
        ):
            for asked in (1, 2):
                await until(lambda asked=asked: simulator.counts["sendChatAction"] >= asked)  # type: ignore[misc]
                outbox.clock.later += timedelta(minutes=1)
            assert [one.text for one in person.from_bot] == ["your code"]
            simulator.mischief.clear()
            assert (await until_status(outbox, reply, "sent")).unknown == 1
        assert [one.text for one in person.from_bot] == ["your code"] * 2


async def test_the_rest_of_the_chat_waits_in_order_and_no_other_chat_does(outbox: Outbox) -> None:
    slow = SlowMessenger(fast=("b",))
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one", "two")
    async with delivering(outbox, slow) as deliverer:
        await until(lambda: len(slow.calls) == 1)
        await outbox.queue(chat, "three")
        (other,) = await outbox.queue(await outbox.chat("b"), "b")
        deliverer.wake()
        await until_status(outbox, other, "sent")
        assert slow.texts("a") == ["one"]
        slow.well = True
        outbox.clock.later += timedelta(minutes=1)
        await until(lambda: len(slow.texts("a")) == 4)
    assert slow.texts("a") == ["one", "one", "two", "three"]


async def test_a_word_of_the_person_is_a_sign_of_life(outbox: Outbox) -> None:
    """Who writes again is answered at once, without another question to the messenger."""
    slow = SlowMessenger()
    chat = await outbox.chat("a")
    await outbox.queue(chat, "one")

    def heard(tx: Transaction) -> None:
        tx.connection.execute(update(chats).where(chats.c.id == chat).values(heard_at=tx.now))

    async with delivering(outbox, slow) as deliverer:
        await until(lambda: len(slow.calls) == 1)
        outbox.clock.later += timedelta(seconds=0.5)
        await outbox.do(heard)
        await outbox.queue(chat, "again?")
        deliverer.wake()
        await until(lambda: "again?" in slow.texts())
    assert slow.asked == 0


async def test_signs_of_life_without_an_answer_to_a_send_are_believed_ever_less(outbox: Outbox) -> None:
    """The line answers each question and no send: the screen fills up a few an hour, not one every few seconds."""
    slow = SlowMessenger(answers_questions=True)
    (reply,) = await outbox.queue(await outbox.chat("a"), "your code")
    times = [outbox.clock()]
    async with delivering(outbox, slow):
        for tries in range(1, 7):
            await until(lambda tries=tries: len(slow.calls) == tries)  # type: ignore[misc]
            while (row := await outbox.row(reply)).attempts < tries:  # noqa: ASYNC110  # it is a row
                await asyncio.sleep(0.01)
            times.append(row.due_at)
            outbox.clock.later += row.due_at - outbox.clock()
    waits = [round((after - before).total_seconds()) for before, after in pairwise(times)]
    assert [round(wait, -1) for wait in waits[2:]] == [60, 600, 3600, 3600]


async def test_several_chats_without_an_answer_put_no_broadcast_at_risk(outbox: Outbox) -> None:
    slow = SlowMessenger()
    for number in range(60):
        await outbox.queue(await outbox.chat(f"{number}"), "hello")
    with capture_logs() as logs:
        async with delivering(outbox, slow, in_flight=6):
            await until(lambda: any(line["event"] == "sending_pauses" for line in logs))
    assert len(slow.calls) <= 6, "it went on as if they were answered"
    assert max(Counter(call.address for call in slow.calls).values()) == 1


async def test_what_was_answered_is_in_no_doubt_any_more(outbox: Outbox) -> None:
    doubtful: list[Result] = [Unknown("no-answer"), Sent("m1"), Blocked()]

    async def answer(address: str, doable: Doable) -> Result:
        return doubtful.pop(0) if text_of(doable) != "other" else Sent()

    slow = SlowMessenger(answer=answer, well=True)
    chat = await outbox.chat("a")
    (one,) = await outbox.queue(chat, "one")
    async with delivering(outbox, slow):
        await until_status(outbox, one, "sent")
        asked = slow.asked
        (two,) = await outbox.queue(chat, "two")
        await until_status(outbox, two, "dropped")
    assert (asked, slow.asked) == (1, 1)
