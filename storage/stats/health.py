"""How the service is at this moment, for alarms and metrics: counts, and the ids of broadcasts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, distinct, exists, func, literal, select, text

from bot.domain.hours import bounds
from bot.domain.journal import Action
from bot.domain.office import Office
from bot.domain.rules import Rules
from storage.bookings.slots import DESK
from storage.chats.troubles import find_refused
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import unfinished
from storage.outbox.pauses import find_pauses
from storage.stats.stats import Sendings, count_sendings
from storage.tables import bookings, broadcasts, deliveries, desk_sessions, inbox, journal, staff

CHANGED_WITHIN: Final = timedelta(days=1)  # rows that were changed are an alarm for so long after they were met


@dataclass(frozen=True, slots=True)
class Pulse:
    """``active`` and ``arrivals_today`` by station, each of the office's; ``oldest_due``: how late the outbox is."""

    active: tuple[tuple[str, int], ...]
    arrivals_today: tuple[tuple[str, int], ...]
    sendings: Sendings
    inbox_waiting: int
    inbox_parked: int
    oldest_due: timedelta
    broadcasts_running: int
    sessions: int
    paused: tuple[tuple[str, timedelta], ...]
    """By channel: since when nothing is let through; 0 while messages go."""
    refused: frozenset[str] = frozenset()
    """The accounts whose token their messenger refuses."""
    deadlocks: int = 0
    """Writes of any process that the server broke off because two waited for each other: each was done again."""


@dataclass(frozen=True, slots=True)
class Came:
    """Of a station's bookings within a span: how many by chat, and how many of all have come."""

    booked: int
    arrived: int


_instant = bookings.c.starts_at.type
_since, _until = bindparam("since", type_=_instant), bindparam("until", type_=_instant)
_now = bindparam("now", type_=_instant)
_CAME = select(
    func.count().filter(
        bookings.c.channel != DESK, func.coalesce(bookings.c.ended, "").not_in(["cancelled", "closed", "erased"])
    ),
    func.count().filter(bookings.c.ended == "arrived"),
).where(bookings.c.station == bindparam("at_station"), bookings.c.starts_at >= _since, bookings.c.starts_at < _until)
_ACTIVE = (
    select(bookings.c.station, func.count())
    .where(bookings.c.ended_at.is_(None), bookings.c.outdone_by.is_(None), bookings.c.day_ends_at > _now)
    .group_by(bookings.c.station)
)
_STUCK = (
    select(broadcasts.c.id, broadcasts.c.number)
    .where(
        broadcasts.c.stage == "running",
        broadcasts.c.queued_at <= _since,
        exists().where(
            deliveries.c.broadcast_id == broadcasts.c.id,
            deliveries.c.status == "due",
            deliveries.c.due_at <= _since,
        ),
        # Of any broadcast: while an urgent one goes out, the others rightly wait.
        ~exists().where(deliveries.c.finished_at > _since, deliveries.c.broadcast_id.is_not(None)),
    )
    .order_by(broadcasts.c.number)
)
_PARKED = select(func.count()).where(inbox.c.parked.is_not(None), inbox.c.received_at > _since)
_is_mismatch = and_(
    journal.c.staff_id.is_(None),
    journal.c.action == Action.MISMATCH,
    journal.c.booking_id.is_not(None),  # else the operator took all rows as they stand
    journal.c.at > _since,
)
_MISMATCHES = select(func.count(distinct(journal.c.booking_id))).where(_is_mismatch)
_MISMATCHES_BY_TABLE = (
    select(journal.c.result, func.count(distinct(journal.c.booking_id))).where(_is_mismatch).group_by(journal.c.result)
)
_WAITING = select(func.count()).where(inbox.c.handled_at.is_(None))
_OLDEST_DUE = select(func.min(deliveries.c.due_at)).where(
    deliveries.c.status == "due", deliveries.c.due_at <= _now, unfinished
)
_TOO_LATE = (
    select(broadcasts.c.id, broadcasts.c.number, func.count())
    .select_from(deliveries.outerjoin(broadcasts, broadcasts.c.id == deliveries.c.broadcast_id))
    .where(deliveries.c.finished_at > _since, deliveries.c.reason == "too-late", deliveries.c.kind != "chore")
    .group_by(broadcasts.c.id, broadcasts.c.number)
)
_DEADLOCKS = text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
_RUNNING = select(func.count()).where(broadcasts.c.stage == "running")
_SESSIONS = (
    select(func.count())
    .select_from(desk_sessions.join(staff, staff.c.id == desk_sessions.c.staff_id))
    .where(
        desk_sessions.c.ended_at.is_(None),
        desk_sessions.c.ends_at > _now,
        desk_sessions.c.seen_at > bindparam("idle_since", type_=_instant),
        staff.c.revoked_at.is_(None),
    )
)


