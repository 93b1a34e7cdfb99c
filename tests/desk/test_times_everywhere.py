"""A time means the same wherever it is typed: in an applicant's chat, in an admin's, on the desk's forms, on a tick."""

import re
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import date, datetime, time, timedelta

from bot.config.office import OfficeInvalid, packaged_office, read_office
from bot.conversation.admin.broadcast_questions import ChooseMoment
from bot.conversation.admin.closure_questions import WHEN
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.core.commands import HoldSlot
from bot.conversation.core.events import TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.state import Conversation
from bot.conversation.core.views import Hours, Times
from bot.conversation.reading.text.digits import latin_digits
from bot.desk.admin.broadcast_form import read_broadcast
from bot.desk.admin.closure_form import Wanted, read_closure, with_span_written
from bot.desk.admin.station_form import fill, read
from bot.domain.booking import ShownDay, ShownTime, Slot
from bot.domain.broadcast import NewBroadcast
from bot.domain.office import OpenSpan, Station
from storage.desk.day import find_day
from storage.office.closures import find_closures
from storage.office.stations import mark_of
from tests.builders import MONDAY, RULES, ZONE, a_station, an_applicant, an_office, local
from tests.conversation.talk import a_scene
from tests.desk.broadcasts import CLOSE, CLOSURES, FORM, NEW, drafted, office_loaded, submitted
from tests.desk.serving import Browser, Desk, bare
from tests.storage.verbs import TEN
from tests.written_times import NO_SPANS, NO_TIMES, NUMBERS, SPANS, TIMES

ALL_TIMES: dict[str, str] = {**NUMBERS, **TIMES, **dict.fromkeys(NO_TIMES, "")}
TAKEN_BY_APPLICANTS: dict[str, str] = {"9:00 or 10:00": "09:00"}
"""Of two that suit them the first free one is held, and nothing is booked before the check."""
ALL_SPANS: Mapping[str, str] = {**SPANS, **dict.fromkeys(NO_SPANS, "")}
TOMORROW = date(2026, 12, 8)
STATION = "/desk/admin/stations?station=saliheen"
OFFICE = an_office()
HERE = a_station()
EVERY_TIME = tuple(ShownTime(local(8, 0) + timedelta(minutes=5 * count), True) for count in range(288))


def clock(at: datetime | None) -> str:
    return f"{at.astimezone(ZONE):%H:%M}" if at else ""


def span(starts_at: datetime, ends_at: datetime) -> str:
    assert starts_at.astimezone(ZONE).date() == TOMORROW
    return f"{clock(starts_at)}-{clock(ends_at)}"


def by_applicant(typed: str) -> str:
    """There is a place every five minutes, day and night."""
    shown = DaysFound((ShownDay(TOMORROW, EVERY_TIME),), Times(TOMORROW), typed)
    turn = TIME.hear(Conversation(errand="register", answers={"station": HERE.key}), shown, a_scene())
    return clock(turn.command.slot.starts_at) if isinstance(turn.command, HoldSlot) else ""


def in_a_chat_about_a_broadcast(typed: str) -> str:
    step = ChooseMoment("bc-start", "admin-ask-start")
    answers = step.hear(Conversation(), TextReceived(typed), a_scene(admin=True)).conversation.answers
    return clock(datetime.fromisoformat(answers["bc-start"])) if "bc-start" in answers else ""


def in_a_chat_about_a_closure(typed: str) -> str:
    """On the page that asks from which hour of tomorrow."""
    read = _closure_in_a_chat(typed)
    return read.partition("-")[0]


def _closure_in_a_chat(typed: str) -> str:
    conversation = Conversation(answers={"cl-at": HERE.key}, view=Hours(tomorrow=True))
    answers = WHEN.hear(conversation, TextReceived(typed), a_scene(admin=True)).conversation.answers
    return span(*map(datetime.fromisoformat, answers["cl-span"].split("/"))) if "cl-span" in answers else ""


def _closure(**fields: str) -> Wanted | None:
    typed = {f"station-{HERE.key}": "1", "how": "shut", **fields}
    read_as = read_closure(with_span_written(typed, OFFICE), OFFICE, MONDAY)
    return read_as if isinstance(read_as, Wanted) else None


def on_the_closure_form(typed: str) -> str:
    read_as = _closure(span="tomorrow", tomorrow_time=typed)
    return clock(read_as.starts_at) if read_as else ""


def on_the_closure_form_exactly(typed: str) -> str:
    days = {"from_day": TOMORROW.isoformat(), "to_day": "2026-12-09"}
    read_as = _closure(span="exact", from_time=typed, to_time="23:59", **days)
    return clock(read_as.starts_at) if read_as else ""


