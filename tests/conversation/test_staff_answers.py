"""Every answer of the domain to staff is said by the chat and shown by the desk, in both languages."""

from types import UnionType
from typing import get_args

import pytest

from bot.channels.layout import plain
from bot.conversation.advance import advance
from bot.conversation.core.events import CommandGiven
from bot.conversation.core.merge_says import merge_says
from bot.conversation.core.say import EndLook, Say
from bot.conversation.core.state import Conversation, Errand, Scene, Turn
from bot.desk.answers import answer_to
from bot.domain import arrival
from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    Collectable,
    Doubted,
    Expected,
    LookFirst,
    LooksFrozen,
    NothingKept,
    NotStaff,
    NotUndoable,
    NumberShown,
    PaperBack,
    PaperFound,
    PaperHanded,
    PaperUnknown,
    SerialNoted,
    SerialRefused,
    SeveralExpected,
    SeveralPapers,
    StaffOutcome,
    TooManyDoubles,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import BookingEnded, Slot
from bot.domain.desk import CancelledAtDesk, DayBooking, MovedAtDesk, TimeTaken
from bot.domain.documents import DocumentKind
from bot.domain.languages import LOCALES
from bot.domain.outcome import Outcome
from bot.domain.staff import Role, Staff
from bot.rendering.text import render, write
from tests.builders import MONDAY, RULES, an_office, local
from tests.conversation.talk import CODE, Talk, World, a_booking, a_scene
from tests.transcripts.screen import ISOLATES

TEN, ELEVEN = Slot("saliheen", local(7, 10)), Slot("saliheen", local(7, 11))
CLERK = Staff("s1", "Hala", Role.STATION, "saliheen")
SCENE = Scene(MONDAY, an_office(), RULES, "console", CLERK)
STRANGER = Scene(MONDAY, an_office(), RULES, "console")
NAME = "Amina Haddad"
OF_APPLICANTS: tuple[tuple[str, ...], ...] = (
    *(("/start",), ("/help",), ("/status",), ("/code",), ("/language", "[language:ar]"), ("hello",), ("/weather",)),
    *(("/cancel", act) for act in ("[confirm-cancel:yes]", "[confirm-cancel:no]", "hm")),
    *(("/erase", act) for act in ("[confirm-erase:yes]", "[confirm-erase:no]")),
    ("/move", "[time:earliest]", "[confirm-move:yes]"),
    ("/register", "Amina Haddad", "[document:passport]", "N1234567", "[station:saliheen]", "/help", "[check:confirm]"),
)
OF_STAFF = ("204 815", CODE, "12345678", f"/start {CODE}", "/weather")
OF_ADMINS = ("/admin", "/broadcast", "/close", "/voice")
SAMPLES: tuple[StaffOutcome, ...] = (
    Expected("b1", "0531", TEN, NAME, DocumentKind.PASSPORT, "567", TEN.starts_at - MONDAY, document_elsewhere=True),
    Arrived("b1", "0531", TEN, MONDAY),
    Collectable("b1", "0531", TEN, "4711", TEN.starts_at - MONDAY),
    SerialNoted("b1", "0531", "4711"),
    SerialRefused("b1", "0531", "taken", "4711"),
    NothingKept(),
    PaperFound("b1", "4711", ready=True),
    SeveralPapers("4711", (("b1", "cards"), ("b2", "work"))),
    PaperUnknown("4711"),
    PaperHanded("b1", "4711", MONDAY, before=True),
    PaperBack("4711"),
    AlreadyArrived("b1", "0531", TEN, MONDAY, counter=3),
    WrongStation(Slot("shahba", local(8, 10))),
    WrongDay(Slot("saliheen", local(8, 10)), moved_by="applicant", booking_id="b1"),
    Cancelled(),
    CodeUnknown(),
    TooManyWrongCodes(local(7, 9)),
    TooManyLooks(local(7, 9)),
    TooManyDoubles(local(8, 0)),
    LookFirst(),
    LooksFrozen(),
    SeveralExpected(
        (
            DayBooking("b1", TEN.starts_at, "0531", "expected", walk_in=False),
            DayBooking("b2", ELEVEN.starts_at, "4859", "arrived", walk_in=False),
        )
    ),
    Doubted("b1", "0531", TEN),
    NotStaff(),
    ArrivalUndone("b1", "0531", TEN),
    NotUndoable(),
    MovedAtDesk("b1", "0531", TEN, ELEVEN),
    CancelledAtDesk("b1", "0531", TEN),
    TimeTaken(ELEVEN),
    BookingEnded(),
)


