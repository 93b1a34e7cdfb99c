"""What Prometheus is told, and whether the service is well. Nothing of it is about a person."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import TypeVar

import aiohttp
import pytest
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import insert
from starlette.routing import Route

from bot.domain.clock import Doubt, Why
from bot.domain.staff import Role, Staff
from bot.monitoring.healthz import Health
from bot.monitoring.metrics import metrics_routes, serve_metrics
from storage.desk.arrivals import confirm_arrival
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.pauses import SendingPaused, record_pause
from storage.staff.staff import enrol, invite
from storage.tables import broadcasts, deliveries, desk_sessions, inbox
from tests.builders import MONDAY, RULES, Clock, a_chat, an_applicant, an_office, local, open_for_tests
from tests.channels.web.serving import free_port
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.verbs import TEN, TOMORROW, booked

pytestmark = ON_SQLITE

T = TypeVar("T")
NAME, NUMBER = "كناري الحلبي", "09876543210"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str, clock: Clock) -> AsyncIterator[Database]:
    async with open_for_tests(database_url, clock) as opened:
        yield opened.database


async def ask(served: list[Route], path: str) -> tuple[int, str]:
    port, stop = free_port(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(serve_metrics(served, "127.0.0.1", port, stop))
        try:
            async with aiohttp.ClientSession() as http:
                for _ in range(200):
                    try:
                        async with http.get(f"http://127.0.0.1:{port}{path}") as answer:
                            return answer.status, await answer.text()
                    except aiohttp.ClientConnectorError:
                        await asyncio.sleep(0.01)
        finally:
            stop.set()
    raise AssertionError("nobody listened")


def an_app(database: Database, *, leads: bool = True) -> list[Route]:
    ticks = iter(range(100))
    return metrics_routes(
        database, an_office, lambda: RULES, lambda: {"web": leads}, Health(database), lambda: next(ticks)
    )


def values(text: str) -> dict[str, float]:
    """By name and label."""
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def a_busy_day(tx: Transaction) -> None:
    clerk = enrol(tx, invite(tx, Role.STATION, "saliheen", NAME, RULES).payload, a_chat(tx, "clerk"))
    assert isinstance(clerk, Staff)
    came = booked(tx, a_chat(tx, "one"), TEN, an_applicant(NUMBER, name=NAME))
    booked(tx, a_chat(tx, "two"), TOMORROW, an_applicant("11111111111"))
    confirm_arrival(tx, clerk, came.id, RULES)
    rows = [
        {"id": "d1", "status": "due", "due_at": local(7, 7, 59), "finished_at": None, "unknown": 2},
        {"id": "d2", "status": "sent", "due_at": local(7, 7), "finished_at": local(7, 7), "unknown": 0},
        {"id": "d3", "status": "due", "due_at": local(9, 7), "finished_at": None, "unknown": 0},
    ]
    tx.connection.execute(insert(deliveries), [{"channel": "web", "kind": "reply", **row} for row in rows])
    heard = {"channel": "web", "sender": b"s", "received_at": tx.now}
    parked = {"id": "i2", "update_key": "2", "handled_at": tx.now, "parked": "ValueError"}
    tx.connection.execute(insert(inbox), {"id": "i1", "update_key": "1", **heard})
    tx.connection.execute(insert(inbox), {**parked, **heard})
    notice = {"number": 1, "audience": "{}", "urgent": False, "made_by": "x", "made_at": tx.now}
    tx.connection.execute(insert(broadcasts), {"id": "b", "stage": "running", **notice})
    session = {"staff_id": clerk.id, "counter": 1, "started_at": tx.now, "seen_at": tx.now, "ends_at": local(7, 20)}
    tx.connection.execute(insert(desk_sessions), {"id": "s", "token_index": b"t", **session})
    record_pause(tx, "telegram", SendingPaused(tx.now - timedelta(seconds=90), "too-many", 10_072))
    record_pause(tx, "web", None)


@ON_BOTH
async def test_metrics_tell_how_it_goes(database: Database, clock: Clock) -> None:
    clock.time = local(7, 8)
    await database.write(a_busy_day)
    status, text = await ask(an_app(database), "/metrics")
    assert status == 200
    told = values(text)
    assert {
        "mawid_is_leader web": 1,
        "mawid_database_up": 1,
        "mawid_database_seconds": 1,
        "mawid_bookings_active saliheen": 0,  # one person is no count
        "mawid_bookings_active shahba": 0,
        "mawid_arrivals_today saliheen": 0,
        "mawid_arrivals_today shahba": 0,
        "mawid_deliveries due": 2,
        "mawid_deliveries sent": 1,
        "mawid_deliveries failed": 0,
        "mawid_deliveries_unknown_sends": 2,
        "mawid_inbox_waiting": 1,
        "mawid_inbox_parked": 1,
        "mawid_outbox_oldest_due_seconds": 60,
        "mawid_broadcasts_running": 1,
        "mawid_sessions": 1,
        "mawid_sending_paused_seconds telegram": 90,
        "mawid_sending_paused_seconds web": 0,
    }.items() <= told.items()
    assert all(name.startswith("mawid_") for name in told)


async def test_no_metric_holds_a_person(database: Database) -> None:
    await database.write(a_busy_day)
    _, text = await ask(an_app(database), "/metrics")
    labels = set(re.findall(r'"([^"]*)"', text))
    statuses = {"due", "sending", "paused", "sent", "failed", "unknown", "dropped"}
    assert labels == {"saliheen", "shahba", "telegram", "web"} | statuses
    assert NAME not in text
    assert not re.search(r"\d{5,}", text)


async def test_looking_twice_tells_the_same_and_leaves_nothing_behind(database: Database) -> None:
    app = an_app(database, leads=False)
    first, second = values((await ask(app, "/metrics"))[1]), values((await ask(app, "/metrics"))[1])
    assert first == second
    assert first["mawid_is_leader web"] == 0
    assert not any(family.name.startswith("mawid") for family in REGISTRY.collect())


class Deaf:
    """A database that does not answer: it hangs, or it refuses."""

    dialect, serialises_writes = "sqlite", False

    def __init__(self, hangs: bool) -> None:
        self.hangs = hangs

    async def read(self, do: Callable[[Transaction], T]) -> T:
        if self.hangs:
            await asyncio.Event().wait()
        raise OSError("09876543210")

    async def write(self, do: Callable[[Transaction], T]) -> T:
        raise NotImplementedError

    async def purge_deleted(self) -> None: ...

    async def close(self) -> None: ...


async def test_a_clock_in_doubt_is_measured_and_named_but_no_reason_to_restart(database: Database) -> None:
    doubt = Doubt("jumped-1", Why.JUMPED, MONDAY, MONDAY, MONDAY)
    health = Health(database, doubt=lambda: doubt)
    app = metrics_routes(database, an_office, lambda: RULES, dict, health, doubt=lambda: doubt)
    assert values((await ask(app, "/metrics"))[1])["mawid_clock_in_doubt"] == 1
    assert await ask(app, "/healthz") == (200, "ok; the clock is in doubt (jumped)")


async def test_metrics_without_a_database_tell_only_that() -> None:
    status, text = await ask(an_app(Deaf(hangs=False)), "/metrics")
    assert status == 200
    assert values(text)["mawid_database_up"] == 0
    assert "mawid_sessions" not in text


async def test_a_port_that_is_taken_stops_nothing(database: Database) -> None:
    port = free_port()
    busy = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", port)
    async with busy:
        await asyncio.wait_for(serve_metrics(an_app(database), "127.0.0.1", port, asyncio.Event()), 5)
