"""Days, times and spans as admins type them in the street. It is Monday the 7th of December, eight in the morning."""

from datetime import UTC, datetime, time

import pytest

from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.moments import read_moment, read_span, read_until
from bot.domain.office import OpenSpan
from tests.builders import MONDAY, ZONE

OFFICE_HOURS = OpenSpan(time(9), time(15))


def here(day: int, hour: int = 0, minute: int = 0, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", here(7, 14, 30)),
        ("tomorrow 9", here(8, 9)),
        ("بكرا ٩:٣٠", here(8, 9, 30)),
        ("غداً الساعة 2", here(8, 14)),
        ("tomorrow 9 pm", here(8, 21)),
        ("tomorrow 00:10", here(8, 0, 10)),
        ("1430", here(7, 14, 30)),
        ("2", here(7, 14)),
        ("عشرة ونص", here(7, 10, 30)),
        ("7/12 14:00", here(7, 14)),
        ("الأحد 10", here(13, 10)),
        ("7:00", here(8, 7)),  # today's is past
        ("03:00 tomorrow", here(8, 3)),
        ("3 كانون الثاني 10:00", here(3, 10, month=1, year=2027)),
    ],
)
def test_a_moment(typed: str, meant: datetime) -> None:
    assert read_moment(typed, MONDAY, ZONE, OFFICE_HOURS) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("xyz", "admin-moment-unread"),
        ("", "admin-moment-unread"),
        ("tomorrow", "admin-moment-unread"),
        ("31/2 10:00", "admin-moment-unread"),
        ("13 am", "admin-moment-unread"),
        ("today 07:00", "admin-moment-past"),
        ("6/12/2026 10:00", "admin-moment-past"),
    ],
)
def test_what_is_no_moment(typed: str, why: str) -> None:
    read = read_moment(typed, MONDAY, ZONE, OFFICE_HOURS)
    assert isinstance(read, Misread)
    assert read.key == why


@pytest.mark.parametrize(("typed", "meant"), [("tomorrow", here(9)), ("اليوم", here(8)), ("8/12 10:00", here(8, 10))])
def test_until_a_day_is_until_its_end(typed: str, meant: datetime) -> None:
    assert read_until(typed, MONDAY, ZONE, OFFICE_HOURS) == meant


@pytest.mark.parametrize(
    ("typed", "starts", "ends"),
    [
        ("today", MONDAY, here(8)),
        ("tomorrow after 14:00", here(8, 14), here(9)),
        ("بكرا بعد الساعة 2", here(8, 14), here(9)),
        ("بعد بكرا", here(9), here(10)),
        ("after 14:00", here(7, 14), here(8)),
        ("today 12:00 to 15:00", here(7, 12), here(7, 15)),
        ("غدا من 10 الى 12", here(8, 10), here(8, 12)),
        ("tomorrow 10:00-12:00", here(8, 10), here(8, 12)),
        ("the 8th to the 10th", here(8), here(11)),
        ("من يوم 8 إلى يوم 10", here(8), here(11)),
        ("the 8th to 10", here(8), here(11)),
        ("من 22 إلى 25", here(22), here(26)),
        ("25", here(25), here(26)),
        ("من 10 إلى 11", here(7, 10), here(7, 11)),
        ("2", here(7, 14), here(8)),
        ("من 2 لـ 4", here(7, 14), here(7, 16)),
        ("2-4", here(7, 14), here(7, 16)),
        ("tomorrow 2-4", here(8, 14), here(8, 16)),
        ("بكرا من 2 بعد الضهر", here(8, 14), here(9)),
        ("بكرا بعد الضهر الساعة 5", here(8, 17), here(9)),
        ("tomorrow 9 pm to midnight", here(8, 21), here(9)),
        ("غداً من 9 مساءً لـ 12 بالليل", here(8, 21), here(9)),
        ("8/12 2 to 9/12 12", here(8, 14), here(9, 12)),
        ("2026-12-08 - 2026-12-10", here(8), here(11)),
        ("8/12-10/12", here(8), here(11)),
        ("من الثلاثاء إلى الخميس", here(8), here(11)),
        ("8/12 14:00 - 9/12 12:00", here(8, 14), here(9, 12)),
        ("14:00 to tomorrow 12:00", here(7, 14), here(8, 12)),
        ("9-12 tomorrow", here(8, 9), here(8, 12)),
        ("٩-١٢ بكرا", here(8, 9), here(8, 12)),
        ("between 9 and 12 tomorrow", here(8, 9), here(8, 12)),
        ("2 to 4 tomorrow", here(8, 14), here(8, 16)),
        ("من 9 لـ 12 يوم الخميس", here(10, 9), here(10, 12)),
        ("10-12 december", here(10), here(13)),
        ("10-12/12", here(10), here(13)),
        ("22 to 25 december", here(22), here(26)),
    ],
)
def test_a_span(typed: str, starts: datetime, ends: datetime) -> None:
    assert read_span(typed, MONDAY, ZONE, OFFICE_HOURS) == (starts, ends)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("whenever", "admin-span-unread"),
        ("1 to 2 to 3", "admin-span-unread"),
        ("99", "admin-span-unread"),
        ("tomorrow 25", "admin-span-unread"),
        ("22 to 45", "admin-span-unread"),
        ("10/12 to 8/12", "admin-span-backwards"),
        ("today 06:00 to 07:30", "admin-moment-past"),
    ],
)
def test_what_is_no_span(typed: str, why: str) -> None:
    read = read_span(typed, MONDAY, ZONE, OFFICE_HOURS)
    assert isinstance(read, Misread)
    assert read.key == why
