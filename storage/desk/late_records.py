"""Scans and ticks made without a connection: recorded as having happened then; those that do not fit are listed.

Law: nothing that happened is refused; the same scan sent twice is one. On PostgreSQL rows are locked in the order
staff, scans by id, bookings by id, so that two transactions that bring in the same scans cannot lock each other out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, case, delete, func, or_, select, update

from bot.domain.arrival import Arrived
from bot.domain.desk import Counter, Doing, OfflineScan, ScanRecorded, ScanResult, Tick, Ticked
from bot.domain.journal import Action, Result
from bot.domain.office import place_of
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.bookings import code_index
from storage.desk.arrivals import record_arrival
from storage.desk.find import Found, find_at, ours
from storage.engine.binding import rebound
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.tables import arrivals, bookings, journal, offline_scans
from storage.tables.upsert import upsert

UNKNOWN_SPAN: Final = timedelta(hours=1)
UNDONE: Final = 5  # how often an arrival is taken back and ticked again, and still told as one
AHEAD: Final = timedelta(minutes=5)  # a clock may be so far ahead of ours

_instant = bookings.c.ended_at.type
_now = bindparam("now", type_=_instant)
_BY_CODE = (
    select(bookings.c.code_index, bookings.c.id)
    .where(bookings.c.code_index.in_(bindparam("codes", expanding=True)))
    .order_by(bookings.c.id)
    .with_for_update()
)
_BY_ID = (
    select(bookings.c.id)
    .where(bookings.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(bookings.c.id)
    .with_for_update()
)
_UNDONE = (
    select(arrivals.c.booking_id, func.count())
    .where(arrivals.c.booking_id.in_(bindparam("ids", expanding=True)), arrivals.c.undone_at.is_not(None))
    .group_by(arrivals.c.booking_id)
)
_BOOKING = select(*bookings.c).where(bookings.c.id == bindparam("of_id"))
_HERE = select(arrivals.c.nonce).where(
    arrivals.c.booking_id == bindparam("of_id"),
    # Its own nonce: confirmed just before the line broke, and perhaps undone since.
    or_(arrivals.c.undone_at.is_(None), arrivals.c.nonce == bindparam("by_nonce")),
)
_STAYS_CANCELLED = update(bookings).where(bookings.c.id == bindparam("of_id"))
_CLAIM = upsert(offline_scans, [offline_scans.c.id], returning=offline_scans.c.id)
_BROUGHT = select(func.count(), func.sum(case((journal.c.result == Result.UNKNOWN, 1), else_=0))).where(
    journal.c.staff_id == bindparam("of_staff"),
    journal.c.action == Action.OFFLINE,
    journal.c.at > bindparam("since", type_=_instant),
    journal.c.at <= bindparam("at_latest", type_=_instant),
)
_SEEN = select(offline_scans.c.result).where(offline_scans.c.id == bindparam("of_id"))
_RESULT = (
    update(offline_scans)
    .where(offline_scans.c.id == bindparam("of_id"))
    .values(
        result=bindparam("new_result", type_=offline_scans.c.result.type),
        booking_id=bindparam("new_booking", type_=offline_scans.c.booking_id.type),
        code=bindparam("new_code", type_=offline_scans.c.code.type),
    )
)
_FORGET = (
    delete(offline_scans)
    .where(offline_scans.c.recorded_at <= bindparam("before", type_=_instant))
    .returning(offline_scans.c.id)
)


@dataclass(frozen=True, slots=True)
class _Happened:
    """A scan or a tick; ``booking_id`` is None where no booking has the code."""

    id: str
    booking_id: str | None
    doing: Doing
    counter: Counter
    at: datetime
    code: str = ""  # of a scan


def record_scans(
    tx: Transaction,
    staff: Staff,
    scans: Sequence[OfflineScan],
    unreadable: Sequence[str],
    rules: Rules,
    at: Counter,
) -> tuple[tuple[ScanRecorded, ...], tuple[Arrived, ...]]:
    """The result of each scan (``unreadable`` are the ids of scans that did not unseal), and the new arrivals, whose
    applicants are to be told. ``at`` is the counter that brings them in. Empty for a former member of staff: their
    browser keeps the scans for the next sign-in."""
    member = find_at(tx, staff, at)
    if member is None:
        record(tx, Action.OFFLINE, Result.NOT_STAFF, staff.id, station=at.station)
        return (), ()
    sent: dict[str, OfflineScan | None] = {**dict.fromkeys(unreadable), **{scan.id: scan for scan in scans}}
    claimed = _claim(tx, member, sent, at)
    new = [scan for each, scan in sent.items() if scan is not None and each in claimed]
    indexes = {scan.id: code_index(tx, scan.code) for scan in new}
    found = tx.connection.execute(_BY_CODE, {"codes": list(indexes.values())}).all() if indexes else []
    booking_ids = {bytes(row.code_index): row.id for row in found}
    happened = [
        _Happened(scan.id, booking_ids.get(indexes[scan.id]), scan.doing, scan.counter, scan.happened_at, scan.code)
        for scan in new
    ]
    results, arrived = _record(tx, Action.OFFLINE, member, happened, rules)
    for _ in range(len(claimed) - len(new)):
        record(tx, Action.OFFLINE, Result.UNREADABLE, member.id, station=at.station)
    return tuple(ScanRecorded(each, results.get(each) or _seen(tx, each)) for each in sent), arrived


def too_many_boxes(tx: Transaction, staff: Staff, rules: Rules) -> bool:
    """Whether this member of staff has brought in more boxes within the hour than a desk ever does, of whatever kind,
    or more unknown codes: made-up scans would be a way to ask which codes exist. What is not taken now stays with the
    tablet. One member's uploads wait for each other, so that each is counted before the next is judged."""
    find_at(tx, staff, None)
    boxes, unknown = tx.connection.execute(_BROUGHT, {"of_staff": staff.id, **tx.within(UNKNOWN_SPAN)}).one()
    return boxes >= rules.boxes_offline or int(unknown or 0) >= rules.unknown_offline


