import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.arrival import ArrivalUndone, Arrived, NotUndoable
from bot.domain.booking import Booking, Moved, Slot
from bot.domain.code import last_four, new_code
from bot.domain.desk import Counter, OfflineScan, ScanRecorded, Tick
from bot.domain.staff import Staff
from storage.bookings.bookings import cancel_booking
from storage.bookings.holds import release_expired
from storage.desk.arrivals import confirm_arrival, undo_arrival
from storage.desk.conflicts import find_conflicts, settle_conflict
from storage.desk.late_records import forget_scans, record_scans, record_ticks
from storage.engine.database import Database
from storage.retention.forget import forget_old
from storage.staff.staff import revoke
from storage.tables import arrivals, bookings, journal, offline_scans
from tests.builders import RULES, Clock, an_applicant, local
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, counts, hold, move, places_in_use, with_chat

FIRST, SECOND = Counter("saliheen", 1), Counter("saliheen", 2)
WRONG = new_code(lambda _: 4242)
NOON = local(7, 12)


def scan(booking: Booking | str, number: int, at: datetime, counter: Counter = FIRST) -> OfflineScan:
    code = booking if isinstance(booking, str) else booking.code
    return OfflineScan(f"{number:032x}", code, "came", counter, at)


async def bring(
    database: Database, staff: Staff, *scans: OfflineScan, unreadable: Sequence[str] = (), at: Counter = FIRST
) -> tuple[list[str], tuple[Arrived, ...]]:
    done, arrived = await database.write(lambda tx: record_scans(tx, staff, scans, unreadable, RULES, at))
    assert [each.id for each in done] == list(dict.fromkeys([*unreadable, *(each.id for each in scans)]))
    return [each.result for each in done], arrived


async def came(database: Database) -> list[tuple[str, datetime, datetime | None, int | None]]:
    """(booking, at, recorded at, counter) of the arrivals that stand."""
    rows = select(arrivals.c.booking_id, arrivals.c.at, arrivals.c.recorded_at, arrivals.c.counter)
    rows = rows.where(arrivals.c.undone_at.is_(None)).order_by(arrivals.c.at)
    return await database.read(lambda tx: [(row[0], row[1], row[2], row[3]) for row in tx.connection.execute(rows)])


async def words(database: Database, action: str) -> list[str]:
    rows = select(journal.c.result).where(journal.c.action == action).order_by(journal.c.seq)
    return await database.read(lambda tx: list(tx.connection.scalars(rows)))


