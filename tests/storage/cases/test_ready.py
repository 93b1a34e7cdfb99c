"""Serials that are ready: stored whether or not there is a case, told of after the time to undo, in rounds."""

from dataclasses import replace

import pytest

from bot.domain.case import Stage
from bot.domain.ready import ReadyRecorded, ReadyRefused, ReadyUndone, ReadyWantsSecond
from bot.domain.serial import Serial
from storage.cases.ready import approve_ready, find_batch, list_batches, record_ready, undo_ready
from storage.cases.ready_rounds import count_invited, mark_ready
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.lockdown import contain, thaw
from tests.builders import RULES, Clock
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import after_undo, collecting, entered, now, opened, told
from tests.storage.counters import enrolled, words

pytestmark = ON_SQLITE

FEW = replace(RULES, approval_from=30)


def serials(*numbers: int) -> tuple[Serial, ...]:
    return tuple(Serial(str(each)) for each in numbers)


async def test_nobody_is_told_before_the_entry_can_be_undone_no_more(database: Database, clock: Clock) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    batch = await database.write(lambda tx: entered(tx, admin, [4711]))
    clock.forward(minutes=9, seconds=59)
    assert await database.write(told) == ()
    clock.forward(seconds=1)
    (tell,) = await database.write(told)
    assert (tell.case.id, tell.choose, tell.again, tell.case.stage) == (made.case.id, True, False, Stage.READY)
    assert await database.write(told) == (), "once"
    assert await database.write(lambda tx: undo_ready(tx, admin, batch.batch_id)) == ReadyRefused("too-late")


async def test_an_entry_that_is_undone_reaches_nobody(database: Database, clock: Clock) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    batch = await database.write(lambda tx: entered(tx, admin, [4711, 4712]))
    undone = await database.write(lambda tx: undo_ready(tx, admin, batch.batch_id))
    assert undone == ReadyUndone(batch.batch_id, 2)
    clock.forward(days=1)
    assert await database.write(told) == ()
    still = await database.read(lambda tx: now(tx, made.case))
    assert still is not None
    assert still.stage is Stage.REVIEW
    assert await words(database, "ready") == ["recorded", "undone"]


async def test_a_number_that_is_ready_before_its_case_is_opened_is_told_then(database: Database, clock: Clock) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    assert await database.write(told) == ()
    made = await database.write(lambda tx: opened(tx, clerk))
    (tell,) = await database.write(told)
    assert tell.case.id == made.case.id


async def test_two_admins_whose_ranges_overlap_undo_each_their_own(database: Database, clock: Clock) -> None:
    """What the one takes back stays ready by the other's word, and is told once."""
    clerk = await enrolled(database)
    one, other = await enrolled(database, None, "an admin"), await enrolled(database, None, "another admin")
    for serial in range(4711, 4714):
        await database.write(lambda tx, serial=serial: opened(tx, clerk, str(serial), str(serial)))  # type: ignore[misc]
    first = await database.write(lambda tx: entered(tx, one, [4711, 4712]))
    second = await database.write(lambda tx: entered(tx, other, [4712, 4713]))
    assert (first.repeated, second.repeated) == (0, 1)
    await database.write(lambda tx: undo_ready(tx, one, first.batch_id))
    after_undo(clock)
    assert sorted(tell.case.serial for tell in await database.write(told)) == ["4712", "4713"]
    await database.write(lambda tx: entered(tx, one, [4712, 4713]))
    after_undo(clock)
    assert await database.write(told) == (), "ready twice is told once"


@ON_BOTH
async def test_few_numbers_tell_nothing_of_who_uses_it_and_many_no_single_one(database: Database) -> None:
    """Nineteen numbers that nobody has, filled up with the one that somebody asks about, tell nothing of it either."""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: opened(tx, clerk))
    one = await database.write(lambda tx: entered(tx, admin, [4711]))
    none = await database.write(lambda tx: entered(tx, admin, [9999]))
    assert (one.matched, none.matched) == (None, None)
    await database.write(lambda tx: undo_ready(tx, admin, one.batch_id))
    padded = await database.write(lambda tx: entered(tx, admin, [4711, *range(100_001, 100_020)]))
    assert padded.matched == 0
    report = await database.read(lambda tx: find_batch(tx, padded.batch_id, RULES))
    assert report is not None
    assert (report.matched, report.told) == (0, 0)


