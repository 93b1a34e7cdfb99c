"""Changes at the desk for the person who stands there: another time, a cancellation, the slip again.

Law: a member of staff changes only a booking they looked up a moment ago. These changes do not count as the
applicant's own. A place is taken by the same guarded update as any other.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, update

from bot.domain.arrival import DeskCancelOutcome, DeskMoveOutcome, LookFirst, NotStaff, TooManyDoubles
from bot.domain.booking import BookingEnded, DayPlaces, Slot, SlotPlaces
from bot.domain.call_number import called
from bot.domain.desk import CancelledAtDesk, Counter, MovedAtDesk, Slip, TimeTaken
from bot.domain.hours import horizon, slot_times
from bot.domain.journal import Action
from bot.domain.languages import FIRST_LOCALE
from bot.domain.office import Station, place_of
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.bookings import moved_to
from storage.bookings.call_numbers import digits_of_day, draw
from storage.bookings.holds import cool, give_back_walk_in, take_online
from storage.bookings.slots import DESK, DESK_MOVED, limits_by_slot, taken
from storage.desk.doubles import enough_doubles
from storage.desk.find import Found, find_at, find_by_id, lock_by_id, note, slot_of
from storage.desk.seen import has_seen, remember
from storage.engine.binding import rebound
from storage.engine.transaction import Transaction
from storage.tables import bookings

_of_id = bookings.c.id == bindparam("of_id")
_CHANGE = update(bookings).where(_of_id)


def find_times(tx: Transaction, station: Station, rules: Rules) -> tuple[DayPlaces, ...]:
    """Days and times with a free place to move somebody to, from the slot that is now on. No others are there."""
    limit = limits_by_slot(station, False, rules)
    counted = taken(tx, [station], tx.now - _step(station))
    days: list[DayPlaces] = []
    for day in horizon(station, tx.now, rules.zone):
        places = [
            SlotPlaces(time, limit(time).free(*counted.get((station.key, time), (0, 0))))
            for time in times_from_now(station, day, tx.now, rules.zone)
        ]
        days.append(DayPlaces(day, tuple(place for place in places if place.free)))
    return tuple(day for day in days if day.slots)


def find_calendar(tx: Transaction, staff: Staff, booking_id: str, rules: Rules, at: Counter) -> str | None:
    """The key of the calendar of a booking that this session has looked at. None: it has not."""
    if not has_seen(tx, staff, booking_id, at, rules, to_move=True):
        return None
    row = find_by_id(tx, booking_id)
    return row.station if row is not None else None


def times_from_now(station: Station, day: date, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The slots of the day that are not over. On the day that is today the first is the one that is now, or next."""
    return tuple(time for time in slot_times(station, day, zone) if time + _step(station) > now)


def move_at_desk(
    tx: Transaction,
    staff: Staff,
    booking_id: str,
    slot: Slot,
    calendars: tuple[Station, ...],
    rules: Rules,
    at: Counter,
) -> DeskMoveOutcome:
    """To another time of the same calendar. ``BookingEnded`` also for another place's booking.

    Whoever came without a booking is given one of the places that chats book, and a walk-in's place is free again.
    ``calendars``: the slot's own first, then the others of its place.
    """
    member, row, station = find_at(tx, staff, at), None, calendars[0]
    outcome: DeskMoveOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id) if has_seen(tx, member, booking_id, at, rules, to_move=True) else None
        if row is None:
            outcome = LookFirst()
        elif not is_active(tx, row, at):
            outcome = BookingEnded()
        elif slot == slot_of(row):  # said again by a page that did not hear the answer
            whole = has_seen(tx, member, row.id, at, rules)
            outcome = MovedAtDesk(row.id, called(row.call_number), slot, slot, whole)
        elif (
            slot.station != row.station
            or not _offered(tx, slot, station, rules.zone, at)
            or not take_online(tx, slot, rules.shares(row.channel), station, rules)
        ):
            outcome = TimeTaken(slot)
        else:
            channel, where = DESK_MOVED if row.channel == DESK else row.channel, moved_to(tx, row, slot, rules.zone)
            number = draw(tx, where, digits_of_day(calendars, slot, rules))
            to = {**where, "channel": channel, "call_number": number, "moved_by": "desk"}
            tx.connection.execute(_CHANGE.values(rebound(tx, bookings, row, to)), {"of_id": row.id})
            give_back(tx, row, rules)
            whole = has_seen(tx, member, row.id, at, rules)  # what was looked at, a move makes no more of it
            remember(tx, member, row.id, at, whole=whole)
            outcome = MovedAtDesk(row.id, called(number), slot_of(row), slot, whole)
    note(tx, Action.MOVE, outcome, staff, row, at)
    return outcome