def in_chat(outcome: Outcome, locale: str, conversation: Conversation | None = None) -> Turn:
    return advance(conversation or Conversation(locale=locale, errand="", asked="menu"), outcome, SCENE)


def said(turn: Turn, locale: str) -> str:
    texts = [render(each, locale, SCENE.office).text for each in turn.says if isinstance(each, Say)]
    return plain("\n".join(texts)).translate(ISOLATES)


def shown(outcome: StaffOutcome, locale: str) -> list[str]:
    screen = answer_to(outcome, SCENE, locale)
    picks = [pick["label"] for pick in screen.get("choices", [])]
    return [text.translate(ISOLATES) for text in (screen["title"], *screen["lines"], *picks)]


def test_there_is_a_sample_of_every_answer_that_the_domain_has() -> None:
    assert {type(sample) for sample in SAMPLES} == set(get_args(StaffOutcome))


def test_what_any_act_of_staff_may_come_to_is_an_answer_to_staff() -> None:
    acts = {name: union for name, union in vars(arrival).items() if isinstance(union, UnionType)}
    assert len(acts) > 7
    # The whole number of a document is no answer in words: it takes the place of its last digits on the desk's page.
    left_out = {
        name: set(get_args(union)) - {NumberShown} - set(get_args(StaffOutcome)) for name, union in acts.items()
    }
    assert {name: classes for name, classes in left_out.items() if classes} == {}
    assert [each for each in get_args(StaffOutcome) if not issubclass(each, Outcome)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_chat_of_staff_says_every_answer_in_words_of_its_own_and_never_asks_for_the_menu(locale: str) -> None:
    turns = {type(sample).__name__: in_chat(sample, locale) for sample in SAMPLES}
    assert [name for name, turn in turns.items() if turn.command is not None] == []
    words = {name: said(turn, locale) for name, turn in turns.items()}
    assert [name for name, text in words.items() if not text.strip()] == []
    assert len(set(words.values())) == len(SAMPLES)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_desk_shows_every_answer_in_words_of_its_own(locale: str) -> None:
    words = {type(sample).__name__: tuple(shown(sample, locale)) for sample in SAMPLES}
    assert [name for name, texts in words.items() if not all(text.strip() for text in texts)] == []
    assert len({texts[0] for texts in words.values()}) == len(SAMPLES)


@pytest.mark.parametrize("locale", LOCALES)
def test_chat_and_desk_say_the_same_title(locale: str) -> None:
    told = {
        type(sample).__name__: (shown(sample, locale)[0], said(in_chat(sample, locale), locale)) for sample in SAMPLES
    }
    assert [name for name, (title, text) in told.items() if title not in text] == []


def test_advice_that_only_the_desk_can_follow_is_not_given_in_a_chat() -> None:
    assert shown(CodeUnknown(), "en")[1:] == ["Check the digits.", "Or type the whole number of the document."]
    assert said(in_chat(CodeUnknown(), "en"), "en") == "⛔ Unknown code\nCheck the digits."
    assert shown(Cancelled(), "en")[2] == "If there is a place, register the person without a booking."
    assert said(in_chat(Cancelled(), "en"), "en") == "⛔ Cancelled\nThis time was given back."


@pytest.mark.parametrize("locale", LOCALES)
def test_only_a_person_who_may_be_confirmed_is_named(locale: str) -> None:
    told = [f"{said(in_chat(each, locale), locale)} {answer_to(each, SCENE, locale)}" for each in SAMPLES]
    assert [type(each) for each, text in zip(SAMPLES, told, strict=True) if NAME in text] == [Expected]


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_about_a_booking_ends_the_look_at_it_and_leaves_four_digits(locale: str) -> None:
    about = [each for each in SAMPLES if isinstance(each, Arrived | AlreadyArrived | Doubted | MovedAtDesk)]
    assert len(about) == 4
    for sample in about:
        turn = in_chat(sample, locale)
        assert turn.says[0] == EndLook("b1")
        assert "· 0531" in said(turn, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_whose_enrolment_ended_is_told_what_a_stranger_is_told(locale: str) -> None:
    conversation = Conversation(locale=locale, consent="1", errand="", asked="menu")
    stranger = advance(conversation, CommandGiven("start", "482917360531"), STRANGER)
    assert stranger.says
    assert said(stranger, locale).startswith(said(in_chat(NotStaff(), locale), locale))


@pytest.mark.parametrize(("errand", "asked"), [("move", "confirm-move"), ("cancel", "confirm-cancel")])
def test_a_booking_of_their_own_that_has_ended_is_told_by_the_errand_that_asked(errand: Errand, asked: str) -> None:
    answers = {"whose": "b1", "station": "saliheen", "time": TEN.starts_at.isoformat(), "was": MONDAY.isoformat()}
    turn = in_chat(BookingEnded(), "en", Conversation("en", "1", errand, answers, asked=asked))
    assert said(turn, "en") == write("no-booking", "en")
    assert turn.conversation.errand == ""


def talk(act: str, *, of: Talk) -> Talk:
    name, _, argument = act.removeprefix("/").partition(" ")
    return of.hear(CommandGiven(name, argument) if act.startswith("/") else act)


@pytest.mark.parametrize("role", ["clerk", "admin"])
@pytest.mark.parametrize("several", [0, 1, 2], ids=["no booking", "one", "two"])
def test_what_is_no_word_of_work_is_what_every_applicant_is_told(several: int, role: str) -> None:
    """A word of work goes from the phone with the enrolment, and what came of an appointment of their own stays."""

    def somebody(*, works: bool) -> Talk:
        scene = a_scene(clerk=works and role == "clerk", admin=works and role == "admin")
        menu = Conversation("en", "1", errand="", asked="menu")
        return Talk(scene, menu, World(tuple(map(a_booking, range(several)))))

    for acts in OF_APPLICANTS:
        applicant, staff = somebody(works=False), somebody(works=True)
        for act in acts:
            told = talk(act, of=applicant).keys
            own = [said for said in talk(act, of=staff).says if not said.work]
            assert {text.key for said in own for text in said.texts} <= {*told}, act
            assert not any(choice.step == "admin" for said in own for row in said.rows for choice in row), act
    for act in (*OF_STAFF, *(OF_ADMINS if role == "admin" else ())):
        assert [said.work for said in talk(act, of=somebody(works=True)).says][:1] == [True], act


def test_a_word_of_work_stands_in_no_message_of_their_own() -> None:
    """The answer and the menu below it are one message to anybody else."""
    clerk = Talk(a_scene(clerk=True), Conversation("en", "1", errand="", asked="menu"), World((a_booking(),)))
    talk("/cancel", of=clerk).world.bookings = ()
    cancelled, menu = [said for said in merge_says(clerk.hear("[confirm-cancel:yes]").says) if isinstance(said, Say)]
    assert ([text.key for text in cancelled.texts], cancelled.work) == (["cancelled"], False)
    assert ([text.key for text in menu.texts], menu.work) == (["menu-staff"], True)