async def test_a_scan_is_recorded_as_having_happened_then(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    at = local(7, 9, 55)
    results, arrived = await bring(database, clerk, scan(booking, 1, at))
    assert results == ["recorded"]
    assert arrived == (Arrived(booking.id, last_four(booking.code), TEN, at),)
    assert await came(database) == [(booking.id, at, NOON, 1)]
    ended = select(bookings.c.ended, bookings.c.ended_at)
    assert await database.read(lambda tx: tuple(tx.connection.execute(ended).one())) == ("arrived", at)
    assert await words(database, "offline") == ["recorded"]
    assert await database.read(lambda tx: find_conflicts(tx, "saliheen")) == ()


async def test_the_same_scan_again_gives_the_same_result_and_does_nothing(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    batch = [scan(booking, 1, local(7, 10)), scan(booking, 2, local(7, 11), SECOND), scan(WRONG, 3, NOON)]
    first, arrived = await bring(database, clerk, *batch, unreadable=["f" * 32])
    assert first == ["unreadable", "recorded", "twice", "unknown"]
    assert len(arrived) == 1
    clock.forward(hours=1)
    again, arrived = await bring(database, clerk, *reversed(batch), unreadable=["f" * 32])
    assert again == ["unreadable", "unknown", "twice", "recorded"]
    assert arrived == ()
    assert len(await came(database)) == 1
    assert len(await words(database, "offline")) == 4


async def test_the_same_batch_twice_at_once_is_one(database: Database, clock: Clock) -> None:
    clerk, other = await a_clerk(database), await a_clerk(database, address="another clerk")
    numbers = range(12)
    people = [await database.write(with_chat(booked, who=an_applicant(f"9{n}"), address=f"{n}")) for n in numbers]
    clock.time = NOON
    batch = [scan(booking, n, local(7, 10, n)) for n, booking in enumerate(people)]
    done = await asyncio.gather(
        bring(database, clerk, *batch), bring(database, other, *reversed(batch)), bring(database, clerk, *batch)
    )
    assert [results for results, _ in done] == [["recorded"] * 12] * 3
    assert sum(len(arrived) for _, arrived in done) == 12
    assert len(await came(database)) == 12


async def test_two_counters_that_took_the_same_people_at_once_do_not_wait_for_each_other(
    database: Database, clock: Clock
) -> None:
    clerk, other = await a_clerk(database), await a_clerk(database, address="another clerk")
    numbers = range(12)
    people = [await database.write(with_chat(booked, who=an_applicant(f"9{n}"), address=f"{n}")) for n in numbers]
    clock.time = NOON
    ours = [scan(booking, n, local(7, 10, n)) for n, booking in enumerate(people)]
    theirs = [scan(booking, 100 + n, local(7, 11, n), SECOND) for n, booking in enumerate(reversed(people))]
    (mine, _), (yours, _) = await asyncio.gather(bring(database, clerk, *ours), bring(database, other, *theirs))
    assert sorted([mine[0], yours[0]]) == ["recorded", "twice"]
    assert mine == [mine[0]] * 12
    assert yours == [yours[0]] * 12
    assert len(await came(database)) == 12


async def test_of_one_batch_what_happened_first_is_the_arrival(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    later, first = scan(booking, 1, local(7, 11)), scan(booking, 2, local(7, 10), SECOND)
    assert (await bring(database, clerk, later, first))[0] == ["twice", "recorded"]
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert (conflict.id, conflict.result, conflict.counter) == (later.id, "twice", FIRST)
    assert (conflict.last_four, conflict.slot) == (last_four(booking.code), TEN)
    assert (conflict.happened_at, conflict.recorded_at) == (local(7, 11), NOON)
    assert conflict.elsewhere == (local(7, 10), 2)


async def test_a_confirmation_whose_answer_was_lost_is_no_conflict(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    again = scan(booking, 1, clock())
    await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES, FIRST, again.id))
    clock.forward(minutes=1)
    assert await bring(database, clerk, again) == (["recorded"], ())
    assert len(await came(database)) == 1


async def test_who_was_confirmed_online_and_scanned_offline_is_listed(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES, SECOND))
    at = clock()
    clock.time = NOON
    assert await bring(database, clerk, scan(booking, 1, local(7, 10))) == (["twice"], ())
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert conflict.elsewhere == (at, 2)


async def test_what_was_cancelled_meanwhile_happened_all_the_same_and_is_listed(
    database: Database, clock: Clock
) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    clock.time = NOON
    results, arrived = await bring(database, clerk, scan(booking, 1, local(7, 11, 55)))
    assert results == ["cancelled"]
    assert [each.booking_id for each in arrived] == [booking.id]
    assert await came(database) == [(booking.id, local(7, 11, 55), NOON, 1)]
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert (conflict.result, conflict.elsewhere) == ("cancelled", None)
    assert (await bring(database, clerk, scan(booking, 2, local(7, 11, 57), SECOND)))[0] == ["twice"]


async def test_an_undo_does_not_bring_back_a_cancelled_booking_whose_place_is_gone(
    database: Database, clock: Clock
) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    clock.forward(hours=1)
    await database.write(release_expired)
    await bring(database, clerk, scan(booking, 1, clock()))
    assert isinstance(await database.write(lambda tx: undo_arrival(tx, clerk, booking.id, RULES)), NotUndoable)
    await database.write(with_chat(cancel_booking, booking.id, RULES))
    clock.forward(hours=1)
    await database.write(release_expired)
    assert await database.read(counts) == await database.read(places_in_use) == {}


async def test_who_counted_as_missed_by_the_time_the_line_was_back_has_come(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = local(9, 10)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert (await bring(database, clerk, scan(booking, 1, local(7, 10))))[0] == ["recorded"]
    ended = select(bookings.c.ended)
    assert await database.read(lambda tx: tx.connection.execute(ended).scalar()) == "arrived"


async def test_another_day_another_place_and_no_booking_are_no_arrivals(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    tomorrow = await database.write(with_chat(booked, TOMORROW))
    elsewhere = await database.write(with_chat(booked, Slot("shahba", local(7, 10)), address="another"))
    clock.time = NOON
    scans = [scan(tomorrow, 1, NOON), scan(elsewhere, 2, NOON), scan(WRONG, 3, NOON)]
    assert await bring(database, clerk, *scans) == (["another-day", "another-station", "unknown"], ())
    assert await came(database) == []
    first, second, third = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert (first.last_four, first.slot) == (last_four(tomorrow.code), TOMORROW)
    assert (second.last_four, second.slot) == ("", Slot("shahba", local(7, 10)))
    assert (third.last_four, third.slot) == ("", None)


async def test_a_booking_moved_meanwhile_is_another_day(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(with_chat(hold, TOMORROW))
    assert isinstance(await database.write(with_chat(move, booking, TOMORROW)), Moved)
    clock.time = NOON
    assert (await bring(database, clerk, scan(booking, 1, local(7, 10))))[0] == ["another-day"]


async def test_station_staff_bring_in_what_happened_at_their_own_station_alone(
    database: Database, clock: Clock
) -> None:
    clerk, admin = await a_clerk(database, "shahba"), await a_clerk(database, None, "an admin")
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    there = Counter("shahba", 4)
    results = await bring(database, clerk, scan(booking, 1, local(7, 10)), at=there)
    assert results == (["another-station"], ())
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert conflict.last_four == last_four(booking.code)
    assert (await bring(database, admin, scan(booking, 2, local(7, 10)), at=there))[0] == ["recorded"]


@pytest.mark.parametrize(
    ("off", "result"),
    [
        (timedelta(minutes=5), "recorded"),
        (timedelta(minutes=5, seconds=1), "clock"),
        (-timedelta(hours=72), "recorded"),
        (-timedelta(hours=72, seconds=1), "clock"),
    ],
)
async def test_a_clock_that_cannot_be_right_records_nothing(
    database: Database, clock: Clock, off: timedelta, result: str
) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    happened_at = TEN.starts_at
    clock.time = happened_at - off
    assert (await bring(database, clerk, scan(booking, 1, happened_at)))[0] == [result]
    assert len(await came(database)) == (result == "recorded")


async def test_who_only_looked_is_no_arrival_and_no_conflict(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    looks = [OfflineScan(f"{n:032x}", code, "looked", FIRST, clock()) for n, code in enumerate((booking.code, WRONG))]
    assert await bring(database, clerk, *looks) == (["looked", "looked"], ())
    assert await came(database) == []
    assert await database.read(lambda tx: find_conflicts(tx, "saliheen")) == ()
    assert await words(database, "offline") == ["looked", "looked"]


async def test_the_first_arrival_outdoes_the_documents_other_bookings_also_offline(
    database: Database, clock: Clock
) -> None:
    clerk = await a_clerk(database)
    first = await database.write(with_chat(booked))
    second = await database.write(with_chat(booked, ELEVEN, address="another"))
    clock.time = NOON
    scans = [scan(second, 1, local(7, 11)), scan(first, 2, local(7, 10), SECOND)]
    assert (await bring(database, clerk, *scans))[0] == ["twice", "recorded"]
    (conflict,) = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert conflict.elsewhere == (local(7, 10), 2)


async def test_an_arrival_brought_in_wrongly_can_be_undone(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    wrong = scan(booking, 1, local(7, 10))
    await bring(database, clerk, wrong)
    assert isinstance(await database.write(lambda tx: undo_arrival(tx, clerk, booking.id, RULES)), ArrivalUndone)
    assert (await bring(database, clerk, wrong))[0] == ["recorded"]
    assert await came(database) == []
    assert (await bring(database, clerk, scan(booking, 2, local(7, 11))))[0] == ["recorded"]
    assert len(await came(database)) == 1


async def test_nothing_is_taken_from_who_is_no_staff_any_more(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await database.write(lambda tx: revoke(tx, clerk.id))
    none = await database.write(
        lambda tx: record_scans(tx, clerk, [scan(booking, 1, clock())], ["f" * 32], RULES, FIRST)
    )
    assert none == ((), ())
    tick = Tick(booking.id, clock())
    assert await database.write(lambda tx: record_ticks(tx, clerk, [tick], RULES, FIRST)) == ({}, ())
    assert await came(database) == []
    assert await words(database, "offline") == await words(database, "tick") == ["not-staff"]


async def test_one_id_in_a_batch_twice_is_one(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    one = scan(booking, 1, clock())
    done, arrived = await database.write(
        lambda tx: record_scans(tx, clerk, [one, one], [one.id, "f" * 32, "f" * 32], RULES, FIRST)
    )
    assert done == (ScanRecorded(one.id, "recorded"), ScanRecorded("f" * 32, "unreadable"))
    assert len(arrived) == 1
    assert await words(database, "offline") == ["recorded", "unreadable"]


async def test_no_code_and_no_name_is_kept_of_a_scan(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    await bring(database, clerk, scan(booking, 1, clock()), scan(WRONG, 2, clock()))
    kept = await database.read(lambda tx: repr(tx.connection.execute(select(offline_scans)).all()))
    assert booking.id in kept
    assert booking.code not in kept
    assert WRONG not in kept


async def test_a_conflict_is_settled_once_and_at_its_own_station(database: Database, clock: Clock) -> None:
    clerk, other = await a_clerk(database), await a_clerk(database, "shahba", "another clerk")
    unknown = scan(WRONG, 1, clock())
    await bring(database, clerk, unknown)

    async def settle(staff: Staff, at: Counter, conflict_id: str = unknown.id) -> bool:
        return await database.write(lambda tx: settle_conflict(tx, staff, conflict_id, at))

    assert not await settle(other, Counter("shahba", 1))
    assert not await settle(other, FIRST)
    assert not await settle(clerk, FIRST, "nothing")
    assert await settle(clerk, FIRST)
    assert not await settle(clerk, FIRST)
    assert await database.read(lambda tx: find_conflicts(tx, "saliheen")) == ()
    assert await words(database, "settle") == ["nothing", "nothing", "nothing", "settled", "nothing"]


async def test_conflicts_are_listed_the_oldest_first(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    for number in (3, 1, 2):
        await bring(database, clerk, scan(WRONG, number, clock()))
        clock.forward(minutes=1)
    listed = await database.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert [int(each.id, 16) for each in listed] == [3, 1, 2]


async def test_ticks_count_as_having_happened_when_they_did(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    here = await database.write(with_chat(booked))
    tomorrow = await database.write(with_chat(booked, TOMORROW, an_applicant("9"), address="another"))
    clock.time = local(8, 9)
    ticks = [Tick(here.id, local(7, 10, 5)), Tick(tomorrow.id, local(7, 10, 5)), Tick("nobody", local(7, 10))]
    done, arrived = await database.write(lambda tx: record_ticks(tx, clerk, ticks, RULES, SECOND))
    assert done == {here.id: "recorded", tomorrow.id: "another-day", "nobody": "unknown"}
    assert [each.at for each in arrived] == [local(7, 10, 5)]
    assert await came(database) == [(here.id, local(7, 10, 5), local(8, 9), 2)]
    again, arrived = await database.write(lambda tx: record_ticks(tx, clerk, ticks, RULES, SECOND))
    assert (again, arrived) == (done, ())
    other_time = [Tick(here.id, local(7, 11))]
    assert (await database.write(lambda tx: record_ticks(tx, clerk, other_time, RULES, SECOND)))[0] == {
        here.id: "twice"
    }
    assert sorted(await words(database, "tick")) == ["another-day", "recorded", "twice", "unknown"]


async def test_what_is_too_old_to_come_in_again_is_forgotten(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    await bring(database, clerk, scan(WRONG, 1, clock()))
    clock.forward(days=6, hours=23)
    assert await database.write(lambda tx: forget_scans(tx, RULES)) == 0
    clock.forward(hours=1)
    assert await database.write(lambda tx: forget_scans(tx, RULES)) == 1
    again = scan(WRONG, 1, clock() - timedelta(days=7))
    assert (await bring(database, clerk, again))[0] == ["clock"]
