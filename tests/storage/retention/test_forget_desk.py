"""What a round forgets of desks and of the people who came there."""

from datetime import date

from bot.domain.desk import Counter, WalkIn
from storage.desk.day import make_pack
from storage.desk.late_records import record_scans
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import desk_sessions
from storage.tables import applicants, bookings, offline_scans, packs, signin_codes
from tests.builders import RULES, Clock, a_registration, a_station, local
from tests.storage.lifecycles import DAY_ENDS, SECOND, all_rows, enrolled, forget, forget_at, the_row
from tests.storage.verbs import TEN


async def test_who_came_without_a_phone_is_forgotten_a_week_after_that_day(database: Database, clock: Clock) -> None:
    member = await database.write(enrolled)

    def register(tx: Transaction) -> None:
        outcome = register_walk_in(tx, member, a_registration(), TEN, (a_station(),), RULES, Counter("saliheen", 1))
        assert isinstance(outcome, WalkIn)

    await database.write(register)
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention - SECOND)
    assert (await the_row(database, applicants)).name is not None
    await forget_at(database, clock, DAY_ENDS + RULES.personal_retention)
    assert await all_rows(database, applicants) == []
    row = await the_row(database, bookings)
    assert (row.channel, row.ended, row.code, row.number_index) == ("desk", "missed", None, None)


async def test_a_round_forgets_the_desks_pairings_codes_and_sessions_too(database: Database, clock: Clock) -> None:
    await database.write(enrolled)
    await database.write(lambda tx: desk_sessions.issue_signin_code(tx, "Hala", RULES))
    await forget_at(database, clock, clock() + RULES.signin_code - SECOND)
    assert len(await all_rows(database, signin_codes)) == 1
    await forget_at(database, clock, clock() + SECOND)
    assert await all_rows(database, signin_codes) == []


async def test_a_round_forgets_the_keys_of_packs_too(database: Database, clock: Clock) -> None:
    await database.write(lambda tx: make_pack(tx, [a_station()], date(2026, 12, 7), RULES))
    await forget(database)
    assert len(await all_rows(database, packs)) == 1
    await forget_at(database, clock, local(10, 12))
    assert await all_rows(database, packs) == []


async def test_a_round_forgets_what_a_desk_did_without_a_connection_too(database: Database, clock: Clock) -> None:
    member = await database.write(enrolled)
    at = Counter("saliheen", 1)
    await database.write(lambda tx: record_scans(tx, member, [], ["a" * 32], RULES, at))
    await forget_at(database, clock, clock() + RULES.personal_retention - SECOND)
    assert len(await all_rows(database, offline_scans)) == 1
    await forget_at(database, clock, clock() + SECOND)
    assert await all_rows(database, offline_scans) == []
