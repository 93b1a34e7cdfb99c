"""How the service is, for Prometheus, on a listener of its own. No label is about a person.

Law: nothing is counted between two looks: each reads the database anew into a registry of its own, so that whichever
process is asked tells the same.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import structlog
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.config.log import where
from bot.domain.clock import Doubt, no_doubt
from bot.domain.few import told
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.http.server import http_server, listen
from bot.monitoring.healthz import Health, healthz
from storage.engine.database import Database
from storage.stats.health import Pulse, answers, take_pulse

PATIENCE: Final = 2.0  # seconds within which a healthy database answers
STATUSES: Final = ("due", "sending", "paused", "sent", "failed", "unknown", "dropped")
log = structlog.get_logger()


def metrics_routes(
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    leads: Callable[[], Mapping[str, bool]],
    health: Health,
    seconds: Callable[[], float] = time.monotonic,
    doubt: Callable[[], Doubt | None] = no_doubt,
) -> list[Route]:
    """``/metrics`` and ``/healthz``. ``leads``: which leads there are, and whether this process has them.
    ``doubt``: of its clock."""

    async def metrics(_: Request) -> Response:
        started = seconds()
        up = await is_healthy(database)
        probe = seconds() - started
        pulse = await _pulse(database, office(), rules()) if up else None
        return Response(_written(pulse, leads(), probe, doubt() is not None), media_type=CONTENT_TYPE_PLAIN_1_0_0)

    return [Route("/metrics", metrics), Route("/healthz", healthz(health))]


async def is_healthy(database: Database, patience: float = PATIENCE) -> bool:
    """The database answers in time."""
    try:
        async with asyncio.timeout(patience):
            return await database.read(answers)
    except Exception as error:
        log.warning("the database does not answer", error=where(error))
        return False


async def _pulse(database: Database, office: Office, rules: Rules) -> Pulse | None:
    try:
        return await database.read(lambda tx: take_pulse(tx, office, rules))
    except Exception as error:
        log.warning("no metrics were read", error=where(error))
        return None


def _written(pulse: Pulse | None, leads: Mapping[str, bool], probe: float, in_doubt: bool) -> bytes:
    registry = CollectorRegistry(auto_describe=False)

    def gauge(name: str, help_text: str, *labels: str) -> Gauge:
        return Gauge(f"mawid_{name}", help_text, labels, registry=registry)

    is_leader = gauge("is_leader", "1 where this process leads that channel, or the periodic work", "lead")
    for name, is_ours in leads.items():
        is_leader.labels(name).set(is_ours)
    gauge("clock_in_doubt", "1 while nobody is forgotten, as the clock jumped or started wrong").set(in_doubt)
    gauge("database_up", "1 where the database was read").set(pulse is not None)
    gauge("database_seconds", "how long the database took to answer the least question").set(probe)
    if pulse is None:
        return generate_latest(registry)
    active = gauge("bookings_active", "booked, and neither come, cancelled nor past; in full fives", "station")
    arrivals = gauge("arrivals_today", "who came today, walk-ins among them; in full fives", "station")
    for station, count in pulse.active:
        active.labels(station).set(told(count) or 0)  # who keeps a series of it would see each person come
    for station, count in pulse.arrivals_today:
        arrivals.labels(station).set(told(count) or 0)
    deliveries = gauge("deliveries", "messages kept in the outbox", "status")
    for status in STATUSES:
        deliveries.labels(status).set(pulse.sendings.of(status))
    gauge("deliveries_unknown_sends", "sends whose outcome nobody can tell").set(pulse.sendings.unknown_sends)
    gauge("inbox_waiting", "messages that came in and wait for their turn").set(pulse.inbox_waiting)
    gauge("inbox_parked", "messages of the last day that no turn could handle").set(pulse.inbox_parked)
    gauge("outbox_oldest_due_seconds", "how late the outbox is").set(pulse.oldest_due.total_seconds())
    gauge("broadcasts_running", "broadcasts that are going out").set(pulse.broadcasts_running)
    gauge("database_deadlocks", "writes that waited for each other and were done again, of all processes").set(
        pulse.deadlocks
    )
    paused = gauge("sending_paused_seconds", "since when a channel's messenger lets nothing through", "channel")
    for channel, span in pulse.paused:
        paused.labels(channel).set(span.total_seconds())
    refused = gauge("token_refused", "1 while the messenger of that channel's account refuses its token", "channel")
    for name in pulse.refused:
        refused.labels(name).set(1)
    gauge("sessions", "browsers signed in at the desk").set(pulse.sessions)
    return generate_latest(registry)


async def serve_metrics(routes: Sequence[BaseRoute], host: str, port: int, stop: asyncio.Event) -> None:
    """Until ``stop``. Where the port is taken that is logged, and the service goes on without."""
    try:
        listening = listen(host, port)
    except OSError as error:
        log.error("no metrics are served", error=where(error))
        return
    server = http_server(routes, drain=2, connections=16, of_a_network=16)
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(server.serve(sockets=[listening]))
        await stop.wait()
        server.should_exit = True
        await serving
