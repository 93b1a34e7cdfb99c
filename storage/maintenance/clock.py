"""What the database last saw of the time, the doubt that stands, and an admin's word: facts of the service.

After a clock was put back, what was due stays due: its time would come again only hours later. For the same reason a
place cools no longer than it would have, whoever began to wait waits in earnest, and a session is idle from then on.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, exists, func, select, text, update

from bot.domain.clock import Doubt, Why
from bot.domain.journal import Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact
from storage.journal.journal import record
from storage.tables import bookings, deliveries, desk_sessions, holds, inbox, journal, offers, pairings, waits

SEEN: Final = "clock"
WORD: Final = "clock_word"
_UNSEEN: Final = timedelta(minutes=1)
"""How far behind the time that was last written down may be: more than two rounds of the leader."""

_instant = deliveries.c.due_at.type
_now, _before = bindparam("now", type_=_instant), bindparam("before", type_=_instant)
_NEWEST = [select(func.max(column)) for column in (inbox.c.received_at, bookings.c.booked_at, journal.c.at)]
_STAYS_DUE = (
    update(deliveries)
    .where(
        deliveries.c.finished_at.is_(None),
        deliveries.c.status == "due",
        deliveries.c.due_at > _now,
        deliveries.c.due_at <= _before,
    )
    .values(due_at=_now)
)
_RUNS_OUT = (
    update(holds)
    .where(holds.c.chat_id.is_not(None), holds.c.expires_at > bindparam("latest", type_=_instant))
    .values(expires_at=bindparam("latest", type_=_instant))
)
_COOLS_DOWN = (  # the place of an offer is held until its own end, which the person was told
    update(holds)
    .where(
        holds.c.chat_id.is_(None),
        holds.c.expires_at > bindparam("latest", type_=_instant),
        holds.c.expires_at <= _before,
        ~exists().where(offers.c.hold_id == holds.c.id, offers.c.ended_at.is_(None)),
    )
    .values(expires_at=bindparam("latest", type_=_instant))
)
_WAITS_NOW = update(waits).where(waits.c.since > _now, waits.c.since <= _before).values(since=_now)
_PAIRED_TOO_LATE = (
    update(pairings)
    .where(pairings.c.ended_at.is_(None), pairings.c.expires_at > bindparam("latest", type_=_instant))
    .values(ended_at=_now, mac=None)
)
_SEEN_TOO_LATE = (
    update(desk_sessions)
    .where(desk_sessions.c.ended_at.is_(None), desk_sessions.c.seen_at > bindparam("latest", type_=_instant))
    .values(ended_at=_now, mac=None)
)
_SEEN_NOW = update(desk_sessions).where(desk_sessions.c.seen_at > _now).values(seen_at=_now)


@dataclass(frozen=True, slots=True)
class ClockSeen:
    """``at``: the last time that was believed. ``doubt``: of the process that leads, if there is one."""

    at: datetime
    doubt: Doubt | None = None


def find_seen(tx: Transaction) -> ClockSeen | None:
    """``None``: a database that has seen nothing. Where nothing of ours says it, its newest row tells."""
    known = find_bound_fact(tx, SEEN, earlier=True)
    if known is not None:
        try:
            found = json.loads(known)
            doubt = found.get("doubt")
            return ClockSeen(_time(found["at"]), _doubt(doubt) if doubt else None)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError):
            tx.mismatches.note("service", SEEN)
    newest = [at for at in (tx.connection.execute(look).scalar() for look in _NEWEST) if at is not None]
    return ClockSeen(max(newest)) if newest else None


def record_seen(tx: Transaction, at: datetime, doubt: Doubt | None, rules: Rules) -> int:
    """The time that is believed now, or was last. How many deliveries were due before the clock was put back, and are
    due again."""
    before = find_seen(tx)
    found = {"at": _milliseconds(at), "doubt": _plain(doubt) if doubt else None}
    bind_fact(tx, SEEN, json.dumps(found))
    return _stay_due(tx, at, before.at + _UNSEEN, rules) if before is not None and at < before.at else 0


def record_word(tx: Transaction, doubt_id: str, by: Staff | None) -> bool:
    """An admin (``None``: the operator) says that the doubted clock is right. False: that doubt is over."""
    seen = find_seen(tx)
    if seen is None or seen.doubt is None or seen.doubt.id != doubt_id:
        return False
    bind_fact(tx, WORD, doubt_id)
    record(tx, Action.CLOCK, Result.BELIEVED, by.id if by else None)
    return True


def find_word(tx: Transaction) -> str:
    """The id of the doubt that an admin last settled, or ""."""
    return find_bound_fact(tx, WORD) or ""


def server_time(tx: Transaction) -> datetime | None:
    """What PostgreSQL's own clock says; SQLite has none."""
    if tx.connection.dialect.name != "postgresql":
        return None
    found: datetime = tx.connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return found.astimezone(UTC)


def _stay_due(tx: Transaction, now: datetime, before: datetime, rules: Rules) -> int:
    tx.connection.execute(_RUNS_OUT, {"latest": now + rules.hold})
    cooling = max(rules.cooling, rules.undo)
    tx.connection.execute(_COOLS_DOWN, {"latest": now + cooling, "before": before + cooling})
    tx.connection.execute(_WAITS_NOW, {"now": now, "before": before})
    tx.connection.execute(_PAIRED_TOO_LATE, {"now": now, "latest": now + rules.pairing})
    tx.connection.execute(_SEEN_TOO_LATE, {"now": now, "latest": now + rules.desk_idle})
    tx.connection.execute(_SEEN_NOW, {"now": now})
    return tx.connection.execute(_STAYS_DUE, {"now": now, "before": before}).rowcount


def _plain(doubt: Doubt) -> dict[str, Any]:
    times = {name: _milliseconds(getattr(doubt, name)) for name in ("clock", "time", "seen")}
    return {"id": doubt.id, "why": doubt.why.value, **times}


def _doubt(found: dict[str, Any]) -> Doubt:
    times = {name: _time(found[name]) for name in ("clock", "time", "seen")}
    return Doubt(found["id"], Why(found["why"]), **times)


def _milliseconds(when: datetime) -> int:
    return round(when.timestamp() * 1000)


def _time(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
