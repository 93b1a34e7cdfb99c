"""A clerk sends by a script what the page would never send: acts at rows that nobody opened, boxes made by hand, whole
days of other weeks. Whatever shows, ends or changes something of a person begins with a look, which is counted."""

import secrets
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.domain.booking import Slot
from bot.domain.code import grouped, new_code
from storage.retention.forget import forget_old
from storage.tables import arrivals, bookings, desk_looks
from tests.attacks.boxes import scanned
from tests.builders import RULES, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import ELEVEN, TEN

GUESSED = new_code(lambda _: 4242)
NOON = local(7, 12)


async def kinds(browser: Browser, booking: str) -> list[str]:
    """The answers to each act at a booking."""
    answers = [
        await browser.answer("/desk/confirm", booking=booking, nonce=secrets.token_hex(16)),
        await browser.answer("/desk/doubt", booking=booking),
        await browser.answer("/desk/show", booking=booking),
        await browser.answer("/desk/move", booking=booking, at=ELEVEN.starts_at.isoformat()),
        await browser.answer("/desk/cancel", booking=booking),
    ]
    return [answer["kind"] for answer in answers]


@ON_BOTH
async def test_a_row_that_was_not_opened_here_and_now_is_neither_shown_nor_touched(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    """Not by the same clerk in another browser either, nor ten minutes later; and no answer says whether it exists."""
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10, 5)
    other = await stack.enter_async_context(desk.browser())
    assert clerk.staff is not None
    other.become(await desk.begin_session(clerk.staff, 4))
    await other.scan(booking.code)
    assert await kinds(clerk, booking.id) == await kinds(clerk, "0" * 16) == ["look-first"] * 5
    status, page = await clerk.submit("/desk/slip", {"booking": booking.id})
    assert (status, grouped(booking.code) in page) == (409, False)
    await clerk.scan(booking.code)
    desk.clock.time += RULES.look
    assert await kinds(clerk, booking.id) == ["look-first"] * 5
    row = await desk.read(lambda tx: tx.connection.execute(select(bookings)).one())
    assert (row.ended, row.doubted_at) == (None, None)
    assert ("confirm", "not-looked") in await desk.journal()
    await clerk.scan(booking.code)
    assert (await clerk.answer("/desk/confirm", booking=booking.id, nonce="0" * 32))["kind"] == "arrived"