def on_the_broadcast_form(typed: str) -> str:
    later = {"when": "later", "start_day": TOMORROW.isoformat(), "start_time": typed}
    read_as = read_broadcast({"arabic": "نص", **later}, OFFICE, MONDAY)
    return clock(read_as.starts_at) if isinstance(read_as, NewBroadcast) else ""


def on_the_station_form(typed: str) -> str:
    return _station_hours(f"{typed} to 23:59").removesuffix("-23:59")


def _station_hours(typed: str) -> str:
    read_as = read({**fill(HERE), "hours_tue": typed}, HERE)
    return _written(read_as.hours[1]) if isinstance(read_as, Station) else ""


def _written(spans: tuple[OpenSpan, ...]) -> str:
    (one,) = spans
    return f"{one.start:%H:%M}-{one.end:%H:%M}"


TIME_READERS = (
    by_applicant,
    in_a_chat_about_a_broadcast,
    in_a_chat_about_a_closure,
    on_the_closure_form,
    on_the_closure_form_exactly,
    on_the_broadcast_form,
    on_the_station_form,
)


def test_a_time_means_the_same_wherever_it_is_typed() -> None:
    offenders = [
        (reader.__name__, typed, meant, found)
        for reader in TIME_READERS
        for typed, meant in (ALL_TIMES | TAKEN_BY_APPLICANTS if reader is by_applicant else ALL_TIMES).items()
        if (found := reader(typed)) != meant
    ]
    assert offenders == []


def closed_on_a_page(typed: str) -> str:
    read_as = _closure(span="tomorrow", tomorrow_time=typed)
    return span(read_as.starts_at, read_as.ends_at) if read_as else ""


def closed_from_field_to_field(typed: str) -> str:
    """Only what has two ends that can stand in two fields."""
    first, _, last = re.sub(r"^(من|from) ", "", typed).partition(" إلى ")
    if not last:
        return ALL_SPANS[typed]
    days = {"from_day": TOMORROW.isoformat(), "to_day": TOMORROW.isoformat()}
    read_as = _closure(span="exact", from_time=first, to_time=last, **days)
    return span(read_as.starts_at, read_as.ends_at) if read_as else ""


def in_the_stations_file(typed: str) -> str:
    text = packaged_office().replace('"09:00-15:00"', f'"{typed}"', 1)
    try:
        return _written(read_office(text).stations[0].hours[1])
    except OfficeInvalid:
        return ""


SPAN_READERS = (
    _closure_in_a_chat,
    closed_on_a_page,
    closed_from_field_to_field,
    _station_hours,
    in_the_stations_file,
)


def test_a_span_means_the_same_wherever_it_is_typed() -> None:
    offenders = [
        (reader.__name__, typed, meant, found)
        for reader in SPAN_READERS
        for typed, meant in ALL_SPANS.items()
        if (found := reader(typed)) != meant
    ]
    assert offenders == []


async def test_a_tick_means_the_same_and_is_shown_before_it_is_recorded(desk: Desk, stack: AsyncExitStack) -> None:
    """All spellings on one page of ticks: each field comes back as it was read, and nothing is recorded."""
    typed = list(ALL_TIMES)
    desk.office = an_office(a_station(places=200, walk_in_places=0))
    booked = [
        await desk.book(TEN, an_applicant(f"{index:011}"), address=f"somebody {index}") for index in range(len(typed))
    ]
    desk.clock.time = local(7, 23, 59)
    clerk = await desk.sign_in(stack)
    fields = {f"t{booking.id}": text for booking, text in zip(booked, typed, strict=True)}
    status, page = await clerk.submit("/desk/ticks", fields, "?day=2026-12-07")
    assert status == 422
    offenders = []
    for booking, text in zip(booked, typed, strict=True):
        (value,) = re.findall(rf'name="t{booking.id}" value="([^"]*)"', page)
        refused = f'id="f{booking.id}"' in page
        found = "" if refused else re.sub(r"\D", "", latin_digits(value))
        if found != ALL_TIMES[text].replace(":", ""):
            offenders.append((text, ALL_TIMES[text], found))
    assert offenders == []
    found_day = await desk.read(lambda tx: find_day(tx, HERE, local(7, 14).date(), RULES))
    assert {row.arrived_at for row in found_day.bookings} == {None}


async def came(desk: Desk) -> list[datetime | None]:
    found = await desk.read(lambda tx: find_day(tx, HERE, local(7, 14).date(), RULES))
    return [row.arrived_at for row in found.bookings]


