"""What we write of cases unasked: in rounds as there is room, never at night, each once whatever happens."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.actions.case_of_chat import standings
from bot.actions.case_rounds import look_round, tell_some
from bot.channels.layout import plain
from bot.conversation.core.state import Scene
from bot.domain.booking import Slot
from bot.domain.case import Case, HandedOver, HandingOver
from bot.domain.message import Send
from bot.domain.neutral import gives_away
from bot.domain.office import Office
from bot.leader.housekeeping import go_round
from storage.cases.campaigns import close_campaign
from storage.cases.find import find_case
from storage.cases.hand_over import hand_over
from storage.cases.ready_rounds import mark_ready
from storage.cases.reminders import wish_reminder
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.tables import deliveries
from tests.builders import BOTH, RULES, Clock, a_station, local, open_for_tests
from tests.storage.cases.opened import collecting, enrolled_at, entered, opened

LATER = Slot("saliheen.collect", local(15, 10))
NINE = Slot("saliheen.collect", local(9, 9))
CARDS = tuple(each for each in BOTH.stations if each.service == "cards" and each.visit == "apply")


def an_office(places: int) -> Office:
    """One time a day to collect, of so many places; three days of them may be booked."""
    narrow = a_station(
        "saliheen.collect", visit="collect", places=places, walk_in_places=0, slot_minutes=360, horizon_days=4
    )
    return replace(BOTH, more_services=(), stations=(*CARDS, narrow))


@dataclass(frozen=True)
class Message:
    id: str
    chat: str
    text: str
    buttons: tuple[str, ...]


@dataclass
class Told:
    """The database, and what was queued since the last look."""

    database: Database
    clock: Clock
    office: Office
    cases: tuple[Case, ...] = ()

    async def round(self) -> list[Message]:
        before = await self.database.read(_waiting)
        await go_round(self.database, self.office, RULES)
        return [each for each in await self.database.read(_waiting) if each not in before]


def _waiting(tx: Transaction) -> list[Message]:
    found = []
    for row in tx.connection.execute(
        select(*deliveries.c).where(deliveries.c.kind == "calm", deliveries.c.status != "dropped")
    ):
        _, outgoing = open_payload(tx, row.id, row.payload)
        assert isinstance(outgoing, Send)
        buttons = tuple(button.data for line in outgoing.message.rows for button in line)
        found.append(Message(row.id, row.chat_id, plain(outgoing.message.text), buttons))
    return found


@pytest.fixture
async def told(sqlite_url: str) -> AsyncIterator[Told]:
    """Five people whose cards are ready since ten minutes."""
    clock = Clock(local(7, 8))
    async with open_for_tests(sqlite_url, clock) as started:

        def begin(tx: Transaction) -> tuple[Case, ...]:
            clerk, admin = enrolled_at(tx, "clerk", "saliheen"), enrolled_at(tx, "admin", None)
            made = tuple(opened(tx, clerk, str(number), f"person {number}").case for number in range(1, 6))
            entered(tx, admin, range(1, 6))
            return made

        cases = await started.database.write(begin)
        clock.forward(minutes=10)
        yield Told(started.database, clock, an_office(4), cases)


async def test_each_chat_gets_one_message_with_times_that_no_locked_phone_gives_away(told: Told) -> None:
    messages = await told.round()
    assert {each.chat for each in messages} == {case.chat_id for case in told.cases}
    for each in messages:
        assert not gives_away(each.text)
        assert "card" not in each.text
        assert not any(case.serial in each.text for case in told.cases)
        assert [data.split(":")[1] for data in each.buttons] == ["at", "at", "at", "choose"]
    assert await told.round() == [], "once"


async def test_neighbours_are_shown_different_times_first(told: Told) -> None:
    wide = a_station("saliheen.collect", visit="collect")
    told.office = replace(told.office, stations=(*CARDS, wide))
    messages = await told.round()
    assert len({each.buttons[0].rpartition(":")[2] for each in messages}) == len(messages)


async def test_so_many_are_asked_to_choose_as_there_is_room_and_the_rest_hear_once_that_it_is_ready(told: Told) -> None:
    told.office = an_office(1)
    first = await told.round()
    assert sorted(len(each.buttons) for each in first) == [0, 0, 4, 4, 4]
    assert await told.round() == [], "nobody has chosen yet, so there is no more room"
    told.office = an_office(2)
    later = await told.round()
    assert {each.chat for each in later} == {each.chat for each in first if not each.buttons}
    assert all(each.buttons for each in later)


async def test_where_nothing_is_collected_by_appointment_they_hear_that(told: Told) -> None:
    told.office = replace(told.office, stations=CARDS)
    assert all("place itself" in each.text or "المكان نفسه" in each.text for each in await told.round())


async def test_nobody_is_written_to_at_night_and_what_has_not_left_by_then_waits_for_the_morning(told: Told) -> None:
    told.clock.time = local(7, 20, 59)
    assert len(await told.round()) == 5
    told.clock.time = local(7, 21)
    await told.round()
    due = select(deliveries.c.due_at).where(deliveries.c.kind == "calm")
    assert set(await told.database.read(lambda tx: tx.connection.execute(due).scalars().all())) == {local(8, 8)}


async def test_at_night_nothing_is_queued(told: Told) -> None:
    told.clock.time = local(7, 23)
    assert await told.round() == []
    told.clock.time = local(8, 8)
    assert len(await told.round()) == 5


def _asks(tx: Transaction, told: Told, case: Case) -> bool:
    """Whether who asks how far it is may choose a time."""
    assert case.chat_id is not None
    (standing,) = standings(tx, case.chat_id, Scene(tx.now, told.office, RULES, ""), offers=True)
    return standing.may_choose


async def test_who_asks_at_night_may_choose_at_once_and_is_not_told_again_in_the_morning(told: Told) -> None:
    told.clock.time = local(7, 23)
    await told.round()
    asker = told.cases[4]
    assert await told.database.write(lambda tx: _asks(tx, told, asker))
    await told.database.write(lambda tx: collecting(tx, _now(tx, asker), LATER))
    told.clock.time = local(8, 8)
    assert {each.chat for each in await told.round()} == {case.chat_id for case in told.cases[:4]}


async def test_what_others_were_told_to_choose_from_is_not_offered_to_who_asks(told: Told) -> None:
    told.office = an_office(1)
    first = {each.chat for each in await told.round() if each.buttons}
    asker, another = (case for case in told.cases if case.chat_id not in first)
    invited = [case for case in told.cases if case.chat_id in first]
    assert not await told.database.write(lambda tx: _asks(tx, told, asker))
    await told.database.write(lambda tx: collecting(tx, _now(tx, invited[0]), NINE))
    assert not await told.database.write(lambda tx: _asks(tx, told, asker)), "who has chosen needs no other place"
    told.office = replace(BOTH, more_services=(), stations=CARDS)
    assert not await told.database.write(lambda tx: _asks(tx, told, asker)), "there is no time at all"
    told.clock.time += timedelta(days=4)  # whoever has not chosen by then is not waited for
    told.office = an_office(1)
    assert await told.database.write(lambda tx: _asks(tx, told, asker))
    assert await told.database.write(lambda tx: _asks(tx, told, another))


class Killed(Exception):
    pass


async def test_who_is_killed_in_the_middle_tells_nobody_twice_and_leaves_nobody_out(told: Told) -> None:
    def die(tx: Transaction) -> None:
        scene = Scene(tx.now, told.office, RULES, "")
        assert tell_some(tx, scene, look_round(tx, scene)) == 5
        raise Killed

    await told.database.write(lambda tx: mark_ready(tx, RULES))
    with pytest.raises(Killed):
        await told.database.write(die)
    messages = await told.round()
    assert len(messages) == len({each.chat for each in messages}) == 5


async def test_who_has_not_come_is_reminded_three_times_and_not_while_a_time_is_chosen(told: Told) -> None:
    await told.round()
    with_a_time = told.cases[0]
    counted = []
    for day in range(1, 50):
        told.clock.time = local(7, 11, 10) + timedelta(days=day)
        if day == 6:
            await told.database.write(lambda tx: collecting(tx, _now(tx, with_a_time), LATER))
        counted.append((day, len(await told.round())))
    assert [(day, many) for day, many in counted if many] == [(7, 4), (21, 5), (42, 5)]


def _now(tx: Transaction, case: Case) -> Case:
    found = find_case(tx, case.id)
    assert found is not None
    return found


async def test_who_wished_it_is_reminded_once_two_weeks_before_the_end(told: Told) -> None:
    def collected(tx: Transaction) -> None:
        clerk = enrolled_at(tx, "another clerk", "saliheen")
        for case, wished in zip(told.cases, (True, True, False, False, False), strict=True):
            how = HandingOver(expires_on=date(2027, 3, 7))
            assert isinstance(hand_over(tx, clerk, case.id, RULES, how), HandedOver)
            assert case.chat_id is not None
            wish_reminder(tx, case.chat_id, case.id, RULES, wished=wished)

    await told.round()
    await told.database.write(collected)
    told.clock.time = local(7, 11) + timedelta(days=75)
    assert await told.round() == []
    told.clock.time += timedelta(days=1)
    messages = await told.round()
    assert [len(each.buttons) for each in messages] == [1, 1]
    assert all(each.buttons[0].startswith("renew:") or ":renew:" in each.buttons[0] for each in messages)
    assert await told.round() == []


async def test_the_last_call_comes_once(told: Told) -> None:
    await told.round()
    admin = await told.database.write(lambda tx: enrolled_at(tx, "another admin", None))
    await told.database.write(lambda tx: close_campaign(tx, admin, "cards", date(2026, 12, 20), RULES))
    assert len(await told.round()) == 5
    assert await told.round() == []
