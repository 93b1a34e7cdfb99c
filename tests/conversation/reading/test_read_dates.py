"""Dates of birth, as people write them."""

from datetime import date, timedelta

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.dates import OLDEST, YearOnly, read_birth_date, read_day_and_month
from bot.conversation.reading.times.months import DAY_ORDINALS, MONTHS

TODAY = date(2026, 11, 22)
THIRD_OF_MAY = date(1990, 5, 3)

births = st.dates(min_value=date(TODAY.year - OLDEST, TODAY.month, TODAY.day), max_value=TODAY)
recent_births = st.dates(min_value=date(1926, 11, 23), max_value=TODAY)  # two digits of the year tell these
scripts = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
separators = st.sampled_from(["/", "-", ".", " ", " / ", " - ", "–", "\\", "،", "/\u200f", "  "])
transactions = st.sampled_from(
    ["{}", "مواليد {}", "ولدت في {} بحلب", "I was born on {}.", "\u200f{}\u200f", "تاريخ ميلادي: {} م"]
)


@pytest.mark.parametrize(
    "written",
    [
        "3/5/1990",
        "٣/٥/١٩٩٠",
        "۳/۵/۱۹۹۰",
        "3-5-90",
        "3.5.1990",
        "3 5 1990",
        "03051990",
        "19900503",
        "1990-05-03",
        "1990/5/3",
        "90-05-03",
        "3 أيار 1990",
        "٣ ايار ١٩٩٠",
        "3 مايو 1990",
        "3أيار1990",
        "3 بأيار 1990",
        "3/أيار/1990",
        "3 (5) أيار 1990",
        "يوم 3 شهر 5 سنة 1990",
        "3 شهر خمسة 5 سنة 1990",
        "شهر 5 يوم 3 سنة 90",
        "الثالث من أيار 1990",
        "May 3 1990",
        "May 3rd, 1990",
        "3rd of May, 1990",
        "3 may 90",
        "1990 May 3",
        "مواليد 3/5/1990",
        "ولدت بتاريخ ٣ / ٥ / ١٩٩٠ م",
        "I was born on 3.5.1990 in Aleppo",
        "3⁄5⁄1990",
    ],
)
def test_the_third_of_may_is_read_however_it_is_written(written: str) -> None:
    assert read_birth_date(written, TODAY) == THIRD_OF_MAY


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("1 كانون الأول 1990", date(1990, 12, 1)),
        ("1 كانون اول 1990", date(1990, 12, 1)),
        ("1 كانون الثاني 1990", date(1990, 1, 1)),
        ("1 كانون التاني 90", date(1990, 1, 1)),
        ("2 كانون 2 1990", date(1990, 1, 2)),
        ("3 ك1 1990", date(1990, 12, 3)),
        ("3/ت٢/1990", date(1990, 11, 3)),
        ("تشرين الأول 3 1990", date(1990, 10, 3)),
        ("5 تشرين تاني ١٩٨٨", date(1988, 11, 5)),
        ("1 آب 1990", date(1990, 8, 1)),
        ("1 اب 1990", date(1990, 8, 1)),
        ("1 آذَار 1990", date(1990, 3, 1)),
        ("30 يونيه 1975", date(1975, 6, 30)),
        ("9 Sept 2001", date(2001, 9, 9)),
        ("الحادي والثلاثين من كانون الأول 1990", date(1990, 12, 31)),
        ("الأول من نيسان ١٩٩٠", date(1990, 4, 1)),
        ("تلاتة أيار تسعين", date(1990, 5, 3)),
        ("خمسة وعشرين شباط ألف وتسعمية وتسعين", date(1990, 2, 25)),
        ("ثلاثة تموز سبعة وثمانين", date(1987, 7, 3)),
        ("عشرة عشرة تسعين", date(1990, 10, 10)),
        ("29/2/2000", date(2000, 2, 29)),
        ("20101112", date(2010, 11, 12)),
        ("باب الفرج 3/5/1990", THIRD_OF_MAY),
    ],
)
def test_months_and_orders_of_every_kind_are_read(written: str, born: date) -> None:
    assert read_birth_date(written, TODAY) == born


