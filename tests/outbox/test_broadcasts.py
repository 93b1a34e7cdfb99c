"""Broadcasts on their way out: nobody who talks with us waits for one, and a word about one counts at once."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from bot.actions.broadcasts import announced, left, previews, show_to_me, takes
from bot.channels.contract import Doable, Later, Result, Sent, Unknown
from bot.channels.layout import plain
from bot.domain.broadcast import Broadcast, Recipients, Report, Stage
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from bot.leader.broadcasts import run_broadcasts
from bot.outbox.delivery import Deliverer
from storage.outbox import broadcasts
from storage.outbox.broadcast_rounds import start_due
from storage.outbox.broadcasts import pause, resume, stop
from tests.builders import RULES
from tests.builders import an_office as an_open_office
from tests.outbox.world import CHANNEL, FakeChannel, Outbox, delivering, paced, scripted, until, until_status
from tests.storage.outbox.drafts import TAKE_BACK, a_text, adds_up, agreed, an_admin, found, people, sent_off

SLOW = 30.0  # requests a second


@dataclass
class Office:
    """An admin, and what was sent off."""

    outbox: Outbox
    admin: Staff

    async def send(self, **changes: Any) -> Broadcast:
        broadcast = await self.outbox.do(sent_off, self.admin, **changes)
        self.outbox.clock.later += TAKE_BACK
        assert broadcast.id in await self.outbox.do(start_due, RULES)
        return broadcast

    async def now(self, broadcast: Broadcast) -> Broadcast:
        seen = await self.outbox.do(found, broadcast.id)
        assert adds_up(seen)
        return seen


async def an_office(outbox: Outbox, many: int) -> Office:
    await outbox.do(agreed, *people(many), channel=CHANNEL)
    return Office(outbox, await outbox.do(an_admin, channel=CHANNEL))


@asynccontextmanager
async def looked_after(outbox: Outbox, deliverer: Deliverer) -> AsyncIterator[None]:
    stop_now = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(
            run_broadcasts(outbox.database, an_open_office, lambda: RULES, deliverer.wake, stop_now, 0.05)
        )
        try:
            yield
        finally:
            stop_now.set()


async def test_each_recipient_gets_it_once_and_the_report_ends(outbox: Outbox) -> None:
    office = await an_office(outbox, 100)
    broadcast = await outbox.do(sent_off, office.admin, arabic="خبر")
    outbox.clock.later = TAKE_BACK
    fake = FakeChannel()
    async with delivering(outbox, fake) as deliverer, looked_after(outbox, deliverer):
        async with asyncio.timeout(20):
            while (await office.now(broadcast)).stage is not Stage.DONE:  # noqa: ASYNC110  # it is a row
                await asyncio.sleep(0.02)
    assert sorted(call.address for call in fake.calls) == sorted(people(100))
    assert {call.text for call in fake.calls} == {announced("خبر", broadcast.number, "ar").text}
    assert (await office.now(broadcast)).report.sent == 100


async def test_an_answer_overtakes_a_broadcast_under_way(outbox: Outbox) -> None:
    office = await an_office(outbox, 200)
    await office.send(arabic="news")
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, SLOW)) as deliverer:
        await until(lambda: len(fake.calls) > 10)
        (reply,) = await outbox.queue(await outbox.chat("somebody"), "answer")
        before = len(fake.calls)
        deliverer.wake()
        await until(lambda: "answer" in fake.texts(), 30)
        assert fake.texts().index("answer") - before < 60  # of more than a hundred that were due before it
        assert before < 100
        await until_status(outbox, reply, "sent")


async def test_slow_broadcasts_leave_ways_for_answers(outbox: Outbox) -> None:
    office = await an_office(outbox, 20)
    await office.send(arabic="news")
    released = asyncio.Event()

    async def answer(address: str, doable: Doable) -> Result:
        if address in people(20):
            await released.wait()
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake, in_flight=8) as deliverer:
        await until(lambda: len(fake.calls) == 6)
        await outbox.queue(await outbox.chat("somebody"), "answer")
        deliverer.wake()
        await until(lambda: "answer" in fake.texts())
        released.set()
        await until(lambda: len(fake.calls) == 21)


async def test_an_urgent_one_overtakes_an_ordinary_one(outbox: Outbox) -> None:
    """The ordinary one has taken all ways that a broadcast may take, and is held up there."""
    office = await an_office(outbox, 60)
    await office.send(arabic="ordinary")
    goes_on = asyncio.Event()

    async def answer(address: str, doable: Doable) -> Result:
        await goes_on.wait()
        return Sent()

    fake = FakeChannel(answer=answer)
    async with delivering(outbox, fake, in_flight=8) as deliverer:
        await until(lambda: len(fake.calls) == 6)
        urgent = await office.send(arabic="urgent", urgent=True)
        goes_on.set()
        deliverer.wake()
        await until(lambda: len(fake.calls) == 120, 30)
    order = ["urgent" in text for text in fake.texts()]
    assert not any(order[:6])
    assert all(order[6:60])
    assert not any(order[-48:])
    assert (await office.now(urgent)).report.sent == 60


@pytest.mark.parametrize("word", [pause, stop])
async def test_pausing_and_stopping_take_effect_within_two_seconds(outbox: Outbox, word: Any) -> None:
    office = await an_office(outbox, 300)
    broadcast = await office.send()
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, SLOW)) as deliverer, looked_after(outbox, deliverer):
        await until(lambda: len(fake.calls) > 10)
        await outbox.do(word, office.admin, broadcast.id)
        said = time.monotonic()
        await asyncio.sleep(2.5)
        assert fake.calls[-1].at - said < 2.0
        quiet = len(fake.calls)
        assert quiet < 150
        seen = await office.now(broadcast)
        assert seen.report.sent == quiet
        if word is pause:
            await outbox.do(resume, office.admin, broadcast.id)
            resumed = time.monotonic()
            deliverer.wake()
            await until(lambda: len(fake.calls) > quiet)
            assert fake.calls[quiet].at - resumed < 2.0
        else:
            assert (seen.stage, seen.report.dropped) == (Stage.STOPPED, (("stopped", 300 - quiet),))
    assert len({call.address for call in fake.calls}) == len(fake.calls)


async def test_what_runs_out_while_it_is_sent_is_dropped_and_counted(outbox: Outbox) -> None:
    office = await an_office(outbox, 300)
    broadcast = await office.send(valid_until=outbox.clock() + TAKE_BACK + timedelta(seconds=1.5))
    fake = FakeChannel()
    async with delivering(outbox, paced(fake, SLOW)) as deliverer, looked_after(outbox, deliverer):
        async with asyncio.timeout(20):
            while (await office.now(broadcast)).stage is not Stage.DONE:  # noqa: ASYNC110  # it is a row
                await asyncio.sleep(0.05)
    report = (await office.now(broadcast)).report
    assert report.dropped == (("too-late", 300 - report.sent),)
    assert 0 < report.sent == len(fake.calls) < 300


async def test_of_unknown_outcome_an_urgent_one_is_sent_again_an_ordinary_one_is_not(outbox: Outbox) -> None:
    office = await an_office(outbox, 1)
    lost: list[Result | Exception] = [Unknown("no-answer"), Unknown("no-answer")]
    ordinary = await office.send(arabic="same", urgent=False)
    text = announced("same", ordinary.number, "ar").text
    fake = FakeChannel(answer=scripted({text: [lost.pop()]}))
    async with delivering(outbox, fake):
        await until_status(outbox, (await outbox.rows())[0].id, "unknown")
    urgent = await office.send(arabic="urgent", urgent=True)
    fake = FakeChannel(answer=scripted({announced("urgent", urgent.number, "ar").text: [lost.pop()]}))
    async with delivering(outbox, fake):
        await until_status(outbox, (await outbox.rows())[1].id, "sent")
    assert len(fake.calls) == 2
    assert (await office.now(ordinary)).report.unknown == 1
    assert (await office.now(urgent)).report.unknown_sends == 1


async def test_a_broadcast_put_off_holds_nobodys_answer_back(outbox: Outbox) -> None:
    office = await an_office(outbox, 1)
    broadcast = await office.send(arabic="news")
    fake = FakeChannel(answer=scripted({announced("news", broadcast.number, "ar").text: [Later(2.0, "not-reached")]}))
    async with delivering(outbox, fake) as deliverer:
        await until(lambda: len(fake.calls) == 1)
        await outbox.queue(await outbox.chat("1"), "answer")
        deliverer.wake()
        await until(lambda: "answer" in fake.texts(), 1.5)
        await until(lambda: len(fake.calls) == 3)


async def test_an_admin_sees_it_exactly_as_people_will(outbox: Outbox) -> None:
    office = await an_office(outbox, 2)
    text = a_text(arabic="اليوم <مغلق>\n& غداً", english="closed\ntoday")
    broadcast = await outbox.do(broadcasts.draft_broadcast, office.admin, text)
    assert isinstance(broadcast, Broadcast)
    shown = previews(text, broadcast.number)
    assert plain(shown["ar"].text).startswith("اليوم <مغلق>\n& غداً\n\n")
    assert f"#{broadcast.number}" in shown["en"].text
    assert await outbox.do(show_to_me, office.admin, broadcast, an_open_office())
    fake = FakeChannel()
    async with delivering(outbox, fake):
        await until(lambda: len(fake.calls) == 2)
    assert fake.texts("admin") == [shown["ar"].text, shown["en"].text]


def test_how_long_it_takes_is_told_by_the_pace() -> None:
    recipients = Recipients((("telegram", "ar", 2900), ("telegram", "en", 100), ("web", "ar", 50)))
    assert takes(recipients, RULES) == timedelta(seconds=100)
    assert takes(recipients, Rules()) == timedelta(0)
    assert left(Report(100, due=60, sent=40), 30) == timedelta(seconds=2)


async def test_a_look_that_fails_is_followed_by_another(outbox: Outbox) -> None:
    office = await an_office(outbox, 1)
    broadcast = await outbox.do(sent_off, office.admin)
    outbox.clock.later = TAKE_BACK
    woken, stop_now = asyncio.Event(), asyncio.Event()
    failures = [ConnectionResetError()]

    def wake() -> None:
        if failures:
            raise failures.pop()
        woken.set()

    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(run_broadcasts(outbox.database, an_open_office, lambda: RULES, wake, stop_now, 0.01))
        async with delivering(outbox, FakeChannel()):
            await woken.wait()
            await until_status(outbox, (await outbox.rows())[0].id, "sent")
        stop_now.set()
    assert (await outbox.do(partial(found, broadcast_id=broadcast.id))).report.sent == 1
