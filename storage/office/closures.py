"""Closing a station: planned, done, and each affected booking moved, its person told in the same transaction.

Law: nobody is moved twice, no slot is over capacity, nobody is left in a closed slot without a message: what a crash
leaves is found by looking for active bookings in affected slots, again and again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from bot.domain.booking import Slot
from bot.domain.closure import Closure, ClosurePlan, ClosureReport
from bot.domain.journal import Action, Made
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.applicants import open_name
from storage.bookings.slots import DESK, DESK_MOVED
from storage.chats.accounts import its_account
from storage.engine.binding import bound_columns, is_bound
from storage.engine.keyring import KeyMissing, NotOurs
from storage.engine.transaction import Transaction
from storage.facts import set_fact
from storage.journal.journal import record
from storage.office.affected import affected, find_affected, with_closures
from storage.office.closure_notices import count_told
from storage.office.offices import CLOSED, CLOSURES, closure_of, find_office
from storage.office.placing import Room, grouped, place
from storage.staff.staff import find_admin
from storage.tables import applicants, bookings, chats, closures, journal

_of_id = closures.c.id == bindparam("of_id")
_now = bindparam("now", type_=closures.c.ends_at.type)
_INSERT = insert(closures)
_SAME = CLOSURES.where(
    closures.c.station == bindparam("at_station"),
    closures.c.starts_at <= bindparam("starts", type_=closures.c.starts_at.type),
    closures.c.ends_at == bindparam("ends", type_=closures.c.ends_at.type),
)
_REOPEN = (
    update(closures)
    .where(_of_id, closures.c.reopened_at.is_(None), closures.c.ends_at > _now)
    .values(reopened_at=_now)
    .returning(*closures.c)
)
_FIND = select(*closures.c).where(_of_id)
_REOPENED = (
    select(*closures.c)
    .where(
        closures.c.station == bindparam("at_station"),
        closures.c.reopened_at.is_not(None),
        closures.c.ends_at > _now,
        closures.c.starts_at < bindparam("ends", type_=closures.c.ends_at.type),
        closures.c.ends_at > bindparam("starts", type_=closures.c.starts_at.type),
    )
    .order_by(closures.c.made_at, closures.c.id)
)
_by_closure = (
    journal.c.station == bindparam("at_station"),
    journal.c.result == bindparam("of_id"),  # never by a time: who moves may have another clock than who closed
)
_UNTOLD = (
    select(func.count())
    .select_from(journal)
    .join(bookings, bookings.c.id == journal.c.booking_id)
    .where(
        *_by_closure,
        journal.c.action.in_([Action.MOVED_BY_CLOSURE, Action.LISTED_BY_CLOSURE]),
        bookings.c.channel.in_([DESK, DESK_MOVED]),
    )
)
_MOVED_AWAY = (
    select(bookings.c.id)
    .distinct()
    .join(journal, journal.c.booking_id == bookings.c.id)
    .where(
        *_by_closure,
        journal.c.action == Action.MOVED_BY_CLOSURE,
        and_(bookings.c.ended_at.is_(None), bookings.c.day_ends_at > _now, bookings.c.chat_id.is_not(None)),
        or_(bookings.c.starts_at >= bindparam("ends"), bookings.c.starts_at < bindparam("starts")),
    )
    .order_by(bookings.c.id)
)
_others = bookings.alias()
_several = (
    select(func.count())
    .where(_others.c.chat_id == bookings.c.chat_id, or_(_others.c.ended_at.is_(None), _others.c.ended == "closed"))
    .scalar_subquery()
)
_PEOPLE = (
    select(
        *bound_columns(bookings, "its_"),
        *(applicants.c.name, its_account.label("channel"), chats.c.locale, (_several > 1).label("several")),
    )
    .join(chats, chats.c.id == bookings.c.chat_id)
    .outerjoin(applicants, applicants.c.id == bookings.c.applicant_id)
    .where(bookings.c.id.in_(bindparam("ids", expanding=True)))
)


NAMELESS: Final = "—"
"""Of several in a chat: who will say their name at the desk."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom to tell of a booking, and the time it has. ``name`` is empty where the chat has no other."""

    chat_id: str
    channel: str
    locale: str | None
    name: str
    starts_at: datetime

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""


def plan_closures(tx: Transaction, office: Office, planned: Sequence[Closure], rules: Rules) -> tuple[ClosurePlan, ...]:
    """The outcome that they would have now, all of them together: one for each, in their order."""
    office = with_closures(tx, office)
    shut = [
        replace(one, id=f"planned {number}", starts_at=max(one.starts_at, tx.now), places=one.places or None)
        for number, one in enumerate(planned)
    ]
    stations = tuple(
        replace(each, closures=(*(one for one in shut if one.station == each.key), *each.closures))
        for each in office.stations
    )
    room = Room(tx, replace(office, stations=stations), ZoneInfo(office.zone), rules)
    free = {each.key: sum(room.free(each).values()) for each in stations}
    first = {each.key: Slot(each.key, time) for each in stations for time in room.times(each)[:1]}
    counts: Counter[tuple[str, str]] = Counter()
    for placed in place(room, grouped(find_affected(tx, room.office), room.zone)):
        for (_, closure, _), slot in zip(placed.group.affected, placed.places, strict=True):
            counts[closure.id, "listed" if slot is None else placed.kind] += 1
    return tuple(_plan(one, counts, tuple(free.items()), first.get(one.station)) for one in shut)


