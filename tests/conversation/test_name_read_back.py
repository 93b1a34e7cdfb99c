"""What is said where a name is read back: an answer, a paper or a command is never one more part of it."""

import pytest

from bot.conversation.core.views import PartOfName, Proposed, WholeName
from bot.conversation.reading.names.no_names import finds_name_right, finds_wrong, is_no_name, tells_no_name
from tests.conversation.talk import BEGINNING, Talk
from tests.conversation.test_first_names import LIKE_WORDS, NAMES
from tests.conversation.test_sentences import AT_ALL_PLACES

READ_BACK = {
    "two messages": ("احمد", "الحلبي"),
    "two in Latin letters": ("Ahmad", "Halabi"),
    "a sentence": ("اسمي حسن خالد الحلبي وبدي موعد",),
    "a slip": ("احند سليمان الجاسم",),
    "ana": ("ana ahmad khaled halabi",),
    "behind a first name": ("منى", "عبد الله الشامي"),
    "several answers": ("احمد خالد الحلبي جواز N1234567 باب النصر",),
    "a part": ("احمد",),
    "nothing": (),
}
RIGHT = ("نعم", "مزبوط", "صح", "تمام", "اكيد", "ok", "right", "correct", "مزبوط هيك")
WRONG = ("غلط", "لا", "مو صح", "wrong", "not right", "خطأ", "wrong name", "هاد مو اسمي", "غلط الكنية")
NEITHER = (
    *("كمل", "continue", "next", "go on", "go ahead", "التالي", "خلصت", "طيب"),
    *("هوية", "جواز", "passport", "id", "جواز سفر", "اخراج قيد", "بطاقة"),
    *("رجوع", "مساعدة", "شو يعني", "القائمة", "موعد", "حجز", "menu", "skip", "edit", "من جديد", "ما بعرف", "شكرا"),
    *("بدي باب النصر الخميس الساعة 10", "بدي الشهباء بكرا", "what does it mean", "لسا ما خلصت"),
)


def test_no_answer_no_paper_and_no_command_ends_in_a_name_that_is_read_back() -> None:
    offenders = []
    for how, said in READ_BACK.items():
        at = Talk(AT_ALL_PLACES).hear(*BEGINNING, *said).conversation
        asked = _names(at.view)
        for word in (*RIGHT, *WRONG, *NEITHER):
            if not asked and word == "تمام":  # a name as well
                continue
            after = Talk(AT_ALL_PLACES, at).hear(word).conversation
            told = after.answers.get("name")
            left = {*_names(after.view), *([told] if told else [])}
            wrongly = isinstance(at.view, WholeName | Proposed) and (
                (word in RIGHT and told != asked[0])
                or (word in WRONG and told == asked[0])
                or (word in NEITHER and told is not None)
            )
            if wrongly or not left <= {*asked}:
                offenders.append((how, word, left))
    assert offenders == []


def _names(view: object) -> list[str]:
    match view:
        case WholeName(name, typed):
            return [name, typed] if typed else [name]
        case Proposed(answers):
            return [answer for step, answer in answers if step == "name"]
        case PartOfName(name):
            return [name] if name != "احمد" else []
        case _:
            return []


def test_no_first_name_is_such_a_word() -> None:
    words = (is_no_name, finds_name_right, finds_wrong)
    assert [name for name in (*NAMES, *LIKE_WORDS) if any(each(name) for each in words)] == []
    assert [name for name in NAMES if tells_no_name(f"{name} الحلبي")] == []
    assert Talk().hear(*BEGINNING, "احمد", "الحلبي", "سليم").conversation.view == WholeName("احمد الحلبي سليم")


@pytest.mark.parametrize(
    ("said", "view"),
    [
        (("Ahmad", "Halabi", "continue", "continue"), WholeName("Ahmad Halabi")),
        (("احمد", "الحلبي", "الحلبي"), WholeName("احمد الحلبي")),
        (("احمد", "الحلبي", "خالد", "خالد"), WholeName("احمد الحلبي خالد")),
        (("Ahmed", "Ahmad Halabi"), WholeName("Ahmad Halabi", "Ahmed Ahmad Halabi")),
        (("Ahmad", "أحمد الحلبي"), WholeName("أحمد الحلبي", "Ahmad أحمد الحلبي")),
        (("احمد", "الحلبي", "wrong, Ahmad Khaled Halabi"), WholeName("Ahmad Khaled Halabi")),
    ],
)
def test_a_word_said_twice_is_no_yes_and_one_first_name_in_two_spellings_is_asked_about_once(
    said: tuple[str, ...], view: WholeName
) -> None:
    conversation = Talk().hear(*BEGINNING, *said).conversation
    assert (conversation.view, conversation.answers) == (view, {})


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (("عبدالله", "عبد الله الحلبي"), "عبد الله الحلبي"),
        (("احمد", "الحلبي", "غلط", "احمد خالد الحلبي"), "احمد خالد الحلبي"),
        (("احمد", "continue", "الحلبي", "نعم"), "احمد الحلبي"),
        (("احمد", "الحلبي", "احمد الحلبي مزبوط"), "احمد الحلبي"),
        (("احمد", "الحلبي", "احمد الحلبي غلط", "سمير الحلبي"), "سمير الحلبي"),
        (("Ahmad Halabi continue", "yes"), "Ahmad Halabi"),
        (("Ahmad Halabi continue", "no"), "Ahmad Halabi continue"),
    ],
)
def test_a_name_is_taken_once_and_without_what_stood_between(said: tuple[str, ...], name: str) -> None:
    assert Talk().hear(*BEGINNING, *said).conversation.answers == {"name": name}
