"""Papers are missing: a time to come again, at once, from places that an admin keeps."""

import asyncio

from sqlalchemy import select

from bot.domain.booking import Slot, SlotFull
from storage import tables
from tests.builders import a_chat, an_applicant, local
from tests.desk.collecting import came, hands_out
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import TEN, hold


async def full_tomorrow(desk: Desk, but: int = 0) -> None:
    """Chats have taken all that they may of each time of tomorrow; ``but``: places fewer."""
    station = desk.office.station("saliheen")
    assert station is not None
    taken = station.online_places - but
    rows = [
        {"station": "saliheen", "starts_at": local(8, hour, minute), "online": taken, "web": 0, "walk_in": 4}
        for hour in range(9, 15)
        for minute in range(0, 60, 15)
    ]
    await desk.write(lambda tx: tx.connection.execute(tables.slots.insert(), rows))


async def where(desk: Desk, booking: str) -> Slot:
    found = select(tables.bookings.c.station, tables.bookings.c.starts_at).where(tables.bookings.c.id == booking)
    return Slot(*await desk.read(lambda tx: tx.connection.execute(found).one()))


@ON_BOTH
async def test_a_time_is_given_at_once_though_nothing_is_free_for_others(desk: Desk, clerk: Browser) -> None:
    hands_out(desk, kept=1)
    await full_tomorrow(desk)
    booking = await desk.book(TEN)
    clerk.speak("en")
    assert "papers" in (await clerk.scan(booking.code))["actions"]
    answer = await clerk.answer("/desk/papers", booking=booking.id)
    assert (answer["kind"], answer["actions"]) == ("moved", ["slip"])
    assert await where(desk, booking.id) == Slot("saliheen", local(8, 9))
    (notice,) = await desk.notices()
    assert "9:00" in bare(notice)
    for word in ("ورق", "وثيق", "ناقص", "paper", "missing"):
        assert word not in notice  # it may be read on a lock screen
    assert ("papers", "moved") in await desk.journal()


@ON_BOTH
async def test_two_desks_never_give_one_place_twice(desk: Desk, clerk: Browser) -> None:
    hands_out(desk, kept=1)
    await full_tomorrow(desk)
    people = [await desk.book(TEN, an_applicant(f"0123456789{n}"), address=f"person {n}") for n in range(3)]
    for each in people:
        await clerk.scan(each.code)
    answers = await asyncio.gather(*(clerk.answer("/desk/papers", booking=each.id) for each in people))
    assert [answer["kind"] for answer in answers] == ["moved"] * 3
    assert len({await where(desk, each.id) for each in people}) == 3


async def test_an_arrival_of_a_moment_ago_is_taken_back_with_its_case(desk: Desk, clerk: Browser) -> None:
    hands_out(desk, kept=1)
    booking = await came(desk, clerk)
    await clerk.answer("/desk/serial", booking=booking, serial="4711", again="4711")
    assert (await clerk.answer("/desk/papers", booking=booking))["kind"] == "moved"
    other = await came(desk, clerk, "98765432109", "someone else")
    assert (await clerk.answer("/desk/serial", booking=other, serial="4711", again="4711"))["kind"] == "numbered"


async def test_where_nothing_is_kept_it_is_said_and_the_arrival_stands(desk: Desk, clerk: Browser) -> None:
    hands_out(desk)
    booking = await came(desk, clerk)
    assert "papers" not in (await clerk.answer("/desk/confirm", booking=booking, nonce="0" * 32))["actions"]
    assert (await clerk.answer("/desk/papers", booking=booking))["kind"] == "papers-full"
    assert (await where(desk, booking)) == TEN
    assert (await clerk.answer("/desk/undo", booking=booking))["kind"] == "undone"


async def test_what_is_kept_is_for_nobody_else(desk: Desk, clerk: Browser) -> None:
    hands_out(desk, kept=1)
    await full_tomorrow(desk)
    station = desk.office.station("saliheen")

    chosen = Slot("saliheen", local(8, 9))
    assert isinstance(await desk.write(lambda tx: hold(tx, a_chat(tx, "a chat"), chosen, station)), SlotFull)
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    _, times = await clerk.post("/desk/times", booking=booking.id)
    assert not [time for day in times["days"] for time in day["times"] if time["at"].startswith("2026-12-08")]
