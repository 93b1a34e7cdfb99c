"""Serial numbers, one and many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.numbers.serials import read_serial, read_serials, written_ranges
from bot.conversation.reading.text.misread import Misread
from bot.domain.code import is_code
from bot.domain.serial import MOST, Serial

CODE = "482917360531"


@pytest.mark.parametrize(
    ("written", "serial"),
    [
        ("4711", "4711"),
        (" ٤٧١١ ", "4711"),
        ("رقم ۴۷۱۱", "4711"),
        ("No. 4711", "4711"),
        ("#004711", "4711"),  # a pad is printed with zeros, and an admin leaves them out
        ("]C14711", "4711"),  # a scanner's mark of the kind of code
        ("]E04006381333931", "4006381333931"),
        ("\u200f4711\u200f", "4711"),
        ("a-4711", "A4711"),  # of a series
        ("أ/٤٧١١", "ا4711"),
    ],
)
def test_a_serial_is_read_as_it_is_typed_or_scanned(written: str, serial: str) -> None:
    assert read_serial(written) == Serial(serial)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "serial-none"),
        ("لا أعرف", "serial-none"),
        ("4711 4712", "serial-not-one"),
        ("4711-4712", "serial-not-one"),
        ("4711ـ4712", "serial-not-one"),
        ("4,711", "serial-not-one"),
        ("card", "serial-none"),
        ("47l1", "serial-not-one"),
        ("https://example.org/4711", "serial-not-one"),
        ("0000", "serial-zero"),
        ("1" * 14, "serial-too-long"),
        (CODE, "serial-is-code"),
        (f"{CODE[:4]} {CODE[4:8]} {CODE[8:]}", "serial-is-code"),  # the clerk has scanned the person's code again
    ],
)
def test_what_is_no_serial_is_told_why(written: str, why: str) -> None:
    read = read_serial(written)
    assert isinstance(read, Misread)
    assert read.key == why


@pytest.mark.parametrize(
    ("written", "ranges"),
    [
        ("4711-4790, 4805", "4711-4790, 4805"),
        ("٤٧١١-٤٧٩٠، ٤٨٠٥", "4711-4790, 4805"),
        ("من ٤٧١١ إلى ٤٧٩٠ و ٤٨٠٥", "4711-4790, 4805"),
        ("from 4711 to 4790 and 4805", "4711-4790, 4805"),
        ("4711 – 4713; 4715..4716", "4711-4713, 4715-4716"),
        ("4711 ل 4713", "4711-4713"),
        ("4805\n4711\r\n4711\n\n4712", "4711-4712, 4805"),  # a pile, scanned
        ("004711\t4712,", "4711-4712"),
        ("4711 4713", "4711, 4713"),
        ("A4711-4713, a-4714", "A4711-4714"),
        ("7-7", "7"),
        ("4711ـ4713", "4711-4713"),  # a tatweel for a dash
        ("٤٧١١ ـــ ٤٧١٣", "4711-4713"),
        ("711, 712", "711-712"),
        ("4711,4712", "4711-4712"),
    ],
)
def test_lists_and_ranges_are_read_as_admins_write_them(written: str, ranges: str) -> None:
    read = read_serials(written)
    assert isinstance(read, tuple)
    assert written_ranges(read) == ranges


@pytest.mark.parametrize(
    ("written", "why", "nth"),
    [
        ("", "serials-none", None),
        (" , \n", "serials-none", None),
        ("4711, 47l2", "serials-unread", 2),
        ("4711, and so on", "serials-unread", 2),
        ("4711-4715-4720", "serials-unread", 1),
        ("4711-", "serials-unread", 1),
        ("A4711-B4712", "serials-unread", 1),
        ("4711, 4790-90", "serials-backwards", 2),  # people shorten so; nothing is guessed
        ("1-501", "serials-too-many", 1),
        ("1-300\n400-700", "serials-too-many", None),
        ("1-99999999999999", "serial-too-long", 1),
        ("1-9999999999999", "serials-too-many", 1),  # and nobody's memory is filled by it
        (f"4711, {CODE}", "serial-is-code", 2),
        ("4711, 0", "serial-zero", 2),
    ],
)
def test_a_list_with_one_bad_part_is_refused_whole_and_the_part_named(written: str, why: str, nth: int | None) -> None:
    read = read_serials(written)
    assert isinstance(read, Misread)
    assert read.key == why
    assert read.params.get("nth") == nth


def test_five_hundred_are_a_batch() -> None:
    read = read_serials(f"1-{MOST}")
    assert isinstance(read, tuple)
    assert len(read) == MOST


_numbers = st.integers(1, 10**13 - 1).filter(lambda number: not is_code(str(number)))


@given(st.sets(_numbers, min_size=1, max_size=40))
def test_what_is_written_as_ranges_is_read_as_the_same_serials(numbers: set[int]) -> None:
    serials = {Serial(str(number)) for number in numbers}
    read = read_serials(written_ranges(tuple(serials)))
    assert isinstance(read, tuple)
    assert set(read) == serials


@given(st.text(max_size=60))
def test_no_text_breaks_the_readers(text: str) -> None:
    assert isinstance(read_serial(text), Serial | Misread)
    assert isinstance(read_serials(text), tuple | Misread)


@pytest.mark.parametrize("written", ["4,711", "1, 4,711, 9", "٤،٧١١", "711,712", "4٬711", "1,004,711"])
def test_a_comma_that_may_part_thousands_is_asked_about(written: str) -> None:
    read = read_serials(written)
    assert isinstance(read, Misread)
    assert read.key == "serials-thousands"
