"""Choices that are typed rather than tapped."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.core.events import TextReceived
from bot.conversation.core.steps import picked
from bot.conversation.reading.text.choices import BACK, NO, SKIP, YES, fold_choice, is_one_of, match_choice
from bot.conversation.reading.text.words import CANCELLING
from bot.conversation.reading.text.yes_and_no import agrees, finds_right, refuses

STATIONS = [
    ("saliheen", ("الصالحين", "al-Saliheen")),
    ("shahba", ("الشهباء", "al-Shahba")),
    ("bab-al-faraj", ("باب الفرج", "Bab al-Faraj")),
    ("bab-al-nasr", ("باب النصر", "Bab al-Nasr")),
]
CONSENT: list[tuple[str, Collection[str]]] = [
    ("agree", {"✅ أوافق", "I agree", *YES}),
    ("refuse", {"لا أوافق", "I do not agree", *NO}),
]


@pytest.mark.parametrize(
    "written",
    ["نعم", "اي", "أي", "ايه", "اه", "آه", "نعممممم", "تمام 👌", "OK", "ok.", "Yes!", "y", "yep", "👍", "👍🏽"],
)
def test_yes_is_understood(written: str) -> None:
    assert is_one_of(written, YES)
    assert match_choice(written, CONSENT) == "agree"


@pytest.mark.parametrize(
    "written", ["لا", "لأ", "لاااا", "no", "No.", "n", "nope", "كلا", "👎", "لا شكراً", "لا أوافق", "I don't agree"]
)
def test_no_is_understood(written: str) -> None:
    assert is_one_of(written, NO)
    assert match_choice(written, CONSENT) == "refuse"


@pytest.mark.parametrize("written", ["رجوع", "⬅️ رجوع", "الرجوع", "ارجع", "إرجع", "Back", "« back"])
def test_back_is_understood(written: str) -> None:
    assert is_one_of(written, BACK)


@pytest.mark.parametrize("written", ["تخطي", "تخطّى", "بدون", "skip", "Skip ⏭️"])
def test_skip_is_understood(written: str) -> None:
    assert is_one_of(written, SKIP)


def test_no_word_has_two_meanings() -> None:
    sets = (YES, NO, BACK, SKIP)
    assert sum(map(len, sets)) == len(frozenset[str]().union(*sets))


@pytest.mark.parametrize("written", ["", "…", "لا اعرف", "ممكن", "yes and no", "agree?not", "نعم ولا"])
def test_what_is_neither_yes_nor_no_is_neither(written: str) -> None:
    assert match_choice(written, CONSENT) is None


@pytest.mark.parametrize(
    ("written", "station"),
    [
        ("1", "saliheen"),
        ("١", "saliheen"),
        ("۲", "shahba"),
        ("3.", "bab-al-faraj"),
        ("(4)", "bab-al-nasr"),
        ("4️⃣", "bab-al-nasr"),
        ("04", "bab-al-nasr"),
        ("رقم ٤", "bab-al-nasr"),
        ("الصالحين", "saliheen"),
        ("صالحين", "saliheen"),
        ("للصالحين", "saliheen"),
        ("الشهبا", "shahba"),
        ("al saliheen", "saliheen"),
        ("SALIHEEN", "saliheen"),
        ("باب الفرج", "bab-al-faraj"),
        ("الفرج", "bab-al-faraj"),
        ("faraj", "bab-al-faraj"),
        ("باب النصر 📍", "bab-al-nasr"),
        ("باب", None),
        ("bab al", None),
        ("0", None),
        ("5", None),
        ("9" * 5000, None),
        ("፩", None),
        ("ال", None),
        ("sa", None),
        ("liheen", None),
        ("دمشق", None),
    ],
)
def test_a_choice_is_meant_by_number_label_or_enough_of_it(written: str, station: str | None) -> None:
    assert match_choice(written, STATIONS) == station


def test_a_whole_label_goes_before_its_place_and_before_longer_labels() -> None:
    assert match_choice("2", [("two", ["2"]), ("one", ["1"])]) == "two"
    assert match_choice("passport", [("card", ["passport card"]), ("book", ["Passport"])]) == "book"
    assert match_choice("9:15", [("early", ["09:15"]), ("late", ["09:30"])]) == "early"


def test_a_label_that_two_options_share_means_neither() -> None:
    assert match_choice("other", [("a", ["Other"]), ("b", ["other!"])]) is None


@given(st.lists(st.text(min_size=1), min_size=1, unique_by=fold_choice), st.data())
def test_every_label_shown_can_be_typed_as_it_is(labels: list[str], data: st.DataObject) -> None:
    label = data.draw(st.sampled_from(labels))
    options = [(shown, [shown]) for shown in labels]
    assert match_choice(label, options) == (label if fold_choice(label) else None)


@given(st.text(), st.lists(st.tuples(st.uuids().map(str), st.lists(st.text(), max_size=3)), max_size=5))
def test_whatever_is_written_only_an_option_or_nothing_is_meant(
    text: str, options: list[tuple[str, list[str]]]
) -> None:
    assert match_choice(text, options) in {None, *(choice for choice, _ in options)}


@given(st.text())
def test_folding_a_word_of_a_set_finds_it_again(text: str) -> None:
    assert is_one_of(text, {fold_choice(text)})


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("اكيد موافق", "yes"),
        ("نعم صحيح", "yes"),
        ("اي صح كل شي", "yes"),
        ("اي لو سمحت", "yes"),
        ("اي توكلنا على الله", "yes"),
        ("yes everything is correct", "yes"),
        ("لا لا", "no"),
        ("لا لا لا", "no"),
        ("لا شكرا كتير", "no"),
        ("no thank you very much", "no"),
        ("نعم ولا", None),
        ("yes and no", None),
        ("اي ساعة", None),
        ("لا اعرف", None),
        ("نعم بس غيرو الاسم", None),
    ],
)
def test_the_first_word_decides_where_the_rest_is_filler(said: str, means: str | None) -> None:
    options = [("yes", YES), ("no", NO)]
    assert picked(TextReceived(said), options) == means


@pytest.mark.parametrize(
    "vague",
    [
        *(
            "اي يمكن",
            "نعم بس",
            "تمام منيح",
            "ok fine",
            "yes everything",
            "اي كل شي",
            "نعم ولا",
            "اي لا",
            "yes no",
            "موافق؟",
        ),
        *("بركي", "ان شاء الله", "مو موافق", "i do not agree", "موافق بس بعدين", "go ahead", "sure?"),
    ],
)
def test_nothing_vague_is_consent(vague: str) -> None:
    assert not agrees(vague)


@pytest.mark.parametrize(
    "said",
    [
        *("موافق", "موافقة يا ابني", "اي يلا توكلنا على الله", "نعم اوافق يا عمي", "حاضر يا بنتي", "اوافق على كل شي"),
        *("eh mwaf2", "akid yalla", "sure go ahead", "yes I agree", "ok please continue", "I agree to everything"),
    ],
)
def test_agreement_counts_where_every_word_agrees(said: str) -> None:
    assert agrees(said)


@pytest.mark.parametrize("said", ["كلو مظبوط تسلم ايديك", "صح كلو", "mazbout kello", "looks good", "اي ثبتوه"])
def test_what_was_checked_is_found_right_in_many_words(said: str) -> None:
    assert finds_right(said)


@pytest.mark.parametrize("said", ["الاسم صح", "كلو مظبوط الا الاسم", "صح بس التاريخ لا", "is it right?", "مو مظبوط"])
def test_what_is_right_in_part_is_not_found_right(said: str) -> None:
    assert not finds_right(said)


@pytest.mark.parametrize(
    ("said", "no"),
    [
        *(("لا", True), ("لا يا خاي ما بدي هالشي", True), ("لأ مو هلق", True), ("nope, I will come without", True)),
        *(("لا مانع", False), ("لا ما فهمت", False), ("لا اعرف", False), ("no problem", False), ("لا؟", False)),
        *(("ما بوافق", True), ("ما فهمت", False), ("بدي لا", False)),
    ],
)
def test_a_no_in_front_is_one_unless_its_next_word_makes_it_another(said: str, no: bool) -> None:
    assert refuses(said) is no


@pytest.mark.parametrize("said", ["اي الغي", "نعم الغيه", "اي الغو الموعد لو سمحت", "yes cancel my appointment"])
def test_a_verb_of_the_question_changes_nothing_of_the_yes_before_it(said: str) -> None:
    options = [("yes", YES), ("no", NO)]
    assert (picked(TextReceived(said), options), picked(TextReceived(said), options, CANCELLING)) == (None, "yes")
