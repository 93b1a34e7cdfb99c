"""The leader's round over the broadcasts under way: what becomes of each by itself when its time has come.

Law: a delivery a recipient is made in one statement, under an id that makes it once, whatever crashes. Law: a report
adds up to its total: what erasing a chat takes from the outbox is counted as dropped. Law: whether a broadcast wants
another admin's word is asked of those who would get it when it goes out, not of those who would have when it was sent.
Law: an ordinary one whose time passed while nobody was there to start it does not go out in quiet hours for that.
"""

from typing import Any, Final

from sqlalchemy import Row, bindparam, or_, select, update

from bot.domain.broadcast import Stage
from bot.domain.journal import Action, Result
from bot.domain.quiet_hours import is_quiet, next_loud
from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.outbox.audience import audience_from_json, count_fitting, queue_for
from storage.outbox.broadcast_rows import move_stage
from storage.outbox.deliveries import ENDED
from storage.outbox.four_eyes import wants_second
from storage.outbox.reports import find_report, report_to_json, still_out
from storage.tables import broadcasts, deliveries

AT_ONCE: Final = 5_000  # rows dropped in one commit: the writer is nobody else's while it runs
_under_way = or_(
    broadcasts.c.stage.in_([Stage.WAITING, Stage.RUNNING, Stage.PAUSED]),
    (broadcasts.c.stage == Stage.STOPPED) & broadcasts.c.ended_at.is_(None),
)
_UNDER_WAY = select(*broadcasts.c).where(_under_way).order_by(broadcasts.c.goes_at, broadcasts.c.id)
_of_it = deliveries.c.broadcast_id == bindparam("of_broadcast")
_DUE = select(deliveries.c.seq).where(_of_it, deliveries.c.status == "due").limit(AT_ONCE)
_DROP = (
    update(deliveries)
    .where(deliveries.c.seq.in_(_DUE), deliveries.c.status == "due")
    .values(**ENDED, status="dropped", reason=bindparam("its_reason"))
)
_LOCK = select(broadcasts.c.stage).where(broadcasts.c.id == bindparam("of_id")).with_for_update()


def start_due(tx: Transaction, rules: Rules) -> tuple[str, ...]:
    """Queues the deliveries of the broadcasts whose time has come, and ends those that are done: the ids of all that
    changed. One that has more recipients by now than its maker may write to alone waits for another admin instead."""
    changed = []
    for row in tx.connection.execute(_UNDER_WAY).all():
        if row.stage == Stage.WAITING:
            if row.goes_at <= tx.now and _start(tx, row, rules):
                changed.append(row.id)
            continue
        if row.stage == Stage.STOPPED:
            _drop(tx, row.id, "stopped")
        elif row.valid_until is not None and row.valid_until <= tx.now:
            _drop(tx, row.id, "too-late")
        if not still_out(tx, row.id) and _end(tx, row):
            changed.append(row.id)
    return tuple(changed)


def any_under_way(tx: Transaction) -> bool:
    """The leader's round has something to look at."""
    return tx.connection.execute(_UNDER_WAY.limit(1)).first() is not None


def _start(tx: Transaction, row: Row[*tuple[Any, ...]], rules: Rules) -> bool:
    """False: it was taken back just now, or it waits for the morning."""
    if not row.urgent and not row.at_night and is_quiet(tx.now, rules.zone, rules):
        move_stage(tx, row.id, [Stage.WAITING], Stage.WAITING, goes_at=next_loud(tx.now, rules.zone, rules))
        return False
    audience = audience_from_json(row.audience)
    if row.approved_by is None:
        recipients = count_fitting(tx, audience).total
        if wants_second(tx, row.made_by, row.id, recipients, tx.now, rules):
            return _wait_for_second(tx, row)
    if not move_stage(tx, row.id, [Stage.WAITING], Stage.RUNNING, queued_at=tx.now):
        return False
    total = queue_for(tx, row.id, audience, 1 if row.urgent else 2)
    tx.connection.execute(update(broadcasts).where(broadcasts.c.id == row.id).values(recipients=total))
    record(tx, Action.BROADCAST, Result.STARTED, booking_id=row.id)
    return True


def _wait_for_second(tx: Transaction, row: Row[*tuple[Any, ...]]) -> bool:
    if not move_stage(tx, row.id, [Stage.WAITING], Stage.APPROVAL, goes_at=None):
        return False
    record(tx, Action.BROADCAST, Result.FOR_APPROVAL, booking_id=row.id)
    return True


def _end(tx: Transaction, row: Row[*tuple[Any, ...]]) -> bool:
    """False: an admin changed something just now. ``retry`` locks the row too, so one waits for the other."""
    if tx.connection.scalar(_LOCK, {"of_id": row.id}) != row.stage or still_out(tx, row.id):
        return False
    stage = Stage.STOPPED if row.stage == Stage.STOPPED else Stage.DONE
    move_stage(tx, row.id, [Stage(row.stage)], stage, ended_at=tx.now, counts=report_to_json(find_report(tx, row)))
    record(tx, Action.BROADCAST, Result.ENDED, booking_id=row.id)
    return True


def _drop(tx: Transaction, broadcast_id: str, reason: str) -> None:
    tx.connection.execute(_DROP, {"of_broadcast": broadcast_id, "its_reason": reason, "now": tx.now})
