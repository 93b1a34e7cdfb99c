"""Closing a station on the admins' pages: the plan comes first, counts are live, opening again is asked once more."""

import re
from contextlib import AsyncExitStack
from datetime import datetime

import pytest

from bot.actions.closures import move_and_tell
from bot.domain.booking import Slot
from bot.domain.closure import Closure
from storage.office.closures import find_closures
from storage.staff.staff import revoke
from tests.builders import a_station, an_applicant, an_office, local
from tests.desk.broadcasts import CLOSE, CLOSURES, counts_on, office_loaded, shut, submitted
from tests.desk.collecting import hands_out
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids

TODAY = {"station-saliheen": "1", "span": "today", "today_time": "10:00", "how": "shut"}


async def booked(desk: Desk, count: int, hour: int = 10, day: int = 7) -> None:
    for index in range(count):
        desk.clock.forward(seconds=1)
        who = an_applicant(f"{day}{hour:02}0000{index:04}")
        await desk.book(Slot("saliheen", local(day, hour)), who, address=f"p{day}-{hour}-{index}", locale="en")


async def closures(desk: Desk) -> tuple[Closure, ...]:
    return await desk.read(find_closures)


@pytest.mark.parametrize(
    ("fields", "starts_at", "ends_at"),
    [
        ({"span": "today", "today_time": ""}, local(7, 8), local(8, 0)),
        ({"span": "today", "today_time": "14:00"}, local(7, 14), local(8, 0)),
        ({"span": "tomorrow", "tomorrow_time": "١٤:٠٠"}, local(8, 14), local(9, 0)),
        ({"span": "tomorrow", "tomorrow_time": ""}, local(8, 0), local(9, 0)),
        ({"span": "days", "first_day": "2026-12-09", "last_day": "2026-12-11"}, local(9, 0), local(12, 0)),
        (
            {
                "span": "exact",
                "from_day": "2026-12-08",
                "from_time": "12:30",
                "to_day": "2026-12-09",
                "to_time": "10:15",
            },
            local(8, 12, 30),
            local(9, 10, 15),
        ),
    ],
)
async def test_a_span_is_what_was_said(
    desk: Desk, admin: Browser, fields: dict[str, str], starts_at: datetime, ends_at: datetime
) -> None:
    await office_loaded(desk)
    said = {**TODAY, "today_time": "", **fields, "station-shahba": "1"}
    status, text, _ = await submitted(admin, CLOSE, **said)
    assert (status, await closures(desk)) == (200, ()), text
    assert (await shut(admin, **said))[0] == 303
    found = {(one.station, one.starts_at, one.ends_at, one.places) for one in await closures(desk)}
    assert found == {(key, starts_at, ends_at, None) for key in ("saliheen", "shahba")}


async def test_a_whole_place_is_one_box_that_shuts_all_of_its_calendars(desk: Desk, admin: Browser) -> None:
    hands_out(desk)
    admin.speak("en")
    _, page = await admin.page(CLOSE)
    assert bare(page).count("All of al-") == 1  # of the place that has several calendars
    assert 'name="place-saliheen"' in page
    assert (await shut(admin, span="today", how="shut", **{"place-saliheen": "1"}))[0] == 303
    assert {one.station for one in await closures(desk)} == {"saliheen", "saliheen.collect", "saliheen.work"}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"station-saliheen": ""}, "stations"),
        ({"span": ""}, "span"),
        ({"span": "today", "today_time": "25:00"}, "span"),
        ({"span": "days", "first_day": "2026-12-09", "last_day": "2026-12-08"}, "span"),
        ({"span": "days", "first_day": "2026-12-06", "last_day": "2026-12-08"}, "span"),
        ({"span": "exact", "from_day": "2026-12-08", "from_time": "10:00", "to_day": "2026-12-08"}, "span"),
        (
            {
                "span": "exact",
                "from_day": "2026-12-07",
                "from_time": "06:00",
                "to_day": "2026-12-07",
                "to_time": "07:00",
            },
            "span",
        ),
        ({"how": "fewer", "places": ""}, "places"),
        ({"how": "fewer", "places": "0"}, "places"),
        ({"how": "fewer", "places": "16"}, "places"),
        ({"how": "fewer", "places": "many"}, "places"),
    ],
)
@pytest.mark.parametrize("path", [CLOSE, CLOSURES])
async def test_a_mistake_closes_nothing_and_loses_nothing(
    desk: Desk, admin: Browser, fields: dict[str, str], fault: str, path: str
) -> None:
    said = {**TODAY, "tomorrow_time": "11:45", "station-shahba": "", **fields}
    status, html, _ = await submitted(admin, path, do="close", **said)
    assert status == 422
    assert f'id="{fault}-fault"' in html
    assert 'name="tomorrow_time" value="11:45"' in html
    assert await closures(desk) == ()


@ON_BOTH
async def test_the_plan_says_how_many_it_meets_and_where_room_is(desk: Desk, admin: Browser) -> None:
    desk.office = an_office(a_station(places=2, walk_in_places=0, horizon_days=2), a_station("shahba", horizon_days=1))
    await office_loaded(desk)
    await booked(desk, 2, 10)
    await booked(desk, 1, 11)
    admin.speak("en")
    status, html, _ = await submitted(admin, CLOSE, **TODAY)
    assert status == 200
    assert counts_on(html) == {"affected": 3, "placeable": 3, "offered": 0, "waiting": 0}
    assert "Close, and move 3 people" in bare(html)
    assert "It was: Monday 7 December at 10:00" in bare(html)
    assert await closures(desk) == ()
    assert "<td>54</td>" in html.partition("Free places")[2]  # three times today, 24 tomorrow, of two places each


