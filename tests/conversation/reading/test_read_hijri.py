"""Dates of birth by the Hijri calendar."""

from datetime import date

import pytest

from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.dates import read_birth_date
from bot.conversation.reading.times.hijri import Converted, read_hijri

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "born_on"),
    [
        *((said, date(1990, 2, 20)) for said in ("25 رجب 1410 هـ", "1410/7/25 هجري", "٢٥/٧/١٤١٠", "25071410")),
        *((said, date(1990, 2, 20)) for said in ("25 Rajab 1410 AH", "ولدت يوم 25 رجب سنة 1410 بحلب")),
        *(("5 ربيع الأول 1405", date(1984, 11, 27)), ("5 جمادى الآخرة 1405", date(1985, 2, 24))),
        *(("3 ذو الحجة 1399", date(1979, 10, 24)), ("10 ذي القعدة 1390", date(1971, 1, 8))),
        *(("2 صفر 1400", date(1979, 12, 21)), ("12 Ramadan 1402", date(1982, 7, 3))),
    ],
)
def test_a_date_of_that_calendar_is_converted_and_never_simply_taken(written: str, born_on: date) -> None:
    assert read_birth_date(written, TODAY) == Converted(born_on)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *(("رجب 1410", "whole"), ("مواليد 1410 هجري", "whole"), ("5 شعبان", "whole"), ("25 رجب 90", "whole")),
        *(("30 صفر 1410", "impossible"), ("1410/13/1", "impossible"), ("1/1/1330", "old")),
    ],
)
def test_what_is_not_whole_or_not_possible_says_so(written: str, key: str) -> None:
    assert read_birth_date(written, TODAY) == Misread(f"birth-hijri-{key}")


@pytest.mark.parametrize(
    "written", ["3/5/1990", "3 أيار 1990", "رمضان", "صفر خمسة 90", "3/5/1990 هـ", "19900513", "5/90"]
)
def test_nothing_else_is_of_that_calendar(written: str) -> None:
    assert read_hijri(written, TODAY) is None
