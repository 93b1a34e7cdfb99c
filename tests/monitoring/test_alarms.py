"""Alarms to admins: what stands is told once, in their language, and again only after it was over."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.conversation.core.say import Say
from bot.domain.message import Send
from bot.domain.staff import Role, Staff
from bot.domain.trouble import TroubleKind
from bot.monitoring.alarms import CALM, PATIENCE, Disk, find_alarms, watch
from bot.rendering.text import render
from storage.chats.conversations import ChatState, save_conversation
from storage.chats.troubles import mark_trouble
from storage.desk.arrivals import confirm_arrival
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.outbox.pauses import SendingPaused, record_pause
from storage.staff.staff import enrol, invite
from storage.tables import bookings, broadcasts, deliveries, inbox
from tests.builders import RULES, ZONE, Clock, a_chat, a_station, an_office, local, open_for_tests
from tests.storage.rebinding import change
from tests.storage.verbs import ELEVEN, ONE_PLACE, TEN, booked

ROOMY = Disk(10**12, 2 * 10**12)
OFFICE = an_office(a_station())
UNISOLATED = dict.fromkeys((0x2068, 0x2069))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        await opened.database.write(staff)
        yield opened.database


def staff(tx: Transaction) -> None:
    """Two admins and a clerk, each with a chat and a language."""
    for name, locale, role, station in (
        ("مديرة", "ar", Role.ADMIN, None),
        ("admin", "en", Role.ADMIN, None),
        ("clerk", "en", Role.STATION, "saliheen"),
    ):
        chat_id = a_chat(tx, name)
        nothing = {"errand": ""}
        save_conversation(tx, chat_id, ChatState(locale=locale, draft=nothing))
        assert isinstance(enrol(tx, invite(tx, role, station, name, RULES).payload, chat_id), Staff)


async def kinds(database: Database, office: Any = OFFICE, disk: Disk = ROOMY) -> list[str]:
    found = await database.read(lambda tx: find_alarms(tx, office, ZONE, RULES, lambda: disk))
    return [alarm.key for alarm in found]


async def told(database: Database) -> list[str]:
    """What waits in the outbox, the Arabic first; it is taken out."""

    def take(tx: Transaction) -> list[str]:
        rows = tx.connection.execute(select(deliveries.c.id, deliveries.c.payload).order_by(deliveries.c.seq)).all()
        tx.connection.execute(delete(deliveries))
        opened = [open_payload(tx, row.id, row.payload)[1] for row in rows]
        return sorted(
            (one.message.text for one in opened if isinstance(one, Send)), key=lambda text: "Attention" in text
        )

    return await database.write(take)


async def rounds(database: Database, clock: Clock, span: timedelta, disk: Disk) -> int:
    """As the leader goes them, one every 20 seconds. How many alarms were told."""
    end, count = clock.time + span, 0
    while clock.time < end:
        clock.forward(seconds=20)
        count += await watch(database, OFFICE, RULES, lambda: disk)
    return count


async def test_nothing_is_wrong_on_an_ordinary_morning(database: Database) -> None:
    assert await kinds(database) == []
    assert await watch(database, OFFICE, RULES) == 0
    assert await told(database) == []


@pytest.mark.parametrize(
    ("disk", "full"),
    [
        (Disk(499 * 10**6, 10**9), True),
        (Disk(501 * 10**6, 10**9), False),
        (Disk(49 * 10**9, 10**12), True),
        (Disk(51 * 10**9, 10**12), False),
    ],
)
async def test_a_disk_is_nearly_full_below_a_twentieth_or_half_a_gigabyte(
    database: Database, disk: Disk, full: bool
) -> None:
    assert await kinds(database, disk=disk) == (["disk"] if full else [])


async def test_all_admins_are_told_once_each_in_their_language(database: Database, clock: Clock) -> None:
    low = Disk(10**6, 10**12)
    assert await watch(database, OFFICE, RULES, lambda: low) == 0  # it may pass by itself
    clock.time += PATIENCE
    assert await watch(database, OFFICE, RULES, lambda: low) == 1
    arabic, english = await told(database)
    assert "القرص يكاد يمتلئ" in arabic
    assert "The disk is nearly full" in english
    assert await rounds(database, clock, timedelta(minutes=30), low) == 0


async def test_what_passes_by_itself_alarms_nobody(database: Database, clock: Clock) -> None:
    low = Disk(10**6, 10**12)
    assert await rounds(database, clock, PATIENCE - timedelta(seconds=20), low) == 0
    assert await rounds(database, clock, PATIENCE, ROOMY) == 0
    assert await rounds(database, clock, PATIENCE - timedelta(seconds=20), low) == 0


async def test_what_comes_back_after_it_was_over_is_told_again(database: Database, clock: Clock) -> None:
    low = Disk(10**6, 10**12)
    assert await rounds(database, clock, 2 * PATIENCE, low) == 1
    assert await rounds(database, clock, CALM / 2, ROOMY) == 0
    assert await rounds(database, clock, 2 * PATIENCE, low) == 0  # it was not over
    assert await rounds(database, clock, CALM + PATIENCE, ROOMY) == 0
    assert await rounds(database, clock, 2 * PATIENCE, low) == 1


async def test_a_place_without_a_free_time_in_all_its_horizon(database: Database, clock: Clock) -> None:
    small = a_station(places=1, walk_in_places=0, horizon_days=1, slot_minutes=180)  # two slots, at 9 and at 12
    clock.time = local(7, 9, 30)
    assert await kinds(database, an_office(small)) == []
    office = an_office(small)
    noon = TEN.__class__("saliheen", local(7, 12))
    await database.write(lambda tx: booked(tx, a_chat(tx), noon, station=small))
    assert await kinds(database, office) == ["full saliheen"]


async def test_nobody_came_an_hour_after_opening(database: Database, clock: Clock) -> None:
    booking = await database.write(lambda tx: booked(tx, a_chat(tx)))
    clock.time = local(7, 9, 59)
    assert await kinds(database) == []
    clock.time = local(7, 10, 10)  # the slot of ten is not over
    assert await kinds(database) == []
    clock.time = local(7, 10, 20)
    assert await kinds(database) == ["no-arrivals saliheen"]
    clock.time = local(7, 15)  # closed: too late to do anything
    assert await kinds(database) == []
    clock.time = local(7, 10, 30)

    def arrive(tx: Transaction) -> None:
        found = tx.connection.execute(select(bookings.c.id)).scalar_one()
        clerk = enrol(tx, invite(tx, Role.STATION, "saliheen", "other", RULES).payload, a_chat(tx, "other"))
        assert isinstance(clerk, Staff)
        assert found == booking.id
        confirm_arrival(tx, clerk, found, RULES)

    await database.write(arrive)
    assert await kinds(database) == []


async def test_an_empty_day_is_no_alarm(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx), ELEVEN))
    clock.time = local(7, 10, 30)
    assert await kinds(database) == []  # the first is booked for eleven


async def test_the_words_say_where_and_how_many(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx)))
    clock.time = local(7, 10, 20)
    assert await rounds(database, clock, 2 * PATIENCE, ROOMY) == 1
    arabic, english = await told(database)
    assert "al-Saliheen" in english
    assert "09:00" in english
    assert "one person was booked" in english
    assert "الصالحين" in arabic
    assert "شخص واحد" in arabic
    assert all("Amina" not in each for each in (arabic, english))


def broadcast(tx: Transaction, stage: str = "running", status: str = "due") -> None:
    at = local(7, 8)
    made = {"id": "b", "number": 12, "stage": stage, "audience": "{}", "urgent": True, "made_by": "x", "made_at": at}
    tx.connection.execute(insert(broadcasts), {**made, "queued_at": at})
    row = {"id": "d", "channel": "console", "kind": "broadcast", "status": status, "broadcast_id": "b", "due_at": at}
    tx.connection.execute(insert(deliveries), row)


@pytest.mark.parametrize(
    ("stage", "status", "stuck"),
    [("running", "due", True), ("paused", "paused", False), ("running", "sent", False), ("stopped", "due", False)],
)
async def test_a_broadcast_is_stuck_that_runs_and_sends_nothing(
    database: Database, clock: Clock, stage: str, status: str, stuck: bool
) -> None:
    await database.write(lambda tx: broadcast(tx, stage, status))
    clock.time = local(7, 8, 4)
    assert await kinds(database) == []
    clock.time = local(7, 8, 6)
    assert await kinds(database) == (["stuck b"] if stuck else [])


async def test_a_broadcast_that_goes_on_is_not_stuck(database: Database, clock: Clock) -> None:
    def going(tx: Transaction) -> None:
        broadcast(tx)
        row = {"id": "e", "channel": "console", "kind": "broadcast", "status": "sent", "broadcast_id": "b"}
        tx.connection.execute(insert(deliveries), {**row, "due_at": local(7, 8), "finished_at": local(7, 8, 3)})

    await database.write(going)
    clock.time = local(7, 8, 7)
    assert await kinds(database) == []
    clock.time = local(7, 8, 9)
    assert await kinds(database) == ["stuck b"]


async def test_parked_messages_alarm_for_an_hour(database: Database, clock: Clock) -> None:
    def park(tx: Transaction) -> None:
        row = {"id": "i", "channel": "console", "update_key": "1", "sender": b"s", "received_at": tx.now}
        tx.connection.execute(
            insert(inbox), {**row, "handled_at": tx.now, "parked": "ValueError at bot/inbox/turn.py:1"}
        )

    await database.write(park)
    assert await kinds(database) == ["parked"]
    clock.forward(minutes=61)
    assert await kinds(database) == []


async def test_trouble_with_telegram_tells_who_and_since_when(database: Database, clock: Clock) -> None:
    """A webhook that was taken is told though it was taken back: somebody else has the token."""
    await database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.WEBHOOK_TAKEN, "example.org"))
    assert await rounds(database, clock, 2 * PATIENCE, ROOMY) == 1
    arabic, english = await told(database)
    assert "example.org" in english
    assert "08:00" in english
    assert "example.org" in arabic
    await database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.SECOND_POLLER, ""))
    assert await kinds(database) == ["webhook-taken telegram"]  # once: a hand-over looks like that
    clock.forward(seconds=61)
    await database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.SECOND_POLLER, ""))
    assert await kinds(database) == ["second-poller telegram", "webhook-taken telegram"]


async def test_who_leads_next_knows_what_was_told(database: Database, clock: Clock) -> None:
    """Nothing is kept in the process: two leaders in turn tell an alarm once."""
    low: Callable[[], Disk] = lambda: Disk(10**6, 10**12)  # noqa: E731
    await watch(database, OFFICE, RULES, low)
    clock.time += PATIENCE
    counts = [await watch(database, OFFICE, RULES, low) for _ in range(2)]
    assert counts == [1, 0]


async def test_cancelled_bookings_expect_nobody(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: booked(tx, a_chat(tx), station=ONE_PLACE))
    cancelled = update(bookings).values(ended="cancelled")
    await database.write(lambda tx: change(tx, bookings, cancelled.values(ended_at=tx.now)))
    clock.time = local(7, 11)
    assert await kinds(database) == []


async def test_what_was_dropped_because_its_time_was_over_is_told_with_how_many(
    database: Database, clock: Clock
) -> None:
    notice = {"number": 5747, "audience": "{}", "urgent": False, "made_by": "x", "made_at": clock()}

    def dropped(tx: Transaction) -> None:
        tx.connection.execute(insert(broadcasts), {"id": "b", "stage": "done", **notice})
        ended = {"channel": "web", "status": "dropped", "due_at": tx.now, "finished_at": tx.now}
        for number, (kind, reason, of) in enumerate(
            [
                ("notice", "too-late", None),
                ("reply", "too-late", None),
                ("chore", "too-late", None),
                ("notice", "blocked", None),
                ("broadcast", "too-late", "b"),
            ]
        ):
            row = {"id": f"d{number}", "kind": kind, "reason": reason, "broadcast_id": of, **ended}
            tx.connection.execute(insert(deliveries), row)

    await database.write(dropped)
    assert await kinds(database) == ["too-late", "too-late b"]
    found = await database.read(lambda tx: find_alarms(tx, OFFICE, ZONE, RULES, None))
    words = [render(Say((alarm.text,)), "en", OFFICE).text.translate(UNISOLATED) for alarm in found]
    assert words[0].startswith("2 messages to people about their appointments were dropped")
    assert "#5747" in words[1]
    clock.forward(hours=1, seconds=1)
    assert await kinds(database) == []


async def test_a_channel_that_lets_nothing_through_for_a_minute_is_told_with_its_reason(
    database: Database, clock: Clock
) -> None:
    paused = SendingPaused(clock(), "too-many", 10_072)
    await database.write(lambda tx: record_pause(tx, "telegram", paused))
    await database.write(lambda tx: record_pause(tx, "web", None))
    assert await watch(database, OFFICE, RULES) == 0
    clock.time += PATIENCE
    assert await watch(database, OFFICE, RULES) == 1
    arabic, english = await told(database)
    assert "sending stopped on Telegram: it says that too much was sent" in english.translate(UNISOLATED)
    assert "توقف الإرسال" in arabic
    await database.write(lambda tx: record_pause(tx, "telegram", None))
    assert await kinds(database) == []
