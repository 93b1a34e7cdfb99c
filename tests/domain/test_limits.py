"""What people may write fits where it goes, and is measured alike wherever they write it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.broadcasts import previews
from bot.channels.layout import plain
from bot.config.office import OfficeInvalid, read_office
from bot.conversation.admin.broadcast_says import preview
from bot.conversation.core.admin_outcomes import BroadcastShown
from bot.conversation.core.events import TextReceived
from bot.conversation.core.merge_says import merge_says
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation
from bot.conversation.paused import while_paused
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.text.misread import Misread
from bot.domain import limits
from bot.domain.broadcast import Audience, NewBroadcast, Recipients
from bot.domain.languages import LOCALES
from bot.domain.limits import too_long, units
from bot.domain.pause import Pause
from bot.rendering.text import render
from tests.builders import MONDAY
from tests.conversation.admin_world import a_broadcast
from tests.conversation.talk import OFFICE, Talk, a_scene

FACE = "😀"
STATION = """
[service]
authority = {{ ar = "جهة", en = "office" }}
[stations.here]
names = {{ ar = "هنا", en = "{name}" }}
hours = {{ mon = ["09:00-10:00"] }}
"""


def test_a_letter_is_one_unit_and_an_emoji_is_two() -> None:
    assert [units(text) for text in ("", "abc", "نعود", FACE, f"a{FACE}", "\ud83d")] == [0, 3, 4, 2, 3, 1]
    assert [too_long(FACE * count, 4) for count in (2, 3)] == [False, True]


def test_the_longest_broadcast_fits_a_message_with_its_number() -> None:
    new = NewBroadcast("ا" * limits.BROADCAST, "<" * limits.BROADCAST, Audience(), False, None, None)
    for message in previews(new, 999_999_999).values():
        assert units(plain(message.text)) <= limits.MESSAGE


def test_an_admin_sees_the_longest_broadcast_in_chat() -> None:
    talk = Talk(scene=a_scene(admin=True))
    new = NewBroadcast("ا" * limits.BROADCAST, "", Audience(), False, None, None)
    shown = BroadcastShown(
        a_broadcast(talk.scene, new=new), Recipients(()).told(), timedelta(), (("ar", new.arabic),), False
    )
    seen = preview(shown, talk.scene, "bc-preview", ())[0]
    assert [new.arabic in render(seen, locale, OFFICE).text for locale in LOCALES] == [True, True]


def test_the_longest_pause_fits_a_message_in_both_languages() -> None:
    pause = Pause("ا" * limits.PAUSE, "&" * limits.PAUSE, MONDAY)
    turn = while_paused(Conversation(), TextReceived("hello"), a_scene(), pause)
    assert turn is not None
    (say,) = merge_says(turn.says)
    assert isinstance(say, Say)
    for locale in LOCALES:
        assert limits.PAUSE < units(plain(render(say, locale, OFFICE).text)) <= limits.MESSAGE


@pytest.mark.parametrize(
    ("errand", "asked", "limit", "letter"),
    [("broadcast", "bc-arabic", limits.BROADCAST, "ا"), ("pausing", "pa-arabic", limits.PAUSE, "ا")],
)
def test_emoji_count_twice_in_an_admins_chat(errand: str, asked: str, limit: int, letter: str) -> None:
    talk = Talk(scene=a_scene(admin=True))
    begun = Conversation("en").with_draft({"errand": errand})
    for text, fits in ((letter * 2 + FACE * (limit // 2 - 1), True), (letter * 2 + FACE * (limit // 2), False)):
        talk.conversation = replace(begun, asked=asked)
        assert (asked in talk.hear(text).conversation.answers) is fits


def test_emoji_count_twice_in_the_name_of_a_member_of_staff() -> None:
    talk = Talk(scene=a_scene(admin=True))
    begun = Conversation("en").with_draft({"errand": "inviting", "answers": {"in-role": "admin"}})
    for faces, key in ((limits.STAFF_NAME // 2, "admin-invitation"), (limits.STAFF_NAME // 2 + 1, "people-fault-name")):
        talk.conversation = replace(begun, asked="in-name")
        assert talk.hear(FACE * faces).keys[0] == key


def test_an_applicants_name_and_a_stations_words_are_measured_alike() -> None:
    script = "𐤀"  # a letter of two units
    assert isinstance(read_full_name(f"a {script * (limits.APPLICANT_NAME // 2 - 1)}"), str)
    too_many = Misread("name-too-long", {"longest": limits.APPLICANT_NAME})
    assert read_full_name(f"a {script * (limits.APPLICANT_NAME // 2)}") == too_many
    faces = f"{FACE} " * (limits.STATION_TEXT // 3)
    read_office(STATION.format(name=f"{faces}ab"))
    with pytest.raises(OfficeInvalid, match="1 mistakes") as invalid:
        read_office(STATION.format(name=f"{faces}abc"))
    assert invalid.value.problems == ("line 5: stations.here.names.en: should have at most 500 characters",)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("ا" * limits.STATION_WORD, ""),
        ("بَّ" * limits.STATION_WORD, ""),
        (f"https://osm.org/{'a' * limits.STATION_WORD}", ""),
        ("ا" * (limits.STATION_WORD + 1), "should have no word of more than 40 letters"),
        ("ب\u0301\u0302\u0303\u200d\u0301", "should have at most 3 marks on a letter"),
    ],
)
def test_a_stations_words_fit_a_line_of_a_small_phone_and_cover_none(name: str, problem: str) -> None:
    if not problem:
        assert read_office(STATION.format(name=name)).stations
        return
    with pytest.raises(OfficeInvalid) as invalid:
        read_office(STATION.format(name=name))
    assert invalid.value.problems == (f"line 5: stations.here.names.en: {problem}",)
