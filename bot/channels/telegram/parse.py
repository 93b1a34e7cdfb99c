"""An update's JSON -> who wrote and what was heard. Plain look-ups: the library's objects cost more than a whole turn.

Law: nothing a person can send raises, and what is not understood is heard all the same, as ``OtherReceived``.
"""

import json
from dataclasses import replace
from typing import Any, Final

from bot.channels.commands import read_text
from bot.channels.contract import ChatBlocked, ChatUnblocked, GroupMessage, Heard, Incoming, Recording
from bot.channels.telegram.contents import contents_of
from bot.conversation.core.events import (
    ChoiceTapped,
    LocationShared,
    OtherKind,
    OtherReceived,
    PictureReceived,
    TextEdited,
    TextForwarded,
)
from storage.chats.inbox import NewUpdate

Json = dict[str, Any]

ALLOWED: Final = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"]
LARGEST_PICTURE: Final = 10 * 2**20  # bytes
SAYS_NOTHING: Final = frozenset(
    {
        *("pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "boost_added"),
        *("write_access_allowed", "forum_topic_created", "forum_topic_edited", "forum_topic_closed"),
        *("forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden"),
        *("proximity_alert_triggered", "connected_website", "gift", "unique_gift", "giveaway"),
        *("giveaway_created", "giveaway_winners", "giveaway_completed", "paid_message_price_changed"),
        *("direct_message_price_changed", "checklist_tasks_done", "checklist_tasks_added"),
        *("video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited"),
        *("new_chat_title", "new_chat_photo", "delete_chat_photo"),
    }
)
"""Service messages of a chat that nobody wrote to us."""
OTHER_KINDS: Final[tuple[tuple[str, OtherKind], ...]] = (
    *((name, "voice") for name in ("voice", "audio")),
    *((name, "video") for name in ("video", "video_note")),
    *((name, "sticker") for name in ("sticker", "animation", "dice", "story")),
)
_WRONG = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)


def new_update(update: Json) -> NewUpdate | None:
    """The row of the inbox for an update; None for an update that is no message to us."""
    address = sender_of(update)
    if address is None:
        return None
    payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    if not payload.isascii():
        payload = payload.encode(errors="replace").decode()  # half a surrogate pair cannot be sealed
    return NewUpdate(update_key(update), address, payload)


def usable_id(update: Any) -> bool:
    """It has the number by which it is known again, and confirmed: a whole one that fits everywhere."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63


def unusable(update: Any) -> NewUpdate:
    """The row of what has no usable id: it is parked at once, and known again by what is in it, so that nobody waits
    behind it and each is counted once."""
    whole = json.dumps(update, sort_keys=True).encode(errors="replace").decode()
    address = sender_of(update) if isinstance(update, dict) else None
    return NewUpdate(whole, address or "", "", parked="an update without a usable id")


def update_key(update: Json) -> str:
    return str(update["update_id"])


def sender_of(update: Json) -> str | None:
    """The chat's id. A private chat has its person's id, so presses and messages of one person share a line."""
    try:
        if (query := update.get("callback_query")) is not None:
            message, presser = query.get("message"), query["from"]["id"]
            if message and _private(message) and message["chat"]["id"] != presser:
                return None  # a button in somebody else's chat, as of a message passed on: it is nobody's answer there
            return str(message["chat"]["id"] if message else presser)
        if (edited := update.get("edited_message")) is not None and "location" in edited:
            return None  # a shared live location edits itself every few seconds
        if (content := update.get("message")) is not None and not SAYS_NOTHING.isdisjoint(content):
            return None
        for kind in ("message", "edited_message", "my_chat_member", "channel_post"):
            if (content := update.get(kind)) is not None:
                return str(content["chat"]["id"])
    except _WRONG:
        return None
    return None


def press_of(update: Json) -> str:
    """The id of a press, that Telegram wants answered within seconds; "" if the update is none."""
    query = update.get("callback_query")
    return str(query.get("id", "")) if isinstance(query, dict) else ""


def read(payload: str) -> Heard:
    """The meaning of a stored update."""
    try:
        return _heard(json.loads(payload))
    except _WRONG:
        return Incoming(OtherReceived())


def _heard(update: Json) -> Heard:
    if (message := update.get("message")) is not None:
        return _with_contents(_message(message), message) if _private(message) else GroupMessage()
    if (query := update.get("callback_query")) is not None:
        return _press(query)
    if (change := update.get("my_chat_member")) is not None:
        return _standing(change)
    if (edited := update.get("edited_message")) is not None:
        return _with_contents(_edited(edited), edited) if _private(edited) else GroupMessage()
    return GroupMessage() if "channel_post" in update else Incoming(OtherReceived())


def _with_contents(heard: Incoming, message: Json) -> Incoming:
    words, pictured = contents_of(message)
    return replace(heard, words=words, pictured=pictured) if words or pictured else heard


def _message(message: Json) -> Incoming:
    ref = str(message.get("message_id", ""))
    if (text := message.get("text")) is not None:
        event = TextForwarded(text) if "forward_origin" in message else read_text(text)
        return Incoming(event, ref, language=_app_language(message))
    if (place := message.get("location")) is not None:
        here = LocationShared(float(place["latitude"]), float(place["longitude"]))
        return Incoming(here, ref)
    if sizes := message.get("photo"):
        return Incoming(_picture(message), ref, picture=_largest(sizes))
    if (document := message.get("document")) is not None:
        # Whatever its name and type say: a phone calls a forwarded picture application/octet-stream.
        return Incoming(_picture(message), ref, picture=str(document["file_id"]))
    if (voice := message.get("voice")) is not None:
        seconds, size = int(voice.get("duration") or 0), int(voice.get("file_size") or 0)
        return Incoming(OtherReceived("voice"), ref, recording=Recording(str(voice["file_id"]), seconds, size))
    return Incoming(OtherReceived(next((kind for name, kind in OTHER_KINDS if name in message), "")), ref)


def _edited(message: Json) -> Incoming:
    ref = str(message.get("message_id", ""))
    text = message.get("text")
    return Incoming(TextEdited(text) if isinstance(text, str) else OtherReceived("edited"), ref)


def _app_language(message: Json) -> str:
    """Where it is not Arabic, in which every chat begins."""
    code = str(message.get("from", {}).get("language_code") or "")[:2]
    return "" if code == "ar" else code


def _picture(message: Json) -> PictureReceived:
    return PictureReceived(str(message.get("caption") or ""))


def _press(query: Json) -> Heard:
    message = query.get("message")
    if message is None:
        return Incoming(OtherReceived())
    if not _private(message):
        return GroupMessage()
    pressed = str(message.get("message_id", ""))
    if not isinstance(data := query.get("data"), str):
        return Incoming(OtherReceived(), pressed=pressed)
    step, _, choice = data.partition(":")
    return Incoming(ChoiceTapped(step, choice), pressed=pressed)


def _standing(change: Json) -> Heard:
    away = change["new_chat_member"]["status"] in {"kicked", "left"}
    if _private(change):
        return ChatBlocked() if away else ChatUnblocked()
    return ChatBlocked() if away else GroupMessage()


def _largest(sizes: list[Json]) -> str:
    """The file_id of the largest copy that we would fetch."""
    fitting = [size for size in sizes if (size.get("file_size") or 0) <= LARGEST_PICTURE] or sizes[:1]
    return str(max(fitting, key=lambda size: size.get("width", 0) * size.get("height", 0))["file_id"])


def _private(content: Json) -> bool:
    return bool(content["chat"]["type"] == "private")
