"""A clerk nears the limit of doubles on purpose, and then takes whoever they wonder about as a walk-in, has them arrive
and takes it back: were bookings that this ends elsewhere counted, the stop would tell which number has one."""

from contextlib import AsyncExitStack

from bot.domain.arrival import CodeUnknown, TooManyDoubles
from bot.domain.booking import Slot
from bot.domain.desk import Counter, WalkIn
from bot.domain.staff import Role, Staff
from bot.monitoring.alarms import PATIENCE, watch
from storage.desk.arrivals import confirm_arrival, undo_arrival
from storage.desk.changes import cancel_at_desk
from storage.desk.looks import look_up_number
from storage.desk.walk_ins import find_walk_in_places, register_walk_in
from storage.engine.transaction import Transaction
from tests.builders import a_registration, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk

HERE = Counter("saliheen", 3)


def _walk_in(desk: Desk, tx: Transaction, clerk: Staff, number: str) -> WalkIn | TooManyDoubles:
    station = desk.office.stations[0]
    (place, *_) = find_walk_in_places(tx, station, desk.rules, local(7, 10).date())
    who, slot = a_registration(an_applicant(number)), Slot("saliheen", place.starts_at)
    outcome = register_walk_in(tx, clerk, who, slot, (station,), desk.rules, HERE)
    assert isinstance(outcome, WalkIn | TooManyDoubles)
    return outcome


async def cancels(desk: Desk, clerk: Staff, number: str) -> None:
    def do(tx: Transaction) -> None:
        new = _walk_in(desk, tx, clerk, number)
        assert isinstance(new, WalkIn)
        cancel_at_desk(tx, clerk, new.booking.id, desk.rules, HERE)

    await desk.write(do)


async def arrives(desk: Desk, clerk: Staff, number: str, *, taken_back: bool = True) -> bool:
    """Whether the clerk is stopped before anything is taken back."""

    def do(tx: Transaction) -> bool:
        new = _walk_in(desk, tx, clerk, number)
        assert isinstance(new, WalkIn)
        confirm_arrival(tx, clerk, new.booking.id, desk.rules, HERE)
        seen = look_up_number(tx, clerk, "987654321", desk.rules, HERE)
        assert isinstance(seen, CodeUnknown | TooManyDoubles)
        if taken_back:
            undo_arrival(tx, clerk, new.booking.id, desk.rules)
        return isinstance(seen, TooManyDoubles)

    return await desk.write(do)


@ON_BOTH
async def test_what_stops_a_clerk_says_of_no_number_whether_it_is_booked_elsewhere(desk: Desk, clerk: Browser) -> None:
    await desk.book(Slot("shahba", local(9, 10)), an_applicant("111111111"), address="a")
    desk.clock.time = local(7, 10, 5)
    staff = clerk.staff
    assert staff is not None
    for nth in range(4):
        await cancels(desk, staff, f"90000000{nth}")
    assert not await arrives(desk, staff, "111111111"), "booked elsewhere"
    seen = await desk.write(lambda tx: _walk_in(desk, tx, staff, "333333333"))
    assert isinstance(seen, TooManyDoubles), "what was taken back is the fifth, of whomever"


async def test_of_many_bookings_that_arrivals_end_elsewhere_the_admins_hear_and_the_clerk_goes_on(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    await desk.sign_in(stack, "admin", Role.ADMIN, None, counter=1)
    assert clerk.staff is not None
    for nth in range(5):
        await desk.book(Slot("shahba", local(9, 9 + nth)), an_applicant(f"11111111{nth}"), address=f"chat {nth}")
    desk.clock.time = local(7, 10, 5)
    for nth in range(5):
        assert not await arrives(desk, clerk.staff, f"11111111{nth}", taken_back=False)
    await watch(desk.database, desk.office, desk.rules)
    desk.clock.time += PATIENCE
    await watch(desk.database, desk.office, desk.rules)
    assert [notice for notice in await desk.notices() if "المكرر" in notice and "أوقفناه" not in notice]
