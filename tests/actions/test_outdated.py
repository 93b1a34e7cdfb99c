"""What is queued, and what makes it untrue: each pair is played, and nothing untrue is left to be sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.actions import arrivals, campaigns, case_of_chat, cases, closures, visits
from bot.conversation.core.case_outcomes import CardLost, CaseRecovered, CollectionMade
from bot.conversation.core.state import Scene
from bot.domain.arrival import Arrived
from bot.domain.booking import Booking, BookingCancelled, Hold, Moved, Slot
from bot.domain.case import LAST_CALL, CampaignClosing, Case
from bot.domain.desk import CancelledAtDesk, Counter, MovedAtDesk
from bot.domain.staff import Staff
from bot.leader.housekeeping import go_round
from storage.cases.find import find_case
from storage.cases.notices import ALL, Notice
from storage.cases.open import renew_recovery
from storage.desk import seen
from storage.engine.transaction import Transaction
from storage.office.closures import close
from storage.outbox.about_cases import mark_of_case
from storage.outbox.about_times import mark_of_time
from storage.tables import deliveries
from tests.builders import BOTH, RULES, Clock, a_chat, a_station, local, open_for_tests
from tests.leader.reminded import someone
from tests.storage.cases.opened import COLLECTING, WHEN, enrolled_at, entered, opened
from tests.storage.verbs import TOMORROW, hold

KEEPS_SOME = replace(BOTH, stations=tuple(replace(each, return_places=1) for each in BOTH.stations))
AT = Counter("saliheen", 1)
LATER = Slot("saliheen", local(8, 11))


ActOnTime = Callable[[Transaction, Booking, str, Staff], object]
Act = Callable[[Transaction, Case, Staff], object]


def scene(tx: Transaction) -> Scene:
    return Scene(tx.now, BOTH, RULES, "console")


def due(tx: Transaction) -> list[str]:
    """The marks of what waits."""
    marks = tx.connection.scalars(select(deliveries.c.draft_id).where(deliveries.c.status == "due"))
    return [mark for mark in marks if mark is not None]


def waits_for_time(tx: Transaction, booking: Booking, chat_id: str) -> bool:
    return mark_of_time(tx, chat_id, booking.id) in due(tx)


def waits_for_case(tx: Transaction, case: Case, chat_id: str, *notices: Notice) -> bool:
    return bool({mark_of_case(tx, chat_id, case.id, each) for each in notices or ALL} & set(due(tx)))


def moves(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    assert isinstance(hold(tx, chat_id, LATER), Hold)
    answers = {"station": LATER.station, "time": LATER.starts_at.isoformat()}
    return visits.move(tx, chat_id, booking.id, answers, scene(tx))


def cancels(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    return visits.cancel(tx, chat_id, booking.id, scene(tx))


def is_moved_at_the_desk(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    seen.remember(tx, clerk, booking.id, AT)
    return visits.move_at_desk(tx, clerk, booking.id, LATER, a_station(), scene(tx), AT)


def is_cancelled_at_the_desk(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    seen.remember(tx, clerk, booking.id, AT)
    return visits.cancel_at_desk(tx, clerk, booking.id, scene(tx), AT)


def is_told_of_missing_papers(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    seen.remember(tx, clerk, booking.id, AT)
    return visits.papers_missing(tx, clerk, booking.id, replace(scene(tx), office=KEEPS_SOME), AT)


def comes(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    seen.remember(tx, clerk, booking.id, AT)
    return arrivals.confirm(tx, clerk, booking.id, scene(tx), AT)


def is_moved_by_a_closure(tx: Transaction, booking: Booking, chat_id: str, clerk: Staff) -> object:
    admin = enrolled_at(tx, "an admin", None)
    close(tx, admin, ["saliheen"], local(8, 0), local(9, 0), None)
    return closures.move_and_tell(tx, BOTH, RULES)


ACTS_ON_TIMES: dict[ActOnTime, type] = {
    moves: Moved,
    cancels: BookingCancelled,
    is_moved_at_the_desk: MovedAtDesk,
    is_cancelled_at_the_desk: CancelledAtDesk,
    is_told_of_missing_papers: MovedAtDesk,
    comes: Arrived,
    is_moved_by_a_closure: int,
}
ON_THE_DAY = (is_told_of_missing_papers, comes)


@pytest.mark.parametrize("act", ACTS_ON_TIMES, ids=lambda act: act.__name__)
async def test_no_reminder_leaves_that_names_a_time_which_is_no_more(database_url: str, act: ActOnTime) -> None:
    clock = Clock(local(7, 11))
    async with open_for_tests(database_url, clock) as opened_:
        database = opened_.database
        booking = await database.write(lambda tx: someone(tx, TOMORROW))
        chat_id = await database.write(lambda tx: a_chat(tx, "someone"))
        clerk = await database.write(lambda tx: enrolled_at(tx, "clerk", "saliheen"))
        clock.time = local(8, 9) if act in ON_THE_DAY else local(7, 18)
        await go_round(database, BOTH, RULES)
        assert await database.read(lambda tx: waits_for_time(tx, booking, chat_id))
        reminders = await database.read(_courtesies)
        clock.forward(seconds=2)
        assert isinstance(await database.write(lambda tx: act(tx, booking, chat_id, clerk)), ACTS_ON_TIMES[act])
        assert not set(reminders) & set(await database.read(_courtesies))


def _courtesies(tx: Transaction) -> list[str]:
    which = select(deliveries.c.id).where(deliveries.c.kind == "courtesy", deliveries.c.status == "due")
    return list(tx.connection.scalars(which))


def hands_over(tx: Transaction, case: Case, clerk: Staff) -> object:
    seen.remember(tx, clerk, case.id, AT)
    cases.hand_over_paper(tx, clerk, case.id, scene(tx), AT)
    return find_case(tx, case.id)


def goes_on_elsewhere(tx: Transaction, case: Case, clerk: Staff) -> object:
    renewed = renew_recovery(tx, clerk, case.id)
    return case_of_chat.recover(tx, a_chat(tx, "the new phone"), renewed.recovery, scene(tx))  # type: ignore[union-attr]


def is_lost(tx: Transaction, case: Case, clerk: Staff) -> object:
    return case_of_chat.lose(tx, case.chat_id or "", case.id, scene(tx))


def chooses(tx: Transaction, case: Case, clerk: Staff) -> object:
    assert isinstance(hold(tx, case.chat_id or "", WHEN, COLLECTING), Hold)
    answers = {"station": WHEN.station, "time": WHEN.starts_at.isoformat()}
    return case_of_chat.book(tx, case.chat_id or "", case.id, answers, scene(tx))


ACTS_ON_CASES: dict[Act, type] = {
    hands_over: Case,
    goes_on_elsewhere: CaseRecovered,
    is_lost: CardLost,
    chooses: CollectionMade,
}


async def _ready(database_url: str, clock: Clock, act: Act) -> tuple[bool, bool, bool]:
    """Whether its chat was to be told that it is ready; is to be still; and whether the new phone is after a round."""
    async with open_for_tests(database_url, clock) as started:
        database = started.database
        clerk = await database.write(lambda tx: enrolled_at(tx, "clerk", "saliheen"))
        case = (await database.write(lambda tx: opened(tx, clerk))).case
        former = case.chat_id or ""
        await database.write(lambda tx: entered(tx, enrolled_at(tx, "admin", None), [4711]))
        clock.forward(minutes=10)
        await go_round(database, BOTH, RULES)
        before = await database.read(lambda tx: waits_for_case(tx, case, former, "ready"))
        assert isinstance(await database.write(lambda tx: act(tx, case, clerk)), ACTS_ON_CASES[act])
        after = await database.read(lambda tx: waits_for_case(tx, case, former, "ready"))
        await go_round(database, BOTH, RULES)
        new = await database.write(lambda tx: a_chat(tx, "the new phone"))
        return before, after, await database.read(lambda tx: waits_for_case(tx, case, new, "ready"))


@pytest.mark.parametrize("act", ACTS_ON_CASES, ids=lambda act: act.__name__)
async def test_nobody_is_told_that_it_is_ready_once_it_is_otherwise(database_url: str, act: Act) -> None:
    """Where it went on at another phone, that one is told instead."""
    assert await _ready(database_url, Clock(local(7, 8)), act) == (True, False, act is goes_on_elsewhere)


@pytest.mark.parametrize("what", ["another day", "none"])
async def test_no_last_call_leaves_that_names_a_day_which_is_no_more(database_url: str, what: str) -> None:
    clock = Clock(local(7, 8))
    async with open_for_tests(database_url, clock) as started:
        database = started.database
        clerk = await database.write(lambda tx: enrolled_at(tx, "clerk", "saliheen"))
        admin = await database.write(lambda tx: enrolled_at(tx, "admin", None))
        case = (await database.write(lambda tx: opened(tx, clerk))).case
        await database.write(lambda tx: entered(tx, admin, [4711]))
        clock.forward(minutes=10)
        until = clock.time.astimezone(RULES.zone).date() + LAST_CALL + timedelta(days=1)
        await go_round(database, BOTH, RULES)
        await database.write(lambda tx: campaigns.close(tx, admin, "cards", until, scene(tx)))
        await go_round(database, BOTH, RULES)
        former = case.chat_id or ""
        assert await database.read(lambda tx: waits_for_case(tx, case, former, "last-call"))

        def act(tx: Transaction) -> object:
            if what == "none":
                return campaigns.go_on(tx, admin, "cards", scene(tx))
            return campaigns.close(tx, admin, "cards", until + timedelta(days=1), scene(tx))

        assert isinstance(await database.write(act), bool | CampaignClosing)
        assert not await database.read(lambda tx: waits_for_case(tx, case, former, "last-call"))
