"""A station's form: what is typed is read or refused at its field, and nobody's booking is forgotten by new hours."""

import re
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from bot.config.office import packaged_office, read_office
from bot.conversation.core.say import Text
from bot.desk.admin.station_form import fill, read, read_spans
from bot.domain.booking import Booking, Slot
from bot.domain.office import Fact, OpenSpan, Station, Words
from bot.domain.staff import Staff
from storage.office.offices import find_office, load_office, office_version
from storage.office.stations import ChangedMeanwhile, LeftOutside, change_station, find_left_outside, mark_of
from tests.builders import OPEN, ZONE, a_station, an_applicant, an_office, local
from tests.desk.browsing import a_clerk
from tests.desk.looks import BUTTONS_AND_FIELDS, looks_right
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.desk.test_admin_staff import text
from tests.storage.verbs import TEN

PATH = "/desk/admin/stations"
HERE = a_station()
MORNING = (OpenSpan(time(9), time(12, 30)),)


@pytest.fixture
async def desk(desk: Desk) -> Desk:
    """Its office is in the database, as the running service's is."""
    await desk.write(lambda tx: load_office(tx, desk.office))
    return desk


async def station(desk: Desk, key: str = "saliheen") -> Station:
    office = await desk.read(find_office)
    found = office.station(key) if office else None
    assert found is not None
    return found


async def sent(desk: Desk, admin: Browser, **changes: str) -> tuple[int, str, Any]:
    """The form as it stands, with these fields typed over."""
    now = await station(desk)
    fields = {"was": mark_of(now), **fill(now), **changes, "form_token": admin.form}
    return await admin.ask("POST", f"{PATH}?station=saliheen", data=fields)


def test_every_packaged_station_comes_back_from_its_form_as_it_was() -> None:
    for each in read_office(packaged_office()).stations:
        assert read(fill(each), each) == each
    full = replace(
        HERE,
        address=Fact(Words("شارع", "A street"), verified=True),
        phone=Fact(Words("+963 21 000", "+963 21 000")),
        hours=((*MORNING, OpenSpan(time(16), time(18))), *HERE.hours[1:]),
    )
    assert read(fill(full), full) == full


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("09:00-15:00", "09:00-15:00"),
        ("9-15", "09:00-15:00"),
        ("٩:٣٠ – ١٥", "09:30-15:00"),
        ("9.30 to 12", "09:30-12:00"),
        ("9 إلى 12 و 16 الى 18", "09:00-12:00 16:00-18:00"),
        ("16:00-18:00، 9-12:30", "09:00-12:30 16:00-18:00"),
        ("9-12 and 12-15", "09:00-12:00 12:00-15:00"),
        ("9-3", "09:00-15:00"),
        ("من 2 لـ 4", "14:00-16:00"),
        ("9-12 و 2-4", "09:00-12:00 14:00-16:00"),
        ("between 9 and 11", "09:00-11:00"),
        ("8-10 pm", "20:00-22:00"),
        ("", ""),
        (" - ", ""),
        ("مغلق", ""),
        ("Closed", ""),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, spans: str) -> None:
    found = read_spans(typed, OPEN[0])
    assert found is not None
    assert " ".join(f"{span.start:%H:%M}-{span.end:%H:%M}" for span in found) == spans


@pytest.mark.parametrize("typed", ["9", "15:00-09:00", "25-26", "9-12, 11-15", "9-12 x", "صباحاً", "9:60-12", "9-24"])
def test_hours_that_cannot_be_meant_are_no_hours(typed: str) -> None:
    assert read_spans(typed, OPEN[0]) is None


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"hours_sun": "9-25"}, ("hours_sun", "stations-fault-hours")),
        (
            {f"hours_{day}": "" for day in ["mon", "tue", "wed", "thu", "sat", "sun"]},
            ("hours_sat", "stations-fault-always-closed"),
        ),
        ({"slot_minutes": "0"}, ("slot_minutes", "stations-fault-number")),
        ({"slot_minutes": "400"}, ("slot_minutes", "stations-fault-no-slot")),
        ({"places": "many"}, ("places", "stations-fault-number")),
        ({"walk_in_places": "17"}, ("walk_in_places", "stations-fault-walk-in")),
        ({"horizon_days": "367"}, ("horizon_days", "stations-fault-number")),
        ({"name_en": "  "}, ("name_en", "stations-fault-empty")),
        ({"address_ar": "شارع"}, ("address_en", "stations-fault-other-language")),
        ({"bring_en": "x" * 501, "bring_ar": "ا"}, ("bring_en", "stations-fault-long")),
        ({"name_en": f"The {'x' * 41}"}, ("name_en", "stations-fault-word")),
        ({"name_ar": f"مُحَمَّد{chr(0x301)}{chr(0x200D)}{chr(0x302) * 3}"}, ("name_ar", "stations-fault-marks")),
        ({"phone_ar": "call us"}, ("phone_ar", "stations-fault-phone")),
    ],
)
def test_a_mistake_stands_at_its_field(changes: dict[str, str], fault: tuple[str, str]) -> None:
    faults = read({**fill(HERE), **changes}, HERE)
    assert isinstance(faults, dict)
    assert [(name, said.key) for name, said in faults.items()] == [fault]


