"""A time to collect, a card in the hand, and the ends of a case."""

from datetime import date, timedelta

import pytest

from bot.domain.booking import Hold, HoldExpired, Slot
from bot.domain.case import (
    AlreadyChosen,
    AlreadyHandedOver,
    Case,
    CaseEnded,
    CaseUnknown,
    ElsewherePlace,
    HandedOver,
    HandingOver,
    HandOverNotUndoable,
    HandOverUndone,
    NotInvited,
    Stage,
)
from storage.bookings.bookings import move_booking
from storage.cases.campaigns import claim_last_calls, close_campaign, end_campaigns
from storage.cases.collections import book_collection, find_case_of_booking, find_collection
from storage.cases.ends import end_case, lose_card
from storage.cases.find import find_cases_of_chat
from storage.cases.hand_over import hand_over, undo_hand_over
from storage.cases.reminders import claim_reminders, wish_reminder
from storage.desk.find import find_by_code
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.builders import RULES, Clock, a_chat, a_station
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.cases.opened import (
    COLLECTING,
    WHEN,
    after_undo,
    collecting,
    entered,
    handed,
    now,
    opened,
    taken_back,
    told,
)
from tests.storage.counters import enrolled
from tests.storage.verbs import hold

pytestmark = ON_SQLITE

MARCH = date(2027, 3, 7)


async def ready(database: Database, clock: Clock) -> Case:
    """Of a person who may choose a time."""
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    (tell,) = await database.write(told)
    return tell.case


async def test_the_time_chosen_is_one_without_an_applicant_and_the_desk_finds_the_case(
    database: Database, clock: Clock
) -> None:
    case = await ready(database, clock)
    chosen = await database.write(lambda tx: collecting(tx, case))

    def found(tx: Transaction) -> Case | None:
        row = find_by_code(tx, chosen.code)
        assert row is not None
        assert row.applicant_id is None
        assert row.name is None
        assert case.id not in repr(row)
        return find_case_of_booking(tx, row)

    assert await database.read(found) == case
    assert await database.read(lambda tx: find_collection(tx, case.id)) == (chosen.booking_id, WHEN)


@ON_BOTH
async def test_a_case_has_one_time_at_once_and_none_before_it_may_choose_or_after_it_has_ended(
    database: Database, clock: Clock
) -> None:
    clerk = await enrolled(database, address="the first clerk")
    early = (await database.write(lambda tx: opened(tx, clerk, "1", "early"))).case
    case = await ready(database, clock)

    def choose(tx: Transaction, which: Case) -> object:
        assert which.chat_id is not None
        assert isinstance(hold(tx, which.chat_id, WHEN, COLLECTING), Hold)
        return book_collection(tx, which.chat_id, "console", which.id, WHEN, RULES)

    assert await database.write(lambda tx: choose(tx, early)) == NotInvited()
    chosen = await database.write(lambda tx: collecting(tx, case))
    assert await database.write(lambda tx: choose(tx, case)) == AlreadyChosen(chosen.booking_id, WHEN)
    assert isinstance(await database.write(lambda tx: end_case(tx, case.id, RULES)), Case)
    assert await database.read(lambda tx: find_collection(tx, case.id)) is None
    assert await database.write(lambda tx: choose(tx, case)) == CaseEnded()
    assert await database.write(lambda tx: end_case(tx, case.id, RULES)) == CaseEnded()


@pytest.mark.parametrize("key", ["saliheen", "shahba", "shahba.collect"])
async def test_a_collection_moves_to_no_other_visit_or_place(database: Database, clock: Clock, key: str) -> None:
    case = await ready(database, clock)
    chosen = await database.write(lambda tx: collecting(tx, case))
    elsewhere = Slot(key, WHEN.starts_at)

    def move(tx: Transaction) -> object:
        assert case.chat_id is not None
        assert isinstance(hold(tx, case.chat_id, elsewhere, a_station(key)), Hold)
        return move_booking(tx, case.chat_id, chosen.booking_id, elsewhere, RULES)

    assert await database.write(move) == HoldExpired(elsewhere)
    assert await database.read(lambda tx: find_collection(tx, case.id)) == (chosen.booking_id, WHEN)


async def test_handing_over_twice_is_once_and_the_same_page_gets_the_same_answer(
    database: Database, clock: Clock
) -> None:
    case = await ready(database, clock)
    clerk, beside = await enrolled(database), await enrolled(database, address="beside")
    far = await enrolled(database, "shahba", "far")
    how = HandingOver(MARCH, by_another=True, nonce="a" * 32)
    assert await database.write(lambda tx: hand_over(tx, far, case.id, RULES, how)) == ElsewherePlace("saliheen")
    first = await database.write(lambda tx: hand_over(tx, clerk, case.id, RULES, how))
    assert isinstance(first, HandedOver)
    assert (first.by_another, first.case.stage, first.case.expires_on) == (True, Stage.COLLECTED, MARCH)
    clock.forward(minutes=1)
    assert await database.write(lambda tx: hand_over(tx, clerk, case.id, RULES, how)) == first
    again = await database.write(lambda tx: hand_over(tx, beside, case.id, RULES))
    assert isinstance(again, AlreadyHandedOver)
    assert (again.at, again.mine, again.by_another) == (first.at, False, True)


