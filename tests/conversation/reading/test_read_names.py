"""Names are kept as written and compared folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.text.folding import _FOLDED, _fold, fold_name
from bot.conversation.reading.text.misread import Misread
from bot.domain.limits import APPLICANT_NAME


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("محمد الأحمد", "محمد الأحمد"),
        ("  مُحَمَّد   بن  عبد الله ", "مُحَمَّد بن عبد الله"),
        ("Ahmad\nKhaled al-Sayyid", "Ahmad Khaled al-Sayyid"),
        ("O'Brien Jean-Luc", "O'Brien Jean-Luc"),
        ("M. José Müller", "M. José Müller"),
        ("گوران ئازاد", "گوران ئازاد"),
        ("می\u200cترا رضایی", "می\u200cترا رضایی"),
        ("Анна Иванова", "Анна Иванова"),
        ("\u202eعلي\u202c حسن\u200f", "علي حسن"),
        ("اسمي محمد الأحمد", "محمد الأحمد"),
        ("My name is: Ahmad Khaled", "Ahmad Khaled"),
        ("عـلي حسن", "عـلي حسن"),
        ("الاسم الكامل أحمد خالد الحلبي", "أحمد خالد الحلبي"),
        ("الاسم: أحمد خالد", "أحمد خالد"),
        ("اسمي الكامل هو أحمد خالد", "أحمد خالد"),
        ("انا احمد خالد", "احمد خالد"),
        ("أنا: احمد خالد", "احمد خالد"),
        ("I am Ahmad Halabi", "Ahmad Halabi"),
        ("I'm Ahmad Halabi", "Ahmad Halabi"),
        ("Full name: Ahmad Halabi", "Ahmad Halabi"),
        ("محمد، أحمد، الحلبي", "محمد أحمد الحلبي"),
        ("«محمد» / الحلبي", "محمد الحلبي"),
        ("شو كت الحلبي", "شو كت الحلبي"),
        ("وين روني", "وين روني"),
        ("Can Yaman", "Can Yaman"),
        ("مح" + "\u064b" * 9 + "مد علي", "مح" + "\u064b" * 3 + "مد علي"),
    ],
)
def test_a_full_name_is_kept_as_written(written: str, kept: str) -> None:
    assert read_full_name(written) == kept


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "name-too-short"),
        ("محمد", "name-too-short"),
        ("محمد .", "name-too-short"),
        ("- -", "name-too-short"),
        ("اسمي محمد", "name-too-short"),
        ("محمد ٢ علي", "name-has-digits"),
        ("Ahmad Khaled 3", "name-has-digits"),
        ("Ahmad @Khaled", "name-has-symbols"),
        ("محمد علي 🙂", "name-has-symbols"),
        ("ما هذا السؤال؟", "name-is-question"),
        ("ليش بدكن الاسم", "name-is-question"),
        ("شو صاير", "name-is-question"),
        ("أحمد خالد؟", "name-is-question"),
        ("Ahmad\x00 Khaled", "name-has-symbols"),
    ],
)
def test_what_is_no_full_name_is_told_why(written: str, key: str) -> None:
    assert read_full_name(written) == Misread(key)


def test_a_name_may_be_as_long_as_the_limit_and_no_longer() -> None:
    longest = "a " + "b" * (APPLICANT_NAME - 2)
    assert read_full_name(longest) == longest
    assert read_full_name(longest + "b") == Misread("name-too-long", {"longest": APPLICANT_NAME})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهيم"),
        ("آمنة", "امنه"),
        ("فاطمة الزهراء", "فاطمه  الزهراء"),
        ("مصطفى", "مصطفي"),
        ("مؤمن", "مومن"),
        ("رائد", "رايد"),
        ("مُحَمَّد", "محمد"),
        ("مـحـمـد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("علی", "علي"),
        ("ٱلياس", "الياس"),
        ("AHMAD Straße", "ahmad strasse"),
        ("José", "jose"),
        ("\u200fعلي", "علي"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("علي", "عليا"), ("حسن", "حسين"), ("نور", "نورا"), ("Ali", "Alia")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@given(st.text(alphabet=st.characters(categories=("L", "M", "Zs", "Cf"))))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.text(alphabet=sorted(map(chr, _FOLDED))) | st.text(alphabet="أآؤئةىيءaZß é\u0301\u064b\u0640\u200c٣۳-.'"))
def test_usual_letters_are_folded_by_themselves_as_they_are_in_any_text(text: str) -> None:
    assert fold_name(text) == _fold(text)


@given(st.text())
def test_a_name_that_was_read_is_read_again_as_it_is(text: str) -> None:
    name = read_full_name(text)
    assert isinstance(name, Misread) or read_full_name(name) == name


def test_what_shows_nothing_is_no_letter_of_a_name() -> None:
    """By DerivedCoreProperties.txt of Unicode, Default_Ignorable_Code_Point: letters, and marks that join them."""
    assert isinstance(read_full_name("ㅤㅤ ㅤㅤ"), Misread)
    taken = [
        blank for blank in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0" if read_full_name(f"{blank}A {blank}B") != "A B"
    ]
    assert taken == []


def test_of_marks_on_a_letter_three_are_kept_in_any_script() -> None:
    stacks = ("\u0301", "\u0489", "\u0e38", "\u1dc0", "\ufe20", "\u064b")
    assert [read_full_name(f"A{mark * 60} B") for mark in stacks] == [f"A{mark * 3} B" for mark in stacks]


@pytest.mark.parametrize("unseen", ["\u200c", "\u200d"])
def test_a_joiner_that_is_not_seen_joins_letters_and_hides_neither_marks_nor_the_end_of_a_word(unseen: str) -> None:
    stack = "\u0301\u0302\u0303"
    for typed, kept in (
        (f"Ahmad{(stack + unseen) * 9} Mohammad Halabi", f"Ahmad{stack} Mohammad Halabi"),
        (f"Ahmad{unseen} {unseen}Mohammad{unseen}{unseen}", "Ahmad Mohammad"),
        (f"Ahmad {stack * 3}Mohammad", "Ahmad Mohammad"),
        (f"{unseen}{stack}Ahmad - {unseen} Halabi", "Ahmad - Halabi"),
        (f"نی{unseen}ما حلبَ{unseen}{unseen}ی", f"نی{unseen}ما حلبَ{unseen}ی"),
    ):
        assert read_full_name(typed) == kept
