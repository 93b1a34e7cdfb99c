"""What PostgreSQL's ANALYZE samples outlives the rows that it is of: nothing that leads to a person is ever sampled."""

import asyncio
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine.migrate import migrate, upgrade
from storage.tables import metadata
from storage.tables.columns import SAMPLED
from tests.builders import Clock, open_for_tests
from tests.inbox.world import TO_TIME, People
from tests.storage.filling import fill

BOOKED = (*TO_TIME, "[time:at:2026-12-08T11:00]", "[check:confirm]")
TARGETS = """
SELECT c.relname, a.attname, a.attstattarget FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
"""
OF_INDEXES = "SELECT indexrelid::regclass::text FROM pg_index WHERE indexprs IS NOT NULL AND indrelid >= 16384"
OF_SEVERAL = "SELECT stxname FROM pg_statistic_ext"
SAMPLES = """
SELECT tablename, attname, concat(most_common_vals::text, histogram_bounds::text) FROM pg_stats
WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
IDS = "SELECT chat_id, booked_at, id FROM bookings UNION SELECT id, 0, '' FROM chats"
LOOKS = {
    "SELECT * FROM chats WHERE address_index = '\\x01'": "one_chat_an_address",
    "SELECT * FROM bookings WHERE code_index = '\\x01'": "one_booking_a_code",
    "SELECT * FROM bookings WHERE chat_id = 'a'": "bookings_of_chat",
    "SELECT * FROM bookings WHERE number_index = '\\x01'": "bookings_of_number",
    "SELECT * FROM applicants WHERE chat_id = 'a'": "applicants_of_chat",
    "SELECT * FROM cases WHERE serial_index = '\\x01' AND ended_at IS NULL": "one_live_case_a_serial",
    "SELECT * FROM cases WHERE chat_index = '\\x01'": "cases_of_chat",
    "SELECT * FROM inbox WHERE sender = '\\x01' AND handled_at IS NULL ORDER BY seq": "inbox_waiting",
    "SELECT * FROM deliveries WHERE channel = 'web' AND status = 'due' AND due_at <= 1 AND finished_at IS NULL"
    " AND broadcast_id IS NULL": "deliveries_in_order",
    "SELECT * FROM web_log WHERE chat_id = 'a' AND version > 3": "a_version_is_one_change",
}
"""The looks that a turn waits for, and the index of each."""


async def ask(url: str, *statements: str) -> list[tuple[Any, ...]]:
    """The rows of the last one."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            results = [await connection.execute(text(each)) for each in statements]
            return [tuple(row) for row in results[-1]] if results[-1].returns_rows else []
    finally:
        await engine.dispose()


async def test_each_column_that_is_not_named_is_never_sampled_not_even_by_an_index(postgres_url: str) -> None:
    """One that is added later, too: where this fails, its migration must say SET STATISTICS 0."""
    target = {(table, column): number for table, column, number in await ask(postgres_url, TARGETS)}
    ours = [(table.name, column) for table in metadata.sorted_tables for column in table.columns]
    never = [(table, column) for table, column in ours if column.name not in SAMPLED]
    assert [str(column) for table, column in never if target[table, column.name] != 0] == []
    assert [str(column) for _, column in ours if column.name in SAMPLED and column.info["holds"] != "plain"] == []
    assert await ask(postgres_url, OF_INDEXES) + await ask(postgres_url, OF_SEVERAL) == []


async def test_of_who_erased_everything_no_sample_is_left_and_of_nobody_else_there_is_one(postgres_url: str) -> None:
    async with open_for_tests(postgres_url, Clock()) as opened:
        people = People(opened.database)
        for hour, who in enumerate(("omar", "salma")):
            opened.clock.forward(seconds=7)
            here = (said.replace("N1234567", f"N123456{hour}").replace("11:00", f"1{hour}:00") for said in BOOKED)
            await people.talk(who, *here)
        held = await ask(postgres_url, "ANALYZE", IDS)
        secret = {str(value) for row in held for value in row if len(str(value)) > 6}
        await people.talk("salma", "/erase", "[confirm-erase:yes]")
        samples = await ask(postgres_url, SAMPLES)
        await ask(postgres_url, "VACUUM ANALYZE")
        samples += await ask(postgres_url, SAMPLES)
    assert samples
    assert {column for _, column, _ in samples} <= SAMPLED
    assert [(table, column) for table, column, values in samples for one in secret if one in values] == []


async def test_what_the_release_before_sampled_is_gone_after_the_upgrade(blank_postgres_url: str) -> None:
    async def begin() -> None:
        engine = create_async_engine(blank_postgres_url)
        async with engine.begin() as connection:
            await connection.run_sync(_before)
        await engine.dispose()

    def _before(connection: Connection) -> None:
        upgrade(connection, "0024")

    await begin()
    async with open_for_tests(blank_postgres_url, empty=True) as opened:
        await opened.database.write(lambda tx: fill(tx, 50))
    held = await ask(blank_postgres_url, "ANALYZE", SAMPLES)
    assert {"name", "chat_id", "code_index", "booked_at"} <= {column for _, column, _ in held}
    await asyncio.to_thread(migrate, blank_postgres_url)
    assert {column for _, column, _ in await ask(blank_postgres_url, SAMPLES)} <= SAMPLED
    assert {column for _, column, _ in await ask(blank_postgres_url, "ANALYZE", SAMPLES)} <= SAMPLED


async def test_the_looks_that_a_turn_waits_for_go_by_their_indexes_all_the_same(postgres_url: str) -> None:
    async with open_for_tests(postgres_url, empty=True) as opened:
        names = ("chats", "applicants", "bookings", "inbox", "deliveries", "cases", "web_log")
        tables = [metadata.tables[name] for name in names]
        await opened.database.write(lambda tx: fill(tx, 3000, tables=tables))
    await ask(postgres_url, "ANALYZE")
    plans = {look: "\n".join(line for (line,) in await ask(postgres_url, f"EXPLAIN {look}")) for look in LOOKS}
    assert {look: plan for look, plan in plans.items() if LOOKS[look] not in plan} == {}
