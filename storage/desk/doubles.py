"""Doubles: one document under two bookings, and how many of them a member of staff has met in a day.

Law: a clerk is warned of another booking at the same place and day, and of no other: else a walk-in under anybody's
number, looked at and cancelled, would tell whether it is booked anywhere. What is booked elsewhere is settled by the
arrival, at the server; admins see the two places and call numbers, and can give the ended booking back. Law: what
stops a clerk depends on what they have seen and done alone: a stop that counted the bookings that their arrivals end
elsewhere would say of the next number whether it has one. Those are for the admins' alarm.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, func, or_, select, union, update

from bot.domain.call_number import called
from bot.domain.hours import bounds
from bot.domain.journal import LOOKS, Action, Result
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from storage.desk.find import lock_by_id
from storage.engine.binding import rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.staff.staff import find_at_work
from storage.tables import arrivals, bookings, journal

PAGE: Final = 100  # of either kind

_instant = journal.c.at.type
_since = bindparam("since", type_=_instant)
_until = bindparam("until", type_=_instant)
_mine = (journal.c.staff_id == bindparam("of_staff"), journal.c.at >= _since, journal.c.at < _until)
_first = bookings.alias("first")
_registered = journal.alias("registered")
_MET = union(
    select(journal.c.booking_id).where(
        *_mine, journal.c.action.in_(LOOKS), journal.c.result == Result.EXPECTED_ELSEWHERE
    ),
    select(journal.c.booking_id)
    .join(_registered, _registered.c.booking_id == journal.c.booking_id)
    .where(
        *_mine,
        or_(
            and_(journal.c.action == Action.CANCEL, journal.c.result == Result.CANCELLED),
            and_(journal.c.action == Action.UNDO, journal.c.result == Result.UNDONE),
        ),
        _registered.c.staff_id == journal.c.staff_id,
        _registered.c.at >= _since,
        _registered.c.at < _until,
        _registered.c.action == Action.WALK_IN,
        _registered.c.result == Result.REGISTERED,
    ),
).subquery()
_COUNT = select(func.count()).select_from(_MET)
_ENDED_OTHERS = (
    select(arrivals.c.staff_id)
    .join(bookings, bookings.c.outdone_by == arrivals.c.booking_id)
    .where(
        arrivals.c.station == bindparam("at_station"),
        func.coalesce(arrivals.c.recorded_at, arrivals.c.at) >= _since,
        arrivals.c.undone_at.is_(None),
    )
    .group_by(arrivals.c.staff_id)
    .having(func.count(arrivals.c.booking_id.distinct()) >= bindparam("most"))
)
_STOPPED = select(journal.c.staff_id).distinct()
_STOPPED = _STOPPED.where(
    journal.c.station == bindparam("at_station"),
    journal.c.action.in_((Action.WALK_IN, Action.CANCEL, Action.LOOK_NUMBER)),
    journal.c.at >= _since,
    journal.c.at < _until,
    journal.c.result == Result.TOO_MANY_DOUBLES,
)
_ahead = bookings.c.day_ends_at > bindparam("now", type_=_instant)
_DOUBLES = (
    select(
        bookings.c.id,
        bookings.c.station,
        bookings.c.starts_at,
        bookings.c.call_number,
        _first.c.station.label("first_station"),
        _first.c.call_number.label("first_number"),
        _first.c.ended_at.label("came_at"),
    )
    .join(_first, _first.c.id == bookings.c.outdone_by)
    .where(bookings.c.ended_at.is_(None), _ahead)
    .order_by(bookings.c.starts_at, bookings.c.id)
)
_DISPUTED = (
    select(bookings.c.id, bookings.c.station, bookings.c.starts_at, bookings.c.call_number, arrivals.c.at)
    .join(arrivals, arrivals.c.booking_id == bookings.c.id)
    .where(
        arrivals.c.disputed_at.is_not(None),
        arrivals.c.undone_at.is_(None),
        bookings.c.ended == "arrived",
        bookings.c.code_index.is_not(None),
        _ahead,
    )
    .order_by(arrivals.c.at, bookings.c.id)
)
_COUNTS = select(*(select(func.count()).select_from(of.subquery()).scalar_subquery() for of in (_DISPUTED, _DOUBLES)))
_DISPUTED_PAGE = _DISPUTED.limit(PAGE).offset(bindparam("skipped"))
_DOUBLES_PAGE = _DOUBLES.limit(PAGE).offset(bindparam("skipped"))
_of_id = bookings.c.id == bindparam("of_id")
_GIVE_BACK = (
    update(bookings)
    .where(_of_id, bookings.c.outdone_by.is_not(None), bookings.c.ended_at.is_(None), _ahead)
    .values(outdone_by=None)
    .returning(bookings.c.station)
)
_OPEN_AGAIN = (
    update(bookings)
    .where(
        _of_id,
        bookings.c.ended == "arrived",
        bookings.c.id.in_(
            select(arrivals.c.booking_id).where(arrivals.c.disputed_at.is_not(None), arrivals.c.undone_at.is_(None))
        ),
        _ahead,
    )
    .values(ended=None, ended_at=None, mac=bindparam("its_mac", type_=bookings.c.mac.type))
    .returning(bookings.c.station)
)
_UNDO = (
    update(arrivals)
    .where(arrivals.c.booking_id == bindparam("of_id"), arrivals.c.undone_at.is_(None))
    .values(undone_at=bindparam("now", type_=_instant))
)
_RESTORE = update(bookings).where(bookings.c.outdone_by == bindparam("by_id")).values(outdone_by=None)


@dataclass(frozen=True, slots=True)
class Double:
    """A booking whose person has come at ``first_station`` under another one, by its call number; or (``disputed``)
    whose arrival is said not to have been theirs. Nothing of the person."""

    booking_id: str
    station: str
    starts_at: datetime
    call_number: str
    came_at: datetime
    first_station: str = ""
    first_number: str = ""
    disputed: bool = False


def enough_doubles(tx: Transaction, staff: Staff, rules: Rules) -> datetime | None:
    """The end of the local day, once this member of staff was warned of as many doubles in it as a desk ever meets;
    walk-ins that they registered and cancelled, or whose arrival they took back, count alike. None: they go on. It is
    counted in the journal, which no restart and no erasure empties."""
    day = bounds(tx.now.astimezone(rules.zone).date(), rules.zone)
    met = tx.connection.execute(_COUNT, {"of_staff": staff.id, **day}).scalar_one()
    return day["until"] if met >= rules.doubles_a_day else None


def find_stopped(tx: Transaction, station: str, rules: Rules) -> tuple[str, ...]:
    """The ids of the members of staff who were stopped at that station today."""
    day = bounds(tx.now.astimezone(rules.zone).date(), rules.zone)
    return tuple(tx.connection.scalars(_STOPPED, {"at_station": station, **day}))


def find_ending_others(tx: Transaction, station: str, rules: Rules) -> tuple[str, ...]:
    """The ids of the members of staff whose arrivals at that station today ended as many other bookings as a desk ever
    meets. For admins alone: nothing that the members themselves may do depends on it."""
    day = bounds(tx.now.astimezone(rules.zone).date(), rules.zone)
    which = {"at_station": station, "since": day["since"], "most": rules.doubles_a_day}
    return tuple(tx.connection.scalars(_ENDED_OTHERS, which))


def count_doubles(tx: Transaction) -> tuple[int, int]:
    """Of today and later: how many are disputed, and how many have come under another booking."""
    disputed, outdone = tx.connection.execute(_COUNTS, {"now": tx.now}).one()
    return int(disputed), int(outdone)


def find_doubles(tx: Transaction, page: int = 0) -> tuple[Double, ...]:
    """Those of today and later, the disputed ones first: a hundred of either kind on each page."""
    which = {"now": tx.now, "skipped": page * PAGE}
    disputed = (
        Double(row.id, row.station, row.starts_at, called(row.call_number), row.at, disputed=True)
        for row in tx.connection.execute(_DISPUTED_PAGE, which)
    )
    outdone = (
        Double(
            row.id,
            row.station,
            row.starts_at,
            called(row.call_number),
            row.came_at or tx.now,
            row.first_station,
            called(row.first_number),
        )
        for row in tx.connection.execute(_DOUBLES_PAGE, which)
    )
    return (*disputed, *outdone)


def clear_double(tx: Transaction, admin: Staff, booking_id: str) -> str | None:
    """Gives a booking back to its person: "disputed" where an arrival under its code was taken back, "outdone" where
    another one had ended it. None: neither (any more), its day is over, or who asks is no admin any more."""
    member = find_at_work(tx, admin.id)
    which = {"of_id": booking_id, "now": tx.now}
    done, station = None, None
    if member is not None and member.role is Role.ADMIN:
        if (station := tx.connection.execute(_GIVE_BACK, which).scalar()) is not None:
            done = "outdone"
        elif (station := _open_again(tx, booking_id)) is not None:
            tx.connection.execute(_UNDO, which)
            tx.connection.execute(_RESTORE, {"by_id": booking_id})
            done = "disputed"
    result = Result.CLEARED if done else Result.NOTHING
    record(tx, Action.CLEAR, result, admin.id, booking_id if done else None, station)
    return done


def _open_again(tx: Transaction, booking_id: str) -> str | None:
    """The station of a booking whose disputed arrival is none any more."""
    row = lock_by_id(tx, booking_id)
    if row is None or row.code is None:
        return None
    mac = rebound(tx, bookings, row, {"ended": None, "ended_at": None})["mac"]
    station: str | None = tx.connection.execute(_OPEN_AGAIN, {"of_id": row.id, "now": tx.now, "its_mac": mac}).scalar()
    return station
