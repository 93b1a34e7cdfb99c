"""What admins count: the same from a full row and from what retention leaves of it."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import insert, update

from bot.domain.booking import Hold
from bot.domain.desk import Counter
from bot.domain.journal import Action, Made, Result
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import cancel_booking
from storage.chats.conversations import ChatState, load_chat, save_conversation
from storage.desk.arrivals import confirm_arrival
from storage.desk.changes import cancel_at_desk, move_at_desk
from storage.desk.looks import look_up
from storage.desk.walk_ins import register_walk_in
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.journal.journal import record
from storage.office.offices import load_office
from storage.retention.forget import forget_old, forget_person
from storage.staff.staff import enrol, invite
from storage.stats.stats import SILENT, DayCounts, Interviews, Sendings, count_days, count_interviews, count_sendings
from storage.tables import bookings, closures, deliveries, waits
from tests.builders import RULES, ZONE, Clock, a_chat, a_registration, a_station, an_applicant, an_office, local
from tests.databases import ON_BOTH, ON_SQLITE
from tests.storage.verbs import ELEVEN, TEN, TOMORROW, booked, hold, move, with_chat

pytestmark = ON_SQLITE

MONDAY = date(2026, 12, 7)
OFFICE = an_office()
PLACES = 24 * 16  # of a day from 9 to 15


def count(tx: Transaction, first: date = MONDAY, last: date | None = None) -> tuple[DayCounts, ...]:
    return count_days(tx, OFFICE, first, last or first, ZONE)


def monday(tx: Transaction) -> DayCounts:
    return count(tx)[0]


def a_clerk(tx: Transaction) -> Staff:
    member = enrol(tx, invite(tx, Role.STATION, "saliheen", "clerk", RULES).payload, a_chat(tx, "clerk"))
    assert isinstance(member, Staff)
    return member


async def seven_people(database: Database, clock: Clock) -> None:
    """Three came (early, late, later), one is missed, one cancelled, one walked in, one moved here from tomorrow."""

    def before(tx: Transaction) -> list[str]:
        clerk = a_clerk(tx)
        here = Counter("saliheen", 1)
        bookings = [booked(tx, a_chat(tx, f"chat {n}"), TEN, an_applicant(f"0123456789{n}")) for n in range(5)]
        given_back = booked(tx, a_chat(tx, "gives back"), ELEVEN, an_applicant("11111111111"))
        cancel_booking(tx, a_chat(tx, "gives back"), given_back.id, RULES)
        mover = a_chat(tx, "mover")
        moving = booked(tx, mover, TOMORROW, an_applicant("22222222222"))
        assert isinstance(hold(tx, mover, ELEVEN), Hold)
        move(tx, mover, moving, ELEVEN)
        look_up(tx, clerk, bookings[4].code, RULES, here)
        move_at_desk(tx, clerk, bookings[4].id, ELEVEN, (a_station(),), RULES, here)
        walk_in = an_applicant("33333333333")
        register_walk_in(tx, clerk, a_registration(walk_in), TEN, (a_station(),), RULES, here)
        return [clerk.id, *(booking.id for booking in bookings)]

    clerk_id, *ids = await database.write(before)
    clerk = Staff(clerk_id, "clerk", Role.STATION, "saliheen")
    for minutes, booking_id in zip((-10, 5, 20), ids, strict=False):
        clock.time = TEN.starts_at + timedelta(minutes=minutes)
        await database.write(partial(confirm_arrival, staff=clerk, booking_id=booking_id, rules=RULES))


THE_DAY = DayCounts(
    "saliheen", MONDAY, PLACES, booked=6, arrived=3, missed=3, walk_ins=1, cancelled=1, moved=2, waiting=0, minutes=5
)


async def test_a_day_counts_everyone_once(database: Database, clock: Clock) -> None:
    await seven_people(database, clock)
    today = await database.read(monday)
    assert today.missed == 0
    assert (today.booked, today.arrived, today.expected) == (6, 3, 3)
    clock.time = local(8, 1)
    assert await database.read(monday) == THE_DAY


async def test_the_counts_survive_retention(database: Database, clock: Clock) -> None:
    await seven_people(database, clock)
    clock.forward(days=40)
    while await database.write(lambda tx: forget_old(tx, RULES)):
        pass
    assert await database.read(monday) == THE_DAY


async def test_whose_time_was_closed_is_no_no_show(database: Database, clock: Clock) -> None:
    def closed_out(tx: Transaction) -> None:
        booking = booked(tx, a_chat(tx))
        values = {"ended": "closed", "ended_at": tx.now}
        tx.connection.execute(update(bookings).where(bookings.c.id == booking.id).values(values))

    await database.write(closed_out)
    clock.time = local(8, 1)
    day = await database.read(monday)
    assert (day.booked, day.missed, day.cancelled) == (0, 0, 1)


async def test_who_erases_everything_before_coming_counts_as_cancelled(database: Database) -> None:
    def erase(tx: Transaction) -> None:
        booked(tx, a_chat(tx))
        chat = load_chat(tx, tx.keyring.index("address", "console", "someone"))
        assert chat is not None
        forget_person(tx, chat, RULES)

    await database.write(erase)
    day = await database.read(monday)
    assert (day.booked, day.cancelled) == (0, 1)


async def test_a_document_that_came_under_another_booking_counts_once(database: Database, clock: Clock) -> None:
    def twice(tx: Transaction) -> str:
        booked(tx, a_chat(tx, "one"), ELEVEN)
        return booked(tx, a_chat(tx, "two"), TEN).id

    booking_id = await database.write(twice)
    clock.time = TEN.starts_at
    await database.write(lambda tx: confirm_arrival(tx, a_clerk(tx), booking_id, RULES))
    clock.time = local(8, 1)
    day = await database.read(monday)
    assert (day.booked, day.arrived, day.missed) == (1, 1, 0)


async def test_what_the_desk_cancels_is_counted(database: Database) -> None:
    def cancel(tx: Transaction) -> None:
        clerk, booking, here = a_clerk(tx), booked(tx, a_chat(tx)), Counter("saliheen", 1)
        look_up(tx, clerk, booking.code, RULES, here)
        cancel_at_desk(tx, clerk, booking.id, RULES, here)

    await database.write(cancel)
    assert (await database.read(monday)).cancelled == 1


@pytest.mark.parametrize(
    ("action", "result", "moved"),
    [
        (Action.MOVED_BY_CLOSURE, Made("0123"), 1),
        (Action.MOVE, Result.MOVED, 1),
        (Action.MOVE, Result.TAKEN, 0),
        (Action.LISTED_BY_CLOSURE, Made("0123"), 0),
    ],
)
async def test_who_was_moved_by_us_counts_as_moved(
    database: Database, action: Action, result: Result | Made, moved: int
) -> None:
    def move_it(tx: Transaction) -> None:
        booking = booked(tx, a_chat(tx))
        for _ in range(2):  # of one booking once
            record(tx, action, result, booking_id=booking.id, station="saliheen")

    await database.write(move_it)
    assert (await database.read(monday)).moved == moved


async def test_stations_and_days_come_in_order_and_closed_days_have_no_places(database: Database) -> None:
    await database.write(with_chat(booked, TOMORROW))
    days = await database.read(lambda tx: count(tx, MONDAY, date(2026, 12, 11)))
    assert [(day.station, day.day.day) for day in days] == [
        (station, day) for station in ("saliheen", "shahba") for day in range(7, 12)
    ]
    assert [day.places for day in days[:5]] == [PLACES] * 4 + [0]  # closed on Fridays
    assert [day.booked for day in days] == [0, 1] + [0] * 8


@ON_BOTH
@pytest.mark.parametrize(
    ("places", "reopened", "left"),
    [(None, None, 12 * 16), (4, None, 12 * 16 + 12 * 4), (None, local(7, 13), 20 * 16), (None, local(7, 11), 24 * 16)],
)
async def test_a_closure_takes_its_places_for_as_long_as_it_lasted(
    database: Database, places: int | None, reopened: object, left: int
) -> None:
    values = {"id": "c", "station": "saliheen", "starts_at": local(7, 12), "ends_at": local(7, 18), "places": places}
    values |= {"made_by": "x", "made_at": local(7, 8), "reopened_at": reopened}
    await database.write(lambda tx: tx.connection.execute(insert(closures), values))
    day, other = await database.read(count)
    assert (day.places, other.places) == (left, PLACES)


@ON_BOTH
async def test_lowered_places_do_not_rewrite_the_past(database: Database, clock: Clock) -> None:
    """At noon a station of sixteen places at each time goes down to four, and later to longer slots."""
    fewer, longer = an_office(a_station(places=4)), an_office(a_station(places=4, slot_minutes=60))
    tuesday = date(2026, 12, 8)

    def places(tx: Transaction) -> list[int]:
        return [day.places for day in count_days(tx, longer, MONDAY, tuesday, ZONE) if day.station == "saliheen"]

    for at, office in ((local(7, 8), OFFICE), (local(7, 12), fewer), (local(8, 18), longer), (local(8, 19), longer)):
        clock.time = at
        await database.write(lambda tx, office=office: load_office(tx, office))  # type: ignore[misc]
    assert await database.read(places) == [12 * 16 + 12 * 4, 24 * 4]


@ON_BOTH
async def test_who_waits_is_counted_on_the_day_they_came(database: Database) -> None:
    def wait(tx: Transaction) -> None:
        for number, since in enumerate((local(7, 1), local(7, 23), local(8, 1))):
            values = {"id": f"w{number}", "chat_id": f"c{number}", "station": "saliheen", "web": False, "rank": 1}
            tx.connection.execute(insert(waits), {**values, "since": since})

    await database.write(wait)
    days = await database.read(lambda tx: count(tx, MONDAY, date(2026, 12, 8)))
    assert [day.waiting for day in days] == [2, 1, 0, 0]


def asks(tx: Transaction, address: str, asked: str, locale: str | None = "ar", channel: str = "console") -> None:
    draft = {"errand": "" if asked == "menu" else "register"}
    save_conversation(
        tx,
        a_chat(tx, address, channel),
        ChatState(locale=locale, asked=asked, draft_id="" if asked == "menu" else "d", draft=draft),
    )


@ON_BOTH
async def test_where_people_stop_is_the_step_last_asked_of_who_writes_no_more(database: Database, clock: Clock) -> None:
    def begin(tx: Transaction) -> None:
        asks(tx, "a", "number")
        asks(tx, "b", "number", "en", "telegram")
        asks(tx, "c", "language", None)
        asks(tx, "at the menu", "menu")
        booked(tx, a_chat(tx, "moves"))
        asks(tx, "moves", "time")

    await database.write(begin)
    chats = (("console", "", 1), ("console", "ar", 3), ("telegram", "en", 1))
    assert await database.read(count_interviews) == Interviews((), chats)
    clock.time += SILENT
    await database.write(lambda tx: asks(tx, "still writing", "name"))
    found = await database.read(count_interviews)
    assert found.stopped == (("language", 1), ("number", 2))


@ON_BOTH
async def test_deliveries_are_counted_by_status_and_reason(database: Database, clock: Clock) -> None:
    def fill(tx: Transaction) -> None:
        for number, (status, reason, unknown) in enumerate(
            [("sent", None, 1), ("sent", None, 0), ("dropped", "blocked", 0), ("dropped", "erased", 2)]
        ):
            values = {"id": f"d{number}", "channel": "web", "kind": "reply", "status": status, "reason": reason}
            tx.connection.execute(insert(deliveries), {**values, "unknown": unknown, "due_at": tx.now})

    assert await database.read(count_sendings) == Sendings((), 0)
    await database.write(fill)
    found = await database.read(count_sendings)
    assert found == Sendings((("dropped", "blocked", 1), ("dropped", "erased", 1), ("sent", "", 2)), 3)
    assert (found.of("dropped"), found.of("due")) == (2, 0)