async def test_room_is_counted_among_the_times_for_the_same_errand(desk: Desk, admin: Browser) -> None:
    hands_out(desk)
    admin.speak("en")
    _, html, _ = await submitted(admin, CLOSE, **TODAY)
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>', html.partition("<caption>")[2])
    assert rows
    assert [row for row in rows if "collect" in row.lower() or "work" in row.lower()] == []


async def test_of_stations_closed_together_none_counts_on_the_other(desk: Desk, admin: Browser) -> None:
    desk.office = an_office(a_station(horizon_days=1), a_station("shahba", horizon_days=1))
    await office_loaded(desk)
    both = {**TODAY, "today_time": "", "station-shahba": "1"}
    _, html, _ = await submitted(admin, CLOSE, **both)
    room = html.partition("<caption>")[2]
    assert "<td>0</td>" in room
    assert "<td>288</td>" not in html


async def test_going_back_to_change_keeps_what_was_chosen(admin: Browser) -> None:
    status, html, _ = await submitted(admin, CLOSE, do="change", **TODAY)
    assert status == 200
    assert 'name="station-saliheen" value="1" checked' in html
    assert 'name="today_time" value="10:00"' in html


@ON_BOTH
async def test_progress_counts_whoever_is_moved_and_told(desk: Desk, admin: Browser) -> None:
    desk.office = an_office(a_station(places=2, walk_in_places=0), a_station("shahba"))
    await office_loaded(desk)
    await booked(desk, 2, 10)
    await booked(desk, 1, 11)
    assert (await shut(admin, **TODAY))[0] == 303
    (closure,) = await closures(desk)
    assert counts_on((await admin.page(CLOSURES))[1]) == {
        "affected": 3,
        "moved": 0,
        "offered": 0,
        "waiting": 0,
        "left": 3,
        "told": 0,
        "underway": 0,
        "unreached": 0,
    }
    await desk.write(lambda tx: move_and_tell(tx, desk.office, desk.rules, most=2))
    status, told = await admin.get(f"{CLOSURES}/progress")
    assert (status, told["state"], told["bars"]) == (200, closure.id, {closure.id: [2, 3]})
    assert (told["words"][f"{closure.id}-moved"], told["words"][f"{closure.id}-left"]) == ("2", "1")
    await desk.write(lambda tx: move_and_tell(tx, desk.office, desk.rules))
    after = counts_on((await admin.page(CLOSURES))[1])
    assert (after["left"], after["moved"], after["told"], after["underway"]) == (0, 3, 0, 3), "queued is not told"
    assert len(await desk.notices()) == 3


@ON_BOTH
async def test_fewer_places_move_only_the_surplus(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    await booked(desk, 5, 10)
    fewer = {**TODAY, "how": "fewer", "places": "٣"}
    _, html, _ = await submitted(admin, CLOSE, **fewer)
    assert counts_on(html)["affected"] == 2
    assert (await shut(admin, **fewer))[0] == 303
    assert [one.places for one in await closures(desk)] == [3]


@ON_BOTH
async def test_opening_again_is_asked_first_and_happens_once(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    await shut(admin, **TODAY)
    (closure,) = await closures(desk)
    html = (await admin.page(CLOSURES))[1]
    assert html.index("<summary") < html.index('value="reopen"')
    reopen = {"do": "reopen", "closure": closure.id}
    assert (await submitted(admin, CLOSURES, **reopen))[2]["Location"] == f"{CLOSURES}?station=saliheen"
    assert await closures(desk) == ()
    where = (await submitted(admin, CLOSURES, **reopen))[2]["Location"]
    assert 'class="error"' in (await admin.page(where))[1]


async def test_a_clerk_closes_nothing(desk: Desk, clerk: Browser) -> None:
    for page in (CLOSURES, CLOSE, f"{CLOSURES}/progress"):
        assert (await clerk.page(page))[0] == 403
    assert (await submitted(clerk, CLOSURES, do="close", **TODAY))[0] == 403
    assert await closures(desk) == ()


async def test_who_is_no_admin_any_more_closes_nothing(desk: Desk, stack: AsyncExitStack, admin: Browser) -> None:
    await desk.write(lambda tx: revoke(tx, "admin"))
    assert (await shut(admin, **TODAY))[0] in (401, 403)
    assert await closures(desk) == ()


async def test_no_page_names_whom_it_meets(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    booking = await desk.book(Slot("saliheen", local(7, 10)), address="a-secret-address")
    _, plan, _ = await submitted(admin, CLOSE, **TODAY)
    await shut(admin, **TODAY)
    pages = [plan, *[(await admin.page(path))[1] for path in (CLOSURES, f"{CLOSURES}/progress")]]
    for text in pages:
        for secret in ("Amina", "Haddad", "a-secret-address", booking.code, booking.id):
            assert secret not in text
        assert booking.code[-4:] not in without_ids(text)
