"""What binds is said surely: fragments, questions, denials and the word that raised a question settle nothing."""

import pytest

from bot.conversation.reading.asides.corrections import corrected
from bot.conversation.reading.text.phrases import fold_aside
from tests.conversation.talk import BEGINNING, TO_CHECK, Talk

UNSURE = (
    *("نعم لا", "نعم مو موافق", "اي ما موافق", "sure no thanks", "yes no", "نعم مو صح", "yes, not that", "تمام بس لا"),
    *("أنا", "please", "شيء", "everything", "it", "صح؟", "yes?", "نعم؟", "ok ?", "موافق؟"),
)
CONSENT = ("hello", "[language:en]")
BOOKED = (*TO_CHECK, "[check:confirm]")
ERASE = (*BEGINNING, "erase my data")


@pytest.mark.parametrize("said", UNSURE)
def test_the_unsure_agrees_to_nothing(said: str) -> None:
    consent = Talk().hear(*CONSENT, said)
    assert (consent.conversation.asked, consent.conversation.consent) == ("consent", None)
    assert not Talk().hear(*TO_CHECK, said).world.bookings
    assert Talk().hear(*BOOKED, "[menu:cancel]", said).world.bookings
    for asking in ((*TO_CHECK, "stop"), ERASE):
        assert not Talk().hear(*asking, said).last.over


@pytest.mark.parametrize("said", ["نعم نكمل", "ok continue", "yes go on", "تمام كملو", "اي كمل", "keep going", "لا"])
def test_going_on_keeps_what_was_written_whatever_yes_stands_before_it(said: str) -> None:
    talk = Talk().hear(*TO_CHECK)
    given = talk.conversation.answers
    talk.hear("stop", said)
    assert (talk.conversation.asked, talk.conversation.answers) == ("check", given)


@pytest.mark.parametrize(
    ("raising", "again"),
    [
        *(("stop", "stop"), ("stop", "cancel"), ("ok stop", "ok stop"), ("بطلت", "بطلت"), ("خلص بطلت", "خلص")),
        *(("/erase", "erase"), ("erase", "erase"), ("امسح بياناتي", "امسح بياناتي")),
    ],
)
def test_the_word_that_raised_a_question_does_not_answer_it(raising: str, again: str) -> None:
    talk = Talk().hear(*TO_CHECK, raising)
    asked = talk.conversation.asked
    assert asked in ("confirm-stop", "confirm-erase")
    assert not talk.hear(again).last.over
    assert talk.conversation.asked == asked
    assert talk.hear("yes").last.over


@pytest.mark.parametrize(
    "said", ["cancel", "إلغاء", "ok cancel", "yes my appointment", "نعم بدي موعدي", "yes i want it", "اي لا تلغي"]
)
def test_an_appointment_is_not_cancelled_by_what_names_it(said: str) -> None:
    assert Talk().hear(*BOOKED, "[menu:cancel]", said).world.bookings


@pytest.mark.parametrize("said", ["yes", "نعم", "yes cancel it", "اي الغي", "نعم الغي الموعد", "2"])
def test_an_explicit_yes_cancels(said: str) -> None:
    assert not Talk().hear(*BOOKED, "[menu:cancel]", said).world.bookings


@pytest.mark.parametrize(
    "said",
    [
        *("is the name wrong?", "can i change the time later?", "can i cancel later?", "will you delete my data?"),
        *("do not delete", "do not cancel", "لا تمسح بياناتي", "ما بدي الغي", "فيني غير الموعد بعدين؟", "الاسم؟"),
        *("i don't want to stop", "what if i want to cancel", "الاسم مو غلط", "متى تحذفون بياناتي"),
    ],
)
def test_a_question_and_a_denied_wish_change_nothing(said: str) -> None:
    talk = Talk().hear(*TO_CHECK)
    given = talk.conversation.answers
    talk.hear(said)
    assert (talk.conversation.asked, talk.conversation.answers) == ("check", given)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("بدي غير اسم المركز", "station"),
        ("غلطت برقم الهوية", "number"),
        ("غلطت بالاسم", "name"),
    ],
)
def test_of_two_answers_named_the_one_in_more_words_is_corrected(said: str, line: str) -> None:
    assert corrected(fold_aside(said)) == line
    assert Talk().hear(*TO_CHECK, said).conversation.asked == line


@pytest.mark.parametrize(
    "said",
    [
        *("متى بطرس", "متّى الحداد", "How Chen", "When Li"),
        *("بدي موعد", "ما معي هوية", "الموعد بكرا", "بدون اسم"),
        *("I need an appointment", "i want to register"),
    ],
)
def test_what_may_be_a_name_is_asked_about(said: str) -> None:
    talk = Talk().hear(*BEGINNING, said)
    assert ("ask-name-whole" in talk.keys, talk.conversation.answers) == (True, {})
    assert talk.hear("yes").conversation.answers == {"name": said}


@pytest.mark.parametrize("said", ["ـــ ـــ", "ـــ", "my phone is broken"])
def test_a_drawn_line_and_a_complaint_are_no_names(said: str) -> None:
    talk = Talk().hear(*BEGINNING, said)
    assert ("ask-name-whole" in talk.keys, talk.conversation.answers) == (False, {})


@pytest.mark.parametrize(
    "said",
    [
        *(
            "yes, confirm. how long will it take there?",
            "صحيح احجز. وبعدين بدي موعد لمرتي",
            "everything is right, where exactly is it?",
        ),
        *("اي صح ثبتو، وشو لازم جيب معي", "نعم كلو مظبوط بس اذا تأخرت شو بصير"),
    ],
)
def test_a_plain_yes_books_whatever_is_asked_behind_it_that_changes_nothing(said: str) -> None:
    talk = Talk().hear(*TO_CHECK, said)
    assert talk.world.bookings
    assert talk.keys[0].startswith("aside-")


@pytest.mark.parametrize(
    "said",
    [
        *("ok what do i bring", "تمام بس كم بدها مصاري", "yes correct but is it safe", "نعم، هل تنشر المعلومات؟"),
        *(
            "yes. can you change the time to 12",
            "اي بس غيرلي الاسم",
            "صح بس مو متأكد",
            "نعم ولا لا؟",
            "yes, is it free?",
        ),
    ],
)
def test_a_polite_word_and_a_yes_that_may_depend_on_its_question_book_nothing(said: str) -> None:
    assert not Talk().hear(*TO_CHECK, said).world.bookings
