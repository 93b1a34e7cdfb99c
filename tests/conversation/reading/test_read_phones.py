"""Phone numbers as people dial them."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.misread import Misread
from bot.conversation.reading.phones import read_phone, show_phone


@pytest.mark.parametrize(
    "written",
    [
        "0933123456",
        "0933 123 456",
        "٠٩٣٣ ١٢٣ ٤٥٦",
        "۰۹۳۳۱۲۳۴۵۶",
        "933123456",
        "00963933123456",
        "00963 933 123 456",
        "+963933123456",
        "+963 (0) 933 123 456",
        "(+963) 933-123-456",
        "963933123456",
        "963933123456+",
        "\u200f+963\u200f933123456",
        "هاتفي ٠٩٣٣١٢٣٤٥٦ شكراً",
        "my number: 0933.123.456.",
        "0933123456 (+963933123456)",
        "0933123456 أو 00963933123456",
    ],
)
def test_a_syrian_number_is_read_however_it_is_dialled(written: str) -> None:
    assert read_phone(written) == "+963933123456"


@pytest.mark.parametrize(
    ("written", "e164", "shown"),
    [
        ("0212234567", "+963212234567", "021 223 4567"),
        ("0933123456", "+963933123456", "0933 123 456"),
        ("+90 532 123 45 67", "+905321234567", "+90 532 123 45 67"),
        ("0049 151 23456789", "+4915123456789", "+49 1512 3456789"),
    ],
)
def test_a_number_is_shown_as_it_is_dialled_from_syria(written: str, e164: str, shown: str) -> None:
    assert read_phone(written) == e164
    assert show_phone(e164) == shown


def test_another_region_reads_its_own_numbers() -> None:
    assert read_phone("0532 123 45 67", region="TR") == "+905321234567"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "phone-missing"),
        ("ما عندي", "phone-missing"),
        ("0933", "phone-too-short"),
        ("+9", "phone-too-short"),
        ("09331234567", "phone-too-long"),
        ("1" * 300, "phone-too-long"),
        ("+999123456", "phone-unknown-country"),
        ("093312345", "phone-invalid"),
        ("0933123456 أو 0944123456", "phone-several"),
    ],
)
def test_what_is_no_phone_number_is_told_why(written: str, key: str) -> None:
    assert read_phone(written) == Misread(key)


@given(
    number=st.from_regex("9(3[2-9]|4[4-9]|5[4-9]|8[89]|9[1-9])[0-9]{6}", fullmatch=True),
    dialled=st.sampled_from(["0{}", "{}", "+963{}", "00963{}", "+963 0{}", "رقمي 0{} واتساب", "(0{})"]),
    script=st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
)
def test_every_mobile_number_is_read_back_and_shown_readably(number: str, dialled: str, script: str) -> None:
    e164 = f"+963{number}"
    expected = e164 if phonenumbers.is_valid_number(phonenumbers.parse(e164)) else Misread("phone-invalid")
    assert read_phone(dialled.format(number).translate(str.maketrans("0123456789", script))) == expected
    if isinstance(expected, str):
        assert read_phone(show_phone(e164)) == e164


@given(st.text() | st.from_regex(r"[0-9+() /-]{0,40}", fullmatch=True))
def test_whatever_is_written_only_valid_numbers_are_read(text: str) -> None:
    read = read_phone(text)
    assert isinstance(read, Misread) or phonenumbers.is_valid_number(phonenumbers.parse(read))
