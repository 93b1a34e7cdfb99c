"""Many at once over one case: the database decides, and whoever comes second is told so."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.domain.case import (
    AlreadyHandedOver,
    AlreadyOpened,
    Case,
    CaseEnded,
    CaseMoved,
    CaseOpened,
    CaseUnknown,
    CollectionBooked,
    HandedOver,
    HandingOver,
    SerialTaken,
    Stage,
    ToTell,
)
from bot.domain.ready import ReadyRecorded
from storage.cases.collections import book_collection, find_collection
from storage.cases.ends import end_case, lose_card
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
from storage.tables import bookings, chats
from tests.builders import RULES, Clock, a_chat
from tests.storage.bookings.test_races import at_once
from tests.storage.cases.opened import (
    COLLECTING,
    WHEN,
    after_undo,
    arrived,
    asked_for,
    entered,
    now,
    opened,
    rows,
    told,
)
from tests.storage.counters import enrolled
from tests.storage.verbs import hold

MARCH = date(2027, 3, 7)


async def may_choose(database: Database, clock: Clock) -> CaseOpened:
    clerk, admin = await enrolled(database), await enrolled(database, None, "an admin")
    made = await database.write(lambda tx: opened(tx, clerk))
    await database.write(lambda tx: entered(tx, admin, [4711]))
    after_undo(clock)
    assert len(await database.write(told)) == 1
    return made


def kinds(outcomes: list[Any]) -> Counter[str]:
    return Counter(type(outcome).__name__ for outcome in outcomes)


async def test_two_desks_that_type_one_number_at_once_give_it_to_one(database: Database) -> None:
    clerks = [await enrolled(database, address=f"clerk {number}") for number in range(4)]
    visits = [
        await database.write(lambda tx, n=n: arrived(tx, clerks[n], f"chat {n}", f"{n}2222222222"))  # type: ignore[misc]
        for n in range(4)
    ]
    asked: list[Callable[[Transaction], Any]] = [
        lambda tx, n=n: asked_for(tx, clerks[n], visits[n])  # type: ignore[misc]
        for n in range(4)
    ]
    outcomes = await at_once(database, asked)
    assert kinds(outcomes) == {"CaseOpened": 1, SerialTaken.__name__: 3}


async def test_two_desks_that_type_two_numbers_for_one_visit_at_once_make_one_case(database: Database) -> None:
    clerks = [await enrolled(database, address=f"clerk {number}") for number in range(4)]
    visit = await database.write(lambda tx: arrived(tx, clerks[0]))
    asked: list[Callable[[Transaction], Any]] = [
        lambda tx, n=n: asked_for(tx, clerks[n], visit, str(n))  # type: ignore[misc]
        for n in range(4)
    ]
    outcomes = await at_once(database, asked)
    assert kinds(outcomes) == {"CaseOpened": 1, AlreadyOpened.__name__: 3}
    assert await database.read(rows) == 1


async def test_two_counters_hand_over_one_card_and_the_one_without_a_line_says_so_later(
    database: Database, clock: Clock
) -> None:
    """At once: one did it. And the one that was offline brings its own in an hour later, from before."""
    made = await may_choose(database, clock)
    clerks = [await enrolled(database, address=f"clerk {number}") for number in range(4)]
    outcomes = await at_once(
        database,
        [lambda tx, clerk=clerk: hand_over(tx, clerk, made.case.id, RULES) for clerk in clerks],  # type: ignore[misc]
    )
    assert kinds(outcomes) == {"HandedOver": 1, AlreadyHandedOver.__name__: 3}
    (first,) = [outcome for outcome in outcomes if isinstance(outcome, HandedOver)]
    clock.forward(hours=1)
    offline = HandingOver(MARCH, nonce="f" * 32, happened_at=first.at - timedelta(minutes=30))
    late = await database.write(lambda tx: hand_over(tx, clerks[3], made.case.id, RULES, offline))
    assert isinstance(late, AlreadyHandedOver)
    assert late.at == first.at


async def test_a_card_handed_over_without_a_line_has_its_own_time_and_comes_in_once(
    database: Database, clock: Clock
) -> None:
    made = await may_choose(database, clock)
    clerk = await enrolled(database, address="clerk")
    offline = HandingOver(MARCH, nonce="f" * 32, happened_at=clock())
    clock.forward(hours=5)
    first = await database.write(lambda tx: hand_over(tx, clerk, made.case.id, RULES, offline))
    assert isinstance(first, HandedOver)
    assert (first.at, first.case.expires_on) == (offline.happened_at, MARCH)
    assert await database.write(lambda tx: hand_over(tx, clerk, made.case.id, RULES, offline)) == first


async def test_overlapping_entries_at_once_tell_each_case_once(database: Database, clock: Clock) -> None:
    """Four admins enter one range while the cases are opened, and two leaders' rounds run beside each other."""
    clerk = await enrolled(database)
    admins = [await enrolled(database, None, f"admin {number}") for number in range(4)]
    entries: list[Callable[[Transaction], Any]] = [
        lambda tx, n=n: entered(tx, admins[n], range(1 + n, 21 + n))  # type: ignore[misc]
        for n in range(4)
    ]
    openings: list[Callable[[Transaction], Any]] = [
        lambda tx, n=n: opened(tx, clerk, str(n), f"chat {n}")  # type: ignore[misc]
        for n in range(1, 24)
    ]
    outcomes = await at_once(database, [*entries, *openings])
    assert kinds(outcomes) == {ReadyRecorded.__name__: 4, CaseOpened.__name__: 23}
    after_undo(clock)
    rounds = await at_once(database, [round_of_a_leader] * 4)
    rounds += await at_once(database, [round_of_a_leader] * 2)
    serials = [tell.case.serial for found in rounds for tell in found if not tell.again]
    assert sorted(serials, key=int) == [str(number) for number in range(1, 24)]


