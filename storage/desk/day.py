"""The day at a station: times, counts and call numbers, no names. And the pack for a desk without a connection."""

import hmac
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, bindparam, delete, or_, select

from bot.domain.call_number import called
from bot.domain.desk import DayAtStation, DayBooking, DayPack, DaySlot, PackEntry, State
from bot.domain.hours import bounds, slot_times, walk_in_places_at
from bot.domain.office import Station, place_of
from bot.domain.rules import Rules
from storage.bookings.slots import DESK
from storage.desk.walk_ins import lent
from storage.engine.binding import bound_columns, is_bound
from storage.engine.transaction import Transaction
from storage.tables import arrivals, bookings, packs, slots
from storage.tables.upsert import upsert

MARK: Final = 3  # bytes: a station's day has hundreds of codes, each mark fits hundreds of the ten thousand million;
# nothing else that a desk shows or prints has a digit of the code, which would tell them apart
TRIES: Final = 64  # keys; one in fifteen collides for 1,500 codes, most do for 6,000

_instant = bookings.c.starts_at.type
_of_day = (
    bookings.c.starts_at >= bindparam("since", type_=_instant),
    bookings.c.starts_at < bindparam("until", type_=_instant),
)
_DAY = (
    select(
        *bound_columns(bookings),
        bookings.c.outdone_by,
        bookings.c.call_number,
        bookings.c.code_index.is_not(None).label("known"),
        arrivals.c.at,
        arrivals.c.counter,
        arrivals.c.station.label("came_to"),
    )
    .outerjoin(arrivals, and_(arrivals.c.booking_id == bookings.c.id, arrivals.c.undone_at.is_(None)))
    .where(bookings.c.station == bindparam("at_station"), *_of_day)
    .order_by(bookings.c.starts_at, bookings.c.booked_at, bookings.c.id)
)
_TAKEN = select(slots.c.starts_at, slots.c.walk_in).where(
    slots.c.station == bindparam("at_station"),
    slots.c.starts_at >= bindparam("since", type_=_instant),
    slots.c.starts_at < bindparam("until", type_=_instant),
)
_CODES = select(
    *bound_columns(bookings), *(bookings.c[name] for name in ("code", "call_number", "outdone_by", "doubted_at"))
).where(
    bookings.c.station.in_(bindparam("keys", expanding=True)),
    *_of_day,
    bookings.c.code.is_not(None),
    or_(bookings.c.ended.is_(None), bookings.c.ended.not_in(["cancelled", "closed", "erased"])),
)
_CODES = _CODES.order_by(bookings.c.starts_at, bookings.c.id)
_KEY = select(packs.c.id, packs.c.key).where(
    packs.c.station == bindparam("at_station"), packs.c.day == bindparam("of_day")
)
_INSERT = upsert(packs, [packs.c.station, packs.c.day])
_FORGET = delete(packs).where(packs.c.day < bindparam("before", type_=packs.c.day.type)).returning(packs.c.id)


def find_day(tx: Transaction, station: Station, day: date, rules: Rules) -> DayAtStation:
    """The station's day. Cancelled bookings are listed and not counted, and so are those whose document came under
    another booking.

    Once the day is over, missed bookings still count as expected and late. Bookings erased since are counted if the
    person came, and not listed.
    """
    within = {"at_station": station.key, **bounds(day, rules.zone)}
    step = timedelta(minutes=station.slot_minutes)
    taken = {row.starts_at: row.walk_in for row in tx.connection.execute(_TAKEN, within)}
    expected, arrived, late = dict[datetime, int](), dict[datetime, int](), dict[datetime, int]()
    listed: list[DayBooking] = []
    for row in tx.connection.execute(_DAY, within).all():
        if row.known and not is_bound(tx, bookings, row):
            continue
        state = _state(row, tx.now - step - rules.grace, tx.now)
        if row.outdone_by is None and state != "cancelled" and row.ended != "erased":
            count = arrived if state == "arrived" else expected
            count[row.starts_at] = count.get(row.starts_at, 0) + 1
            if state in ("late", "missed"):
                late[row.starts_at] = late.get(row.starts_at, 0) + 1
        if row.known:
            counter = (
                row.counter if row.came_to and place_of(row.came_to) == station.place_key else None
            )  # elsewhere it is another table
            number = called(row.call_number)
            listed.append(
                DayBooking(row.id, row.starts_at, number, state, row.channel == DESK, row.at, counter, station.key)
            )
    kept = {
        at: walk_in_places_at(station, at) if tx.now < at + step else 0 for at in slot_times(station, day, rules.zone)
    }
    counted = tuple(
        DaySlot(
            at,
            expected.get(at, 0),
            arrived.get(at, 0),
            late.get(at, 0),
            max(0, kept.get(at, 0) - taken.get(at, 0)),
        )
        for at in sorted({*kept, *expected, *arrived})
    )
    today = day == tx.now.astimezone(rules.zone).date()
    return DayAtStation(station.key, day, counted, tuple(listed), lent(tx, station, rules) if today else 0)


