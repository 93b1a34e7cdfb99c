"""The page of numbers, its charts and its table: for admins, and without a person in any of them."""

import re
from collections.abc import Mapping
from html import unescape

import pytest

from tests.builders import an_applicant, local
from tests.desk.collecting import case_of, hands_out
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids
from tests.storage.verbs import TEN, TOMORROW

NAME, NUMBER = "كناري الحلبي", "09876543210"


async def two_people(desk: Desk, clerk: Browser) -> list[str]:
    """One who came, one who is expected tomorrow. Their codes."""
    came = await desk.book(TEN, an_applicant(NUMBER, name=NAME))
    expected = await desk.book(TOMORROW, an_applicant("11111111111", name=NAME), address="another")
    desk.clock.time = local(7, 10, 4)
    assert (await clerk.confirm(came.id))["kind"] == "arrived"
    return [came.code, expected.code]


def counts(page: str, row: str) -> Mapping[str, str]:
    """Of the table's row that begins with these words or has this station."""
    found = re.search(
        rf'<tr data-station="{row}">.*?</tr>|<tfoot>.*?</tfoot>' if row else "<tfoot>.*?</tfoot>", page, re.S
    )
    assert found is not None
    return {name: bare(value) for name, value in re.findall(r'data-count="(\w+)"><bdi[^>]*>([^<]*)<', found[0])}


@ON_BOTH
async def test_the_page_counts_by_station(desk: Desk, clerk: Browser, admin: Browser) -> None:
    await two_people(desk, clerk)
    admin.speak("en")
    status, page = await admin.page("/desk/admin/numbers")
    assert status == 200
    of_station = counts(page, "saliheen")
    assert (of_station["booked"], of_station["arrived"], of_station["expected"]) == ("–", "–", "–")
    assert counts(page, "shahba") == of_station, "nobody looks as one does"
    assert counts(page, "")["booked"] == "–"
    assert "Where people stop" in page
    folded = re.findall(r"<details\b.*?</details>", page, re.DOTALL)
    assert [part for part in folded if "Walk-ins come on top" in part], "what the numbers mean is folded"


async def test_the_span_of_days_is_asked_for(desk: Desk, clerk: Browser, admin: Browser) -> None:
    await two_people(desk, clerk)
    _, page = await admin.page("/desk/admin/numbers?from=2026-12-08&to=2026-12-08")
    assert counts(page, "saliheen")["booked"] == "–"
    assert 'value="2026-12-08"' in page
    assert (await admin.page("/desk/admin/numbers?from=x&to=9999-99-99"))[0] == 200


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_no_number_is_about_a_person(desk: Desk, clerk: Browser, admin: Browser, locale: str) -> None:
    codes = await two_people(desk, clerk)
    admin.speak(locale)
    for path in ("/desk/admin/numbers", "/desk/admin/numbers.csv"):
        status, text = await admin.page(path)
        assert status == 200
        for secret in (NAME, NUMBER, *codes):
            assert secret not in text
        for digits in (NUMBER, *codes):
            assert digits[-4:] not in without_ids(text)
        assert not re.search(r"(?<![0-9a-z])[0-9a-f]{16}(?![0-9a-z])", text)  # the id of a booking


@ON_BOTH
async def test_the_table_is_downloaded(desk: Desk, clerk: Browser, admin: Browser) -> None:
    await two_people(desk, clerk)
    admin.speak("en")
    path = "/desk/admin/numbers.csv?from=2026-12-07&to=2026-12-08"
    async with admin.http.get(desk.url + path, headers=admin.headers) as answer:
        body = await answer.read()
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="numbers-2026-12-07-2026-12-08.csv"'
    assert body.startswith(b"\xef\xbb\xbfAt station,Day,Places,Booked,")
    rows = body.decode("utf-8-sig").splitlines()[1:]
    assert rows == [
        f"{place},2026-12-0{day},384," + "under 5," * 8  # without the minutes that one person was late
        for place in ("al-Saliheen", "al-Shahba")
        for day in (7, 8)
    ]


@ON_BOTH
async def test_the_cases_have_a_table_of_their_own(desk: Desk, clerk: Browser, admin: Browser) -> None:
    hands_out(desk)
    case = await case_of(desk, clerk)
    admin.speak("en")
    async with admin.http.get(desk.url + "/desk/admin/numbers.csv?of=cases", headers=admin.headers) as answer:
        body = (await answer.read()).decode("utf-8-sig")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="cases-2026-12-07.csv"'
    head, *rows = body.splitlines()
    assert head.startswith("At station,Applied,In review,")
    assert rows == ["al-Saliheen: cards," + ",".join(["< 20", "< 20", "–", "–", *["< 20"] * 10])]  # few are no count
    assert case.id not in body
    assert "4711" not in body


async def is_drawn(desk: Desk, admin: Browser, path: str) -> None:
    async with admin.http.get(desk.url + path, headers=admin.headers) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Cache-Control"] == "no-store"
        assert (await answer.read()).startswith(b"\x89PNG")


async def test_what_the_page_shows_and_links_to_is_there_and_what_is_nowhere_is_drawn(
    desk: Desk, admin: Browser
) -> None:
    """The chart of a station that is none is that of all."""
    _, page = await admin.page("/desk/admin/numbers?from=2026-12-07&to=2026-12-08")
    found = re.findall(r'(?:src|href)="(/desk/admin/numbers[^"]+)"', page)
    charts = [path for path in map(unescape, found) if "chart.png" in path]
    assert len(charts) == 3  # of all and of each station; none of where nobody stopped
    assert charts[2] == charts[1].replace("at=saliheen", "at=shahba")
    nowhere = "/desk/admin/numbers/chart.png?at=nowhere&from=2026-12-07&lang=en"
    for path in (charts[1], nowhere, "/desk/admin/numbers/chart.png?of=stopped&lang=ar"):
        await is_drawn(desk, admin, path)
    (table,) = {*map(unescape, found)} - {*charts}
    assert (await admin.page(table))[0] == 200


@pytest.mark.parametrize("path", ["numbers", "numbers.csv", "numbers/chart.png"])
async def test_station_staff_see_no_numbers(clerk: Browser, path: str) -> None:
    assert (await clerk.page(f"/desk/admin/{path}"))[0] == 403