def answers(tx: Transaction) -> bool:
    """The least that a database can be asked."""
    return bool(tx.connection.execute(select(literal(1))).scalar())


def take_pulse(tx: Transaction, office: Office, rules: Rules) -> Pulse:
    zone = ZoneInfo(office.zone)
    today = bounds(tx.now.astimezone(zone).date(), zone)
    active = {row[0]: row[1] for row in tx.connection.execute(_ACTIVE, {"now": tx.now})}
    oldest = tx.connection.execute(_OLDEST_DUE, {"now": tx.now}).scalar()
    sessions = tx.connection.execute(_SESSIONS, {"now": tx.now, "idle_since": tx.now - rules.desk_idle})
    return Pulse(
        tuple((station.key, active.get(station.key, 0)) for station in office.stations),
        tuple((station.key, count_came(tx, station.key, **today).arrived) for station in office.stations),
        count_sendings(tx),
        int(tx.connection.execute(_WAITING).scalar_one()),
        count_parked(tx, tx.now - timedelta(days=1)),
        tx.now - oldest if oldest else timedelta(0),
        int(tx.connection.execute(_RUNNING).scalar_one()),
        int(sessions.scalar_one()),
        tuple((name, tx.now - pause.since if pause else timedelta(0)) for name, pause in find_pauses(tx)),
        find_refused(tx),
        count_deadlocks(tx),
    )


def count_deadlocks(tx: Transaction) -> int:
    """Since the server's statistics were last reset; none on SQLite, where one writes at a time."""
    if tx.connection.dialect.name != "postgresql":
        return 0
    return int(tx.connection.execute(_DEADLOCKS).scalar_one() or 0)


def count_came(tx: Transaction, station: str, since: datetime, until: datetime) -> Came:
    row = tx.connection.execute(_CAME, {"at_station": station, "since": since, "until": until}).one()
    return Came(int(row[0]), int(row[1]))


def find_stuck(tx: Transaction, since: datetime) -> tuple[tuple[str, int], ...]:
    """(id, number) of the broadcasts that run and have had something due since then, while nothing of any went out."""
    return tuple((row[0], row[1]) for row in tx.connection.execute(_STUCK, {"since": since}))


def count_too_late(tx: Transaction, since: datetime) -> tuple[tuple[str, int, int], ...]:
    """(id, number, how many) of each broadcast of which messages ended undelivered since then because their time was
    over; without id those that were no broadcast's."""
    rows = tx.connection.execute(_TOO_LATE, {"since": since})
    return tuple(sorted((row[0] or "", row[1] or 0, row[2]) for row in rows))


def count_mismatches(tx: Transaction, since: datetime) -> int:
    """Rows that were found since then to have been changed without the keys."""
    return int(tx.connection.execute(_MISMATCHES, {"since": since}).scalar_one())


def count_mismatches_by_table(tx: Transaction, since: datetime) -> tuple[tuple[str, int], ...]:
    return tuple((row[0], row[1]) for row in tx.connection.execute(_MISMATCHES_BY_TABLE, {"since": since}))


def count_parked(tx: Transaction, since: datetime) -> int:
    """Messages that came in since then and that no turn could handle."""
    return int(tx.connection.execute(_PARKED, {"since": since}).scalar_one())
