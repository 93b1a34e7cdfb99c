"""Messages that show a broadcast's way in its maker's chat.

A delivery's mark says what it shows, so that a crash leaves neither two bars nor a broadcast without its report.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, and_, bindparam, or_, select, update

from bot.domain.broadcast import Broadcast, Stage
from storage.chats.conversations import Recipient, find_recipient
from storage.engine.transaction import Transaction
from storage.outbox.broadcast_rows import broadcast_of
from storage.staff.staff import find_staff_chat
from storage.tables import broadcasts, deliveries

RECENT: Final = timedelta(hours=1)  # an end that nobody was told of within it is old news

_watched = or_(
    broadcasts.c.stage.in_([Stage.RUNNING, Stage.PAUSED]),
    and_(
        broadcasts.c.queued_at.is_not(None),
        broadcasts.c.ended_at > bindparam("since", type_=broadcasts.c.ended_at.type),
    ),
)
_WATCHED = select(*broadcasts.c).where(_watched).order_by(broadcasts.c.made_at, broadcasts.c.id)
_MARKED = select(deliveries.c.draft_id, deliveries.c.id, deliveries.c.channel).where(
    deliveries.c.draft_id.in_(bindparam("marks", expanding=True))
)
_REMARK = update(deliveries).where(deliveries.c.id == bindparam("its_id")).values(draft_id=bindparam("its_mark"))


@dataclass(frozen=True, slots=True)
class Watched:
    """``bar``: the delivery whose message shows it, empty before there is one; ``bar_on``: by the account that sends
    it."""

    broadcast: Broadcast
    bar: str
    bar_on: str
    to: Recipient


def any_watched(tx: Transaction) -> bool:
    """Without opening anything: asked every few seconds."""
    return bool(_untold(tx)[0])


def find_watched(tx: Transaction) -> tuple[Watched, ...]:
    """Those on their way, and those that have just ended and whose maker was not told."""
    rows, marked = _untold(tx)
    return tuple(
        Watched(broadcast_of(tx, row), *marked.get(bar_mark(row.id), ("", "")), to)
        for row in rows
        if (to := _maker(tx, row)) is not None
    )


def bar_mark(broadcast_id: str) -> str:
    return f"bar:{broadcast_id}"


def told_mark(broadcast_id: str, ended_at: datetime) -> str:
    """Tried again, it ends once more, and that is told too."""
    return f"told:{broadcast_id}:{ended_at.timestamp():.3f}"


def remark(tx: Transaction, delivery_id: str, mark: str) -> None:
    tx.connection.execute(_REMARK, {"its_id": delivery_id, "its_mark": mark})


def _untold(tx: Transaction) -> tuple[list[Row[*tuple[Any, ...]]], Mapping[str, tuple[str, str]]]:
    """Rows, and the deliveries by their mark, each with its account."""
    rows = tx.connection.execute(_WATCHED, {"since": tx.now - RECENT}).all()
    marks = [mark for row in rows for mark in (bar_mark(row.id), _told(row))]
    found = tx.connection.execute(_MARKED, {"marks": marks}) if rows else ()
    marked = {row[0]: (row[1], row[2]) for row in found}
    return [row for row in rows if _told(row) not in marked], marked


def _told(row: Row[*tuple[Any, ...]]) -> str:
    return told_mark(row.id, row.ended_at) if row.ended_at else ""


def _maker(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Recipient | None:
    chat_id = find_staff_chat(tx, row.made_by)
    return find_recipient(tx, chat_id) if chat_id else None
