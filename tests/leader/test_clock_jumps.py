"""Clocks that jump under the leader's round, and starts on a clock that is wrong: nobody is erased, missed or muted."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import select, update

from bot.actions.clock import believe_clock_for_operator
from bot.actions.offers import offer_freed
from bot.conversation.core.state import Scene
from bot.domain.clock import Doubt, Why
from bot.domain.message import Message, Send
from bot.inbox.clock_pause import pause_of_clock
from storage.engine.transaction import Transaction
from storage.maintenance.clock import find_seen
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import Marked, mark
from storage.tables import deliveries, holds
from tests.builders import RULES, a_chat, an_applicant, local
from tests.judged_clocks import Machine
from tests.leader.jumping import Kept, Service, started
from tests.monitoring.alarmed import staff, told
from tests.storage.lifecycles import DRAFT, speak
from tests.storage.queue import AT_TEN, given_back, taken_by_another, waits_for
from tests.storage.queue import OFFICE as ONE_PLACE
from tests.storage.verbs import ELEVEN, TEN, booked, hold, with_chat


@pytest.fixture
def url(migrated_url: Callable[[str], str]) -> str:
    return migrated_url("sqlite")


def people(tx: Transaction) -> None:
    """Six who are booked today, one in the middle of an interview, one who holds a place, and the staff."""
    staff(tx)
    for number in range(6):
        who = an_applicant(f"0123456789{number}")
        booked(tx, a_chat(tx, f"booked {number}"), TEN if number % 2 else ELEVEN, who)
    speak(tx, "in an interview", DRAFT)
    hold(tx, speak(tx, "holding", DRAFT), TEN)


EVERYBODY = Kept(applicants=6, interviews=2, holds=1, open_offers=0, missed=0)


async def doubt_of(service: Service) -> Doubt:
    seen = await service.database.read(find_seen)
    assert seen is not None
    assert seen.doubt is not None
    return seen.doubt


@pytest.mark.parametrize("days", [1, 8, 400])
async def test_a_clock_that_jumps_forward_erases_nobody_and_nobody_counts_as_missing(url: str, days: int) -> None:
    async with started(url, Machine()) as service:
        await service.database.write(people)
        await service.rounds()
        service.machine.jumps(days=days)
        await service.rounds(5)
        assert await service.kept() == EVERYBODY
        (english, arabic) = await told(service.database)
        assert ("clock cannot be right" in english) != ("clock cannot be right" in arabic), "each in their language"
        service.machine.jumps(days=-days)
        await service.rounds(5)
        assert await service.kept() == EVERYBODY
        assert service.machine.clock.doubt() is None
        service.machine.passes(days=10)  # the process slept for as long, and so did its counter: ordinary time
        await service.rounds(4)
        assert (await service.kept()).applicants == 0, "what is due is forgotten when the clock is believed"


async def test_after_an_admins_word_the_service_goes_on_by_the_clock(url: str) -> None:
    async with started(url, Machine()) as service:
        await service.database.write(people)
        await service.rounds()
        service.machine.jumps(days=8)
        await service.rounds(5)
        earlier = await doubt_of(service)
        service.machine.jumps(days=1)
        await service.rounds()
        believed = partial(believe_clock_for_operator, doubt_id=earlier.id)
        assert not await service.database.write(believed), "the word is about what was shown"
        believed = partial(believe_clock_for_operator, doubt_id=(await doubt_of(service)).id)
        assert await service.database.write(believed)
        await service.rounds(4)
        assert (service.machine.clock.doubt(), (await service.kept()).applicants) == (None, 0)


async def test_no_offer_and_no_hold_runs_out_on_a_doubtful_clock(url: str) -> None:
    machine = Machine(AT_TEN)
    async with started(url, machine) as service:
        await service.database.write(taken_by_another)
        await service.database.write(partial(waits_for, address="first"))
        await service.database.write(given_back)
        await service.database.write(with_chat(hold, TEN, address="holding"))
        await service.database.write(_offer)
        await service.rounds()
        before = await service.database.read(_places_held)
        machine.jumps(days=3)
        await service.rounds(3)
        assert (await service.kept()).open_offers == 1
        assert await service.database.read(_places_held) == before != []


def _places_held(tx: Transaction) -> list[str]:
    return list(tx.connection.execute(select(holds.c.id).order_by(holds.c.id)).scalars())


def _offer(tx: Transaction) -> None:
    tx.connection.execute(update(holds).where(holds.c.chat_id.is_(None)).values(expires_at=tx.now))
    assert offer_freed(tx, Scene(tx.now, ONE_PLACE, RULES, ""))


async def test_a_clock_that_is_put_back_keeps_no_chat_mute(url: str) -> None:
    """One answer waits to be tried again in a moment, one was never tried, one is for the evening."""
    async with started(url, Machine()) as service:
        chat_id = await service.database.write(a_chat)
        await service.rounds()
        service.machine.passes(seconds=10)
        say = partial(NewDelivery, chat_id, "console", "reply", Send(Message("hello")))
        evening = local(7, 18)
        new = [say(), say(due_at=evening), say()]
        await service.database.write(partial(queue, new=new))
        (first, *_) = await service.database.write(lambda tx: claim(tx, {"console"}, 1))
        again = service.machine.clock.now().replace(microsecond=0)
        await service.database.write(partial(mark, results=[Marked(first, "due", until=again)]))
        for hours in (-24, -5):  # by a day it is not followed; by hours it is
            service.machine.jumps(hours=hours)
            await service.rounds()
            due = await service.database.write(lambda tx: claim(tx, {"console"}, 10))
            assert len(due) == 2, "what was due stays due, and what is for the evening is not"
            results = [Marked(each, "due", until=again) for each in due]
            await service.database.write(partial(mark, results=results))
            if hours == -24:
                service.machine.jumps(hours=24)
                await service.rounds()
        assert service.woken
        left = select(deliveries.c.due_at)
        assert evening in await service.database.read(lambda tx: tx.connection.execute(left).scalars().all())


@pytest.mark.parametrize(("days", "why"), [(-400, Why.BEHIND), (-1, Why.BEHIND), (40, Why.FAR), (400, Why.FAR)])
async def test_a_start_on_a_wrong_clock_books_nothing_and_erases_nobody(url: str, days: int, why: Why) -> None:
    machine = Machine()
    async with started(url, machine) as service:
        await service.database.write(people)
        await service.rounds(2)
    machine.jumps(days=days)
    machine.passes(minutes=3)
    async with started(url, machine) as service:
        pause = pause_of_clock(machine.clock)
        assert pause is not None
        assert "what day it is" in pause.english
        await service.rounds(30, seconds=140)  # more than an hour
        assert (await doubt_of(service)).why is why
        assert await service.kept() == EVERYBODY
        told_by_now = await told(service.database)
        assert any("clock cannot be right" in text for text in told_by_now)
        seen = await service.database.read(find_seen)
        assert seen is not None
        assert abs((seen.at - local(7, 8)).total_seconds()) < 120, "what was sure is not overwritten by a doubt"
        machine.clock.hear(local(7, 9))  # Telegram's clock: people can book again
        assert pause_of_clock(machine.clock) is None
        machine.jumps(days=-days)
        await service.rounds()
        assert machine.clock.doubt() is None


async def test_a_night_without_power_is_believed_within_the_hour_and_everything_goes_on(url: str) -> None:
    machine = Machine()
    async with started(url, machine) as service:
        await service.database.write(people)
        await service.rounds(2)
    machine.passes(days=12)
    async with started(url, machine) as service:
        assert pause_of_clock(machine.clock) is None, "people are served at once"
        await service.rounds(3)
        assert await service.kept() == EVERYBODY
        assert await told(service.database) == [], "no alarm: the power fails every night"
        machine.passes(hours=1)
        await service.rounds(3)
        assert (await service.kept()).applicants == 0


async def test_a_night_without_power_is_believed_at_once_when_a_second_clock_agrees(url: str) -> None:
    machine = Machine()
    async with started(url, machine) as service:
        await service.database.write(people)
        await service.rounds(2)
    machine.passes(days=12)
    async with started(url, machine) as service:
        machine.clock.hear(machine.wall)
        await service.rounds(3)
        assert (await service.kept()).applicants == 0
