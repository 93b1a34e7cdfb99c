"""Serials as they are typed and scanned: by hand, in any script, one by one and in ranges."""

import pytest

from bot.domain.serial import LONGEST, Serial, SerialsMisread, read_serial, read_serials


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("4711", "4711"),
        (" ٤٧١١ ", "4711"),
        ("۴۷۱۱", "4711"),
        ("0004711", "4711"),
        ("\u200f4711\u200e", "4711"),
        ("]C04711", "4711"),
        ("a-4711", "A4711"),
        ("A 4711", "A4711"),
        ("أ/٤٧١١", "ا4711"),
        ("0", "0"),
        ("000", "0"),
    ],
)
def test_a_serial_is_one_however_it_is_typed(typed: str, canonical: str) -> None:
    read = read_serial(typed)
    assert read is not None
    assert read.canonical == canonical


@pytest.mark.parametrize("typed", ["", "  ", "-", "card", "بطاقة", "1" * (LONGEST + 1), "\u200f"])
def test_what_is_none_is_refused(typed: str) -> None:
    assert read_serial(typed) is None


def test_a_serial_keeps_the_zeros_that_the_paper_has() -> None:
    assert read_serial("0047") == Serial("0047")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4711-4713, 4805", ["4711", "4712", "4713", "4805"]),
        ("٤٧١١-٤٧١٣، ٤٨٠٥", ["4711", "4712", "4713", "4805"]),
        ("4711 – 4713", ["4711", "4712", "4713"]),
        ("4711 حتى 4712", ["4711", "4712"]),
        ("A7-A9", ["A7", "A8", "A9"]),
        ("a 12\nb 12", ["A12", "B12"]),
        ("4711 4712\n4713", ["4711", "4712", "4713"]),
        ("4711, 04711, 4711-4712", ["4711", "4712"]),
    ],
)
def test_serials_and_ranges_are_read_each_once(typed: str, read: list[str]) -> None:
    found = read_serials(typed)
    assert not isinstance(found, SerialsMisread)
    assert [each.canonical for each in found] == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "none"),
        (" , ", "none"),
        ("4711, nothing", "not-a-serial"),
        ("4790-4711", "backwards"),
        ("1-501", "too-many"),
        ("1-300, 1001-1300", "too-many"),
        ("1-99999999999999999999", "too-many"),
    ],
)
def test_what_is_no_entry_says_why(typed: str, why: str) -> None:
    found = read_serials(typed)
    assert isinstance(found, SerialsMisread)
    assert found.why == why


def test_a_range_of_exactly_five_hundred_is_one_entry() -> None:
    found = read_serials("1-500")
    assert not isinstance(found, SerialsMisread)
    assert len(found) == 500
