"""Numbers of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.numbers.documents import LooksLike, looks_made_up, read_document_number
from bot.conversation.reading.text.misread import Misread
from bot.domain.documents import DocumentKind

NATIONAL_ID, MILITARY_ID = DocumentKind.NATIONAL_ID, DocumentKind.MILITARY_ID
PASSPORT, BOOKLET = DocumentKind.PASSPORT, DocumentKind.FAMILY_BOOKLET
numbered = st.sampled_from([kind for kind in DocumentKind if kind != DocumentKind.NONE])


@pytest.mark.parametrize(
    ("kind", "written", "number"),
    [
        (NATIONAL_ID, "01234567890", "01234567890"),
        (NATIONAL_ID, "٠١٢٣٤٥٦٧٨٩٠", "01234567890"),
        (NATIONAL_ID, "۰۱۲۳۴۵۶۷۸۹۰", "01234567890"),
        (NATIONAL_ID, "رقمي هو ٠١٢٣ ٤٥٦٧ ٨٩٠ وشكراً", "01234567890"),
        (NATIONAL_ID, "0123-4567/890", "01234567890"),
        (NATIONAL_ID, "رقمي01234567890", "01234567890"),
        (NATIONAL_ID, "N: 01234567890", "01234567890"),
        (NATIONAL_ID, "هويتي 01234567890 وهاتفي 0933123456", "01234567890"),
        (PASSPORT, "N1234567", "N1234567"),
        (PASSPORT, "n 1234567", "N1234567"),
        (PASSPORT, "No. N 1234567", "N1234567"),
        (PASSPORT, "no1234567", "1234567"),
        (PASSPORT, "My passport is n-123 456 789", "N123456789"),
        (PASSPORT, "جواز رقم ٠١٢٣٤٥", "012345"),
        (MILITARY_ID, "ع/12345", "ع12345"),
        (MILITARY_ID, "ab 12345", "AB12345"),
        (MILITARY_ID, "01234567890", "01234567890"),
        (MILITARY_ID, "12a", "12A"),
        (BOOKLET, "دفتر العائلة رقم ١٢٣", "123"),
        (BOOKLET, "1" * 20, "1" * 20),
    ],
)
def test_numbers_are_read_compact_whatever_is_around(kind: DocumentKind, written: str, number: str) -> None:
    assert read_document_number(kind, written) == number


@pytest.mark.parametrize(
    ("kind", "written", "other"),
    [
        (PASSPORT, "0123 4567 890", LooksLike(NATIONAL_ID, "01234567890")),
        (NATIONAL_ID, "n 1234567", LooksLike(PASSPORT, "N1234567")),
        (NATIONAL_ID, "جوازي 123456789", LooksLike(PASSPORT, "123456789")),
    ],
)
def test_a_number_of_another_shape_is_worth_asking_about(kind: DocumentKind, written: str, other: LooksLike) -> None:
    assert read_document_number(kind, written) == other


@pytest.mark.parametrize(
    ("kind", "written", "why"),
    [
        (NATIONAL_ID, "123456789", Misread("national-id-length", {"count": 9})),
        (NATIONAL_ID, "0123456789", Misread("national-id-length", {"count": 10})),
        (NATIONAL_ID, "٠١٢٣٤٥٦٧٨٩٠١", Misread("national-id-length", {"count": 12})),
        (NATIONAL_ID, "لا أعرف", Misread("document-number-missing")),
        (NATIONAL_ID, "01234567890 أو 11234567890", Misread("document-number-unclear")),
        (NATIONAL_ID, "01234A567890", Misread("document-number-unclear", {"count": 11})),
        (PASSPORT, "12345", Misread("passport-length", {"count": 5})),
        (PASSPORT, "N 1234567890", Misread("passport-length", {"count": 10})),
        (PASSPORT, "AB1234567", Misread("passport-letters", {"count": 7})),
        (MILITARY_ID, "12", Misread("document-number-length", {"count": 2})),
        (BOOKLET, "1" * 21, Misread("document-number-length", {"count": 21})),
        (BOOKLET, "دفتر", Misread("document-number-missing")),
        (BOOKLET, "دفتر 12345 خانة 678", Misread("document-number-unclear")),
        (BOOKLET, "፩፪፫", Misread("document-number-missing")),
    ],
)
def test_what_is_no_number_of_the_kind_is_told_why(kind: DocumentKind, written: str, why: Misread) -> None:
    assert read_document_number(kind, written) == why


def test_having_no_document_has_no_number() -> None:
    with pytest.raises(ValueError, match="no number"):
        read_document_number(DocumentKind.NONE, "123")


@given(
    number=st.from_regex("[0-9]{11}", fullmatch=True),
    gaps=st.lists(st.sampled_from(["", " ", "-", "/", "\u200f", " - "]), min_size=10, max_size=10),
    script=st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
    around=st.sampled_from(["{}", "رقمي هو {}", "No. {}", "الرقم الوطني: {} شكرا", "my ID is {}"]),
)
def test_a_national_id_is_read_back(number: str, gaps: list[str], script: str, around: str) -> None:
    written = number[0] + "".join(gap + digit for gap, digit in zip(gaps, number[1:], strict=True))
    assert (
        read_document_number(NATIONAL_ID, around.format(written.translate(str.maketrans("0123456789", script))))
        == number
    )


@given(number=st.from_regex("[A-Z]?[0-9]{6,9}", fullmatch=True), around=st.sampled_from(["{}", "No. {}", "جوازي {}"]))
def test_a_passport_is_read_back_in_capitals(number: str, around: str) -> None:
    assert read_document_number(PASSPORT, around.format(number.lower())) == number


@given(numbered, st.text())
def test_a_refusal_never_repeats_what_was_written(kind: DocumentKind, text: str) -> None:
    read = read_document_number(kind, text)
    if isinstance(read, Misread):
        assert all(isinstance(param, int) and param <= len(text) * 18 for param in read.params.values())


@given(numbered, st.text())
def test_a_number_that_was_read_is_read_again_as_it_is(kind: DocumentKind, text: str) -> None:
    read = read_document_number(kind, text)
    if isinstance(read, str):
        assert any(char in "0123456789" for char in read)
        assert read.isalnum()


@pytest.mark.parametrize("number", ["00000000000", "111111", "01234567890", "12345678901", "98765432109", "N12345678"])
def test_a_number_that_repeats_or_counts_is_asked_about(number: str) -> None:
    assert looks_made_up(number)


@pytest.mark.parametrize("number", ["02010012345", "N1234567", "11111", "12345", "12345679", "00000000001"])
def test_any_other_is_taken(number: str) -> None:
    assert not looks_made_up(number)
