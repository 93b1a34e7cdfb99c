"""Listen mode: a number means what it stands beside, a date is three numbers, and a name may be left to the desk."""

from dataclasses import replace
from datetime import date

import pytest

from bot.conversation.applicant.interview.listening import (
    MOST_UNASKED,
    begins_counting,
    heard_as,
    numbered,
    numbered_unasked,
)
from bot.conversation.applicant.person.birth_by_numbers import due, read
from bot.conversation.applicant.wording.appointment import code_says
from bot.conversation.core.events import ChoiceTapped, CommandGiven, TextReceived
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Turn
from bot.conversation.core.views import BirthParts
from bot.conversation.reading.text.misread import Misread
from bot.desk.answers import answer_to
from bot.domain.arrival import Expected
from bot.domain.documents import DocumentKind
from bot.domain.notes import Note, NoteName, WhichNote
from bot.rendering.text import render
from tests.conversation.talk import Talk, World, a_booking, a_scene

SCENE = a_scene()
TODAY = date(2026, 12, 7)
LISTENING = Conversation("en", listens=True)


def test_every_choice_of_a_turn_has_a_number_of_its_own_and_back_is_always_nought() -> None:
    help_ = Say((Text("help"),), rows=((Choice("about", "note-listen", step="note"),),))
    asked = Say((Text("ask-name"),), "name", ((Choice("there", "ask-name-there"),), (Choice("back", "choice-back"),)))
    copied = Say((Text("ask-name"),), "", ((Choice("copy", "code-copy", copy="4829"),),))
    turn = numbered(Turn(LISTENING, (help_, asked, copied)), SCENE)
    assert turn.conversation.numbered == {"1": "note:about", "2": "name:there", "0": "name:back"}
    says = [said for said in turn.says if isinstance(said, Say)]
    labels = [[button.label for row in render(said, "en", SCENE.office).rows for button in row] for said in says]
    assert [[label[:4] for label in some] for some in labels] == [["1️⃣ "], ["2️⃣ ", "0️⃣ "], ["📋 Co"]]
    later = numbered(Turn(turn.conversation, (Say((Text("note-about"),)),)), SCENE)
    assert later.conversation.numbered == turn.conversation.numbered, "what stands on the screen still counts"


def test_what_cannot_be_taken_back_has_a_number_that_no_other_choice_ever_has() -> None:
    many = Say((Text("ask-station"),), "station", tuple((Choice(f"at:{n}", "choice-back"),) for n in range(12)))
    taken = numbered(Turn(LISTENING, (many,)), SCENE).conversation.numbered
    assert list(taken) == [*"12345678", "10", "11", "12", "13"]
    asked = Say((Text("check"),), "check", ((Choice("confirm", "check-confirm"), Choice("change", "check-change")),))
    turn = numbered(Turn(LISTENING, (asked,)), SCENE)
    assert turn.conversation.numbered == {"9": "check:confirm", "1": "check:change"}


def test_no_day_month_or_year_of_birth_is_the_number_of_a_choice() -> None:
    asked = Say((Text("ask-birth-number-year"),), "birth", ((Choice("skip", "birth-skip"), Choice("back", "x")),))
    conversation = numbered(Turn(LISTENING, (asked,)), SCENE).conversation
    assert conversation.numbered == {"100": "birth:skip", "0": "birth:back"}
    parts = [str(number) for number in range(1, 100)] + ["00", "1990", "1410"]
    assert [
        typed for typed in parts if not isinstance(heard_as(conversation, TextReceived(typed), SCENE), TextReceived)
    ] == []


@pytest.mark.parametrize("typed", ["2", " 2 ", "٢", "2.", "2)", "\u20682\u2069", "\u200f2\u200e"])
def test_a_number_that_is_typed_is_the_choice_beside_it(typed: str) -> None:
    conversation = replace(LISTENING, numbered={"2": "name:there"})
    assert heard_as(conversation, TextReceived(typed), SCENE) == ChoiceTapped("name", "there")


def test_what_is_no_number_on_the_screen_stays_what_was_typed() -> None:
    conversation = replace(LISTENING, numbered={"2": "name:there"})
    for typed in ("3", "22", "2 3", "02010012345", "Khaled Ibrahim", "1990"):
        assert heard_as(conversation, TextReceived(typed), SCENE) == TextReceived(typed)
    plain = replace(conversation, listens=False)
    assert heard_as(plain, TextReceived("2"), SCENE) == TextReceived("2")
    assert heard_as(conversation, TextReceived("2"), a_scene(clerk=True)) == TextReceived("2")


def test_whoever_does_not_read_chooses_it_at_any_moment_and_a_language_ends_it() -> None:
    note = Note("n1" * 8, WhichNote(NoteName.ABOUT, "ar"), "")
    talk = Talk(replace(SCENE, notes=(note,)), Conversation(), World()).hear("hello")
    assert ("language", "listen") in [(step, choice.id) for step, choice in talk.choices]
    talk.hear("[language:listen]")
    assert (talk.conversation.listens, talk.conversation.locale) == (True, "ar")
    assert [say.note for say in talk.says] == [note.id, ""]
    talk.hear("[consent:agree]", "[name:there]")
    assert talk.conversation.answers == {"name": ""}
    talk.hear(CommandGiven("language"), "[language:en]")
    assert (talk.conversation.listens, talk.conversation.answers) == (False, {"name": ""})


