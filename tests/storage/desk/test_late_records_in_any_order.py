"""However two counters scan without a connection, in whatever order and how often they bring it in: each booking has
one arrival, each scan one lasting result, and everything but that arrival is listed for a human.

An example is one transaction with a clock of its own and people of its own, so that one database serves them all.
"""

import asyncio
from dataclasses import replace
from datetime import timedelta
from random import Random, SystemRandom

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.desk import Counter, OfflineScan, ScanResult
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import cancel_booking
from storage.desk.arrivals import confirm_arrival
from storage.desk.conflicts import find_conflicts
from storage.desk.late_records import record_scans
from storage.engine.database import Database, open_database
from storage.engine.transaction import Transaction, TransactionFactory
from storage.staff.staff import enrol, invite
from storage.tables import arrivals
from tests.builders import KEYRING, RULES, Clock, a_chat, a_station, an_applicant, local
from tests.storage.verbs import TEN, booked

PEOPLE = 4

Scan = tuple[int, int, int, str]  # counter, person, minutes after ten, doing

scans = st.lists(
    st.tuples(
        st.sampled_from((1, 2)), st.integers(0, PEOPLE - 1), st.integers(0, 90), st.sampled_from(("came", "looked"))
    ),
    min_size=1,
    max_size=12,
)
meanwhile = st.lists(st.tuples(st.sampled_from(("confirm", "cancel")), st.integers(0, PEOPLE - 1)), max_size=3)


@given(scanned=scans, events=meanwhile, order=st.integers(0, 1 << 32), batch=st.integers(1, 5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_of_uploads_yields_one_arrival_a_booking(
    url_for_all: str, scanned: list[Scan], events: list[tuple[str, int]], order: int, batch: int
) -> None:
    async def example() -> None:
        database: Database = await open_database(url_for_all, TransactionFactory(KEYRING, Clock(), SystemRandom()))
        try:
            await database.write(lambda tx: play(tx, scanned, events, Random(order), batch))
        finally:
            await database.close()

    asyncio.run(example())


def play(tx: Transaction, scanned: list[Scan], events: list[tuple[str, int]], order: Random, batch: int) -> None:
    key = f"station-{tx.new_id()}"
    station, slot = a_station(key), replace(TEN, station=key)
    chats = [a_chat(tx, tx.new_id()) for _ in range(PEOPLE)]
    people = [booked(tx, chat, slot, an_applicant(tx.new_id()), station) for chat in chats]
    staff = {number: clerk(tx, key) for number in (1, 2)}
    queued = [
        OfflineScan(
            tx.new_id() * 2, people[who].code, "came" if doing == "came" else "looked", Counter(key, number), at
        )
        for number, who, minutes, doing in scanned
        for at in [local(7, 10) + timedelta(minutes=minutes)]
    ]
    tx = replace(tx, now=local(7, 12))
    uploads = [*queued, *order.sample(queued, len(queued) // 2)]  # some are sent again: nobody heard the answer
    order.shuffle(uploads)
    parts = [uploads[start : start + batch] for start in range(0, len(uploads), batch)]
    steps: list[list[OfflineScan] | tuple[str, int]] = [*parts, *events]
    order.shuffle(steps)
    results: dict[str, ScanResult] = {}
    news: list[str] = []
    came: set[str] = set()
    for step in steps:
        if isinstance(step, tuple):
            what, who = step
            if what == "cancel":
                cancel_booking(tx, chats[who], people[who].id, RULES)
            else:
                confirm_arrival(tx, staff[1], people[who].id, RULES, Counter(key, 1))
            continue
        for number in (1, 2):
            mine = [scan for scan in step if scan.counter.number == number]
            done, arrived = record_scans(tx, staff[number], mine, (), RULES, Counter(key, number))
            news += [each.booking_id for each in arrived]
            for each in done:
                assert results.setdefault(each.id, each.result) == each.result
    assert results.keys() == {scan.id for scan in queued}
    standing = select(arrivals.c.booking_id, arrivals.c.nonce).where(arrivals.c.station == key)
    rows = tx.connection.execute(standing).all()
    assert len(rows) == len({row.booking_id for row in rows})
    assert len(news) == len(set(news))
    for booking in people:
        mine = [scan for scan in queued if scan.code == booking.code and scan.doing == "came"]
        if mine:
            came.add(booking.id)
            taken = [scan for scan in mine if results[scan.id] in ("recorded", "cancelled")]
            assert len(taken) == (booking.id in news)
            assert all(results[scan.id] == "twice" for scan in mine if scan not in taken)
    assert came <= {row.booking_id for row in rows}
    listed = {conflict.id for conflict in find_conflicts(tx, key)}
    assert listed == {each for each, result in results.items() if result not in ("recorded", "looked")}


def clerk(tx: Transaction, station: str) -> Staff:
    member = enrol(tx, invite(tx, Role.STATION, station, None, RULES).payload, a_chat(tx, tx.new_id()))
    assert isinstance(member, Staff)
    return member