def find_place_day(tx: Transaction, calendars: Sequence[Station], day: date, rules: Rules) -> DayAtStation:
    """The day at a place: of all its calendars together, each booking with that of its own."""
    days = [find_day(tx, station, day, rules) for station in calendars]
    if len(days) == 1:
        return days[0]
    slots = dict[datetime, DaySlot]()
    for slot in (slot for each in days for slot in each.slots):
        slots[slot.starts_at] = _added(slots[slot.starts_at], slot) if slot.starts_at in slots else slot
    rows = sorted((row for each in days for row in each.bookings), key=lambda row: row.starts_at)
    counted = tuple(slots[at] for at in sorted(slots))
    return DayAtStation(calendars[0].place_key, day, counted, tuple(rows), sum(each.lent for each in days))


def _added(one: DaySlot, other: DaySlot) -> DaySlot:
    return DaySlot(
        one.starts_at,
        one.expected + other.expected,
        one.arrived + other.arrived,
        one.late + other.late,
        one.free + other.free,
    )


def find_pack(tx: Transaction, calendars: Sequence[Station], day: date, rules: Rules) -> DayPack | None:
    """Of a place with these calendars. None while that day has no key; writes nothing."""
    key = _key(tx, calendars[0].place_key, day)
    return None if key is None else _pack(tx, calendars, day, rules, key)


def make_pack(tx: Transaction, calendars: Sequence[Station], day: date, rules: Rules) -> DayPack:
    """Under the one key of that place and day, which is made here (without collisions among its codes) if need be.

    Two of the day's later bookings may share a mark, and then both entries are there. No new key is made for them:
    a thief who holds the marks of one code under two keys has 48 bits of it, enough to work it out.
    """
    place = calendars[0].place_key
    key = _key(tx, place, day)
    if key is None:
        codes = [code for _, code in _codes(tx, calendars, day, rules.zone)]
        pack_id, sealed = tx.new_id(), _new_key(tx, codes).hex()
        values = {"id": pack_id, "station": place, "day": day.toordinal()}
        values["key"] = tx.keyring.seal(packs.c.key, pack_id, sealed)
        _INSERT.execute(tx.connection, values)
        key = _key(tx, place, day)  # somebody else's, if that one was first
        assert key is not None  # noqa: S101
    return _pack(tx, calendars, day, rules, key)


def forget_packs(tx: Transaction) -> int:
    """Deletes the keys of the days before yesterday: by then they are over wherever the station is."""
    return len(tx.connection.execute(_FORGET, {"before": tx.now.date().toordinal() - 1}).all())


def mark(key: bytes, code: str) -> int:
    return int.from_bytes(hmac.digest(key, code.encode(), "sha256")[:MARK])


def _pack(tx: Transaction, calendars: Sequence[Station], day: date, rules: Rules, key: bytes) -> DayPack:
    entries = tuple(
        PackEntry(
            mark(key, code),
            row.starts_at,
            row.ended == "arrived" or row.outdone_by is not None,
            called(row.call_number),
            row.doubted_at is not None,
        )
        for row, code in _codes(tx, calendars, day, rules.zone)
    )
    starts = [at for each in calendars for at in slot_times(each, day, rules.zone)]
    starts += [entry.starts_at for entry in entries]
    minutes = max(each.slot_minutes for each in calendars)
    closing = max(starts) + timedelta(minutes=minutes) + rules.pack if starts else None
    return DayPack(calendars[0].place_key, day, key, entries, closing or bounds(day, rules.zone)["until"])


def _codes(
    tx: Transaction, calendars: Sequence[Station], day: date, zone: ZoneInfo
) -> list[tuple[Row[*tuple[Any, ...]], str]]:
    """The bookings with their codes; one whose code does not open keeps nobody else from being known."""
    keys = [each.key for each in calendars]
    rows = tx.connection.execute(_CODES, {"keys": keys, **bounds(day, zone)}).all()
    opened = ((row, tx.opened(bookings.c.code, row.id, row.code)) for row in rows if is_bound(tx, bookings, row))
    return [(row, code) for row, code in opened if code is not None]


def _key(tx: Transaction, place: str, day: date) -> bytes | None:
    row = tx.connection.execute(_KEY, {"at_station": place, "of_day": day.toordinal()}).first()
    return None if row is None else bytes.fromhex(tx.keyring.open(packs.c.key, row.id, row.key))


def _new_key(tx: Transaction, codes: list[str]) -> bytes:
    """One under which no two of the codes share a mark; of a day of many thousands the one with the fewest."""
    best, fewest = b"", len(codes) + 1
    for _ in range(TRIES):
        key = tx.chance.getrandbits(256).to_bytes(32)
        shared = len(codes) - len({mark(key, code) for code in codes})
        if shared < fewest:
            best, fewest = key, shared
        if not shared:
            break
    return best


def _state(row: Row[*tuple[Any, ...]], late_before: datetime, now: datetime) -> State:
    if row.ended == "arrived" or row.at is not None:  # also whoever gave it back and came, while nobody could know
        return "arrived"
    if row.ended in ("cancelled", "closed"):
        return "cancelled"
    if row.outdone_by is not None:
        return "double"
    if row.ended == "missed" or row.day_ends_at <= now:
        return "missed"
    return "late" if row.starts_at <= late_before else "expected"
