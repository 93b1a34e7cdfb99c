"""What staff do for the person who stands there, and what of it is on paper afterwards."""

import base64
import re
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from bot.domain.booking import Slot
from bot.domain.code import grouped
from bot.rendering import qr
from storage.bookings.bookings import cancel_booking
from storage.bookings.slots import taken
from tests.builders import RULES, a_chat, a_station, an_applicant, an_office, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import ELEVEN, ONE_PLACE, TEN, TOMORROW

SHAHBA = Slot("shahba", local(7, 10))


@ON_BOTH
async def test_the_whole_number_is_shown_when_asked_for_and_journaled(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await clerk.sees(booking.id)
    assert await clerk.post("/desk/show", booking=booking.id) == (200, {"number": "01234567890"})
    assert await desk.journal() == [("show-number", "shown")]
    elsewhere = await desk.book(SHAHBA, an_applicant("01234567891"))
    assert (await clerk.answer("/desk/show", booking=elsewhere.id))["kind"] == "look-first"
    assert (await clerk.answer("/desk/show", booking="0" * 16))["kind"] == "look-first"
    desk.rules = replace(desk.rules, looks=1)
    assert (await clerk.answer("/desk/show", booking=booking.id))["kind"] == "too-many-looks"


@ON_BOTH
async def test_free_times_are_told_by_day_in_the_clerks_language(desk: Desk, clerk: Browser) -> None:
    desk.clock.forward(hours=6.5)
    booking = await desk.book(TOMORROW)
    _, told = await clerk.post("/desk/times", booking=booking.id)
    assert [bare(day["label"]) for day in told["days"][:2]] == ["الاثنين 7 كانون الأول", "الثلاثاء 8 كانون الأول"]
    assert [time["label"] for time in told["days"][0]["times"]] == ["14:30", "14:45"]
    assert told["days"][1]["times"][0] == {"at": "2026-12-08T06:00:00+00:00", "label": "09:00"}
    clerk.speak("en")
    _, told = await clerk.post("/desk/times", booking=booking.id)
    assert bare(told["days"][0]["label"]) == "Monday 7 December"
    assert "Friday" not in str(told)


@ON_BOTH
async def test_a_person_is_moved_and_told_so(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN, locale="en")
    await clerk.scan(booking.code)
    at = ELEVEN.starts_at.isoformat()
    answer = await clerk.answer("/desk/move", booking=booking.id, at=at)
    assert (answer["kind"], answer["tone"], answer["actions"]) == ("moved", "good", ["slip"])
    assert answer["title"] == "تغيّر الموعد"
    assert bare(answer["lines"][0]) == "صار الاثنين 7 كانون الأول، الساعة 11:00. الرمز نفسه."
    assert (desk.wakes, len(await desk.notices())) == (1, 1)
    assert "11:00" in (await desk.notices())[0]
    clerk.speak("en")
    assert bare((await clerk.scan(booking.code))["title"]) == "Early by 3 h"
    again = await clerk.answer("/desk/move", booking=booking.id, at=TEN.starts_at.isoformat())
    assert bare(again["lines"][0]) == "Now on Monday 7 December, 10:00. The code stays the same."


async def test_a_place_that_went_to_somebody_else_is_not_given_twice(desk: Desk, clerk: Browser) -> None:
    desk.office = an_office(ONE_PLACE)
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    await desk.book(ELEVEN, an_applicant("01234567891"), address="another")
    answer = await clerk.answer("/desk/move", booking=booking.id, at=ELEVEN.starts_at.isoformat())
    assert (answer["kind"], answer["tone"], answer["title"]) == ("taken", "care", "ذهب المكان")
    clerk.speak("en")
    answer = await clerk.answer("/desk/move", booking=booking.id, at=ELEVEN.starts_at.isoformat())
    assert bare(answer["lines"][0]) == "Monday 7 December, 11:00 was taken meanwhile. Choose another time."
    assert await desk.notices() == []


@pytest.mark.parametrize(
    "at",
    [
        "",
        "tomorrow",
        "2026-12-07T10:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2036-12-07T08:00:00Z",
        "2026-12-07T07:00:00+24:00",
        "x" * 499,
        None,
        7,
    ],
)
async def test_what_is_no_time_moves_nobody(desk: Desk, clerk: Browser, at: object) -> None:
    booking = await desk.book(TEN)
    assert await clerk.post("/desk/move", booking=booking.id, at=at) == (422, {"why": "unreadable"})
    assert await desk.journal() == []


async def test_who_is_moved_from_another_day_gets_no_slip_before_they_were_looked_at(
    desk: Desk, clerk: Browser
) -> None:
    booking = await desk.book(TOMORROW)
    desk.clock.forward(hours=1)
    assert (await clerk.scan(booking.code))["actions"] == ["move"]
    for _ in range(2):
        moved = await clerk.answer("/desk/move", booking=booking.id, at=TEN.starts_at.isoformat())
        assert (moved["kind"], moved["actions"]) == ("moved", []), "nothing that would be refused is offered"
    assert (await clerk.submit("/desk/slip", {"booking": booking.id}))[0] == 409
    assert "slip" in (await clerk.scan(booking.code))["actions"]


@pytest.mark.parametrize("at", [local(7, 7), local(7, 23), local(7, 10, 1), local(11, 10), local(20, 3)])
async def test_nobody_is_moved_to_where_no_slot_is(desk: Desk, clerk: Browser, at: object) -> None:
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    assert (await clerk.answer("/desk/move", booking=booking.id, at=str(at)))["kind"] == "taken"


@ON_BOTH
async def test_a_cancellation_at_the_desk_gives_the_place_back(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    answer = await clerk.answer("/desk/cancel", booking=booking.id)
    assert (answer["kind"], answer["tone"], answer["title"]) == ("cancelled-now", "good", "أُلغي الموعد الآن")
    assert (desk.wakes, len(await desk.notices())) == (1, 1)
    assert (await clerk.scan(booking.code))["kind"] == "cancelled"
    clerk.speak("en")
    gone = await clerk.answer("/desk/move", booking=booking.id, at=ELEVEN.starts_at.isoformat())
    assert (gone["kind"], gone["tone"], gone["title"]) == ("gone", "stop", "This booking is not open any more")
    assert (await clerk.answer("/desk/cancel", booking=booking.id))["kind"] == "cancelled-now", "said again, done once"
    assert len(await desk.notices()) == 1
    desk.clock.forward(minutes=16)
    station = a_station()
    assert set((await desk.read(lambda tx: taken(tx, [station], TEN.starts_at))).values()) <= {(0, 0)}


async def test_another_stations_people_are_out_of_reach(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(SHAHBA)
    assert (await clerk.answer("/desk/cancel", booking=booking.id))["kind"] == "look-first"
    at = ELEVEN.starts_at.isoformat()
    assert (await clerk.answer("/desk/move", booking=booking.id, at=at))["kind"] == "look-first"
    assert (await clerk.submit("/desk/slip", {"booking": booking.id}))[0] == 409
    assert await desk.notices() == []


@pytest.mark.parametrize(("locale", "day"), [("ar", "الاثنين 7 كانون الأول"), ("en", "Monday 7 December")])
@ON_BOTH
async def test_a_slip_speaks_the_persons_language_and_says_nothing_of_the_purpose(
    desk: Desk, clerk: Browser, locale: str, day: str
) -> None:
    booking = await desk.book(TEN, locale=locale)
    await clerk.scan(booking.code)
    clerk.speak("en" if locale == "ar" else "ar")
    status, page = await clerk.submit("/desk/slip", {"booking": booking.id})
    assert status == 200
    assert f'<html lang="{locale}"' in page
    assert grouped(booking.code) in page
    assert day in bare(page)
    assert f">{booking.call_number}</dd>" in page
    assert "10:00" in page
    assert an_office().stations[0].names[locale] in page
    assert "<title>·</title>" in page
    assert ("طباعة" if locale == "en" else ">Print<") in page
    printed = page[page.index(">", page.index("<main")) : page.index("</main>")]
    drawn = re.search(r'src="data:image/png;base64,([^"]+)"', printed)
    assert drawn
    printed = printed.replace(drawn[1], "").lower()
    for word in ("amina", "haddad", "890", "mawid", "regist", "station", "police", "desk", "شرطة", "تسجيل", "هوية"):
        assert word not in printed, word
    assert "Amina" not in page
    assert qr.read(base64.b64decode(drawn[1])) == qr.QrRead(f"https://t.me/mawid_test_bot?start={booking.code}")
    assert await desk.journal() == [("look", "expected"), ("slip", "printed")]


async def test_where_no_messenger_opens_links_the_slip_has_the_digits_alone(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)
    desk.bot_username = ""
    _, page = await clerk.submit("/desk/slip", {"booking": booking.id})
    drawn = re.search(r'src="data:image/png;base64,([^"]+)"', page)
    assert drawn
    assert qr.read(base64.b64decode(drawn[1])) == qr.QrRead(booking.code)
    assert (await clerk.scan(booking.code))["kind"] == "early"


async def test_there_is_no_slip_of_what_is_over(desk: Desk, clerk: Browser, stack: AsyncExitStack) -> None:
    booking = await desk.book(TEN)
    await desk.write(lambda tx: cancel_booking(tx, a_chat(tx), booking.id, RULES))
    await clerk.sees(booking.id)
    status, page = await clerk.submit("/desk/slip", {"booking": booking.id})
    assert (status, "هذا الحجز لم يعد قائماً" in page) == (404, True)
    assert (await clerk.submit("/desk/slip", {"booking": "\0"}))[0] == 409
    assert booking.code not in page
