"""The day, the sheet and its ticks, as pages: what they tell, and what they must not."""

import re
from contextlib import AsyncExitStack

import pytest

from bot.desk.day_sheet import entered
from bot.domain.booking import Booking, Slot
from bot.domain.office import Office
from bot.rendering.text import write
from storage.desk.day import find_day
from tests.builders import RULES, a_station, an_applicant, an_office, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids
from tests.storage.verbs import ELEVEN, TEN, TOMORROW

NAME, NUMBER = "كناري الحلبي", "09876543210"
HALF_PAST = Slot("saliheen", local(7, 10, 30))


async def several(desk: Desk) -> list[Booking]:
    """Three people of the day, each in a chat of their own."""
    made = []
    for index, slot in enumerate((TEN, TEN, ELEVEN)):
        desk.clock.forward(seconds=1)
        made.append(await desk.book(slot, an_applicant(f"0123456789{index}"), address=f"somebody {index}"))
    return made


def rows(page: str) -> list[str]:
    """The text of each row, without tags."""
    found = re.findall(r"<li\b.*?</li>", page, re.DOTALL)
    return [" ".join(bare(re.sub(r"<[^>]*>", " ", row)).split()) for row in found]


def totals(page: str) -> dict[str, int]:
    found = re.findall(r'data-count="(\w+)".*?<dd>(\d+)</dd>', page, re.DOTALL)
    return {name: int(count) for name, count in found}


@ON_BOTH
async def test_the_day_counts_and_lists_by_time(desk: Desk, clerk: Browser) -> None:
    first, second, third = await several(desk)
    desk.clock.time = local(7, 10, 5)
    assert (await clerk.confirm(first.id))["kind"] == "arrived"
    clerk.speak("en")
    status, page = await clerk.page("/desk/day")
    assert status == 200
    assert totals(page)["arrived"] == 1
    assert totals(page)["expected"] == 2
    shown = rows(page)
    assert shown[0].startswith(first.call_number)
    assert "Arrived at 10:05, counter 3" in shown[0]
    assert shown[1].startswith(second.call_number)
    assert "Not here yet" in shown[1]
    assert f'href="/desk?station=saliheen#open={third.id}&amp;day=2026-12-07"' in page


async def test_only_those_who_are_not_here_yet(desk: Desk, clerk: Browser) -> None:
    first, second, third = await several(desk)
    desk.clock.time = local(7, 10, 5)
    await clerk.confirm(first.id)
    _, page = await clerk.page("/desk/day?only=waiting")
    assert [row.split()[0] for row in rows(page)] == [second.call_number, third.call_number]
    assert totals(page)["arrived"] == 1  # of the whole day all the same


async def test_whose_document_came_with_another_booking_is_not_said_to_have_come(desk: Desk, clerk: Browser) -> None:
    """Two people may have one number: the other one's booking stays to be ticked, and is then for a human."""
    clerk.speak("en")
    first, second = await desk.book(TEN, address="one"), await desk.book(ELEVEN, address="two")
    desk.clock.time = local(7, 10, 5)
    await clerk.confirm(first.id)
    _, day = await clerk.page("/desk/day")
    assert [("Arrived" in row, "the same document" in row) for row in rows(day)] == [(True, False), (False, True)]
    _, sheet = await clerk.page("/desk/sheet")
    assert [row.split()[2:] for row in rows(sheet)[-2:]] == [["✓", "10:05"], ["Same", "document"]]
    _, ticks = await clerk.page("/desk/ticks")
    assert f'name="c{second.id}"' in ticks
    assert ticks.count(write("sheet-double", "en")) == 1
    assert f'name="c{first.id}"' not in ticks


@ON_BOTH
async def test_who_is_late_lends_the_place(desk: Desk, clerk: Browser) -> None:
    await several(desk)
    clerk.speak("en")
    desk.clock.time = local(7, 10, 50)  # the slot of ten ended at 10:15, and half an hour of grace later
    _, page = await clerk.page("/desk/day")
    assert totals(page)["late"] == 2
    assert "2 places of people who are late" in bare(page)
    assert [row for row in rows(page) if "Late" in row] == rows(page)[:2]


@pytest.mark.parametrize("path", ["/desk/day", "/desk/day?only=waiting", "/desk/sheet", "/desk/ticks"])
async def test_no_page_of_the_day_tells_who_it_is(desk: Desk, clerk: Browser, path: str) -> None:
    someone = an_applicant(NUMBER, name=NAME)
    booking = await desk.book(TEN, someone)
    desk.clock.time = local(7, 10, 5)
    for locale in ("ar", "en"):
        clerk.speak(locale)
        _, page = await clerk.page(path)
        assert booking.call_number in page
        grouped = " ".join(booking.code[at : at + 4] for at in (0, 4, 8))
        for canary in (
            *NAME.split(),
            NUMBER,
            NUMBER[-6:],
            booking.code,
            booking.code[:8],
            grouped,
        ):
            assert canary not in page
        assert "1990" not in without_ids(page)
        assert booking.code[-4:] not in without_ids(page)


