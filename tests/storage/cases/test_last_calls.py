"""The end of handing out comes to nobody unheard: a last call, and days later the end."""

from datetime import date, timedelta

from bot.domain.case import CampaignClosing, CampaignRefused, HandingOver, Stage
from storage.cases.campaigns import claim_last_calls, close_campaign, end_campaigns
from storage.cases.hand_over import hand_over
from storage.cases.reminders import claim_reminders, wish_reminder
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff.lockdown import contain, thaw
from tests.builders import RULES, Clock
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import after_undo, entered, now, opened, told
from tests.storage.cases.test_collecting import ready
from tests.storage.counters import enrolled

pytestmark = ON_SQLITE

MARCH = date(2027, 3, 7)


def calls(tx: Transaction) -> int:
    return len(claim_last_calls(tx, RULES))


def ended(tx: Transaction) -> int:
    return len(end_campaigns(tx, RULES))


async def test_no_day_is_named_that_leaves_nobody_the_time_to_come(database: Database, clock: Clock) -> None:
    admin = await enrolled(database, None, "the chief")
    for ahead, outcome in ((0, CampaignRefused), (2, CampaignRefused), (3, CampaignClosing)):
        day = clock().date() + timedelta(days=ahead)
        named = await database.write(lambda tx, day=day: close_campaign(tx, admin, "cards", day, RULES))  # type: ignore[misc]
        assert isinstance(named, outcome), ahead


@ON_BOTH
async def test_a_case_ends_days_after_its_last_call_and_one_that_heard_none_goes_on(
    database: Database, clock: Clock
) -> None:
    """Whoever could not be told before the last day, or was told on it: nobody learns of the end by it."""
    admin, clerk = await enrolled(database, None, "the chief"), await enrolled(database, address="a clerk")
    await database.write(lambda tx: opened(tx, clerk, "1", "not invited"))
    case = await ready(database, clock)
    last = clock().date() + timedelta(days=3)
    await database.write(lambda tx: close_campaign(tx, admin, "cards", last, RULES))
    clock.forward(days=3)
    await database.write(lambda tx: entered(tx, admin, [1]))
    after_undo(clock)
    await database.write(lambda tx: told(tx, 0))
    await database.write(contain)
    assert await database.write(calls) == 0, "look-ups are frozen"
    await database.write(thaw)
    assert await database.write(calls) == 1, "the other one has no time to choose from"
    clock.forward(days=1)
    assert await database.write(ended) == 0
    clock.forward(days=1)
    assert await database.write(ended) == 0
    clock.forward(days=1)
    assert await database.write(ended) == 1
    over = await database.read(lambda tx: now(tx, case))
    assert over is not None
    assert over.stage is Stage.ENDED


async def test_a_last_call_takes_no_reminder_of_the_next_paper_away(database: Database, clock: Clock) -> None:
    admin = await enrolled(database, None, "the chief")
    case = await ready(database, clock)
    clerk = await enrolled(database)
    day = clock().date() + timedelta(days=9)
    await database.write(lambda tx: close_campaign(tx, admin, "cards", day, RULES))
    assert await database.write(calls) == 1
    await database.write(lambda tx: hand_over(tx, clerk, case.id, RULES, HandingOver(MARCH)))
    await database.write(lambda tx: wish_reminder(tx, case.chat_id or "", case.id, RULES))
    clock.time += timedelta(days=(MARCH - clock().date()).days - 14)
    assert [each.why for each in await database.write(lambda tx: claim_reminders(tx, RULES))] == ["expiring"]


@ON_BOTH
async def test_nothing_is_used_up_of_who_cannot_choose_a_time_yet(database: Database, clock: Clock) -> None:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    await database.write(lambda tx: told(tx, 0))
    clock.forward(days=43)
    day = clock().date() + timedelta(days=30)
    await database.write(lambda tx: close_campaign(tx, admin, "cards", day, RULES))
    assert await database.write(lambda tx: claim_reminders(tx, RULES)) == ()
    assert await database.write(calls) == 0
    await database.write(lambda tx: told(tx, 10))
    assert await database.write(lambda tx: claim_reminders(tx, RULES)) == ()
    assert await database.write(calls) == 1
    clock.forward(days=7)
    assert [each.days for each in await database.write(lambda tx: claim_reminders(tx, RULES))] == [7]
