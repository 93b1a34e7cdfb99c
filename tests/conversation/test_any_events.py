"""Whatever a person does, in whatever order: an answer comes, and only answers are kept as answers."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.advance import CHECKLISTS
from bot.conversation.applicant.anytime.menu import NAMES
from bot.conversation.applicant.visit.kept_wishes import kept_wish
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    Event,
    LocationShared,
    OtherReceived,
    PictureRead,
    PictureReceived,
    PictureUnread,
    TextReceived,
)
from bot.conversation.core.merge_says import merge_says
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation
from bot.conversation.reading.names.names import read_full_name
from bot.domain.documents import DocumentKind
from bot.domain.languages import LOCALES
from bot.rendering.text import render
from tests.builders import MONDAY
from tests.conversation.talk import BEGINNING, CODE, PAIRING, TO_CHECK, Talk, World, a_booking, a_scene, reloaded

STEPS = sorted(
    {step.name for steps in CHECKLISTS.values() for step in steps}
    | {"menu", "language", "desk", "pairing", "arrival", "gone", "offer", "reminder", "moved"}
)
CHOICES = (
    *("ar", "en", "agree", "no", "yes", "change", "back", "keep", "skip", "confirm", "switch", "again", "earliest"),
    *("listen", "there", "first", "about"),
    *("national_id", "military_id", "passport", "family_booklet", "none", "saliheen", "shahba", "nowhere"),
    *("edit:name", "edit:number", "edit:station", "edit:time", "edit:check", "edit:", "days:0", "days:9", "days:x"),
    *("day:2026-12-08:0", "day:2026-12-08", "day:x:y", "at:2026-12-08T09:15", "at:2026-13-41T99:99", "at:", "same:"),
    *(
        "same:saliheen:2026-12-08T06:00:00+00:00",
        "early:saliheen:2026-12-08T06:00:00+00:00",
        "early:saliheen:202612080600",
        "early:x:y",
        "place:shahba",
    ),
    *("place:nowhere", "other", "full:2026-12-08", "closed:x", f"confirm:{a_booking().id}"),
    *(f"undo:{a_booking().id}", f"leave:{a_booking().id}", f"not-me:{a_booking().id}", a_booking().id),
    *(f"{PAIRING.id}:42", f"{PAIRING.id}:17", f"{PAIRING.id}:not-me", f"{PAIRING.id}:x"),
    *(f"{answer}:{a_booking().id}" for answer in ("take", "no", "coming", "keep", "change", "other", "cancel")),
    *("wait", "take:", "change:", f"change:{a_booking(2).id}"),
    *sorted(NAMES),
)
WORDS = (
    *("Amina Haddad", "فاطمة الحلبي", "3/5/1990", "١٩٩٠", "3/5", "هوية", "01234567890", "N1234567", "12345"),
    *("0933123456", "تخطي", "skip", "الصالحين", "1", "2", "9", "الثلاثاء", "9:15", "الساعة 10", "أول موعد"),
    *("نعم", "لا", "رجوع", "back", "as before", "رمزي", "cancel", "erase", "english", "تأكيد", "name", CODE, ""),
    *("204 815", "٢٠٤٨١٥", "42", "٤٢", "17", "99"),
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(TextReceived, st.sampled_from(WORDS)),
    st.builds(TextReceived, st.text(max_size=30)),
    st.builds(ChoiceTapped, st.sampled_from(STEPS), st.sampled_from(CHOICES)),
    st.builds(ChoiceTapped, st.sampled_from(STEPS), st.text(max_size=20)),
    st.builds(CommandGiven, st.sampled_from([*sorted(NAMES), "weather"]), st.sampled_from(["", CODE, "iabc", "p1"])),
    st.builds(LocationShared, st.floats(-90, 90), st.floats(-180, 180)),
    st.builds(PictureRead, st.sampled_from([CODE, "https://example.org"])),
    st.builds(PictureUnread, st.sampled_from(["no-qr", "several-qrs", "not-a-picture", "not-fetched"])),
    st.just(PictureReceived()),
    st.just(OtherReceived()),
)
moments = st.tuples(events, st.integers(0, 7), st.sampled_from([0, 0, 0, 3, 11, 2000]))  # and minutes later
beginnings = st.sampled_from([(), BEGINNING, TO_CHECK, (*TO_CHECK, "yes")])
FORBIDDEN = re.compile(
    r"\W*(ال)?(محطة|مخفر|شرطة|قسم|بطاقة|تسوية|stations?\b|police|cards?\b|settlement)", re.IGNORECASE
)


@settings(max_examples=80)
@given(beginnings, st.lists(moments, max_size=15), st.booleans(), st.integers(0, 3))
def test_every_event_gets_an_answer_and_keeps_only_answers(
    begun: tuple[str, ...], story: list[tuple[Event, int, int]], clerk: bool, booked: int
) -> None:
    talk = Talk(a_scene(clerk=clerk), world=World(tuple(a_booking(n + 1) for n in range(booked)))).hear(*begun)
    for event, mood, minutes in story:
        talk.world.mood = mood
        talk.scene = replace(talk.scene, now=talk.scene.now + timedelta(minutes=minutes))
        before = talk.conversation
        talk.hear(event)
        assert talk.says, f"no answer to {event} at {before.asked}"
        assert_only_answers(talk.conversation)
        assert_readable(talk)


def assert_only_answers(conversation: Conversation) -> None:
    parked = conversation.parked.answers if conversation.parked else {}
    for answers in (conversation.answers, conversation.aside, parked):
        for name, value in answers.items():
            match name:
                case "name":
                    first = a_booking().name.split()[0]  # an errand shows no more
                    assert value in ("", first) or read_full_name(value) == value
                case "birth":
                    assert value == "" or date.fromisoformat(value) <= MONDAY.date() + timedelta(days=30)
                case "document":
                    assert value in set(DocumentKind)
                case "number":
                    assert re.fullmatch(r"\w{3,20}", value)
                case "station":
                    assert value in ("saliheen", "shahba")
                case "time" | "was":
                    assert datetime.fromisoformat(value).tzinfo
                case "other":
                    assert value == "yes"  # somebody else will come
                case "hour":
                    assert time.fromisoformat(value)
                case "name_denied" | "cut":
                    assert value
                case "wished":
                    assert not value or kept_wish(value, date.min) or conversation.errand != "register"
                case _:
                    assert name == "whose", name
    if conversation.errand == "register" and conversation.answers:
        assert conversation.consent is not None, "no personal question comes before consent"


def assert_readable(talk: Talk) -> None:
    for say in merge_says(talk.last.says):
        for locale in LOCALES if isinstance(say, Say) else ():
            assert isinstance(say, Say)
            message = render(say, locale, talk.scene.office)
            assert message.text or message.venue
            assert not FORBIDDEN.match(re.sub(r"<[^>]+>", "", message.text)), message.text
            for button in (button for row in message.rows for button in row):
                assert button.copy or (button.data.isascii() and 1 < len(button.data) <= 64), button.data
                assert button.label.strip()


UNRELATED = st.one_of(
    st.just(OtherReceived()),
    st.just(PictureReceived()),
    st.builds(CommandGiven, st.sampled_from(["help", "weather", "language", "start"])),
    st.builds(ChoiceTapped, st.just("gone"), st.sampled_from(CHOICES)),
)


@settings(max_examples=60)
@given(st.integers(3, len(TO_CHECK)), st.lists(UNRELATED, min_size=1, max_size=5))
def test_answers_survive_whatever_is_no_answer(until: int, unrelated: list[Event]) -> None:
    talk = Talk().hear(*TO_CHECK[:until])
    asked, answers = talk.conversation.asked, dict(talk.conversation.answers)
    talk.hear(*unrelated, "[language:ar]")
    assert talk.conversation.answers == answers
    assert talk.conversation.asked == asked


@given(st.integers(0, len(TO_CHECK)), st.sampled_from(["code", "cancel", "move", "erase"]), st.integers(0, 2))
def test_an_errand_in_the_middle_of_an_interview_gives_it_back_as_it_was(until: int, errand: str, booked: int) -> None:
    talk = Talk(world=World(tuple(a_booking(n + 1) for n in range(booked)))).hear(*TO_CHECK[:until])
    talk.hear("[language:en]")
    asked, answers = talk.conversation.asked, dict(talk.conversation.answers)
    talk.hear(CommandGiven(errand))
    for _ in range(3):
        if talk.conversation.errand != "register":
            talk.hear("back")
    assert talk.conversation.errand == "register"
    assert talk.conversation.answers == answers
    assert talk.conversation.asked == asked


@given(st.lists(moments, max_size=10), beginnings)
def test_a_conversation_comes_back_from_the_database_as_it_was(
    story: list[tuple[Event, int, int]], begun: tuple[str, ...]
) -> None:
    talk = Talk().hear(*begun)
    for event, mood, _ in story:
        talk.world.mood = mood
        talk.hear(event)
        assert reloaded(talk.last.conversation) == talk.last.conversation
