"""People who come without a booking: the places kept for them, and those lent by people who are late.

Law: a booking whose person has not come by the end of the slot and the grace lends its place to walk-ins, in the
current slot; the late person is taken all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select

from bot.domain.arrival import NotStaff, TooManyDoubles, TooManyWrongCodes
from bot.domain.booking import AlreadyBooked, Slot
from bot.domain.desk import Counter, TimeTaken, WalkIn, WalkInPlace
from bot.domain.hours import bounds, horizon, places_at
from bot.domain.journal import Action
from bot.domain.office import Station
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.applicants import Registration
from storage.bookings.bookings import find_of_person, index_of, record_booking
from storage.bookings.call_numbers import digits_of_day
from storage.bookings.holds import give_back_walk_in, take_walk_in
from storage.bookings.slots import DESK
from storage.desk.changes import times_from_now
from storage.desk.doubles import enough_doubles
from storage.desk.find import RESULTS, find_at
from storage.desk.seen import remember
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import bookings, journal, slots

_instant = bookings.c.starts_at.type
_since, _until = bindparam("since", type_=_instant), bindparam("until", type_=_instant)
_LATE = (
    select(func.count())
    .select_from(bookings)
    .where(
        bookings.c.station == bindparam("at_station"),
        bookings.c.starts_at >= _since,
        bookings.c.starts_at <= _until,
        bookings.c.ended_at.is_(None),
    )
)
_WALK_INS = select(slots.c.starts_at, slots.c.walk_in, slots.c.online).where(
    slots.c.station == bindparam("at_station"), slots.c.starts_at >= _since, slots.c.starts_at < _until
)

_ASKED = (
    select(journal.c.at)
    .where(
        journal.c.staff_id == bindparam("of_staff"),
        journal.c.action == Action.WALK_IN,
        journal.c.result == RESULTS[AlreadyBooked],
        journal.c.at > _since,
        journal.c.at <= bindparam("at_latest", type_=_instant),
    )
    .order_by(journal.c.at.desc())
    .limit(1)
    .offset(bindparam("all_but"))
)


@dataclass(frozen=True, slots=True)
class _Places:
    """Of one slot: how many walk-ins have a place there, and how many may."""

    starts_at: datetime
    taken: int
    most: int


def lent(tx: Transaction, station: Station, rules: Rules) -> int:
    """Places of today's late people that walk-ins may still take, in whichever slot is now."""
    today = tx.now.astimezone(rules.zone).date()
    return _lent(tx, station, rules, _walk_ins(tx, station, rules.zone, today))


def find_walk_in_places(tx: Transaction, station: Station, rules: Rules, day: date) -> Sequence[WalkInPlace]:
    """Slots of the day from the one that is now (or next) on with places for walk-ins; lent ones count in that one.

    Empty for a day that is past or beyond the horizon.
    """
    places = _places(tx, station, rules, day)
    return tuple(WalkInPlace(each.starts_at, each.most - each.taken) for each in places if each.most > each.taken)


def register_walk_in(
    tx: Transaction,
    staff: Staff,
    new: Registration,
    slot: Slot,
    calendars: tuple[Station, ...],
    rules: Rules,
    at: Counter,
) -> WalkIn | TimeTaken | AlreadyBooked | TooManyDoubles | TooManyWrongCodes | NotStaff:
    """A person who came without a booking, from the places kept for walk-ins or lent by people who are late.
    ``calendars``: the slot's own first, then the others of its place.

    ``AlreadyBooked``: this station's desk registered the same person before. Of chats and other stations it tells
    nothing: that shows when the person is looked up.
    """
    outcome: WalkIn | TimeTaken | AlreadyBooked | TooManyDoubles | TooManyWrongCodes | NotStaff
    station = calendars[0]
    person = index_of(tx, None, new, station.key)
    if find_at(tx, staff, at) is None or at.station != station.place_key:
        outcome = NotStaff()
    elif (until := enough_doubles(tx, staff, rules)) is not None:
        outcome = TooManyDoubles(until)
    elif (until := _asked_enough(tx, staff, rules)) is not None:
        outcome = TooManyWrongCodes(until)
    elif not _offered(tx, slot, station, rules):
        outcome = TimeTaken(slot)
    elif (before := find_of_person(tx, person, rules)) is not None:
        outcome = AlreadyBooked(before)
    elif not _take(tx, slot, station, rules):
        outcome = TimeTaken(slot)
    else:
        digits = digits_of_day(calendars, slot, rules)
        booking = record_booking(tx, None, DESK, new, slot, rules, digits)
        if booking is not None:
            remember(tx, staff, booking.id, at)
            outcome = WalkIn(booking)
        else:  # another counter was quicker with the same person
            give_back_walk_in(tx, slot)
            before = find_of_person(tx, person, rules)
            outcome = AlreadyBooked(before) if before else TimeTaken(slot)
    booking_id = outcome.booking.id if isinstance(outcome, WalkIn | AlreadyBooked) else None
    record(tx, Action.WALK_IN, RESULTS[type(outcome)], staff.id, booking_id, at.station)
    return outcome