def record_ticks(
    tx: Transaction, staff: Staff, ticks: Sequence[Tick], rules: Rules, at: Counter
) -> tuple[Ticked, tuple[Arrived, ...]]:
    """The day sheet's ticks, as having happened when they did. The same tick entered twice is one. Empty for a former
    member of staff."""
    member = find_at(tx, staff, at)
    if member is None:
        record(tx, Action.TICK, Result.NOT_STAFF, staff.id, station=at.station)
        return {}, ()
    rows = tx.connection.execute(_UNDONE, {"ids": [tick.booking_id for tick in ticks]}).all()
    undone = {row[0]: row[1] for row in rows}
    asked = {_tick_id(tx, tick, at, undone.get(tick.booking_id, 0)): tick for tick in ticks}
    scans = {key: OfflineScan(key, "", "came", at, tick.happened_at) for key, tick in asked.items()}
    claimed = _claim(tx, member, scans, at)
    wanted = [asked[key].booking_id for key in claimed]
    known = set(tx.connection.scalars(_BY_ID, {"ids": wanted})) if wanted else set()
    happened = [
        _Happened(key, tick.booking_id if tick.booking_id in known else None, "came", at, tick.happened_at)
        for key, tick in asked.items()
        if key in claimed
    ]
    results, arrived = _record(tx, Action.TICK, member, happened, rules)
    return {tick.booking_id: results.get(key) or _seen(tx, key) for key, tick in asked.items()}, arrived


def forget_scans(tx: Transaction, rules: Rules) -> int:
    """Deletes scans older than any that may still be brought in, settled or not; their bookings are nameless by then.
    How many."""
    keep = max(rules.personal_retention, rules.offline + AHEAD)
    return len(tx.connection.execute(_FORGET, {"before": tx.now - keep}).all())


def _claim(tx: Transaction, member: Staff, scans: Mapping[str, OfflineScan | None], at: Counter) -> set[str]:
    """The ids that nobody brought in before; they are ours until the end of the transaction."""
    claimed = set()
    for scan_id, scan in sorted(scans.items(), key=lambda item: item[0]):
        counter, happened_at = (scan.counter, scan.happened_at) if scan else (at, tx.now)
        values = {
            "id": scan_id,
            "station": counter.station,
            "staff_id": member.id,
            "counter": counter.number,
            "happened_at": happened_at,
            "recorded_at": tx.now,
            "result": "unreadable",
        }
        if _CLAIM.execute(tx.connection, values).first() is not None:
            claimed.add(scan_id)
    return claimed