async def test_handing_over_is_undone_by_who_did_it_within_ten_minutes(database: Database, clock: Clock) -> None:
    case = await ready(database, clock)
    clerk, beside = await enrolled(database), await enrolled(database, address="beside")
    await database.write(lambda tx: handed(tx, clerk, case))
    clock.forward(minutes=10)
    assert await database.write(lambda tx: undo_hand_over(tx, beside, case.id, RULES)) == HandOverNotUndoable()
    undone = await database.write(lambda tx: taken_back(tx, clerk, case))
    assert isinstance(undone, HandOverUndone)
    assert (undone.case.stage, undone.case.expires_on) == (Stage.READY, None)
    await database.write(lambda tx: handed(tx, clerk, case))
    clock.forward(minutes=10, seconds=1)
    assert await database.write(lambda tx: undo_hand_over(tx, clerk, case.id, RULES)) == HandOverNotUndoable()


async def test_a_card_is_handed_over_although_nobody_said_that_it_is_ready(database: Database) -> None:
    """As after the restore of a backup from before: the office has the card in its hand."""
    clerk = await enrolled(database)
    case = (await database.write(lambda tx: opened(tx, clerk))).case
    assert (await database.write(lambda tx: handed(tx, clerk, case))).stage is Stage.COLLECTED


async def test_only_its_own_chat_loses_a_card_whatever_its_stage(database: Database, clock: Clock) -> None:
    case = await ready(database, clock)
    clerk = await enrolled(database)
    await database.write(lambda tx: handed(tx, clerk, case))
    assert case.chat_id is not None
    stranger = await database.write(lambda tx: lose_card(tx, a_chat(tx, "a stranger"), case.id, RULES))
    assert stranger == CaseUnknown()
    lost = await database.write(lambda tx: lose_card(tx, case.chat_id or "", case.id, RULES))
    assert isinstance(lost, Case)
    assert lost.stage is Stage.ENDED
    assert await database.read(lambda tx: find_cases_of_chat(tx, case.chat_id or "")) == ()


@pytest.mark.parametrize("chosen", [False, True])
async def test_a_card_that_waits_is_reminded_of_three_times_unless_a_time_is_chosen(
    database: Database, clock: Clock, chosen: bool
) -> None:
    case = await ready(database, clock)
    clock.forward(hours=1)
    if chosen:
        slot = WHEN.__class__(WHEN.station, WHEN.starts_at + timedelta(days=6))
        await database.write(lambda tx: collecting(tx, case, slot))
    days = []
    for _ in range(60):
        days += [each.days for each in await database.write(lambda tx: claim_reminders(tx, RULES))]
        clock.forward(days=1)
    assert days == ([21, 42] if chosen else [7, 21, 42])


async def test_after_a_long_silence_one_reminder_is_given_and_not_three(database: Database, clock: Clock) -> None:
    await ready(database, clock)
    clock.forward(days=50)
    found = await database.write(lambda tx: claim_reminders(tx, RULES))
    assert [each.days for each in found] == [42]


async def test_who_wished_for_it_is_reminded_once_two_weeks_before_the_end(database: Database, clock: Clock) -> None:
    case = await ready(database, clock)
    clerk = await enrolled(database)
    await database.write(lambda tx: hand_over(tx, clerk, case.id, RULES, HandingOver(MARCH)))
    stranger = await database.write(lambda tx: wish_reminder(tx, a_chat(tx, "a stranger"), case.id, RULES))
    assert stranger == CaseUnknown()
    wished = await database.write(lambda tx: wish_reminder(tx, case.chat_id or "", case.id, RULES))
    assert isinstance(wished, Case)
    assert wished.remind
    clock.time += timedelta(days=(MARCH - clock().date()).days - 15)
    assert await database.write(lambda tx: claim_reminders(tx, RULES)) == ()
    clock.forward(days=1)
    (due,) = await database.write(lambda tx: claim_reminders(tx, RULES))
    assert (due.why, due.case.serial) == ("expiring", "4711")
    assert await database.write(lambda tx: claim_reminders(tx, RULES)) == ()


async def test_a_campaign_that_closes_calls_once_and_then_ends_what_waits(database: Database, clock: Clock) -> None:
    admin = await enrolled(database, None, "the chief")
    case = await ready(database, clock)
    clerk = await enrolled(database)
    review = (await database.write(lambda tx: opened(tx, clerk, "1", "in review"))).case
    last = clock().date() + timedelta(days=3)
    await database.write(lambda tx: close_campaign(tx, admin, "cards", last, RULES))
    (call,) = await database.write(lambda tx: claim_last_calls(tx, RULES))
    assert (call.case.id, call.until) == (case.id, last)
    assert await database.write(lambda tx: claim_last_calls(tx, RULES)) == ()
    assert await database.write(lambda tx: end_campaigns(tx, RULES)) == ()
    clock.forward(days=4)
    assert await database.write(lambda tx: len(end_campaigns(tx, RULES))) == 1
    ended, goes_on = await database.read(lambda tx: (now(tx, case), now(tx, review)))
    assert ended is not None
    assert ended.stage is Stage.ENDED
    assert goes_on is not None
    assert goes_on.stage is Stage.REVIEW