def test_a_number_may_be_typed_in_arabic_digits() -> None:
    changed = read({**fill(HERE), "places": "٢٠"}, HERE)
    assert isinstance(changed, Station)
    assert changed.places == 20


def test_a_text_reaches_people_only_once_it_was_checked() -> None:
    typed = {**fill(HERE), "address_ar": "شارع النيل", "address_en": "Nile Street"}
    unchecked, checked = read(typed, HERE), read({**typed, "address_verified": "yes"}, HERE)
    assert isinstance(unchecked, Station)
    assert isinstance(checked, Station)
    assert unchecked.address
    assert unchecked.address.shown("en") is None
    assert checked.address
    assert checked.address.shown("en") == "Nile Street"


@ON_BOTH
async def test_what_is_saved_counts_from_the_next_message_on(desk: Desk, admin: Browser) -> None:
    version = await desk.read(office_version)
    status, _, headers = await sent(desk, admin, places="20", hours_fri="09:00-12:30", name_en="Saliheen")
    assert (status, headers["Location"]) == (303, f"{PATH}?station=saliheen&said=saved")
    changed = await station(desk)
    assert (changed.places, changed.hours[4], changed.names.en) == (20, MORNING, "Saliheen")
    assert await station(desk, "shahba") == desk.office.station("shahba")
    assert await desk.read(office_version) != version
    assert await desk.journal() == [("station", "hours"), ("station", "places"), ("station", "words")]
    admin.speak("en")
    _, page = await admin.page(headers["Location"])
    assert "✓ Saved" in text(page)
    assert 'name="places" value="20"' in page


async def test_nothing_different_is_nothing_saved(desk: Desk, admin: Browser) -> None:
    _, _, headers = await sent(desk, admin)
    assert headers["Location"].endswith("said=same")
    assert await desk.journal() == []


async def test_a_refused_form_keeps_what_was_typed(desk: Desk, admin: Browser) -> None:
    admin.speak("en")
    status, page, _ = await sent(desk, admin, hours_sun="9 to <3>", places="20")
    assert status == 422
    assert re.findall(r'id="(\w+)-fault"', page) == ["hours_sun"]
    assert 'value="9 to &lt;3&gt;"' in page
    assert 'name="places" value="20"' in page
    assert await station(desk) == desk.office.station("saliheen")


async def several(desk: Desk) -> list[Booking]:
    """At 10:00, 10:15, 14:00 and 14:15."""
    slots = [Slot("saliheen", local(7, hour, minute)) for hour in (10, 14) for minute in (0, 15)]
    return [
        await desk.book(slot, an_applicant(f"0123456789{index}"), address=f"somebody {index}")
        for index, slot in enumerate(slots)
    ]


async def test_whom_new_hours_leave_outside_is_counted(desk: Desk) -> None:
    await several(desk)

    async def left(**changes: Any) -> LeftOutside:
        return await desk.read(partial(find_left_outside, station=a_station(**changes), zone=ZONE))

    shorter = (MORNING, *HERE.hours[1:])
    assert await left() == LeftOutside(0, 0, 0)
    assert await left(hours=shorter) == LeftOutside(2, 0, 0)
    assert await left(slot_minutes=30) == LeftOutside(0, 2, 0)
    assert await left(hours=shorter, slot_minutes=30) == LeftOutside(2, 1, 0)
    assert await left(places=1, walk_in_places=1) == LeftOutside(0, 0, 4)
    desk.clock.time = local(7, 12)
    assert await left(hours=shorter) == LeftOutside(2, 0, 0)
    desk.clock.time = local(7, 14, 5)
    assert await left(hours=shorter) == LeftOutside(1, 0, 0)


