"""What a messenger refuses to one chat stops no other; what it refuses to several in a row stops all, and is said."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.actions.broadcasts import announced
from bot.channels.contract import Doable, Later, Refused, Result, Sent, Unknown
from bot.outbox.results import HOLDS, HOLDS_IN_DOUBT, LONGEST, delivery_status
from bot.outbox.setbacks import IN_A_ROW, Setbacks
from storage.outbox.mark import Claimed
from storage.outbox.pauses import SendingPaused, find_pauses, record_pause
from tests.builders import local
from tests.outbox.test_broadcasts import an_office
from tests.outbox.world import CHANNEL, FakeChannel, Outbox, delivering, open_outbox, say, scripted, until, until_status

NOON = local(7, 12)
HOURS = 10_072.0  # seconds, as Telegram once asked for


@pytest.fixture
async def outbox(sqlite_url: str) -> AsyncIterator[Outbox]:
    """What is done here is the same whatever the database."""
    async with open_outbox(sqlite_url) as opened:
        yield opened


async def queued(outbox: Outbox, *names: str) -> list[str]:
    return [(await outbox.queue(await outbox.chat(name), name))[0] for name in names]


async def test_a_429_of_one_chat_lets_all_others_go(outbox: Outbox) -> None:
    chat = await outbox.chat("a")
    (first,) = await outbox.queue(chat, "one")
    fake = FakeChannel(answer=scripted({"one": [Later(HOURS, "too-many")] * 9}))
    async with delivering(outbox, fake) as deliverer:
        await until(lambda: len(fake.calls) == 1)
        (second,) = await outbox.queue(chat, "two")
        others = await queued(outbox, *(f"other {number}" for number in range(9)))
        deliverer.wake()
        for other in others:
            await until_status(outbox, other, "sent")
        assert (await outbox.row(second)).status == "due", "it was sent before the first of its chat"
    row = await outbox.row(first)
    assert (row.status, row.attempts, row.reason) == ("due", 0, "too-many")
    assert row.due_at - outbox.clock() <= timedelta(seconds=LONGEST), "hours were believed"


async def test_several_chats_in_a_row_pause_everybody_for_a_minute_at_most_and_that_is_said(outbox: Outbox) -> None:
    names = [f"{number}" for number in range(30)]
    await queued(outbox, *names)
    refusing = True

    async def answer(address: str, doable: Doable) -> Result:
        return Later(HOURS, "too-many") if refusing else Sent()

    fake = FakeChannel(answer=answer)
    with capture_logs() as logs:
        async with delivering(outbox, fake, in_flight=IN_A_ROW):
            await until(lambda: any(line["event"] == "sending_pauses" for line in logs))
            paused = await noted(outbox, pausing=True)
            assert paused is not None
            assert (paused.reason, paused.seconds) == ("too-many", HOURS)
    assert len(fake.calls) == IN_A_ROW
    (said,) = (line for line in logs if line["event"] == "sending_pauses")
    assert (said["seconds"], said["asked_for"], said["reason"]) == (LONGEST, HOURS, "too-many")
    refusing = False
    outbox.clock.later = timedelta(seconds=LONGEST)
    async with delivering(outbox, fake):
        await until(lambda: len(fake.calls) == IN_A_ROW + len(names))
        await noted(outbox, pausing=False)


async def noted(outbox: Outbox, *, pausing: bool) -> SendingPaused | None:
    """Once it is recorded that the channel pauses, or goes on."""
    async with asyncio.timeout(10):
        while True:
            found = await outbox.database.read(find_pauses)
            if found and (found[0][1] is not None) == pausing:
                return found[0][1]
            await asyncio.sleep(0.01)


def counted(setbacks: Setbacks, *results: tuple[str, Any]) -> list[float]:
    return [setbacks.count(chat, result, NOON) for chat, result in results]


def test_one_chat_refused_again_and_again_is_not_several() -> None:
    setbacks = Setbacks(CHANNEL)
    assert counted(setbacks, *[("a", Later(5, "too-many"))] * 9) == [0.0] * 9
    assert setbacks.paused is None


def test_a_success_in_between_begins_the_row_anew() -> None:
    setbacks, late = Setbacks(CHANNEL), Later(5, "too-many")
    assert counted(setbacks, ("a", late), ("b", late)) == [0.0, 0.0]
    setbacks.succeeded(NOON)
    assert counted(setbacks, ("c", late), ("d", late), ("a", late)) == [0.0, 0.0, 5.0]


@pytest.mark.parametrize(
    ("result", "seconds"),
    [
        (Later(HOURS, "too-many"), LONGEST),
        (Later(7, "too-many"), 7.0),
        (Later(5, "not-reached"), 5.0),
        (Later(2, "not-done", tried=True), 2.0),
        (Unknown("no-answer"), 5.0),
    ],
)
def test_whatever_three_chats_in_a_row_meet_pauses_all_and_while_it_stands_three_try_first(
    result: Later | Unknown, seconds: float
) -> None:
    setbacks = Setbacks(CHANNEL)
    assert setbacks.most(64, 0) == 64
    assert counted(setbacks, ("a", result), ("b", result), ("c", result), ("d", result)) == [0, 0, seconds, seconds]
    assert [setbacks.most(64, under_way) for under_way in (0, 2, 9)] == [3, 1, 0]
    setbacks.succeeded(NOON)
    assert setbacks.most(64, 0) == 64


def test_a_refused_token_is_everybodys_at_once() -> None:
    assert counted(Setbacks(CHANNEL), ("a", Later(60, "token-refused", everyone=True))) == [60.0]


async def test_a_messenger_that_fails_for_everybody_for_a_while_loses_no_reminder(outbox: Outbox) -> None:
    """It answered 502, which says that nothing was done: nobody is missing, and nobody perhaps has it twice."""
    names, hour = [f"{number}" for number in range(5)], outbox.clock() + timedelta(hours=1)
    reminders: list[str] = []
    for name in names:
        reminders += await outbox.queue(await outbox.chat(name), name, kind="courtesy", until=hour)
    fake = FakeChannel(answer=scripted({name: [Later(0.05, "not-done", tried=True)] for name in names}))
    async with delivering(outbox, fake):
        for reminder in reminders:
            await until_status(outbox, reminder, "sent")
    assert {(row.status, row.unknown) for row in await outbox.rows()} == {("sent", 0)}


async def test_a_messenger_that_fails_for_a_while_leaves_nobody_of_an_ordinary_one_without_it(
    outbox: Outbox,
) -> None:
    """A 5xx is an answer: it was not done, and nobody is to be counted as perhaps reached."""
    office = await an_office(outbox, 6)
    broadcast = await office.send(arabic="news")
    fake = FakeChannel(
        answer=scripted({announced("news", broadcast.number, "ar").text: [Later(0.05, "not-done", tried=True)] * 4})
    )
    async with delivering(outbox, fake), asyncio.timeout(20):
        while (await office.now(broadcast)).report.sent < 6:  # noqa: ASYNC110  # it is a row
            await asyncio.sleep(0.02)
    report = (await office.now(broadcast)).report
    assert (report.sent, report.unknown, report.unknown_sends) == (6, 0, 0)


@pytest.mark.parametrize(
    ("result", "attempts", "holds"),
    [
        (Later(5, "too-many"), 99, True),
        (Later(5, "not-reached"), 99, True),
        (Later(2, "not-done", tried=True), HOLDS - 1, True),
        (Later(2, "not-done", tried=True), HOLDS, False),
        (Unknown("no-answer"), HOLDS_IN_DOUBT - 1, True),
        (Unknown("no-answer"), HOLDS_IN_DOUBT, False),
    ],
)
def test_one_message_that_a_messenger_fails_at_holds_the_rest_of_its_chat_not_for_ever(
    result: Result, attempts: int, holds: bool
) -> None:
    one = Claimed("d", 1, "c", CHANNEL, "reply", "a", say("x"), None, attempts, NOON)
    marked = delivery_status(one, result, NOON)
    assert (marked.holds, marked.tried) == (holds, not isinstance(result, Later) or result.tried)


async def test_a_refusal_is_an_answer_and_ends_a_row(outbox: Outbox) -> None:
    results = {name: [Later(9, "too-many")] for name in ("a", "b", "d")} | {"c": [Refused("too-long")]}
    fake = FakeChannel(answer=scripted(results))  # type: ignore[arg-type]
    async with delivering(outbox, fake, in_flight=1):
        *_, last = await queued(outbox, "a", "b", "c", "d", "e")
        await until_status(outbox, last, "sent")


async def test_a_new_leader_takes_no_pause_over(outbox: Outbox) -> None:
    await outbox.do(record_pause, CHANNEL, SendingPaused(outbox.clock(), "too-many", 9))
    async with delivering(outbox, FakeChannel()):
        await noted(outbox, pausing=False)