def _plan(
    one: Closure, counts: Mapping[tuple[str, str], int], room: tuple[tuple[str, int], ...], first: Slot | None
) -> ClosurePlan:
    moved, offered, listed = (counts.get((one.id, kind), 0) for kind in ("moved", "offered", "listed"))
    return ClosurePlan(moved + offered + listed, moved, offered, listed, room, first)


def one_at_a_time(tx: Transaction) -> None:
    """Of two who close at once on PostgreSQL the second waits here, and then finds what the first has closed."""
    set_fact(tx, CLOSED, tx.new_id())


def close(
    tx: Transaction, admin: Staff, stations: Sequence[str], starts_at: datetime, ends_at: datetime, places: int | None
) -> tuple[Closure, ...]:
    """From the next message on nobody books there; the office's version changes. Journaled.

    What is past is not closed. Said twice it is one closure. Empty: who says it is no admin (any more), or it is over.
    """
    member = find_admin(tx, admin)
    starts_at, places = max(starts_at, tx.now), places or None
    if member is None or starts_at >= ends_at:
        return ()
    one_at_a_time(tx)
    return tuple(_close(tx, member, station, starts_at, ends_at, places) for station in dict.fromkeys(stations))


def _close(
    tx: Transaction, admin: Staff, station: str, starts_at: datetime, ends_at: datetime, places: int | None
) -> Closure:
    span = {"at_station": station, "starts": starts_at, "ends": ends_at, "since": tx.now}
    before = [closure_of(row) for row in tx.connection.execute(_SAME, span)]
    if same := next((closure for closure in before if closure.places == places), None):
        return same
    closure = Closure(tx.new_id(), station, starts_at, ends_at, places)
    values = {"id": closure.id, "station": station, "starts_at": starts_at, "ends_at": ends_at, "places": places}
    tx.connection.execute(_INSERT, {**values, "made_by": admin.id, "made_at": tx.now})
    record(tx, Action.CLOSE, Made(closure.id), admin.id, station=station)
    return closure


def reopen(tx: Transaction, admin: Staff, closure_id: str) -> Closure | None:
    """Opens the station for everyone again, at once. None: it was over, or reopened before, or ``admin`` is none."""
    member = find_admin(tx, admin)
    if member is None:
        return None
    row = tx.connection.execute(_REOPEN, {"of_id": closure_id, "now": tx.now}).first()
    if row is None:
        return None
    set_fact(tx, CLOSED, tx.new_id())
    record(tx, Action.REOPEN, Made(row.id), member.id, station=row.station)
    return closure_of(row)


def find_closures(tx: Transaction) -> tuple[Closure, ...]:
    """Those that are not over and were not reopened."""
    return tuple(closure_of(row) for row in tx.connection.execute(CLOSURES, {"since": tx.now}))


def find_reopened(tx: Transaction, closure: Closure) -> tuple[Closure, ...]:
    """Those at its station, itself among them, that were reopened, share some of its time and are not over."""
    span = {"at_station": closure.station, "starts": closure.starts_at, "ends": closure.ends_at, "now": tx.now}
    return tuple(closure_of(row) for row in tx.connection.execute(_REOPENED, span))


def find_moved(tx: Transaction, closure: Closure) -> tuple[str, ...]:
    """Bookings that it moved, that still stand at another time, and whose people can be told."""
    row = tx.connection.execute(_FIND, {"of_id": closure.id}).one()
    span = {"starts": closure.starts_at, "ends": closure.ends_at, "now": tx.now}
    return tuple(tx.connection.scalars(_MOVED_AWAY, {**_journaled(row), **span}))


def find_report(tx: Transaction, closure_id: str) -> ClosureReport | None:
    row = tx.connection.execute(_FIND, {"of_id": closure_id}).first()
    if row is None:
        return None
    closure, office = closure_of(row), find_office(tx)
    station = office.station(row.station) if office else None
    stands = station is not None and closure in station.closures
    left = len(affected(tx, station, closure)) if station and stands else 0
    untold = tx.connection.execute(_UNTOLD, _journaled(row)).scalar_one()
    done, told = row.moved + row.offered + row.listed, count_told(tx, closure_id)
    by_now = (row.moved, row.offered, row.listed, left, untold)
    return ClosureReport(done + left, *by_now, told.told, told.underway, told.unreached)


def find_addressees(tx: Transaction, booking_ids: Sequence[str]) -> Mapping[str, Addressee]:
    """By booking; bookings without a chat are left out."""
    rows = tx.connection.execute(_PEOPLE, {"ids": booking_ids}).all()
    return {
        row.its_id: Addressee(row.its_chat_id, row.channel, row.locale, _name(tx, row), row.its_starts_at)
        for row in rows
        if is_bound(tx, bookings, row, "its_")
    }


def _name(tx: Transaction, row: Any) -> str:
    """A name under a lost key is left out: the person must be told all the same."""
    try:
        return (open_name(tx, row.its_applicant_id, row.name) or NAMELESS) if row.several and row.name else ""
    except (KeyMissing, NotOurs, ValueError):
        return ""


def _journaled(row: Any) -> dict[str, Any]:
    return {"at_station": row.station, "of_id": row.id}
