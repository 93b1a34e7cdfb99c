"""How long a case is kept, to the second, and the chat with it; and that an erasure leaves nothing of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.case import Case, HandingOver, Stage
from storage.cases.find import find_cases_of_chat
from storage.cases.forget import forget_cases
from storage.cases.hand_over import hand_over
from storage.cases.ready_rounds import claim_ready_to_tell, mark_ready
from storage.cases.recovery import move_case_by_recovery
from storage.cases.reminders import claim_reminders, wish_reminder
from storage.chats.conversations import load_chat
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.retention.forget import forget_person
from storage.tables import bookings, cases, chats, ready_serials
from tests.builders import RULES, ZONE, Clock, a_chat
from tests.storage.cases.opened import after_undo, collecting, entered, handed, opened, rows, told
from tests.storage.counters import enrolled
from tests.storage.lifecycles import SECOND, forget_at

END = date(2027, 3, 7)
AFTER_END = datetime(2027, 3, 8, tzinfo=ZONE) + timedelta(days=7)
HOUR = timedelta(hours=1)


async def one(database: Database) -> Case:
    clerk = await enrolled(database)
    return (await database.write(lambda tx: opened(tx, clerk))).case


async def ready(database: Database, clock: Clock) -> Case:
    case = await one(database)
    admin = await enrolled(database, None, "an admin")
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    (tell,) = await database.write(told)
    assert tell.case.id == case.id
    return tell.case


async def collected(database: Database, clock: Clock) -> Case:
    case, clerk = await ready(database, clock), await enrolled(database, address="who hands over")
    await database.write(lambda tx: hand_over(tx, clerk, case.id, RULES, HandingOver(END)))
    return case


async def is_kept(database: Database, case: Case) -> tuple[bool, bool]:
    """The case, and its chat."""

    def look(tx: Transaction) -> tuple[bool, bool]:
        chat = tx.connection.execute(select(chats.c.id).where(chats.c.id == case.chat_id)).first()
        return rows(tx) == 1, chat is not None

    return await database.read(look)


@pytest.mark.parametrize(
    ("stage", "kept"),
    [
        (Stage.APPLIED, RULES.unready_retention),
        (Stage.READY, RULES.uncollected_retention),
        (Stage.COLLECTED, RULES.collected_retention),
    ],
)
async def test_a_case_and_its_chat_go_when_their_time_is_over_and_no_second_sooner(
    database: Database, clock: Clock, stage: Stage, kept: timedelta
) -> None:
    match stage:
        case Stage.APPLIED:
            case = await one(database)
        case Stage.READY:
            case = await ready(database, clock)
        case _:
            case = await collected(database, clock)
    begun = clock().replace(minute=0, second=0)
    await forget_at(database, clock, begun + kept - SECOND)
    assert await is_kept(database, case) == (True, True)
    await forget_at(database, clock, begun + kept)
    assert (await is_kept(database, case))[0] is False
    await forget_at(database, clock, begun + kept + RULES.personal_retention + HOUR)
    assert await is_kept(database, case) == (False, False)


async def test_who_wished_to_be_reminded_is_kept_until_a_week_after_the_end_of_the_card(
    database: Database, clock: Clock
) -> None:
    case = await collected(database, clock)
    await database.write(lambda tx: wish_reminder(tx, case.chat_id or "", case.id, RULES))
    await forget_at(database, clock, AFTER_END - SECOND)
    assert await is_kept(database, case) == (True, True)
    assert len(await database.write(lambda tx: claim_reminders(tx, RULES))) == 1, "and is still reminded of it"
    await forget_at(database, clock, AFTER_END)
    assert await is_kept(database, case) == (False, False)


async def test_who_wished_it_no_more_is_kept_no_longer_than_others(database: Database, clock: Clock) -> None:
    case = await collected(database, clock)
    for wished in (True, False):
        await database.write(
            lambda tx, wished=wished: wish_reminder(tx, case.chat_id or "", case.id, RULES, wished=wished)  # type: ignore[misc]
        )
    await forget_at(database, clock, clock() + RULES.collected_retention + timedelta(days=1))
    assert await is_kept(database, case) == (False, False)


async def test_the_chat_that_gave_its_case_to_another_is_kept_no_longer(database: Database, clock: Clock) -> None:
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: move_case_by_recovery(tx, made.recovery, a_chat(tx, "new phone"), RULES))
    clock.forward(days=30)
    await forget_at(database, clock, clock())

    def left(tx: Transaction) -> set[str]:
        found = tx.connection.execute(select(chats.c.id).where(chats.c.case_until.is_not(None))).scalars()
        return set(found) | {made.case.chat_id or ""} & set(tx.connection.execute(select(chats.c.id)).scalars())

    new = await database.write(lambda tx: a_chat(tx, "new phone"))
    assert await database.read(left) == {new}


async def test_the_serials_that_nobody_came_for_go_too(database: Database, clock: Clock) -> None:
    admin = await enrolled(database, None, "an admin")
    await database.write(lambda tx: entered(tx, admin, [1, 2, 3]))
    tells_at = clock() + RULES.undo

    def left(tx: Transaction) -> int:
        return len(tx.connection.execute(select(ready_serials.c.id)).all())

    await forget_at(database, clock, tells_at + RULES.uncollected_retention - SECOND)
    assert await database.read(left) == 3
    await forget_at(database, clock, tells_at + RULES.uncollected_retention)
    assert await database.read(left) == 0


@pytest.mark.parametrize("stage", [Stage.APPLIED, Stage.READY, Stage.COLLECTED, "with a time"])
async def test_an_erasure_forgets_the_case_at_once_whatever_its_stage(
    database: Database, clock: Clock, stage: object
) -> None:
    """Between ready and collected too: no round tells it, no desk hands it over, and its time is free again."""
    case = await one(database) if stage is Stage.APPLIED else await ready(database, clock)
    clerk = await enrolled(database, address="who hands over")
    if stage is Stage.COLLECTED:
        await database.write(lambda tx: handed(tx, clerk, case))
    if stage == "with a time":
        await database.write(lambda tx: collecting(tx, case))

    def erase(tx: Transaction) -> None:
        index = tx.connection.scalars(select(chats.c.address_index).where(chats.c.id == case.chat_id)).one()
        chat = load_chat(tx, index)
        assert chat is not None
        forget_person(tx, chat, RULES)

    def look(tx: Transaction) -> None:
        assert tx.connection.execute(select(cases.c.id)).all() == []
        assert find_cases_of_chat(tx, case.chat_id or "") == ()
        left = select(bookings.c.id).where(bookings.c.case_index.is_not(None) | bookings.c.case_link.is_not(None))
        assert tx.connection.execute(left).all() == []
        mark_ready(tx, RULES)
        assert claim_ready_to_tell(tx, "cards", "saliheen", 5, RULES) == ()

    await database.write(erase)
    await database.write(look)
    late = await database.write(lambda tx: hand_over(tx, clerk, case.id, RULES))
    assert not isinstance(late, Case)
    assert await is_kept(database, case) == (False, False)


async def test_a_shorter_setting_counts_for_the_cases_that_are_there(database: Database, clock: Clock) -> None:
    await one(database)
    short = replace(RULES, unready_retention=timedelta(days=1))
    clock.forward(days=1)
    assert await database.write(lambda tx: forget_cases(tx, short)) == 1
    assert await database.write(lambda tx: forget_cases(tx, short)) == 0
