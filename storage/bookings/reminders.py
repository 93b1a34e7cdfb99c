"""Reminders that are due. A booking stores the time it was reminded of, so one that has moved is reminded anew.

Law: a reminder is taken and its message queued in one transaction, so nobody gets it twice or is left out by a crash.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, exists, func, or_, select, update

from bot.domain.booking import Slot
from bot.domain.reminders import REMINDERS, Reminder, reminder_due
from bot.domain.rules import Rules
from storage.bookings.applicants import open_name
from storage.engine.binding import bound_columns, is_bound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.tables import applicants, bookings, chats


@dataclass(frozen=True, slots=True)
class Reminded:
    """``name`` is empty where the chat has no other booking."""

    booking_id: str
    chat_id: str
    slot: Slot
    name: str


_instant = bookings.c.starts_at.type
_now = bindparam("now", type_=_instant)
_QUEUED_FOR: Final = {"evening": bookings.c.evening_for, "morning": bookings.c.morning_for}
_to_remind = {
    which: (
        bookings.c.starts_at >= bindparam("since", type_=_instant),
        bookings.c.starts_at < bindparam("until", type_=_instant),
        bookings.c.booked_at <= bindparam("booked_by", type_=_instant),
        bookings.c.ended_at.is_(None),
        bookings.c.chat_id.is_not(None),
        or_(column.is_(None), column != bookings.c.starts_at),
    )
    for which, column in _QUEUED_FOR.items()
}
_listens = exists().where(chats.c.id == bookings.c.chat_id, chats.c.blocked_at.is_(None))
_FIND = {
    which: select(bookings.c.id)
    .where(bookings.c.station.in_(bindparam("keys", expanding=True)), *conditions, _listens)
    .order_by(bookings.c.starts_at, bookings.c.id)
    .limit(bindparam("most"))
    for which, conditions in _to_remind.items()
}
# The conditions again: between the look and this the booking may have moved, or another process taken it.
_TAKE = {
    which: update(bookings)
    .where(bookings.c.id.in_(bindparam("ids", expanding=True)), *conditions)
    .values({_QUEUED_FOR[which].name: bookings.c.starts_at})
    .returning(*bound_columns(bookings))
    for which, conditions in _to_remind.items()
}
_SEVERAL = (
    select(bookings.c.chat_id)
    .where(
        bookings.c.chat_id.in_(bindparam("chats", expanding=True)),
        bookings.c.ended_at.is_(None),
        bookings.c.day_ends_at > _now,
    )
    .group_by(bookings.c.chat_id)
    .having(func.count() > 1)
)
_NAMES = select(applicants.c.id, applicants.c.name).where(applicants.c.id.in_(bindparam("ids", expanding=True)))
_PASS_OVER = {
    which: update(bookings).where(bookings.c.id == bindparam("its_id")).values({column.name: bookings.c.starts_at})
    for which, column in _QUEUED_FOR.items()
}
_REMIND_ANEW = (
    update(bookings)
    .where(bookings.c.id.in_(bindparam("ids", expanding=True)), bookings.c.ended_at.is_(None))
    .values(evening_for=None, morning_for=None)
)
_COMING = (
    update(bookings)
    .where(
        bookings.c.id == bindparam("its_id"),
        bookings.c.chat_id == bindparam("its_chat"),
        bookings.c.ended_at.is_(None),
        bookings.c.day_ends_at > _now,
    )
    .values(coming_at=_now)
    .returning(*bound_columns(bookings))
)


def take_reminders(
    tx: Transaction,
    which: Reminder,
    stations: Sequence[str],
    since: datetime,
    until: datetime,
    booked_by: datetime,
    most: int,
) -> tuple[Reminded, ...]:
    """Of the active bookings from ``since`` to before ``until``, in the order of their times; the caller tells them in
    the same transaction. Bookings made after ``booked_by`` need no reminder."""
    found = {"since": since, "until": until, "booked_by": booked_by}
    ids = tx.connection.execute(_FIND[which], {**found, "keys": list(stations), "most": most}).scalars().all()
    if not ids:
        return ()
    taken = tx.connection.execute(_TAKE[which], {**found, "ids": sorted(ids)}).all()
    rows: Sequence[Any] = [row for row in taken if is_bound(tx, bookings, row)]
    several = set(
        tx.connection.execute(_SEVERAL, {"chats": sorted({row.chat_id for row in rows}), "now": tx.now}).scalars()
    )
    names = _names(tx, [row.applicant_id for row in rows if row.chat_id in several and row.applicant_id])
    rows = sorted(rows, key=lambda row: (row.starts_at, row.id))
    return tuple(
        Reminded(row.id, row.chat_id, Slot(row.station, row.starts_at), names.get(row.applicant_id, "")) for row in rows
    )


def _names(tx: Transaction, ids: Sequence[str]) -> dict[str, str]:
    """A name under a lost key is left out: the others must be reminded."""
    names = {}
    for row in tx.connection.execute(_NAMES, {"ids": sorted(ids)}) if ids else ():
        try:
            names[row.id] = open_name(tx, row.id, row.name)
        except (KeyMissing, NotOurs, ValueError):
            continue
    return names


def pass_over(tx: Transaction, booking_id: str, slot: Slot, rules: Rules) -> None:
    """Marks the reminders of the next hours as given: the person has just chosen this time."""
    pass_over_many(tx, [(booking_id, slot)], rules)


def pass_over_many(tx: Transaction, moved: Iterable[tuple[str, Slot]], rules: Rules) -> None:
    """The same of many bookings."""
    by_day: dict[date, list[dict[str, str]]] = {}
    for booking_id, slot in moved:
        by_day.setdefault(slot.starts_at.astimezone(rules.zone).date(), []).append({"its_id": booking_id})
    for day, ids in by_day.items():
        for which in REMINDERS:
            if reminder_due(which, day, rules.zone, rules) - rules.fresh < tx.now:
                tx.connection.execute(_PASS_OVER[which], ids)


def remind_anew(tx: Transaction, booking_ids: Iterable[str]) -> None:
    """Those that stand, and whose reminder was taken back before it left."""
    if ids := sorted(booking_ids):
        tx.connection.execute(_REMIND_ANEW, {"ids": ids})


def record_coming(tx: Transaction, chat_id: str, booking_id: str) -> Slot | None:
    """The applicant answered a reminder. None: there is no such active booking in this chat (any more)."""
    found = {"its_id": booking_id, "its_chat": chat_id, "now": tx.now}
    row = tx.connection.execute(_COMING, found).first()
    return Slot(row.station, row.starts_at) if row is not None and is_bound(tx, bookings, row) else None
