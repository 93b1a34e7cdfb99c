"""Papers are missing: the person who stands at the desk is given a time to come again, from places kept for that.

Law: the first such place of a later day, by the same guarded update as any other. What is missing is stored nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update

from bot.domain.arrival import ArrivalUndone, LookFirst, NothingKept, NotStaff, PapersOutcome
from bot.domain.booking import BookingEnded, Slot
from bot.domain.call_number import called
from bot.domain.desk import Counter, MovedAtDesk
from bot.domain.hours import horizon, slot_times
from bot.domain.journal import Action
from bot.domain.office import Station, place_of
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.bookings import moved_to
from storage.bookings.call_numbers import digits_of_day, draw
from storage.bookings.holds import cool, take_online
from storage.bookings.slots import DESK, DESK_MOVED, limits_by_slot, taken
from storage.desk.arrivals import undo_arrival
from storage.desk.changes import give_back, is_active
from storage.desk.find import Found, find_at, lock_by_id, note, slot_of
from storage.desk.seen import has_seen, remember
from storage.engine.binding import rebound
from storage.engine.transaction import Transaction
from storage.tables import bookings

_CHANGE = update(bookings).where(bookings.c.id == bindparam("of_id"))


def come_again(
    tx: Transaction,
    staff: Staff,
    booking_id: str,
    calendars: Sequence[Station],
    rules: Rules,
    at: Counter,
    confirmation: str = "",
) -> PapersOutcome:
    """In the booking's own calendar. ``calendars``: all of the place. An arrival that the same member confirmed a
    moment ago, and that is ``meant``, is taken back; the place that it had is free again."""
    member, row = find_at(tx, staff, at), None
    outcome: PapersOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id) if has_seen(tx, member, booking_id, at, rules) else None
        if row is None:
            outcome = LookFirst()
        elif not (is_active(tx, row, at) or _has_come(tx, row, at)):
            outcome = BookingEnded()
        else:
            outcome = _move(tx, member, row, calendars, rules, at, confirmation)
    note(tx, Action.PAPERS, outcome, staff, row, at)
    return outcome


def _move(
    tx: Transaction,
    member: Staff,
    row: Found,
    calendars: Sequence[Station],
    rules: Rules,
    at: Counter,
    confirmation: str,
) -> PapersOutcome:
    station = next((each for each in calendars if each.key == row.station), None)
    if station is None or not station.return_places:
        return NothingKept()
    open_to_them = replace(station, return_places=0)  # what is kept back from others is there for this
    for starts_at in _free(tx, open_to_them, rules):
        slot = Slot(station.key, starts_at)
        if not take_online(tx, slot, rules.shares(row.channel), open_to_them, rules):
            continue  # somebody else came first
        if row.ended is not None:
            undone = undo_arrival(tx, member, row.id, rules, confirmation)
            again = lock_by_id(tx, row.id)
            if again is None or not isinstance(undone, ArrivalUndone):
                cool(tx, slot, rules.shares(row.channel), rules)
                return BookingEnded()
            row = again
        channel, where = DESK_MOVED if row.channel == DESK else row.channel, moved_to(tx, row, slot, rules.zone)
        number = draw(tx, where, digits_of_day(calendars, slot, rules))
        to = {**where, "channel": channel, "call_number": number, "moved_by": "desk"}
        tx.connection.execute(_CHANGE.values(rebound(tx, bookings, row, to)), {"of_id": row.id})
        give_back(tx, row, rules)
        remember(tx, member, row.id, at)
        return MovedAtDesk(row.id, called(number), slot_of(row), slot)
    return NothingKept()


def _has_come(tx: Transaction, row: Found, at: Counter) -> bool:
    """Here, and on this day."""
    return row.ended == "arrived" and place_of(row.station) == at.station and row.day_ends_at > tx.now


def _free(tx: Transaction, station: Station, rules: Rules) -> Iterator[datetime]:
    """Times with a place, from tomorrow on, the next first."""
    limit = limits_by_slot(station, False, rules)
    counted = taken(tx, [station], tx.now - timedelta(minutes=station.slot_minutes))
    for day in horizon(station, tx.now, rules.zone)[1:]:
        for time in slot_times(station, day, rules.zone):
            if limit(time).free(*counted.get((station.key, time), (0, 0))):
                yield time