def round_of_a_leader(tx: Transaction) -> tuple[ToTell, ...]:
    mark_ready(tx, RULES)
    return claim_ready_to_tell(tx, "cards", "saliheen", 1000, RULES)


async def test_a_time_that_is_chosen_while_the_case_ends_does_not_outlive_it(database: Database, clock: Clock) -> None:
    made = await may_choose(database, clock)
    chat = made.case.chat_id or ""
    await database.write(lambda tx: hold(tx, chat, WHEN, COLLECTING))
    dos: list[Callable[[Transaction], Any]] = [
        lambda tx: book_collection(tx, chat, "console", made.case.id, WHEN, RULES),
        lambda tx: end_case(tx, made.case.id, RULES),
        lambda tx: lose_card(tx, chat, made.case.id, RULES),
    ]
    chosen, *ended = await at_once(database, dos)
    assert isinstance(chosen, CollectionBooked | CaseEnded)
    assert kinds(ended) == {"Case": 1, CaseEnded.__name__: 1}

    def look(tx: Transaction) -> None:
        case = now(tx, made.case)
        assert case is not None
        assert (case.stage, find_collection(tx, case.id)) == (Stage.ENDED, None)
        open_ = select(bookings.c.id).where(bookings.c.case_index.is_not(None), bookings.c.ended_at.is_(None))
        assert tx.connection.execute(open_).all() == []

    await database.read(look)


async def test_an_erasure_between_ready_and_collected_wins_over_whoever_is_at_it(
    database: Database, clock: Clock
) -> None:
    """The desk hands over, a round tells and the person erases, all at once: nothing of the case is left, and the desk
    was first or finds nothing."""
    made = await may_choose(database, clock)
    clerk, chat = await enrolled(database, address="clerk"), made.case.chat_id or ""

    def erase(tx: Transaction) -> None:
        index = tx.connection.scalars(select(chats.c.address_index).where(chats.c.id == chat)).one()
        found = load_chat(tx, index)
        assert found is not None
        forget_person(tx, found, RULES)

    dos: list[Callable[[Transaction], Any]] = [
        lambda tx: hand_over(tx, clerk, made.case.id, RULES),
        erase,
        round_of_a_leader,
        lambda tx: claim_reminders(tx, RULES),
    ]
    handed, *_ = await at_once(database, dos)
    assert isinstance(handed, HandedOver | CaseUnknown)
    assert await database.read(rows) == 0
    assert await database.write(lambda tx: hand_over(tx, clerk, made.case.id, RULES)) == CaseUnknown()


async def test_two_phones_with_one_slip_leave_the_case_with_the_last_of_them(database: Database) -> None:
    clerk = await enrolled(database)
    made = await database.write(lambda tx: opened(tx, clerk))
    phones = [await database.write(lambda tx, n=n: a_chat(tx, f"phone {n}")) for n in range(4)]  # type: ignore[misc]
    outcomes = await at_once(
        database,
        [lambda tx, phone=phone: move_case_by_recovery(tx, made.recovery, phone, RULES) for phone in phones],  # type: ignore[misc]
    )
    assert kinds(outcomes) == {CaseMoved.__name__: 4}
    formers = Counter(outcome.former for outcome in outcomes)
    assert max(formers.values()) == 1, "each chat that had it is told once"
    has_it = [phone for phone in phones if await database.read(lambda tx, p=phone: find_cases_of_chat(tx, p))]  # type: ignore[misc]
    assert len(has_it) == 1


async def test_a_renewal_that_is_tapped_after_the_end_of_the_card_finds_nothing_and_breaks_nothing(
    database: Database, clock: Clock
) -> None:
    """The clock is past the last day, past the reminder, and past the time that the case is kept."""
    made = await may_choose(database, clock)
    clerk, chat = await enrolled(database, address="clerk"), made.case.chat_id or ""
    await database.write(lambda tx: hand_over(tx, clerk, made.case.id, RULES, HandingOver(MARCH)))
    wished = await database.write(lambda tx: wish_reminder(tx, chat, made.case.id, RULES))
    assert isinstance(wished, Case)
    clock.time += timedelta(days=(MARCH - clock().date()).days + 3)
    (late,) = await database.write(lambda tx: claim_reminders(tx, RULES))
    assert late.why == "expiring", "rather late than never"
    renewed, gone = await at_once(
        database,
        [lambda tx: lose_card(tx, chat, made.case.id, RULES), lambda tx: forget_cases(tx, RULES)],
    )
    assert (type(renewed), gone) == (Case, 0)
    clock.forward(days=30)
    assert await database.write(lambda tx: forget_cases(tx, RULES)) == 1
    assert await database.write(lambda tx: lose_card(tx, chat, made.case.id, RULES)) == CaseUnknown()
    assert await database.write(lambda tx: wish_reminder(tx, chat, made.case.id, RULES)) == CaseUnknown()
    assert await database.write(lambda tx: hand_over(tx, clerk, made.case.id, RULES)) == CaseUnknown()
