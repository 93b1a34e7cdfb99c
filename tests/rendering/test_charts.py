"""Charts: drawn by another process, within bounds, with Arabic as it is written; and what is put into them."""

import asyncio
import io
import time
from datetime import date, timedelta

import pytest
from PIL import Image

from bot.domain.languages import LOCALES
from bot.domain.office import Words
from bot.rendering.catalogue import keys
from bot.rendering.charts import MOST_LABELS, Chart, ChartFailed, Series, draw, from_json, to_json
from bot.rendering.stats import (
    COLUMNS,
    STEPS,
    Span,
    bookings_chart,
    by_day,
    picture,
    read_span,
    stopped_chart,
    table,
)
from bot.rendering.text import write
from storage.stats.stats import DayCounts, Interviews
from storage.stats.told_days import ToldDay, add_up, tell_days
from tests.builders import MONDAY, a_station, an_office, open_for_tests

TODAY = date(2026, 12, 7)
LETTERS = Chart("bars", "", ("ببب",), (Series("", "#000000", (0,)),))


def days(count: int = 3) -> tuple[ToldDay, ...]:
    return tell_days(
        DayCounts(station, TODAY + timedelta(day), 10, booked=13, arrived=5 + day, missed=1, walk_ins=2, minutes=-3)
        for station in ("saliheen", "shahba")
        for day in range(count)
    )


def a_turn() -> asyncio.Semaphore:
    return asyncio.Semaphore(1)


def dark(picture: Image.Image) -> int:
    """How many of its pixels are not white."""
    return sum(picture.convert("L").histogram()[:200])


async def test_a_chart_is_a_picture() -> None:
    """Those of bookings are drawn for the page of numbers, with days and without any, and for a chat."""
    drawn = await draw(stopped_chart(Interviews((("name", 3),), ()), "ar"), a_turn())
    with Image.open(io.BytesIO(drawn)) as opened:
        assert opened.format == "PNG"
        assert opened.width == 1100
        assert "Software" not in opened.info  # what drew it is nobody's business
        assert dark(opened) > 1000


async def test_arabic_letters_are_joined_and_a_dollar_in_a_name_is_a_dollar() -> None:
    """Joined letters take less room than the same ones apart (zero width non-joiners between them)."""
    apart = "ب\u200cب\u200cب"
    chart = Chart("bars", r"$\frac", ("ببب", "$x^", apart), (Series("", "#000000", (0, 0, 0)),), locale="en")
    with Image.open(io.BytesIO(await draw(chart, a_turn()))) as drawn:
        width, height = drawn.size
        first, last = ((0, int(height * top), width, int(height * (top + 0.2))) for top in (0.2, 0.8))
        assert 0 < dark(drawn.crop(first)) < dark(drawn.crop(last))


async def test_whoever_draws_too_long_is_stopped() -> None:
    started = time.monotonic()
    with pytest.raises(ChartFailed):
        await draw(LETTERS, a_turn(), seconds=0.05)
    assert time.monotonic() - started < 5


async def test_whoever_takes_too_much_memory_fails_alone() -> None:
    with pytest.raises(ChartFailed):
        await draw(LETTERS, a_turn(), memory=60 * 2**20)


async def test_what_cannot_be_drawn_is_no_picture() -> None:
    with pytest.raises(ChartFailed):
        await draw(Chart("columns", "", ("1",) * (MOST_LABELS + 1), LETTERS.series), a_turn())


async def test_one_is_drawn_at_a_time() -> None:
    turn = a_turn()
    await turn.acquire()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await draw(LETTERS, turn)
    turn.release()
    with pytest.raises(ChartFailed):  # it is begun, and fails before it has loaded anything
        await draw(LETTERS, turn, memory=60 * 2**20)


async def test_the_chart_of_all_places_adds_them_up() -> None:
    chart = bookings_chart(days(), "en")
    assert chart.labels == ("7/12", "8/12", "9/12")
    named = {series.name: series.values for series in chart.series}
    assert named == {
        "Arrived": (10, 10, 10),
        "Expected": (10, 10, 10),
        "Did not come": (0, 0, 0),
        "Walk-ins": (0, 0, 0),
    }
    assert chart.line is not None
    assert chart.line.values == (20, 20, 20)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_mark_that_only_isolates_is_drawn(locale: str) -> None:
    chart = bookings_chart(days(), locale, "\u2068al-Saliheen\u2069")
    words = [chart.title.replace("\u2068al-Saliheen\u2069", ""), *chart.labels, *(one.name for one in chart.series)]
    assert not any(mark in text for text in words for mark in "\u2066\u2067\u2068\u2069\u200f")