def cancel_at_desk(tx: Transaction, staff: Staff, booking_id: str, rules: Rules, at: Counter) -> DeskCancelOutcome:
    member, row = find_at(tx, staff, at), None
    outcome: DeskCancelOutcome
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id) if has_seen(tx, member, booking_id, at, rules) else None
        again = row is not None and row.ended == "cancelled" and tx.is_within(row.ended_at, rules.undo)
        if row is None:
            outcome = LookFirst()
        elif not (again or is_active(tx, row, at)) or place_of(row.station) != at.station:
            outcome = BookingEnded()
        elif row.channel == DESK and not again and (until := enough_doubles(tx, member, rules)) is not None:
            outcome = TooManyDoubles(until)
        elif again:
            outcome = CancelledAtDesk(row.id, called(row.call_number), slot_of(row), again=True)
        else:
            ended = rebound(tx, bookings, row, {"ended": "cancelled", "ended_at": tx.now})
            tx.connection.execute(_CHANGE.values(ended), {"of_id": row.id})
            give_back(tx, row, rules)
            outcome = CancelledAtDesk(row.id, called(row.call_number), slot_of(row))
    note(tx, Action.CANCEL, outcome, staff, row, at)
    return outcome


def find_slip(
    tx: Transaction, staff: Staff, booking_id: str, rules: Rules, at: Counter
) -> Slip | BookingEnded | LookFirst | NotStaff:
    """To print again, for an active booking of this place; journaled as "slip"."""
    member, row = find_at(tx, staff, at), None
    outcome: Slip | BookingEnded | LookFirst | NotStaff
    if member is None:
        outcome = NotStaff()
    else:
        row = lock_by_id(tx, booking_id) if has_seen(tx, member, booking_id, at, rules) else None
        if row is None:
            outcome = LookFirst()
        elif not is_active(tx, row, at):
            outcome = BookingEnded()
        else:
            code = tx.keyring.open(bookings.c.code, row.id, row.code)
            outcome = Slip(code, slot_of(row), row.locale or FIRST_LOCALE, called(row.call_number))
    note(tx, Action.SLIP, outcome, staff, row, at)
    return outcome


def is_active(tx: Transaction, row: Found, at: Counter) -> bool:
    """And of this place, and nobody has come with the same document under another code."""
    stands = row.ended_at is None and row.outdone_by is None and row.day_ends_at > tx.now
    return stands and place_of(row.station) == at.station and row.code is not None


def _offered(tx: Transaction, slot: Slot, station: Station, zone: ZoneInfo, at: Counter) -> bool:
    day = slot.starts_at.astimezone(zone).date()
    here = slot.station == station.key and station.place_key == at.station
    times = times_from_now(station, day, tx.now, zone) if day in horizon(station, tx.now, zone) else ()
    return here and slot.starts_at in times


def give_back(tx: Transaction, row: Found, rules: Rules) -> None:
    """The place of a booking that is no longer there; a chat's cools down before others may have it."""
    if row.channel == DESK:
        give_back_walk_in(tx, slot_of(row))
    else:
        cool(tx, slot_of(row), rules.shares(row.channel), rules)


def _step(station: Station) -> timedelta:
    return timedelta(minutes=station.slot_minutes)
