"""The code in the QR: what it catches, and how it is read."""

import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.code import grouped, is_code, new_code, read_code

codes = st.integers(0, 10**10 - 1).map(lambda chosen: new_code(lambda below: chosen % below))
CODE = new_code(lambda below: 4829173605)
ARABIC_CODE = CODE.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
OTHER = new_code(lambda below: 1111111111)


def test_the_check_digits_are_those_of_the_standard() -> None:
    assert new_code(lambda below: 794) == "000000079444"  # the standard's own example: 794 has the check digits 44


def test_a_code_takes_its_ten_digits_from_chance() -> None:
    assert new_code(lambda below: below - 1).startswith("9999999999")
    assert new_code(lambda below: 0).startswith("0000000000")
    assert len({new_code(secrets.randbelow) for _ in range(100)}) == 100


@given(codes)
def test_a_new_code_is_a_code(code: str) -> None:
    assert is_code(code)
    assert read_code(code) == code
    assert grouped(code).replace(" ", "") == code


@given(codes)
def test_one_wrong_digit_is_always_caught(code: str) -> None:
    for place, digit in ((place, digit) for place in range(12) for digit in "0123456789"):
        slip = code[:place] + digit + code[place + 1 :]
        assert slip == code or not is_code(slip)


@given(codes, st.sampled_from([1, 2]))
def test_two_digits_swapped_are_always_caught(code: str, apart: int) -> None:
    for place in range(12 - apart):
        digits = list(code)
        digits[place], digits[place + apart] = digits[place + apart], digits[place]
        slip = "".join(digits)
        assert slip == code or not is_code(slip)


def test_one_in_97_chance_numbers_is_a_code() -> None:
    chance = random.Random(97)
    passed = sum(is_code(f"{chance.randrange(10**12):012}") for _ in range(97_000))
    assert 850 < passed < 1150


@pytest.mark.parametrize(
    "digits", ["", "1", CODE[:-1], CODE + "0", "0" + CODE, CODE[:-1] + "x", ARABIC_CODE, f" {CODE}"]
)
def test_only_twelve_ascii_digits_are_a_code(digits: str) -> None:
    assert not is_code(digits)


def test_a_code_is_shown_in_groups_of_four() -> None:
    assert grouped("482917360531") == "4829 1736 0531"


@pytest.mark.parametrize(
    "written",
    [
        "{code}",
        "{groups}",
        "  {groups}\n",
        "{dashes}",
        "\u2066{groups}\u2069",
        "الكود هو {groups} شكراً",
        "الكود{code}",
        "code: {groups}.",
        "/start {code}",
        "https://t.me/mawid_bot?start={code}",
        "t.me/mawid_bot?start={code}",
        "افتح https://t.me/mawid_bot?start={code} أو اكتب {groups}",
        "{groups}\nهاتف 0933123456",
        "{groups}\n{code}",
        "]Q1{code}",
        "]Q3https://t.me/mawid_2_bot?start={code}",
        "HTTPS://T.ME/MAWID12_BOT?START={code}",
        "اففحس://ف.ةث/ةشصهيـلاخف؟سفشقف={code}",
        "{code}abc",
    ],
)
@pytest.mark.parametrize("script", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
def test_a_code_is_read_however_it_is_written(written: str, script: str) -> None:
    text = written.format(code=CODE, groups=grouped(CODE), dashes=grouped(CODE).replace(" ", "-"))
    assert read_code(text.translate(str.maketrans("0123456789", script))) == CODE


@pytest.mark.parametrize(
    "written",
    [
        "",
        "مرحبا",
        "0933123456",
        CODE[:-1],
        CODE + "1",
        f"{grouped(CODE)} 7",
        f"i{CODE}",
        f"/start iAb-{CODE}",
        f"https://t.me/mawid_bot?start=i{CODE}",
        f"https://t.me/mawid_bot?start={CODE}7",
        f"{CODE}\n{OTHER}",
        f"{CODE} أو {OTHER}",
        f"https://t.me/mawid_bot?start={CODE} {OTHER}",
    ],
)
def test_what_is_no_code_or_several_is_not_read(written: str) -> None:
    assert read_code(written) is None


@given(st.text() | st.from_regex(r"[0-9٣ \-\n=?start]{0,40}", fullmatch=True))
def test_whatever_is_written_only_a_code_is_read(text: str) -> None:
    code = read_code(text)
    assert code is None or is_code(code)
