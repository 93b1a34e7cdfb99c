"""Alarms about what does not leave: a broadcast that is stuck, what was dropped, Telegram in other hands, a pause."""

import pytest
from sqlalchemy import insert

from bot.conversation.core.say import Say
from bot.domain.trouble import TroubleKind
from bot.monitoring.alarms import PATIENCE, find_alarms, watch
from bot.rendering.text import render
from storage.chats.troubles import mark_trouble
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.pauses import SendingPaused, record_pause
from storage.tables import broadcasts, deliveries
from tests.builders import RULES, ZONE, Clock, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.monitoring.alarmed import OFFICE, ROOMY, kinds, rounds, told

pytestmark = ON_SQLITE

UNISOLATED = dict.fromkeys((0x2068, 0x2069))


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


@ON_BOTH
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


@ON_BOTH
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
