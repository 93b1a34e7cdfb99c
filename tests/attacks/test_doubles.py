"""A clerk asks whether a number is booked anywhere: registers somebody under it as a walk-in, looks, and cancels.

The warning "another booking has this document" told it for every place and day, twelve numbers of twelve, and nobody
heard of it. Now it is told of the same place and day alone; walk-ins that are cancelled and doubles are counted, and
stop; and whoever's booking was ended by somebody else's arrival gets it back.
"""

from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

from bot.domain.arrival import Expected
from bot.domain.booking import Booking, Slot
from bot.domain.desk import Counter, WalkIn
from bot.domain.staff import Role, Staff
from bot.monitoring.alarms import PATIENCE, watch
from bot.rendering.text import write
from storage.desk.arrivals import dispute_arrival
from storage.desk.changes import cancel_at_desk
from storage.desk.looks import look_up
from storage.desk.walk_ins import register_walk_in
from storage.engine.transaction import Transaction
from tests.builders import a_chat, a_registration, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids
from tests.storage.verbs import ELEVEN, TEN

SHAHBA = Slot("shahba", local(7, 10))
HERE = Counter("saliheen", 3)


def asks_by_a_walk_in(desk: Desk, clerk: Staff, number: str) -> Any:
    """Registered, looked at, cancelled: what the look said, or why there was none."""

    def do(tx: Transaction) -> object:
        who, station = a_registration(an_applicant(number)), desk.office.stations[0]
        outcome = register_walk_in(tx, clerk, who, TEN, (station,), desk.rules, HERE)
        if not isinstance(outcome, WalkIn):
            return outcome
        seen = look_up(tx, clerk, outcome.booking.code, desk.rules, HERE)
        cancel_at_desk(tx, clerk, outcome.booking.id, desk.rules, HERE)
        return seen

    return desk.write(do)


@ON_BOTH
async def test_a_walk_in_under_anybodys_number_tells_of_no_other_place_and_day(desk: Desk, clerk: Browser) -> None:
    await desk.book(SHAHBA, an_applicant("111111111"), address="a")
    await desk.book(Slot("saliheen", local(8, 10)), an_applicant("222222222"), address="b")
    await desk.book(ELEVEN, an_applicant("333333333"), address="c")
    assert clerk.staff is not None
    seen = [await asks_by_a_walk_in(desk, clerk.staff, number * 9) for number in "1234"]
    assert [isinstance(each, Expected) and each.document_elsewhere for each in seen] == [False, False, True, False]


@ON_BOTH
async def test_who_asks_on_is_stopped_for_the_day_and_the_admins_hear_of_it(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    """Counted in the journal: neither a new session nor a restart begins anew."""
    await desk.sign_in(stack, "admin", Role.ADMIN, None, counter=1)
    assert clerk.staff is not None
    seen = [await asks_by_a_walk_in(desk, clerk.staff, f"{number:09}") for number in range(8)]
    assert [type(each).__name__ for each in seen] == ["Expected"] * 5 + ["TooManyDoubles"] * 3
    booking = await desk.book(ELEVEN)
    other = await stack.enter_async_context(desk.browser())
    other.become(await desk.begin_session(clerk.staff, 5))
    assert (await other.answer("/desk/document", number="01234567890"))["kind"] == "too-many-doubles"
    assert (await other.scan(booking.code))["kind"] == "early", "whoever stands there is served"
    await watch(desk.database, desk.office, desk.rules)
    desk.clock.time += PATIENCE
    assert await watch(desk.database, desk.office, desk.rules) >= 1
    assert any("المكرر" in notice for notice in await desk.notices())
    desk.clock.time = local(8, 9)
    clerk.become(await desk.begin_session(clerk.staff))
    assert (await clerk.answer("/desk/document", number="99999999999"))["kind"] == "unknown"


@ON_BOTH
async def test_an_arrival_somewhere_ends_nobodys_booking_without_a_way_back(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None, counter=1)
    theirs = await desk.book(SHAHBA, address="the person")
    false = await desk.book(TEN, address="somebody else")
    desk.clock.time = local(7, 10, 5)
    await clerk.scan(false.code)
    assert (await clerk.answer("/desk/confirm", booking=false.id, nonce="0" * 32))["kind"] == "arrived"
    there = await desk.sign_in(stack, "there", station="shahba", counter=2)
    there.speak("en")
    answer = await there.scan(theirs.code)
    assert (answer["kind"], bare(answer["lines"][-1]).startswith("If the person says")) == ("already-document", True)
    admin.speak("en")
    _, page = await admin.page("/desk/admin/doubles?station=saliheen")
    told = bare(page)
    assert all(word in told for word in ("al-Shahba", theirs.call_number, "al-Saliheen", false.call_number))
    assert not any(word in told for word in ("Amina", "Haddad", "567890", theirs.code))
    assert theirs.code[-4:] not in without_ids(told)
    await admin.submit("/desk/admin/doubles", {"booking": theirs.id})
    assert (await there.scan(theirs.code))["kind"] == "expected"
    assert (await desk.journal())[-2] == ("clear", "cleared")
    assert (await clerk.submit("/desk/admin/doubles", {"booking": theirs.id}))[0] == 403


async def test_a_disputed_arrival_is_taken_back_by_an_admin_and_the_person_hears_of_it(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    booking: Booking = await desk.book(TEN, locale="en")
    desk.clock.time = local(7, 10, 5)
    await clerk.scan(booking.code)
    await clerk.answer("/desk/confirm", booking=booking.id, nonce="0" * 32)
    desk.clock.time += timedelta(hours=1)
    await desk.write(lambda tx: dispute_arrival(tx, a_chat(tx), booking.id))
    admin.speak("en")
    assert booking.call_number in bare((await admin.page("/desk/admin/doubles"))[1])
    await admin.submit("/desk/admin/doubles", {"booking": booking.id})
    assert (await desk.notices())[-1] == write("arrival-undone-notice", "en")
    assert (await clerk.scan(booking.code))["kind"] == "late"