async def test_days_beside_are_linked_as_far_as_one_may_see_them(desk: Desk, clerk: Browser, admin: Browser) -> None:
    _, page = await clerk.page("/desk/day?day=2026-12-08")
    assert "day=2026-12-07" in page
    assert "day=2026-12-09" not in page
    _, page = await admin.page("/desk/day?station=saliheen&day=2026-12-08")
    assert "day=2026-12-09" in page


async def test_a_booking_outside_the_hours_is_listed_all_the_same(desk: Desk, clerk: Browser) -> None:
    """The hours were changed after it was made."""
    booking = await desk.book(TEN)
    desk.office = closed()
    _, page = await clerk.page("/desk/day")
    assert [row.split()[0] for row in rows(page)] == [booking.call_number]


def closed() -> Office:
    return an_office(a_station(hours=((), (), (), (), (), (), ())))


@ON_BOTH
async def test_the_sheet_has_a_box_for_each_and_nothing_of_the_purpose(desk: Desk, clerk: Browser) -> None:
    booked = await several(desk)
    _, page = await clerk.page("/desk/sheet")
    papers = re.findall(r'<section class="paper">.*?</section>', page, re.DOTALL)
    assert len(papers) == 1
    assert [row.split() for row in rows(papers[0])] == [
        ["10:00", booked[0].call_number],
        ["10:00", booked[1].call_number],
        ["11:00", booked[2].call_number],
    ]
    said = bare(re.sub(r"<[^>]*>", " ", papers[0]))
    assert "الصالحين · الاثنين 7 كانون الأول" in said
    letters = re.sub(r"[\d:\s·]", "", said.replace("الصالحين", "").replace("الاثنين", "").replace("كانون الأول", ""))
    assert letters == "صفحةمن"


async def test_a_long_day_takes_several_sheets_each_with_its_heading(desk: Desk, clerk: Browser) -> None:
    desk.office = an_office(a_station(places=120, walk_in_places=0))
    for index in range(101):
        await desk.book(TEN, an_applicant(f"{index:011}"), address=f"somebody {index}")
    _, page = await clerk.page("/desk/sheet")
    papers = re.findall(r'<section class="paper">.*?</section>', page, re.DOTALL)
    assert [len(rows(paper)) for paper in papers] == [99, 2]
    assert all("الصالحين" in paper for paper in papers)


@ON_BOTH
async def test_ticks_are_recorded_with_the_time_they_happened_at(desk: Desk, clerk: Browser) -> None:
    first, second, third = await several(desk)
    desk.clock.time = local(7, 14)
    clerk.speak("en")
    entries = {f"c{first.id}": "10:00", f"t{second.id}": "١٠:٢٠", f"c{third.id}": "11:00", f"t{third.id}": "1105"}
    status, page = await clerk.submit("/desk/ticks", entries)
    assert status == 200
    assert "3 arrivals recorded" in bare(page)
    found = await desk.read(lambda tx: find_day(tx, a_station(), local(7, 14).date(), RULES))
    came = {row.booking_id: row.arrived_at for row in found.bookings}
    assert came == {first.id: local(7, 10), second.id: local(7, 10, 20), third.id: local(7, 11, 5)}
    assert desk.wakes  # their chats are told


@ON_BOTH
async def test_the_same_ticks_sent_again_are_the_same_arrivals(desk: Desk, clerk: Browser) -> None:
    first, *_ = await several(desk)
    desk.clock.time = local(7, 14)
    clerk.speak("en")
    await clerk.submit("/desk/ticks", {f"c{first.id}": "10:00"})
    desk.clock.forward(minutes=1)
    status, page = await clerk.submit("/desk/ticks", {f"c{first.id}": "10:00"})
    assert status == 200
    assert '/desk/conflicts?station=saliheen">Some' not in page
    assert len(await desk.notices()) == 1


