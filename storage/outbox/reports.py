"""Reports of a broadcast: counted from the outbox while it runs, stored as counts when it has ended."""

import json
from collections import Counter
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from bot.domain.broadcast import Report, Stage
from storage.engine.transaction import Transaction
from storage.tables import deliveries

OUT = ("due", "sending")  # statuses of what has no outcome yet
_COUNTS = (
    select(deliveries.c.status, deliveries.c.reason, func.count(), func.sum(deliveries.c.unknown))
    .where(deliveries.c.broadcast_id == bindparam("of_broadcast"))
    .group_by(deliveries.c.status, deliveries.c.reason)
)
_OUT = (
    select(deliveries.c.seq)
    .where(deliveries.c.broadcast_id == bindparam("of_broadcast"), deliveries.c.status.in_(OUT))
    .limit(1)
)


def find_report(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Report:
    """Of a row of ``broadcasts``."""
    if row.counts is not None:
        return report_from_json(row.counts)
    if row.queued_at is None:
        return Report(0)
    return _counted(tx, row.id, row.recipients, stopped=row.stage == Stage.STOPPED)


def still_out(tx: Transaction, broadcast_id: str) -> bool:
    """Something of it may yet be sent, or is just being sent."""
    return tx.connection.execute(_OUT, {"of_broadcast": broadcast_id}).first() is not None


def _counted(tx: Transaction, broadcast_id: str, total: int, *, stopped: bool) -> Report:
    by_status: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    blocked = unknown_sends = 0
    for status, reason, count, unknown in tx.connection.execute(_COUNTS, {"of_broadcast": broadcast_id}):
        unknown_sends += int(unknown)
        if status == "due" and stopped:
            dropped["stopped"] += count  # as they will be in a moment
        elif status == "dropped" and reason == "blocked":
            blocked += count
        elif status == "dropped":
            dropped["erased" if reason in (None, "no-chat") else reason] += count
        elif status == "failed":
            failed[reason or "unknown"] += count
        else:
            by_status[status] += count
    counted = by_status.total() + blocked + failed.total() + dropped.total()
    if total > counted:  # whoever erases everything takes the row along
        dropped["erased"] += total - counted
    return Report(
        total,
        due=sum(by_status[status] for status in OUT),
        sent=by_status["sent"],
        unknown=by_status["unknown"],
        blocked=blocked,
        failed=tuple(sorted(failed.items())),
        dropped=tuple(sorted(dropped.items())),
        unknown_sends=unknown_sends,
    )


def report_to_json(report: Report) -> str:
    return json.dumps({name: getattr(report, name) for name in Report.__slots__})


def report_from_json(text: str) -> Report:
    written = json.loads(text)
    for name in ("failed", "dropped"):
        written[name] = tuple((reason, count) for reason, count in written[name])
    return Report(**written)