@ON_BOTH
async def test_people_outside_the_new_hours_are_told_of_before_saving(desk: Desk, admin: Browser) -> None:
    await several(desk)
    admin.speak("en")
    status, page, _ = await sent(desk, admin, hours_mon="09:00-12:30")
    assert status == 409
    assert "2 people are booked outside these hours." in text(page)
    assert 'name="hours_mon" value="09:00-12:30"' in page
    assert await station(desk) == desk.office.station("saliheen")
    (agreed,) = re.findall(r'name="agreed" value="([^"]+)"', page)
    status, _, _ = await sent(desk, admin, hours_mon="09:00-11:00", agreed=agreed)
    assert status == 409, "it was agreed to other hours"
    status, _, _ = await sent(desk, admin, hours_mon="09:00-12:30", agreed=agreed)
    assert status == 303
    assert (await station(desk)).hours[0] == MORNING
    status, _, _ = await sent(desk, admin, name_en="Saliheen")
    assert status == 303, "what is so already is not asked about again"


async def test_one_more_who_books_meanwhile_is_told_of(desk: Desk, admin: Browser) -> None:
    await several(desk)
    _, page, _ = await sent(desk, admin, hours_mon="09:00-12:30")
    (agreed,) = re.findall(r'name="agreed" value="([^"]+)"', page)
    await desk.book(Slot("saliheen", local(7, 14, 30)), an_applicant("01234567899"), address="another")
    status, page, _ = await sent(desk, admin, hours_mon="09:00-12:30", agreed=agreed)
    assert status == 409
    assert "3 أشخاص" in bare(page)


@ON_BOTH
async def test_of_two_admins_the_second_sees_what_the_first_saved(desk: Desk, admin: Browser) -> None:
    before = mark_of(await station(desk))
    await sent(desk, admin, places="20")
    admin.speak("en")
    status, page, _ = await sent(desk, admin, was=before, places="24")
    assert status == 409
    assert "Somebody else has changed this meanwhile" in text(page)
    assert "Saved now: 20" in text(page)
    assert 'name="places" value="24"' in page
    assert (await station(desk)).places == 20
    (was,) = re.findall(r'name="was" value="(\w+)"', page)
    status, _, _ = await sent(desk, admin, was=was, places="24")
    assert status == 303
    assert (await station(desk)).places == 24


async def test_a_station_that_is_gone_is_not_made_again(desk: Desk, admin: Browser) -> None:
    assert isinstance(admin.staff, Staff)
    by, was = admin.staff, mark_of(HERE)
    await desk.write(lambda tx: load_office(tx, an_office(a_station("shahba"))))
    changed = replace(HERE, places=20)
    assert await desk.write(lambda tx: change_station(tx, changed, was, by)) == ChangedMeanwhile()


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_the_form_looks_right(desk: Desk, admin: Browser, browser: Chromium, locale: str) -> None:
    await desk.book(TEN)
    async with a_clerk(browser, desk, locale, token=admin.token, opens=False, script=locale == "ar") as seen:
        await seen.page.goto(desk.url + PATH)
        await looks_right(seen.page, "station", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.fill("#hours_sun", "9-25")
        await seen.page.fill("#address_ar", "شارع النيل")
        await seen.page.locator("main button:not([hidden])").last.click()
        await expect(seen.page.locator(".fault")).to_have_count(2)
        await looks_right(seen.page, "station-faults", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.fill("#hours_sun", "١١-١٥")
        await seen.page.fill("#hours_mon", "11-15")
        await seen.page.fill("#address_en", "Nile Street")
        await seen.page.wait_for_timeout(150)  # an Enter at once is a scanner's, and presses nothing
        await seen.page.press("#address_en", "Enter")
        await expect(seen.page.locator(".read-as")).to_have_count(2)
        await expect(seen.page.locator("#hours_sun")).to_have_value("11:00-15:00")
        await looks_right(seen.page, "station-hours-read", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.press("#address_en", "Enter")
        await expect(seen.page.locator("#left")).to_be_in_viewport()
        await looks_right(seen.page, "station-left", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.press("#hours_mon", "Enter")
        await expect(seen.page.locator("#left")).to_be_visible()  # Enter is no agreement
        await seen.page.click("button[name=agreed]")
        await expect(seen.page.locator(".done")).to_be_visible()
        assert (await station(desk)).hours[6] == (OpenSpan(time(11), time(15)),)
        assert [complaint for complaint in seen.complaints if "status of 4" not in complaint] == []


def test_a_fault_names_its_limits() -> None:
    faults = read({**fill(HERE), "places": "0"}, HERE)
    assert faults == {"places": Text("stations-fault-number", {"least": 1, "most": 10_000})}