def _record(
    tx: Transaction, action: Action, member: Staff, happened: Sequence[_Happened], rules: Rules
) -> tuple[dict[str, ScanResult], tuple[Arrived, ...]]:
    """In the order in which they happened, so that of two scans of one code the first is the arrival."""
    results: dict[str, ScanResult] = {}
    all_arrived: list[Arrived] = []
    for each in sorted(happened, key=lambda each: (each.at, each.id)):
        found = tx.connection.execute(_BOOKING, {"of_id": each.booking_id}).first() if each.booking_id else None
        found = ours(tx, found)
        row = found if found is not None and found.code is not None else None
        results[each.id], arrived = _judged(tx, member, each, row, rules)
        if arrived is not None:
            all_arrived.append(arrived)
        booking_id = row.id if row is not None else None
        values = {"of_id": each.id, "new_result": results[each.id], "new_booking": booking_id}
        keep = each.code and results[each.id] not in ("recorded", "looked")  # for whoever has to settle it
        code = tx.keyring.seal(offline_scans.c.code, each.id, each.code) if keep else None
        tx.connection.execute(_RESULT, {**values, "new_code": code})
        record(tx, action, Result(results[each.id]), member.id, booking_id, each.counter.station)
    return results, tuple(all_arrived)


def _judged(
    tx: Transaction, member: Staff, each: _Happened, row: Found | None, rules: Rules
) -> tuple[ScanResult, Arrived | None]:
    if each.doing == "looked":
        return "looked", None
    if member.station not in (None, each.counter.station):
        return "another-station", None
    if not tx.now - rules.offline <= each.at <= tx.now + AHEAD:
        return "clock", None
    if row is None:
        return "unknown", None
    if place_of(row.station) != each.counter.station:
        return "another-station", None
    if row.starts_at.astimezone(rules.zone).date() != each.at.astimezone(rules.zone).date():
        return "another-day", None
    nonces = set(tx.connection.scalars(_HERE, {"of_id": row.id, "by_nonce": each.id}))
    if each.id in nonces:
        return "recorded", None
    if nonces or row.outdone_by is not None:
        return "twice", None
    arrived = record_arrival(tx, row, member, each.counter, each.id, each.at)
    if row.ended not in ("cancelled", "closed"):
        return "recorded", arrived
    # Its place was given to others: were it to count as arrived, an undo would make it a booking without a place.
    keep_cancelled(tx, row)
    return "cancelled", arrived


def keep_cancelled(tx: Transaction, row: Found) -> None:
    """Of a booking that was cancelled, and whose person came all the same; ``row`` as it was before they did."""
    cancelled = rebound(tx, bookings, row, {"ended": "cancelled", "ended_at": row.ended_at})
    tx.connection.execute(_STAYS_CANCELLED.values(cancelled), {"of_id": row.id})


def _seen(tx: Transaction, scan_id: str) -> ScanResult:
    result: ScanResult = tx.connection.execute(_SEEN, {"of_id": scan_id}).scalar_one()
    return result


def _tick_id(tx: Transaction, tick: Tick, at: Counter, undone: int) -> str:
    """A hash of the tick, which got no nonce on paper. After an undo it is another one."""
    return _hash(tx, at.station, tick.booking_id, tick.happened_at, undone)


def tick_ids(tx: Transaction, row: Row[*tuple[Any, ...]]) -> set[str]:
    """The ids of which one is that of a row of ``offline_scans``, if it came from a tick: nobody can make one up."""
    return {_hash(tx, row.station, row.booking_id, row.happened_at, undone) for undone in range(UNDONE)}


def _hash(tx: Transaction, station: str, booking_id: str, happened_at: datetime, undone: int) -> str:
    when = str(round(happened_at.timestamp()))
    return tx.keyring.index("tick", station, booking_id, when, str(undone)).hex()[:32]
