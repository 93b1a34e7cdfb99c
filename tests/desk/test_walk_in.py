"""People who come without a booking: one form with the chat's own questions, and nothing typed is lost."""

import re
from dataclasses import replace
from html import unescape

import pytest

from bot.domain.languages import LOCALES
from bot.rendering.text import write
from storage.desk.day import find_day
from tests.builders import RULES, Clock, a_station, an_office, local
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import TEN

CARDS = an_office().service
PERSON = {
    "language": "ar",
    "consent": "1",
    "name": "أمينة الحداد",
    "birth": "3/5/1990",
    "document": "national_id",
    "number": "01234567890",
    "at": local(7, 10).isoformat(),
}


@pytest.fixture
def at_ten(desk: Desk) -> Clock:
    desk.clock.time = local(7, 10, 5)
    return desk.clock


def faults(page: str) -> dict[str, str]:
    found = re.findall(r'<p class="fault" id="([\w-]+)-fault">(.*?)</p>', page, re.DOTALL)
    return {name: bare(unescape(text)) for name, text in found}


async def walk_ins(desk: Desk) -> int:
    found = await desk.read(lambda tx: find_day(tx, a_station(), local(7, 10).date(), RULES))
    return sum(row.walk_in for row in found.bookings)


@pytest.mark.usefixtures("at_ten")
@ON_BOTH
async def test_a_person_is_registered_and_the_page_offers_the_slip(desk: Desk, clerk: Browser) -> None:
    clerk.speak("en")
    status, page = await clerk.submit("/desk/walk-in", PERSON)
    assert status == 200, faults(page)
    assert "Registered" in page
    assert "Monday 7 December at 10:00" in bare(page)
    found = await desk.read(lambda tx: find_day(tx, a_station(), local(7, 10).date(), RULES))
    (row,) = found.bookings
    assert row.walk_in
    assert row.starts_at == local(7, 10)
    assert f"Number {row.call_number}" in bare(page)
    assert f'name="booking" value="{row.booking_id}"' in page
    assert f"#open={row.booking_id}&amp;day=2026-12-07" in page
    status, slip = await clerk.submit("/desk/slip", {"booking": row.booking_id})
    assert status == 200
    assert "أمينة" not in slip


@pytest.mark.usefixtures("at_ten")
async def test_a_time_of_another_day_says_of_which_day_it_is(desk: Desk, clerk: Browser) -> None:
    clerk.speak("en")
    _, page = await clerk.page("/desk/walk-in")
    times = re.findall(r"<option [^>]*>([^<]*) · \d+ free<", bare(page))
    assert {"10:00", "Tue 8/12 09:00"} <= set(times)


@pytest.mark.usefixtures("at_ten")
async def test_another_language_loses_nothing_that_was_typed(desk: Desk, clerk: Browser) -> None:
    _, page = await clerk.page("/desk/walk-in")
    button = re.search(r'<button [^>]*name="speak" value="en"[^>]* formaction="([^"]+)"', page)
    assert button
    typed = {**PERSON, "name": "أمينة 3", "speak": "en"}
    status, page = await clerk.submit(unescape(button[1]), typed)
    assert status == 200
    assert '<html lang="en"' in page
    assert faults(page) == {}, "nobody has asked yet"
    for field in ("name", "birth", "number"):
        assert f'name="{field}" value="{typed[field]}"' in page
    assert 'value="national_id" selected' in page
    assert f'value="{PERSON["at"]}" selected' in page
    assert re.search(r'name="consent" value="1" checked', page)
    assert await walk_ins(desk) == 0
    assert '<html lang="en"' in (await clerk.page("/desk/day"))[1], "and the desk speaks it from now on"


@pytest.mark.usefixtures("at_ten")
async def test_the_first_fault_has_the_focus(desk: Desk, clerk: Browser) -> None:
    assert "autofocus" not in (await clerk.page("/desk/walk-in"))[1]
    for wrong in (["number"], ["number", "name"], ["at"], ["number", "consent"], ["language", "name"]):
        _, page = await clerk.submit("/desk/walk-in", {**PERSON, **dict.fromkeys(wrong, "x")})
        (focused,) = re.findall(r'<(?:input|select)[^>]* name="(\w+)"[^>]* autofocus>', page)
        assert focused == wrong[-1] if wrong[0] != "language" else "language", wrong


@pytest.mark.usefixtures("at_ten")
@ON_BOTH
async def test_the_same_form_sent_twice_registers_once(desk: Desk, clerk: Browser) -> None:
    clerk.speak("en")
    await clerk.submit("/desk/walk-in", PERSON)
    status, page = await clerk.submit("/desk/walk-in", {**PERSON, "at": local(7, 11).isoformat()})
    assert status == 200
    assert "This person has a booking already" in page
    assert "at 10:00" in bare(page)
    assert await walk_ins(desk) == 1