@ON_BOTH
async def test_what_an_admin_enters_on_a_day_is_summed_and_wants_another(database: Database, clock: Clock) -> None:
    clerk, maker = await enrolled(database), await enrolled(database, None, "an admin")
    other = await enrolled(database, None, "another admin")
    await database.write(lambda tx: opened(tx, clerk, "31"))

    def enter(tx: Transaction, first: int, last: int) -> object:
        return record_ready(tx, maker, "cards", "saliheen", serials(*range(first, last + 1)), FEW)

    first = await database.write(lambda tx: enter(tx, 1, 30))
    assert isinstance(first, ReadyRecorded)
    await database.write(lambda tx: undo_ready(tx, maker, first.batch_id))
    asked = await database.write(lambda tx: enter(tx, 31, 31))
    assert isinstance(asked, ReadyWantsSecond)
    after_undo(clock)
    assert await database.write(told) == ()
    own = await database.write(lambda tx: approve_ready(tx, maker, asked.batch_id, FEW))
    assert own == ReadyRefused("own-approval")
    new = await enrolled(database, None, "a new admin")
    assert await database.write(lambda tx: approve_ready(tx, new, asked.batch_id, FEW)) == ReadyRefused("too-new")
    assert isinstance(await database.write(lambda tx: approve_ready(tx, other, asked.batch_id, FEW)), ReadyRecorded)
    after_undo(clock)
    assert len(await database.write(told)) == 1
    assert isinstance(await database.write(lambda tx: enter(tx, 32, 32)), ReadyWantsSecond)
    clock.forward(days=1)
    assert isinstance(await database.write(lambda tx: enter(tx, 33, 33)), ReadyRecorded), "another day"
    assert [each.stage for each in await database.read(lambda tx: list_batches(tx, FEW))].count("approval") == 1


@pytest.mark.parametrize(("numbers", "why"), [((), "none"), (tuple(range(501)), "too-many")])
async def test_an_entry_has_at_most_five_hundred(database: Database, numbers: tuple[int, ...], why: str) -> None:
    admin, clerk = await enrolled(database, None, "an admin"), await enrolled(database)
    refused = await database.write(lambda tx: record_ready(tx, admin, "cards", "saliheen", serials(*numbers), RULES))
    assert isinstance(refused, ReadyRefused)
    assert refused.why == why
    refused = await database.write(lambda tx: record_ready(tx, clerk, "cards", "saliheen", serials(1), RULES))
    assert refused == ReadyRefused("not-admin")


@ON_BOTH
async def test_times_are_offered_to_the_longest_ready_and_the_others_hear_that_it_is_ready(
    database: Database, clock: Clock
) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    for serial in range(1, 6):
        await database.write(lambda tx, serial=serial: opened(tx, clerk, str(serial), str(serial)))  # type: ignore[misc]
    await database.write(lambda tx: entered(tx, admin, [1, 2]))
    clock.forward(hours=2)
    await database.write(told_none)
    await database.write(lambda tx: entered(tx, admin, [3, 4, 5]))
    clock.forward(hours=2)
    first = await database.write(lambda tx: told(tx, 1))
    assert [tell.choose for tell in first].count(True) == 1
    assert {tell.case.serial for tell in first if tell.choose} <= {"1", "2"}
    assert len(first) == 5
    second = await database.write(lambda tx: told(tx, 2))
    assert all(tell.again and tell.choose for tell in second)
    assert {tell.case.serial for tell in second} & {"1", "2"}
    assert await database.read(lambda tx: count_invited(tx, "cards", "saliheen", RULES)) == 3
    await database.write(lambda tx: collecting(tx, second[0].case))
    assert await database.read(lambda tx: count_invited(tx, "cards", "saliheen", RULES)) == 2


def told_none(tx: Transaction) -> int:
    return mark_ready(tx, RULES)


async def test_what_a_stolen_phone_has_entered_reaches_nobody_while_look_ups_are_frozen(
    database: Database, clock: Clock
) -> None:
    """And it can still be undone, however long that takes."""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: opened(tx, clerk))
    batch = await database.write(lambda tx: entered(tx, admin, [4711]))
    await database.write(contain)
    clock.forward(hours=5)
    assert await database.write(told) == ()
    undone = await database.write(lambda tx: undo_ready(tx, admin, batch.batch_id))
    assert undone == ReadyUndone(batch.batch_id, 1)
    await database.write(thaw)
    assert await database.write(told) == ()
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    assert len(await database.write(told)) == 1


@ON_BOTH
async def test_what_was_entered_before_is_in_no_count_of_matches_whichever_way_it_is_told(database: Database) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    for serial in range(1, 11):
        await database.write(lambda tx, serial=serial: opened(tx, clerk, str(serial), str(serial)))  # type: ignore[misc]
    await database.write(lambda tx: entered(tx, admin, range(1, 11)))
    again = await database.write(lambda tx: entered(tx, admin, [*range(1, 11), *range(9000, 9020)]))
    report = await database.read(lambda tx: find_batch(tx, again.batch_id, RULES))
    assert report is not None
    assert (again.matched, report.matched, again.repeated) == (0, 0, 10)
