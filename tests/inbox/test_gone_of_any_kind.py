"""A document's number and a picture leave the screen in whatever kind of Telegram's messages they came."""

import json
from typing import Any

import pytest

from bot.channels.contract import Incoming
from bot.channels.telegram.parse import read
from bot.conversation.core.events import OtherReceived
from bot.conversation.core.state import Conversation
from bot.inbox.gone_at_once import goes_at_once

N = "02010012345"
FILE = {"file_id": "AgAD1234567", "file_unique_id": "AQAD7654321", "file_size": 9}
PHOTO = [{**FILE, "width": 90, "height": 60}]
MOVING = {**FILE, "width": 90, "height": 60, "duration": 2}
PLACE = {"latitude": 36.2, "longitude": 37.1}
BOOKED, AT_NUMBER = Conversation(asked="menu"), Conversation(asked="number")
PERSON = {"id": 20100123456, "is_bot": False, "first_name": "سلمى", "username": "salma1234567"}
OURS = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": f"your number {N}", "photo": PHOTO}
POLL = {"id": "1234567", "question": "?", "type": "regular", "total_voter_count": 0}
GOES: dict[str, dict[str, Any]] = {
    "video's caption": {"video": MOVING, "caption": N},
    "voice's caption": {"voice": {**FILE, "duration": 1}, "caption": f"رقمي {N} وشكرا"},
    "song's title": {"audio": {**FILE, "duration": 1, "title": N}},
    "song's cover": {"audio": {**FILE, "duration": 1, "thumbnail": PHOTO[0]}},
    "file's name": {"voice": {**FILE, "file_name": f"{N}.ogg"}},
    "video": {"video": MOVING},
    "video note": {"video_note": {**FILE, "length": 60, "duration": 1}},
    "animation": {"animation": MOVING},
    "live photo": {"live_photo": {**FILE, "photo": PHOTO}},
    "paid media": {"paid_media": {"star_count": 1, "paid_media": [{"type": "photo", "photo": PHOTO}]}},
    "story": {"story": {"id": 3, "chat": PERSON}},
    "contact": {"contact": {"phone_number": "+963933123456", "first_name": N}},
    "contact's phone": {"contact": {"phone_number": N, "first_name": "سلمى"}},
    "poll": {"poll": {**POLL, "question": N, "options": []}},
    "poll's answer": {"poll": {**POLL, "options": [{"text": "a"}, {"text": "٠٢٠١٠٠١٢٣٤٥"}]}},
    "venue": {"venue": {"title": "home", "address": N, "location": PLACE}, "location": PLACE},
    "checklist": {"checklist": {"title": "papers", "tasks": [{"id": 1, "text": N}]}},
    "quote": {"text": "نعم", "reply_to_message": OURS, "quote": {"text": N, "position": 0}},
    "picture of another chat": {"text": "نعم", "external_reply": {"origin": {"type": "user"}, "photo": PHOTO}},
    "kind of next year": {"shown": {"pages": [{"lines": [["no", N]]}]}},
}
STAYS: dict[str, dict[str, Any]] = {
    "words": {"text": "نعم"},
    "voice": {"voice": {**FILE, "duration": 1, "mime_type": "audio/mp4"}},
    "sticker": {"sticker": {**FILE, "set_name": "cats_1234567", "thumbnail": PHOTO[0]}},
    "contact": {"contact": {"phone_number": "+963933123456", "first_name": "سلمى", "user_id": 2010012345}},
    "place": {"location": PLACE},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "answer to ours": {"text": "نعم", "reply_to_message": OURS},
    "passed on": {"text": "نعم", "forward_origin": {"type": "user", "sender_user": PERSON}, "forward_date": 1793000000},
}


def came(kind: str, body: dict[str, Any]) -> Incoming:
    chat = {"id": 20100123456, "type": "private"}
    heard = read(json.dumps({"update_id": 1, kind: {"message_id": 1, "date": 1, "from": PERSON, "chat": chat, **body}}))
    assert isinstance(heard, Incoming)
    return heard


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize("body", GOES.values(), ids=list(GOES))
def test_a_number_of_a_document_and_a_picture_go_in_any_kind_of_message(kind: str, body: dict[str, Any]) -> None:
    assert goes_at_once(BOOKED, came(kind, body), staff=False)


@pytest.mark.parametrize("conversation", [BOOKED, AT_NUMBER], ids=["booked", "at the number"])
@pytest.mark.parametrize("body", STAYS.values(), ids=list(STAYS))
def test_what_nobody_sees_of_a_message_makes_none_go(conversation: Conversation, body: dict[str, Any]) -> None:
    assert not goes_at_once(conversation, came("message", body), staff=False) or (
        conversation is AT_NUMBER and "contact" in body
    )


def test_it_is_answered_as_its_kind_all_the_same_and_a_picture_of_staff_stays() -> None:
    video = came("message", {"video": MOVING, "caption": N})
    assert video.event == OtherReceived("video")
    assert not goes_at_once(BOOKED, came("message", {"video": MOVING}), staff=True)
