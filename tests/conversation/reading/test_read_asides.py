"""What people say beside the question: a table of utterances written for it, and names that must stay names."""

from collections.abc import Iterator
from pathlib import Path

from bot.conversation.reading.asides.corrections import Line
from bot.conversation.reading.asides.kinds import KINDS
from bot.conversation.reading.asides.read import Aside, Correction, read_aside, read_likely

HERE = Path(__file__).parent
ASIDES = {str(kind): Aside(kind) for kind in KINDS}


def table(name: str) -> Iterator[tuple[str, str]]:
    """Each line of a table with the section it stands in."""
    section = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line


def heard_loosely(text: str) -> Aside | Correction | None:
    """Where the question has understood nothing."""
    return read_aside(text, sure=False) or read_likely(text)


def test_each_utterance_is_heard_as_what_it_is() -> None:
    said = list(table("asides.txt"))
    assert len(said) >= 400
    assert {kind for kind, _ in said} == set(KINDS)
    wrong = []
    for kind, line in said:
        words = line.removeprefix("~ ")
        wrong += [
            (kind, line, sure, heard)
            for sure in (True, False)
            if (heard := read_aside(words) if sure else heard_loosely(words)) != ASIDES.get(kind)
            and not (sure and line.startswith("~"))
        ]
    assert wrong == []


def test_no_name_and_no_answer_is_taken_for_an_aside() -> None:
    names = [line for section, line in table("no_asides.txt") if section == "name"]
    answers = [line for section, line in table("no_asides.txt") if section == "anywhere"]
    assert len(names) >= 100
    assert [(name, heard) for name in names if (heard := read_aside(name))] == []
    assert [(answer, heard) for answer in answers if (heard := heard_loosely(answer))] == []


def test_an_earlier_answer_is_named_in_other_words_where_nothing_was_understood() -> None:
    said: dict[Line, tuple[str, ...]] = {
        "name": ("نسيت حط اسم الاب", "نقصت الكنية", "هاد مو اسمي", "I forgot my surname", "ismi ghalat"),
        "birth": (
            "المواليد كتبتا غلط",
            "تاريخ ميلادي قلبتو",
            "el milad mo heik",
            "the year is a typo",
            "صلحو سنة الميلاد",
        ),
        "number": ("اخر رقمين من الهوية قلبتن", "نسيت خانة من الرقم الوطني", "two digits are swapped"),
        "document": ("مو جواز، معي هوية", "مكتوب دفتر وانا قلت عسكرية", "another document please"),
        "station": ("خليني غير المحل", "بدي غير المكان", "another place please"),
    }
    found = [(line, text, heard_loosely(text)) for line, texts in said.items() for text in texts]
    assert [(line, text, heard) for line, text, heard in found if heard != Correction(line)] == []


def test_an_earlier_answer_that_is_wrong_is_named() -> None:
    said: dict[Line, tuple[str, ...]] = {
        "name": (
            "لا الاسم غلط",
            "الاسم غلط",
            "غلطت بالاسم",
            "اسمي مو صح",
            "the name is wrong",
            "I mistyped my name",
            "الاسم ناقص",
        ),
        "birth": ("غلطت بالتاريخ", "تاريخ الميلاد غلط", "التاريخ مو صحيح", "my birth date is wrong", "wrong date"),
        "number": ("الرقم غلط", "غلطت بالرقم الوطني", "رقم الهوية غلط", "wrong number", "the number is incorrect"),
        "station": ("المكان غلط", "غلطت بالمكان", "wrong place"),
        "time": ("الساعة غلط", "اليوم مو صح", "wrong time", "the day is wrong"),
        "document": ("الوثيقة غلط", "wrong document"),
    }
    wrong = [
        (line, text, heard)
        for line, texts in said.items()
        for text in texts
        if (heard := read_aside(text)) != Correction(line)
    ]
    assert wrong == []
