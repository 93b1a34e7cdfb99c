"""Digits for who types them as ٣."""

import pytest

from bot.conversation.reading.text.digits import types_eastern
from bot.domain.message import Button, Card, Lines, Message
from bot.rendering.digits import with_eastern_digits


def test_what_is_read_is_mirrored_and_what_is_typed_elsewhere_is_not() -> None:
    text = "الاثنين 7/12، الساعة 09:15. رقمك 347 · <code>4829 1736 0531</code> · 4829 1736 0531 &#x27; /code #4868"
    rows = ((Button("كما كان: 3/5/1990", "birth:keep"), Button("📋", copy="482917360531")),)
    mirrored = with_eastern_digits(Message(text, "ar", rows))
    assert mirrored.text == (
        "الاثنين ٧/١٢، الساعة ٠٩:١٥. رقمك ٣٤٧ · <code>4829 1736 0531</code> · 4829 1736 0531 &#x27; /code #4868"
    )
    assert mirrored.rows == ((Button("كما كان: ٣/٥/١٩٩٠", "birth:keep"), rows[0][1]),)
    phones = Message("للسؤال: 021 200 001 أو +963 21 200 0001", "ar")
    assert with_eastern_digits(phones) == phones, "a phone dials no other digits"
    assert with_eastern_digits(Message("02010012345", "ar")).text == "٠٢٠١٠٠١٢٣٤٥"
    ranges = Message("4711-4790, 4805 · 9:00-12:30", "ar")
    assert with_eastern_digits(ranges) == ranges, "with eastern digits a hyphen turns them round"
    english = Message("Monday 7/12", "en")
    assert with_eastern_digits(english) == english


def test_the_card_and_the_lines_are_mirrored_too_but_not_what_is_typed_at_the_desk() -> None:
    when, rest = ("الاثنين 7/12", "13:00 (1 ظهراً)"), "للسؤال 021 200 001 عند 9"
    card = Card("تم الحجز 1", "الصالحين 2", *when, "4829 1736 0531", "347", rest)
    lines = Lines((("الموعد 1", "9:15", "check:edit:time"),), "خطوة 5 من 5")
    mirrored = with_eastern_digits(Message("3", "ar", card=card, lines=lines))
    assert mirrored.card == Card(
        "تم الحجز ١", "الصالحين ٢", "الاثنين ٧/١٢", "١٣:٠٠ (١ ظهراً)", card.code, "٣٤٧", "للسؤال 021 200 001 عند ٩"
    )
    assert mirrored.lines == Lines((("الموعد ١", "٩:١٥", "check:edit:time"),), "خطوة ٥ من ٥")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [("٣/٥/١٩٩٠", False, True), ("۳/۵", False, True), ("3/5", True, False), ("نعم", True, True), ("نعم", False, False)],
)
def test_the_last_digits_that_were_typed_tell(text: str, before: bool, after: bool) -> None:
    assert types_eastern(text, before) is after


@pytest.mark.parametrize("before", [True, False])
def test_what_we_wrote_and_is_pasted_back_does_not_tell(before: bool) -> None:
    links = "https://t.me/MawidBot?start=c482917360531", "t.me/MawidBot?start=s2", "/start c482917360531"
    for ours in ("#2414", "وصلني #2414", "4829 1736 0531", "482917360531", *links):
        assert types_eastern(ours, before) is before, ours
    assert types_eastern("#2414 و 3 أيام", before) is False
    assert types_eastern("02010012345", before) is False
