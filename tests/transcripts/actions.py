"""What a person can do on Telegram and on the chat page, as those would tell us of it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.conversation.core.events import Event, PictureRead, PictureUnread, VoiceRead
from bot.rendering import qr
from tests.sounds import a_sound
from tests.transcripts.screen import Screen

_PHOTO = re.compile(r"\(photo (.+)\)")
_CONTACT = re.compile(r"\(contact (own|other) (.+)\)")
_LOCATION = re.compile(r"\(location (\S+) (\S+)\)")
_SPOKEN = re.compile(r"\(voice of (\d+) s\)")
_FORWARD = re.compile(r"\(forwards “(.+)”\)")
_EDIT = re.compile(r"\(edits “(.+)” to “(.+)”\)")
UNREAD = ("no-qr", "several-qrs", "not-a-picture", "not-fetched")


@dataclass(frozen=True, slots=True)
class Doing:
    """``payload`` is what the inbox keeps; ``sight`` what is seen in a picture, if staff sent it, or heard."""

    payload: str
    sight: Event | None = None
    shows: str = ""
    """What of it stands on the person's own screen."""


def on_telegram(what: str, number: int, ref: str, address: str, screen: Screen, *, group: bool = False) -> Doing:
    sender = {"id": int(address), "is_bot": False, "first_name": "A"}
    chat = {"id": int(address), "type": "group" if group else "private"}
    message: dict[str, Any] = {"message_id": int(ref), "date": 0, "chat": chat, "from": sender}
    kind, sight = "message", None
    if what.startswith("["):
        pressed, data = _press(what, screen)
        query = {"id": "1", "from": sender, "data": data, "message": {"message_id": int(pressed), "chat": chat}}
        return Doing(_json({"update_id": number, "callback_query": query}))
    if not what.startswith("("):
        message["text"] = what
    elif what in ("(blocks the bot)", "(unblocks the bot)"):
        status = {"status": "kicked" if what.startswith("(blocks") else "member"}
        return Doing(_json({"update_id": number, "my_chat_member": {"chat": chat, "new_chat_member": status}}))
    elif found := _PHOTO.fullmatch(what):
        message["photo"] = [{"file_id": "f", "width": 9, "height": 9}]
        sight = seen_in(found[1])
    elif found := _CONTACT.fullmatch(what):
        user_id = int(address) if found[1] == "own" else 999
        message["contact"] = {"phone_number": found[2], "user_id": user_id}
    elif found := _LOCATION.fullmatch(what):
        message["location"] = {"latitude": float(found[1]), "longitude": float(found[2])}
    elif found := _EDIT.fullmatch(what):
        edited = next(one for one, written in screen.messages.items() if written == found[1])
        kind, message["text"], message["message_id"] = "edited_message", found[2], int(edited)
        screen.messages[edited] = found[2]
    elif found := _SPOKEN.fullmatch(what):
        message["voice"] = {"file_id": "f", "duration": int(found[1]), "file_size": 4000}
        sight = VoiceRead(a_sound(int(found[1])))
    elif found := _FORWARD.fullmatch(what):
        message |= {"text": found[1], "forward_origin": {"type": "user", "date": 0, "sender_user": {"id": 7}}}
    elif what in ("(sticker)", "(voice)", "(file)"):
        message[what.strip("()")] = {"file_id": "f"}
    else:
        raise LookupError(f"nobody can do {what}")
    shows = "" if kind == "edited_message" else what
    return Doing(_json({"update_id": number, kind: message}), sight, shows)


def on_the_web(what: str, ref: str, screen: Screen) -> Doing:
    if what.startswith("["):
        pressed, data = _press(what, screen)
        return Doing(_json({"choice": data, "pressed": pressed, "ref": ref}), shows=what)
    if found := _PHOTO.fullmatch(what):
        sight = seen_in(found[1])
        said = {"read": sight.text} if isinstance(sight, PictureRead) else {"unread": found[1]}
        return Doing(_json({"picture": said, "ref": ref}), shows=what)
    if found := _LOCATION.fullmatch(what):
        place = {"latitude": float(found[1]), "longitude": float(found[2])}
        return Doing(_json({"location": place, "ref": ref}), shows=what)
    if what.startswith("("):
        raise LookupError(f"nobody can do {what} on the chat page")
    return Doing(_json({"text": what, "ref": ref}), shows=what)


def seen_in(photo: str) -> Event:
    """Digits are drawn as our QR and read again, as a clerk's phone would see it."""
    for why in UNREAD:
        if photo == why:
            return PictureUnread(why)  # type: ignore[arg-type]
    digits = photo.replace(" ", "")
    sight = qr.read(qr.draw(f"https://t.me/mawid_bot?start={digits}" if digits.isdigit() else photo))
    assert isinstance(sight, qr.QrRead)
    return PictureRead(sight.text)


def _press(what: str, screen: Screen) -> tuple[str, str]:
    oldest = what.endswith(" (oldest)")
    ref, button = screen.find(what.removesuffix(" (oldest)")[1:-1], oldest)
    if not button.data:
        raise LookupError(f"{what} only copies")
    return ref, button.data


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
