"""A broadcast as its row tells it: the texts opened, the report counted."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, or_, select, update

from bot.domain.broadcast import Broadcast, NewBroadcast, Stage
from bot.domain.journal import Action, Result
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.outbox.audience import audience_from_json
from storage.outbox.reports import find_report
from storage.tables import broadcasts

TEXT_RETENTION: Final = timedelta(days=365)
AS_WRITTEN_ANEW: Final[dict[str, None]] = {"goes_at": None, "approved_by": None, "at_night": None}
"""Of a draft that was none for a while. ``made_at`` is renewed too: the word of an admin who came since counts."""
Running = Sequence[Row[*tuple[Any, ...]]]
"""Broadcasts of which something may be sent now."""

_RUNNING = (
    select(*broadcasts.c)
    .where(
        broadcasts.c.stage == Stage.RUNNING.value,
        or_(broadcasts.c.valid_until.is_(None), broadcasts.c.valid_until > bindparam("now")),
    )
    .order_by(broadcasts.c.urgent.desc(), broadcasts.c.queued_at, broadcasts.c.id)
)


def broadcast_of(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Broadcast:
    """One whose text does not open is listed among the others, without it; none of it is sent."""
    arabic, english = (
        (tx.opened(column, row.id, sealed) or "") if sealed else ""
        for column, sealed in ((broadcasts.c.arabic, row.arabic), (broadcasts.c.english, row.english))
    )
    audience = audience_from_json(row.audience)
    return Broadcast(
        row.id,
        row.number,
        Stage(row.stage),
        NewBroadcast(arabic, english, audience, row.urgent, row.starts_at, row.valid_until),
        row.made_by,
        row.made_at,
        row.approved_by,
        row.goes_at or row.starts_at or row.made_at,
        row.ended_at,
        find_report(tx, row),
    )


def open_texts(tx: Transaction, row: Row[*tuple[Any, ...]]) -> tuple[str, str]:
    """Arabic and English of a row of ``broadcasts``; "" where there is none. Raises as ``Keyring.open`` does."""
    arabic = tx.keyring.open(broadcasts.c.arabic, row.id, row.arabic) if row.arabic else ""
    return arabic, tx.keyring.open(broadcasts.c.english, row.id, row.english) if row.english else ""


def move_stage(tx: Transaction, broadcast_id: str, stages: list[Stage], stage: Stage, **values: Any) -> bool:
    """False: it is at none of these ``stages`` any more."""
    guarded = update(broadcasts).where(broadcasts.c.id == broadcast_id, broadcasts.c.stage.in_(stages))
    return bool(tx.connection.execute(guarded.values(stage=stage.value, **values)).rowcount)


def hold_back(tx: Transaction, of: str | None = None) -> int:
    """Until an admin has looked: waiting broadcasts become drafts again, running ones are paused. How many.

    After a restore, as messages may have gone out since the backup, and on the bad day. ``of``: only what this member
    of staff has made or approved, what waits for another admin included."""
    theirs = () if of is None else (or_(broadcasts.c.made_by == of, broadcasts.c.approved_by == of),)
    stages = (Stage.WAITING,) if of is None else (Stage.WAITING, Stage.APPROVAL)
    waited = update(broadcasts).where(broadcasts.c.stage.in_(stages), *theirs)
    went = update(broadcasts).where(broadcasts.c.stage == Stage.RUNNING, *theirs)
    held = [
        *tx.connection.scalars(
            waited.values(stage=Stage.DRAFT.value, made_at=tx.now, **AS_WRITTEN_ANEW).returning(broadcasts.c.id)
        ),
        *tx.connection.scalars(went.values(stage=Stage.PAUSED.value).returning(broadcasts.c.id)),
    ]
    for broadcast_id in held:
        record(tx, Action.BROADCAST, Result.HELD_BACK, booking_id=broadcast_id)
    return len(held)


def give_back(tx: Transaction) -> int:
    """What waits for a second admin where there is none any more: drafts again. How many."""
    waited = update(broadcasts).where(broadcasts.c.stage == Stage.APPROVAL.value)
    again = waited.values(stage=Stage.DRAFT.value, made_at=tx.now, **AS_WRITTEN_ANEW)
    given = tx.connection.scalars(again.returning(broadcasts.c.id)).all()
    for broadcast_id in given:
        record(tx, Action.BROADCAST, Result.HELD_BACK, booking_id=broadcast_id)
    return len(given)


def forget_texts(tx: Transaction) -> int:
    """Deletes the texts of broadcasts that ended long ago, and stops drafts as old; number, times and counts remain."""
    unsent = (broadcasts.c.stage.in_([Stage.DRAFT, Stage.APPROVAL]), broadcasts.c.made_at <= tx.now - TEXT_RETENTION)
    tx.connection.execute(
        update(broadcasts).where(*unsent).values(stage=Stage.STOPPED.value, ended_at=tx.now - TEXT_RETENTION)
    )
    old = (broadcasts.c.ended_at <= tx.now - TEXT_RETENTION, broadcasts.c.arabic.is_not(None))
    return tx.connection.execute(update(broadcasts).where(*old).values(arabic=None, english=None)).rowcount


def find_running(tx: Transaction) -> Running:
    """Of which something may be sent now, in their order: urgent ones overtake."""
    return tx.connection.execute(_RUNNING, {"now": tx.now}).all()
