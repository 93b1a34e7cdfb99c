"""Updates as Telegram sends them, and what is heard of each."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.contract import ChatBlocked, ChatUnblocked, GroupMessage, Heard, Incoming, Recording
from bot.channels.telegram.parse import new_update, press_of, read, sender_of
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    LocationShared,
    OtherKind,
    OtherReceived,
    PictureReceived,
    TextEdited,
    TextReceived,
)

SALMA = {"id": 700123, "is_bot": False, "first_name": "سلمى", "language_code": "ar"}
BOT = {"id": 77, "is_bot": True, "first_name": "Mawid", "username": "mawid_bot"}
PRIVATE = {"id": 700123, "first_name": "سلمى", "type": "private"}
GROUP = {"id": -1001, "title": "جيران", "type": "supergroup"}
CHANNEL = {"id": -1002, "title": "أخبار", "type": "channel"}
FILE = {"file_id": "AgACAg", "file_unique_id": "u1"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 41, "from": SALMA, "chat": chat, "date": 1_793_000_000, **content}


def update(kind: str = "message", content: Any = None, **words: Any) -> dict[str, Any]:
    return {"update_id": 905, kind: message(**words) if content is None else content}


def query(pressed: Any, **more: Any) -> dict[str, Any]:
    return update("callback_query", {"id": "990", "from": SALMA, "chat_instance": "1", "message": pressed, **more})


def member(chat: dict[str, Any], status: str) -> dict[str, Any]:
    old, new = {"user": BOT, "status": "member"}, {"user": BOT, "status": status}
    change = {"chat": chat, "from": SALMA, "date": 1, "old_chat_member": old, "new_chat_member": new}
    return update("my_chat_member", change)


def heard(what: dict[str, Any]) -> Heard:
    """Without what is only seen, of which ``tests/inbox/test_gone_of_any_kind.py`` tells."""
    kept = new_update(what)
    assert kept is not None
    found = read(kept.payload)
    return replace(found, words=(), pictured=False) if isinstance(found, Incoming) else found


def own(event: Any, **more: Any) -> Incoming:
    return Incoming(event, "41", **more)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("سلمى الحلبي", TextReceived("سلمى الحلبي")),
        ("/start", CommandGiven("start")),
        ("/start 482917360531", CommandGiven("start", "482917360531")),
        ("/Start@mawid_bot  i7Gh_-x ", CommandGiven("start", "i7Gh_-x")),
        ("/help me\nplease", CommandGiven("help", "me\nplease")),
        ("/", TextReceived("/")),
        ("/مرحبا", TextReceived("/مرحبا")),
        ("3/5/1990", TextReceived("3/5/1990")),
    ],
)
def test_texts_and_commands(text: str, event: TextReceived | CommandGiven) -> None:
    assert heard(update(text=text)) == own(event)


def test_a_press_names_step_choice_and_the_message_pressed() -> None:
    pressed = message(text="?", **{"from": BOT})
    tapped = Incoming(ChoiceTapped("document", "passport"), pressed="41")
    assert heard(query(pressed, data="document:passport")) == tapped
    gone = {"chat": PRIVATE, "message_id": 41, "date": 0}  # an InaccessibleMessage
    assert heard(query(gone, data="document:passport")) == tapped
    assert heard(query(pressed, data="day:2026-11-03:next")) == Incoming(
        ChoiceTapped("day", "2026-11-03:next"), pressed="41"
    )
    assert heard(query(pressed, data="old")) == Incoming(ChoiceTapped("old", ""), pressed="41")
    assert press_of(query(pressed, data="x:y")) == "990"
    assert press_of(update(text="x")) == ""


def test_of_a_contact_no_number_is_read() -> None:
    contact = {"phone_number": "+963933123456", "first_name": "سلمى", "user_id": 700123}
    assert heard(update(contact=contact)) == own(OtherReceived())


def test_a_location_is_heard_and_its_later_moves_are_not_kept() -> None:
    place = {"latitude": 36.2, "longitude": 37.16}
    assert heard(update(location=place)) == own(LocationShared(36.2, 37.16))
    assert sender_of(update("edited_message", location={**place, "live_period": 900})) is None


def test_of_a_photo_the_largest_copy_within_ten_megabytes_is_taken() -> None:
    sizes = [
        {**FILE, "file_id": "small", "width": 90, "height": 90, "file_size": 1_000},
        {**FILE, "file_id": "huge", "width": 9000, "height": 9000, "file_size": 11 * 2**20},
        {**FILE, "file_id": "good", "width": 1280, "height": 960, "file_size": 200_000},
    ]
    assert heard(update(photo=sizes, caption="x")) == own(PictureReceived("x"), picture="good")


@pytest.mark.parametrize("said", ["image/png", "application/octet-stream", "application/pdf", None])
def test_a_file_may_be_a_picture_whatever_its_type_says(said: str | None) -> None:
    file = FILE if said is None else {**FILE, "mime_type": said}
    assert heard(update(document=file)) == own(PictureReceived(), picture="AgACAg")
    assert heard(update(document=file, caption="4829")) == own(PictureReceived("4829"), picture="AgACAg")


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": FILE},
        {"voice": FILE},
        {"video": FILE},
        {"poll": {"id": "1"}},
        {"something_new": {}},
        {},
    ],
)
def test_everything_else_is_heard_as_something(content: dict[str, Any]) -> None:
    incoming = heard(update(**content))
    assert isinstance(incoming, Incoming)
    assert isinstance(incoming.event, OtherReceived)


def test_an_edited_text_is_told_from_a_new_one_and_anything_else_edited_has_no_words() -> None:
    assert heard(update("edited_message", text="other")) == Incoming(TextEdited("other"), "41")
    assert heard(update("edited_message", caption="other")) == Incoming(OtherReceived("edited"), "41")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("voice", "voice"), ("audio", "voice"), ("video", "video"), ("video_note", "video")),
        *(("sticker", "sticker"), ("animation", "sticker"), ("poll", "")),
    ],
)
def test_what_is_not_written_is_heard_by_its_kind(name: str, kind: OtherKind) -> None:
    content: dict[str, Any] = {name: {"file_id": "f"}}
    found = Recording("f", 0, 0) if name == "voice" else None
    assert heard(update(**content)) == own(OtherReceived(kind), recording=found)


@pytest.mark.parametrize(
    "name",
    [
        "pinned_message",
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "forum_topic_created",
        "gift",
        "giveaway",
        "connected_website",
    ],
)
def test_a_service_message_of_the_chat_is_nothing_to_us(name: str) -> None:
    content: dict[str, Any] = {name: {"x": 1}}
    assert new_update(update(**content)) is None


def test_blocking_and_unblocking() -> None:
    assert heard(member(PRIVATE, "kicked")) == ChatBlocked()
    assert heard(member(PRIVATE, "member")) == ChatUnblocked()


def test_whatever_is_written_where_others_read_along_is_a_group_message() -> None:
    for what in (
        update(chat=GROUP, text="/start"),
        update(chat=GROUP, new_chat_members=[BOT]),
        update("edited_message", chat=GROUP, text="x"),
        update("channel_post", chat=CHANNEL, text="x"),
        query(message(GROUP, text="?"), data="a:b"),
        member(GROUP, "member"),
        member(CHANNEL, "administrator"),
    ):
        assert heard(what) == GroupMessage()


def test_having_left_a_group_asks_nobody_to_leave_it_again() -> None:
    assert heard(member(GROUP, "left")) == ChatBlocked()


def test_messages_and_presses_of_one_person_share_one_line() -> None:
    assert sender_of(update(text="x")) == "700123"
    assert sender_of(query(message(text="?"), data="a:b")) == "700123"
    assert sender_of(query(None, data="a:b")) == "700123"
    assert sender_of(member(PRIVATE, "kicked")) == "700123"
    assert sender_of(update(chat=GROUP, text="x")) == "-1001"
    assert sender_of({"update_id": 1, "poll": {"id": "3"}}) is None


def test_half_a_letter_can_be_kept() -> None:
    kept = new_update(json.loads(json.dumps(update(text="سلمى \ud83d"))))
    assert kept is not None
    assert kept.payload.encode()
    assert read(kept.payload) == own(TextReceived("سلمى ?"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("text", "contact", "location", "photo", "document", "from", "chat", "message_id")


@given(st.sampled_from(("message", "callback_query", "my_chat_member", "edited_message")), st.sampled_from(KEYS), JSON)
def test_nothing_raises_whatever_stands_where(kind: str, key: str, value: Any) -> None:
    content = {**message(text="x"), "data": "a:b", "message": message(), "new_chat_member": {"status": "member"}}
    del content["text"]
    bent = {"update_id": 1, kind: {**content, key: value}}
    new_update(bent)
    read(json.dumps(bent))


@given(JSON)
def test_nothing_raises_whatever_it_is(value: Any) -> None:
    read(json.dumps(value))