def _asked_enough(tx: Transaction, staff: Staff, rules: Rules) -> datetime | None:
    """The end of the pause after ``rules.wrong_codes`` people who were registered before, so that the form is no way to
    ask who is. None: no pause."""
    span = rules.wrong_code_span
    asked = {"of_staff": staff.id, **tx.within(span), "all_but": rules.wrong_codes - 1}
    at: datetime | None = tx.connection.execute(_ASKED, asked).scalar()
    return None if at is None else at + span


def _offered(tx: Transaction, slot: Slot, station: Station, rules: Rules) -> bool:
    places = find_walk_in_places(tx, station, rules, slot.starts_at.astimezone(rules.zone).date())
    return slot.station == station.key and any(place.starts_at == slot.starts_at for place in places)


def _take(tx: Transaction, slot: Slot, station: Station, rules: Rules) -> bool:
    places = _places(tx, station, rules, slot.starts_at.astimezone(rules.zone).date())
    most = next((each.most for each in places if Slot(station.key, each.starts_at) == slot), 0)
    return take_walk_in(tx, slot, most)


def _places(tx: Transaction, station: Station, rules: Rules, day: date) -> tuple[_Places, ...]:
    """``most`` is the total that may be taken, so that of two transactions that read the same count the guard lets
    through only as many as fit."""
    if day not in horizon(station, tx.now, rules.zone):
        return ()
    taken = _taken(tx, station, rules.zone, day)
    walk_ins = {time: walk_in for time, (walk_in, _) in taken.items()}
    places = [
        _Places(time, walk_ins.get(time, 0), _for_walk_ins(station, time, online=taken.get(time, (0, 0))[1]))
        for time in times_from_now(station, day, tx.now, rules.zone)
    ]
    if places and day == tx.now.astimezone(rules.zone).date():
        now = places[0]
        places[0] = _Places(now.starts_at, now.taken, max(now.most, now.taken) + _lent(tx, station, rules, walk_ins))
    return tuple(places)


def _for_walk_ins(station: Station, time: datetime, online: int) -> int:
    """Walk-in places of a slot. With fewer counters bookings go first, and chats get no new ones meanwhile."""
    places, kept = places_at(station, time), max(0, station.walk_in_places)
    return kept if places == station.places else max(0, min(kept, places - online))


def _lent(tx: Transaction, station: Station, rules: Rules, walk_ins: dict[datetime, int]) -> int:
    """Of the late people's places those that are left by walk-ins beyond the places kept for them."""
    since = bounds(tx.now.astimezone(rules.zone).date(), rules.zone)["since"]
    until = tx.now - rules.grace - timedelta(minutes=station.slot_minutes)
    late = tx.connection.execute(_LATE, {"at_station": station.key, "since": since, "until": until}).scalar_one()
    beyond = sum(max(0, taken - max(0, station.walk_in_places)) for taken in walk_ins.values())
    return max(0, int(late) - beyond)


def _walk_ins(tx: Transaction, station: Station, zone: ZoneInfo, day: date) -> dict[datetime, int]:
    return {time: walk_in for time, (walk_in, _) in _taken(tx, station, zone, day).items()}


def _taken(tx: Transaction, station: Station, zone: ZoneInfo, day: date) -> dict[datetime, tuple[int, int]]:
    """By walk-ins, and by chats."""
    rows = tx.connection.execute(_WALK_INS, {"at_station": station.key, **bounds(day, zone)})
    return {row.starts_at: (row.walk_in, row.online) for row in rows}