async def test_a_time_that_cannot_be_read_keeps_all_that_was_entered(desk: Desk, clerk: Browser) -> None:
    first, second, third = await several(desk)
    desk.clock.time = local(7, 14)
    clerk.speak("en")
    entries = {f"c{first.id}": "10:00", f"t{second.id}": '10"<99', f"t{third.id}": "14:30"}
    status, page = await clerk.submit("/desk/ticks", entries)
    assert status == 422
    assert "2 times are not clear" in bare(page)
    one, two, three = rows(page)
    assert "No time could be read" not in one
    assert "No time could be read" in two
    assert "has not come yet" in three
    assert re.search(rf'name="c{first.id}" value="10:00" checked', page)
    assert 'value="10&#34;&lt;99"' in page
    assert 'value="14:30"' in page
    found = await desk.read(lambda tx: find_day(tx, a_station(), local(7, 14).date(), RULES))
    assert [row.arrived_at for row in found.bookings] == [None, None, None]


async def test_who_came_before_the_booked_time_came_by_now(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(ELEVEN)
    desk.clock.time = local(7, 10, 30)
    status, _ = await clerk.submit("/desk/ticks", {f"c{booking.id}": "11:00"})
    assert status == 200
    found = await desk.read(lambda tx: find_day(tx, a_station(), local(7, 14).date(), RULES))
    assert [row.arrived_at for row in found.bookings] == [local(7, 10, 30)]


async def test_what_does_not_fit_is_said_at_its_row(desk: Desk, clerk: Browser) -> None:
    first, second, _ = await several(desk)
    desk.clock.time = local(7, 10, 5)
    await clerk.confirm(first.id)
    desk.clock.time = local(7, 14)
    clerk.speak("en")
    _, page = await clerk.submit("/desk/ticks", {f"t{first.id}": "12:00", f"c{second.id}": "10:00"})
    assert "recorded as arrived before" in rows(page)[0]
    assert "One arrival recorded" in bare(page)
    assert "/desk/conflicts?station=saliheen" in page


async def test_yesterday_may_be_entered_and_tomorrow_may_not(desk: Desk, stack: AsyncExitStack) -> None:
    booking = await desk.book(TEN)
    await desk.book(Slot("saliheen", local(9, 10)), address="another")
    desk.clock.time = local(8, 9)
    clerk = await desk.sign_in(stack)
    clerk.speak("en")
    _, page = await clerk.submit("/desk/ticks", {f"c{booking.id}": "10:00"}, query="?day=2026-12-07")
    assert "One arrival recorded" in bare(page)
    _, page = await clerk.page("/desk/ticks?day=2026-12-09")
    assert "This day has not come yet" in bare(page)
    assert 'class="ticks"' not in page


async def test_ticks_of_another_station_are_not_recorded(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(Slot("shahba", local(7, 10)))
    desk.clock.time = local(7, 14)
    clerk.speak("en")
    status, page = await clerk.submit("/desk/ticks", {f"c{booking.id}": "10:00"})
    assert status == 200
    assert "No new arrival" in bare(page)
    found = await desk.read(lambda tx: find_day(tx, a_station("shahba"), local(7, 14).date(), RULES))
    assert [row.arrived_at for row in found.bookings] == [None]


async def test_a_very_long_day_is_entered_in_parts(desk: Desk, clerk: Browser) -> None:
    desk.office = an_office(a_station(places=450, walk_in_places=0))
    for index in range(405):
        await desk.book(TEN, an_applicant(f"{index:011}"), address=f"somebody {index}")
    desk.clock.time = local(7, 14)
    _, page = await clerk.page("/desk/ticks")
    assert len(rows(page)) == 400
    for part, expected in (("2", 5), ("99", 5), ("0", 400), ("x", 400)):
        _, page = await clerk.page(f"/desk/ticks?part={part}")
        assert len(rows(page)) == expected


async def test_a_whole_part_of_ticks_passes_the_gate(desk: Desk, clerk: Browser) -> None:
    desk.clock.time = local(7, 14)
    entries = {f"{kind}{index:016x}": "10:20" for index in range(400) for kind in "ct"}
    status, _ = await clerk.submit("/desk/ticks", entries)
    assert status == 200


async def test_the_days_of_another_station_are_not_shown(desk: Desk, stack: AsyncExitStack) -> None:
    other = await desk.sign_in(stack, "other", station="shahba")
    await desk.book(TOMORROW)
    _, page = await other.page("/desk/day?day=2026-12-08")
    assert rows(page) == []
    for path in ("day", "sheet", "ticks"):
        assert (await other.page(f"/desk/{path}?station=saliheen"))[0] == 403


def test_what_is_no_row_of_the_form_is_passed_over() -> None:
    one = "0123456789abcdef"
    found = entered({f"c{one}": "10:00", f"t{one}": " 10:20 ", f"x{one}": "1", "cshort": "1", f"t{'a' * 16}": ""})
    assert [(key, each.booked, each.typed, each.ticked) for key, each in found.items()] == [
        (one, "10:00", "10:20", True)
    ]
