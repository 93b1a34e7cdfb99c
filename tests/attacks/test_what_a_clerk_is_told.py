"""A person who was refused, moved by the office, or looked for on the bad day: the clerk is told what is so, and what
to do next."""

import re
from datetime import timedelta

from sqlalchemy import insert, select

from bot.actions.closures import move_and_tell
from storage.office.affected import with_closures
from storage.staff.lockdown import contain
from storage.staff.staff import find_at_work
from storage.tables import bookings, closures
from tests.attacks.boxes import scanned
from tests.builders import an_applicant, an_office, local
from tests.desk.serving import Browser, Desk, bare
from tests.inbox.world import People
from tests.storage.verbs import TEN


async def test_not_this_person_is_recorded_from_a_chat_too_and_greets_nobody_in_green(
    desk: Desk, clerk: Browser
) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10)
    people = People(desk.database, desk.rules)
    await people.talk("clerk", booking.code)
    told = await people.talk("clerk", f"[desk:leave:{booking.id}]")
    assert any(booking.call_number in each for each in told)
    doubted = select(bookings.c.doubted_at)
    assert await desk.read(lambda tx: tx.connection.execute(doubted).scalar()) is not None
    (again,) = [each for each in await people.talk("clerk", booking.code) if "Amina" in each]
    assert bare(again).startswith("⚠️")
    assert (await clerk.scan(booking.code))["tone"] == "care"
    _, pack = await clerk.get("/desk/pack")
    assert pack["entries"][0][4] == 1, "nor without a connection"


async def test_after_a_closure_the_desk_says_that_the_office_moved_it_and_each_page_that_it_is_shut(
    desk: Desk, clerk: Browser
) -> None:
    booking = await desk.book(TEN, an_applicant())
    shut = {"starts_at": local(7, 0), "ends_at": local(8, 0), "made_by": "boss", "made_at": desk.clock()}
    await desk.write(lambda tx: tx.connection.execute(insert(closures), {"id": "c", "station": "saliheen", **shut}))
    await desk.write(lambda tx: move_and_tell(tx, desk.office, desk.rules))
    desk.office = await desk.read(lambda tx: with_closures(tx, an_office()))
    clerk.speak("en")
    answer = await clerk.scan(booking.code)
    assert (answer["kind"], answer["lines"][1]) == (
        "wrong-day",
        "The office moved it, not the person: this is the new time.",
    )
    for path in ("/desk/day", "/desk/sheet", "/desk/ticks", "/desk/walk-in", "/desk/conflicts"):
        assert "This station is closed from 00:00 on Monday 7 December" in bare((await clerk.page(path))[1])
    _, me = await clerk.get("/desk/me")
    assert me["shut"] == ["saliheen"]
    _, form = await clerk.page("/desk/walk-in")
    assert re.search(r'<select id="at"[^>]*>\s*<option value="">', form), (
        "nobody is registered for tomorrow by a form that was not read"
    )


async def test_what_waits_for_a_human_has_a_badge(desk: Desk, clerk: Browser) -> None:
    tomorrow = await desk.book(TEN)
    desk.clock.time = local(7, 12)
    await clerk.answer("/desk/uploads", boxes=[scanned(1, tomorrow.code, desk.clock() + timedelta(hours=9))])
    assert (await clerk.get("/desk/me"))[1]["conflicts"] == {"saliheen": 1}
    assert '<span class="badge">1</span>' in (await clerk.page("/desk/day"))[1]


async def test_on_the_bad_day_staff_hear_why_nothing_opens_and_strangers_nothing(
    desk: Desk, clerk: Browser, stranger: Browser
) -> None:
    booking = await desk.book(TEN)
    assert clerk.staff is not None
    member = clerk.staff.id
    await desk.write(contain)
    people = People(desk.database, desk.rules)
    assert any("البحث متوقف" in each for each in await people.talk("clerk", booking.code))
    assert not any("البحث متوقف" in each for each in await people.talk("a stranger", f"/start {booking.code}"))
    assert await stranger.post("/desk/pairing", counter=1) == (503, {"why": "frozen"})
    assert await desk.read(lambda tx: find_at_work(tx, member)) is None