@pytest.mark.parametrize(
    ("said", "born"),
    [
        (("1", "5", "1990"), date(1990, 5, 1)),
        (("٣", "٥", "١٩٩٠"), date(1990, 5, 3)),
        (("31", "12", "85"), date(1985, 12, 31)),
        (("1 5 1990",), date(1990, 5, 1)),
        (("1/5/1990",), date(1990, 5, 1)),
        (("01051990",), date(1990, 5, 1)),
        (("1", "1 5 1990"), date(1990, 5, 1)),
        (("32",), Misread("birth-number-out-of-range", {"most": 31})),
        (("0",), Misread("birth-number-out-of-range", {"most": 31})),
        (("1", "13"), Misread("birth-number-out-of-range", {"most": 12})),
        (("31", "2", "1990"), Misread("birth-impossible")),
        (("1", "5", "2030"), Misread("birth-future")),
    ],
)
def test_a_date_of_birth_is_a_day_a_month_and_a_year(said: tuple[str, ...], born: date | Misread) -> None:
    conversation, keys = LISTENING, []
    for text in said:
        keys.append(due(conversation).rpartition("-")[2])
        found = read(conversation, text, TODAY)
        conversation = found if isinstance(found, Conversation) else conversation
    assert keys == ["day", "month", "year"][: len(said)]
    assert found == born


def test_a_day_alone_waits_for_its_month() -> None:
    further = read(LISTENING, "7", TODAY)
    assert isinstance(further, Conversation)
    assert further.view == BirthParts((7,))


def test_where_a_name_was_left_to_the_desk_nothing_breaks_and_the_desk_asks_for_it() -> None:
    booking = replace(a_booking(), name="")
    assert all(render(say, "ar", SCENE.office).text for say in code_says(booking, SCENE, "booked", whose=True))
    world = World(bookings=(booking, replace(a_booking(2), name="")))
    talk = Talk(SCENE, Conversation("en", errand="", asked="menu"), world).hear("hello", "[menu:move]", "2")
    assert talk.conversation.answers["whose"] == a_booking(2).id
    expected = Expected("b1" * 8, "347", booking.slot, "", DocumentKind.NONE, "", SCENE.now - SCENE.now, False)
    screen = answer_to(expected, a_scene(clerk=True), "en")
    assert screen["person"]["name"] == "Name to be asked here"


@pytest.mark.parametrize(
    ("asked", "typed", "begins"),
    [
        ("document", "2", True),
        ("station", "٢", True),
        ("time", "2", False),
        ("number", "2", False),
        ("document", "هوية", False),
    ],
)
def test_a_number_that_stands_nowhere_is_not_taken_but_put_there(asked: str, typed: str, begins: bool) -> None:
    conversation = Conversation(locale="en", asked=asked)
    assert begins_counting(conversation, TextReceived(typed), a_scene()) is begins
    assert not begins_counting(replace(conversation, counts=True), TextReceived(typed), a_scene())


def test_a_language_chosen_on_the_notice_keeps_listen_mode_and_its_own_question_ends_it() -> None:
    talk = Talk(conversation=Conversation("ar", listens=True)).hear("hello", "[language:en]")
    assert (talk.conversation.locale, talk.conversation.listens, talk.conversation.asked) == ("en", True, "consent")
    talk.hear("english", "[language:ar]")
    assert talk.conversation.listens
    asked = Talk(conversation=replace(talk.conversation, asked="language"))
    assert not asked.hear("[language:en]").conversation.listens


REMINDER = Say(
    (Text("reminder-evening"),), "reminder", ((Choice("coming:ab", "reminder-coming"), Choice("cancel:ab", "x")),)
)


def test_the_numbers_of_an_unasked_message_are_above_those_on_the_screen_and_stay_while_questions_come() -> None:
    asked = numbered(Turn(LISTENING, (Say((Text("check"),), "check", ((Choice("change", "x"),),)),)), SCENE)
    said, known = numbered_unasked(REMINDER, asked.conversation.numbered)
    assert [choice.number for row in said.rows for choice in row] == ["21", "22"]
    conversation = replace(asked.conversation, numbered=known)
    assert heard_as(conversation, TextReceived("1"), SCENE) == ChoiceTapped("check", "change")
    assert heard_as(conversation, TextReceived("٢٢"), SCENE) == ChoiceTapped("reminder", "cancel:ab")
    later = numbered(Turn(conversation, (Say((Text("menu"),), "menu", ((Choice("code", "x"),),)),)), SCENE).conversation
    assert later.numbered == {"21": "reminder:coming:ab", "22": "reminder:cancel:ab", "1": "menu:code"}
    another, known = numbered_unasked(REMINDER, later.numbered)
    assert [choice.number for row in another.rows for choice in row] == ["23", "24"]
    for _ in range(9):
        another, known = numbered_unasked(REMINDER, known)
    assert len([each for each in known.values() if each.startswith("reminder")]) == MOST_UNASKED


def test_a_part_of_a_birth_date_is_never_the_number_of_an_unasked_message() -> None:
    conversation = replace(LISTENING, asked="birth", numbered={"21": "reminder:coming:ab", "100": "birth:skip"})
    assert heard_as(conversation, TextReceived("21"), SCENE) == TextReceived("21")
    assert heard_as(conversation, TextReceived("100"), SCENE) == ChoiceTapped("birth", "skip")
