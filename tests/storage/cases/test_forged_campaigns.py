"""Somebody can write to the database and would end the handing out, or be the second admin who agrees."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot.domain.case import Stage
from bot.domain.ready import ReadyRefused, ReadyWantsSecond
from bot.domain.serial import Serial
from storage.cases.campaigns import close_campaign, end_campaigns, find_campaigns
from storage.cases.ready import approve_ready, find_batch, list_batches, record_ready
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, Clock
from tests.storage.cases.opened import after_undo, entered, now, opened, told
from tests.storage.counters import enrolled

FORGED = "INSERT INTO campaigns (service, until, made_by, made_at) VALUES ('cards', '2026-12-07', 'x', 0)"


def said(tx: Transaction, statement: str) -> None:
    tx.connection.execute(text(statement))


async def test_whoever_can_write_to_the_database_ends_no_case_by_a_campaign_of_their_own(
    database: Database, clock: Clock
) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    await database.write(told)
    await database.write(lambda tx: said(tx, "UPDATE cases SET called_on = '2026-12-07'"))
    await database.write(lambda tx: said(tx, FORGED))
    clock.forward(days=5)
    assert await database.write(lambda tx: end_campaigns(tx, RULES)) == ()
    assert await database.read(find_campaigns) == ()
    later = clock().date() + timedelta(days=30)
    await database.write(lambda tx: close_campaign(tx, admin, "cards", later, RULES))
    assert [each.until for each in await database.read(find_campaigns)] == [later], "a real one is named all the same"
    await database.write(lambda tx: said(tx, "UPDATE campaigns SET until = '2026-12-08'"))
    assert await database.write(lambda tx: end_campaigns(tx, RULES)) == ()
    case = await database.read(lambda tx: now(tx, made.case))
    assert case is not None
    assert case.stage is Stage.READY


async def test_an_entry_that_was_changed_is_none_for_anybody(database: Database) -> None:
    maker = await enrolled(database, None, "an admin")
    other = await enrolled(database, None, "another admin")
    wants = replace(RULES, approval_from=0)
    asked = await database.write(lambda tx: record_ready(tx, maker, "cards", "saliheen", (Serial("4711"),), wants))
    assert isinstance(asked, ReadyWantsSecond)
    await database.write(lambda tx: said(tx, f"UPDATE ready_batches SET made_by = '{other.id}'"))
    assert await database.write(lambda tx: approve_ready(tx, maker, asked.batch_id, RULES)) == ReadyRefused("gone")
    assert await database.read(lambda tx: find_batch(tx, asked.batch_id, RULES)) is None
    assert await database.read(lambda tx: list_batches(tx, RULES)) == ()
