"""Whatever an admin does, in whatever order: an answer comes, what was typed stays, and nobody else gets there."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.admin.router import CHECKLISTS, COMMANDS
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    Event,
    OtherReceived,
    TextReceived,
    VoiceRead,
    VoiceUnread,
)
from bot.conversation.core.state import Conversation
from tests.builders import BOTH
from tests.conversation.admin_world import ADMIN
from tests.conversation.talk import CLERK, Talk, World, a_scene, reloaded
from tests.conversation.test_any_events import assert_readable

ID = "b1" * 8
STEPS = (*(step.name for steps in CHECKLISTS.values() for step in steps), "menu", "gone", "admin")
CHOICES = (
    *COMMANDS,
    *(
        "back",
        "leave",
        "keep",
        "only",
        "done",
        "all",
        "at",
        "on",
        "unfinished",
        "language",
        "in:ar",
        "in:",
        "in:x",
        "page",
    ),
    *(
        "on:2026-12-08",
        "on:x",
        "saliheen",
        "shahba",
        "nowhere",
        "urgent",
        "ordinary",
        "now",
        "ever",
        "today",
        "tomorrow",
    ),
    *("send", "to-me", "change", "discard", "bc-arabic", "bc-until", "bc-x", "hour:0", "hour:1", "hour:x", "first"),
    *("hour:2026-12-08T14:00", "first:2026-12-08", "last:2026-12-09", "last:", "last:x", "shut", "fewer", "fewer:4"),
    *("fewer:x", "fewer:99", "close", "role:admin", "none", "pause", "closures", "invite", "menu", "resume-service"),
    *("pause-text", "code", "cancel", "move", "erase", "register"),
    *(f"{verb}:{ID}" for verb in ("look", "take-back", "approve", "refuse", "pause", "resume", "retry", "stop")),
    *(f"{verb}:{ID}" for verb in ("stop-yes", "reopen", "reopen-yes", "revoke", "uninvite", "weather")),
    *(f"{verb}:about-ar" for verb in ("note", "note-hear", "note-record", "note-delete", "note-delete-yes")),
    *("again", "note:x", "about", "first", "enter", "saliheen.collect", "campaign-new", "campaign-on:cards"),
    *(f"ready-{verb}:{ID}" for verb in ("undo", "approve", "refuse")),
    *(f"revoke:{ADMIN.id}", f"revoke-yes:{ADMIN.id}"),
)
WORDS = (
    *("خبر مهم", "Important news", "back", "رجوع", "إلغاء", "leave it", "1", "2", "9", "١٢", "نعم", "no", "as before"),
    *(
        "tomorrow after 14:00",
        "بكرا ٩:٣٠",
        "من 3 الى 5",
        "7/12",
        "31/2",
        "today",
        "yesterday",
        "8:00",
        "99",
        "#1234",
        "4711-4790",
    ),
    *("إغلاق كامل", "عاجل", "everyone", "Lena", "4711-4790", "x" * 3600, "خ" * 3600, "", "🙂"),
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(ChoiceTapped, st.sampled_from(STEPS), st.sampled_from(CHOICES)),
    st.builds(TextReceived, st.sampled_from(WORDS)),
    st.builds(CommandGiven, st.sampled_from([*COMMANDS, "admin", "help", "language", "start", "cancel", "code", "x"])),
    st.builds(TextReceived, st.text(max_size=30)),
    st.just(OtherReceived()),
    st.sampled_from([VoiceRead(b"OggS"), VoiceUnread("too-long")]),
)
moments = st.tuples(events, st.integers(0, 7), st.sampled_from([0, 0, 0, 3, 2000]))
BROADCAST = (CommandGiven("broadcast"), "خبر مهم", "News", "everyone", "urgent", "now", "no end")
CLOSING = (CommandGiven("close"), "saliheen", "next", "tomorrow", "shut")
INVITING = (CommandGiven("staff"), "[admin:invite]", "[in-role:saliheen]")
PAUSING = (CommandGiven("pause"), "نعود غداً", "arabic only")
VOICING = (CommandGiven("voice"), "[admin:note:about-ar]", VoiceRead(b"OggS"))
ENDING = (CommandGiven("campaign"), "حتى ٣١ كانون الثاني")
READYING = (CommandGiven("ready"), "[rd-at:saliheen.collect]", "4711-4790, 4805")
beginnings = st.sampled_from(
    [
        (),
        *(
            each[:most]
            for each in (BROADCAST, CLOSING, INVITING, PAUSING, VOICING, READYING, ENDING)
            for most in (1, 2, 3, 7)
        ),
    ]
)


def at_the_menu(*, admin: bool = True) -> Talk:
    return Talk(
        a_scene(admin=admin, clerk=not admin, office=BOTH), Conversation("en", errand="", asked="menu"), World()
    )


@settings(max_examples=150)
@given(beginnings, st.lists(moments, max_size=12))
def test_every_event_gets_an_answer(begun: tuple[str | Event, ...], story: list[tuple[Event, int, int]]) -> None:
    talk = at_the_menu().hear(*begun)
    for event, mood, minutes in story:
        talk.world.mood = mood
        talk.scene = replace(talk.scene, now=talk.scene.now + timedelta(minutes=minutes))
        before = talk.conversation
        talk.hear(event)
        assert talk.says, f"no answer to {event} at {before.asked}"
        assert_readable(talk)
        assert reloaded(talk.last.conversation) == talk.last.conversation


UNRELATED = st.one_of(
    st.builds(CommandGiven, st.sampled_from(["help", "code", "move", "register", "start", "stats", "weather"])),
    st.builds(CommandGiven, st.sampled_from(["admin", "open", "staff", "broadcast", "close", "pause", "language"])),
    st.builds(ChoiceTapped, st.sampled_from(["menu", "gone", "reminder"]), st.sampled_from(["code", "move", "x"])),
    st.builds(
        ChoiceTapped, st.just("admin"), st.sampled_from([f"pause:{ID}", f"stop:{ID}", "stats", "invite", "pause-text"])
    ),
    st.just(OtherReceived()),
)


@settings(max_examples=100)
@given(st.integers(1, len(BROADCAST)), st.lists(UNRELATED, min_size=1, max_size=4))
def test_what_an_admin_typed_survives_whatever_is_no_answer(until: int, unrelated: list[Event]) -> None:
    talk = at_the_menu().hear(*BROADCAST[:until])
    asked, answers = talk.conversation.asked, dict(talk.conversation.answers)
    talk.hear(*unrelated, "[language:en]")
    assert talk.conversation.errand == "broadcast"
    assert (talk.conversation.asked, talk.conversation.answers) == (asked, answers)


@given(
    st.lists(moments, max_size=6),
    st.sampled_from([BROADCAST, CLOSING, INVITING, PAUSING, READYING, ENDING]),
    st.integers(1, 7),
)
def test_whoever_is_no_admin_any_more_is_out_of_it(
    story: list[tuple[Event, int, int]], begun: tuple[str | Event, ...], until: int
) -> None:
    talk = at_the_menu().hear(*begun[:until])
    talk.scene = replace(talk.scene, staff=CLERK)
    for event, _, _ in story:
        talk.hear(event)
        assert talk.conversation.errand not in CHECKLISTS
        assert not any(key.startswith(("admin-", "broadcast-page", "closure-page", "people-")) for key in talk.keys)


@given(st.sampled_from(["admin", *COMMANDS]))
def test_to_others_the_commands_are_as_unknown_as_any(name: str) -> None:
    said = at_the_menu(admin=False).hear(CommandGiven(name))
    unknown = at_the_menu(admin=False).hear(CommandGiven("weather"))
    assert (said.keys, said.conversation, said.choices) == (unknown.keys, unknown.conversation, unknown.choices)


def test_back_leads_through_every_question_of_a_broadcast_and_out() -> None:
    talk = at_the_menu().hear(*BROADCAST)
    asked = [talk.conversation.asked]
    while talk.conversation.errand:
        talk.hear("back")
        asked.append(talk.conversation.asked)
    assert asked == [*reversed([step.name for step in CHECKLISTS["broadcast"]]), "menu"]


def test_a_text_taken_back_is_offered_again() -> None:
    talk = at_the_menu().hear(*BROADCAST[:2], "back")
    assert talk.conversation.asked == "bc-arabic"
    assert talk.hear("as before").conversation.answers["bc-arabic"] == "خبر مهم"
