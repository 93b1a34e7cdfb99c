"""No word of agreement that is denied agrees to anything."""

from bot.conversation.reading.text import yes_and_no
from bot.conversation.reading.text.yes_and_no import agrees, finds_right, surely_finds_right

DENIALS = ("ما", "مو", "مش", "ليس", "لم", "ماني", "غير", "not", "dont", "never")


def test_a_denied_word_of_agreement_is_no_agreement() -> None:
    words = sorted(word for word in yes_and_no._RIGHT | yes_and_no._AGREE if word.isalpha())
    said = [
        text
        for denial in DENIALS
        for word in words
        for text in (f"{denial} {word}", f"{word} {denial}", f"{denial} {word} الموعد", f"المعلومات {denial} {word}")
    ]
    assert len(said) > 1000
    assert [text for text in said if agrees(text) or finds_right(text)] == []


def test_who_confirms_in_whole_sentences_is_heard() -> None:
    said = (
        *("جميع المعلومات صحيحة، أؤكد الموعد", "نعم أؤكد الحجز", "كل البيانات المذكورة أعلاه صحيحة", "متل ما هو تمام"),
        *("بأكد موعدي", "تمام أكدلي الموعد", "I confirm my appointment", "yes, confirm the booking"),
    )
    assert [text for text in said if not finds_right(text)] == []
    assert [text for text in said if text != "متل ما هو تمام" and not surely_finds_right(text)] == []
