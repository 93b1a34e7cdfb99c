"""The second service of the example file at the desk: registered, seen, moved and without a line, as any other. No
code knows its name."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.config.office import read_office
from bot.domain.booking import Slot
from storage.bookings.applicants import Answers
from storage.desk.day import find_place_day
from storage.office.offices import load_office
from tests.builders import RULES, an_applicant, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.desk.test_offline_http import scanned, stand, upload
from tests.desk.test_walk_in import faults

OFFICE = read_office((Path(__file__).parents[2] / "docs/examples/return-to-work.toml").read_text(encoding="utf-8"))
WORK = Slot("saliheen.work", local(7, 10))
WHO = an_applicant("N01234567", inquiries=Answers({"field": "health", "left": "2019-05-03"}, "أوراقي مع أخي"))
FORM = {
    "calendar": "saliheen.work",
    "language": "ar",
    "consent": "1",
    "name": "أمينة الحداد",
    "document": "national_id",
    "number": "01234567890",
    "q-field": "teaching",
    "q-left": "",
    "q-file": "٤٤٧ ٨٨١",
    "q-note": "أوراقي مع أخي",
    "at": local(7, 10).isoformat(),
}


@pytest.fixture(autouse=True)
async def two_services(desk: Desk) -> None:
    desk.office = OFFICE
    desk.clock.time = local(7, 8)
    await desk.write(lambda tx: load_office(tx, OFFICE))


@ON_BOTH
async def test_a_clerk_sees_what_was_answered_and_opens_what_was_written_freely(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(WORK, WHO)
    desk.clock.time = local(7, 9, 30)
    seen = await clerk.scan(booking.code)
    assert seen["kind"] == "early"
    assert [bare(line) for line in seen["person"]["asked"]] == [
        "مجال العمل: الصحة",
        "آخر يوم عمل: 3 أيار 2019",
    ]
    assert "أخي" not in str(seen)
    assert await clerk.post("/desk/show", booking=booking.id) == (200, {"number": "N01234567", "text": "أوراقي مع أخي"})
    assert await desk.acts() == [("look", "expected"), ("show-number", "shown")]
    assert (await clerk.confirm(booking.id))["kind"] == "arrived"


async def test_the_form_asks_for_what_the_service_asks_and_a_fault_is_told_in_its_words(
    desk: Desk, clerk: Browser
) -> None:
    _, page = await clerk.page("/desk/walk-in?calendar=saliheen.work")
    assert all(f'name="q-{key}"' in page for key in ("field", "left", "file", "note"))
    assert "العمل السابق" in bare(page)
    _, usual = await clerk.page("/desk/walk-in")
    assert 'name="q-' not in usual
    status, page = await clerk.submit("/desk/walk-in", {**FORM, "q-field": "", "q-file": "ليس عندي"})
    assert status == 422
    assert faults(page)["q-file"] == "الرقم الذاتي أرقام فقط، حتى 20 رقماً."
    assert "q-field" in faults(page)
    status, page = await clerk.submit("/desk/walk-in", FORM)
    assert status == 200, page
    day = await desk.read(lambda tx: find_place_day(tx, OFFICE.calendars_of("saliheen"), local(7, 10).date(), RULES))
    (row,) = day.bookings
    assert (row.station, row.walk_in) == ("saliheen.work", True)
    seen = await clerk.answer("/desk/open", booking=row.booking_id)
    assert [bare(line) for line in seen["person"]["asked"]] == ["مجال العمل: التعليم", "الرقم الذاتي: 447881"]


async def test_it_is_moved_among_its_own_times_and_listed_with_what_it_is_for(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(WORK, WHO)
    desk.clock.time = local(7, 9, 30)
    await clerk.scan(booking.code)
    _, told = await clerk.post("/desk/times", booking=booking.id)
    assert [time["label"] for time in told["days"][0]["times"]][:3] == ["09:30", "10:00", "10:30"]
    moved = await clerk.answer("/desk/move", booking=booking.id, at=local(7, 10, 30).isoformat())
    assert moved["kind"] == "moved"
    clerk.speak("en")
    _, page = await clerk.page("/desk/day")
    assert "return to work" in bare(page)
    _, sheet = await clerk.page("/desk/sheet")
    assert "return to work" not in bare(sheet), "a paper that leaves the room says nothing of what it is for"


@ON_BOTH
async def test_without_a_line_it_is_in_the_pack_and_brought_in_afterwards(desk: Desk, clerk: Browser) -> None:
    booking, cards = await desk.book(WORK, WHO), await desk.book(Slot("saliheen", local(7, 10)), an_applicant("77"))
    _, pack = await clerk.get("/desk/pack")
    assert (pack["station"], len(pack["entries"])) == ("saliheen", 2)
    desk.clock.time = local(7, 10, 30)
    assert await upload(clerk, scanned(1, booking, local(7, 10)), scanned(2, cards, local(7, 10))) == ["recorded"] * 2
    assert await stand(desk) == 2


async def test_a_clerk_of_another_place_is_told_the_place_and_no_more(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(Slot("shahba.work", local(8, 9, 30)), replace(WHO, document_number="N7"))
    seen = await clerk.scan(booking.code)
    assert (seen["kind"], seen.get("person")) == ("wrong-station", None)