async def test_what_permits_an_act_is_forgotten_when_it_permits_nothing_more(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    desk.clock.time += RULES.look
    await desk.write(lambda tx: forget_old(tx, RULES))
    assert await desk.read(lambda tx: tx.connection.execute(select(desk_looks)).all()) == []


@ON_BOTH
async def test_a_guessed_code_brought_in_by_hand_looks_the_same_whether_it_exists_or_not(
    desk: Desk, clerk: Browser
) -> None:
    """The list of what did not fit was a way to ask for codes: of another place, another day, or of nobody."""
    elsewhere = await desk.book(Slot("shahba", local(7, 10)), an_applicant("1"), address="a")
    tomorrow = await desk.book(Slot("saliheen", local(8, 10)), an_applicant("2"), address="b")
    here = await desk.book(TEN, an_applicant("3"), address="c")
    desk.clock.time = NOON
    codes = [GUESSED, elsewhere.code, tomorrow.code, here.code, here.code]
    boxes = [scanned(nth, code, NOON - timedelta(minutes=9 - nth)) for nth, code in enumerate(codes)]
    brought = await clerk.answer("/desk/uploads", boxes=boxes)
    assert [{*each} for each in brought["done"]] == [{"id"}] * len(boxes)
    assert brought["left"] == []
    clerk.speak("en")
    _, page = await clerk.page("/desk/conflicts")
    shown = [bare(each.partition("</ul>")[0]).partition("<p>")[2] for each in page.split("<section")[1:]]
    told = {each.replace(f"11:5{nth}", "11:5x") for each in shown for nth in range(10)}
    assert len(shown) == 4  # the guess, another place's, another day's, and one that came twice
    assert len({each.partition("Taken in")[0] for each in told}) == 1
    for booking in (elsewhere, tomorrow, here):
        assert f" {booking.call_number}<" not in bare(page)
        assert grouped(booking.code) not in page


async def test_whoever_has_to_settle_it_looks_and_records_the_arrival(desk: Desk, clerk: Browser) -> None:
    """The look is journaled and counted as each look is; then the digits stand there, and what they are."""
    tomorrow = await desk.book(Slot("saliheen", local(8, 10)), an_applicant("2"))
    desk.clock.time = NOON
    await clerk.answer("/desk/uploads", boxes=[scanned(1, tomorrow.code, NOON), scanned(2, GUESSED, NOON)])
    clerk.speak("en")
    first, second = f"{1:032x}", f"{2:032x}"
    early = await clerk.submit("/desk/conflicts", {"id": first, "do": "record"})
    assert "Look first" in early[1]
    _, page = await clerk.submit("/desk/conflicts", {"id": first, "do": "look"})
    assert grouped(tomorrow.code) in page
    assert "Another day" in page
    _, unknown = await clerk.submit("/desk/conflicts", {"id": second, "do": "look"})
    assert "Unknown code" in unknown
    assert "Record as arrived" not in unknown
    assert "Record as arrived" in page
    _, page = await clerk.submit("/desk/conflicts", {"id": first, "do": "record"})
    assert "Arrived" in page
    assert (await desk.journal())[-4:] == [
        ("settle", "nothing"),
        ("look", "wrong-day"),
        ("look", "unknown"),
        ("settle", "recorded"),
    ]
    row = await desk.read(lambda tx: tx.connection.execute(select(arrivals)).one())
    assert (row.booking_id, row.at) == (tomorrow.id, NOON)
    desk.rules = replace(desk.rules, looks=2)
    _, page = await clerk.submit("/desk/conflicts", {"id": second, "do": "look"})
    assert "Too many people looked up" in page


async def test_each_box_counts_whatever_it_says(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.rules = replace(desk.rules, boxes_offline=4, unknown_offline=2)
    looks = [scanned(nth, booking.code, desk.clock(), doing="looked") for nth in range(4)]
    assert (await clerk.post("/desk/uploads", boxes=looks))[0] == 200
    assert (await clerk.post("/desk/uploads", boxes=[scanned(9, booking.code, desk.clock(), doing="looked")]))[0] == 429
    desk.clock.forward(hours=1)
    guesses = [scanned(nth, GUESSED, desk.clock()) for nth in (20, 21)]
    assert (await clerk.post("/desk/uploads", boxes=guesses))[0] == 200
    assert (await clerk.post("/desk/uploads", boxes=[scanned(22, GUESSED, desk.clock())]))[0] == 429


async def test_a_pack_is_of_today_alone_and_whoever_fetches_a_day_is_in_the_journal(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    await desk.book(TEN)
    assert (await clerk.get("/desk/pack?day=2026-12-08"))[0] == 403
    assert (await admin.get("/desk/pack?station=saliheen&day=2026-12-09"))[0] == 403
    for path in ("/desk/pack", "/desk/pack", "/desk/day", "/desk/ticks", "/desk/sheet", "/desk/sheet"):
        assert (await clerk.ask("GET", path))[0] == 200
    fetched = [("pack", "today"), ("list", "today"), ("sheet", "today"), ("sheet", "today")]
    assert await desk.journal() == fetched
    await clerk.page("/desk/day?day=2026-12-08")
    desk.clock.time = local(7, 15)  # the last slot is over
    assert (await clerk.get("/desk/pack?day=2026-12-08"))[0] == 200
    assert (await clerk.get("/desk/pack"))[0] == 200
    assert (await desk.journal())[4:] == [("list", "another-day"), ("pack", "another-day"), ("pack", "today")]