async def test_a_tick_is_recorded_as_it_was_shown(desk: Desk, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 14, 45)
    clerk.speak("en")
    for typed, value in (("٢ ونص", "14:30"), ("9 pm", "9 pm")):
        status, page = await clerk.submit("/desk/ticks", {f"t{booking.id}": typed})
        assert f'name="t{booking.id}" value="{value}"' in page
        assert await came(desk) == [None]
        if status == 200:
            assert "Nothing is recorded yet" in bare(page)
            assert f"You wrote: {typed}" in bare(page)
    await clerk.submit("/desk/ticks", {f"t{booking.id}": "14:30"})
    assert await came(desk) == [local(7, 14, 30)]


async def test_a_tick_without_a_time_takes_that_of_its_booking_however_early_it_is(
    desk: Desk, stack: AsyncExitStack
) -> None:
    """Before seven o'clock too, when times used to be taken for the afternoon, and so for now."""
    desk.office = an_office(a_station(hours=((OpenSpan(time(6), time(9)),), *HERE.hours[1:])))
    desk.clock.time = local(7, 5)
    booking = await desk.book(Slot("saliheen", local(7, 6, 30)))
    desk.clock.time = local(7, 8)
    clerk = await desk.sign_in(stack)
    _, page = await clerk.page("/desk/ticks")
    assert f'name="c{booking.id}" value="06:30"' in page
    await clerk.submit("/desk/ticks", {f"c{booking.id}": "06:30", f"t{booking.id}": ""})
    assert await came(desk) == [local(7, 6, 30)]


async def test_a_closure_shows_what_it_read_and_closes_that(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    admin.speak("en")
    said = {"station-saliheen": "1", "span": "today", "today_time": "من 2 لـ 4", "how": "shut"}
    _, page, _ = await submitted(admin, CLOSE, **said)
    assert "Monday 7 December, from 14:00 to 16:00" in bare(page)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    assert fields["today_time"] == "14:00-16:00"
    desk.office = an_office(a_station(hours=((OpenSpan(time(1), time(5)),), *HERE.hours[1:])))
    await submitted(admin, CLOSURES, do="close", **{**fields, "form_token": admin.form})
    (closed,) = await desk.read(find_closures)
    assert (closed.starts_at, closed.ends_at) == (local(7, 14), local(7, 16))


async def test_a_broadcast_shows_when_it_was_read_to_go_out(desk: Desk, admin: Browser) -> None:
    admin.speak("en")
    later = {"when": "later", "start_day": "2026-12-07", "start_time": "٢ ونص"}
    path = await drafted(admin, **later, valid="until", valid_day="2026-12-07", valid_time="9 مساءً")
    _, page = await admin.page(path)
    assert "Monday 7 December, 14:30" in bare(page)
    assert "Monday 7 December, 21:00" in bare(page)


async def test_a_time_that_is_not_read_says_how_to_write_it_and_comes_back(desk: Desk, admin: Browser) -> None:
    for locale, words in (("en", "Write it as 14:30, 2:30 pm or 2"), ("ar", "تُكتب مثل 14:30 أو 2:30 م")):
        admin.speak(locale)
        said = {"station-saliheen": "1", "span": "today", "today_time": "13 am", "how": "shut"}
        status, page, _ = await submitted(admin, CLOSE, **said)
        assert (status, 'value="13 am"' in page, words in bare(page)) == (422, True, True)
        later = {"when": "later", "start_day": "2026-12-07", "start_time": "13 am"}
        status, page, _ = await submitted(admin, NEW, **{**FORM, **later})
        assert status == 422, page
        assert 'value="13 am"' in page
        assert words in bare(page)
        booking = "0123456789abcdef"
        status, page = await admin.submit("/desk/ticks", {f"t{booking}": "13 am"}, "?station=saliheen")
        assert status == 422


async def test_hours_of_a_station_are_shown_as_they_were_read_before_they_are_saved(desk: Desk, admin: Browser) -> None:
    await office_loaded(desk)
    admin.speak("en")
    fields = {**fill(HERE), "was": mark_of(HERE), "hours_sun": "9 to 2", "hours_mon": "٠٩:٠٠ – ١٥:٠٠"}
    status, page, _ = await submitted(admin, STATION, **fields)
    assert status == 200
    assert "Nothing is saved yet" in bare(page)
    assert "You wrote: 9 to 2" in bare(page)
    assert re.findall(r'id="(\w+)-read"', page) == ["hours_sun"], "a clock of 24 hours needs no second look"
    assert 'name="hours_sun" value="09:00-14:00"' in page
    status, _, headers = await submitted(admin, STATION, **{**fields, "hours_sun": "09:00-14:00"})
    assert (status, headers["Location"].endswith("said=saved")) == (303, True)
