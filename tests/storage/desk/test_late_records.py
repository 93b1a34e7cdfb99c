"""What a desk did without a connection is recorded as having happened then."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.domain.arrival import ArrivalUndone, Arrived
from bot.domain.desk import OfflineScan, ScanRecorded, Tick
from storage.desk.arrivals import confirm_arrival, undo_arrival
from storage.desk.conflicts import find_conflicts
from storage.desk.late_records import forget_scans, record_scans, record_ticks
from storage.engine.database import Database
from storage.retention.forget import forget_old
from storage.staff.staff import revoke
from storage.tables import bookings, offline_scans
from tests.builders import RULES, Clock, an_applicant, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.desk.offline_scans import FIRST, NOON, SECOND, WRONG, bring, came, scan, words
from tests.storage.staff_members import a_clerk
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, with_chat

pytestmark = ON_SQLITE


@ON_BOTH
async def test_a_scan_is_recorded_as_having_happened_then(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = NOON
    at = local(7, 9, 55)
    results, arrived = await bring(database, clerk, scan(booking, 1, at))
    assert results == ["recorded"]
    assert arrived == (Arrived(booking.id, booking.call_number, TEN, at),)
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


@ON_BOTH
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


@ON_BOTH
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
    assert (conflict.id, conflict.result, conflict.counter) == (later.id, "unfit", FIRST)
    assert (conflict.call_number, conflict.slot, conflict.elsewhere) == ("", None, None)
    assert (conflict.happened_at, conflict.recorded_at) == (local(7, 11), NOON)


async def test_a_confirmation_whose_answer_was_lost_is_no_conflict(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    again = scan(booking, 1, clock())
    await database.write(lambda tx: confirm_arrival(tx, clerk, booking.id, RULES, FIRST, again.id))
    clock.forward(minutes=1)
    assert await bring(database, clerk, again) == (["recorded"], ())
    assert len(await came(database)) == 1


@ON_BOTH
async def test_who_counted_as_missed_by_the_time_the_line_was_back_has_come(database: Database, clock: Clock) -> None:
    clerk = await a_clerk(database)
    booking = await database.write(with_chat(booked))
    clock.time = local(9, 10)
    await database.write(lambda tx: forget_old(tx, RULES))
    assert (await bring(database, clerk, scan(booking, 1, local(7, 10))))[0] == ["recorded"]
    ended = select(bookings.c.ended)
    assert await database.read(lambda tx: tx.connection.execute(ended).scalar()) == "arrived"


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
    assert conflict.elsewhere is None


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


@ON_BOTH
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