@pytest.mark.usefixtures("at_ten")
@pytest.mark.parametrize(
    ("name", "typed", "key", "params"),
    [
        ("name", "أمينة", "name-too-short", {}),
        ("name", "Amina 3", "name-has-digits", {}),
        ("document", "", "walk-in-choose", {}),
        ("document", "an_umbrella", "walk-in-choose", {}),
        ("number", "0123", "walk-in-fault-national-id", {"count": 4}),
        ("number", "", "walk-in-fault-number", {}),
        ("number", "N1234567", "number-looks-like", {"kind": "passport", "number": "N1234567"}),
        ("consent", "", "walk-in-must-agree", {}),
        ("consent", "0", "walk-in-must-agree", {}),
        ("language", "fr", "walk-in-choose", {}),
        ("at", "", "walk-in-choose-time", {}),
        ("at", "2026-12-07T10:00", "walk-in-choose-time", {}),
        ("at", "9999-12-31T23:59:59+00:00", "walk-in-choose-time", {}),
    ],
)
async def test_a_refusal_is_said_at_its_field_and_loses_nothing(
    desk: Desk, clerk: Browser, name: str, typed: str, key: str, params: dict[str, object]
) -> None:
    for locale in LOCALES:
        clerk.speak(locale)
        status, page = await clerk.submit("/desk/walk-in", {**PERSON, name: typed})
        assert status == 422
        assert faults(page) == {name: bare(write(key, locale, params))}
        kept = {**PERSON, name: typed}
        for field in ("name", "birth", "number"):
            assert f'name="{field}" value="{kept[field]}"' in page
        if name not in ("document", "at", "consent"):
            assert 'value="national_id" selected' in page
            assert f'value="{PERSON["at"]}" selected' in page
            assert re.search(r'name="consent" value="1" checked', page)
    assert await walk_ins(desk) == 0


@pytest.mark.usefixtures("at_ten")
async def test_a_number_of_another_document_s_shape_may_be_agreed_to(desk: Desk, clerk: Browser) -> None:
    status, page = await clerk.submit("/desk/walk-in", {**PERSON, "number": "N1234567"})
    assert status == 422
    assert 'name="switch" value="passport"' in page
    status, _ = await clerk.submit("/desk/walk-in", {**PERSON, "number": "N1234567", "switch": "passport"})
    assert status == 200
    assert await walk_ins(desk) == 1


@pytest.mark.usefixtures("at_ten")
async def test_who_has_no_document_needs_no_number(desk: Desk, clerk: Browser) -> None:
    status, page = await clerk.submit("/desk/walk-in", {**PERSON, "document": "none", "number": ""})
    assert status == 200, faults(page)


@pytest.mark.usefixtures("at_ten")
async def test_a_place_that_went_meanwhile_is_told_and_nothing_is_lost(desk: Desk, clerk: Browser) -> None:
    desk.office = an_office(a_station(walk_in_places=1))
    clerk.speak("en")
    await clerk.submit("/desk/walk-in", {**PERSON, "number": "98765432109"})
    status, page = await clerk.submit("/desk/walk-in", PERSON)
    assert status == 409
    assert faults(page) == {
        "at": "The place at 10:00 has just gone to somebody else. Choose another time; all you typed is still there."
    }
    assert 'value="أمينة الحداد"' in page
    assert re.search(r'name="consent" value="1" checked', page)
    assert local(7, 10).isoformat() not in page  # no longer offered
    assert "selected" not in re.search(r'<select id="at".*?</select>', page, re.DOTALL)[0]  # type: ignore[index]
    status, _ = await clerk.submit("/desk/walk-in", {**PERSON, "at": local(7, 10, 15).isoformat()})
    assert status == 200


@pytest.mark.usefixtures("at_ten")
@pytest.mark.parametrize("at", [local(7, 9), local(7, 10, 7), local(9, 10), local(6, 10)])
async def test_a_time_that_was_not_offered_is_like_one_that_is_taken(desk: Desk, clerk: Browser, at: object) -> None:
    status, _ = await clerk.submit("/desk/walk-in", {**PERSON, "at": f"{at}"})
    assert status == 409
    assert await walk_ins(desk) == 0


@pytest.mark.usefixtures("at_ten")
async def test_the_nearest_time_is_chosen_at_first(clerk: Browser) -> None:
    _, page = await clerk.page("/desk/walk-in")
    offered = re.findall(r'<option value="(2026[^"]*)"', page)
    assert offered[0] == local(7, 10).isoformat()
    assert offered == sorted(offered)
    assert local(8, 9).isoformat() in offered
    assert "selected" not in page
    assert 'value="ar" checked' in page
    assert 'name="consent" value="1" checked' not in page


async def test_a_station_without_places_for_walk_ins_says_so(desk: Desk, clerk: Browser) -> None:
    desk.office = an_office(a_station(walk_in_places=0))
    clerk.speak("en")
    _, page = await clerk.page("/desk/walk-in")
    assert "no place for walk-ins" in page


@pytest.mark.usefixtures("at_ten")
@ON_BOTH
async def test_the_place_of_somebody_late_is_lent(desk: Desk, clerk: Browser) -> None:
    desk.office = an_office(a_station(walk_in_places=0))
    desk.clock.time = local(7, 8)
    await desk.book(TEN)
    desk.clock.time = local(7, 10, 50)
    status, _ = await clerk.submit("/desk/walk-in", {**PERSON, "at": local(7, 10, 45).isoformat()})
    assert status == 200
    other = {**PERSON, "number": "98765432109", "at": local(7, 10, 45).isoformat()}
    assert (await clerk.submit("/desk/walk-in", other))[0] == 409


@pytest.mark.usefixtures("at_ten")
async def test_a_very_long_reply_is_refused_and_not_kept(clerk: Browser) -> None:
    status, page = await clerk.submit("/desk/walk-in", {**PERSON, "name": "أ" * 5000})
    assert status == 422
    assert "name" in faults(page)


async def test_a_form_that_rests_says_why_until_when_and_what_to_do_meanwhile(desk: Desk, clerk: Browser) -> None:
    desk.clock.time = local(7, 10, 5)
    desk.rules = replace(desk.rules, wrong_codes=1)
    for _ in range(2):
        assert (await clerk.submit("/desk/walk-in", PERSON))[0] == 200
    clerk.speak("en")
    status, page = await clerk.submit("/desk/walk-in", PERSON)
    assert status == 429
    ends = (desk.clock() + desk.rules.wrong_code_span).astimezone(desk.context.zone)
    assert f"until {ends:%H:%M}" in bare(unescape(page))
    assert "registered here before" in page
    assert "colleague" in page