@pytest.mark.parametrize(
    ("written", "born"),
    [("22/11/26", TODAY), ("23/11/26", date(1926, 11, 23)), ("1/1/00", date(2000, 1, 1)), ("1/1/27", date(1927, 1, 1))],
)
def test_two_digits_are_the_latest_year_that_is_not_in_the_future(written: str, born: date) -> None:
    assert read_birth_date(written, TODAY) == born


@pytest.mark.parametrize(
    "written",
    [
        "1990",
        "مواليد ١٩٩٠",
        "born in 1990",
        "born in 90",
        "سنة ٩٠",
        "مواليد عام ال90",
        "مواليد 90",
    ],
)
def test_a_year_without_its_day_is_a_year_only(written: str) -> None:
    assert read_birth_date(written, TODAY) == YearOnly(1990)


@pytest.mark.parametrize("written", ["أيار 1990", "5/1990", "May 90", "شهر خمسة 90"])
def test_the_month_beside_a_year_is_kept(written: str) -> None:
    assert read_birth_date(written, TODAY) == YearOnly(1990, 5)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("31/2/1990", "birth-impossible"),
        ("29/2/1990", "birth-impossible"),
        ("31 شباط 1990", "birth-impossible"),
        ("45/5/1990", "birth-impossible"),
        ("0/5/1990", "birth-impossible"),
        ("13/13/1990", "birth-impossible"),
        ("31021990", "birth-impossible"),
        ("23/11/2026", "birth-future"),
        ("3 أيار 2090", "birth-future"),
        ("2027", "birth-future"),
        ("3/5", "birth-year-missing"),
        ("3 أيار", "birth-year-missing"),
        ("أيار 20", "birth-year-missing"),
        ("", "birth-not-a-date"),
        ("ما بعرف", "birth-not-a-date"),
        ("45", "birth-not-a-date"),
        ("عمري 36 سنة ونص", "birth-is-an-age"),
        ("عمري 45", "birth-is-an-age"),
        ("45 سنة", "birth-is-an-age"),
        ("I am 45", "birth-is-an-age"),
        ("12/13/1990", "birth-month-first"),
        ("5/23/1990", "birth-month-first"),
        ("1990/23/5", "birth-month-first"),
        ("05231990", "birth-month-first"),
        ("0933123456", "birth-not-a-date"),
        ("3/5/199", "birth-not-a-date"),
        ("3/5/19900", "birth-not-a-date"),
        ("3 أيار شباط 1990", "birth-not-a-date"),
        ("3/5/1990 4/5/1990", "birth-not-a-date"),
        ("3/6 أيار/1990 ", "birth-not-a-date"),
        ("9" * 5000, "birth-not-a-date"),
        ("3 " + "9" * 5000 + " 1990 أيار", "birth-not-a-date"),
    ],
)
def test_what_is_no_date_of_birth_is_told_why(written: str, key: str) -> None:
    assert read_birth_date(written, TODAY) == Misread(key)


def test_a_hundred_and_twenty_years_are_the_limit() -> None:
    too_long_ago = Misread("birth-too-long-ago", {"years": OLDEST})
    assert read_birth_date("22/11/1906", TODAY) == date(1906, 11, 22)
    assert read_birth_date("21/11/1906", TODAY) == too_long_ago
    assert read_birth_date("1906", TODAY) == YearOnly(1906)
    assert read_birth_date("1905", TODAY) == too_long_ago
    assert read_birth_date("29/2/1904", date(2024, 2, 29)) == date(1904, 2, 29)


@given(born=births, separator=separators, script=scripts, around=transactions, padded=st.booleans())
def test_a_date_in_numbers_is_read_back(born: date, separator: str, script: str, around: str, padded: bool) -> None:
    day, month = (f"{n:02}" if padded else f"{n}" for n in (born.day, born.month))
    for parts in ((day, month, f"{born.year}"), (f"{born.year}", month, day)):
        written = around.format(separator.join(parts)).translate(str.maketrans("0123456789", script))
        assert read_birth_date(written, TODAY) == born