def test_people_stop_at_the_steps_of_the_interview_in_their_order() -> None:
    chart = stopped_chart(Interviews((("number", 14), ("consent", 9), ("name", 4), ("confirm-move", 9)), ()), "en")
    assert dict(zip(chart.labels, chart.series[0].values, strict=True))["Document number"] == 10
    assert sum(chart.series[0].values) == 15
    assert chart.labels[0] == "Consent"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_column_and_step_has_words(locale: str) -> None:
    named = {f"numbers-{name.replace('_', '-')}" for name in COLUMNS} | {f"numbers-step-{step}" for step in STEPS}
    assert named <= set(keys(locale))
    assert write("numbers-title", locale)


def test_totals_add_up() -> None:
    added = add_up(days())
    assert (added.places, added.booked, added.arrived, added.expected, added.minutes) == (60, 60, 30, 30, None)
    assert (added.missed, added.walk_ins) == (None, None), "of each day there were a few, perhaps nobody"
    assert [day.day.day for day in by_day(days())] == [7, 8, 9]


def test_the_table_is_read_by_a_spreadsheet_and_does_nothing_there() -> None:
    evil = a_station("saliheen", names=Words('=HYPERLINK("https://example.org")', " @SUM(1)"))
    office = an_office(evil, a_station("shahba", names=Words('الشهباء، "غرب"', "al-Shahba")))
    written = table(days(1), office, "ar")
    assert written.startswith(b"\xef\xbb\xbf")
    head, first, second = written.decode("utf-8-sig").splitlines()
    assert head.startswith("المركز,اليوم,الأماكن,")
    assert first == '"\'=HYPERLINK(""https://example.org"")",2026-12-07,10,10,5,دون 5,5,دون 5,دون 5,دون 5,دون 5,-3'
    assert second.startswith('"الشهباء، ""غرب""",2026-12-07,10,')
    assert table(days(1), office, "en").decode("utf-8-sig").splitlines()[1].startswith("' @SUM(1),")


@pytest.mark.parametrize(
    ("first", "last", "read"),
    [
        ("", "", Span(date(2026, 12, 1), date(2026, 12, 14))),
        ("2026-12-03", "2026-12-05", Span(date(2026, 12, 3), date(2026, 12, 5))),
        ("2026-12-05", "2026-12-03", Span(date(2026, 12, 3), date(2026, 12, 5))),
        ("2026-12-03", "", Span(date(2026, 12, 3), TODAY)),
        ("2026-12-10", "", Span(date(2026, 12, 10), date(2026, 12, 10))),
        ("", "2026-11-07", Span(date(2026, 11, 1), date(2026, 11, 7))),
        ("2026-01-01", "2026-12-31", Span(date(2026, 1, 1), date(2026, 4, 2), cut=date(2026, 12, 31))),
        ("yesterday", "0001-01-01", Span(date(2026, 12, 1), date(2026, 12, 14))),
        ("9999-12-31", "٢", Span(date(2026, 12, 1), date(2026, 12, 14))),
    ],
)
def test_a_span_is_read_however_it_is_written(first: str, last: str, read: Span) -> None:
    assert read_span(first, last, TODAY) == read


async def test_the_picture_for_a_chat_is_drawn_from_the_database(sqlite_url: str) -> None:
    async with open_for_tests(sqlite_url) as opened:
        drawn = await picture(opened.database, an_office(), "ar", MONDAY, a_turn())
    assert (drawn or b"").startswith(b"\x89PNG")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_chart_survives_json(locale: str) -> None:
    for chart in (bookings_chart(days(), locale), stopped_chart(Interviews((), ()), locale), LETTERS):
        assert from_json(to_json(chart)) == chart


def test_what_is_sent_to_the_process_is_counts_and_words() -> None:
    """A station's name, days and labels of ours: the one text of another origin is the name."""
    chart = bookings_chart(days(), "en", "al-Saliheen")
    texts = {chart.title, *(series.name for series in chart.series)}
    assert texts == {"Appointments by day – al-Saliheen", "Arrived", "Expected", "Did not come", "Walk-ins"}
    assert all(isinstance(value, int) for series in chart.series for value in series.values)
