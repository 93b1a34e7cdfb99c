"""Incident response: a tablet is stolen, or staff looked too much. Everybody is signed out, and the looks are listed.

Law: the list has call numbers and the staff who looked at it, never the person's name.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.call_number import called
from bot.domain.journal import DISCLOSURES, Action, Result
from storage.engine.binding import bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.facts import set_fact
from storage.journal.journal import record
from storage.staff.browsers import distrust_browsers
from storage.staff.desk_sessions import end_all_sessions
from storage.staff.freeze import FROZEN, is_frozen
from storage.staff.staff import list_ever, void_invitations
from storage.tables import bookings, journal, pairings, signin_codes

_instant = journal.c.at.type
_since = journal.c.at >= bindparam("since", type_=_instant)
_VOID_PAIRINGS = (
    update(pairings).where(pairings.c.ended_at.is_(None)).values(ended_at=bindparam("now", type_=_instant), mac=None)
)
_VOID_CODES = delete(signin_codes)
_looked = journal.c.action.in_(DISCLOSURES)
_SEEN = (
    select(journal.c.seq, journal.c.at, journal.c.station, journal.c.staff_id, journal.c.booking_id)
    .add_columns(bookings.c.call_number, *bound_columns(bookings, "of_"))
    .outerjoin(bookings, bookings.c.id == journal.c.booking_id)
    .where(_since, _looked, journal.c.booking_id.is_not(None))
    .order_by(journal.c.seq)
)
_SEVERAL = select(func.count()).where(_since, _looked, journal.c.result == Result.SEVERAL)
_TOLD = (
    select(journal.c.booking_id, func.max(journal.c.seq).label("seq"))
    .where(journal.c.action == Action.CONTAIN, journal.c.result == Result.TOLD)
    .group_by(journal.c.booking_id)
)


@dataclass(frozen=True, slots=True)
class Contained:
    """How many of each are void now."""

    sessions: int
    pairings: int
    codes: int
    invitations: int


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a booking; ``seq`` is its row of the journal.

    ``who``: the name of the member of staff, or the random id where that is forgotten.
    ``call_number`` None: the person was erased meanwhile. ``chat_id`` None: erased, or there never was a chat."""

    seq: int
    at: datetime
    station: str | None
    who: str
    booking_id: str
    call_number: str | None
    chat_id: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The oldest look first. ``several``: how often a number was typed that several bookings have, whose times and
    call numbers then stood there; the journal does not say which they were."""

    looks: tuple[Look, ...]
    several: int


def contain(tx: Transaction) -> Contained:
    """Ends all sessions and forbids signing in and looking until ``thaw``. A second call changes nothing more."""
    set_fact(tx, FROZEN, tx.now.isoformat())  # first: on PostgreSQL whoever does the same waits here
    shut = shut_doors(tx)
    record(tx, Action.CONTAIN, Result.FROZEN)
    return shut


def shut_doors(tx: Transaction) -> Contained:
    """Ends all sessions, and voids all pairings, codes and invitations."""
    distrust_browsers(tx)
    return Contained(
        end_all_sessions(tx, None),
        tx.connection.execute(_VOID_PAIRINGS, {"now": tx.now}).rowcount,
        tx.connection.execute(_VOID_CODES).rowcount,
        void_invitations(tx),
    )


def thaw(tx: Transaction) -> bool:
    """Ends all sessions once more, so that everybody signs in anew. False: looks were not frozen."""
    if not is_frozen(tx):
        return False
    end_all_sessions(tx, None)
    set_fact(tx, FROZEN, "")
    record(tx, Action.CONTAIN, Result.THAWED)
    return True


def find_seen(tx: Transaction, since: datetime) -> Seen:
    staff = list_ever(tx)
    looks = []
    for row in tx.connection.execute(_SEEN, {"since": since}).all():
        member = staff.get(row.staff_id)
        who: str = member.name if member else row.staff_id or "-"
        number = called(row.call_number) or None
        told = row.of_chat_id is not None and is_bound(tx, bookings, row, "of_")
        chat_id = row.of_chat_id if told else None
        looks.append(Look(row.seq, row.at, row.station, who, row.booking_id, number, chat_id))
    return Seen(tuple(looks), tx.connection.execute(_SEVERAL, {"since": since}).scalar_one())


def mark_told(tx: Transaction, seen: Seen) -> tuple[str, ...]:
    """The chats to be told, each once: those whose booking was looked at since they were told last, if they were."""
    told = {row.booking_id: row.seq for row in tx.connection.execute(_TOLD).all()}
    due = [look for look in seen.looks if look.chat_id is not None and told.get(look.booking_id, 0) < look.seq]
    for booking_id, station in {look.booking_id: look.station for look in due}.items():
        record(tx, Action.CONTAIN, Result.TOLD, booking_id=booking_id, station=station)
    return tuple(dict.fromkeys(look.chat_id for look in due if look.chat_id is not None))