@given(
    born=st.dates(date(1907, 1, 1), date(2025, 12, 31)),
    name=st.sampled_from(sorted(MONTHS)),
    script=scripts,
    around=transactions,
    glue=st.sampled_from(" /-"),
)
def test_a_date_with_a_named_month_is_read_back(born: date, name: str, script: str, around: str, glue: str) -> None:
    born = date(born.year, MONTHS[name], min(born.day, 28))
    for parts in ((f"{born.day}", name, f"{born.year}"), (name, f"{born.day}", f"{born.year}")):
        written = around.format(glue.join(parts)).translate(str.maketrans("0123456789", script))
        assert read_birth_date(written, TODAY) == born


@given(born=recent_births, separator=separators, around=transactions)
def test_a_date_with_two_digits_of_its_year_is_read_back(born: date, separator: str, around: str) -> None:
    written = around.format(separator.join((f"{born.day}", f"{born.month}", f"{born.year % 100:02}")))
    assert read_birth_date(written, TODAY) == born


@given(born=births, script=scripts)
def test_eight_digits_are_read_back(born: date, script: str) -> None:
    for written in (f"{born:%d%m%Y}", f"{born:%Y%m%d}"):
        assert read_birth_date(written.translate(str.maketrans("0123456789", script)), TODAY) == born


@given(st.text() | st.from_regex(r"[0-9٣/\-. شهرك]{0,30}", fullmatch=True), st.dates(min_value=date(1950, 1, 1)))
def test_whatever_is_written_no_impossible_birth_is_read(text: str, today: date) -> None:
    born = read_birth_date(text, today)
    if isinstance(born, date):
        assert today - timedelta(days=366 * OLDEST) < born <= today
    elif isinstance(born, YearOnly):
        assert today.year - OLDEST <= born.year <= today.year


@pytest.mark.parametrize("locale", ["ar_SY", "ar_LB", "ar_EG", "ar_SA", "en"])
def test_every_month_that_a_calendar_prints_is_known(locale: str) -> None:
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale=locale).items():
            assert MONTHS[fold_name(name)] == number


def test_every_day_of_a_month_has_its_ordinal() -> None:
    assert set(DAY_ORDINALS.values()) == set(range(1, 32))


@pytest.mark.parametrize(
    "written", ["3/5", "٣-٥", "3 أيار", "أيار 3", "May 3rd", "0305", "يوم 3 شهر 5", "3/5/1990", "3 5 90"]
)
def test_day_and_month_complete_a_year(written: str) -> None:
    assert read_day_and_month(written, 1990, TODAY) == THIRD_OF_MAY


@pytest.mark.parametrize(
    ("written", "year", "outcome"),
    [
        ("3/5/1991", 1990, date(1991, 5, 3)),
        ("29/2", 1992, date(1992, 2, 29)),
        ("29/2", 1990, Misread("birth-impossible")),
        ("31/2/1990", 1990, Misread("birth-impossible")),
        ("23/11", 2026, Misread("birth-future")),
        ("21/11", 1906, Misread("birth-too-long-ago", {"years": OLDEST})),
        ("أيار", 1990, Misread("birth-day-and-month-missing")),
        ("3", 1990, Misread("birth-day-and-month-missing")),
        ("1991", 1990, Misread("birth-day-and-month-missing")),
        ("5/1990", 1990, Misread("birth-day-and-month-missing")),
        ("ما بعرف", 1990, Misread("birth-day-and-month-missing")),
    ],
)
def test_the_follow_up_takes_a_whole_date_and_refuses_what_is_none(written: str, year: int, outcome: object) -> None:
    assert read_day_and_month(written, year, TODAY) == outcome


@given(born=births, separator=separators, around=transactions)
def test_a_day_and_month_are_read_back(born: date, separator: str, around: str) -> None:
    assert read_day_and_month(around.format(f"{born.day}{separator}{born.month}"), born.year, TODAY) == born
