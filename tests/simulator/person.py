"""A person with a phone: writes, taps, sends pictures, blocks; and sees their side of the chat."""

import asyncio
import re
import secrets
from collections.abc import Callable

from tests.simulator.markup import TEXT_LIMIT, units
from tests.simulator.membership import stand
from tests.simulator.refusals import Json
from tests.simulator.seen import Button, Seen, bare, button, buttons, seen, wanted
from tests.simulator.world import Answer, Chat, Message, Press, World

Wanted = str | re.Pattern[str] | Callable[[Seen], bool]
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_LINK = re.compile(r"https://t\.me/([A-Za-z0-9_]+)\?start=(.*)")


class Unexpected(AssertionError):
    """What a person waited for did not come, or what they wanted to tap is not there."""


class Person:
    """One person in a private chat with the bot. An action queues its update at once; only `expect` waits."""

    def __init__(self, world: World, person_id: int, first_name: str, language_code: str, phone: str) -> None:
        self.id = person_id
        self.phone = phone
        self.clipboard = ""
        self.me: Json = {"id": person_id, "is_bot": False, "first_name": first_name, "language_code": language_code}
        self._world = world
        self._language = language_code
        self._acted = world.tick
        card = {"id": person_id, "first_name": first_name, "type": "private"}
        self._chat = world.chats.setdefault(person_id, Chat(person_id, "private", card))

    # What they do

    def start(self, payload: str = "") -> int:
        """Opens `t.me/<bot>?start=<payload>` and presses Start. ValueError for a payload Telegram would not open."""
        if not _PAYLOAD.fullmatch(payload):
            raise ValueError("a start payload is at most 64 of A-Z a-z 0-9 _ -")
        return self.say(f"/start {payload}".rstrip())

    def say(self, text: str) -> int:
        """Sends a text; gives its message id."""
        if not text.strip() or units(text) > TEXT_LIMIT:
            raise ValueError("a text has 1-4096 characters")
        return self._send({"text": text.strip(), **command_entity(text.strip())})

    def tap(self, label_or_data: str, message: Seen | None = None) -> None:
        """Taps a button: under `message` (also one long gone, as on a phone that has not heard), else under the latest
        message that has it, else on the reply keyboard in front."""
        if message is not None:
            if found := wanted(message.keyboard, label_or_data):
                return self._press(found, message.id)
            raise Unexpected(f"no button {label_or_data!r} under that message: {message.labels}")
        for one in reversed(self._chat.messages.values()):
            if one.markup is not None and (found := wanted(buttons(one), label_or_data)):
                return self._press(found, one.id)
        if self._chat.keyboard is not None:
            rows = tuple(tuple(map(button, row)) for row in self._chat.keyboard.content["keyboard"])
            if found := wanted(rows, label_or_data):
                return self._type(found)
        raise Unexpected(f"no button {label_or_data!r} in:\n{self.transcript()}")

    def share_contact(self, phone: str | None = None, *, own: bool = True) -> int:
        """Shares a contact card; `own=False` is somebody else's from the address book."""
        contact: Json = {"phone_number": phone or self.phone, "first_name": self.me["first_name"]}
        if own:
            contact["user_id"] = self.id
        return self._send({"contact": contact})

    def share_location(self, latitude: float, longitude: float) -> int:
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    def send_photo(self, content: bytes, caption: str = "") -> int:
        body: Json = {"photo": self._world.files.add("Photo", content, "photo.jpg", "image/jpeg").sizes()}
        return self._send({**body, "caption": caption} if caption else body)

    def send_document(
        self,
        content: bytes = b"a file",
        name: str = "file.bin",
        mime: str = "application/octet-stream",
        caption: str = "",
    ) -> int:
        body: Json = {"document": self._world.files.add("Document", content, name, mime).document()}
        return self._send({**body, "caption": caption} if caption else body)

    def send_voice(self, seconds: int = 3, content: bytes = b"OggS") -> int:
        file = self._world.files.add("Voice", content, "voice.ogg", "audio/ogg")
        return self._send({"voice": {**file.card(), "duration": seconds, "mime_type": "audio/ogg"}})

    def send_sticker(self, emoji: str = "👍") -> int:
        file = self._world.files.add("Sticker", b"RIFF", "sticker.webp", "image/webp")
        look: Json = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self._send({"sticker": {**file.card(), **look, "emoji": emoji}})

    def edit(self, message_id: int, text: str) -> None:
        """Edits an own text."""
        message = self._chat.messages[message_id]
        if message.from_bot or "text" not in message.body:
            raise ValueError("only an own text can be edited")
        self._world.change(message, {"text": text, **command_entity(text)}, "", None)
        self._acted = self._world.tick
        self._world.updates.publish("edited_message", self._line, message.card())

    def hears_nobody(self) -> None:
        """Lets nobody send voices, as who pays Telegram can."""
        self._chat.deaf = True

    def block(self) -> None:
        self._stand("kicked")

    def unblock(self) -> None:
        self._stand("member")

    # What they see

    @property
    def chat(self) -> list[Seen]:
        """All messages that are there now, oldest first."""
        return [seen(message, self._world.files) for message in self._chat.messages.values()]

    @property
    def from_bot(self) -> list[Seen]:
        return [one for one in self.chat if one.from_bot]

    @property
    def deleted(self) -> list[int]:
        """Ids of messages that were deleted, oldest deletion first."""
        return list(self._chat.deleted)

    @property
    def keyboard(self) -> tuple[tuple[Button, ...], ...]:
        """The reply keyboard in front; () for the ordinary one."""
        shown = self._chat.keyboard
        return tuple(tuple(map(button, row)) for row in shown.content["keyboard"]) if shown else ()

    @property
    def answered_callbacks(self) -> list[Answer]:
        return list(self._world.answers.get(self.id, ()))

    @property
    def commands(self) -> dict[str, str]:
        """The menu behind "/": command to description, in this person's language."""
        return {one["command"]: one["description"] for one in self._world.profile.menu(self.id, self._language)}

    async def expect(self, what: Wanted = "", timeout: float = 5) -> Seen:  # noqa: ASYNC109 - tells the chat too
        """Waits for a message of the bot that came or was edited after the person's last action and has these words (or
        matches the pattern, or pleases the predicate). Raises Unexpected with the chat after `timeout` seconds."""
        try:
            async with asyncio.timeout(timeout):
                while True:
                    if found := self._find(what):
                        return found
                    waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._chat.waiting.append(waiter)
                    await waiter
        except TimeoutError:
            raise Unexpected(f"waited {timeout} s for {what!r} in:\n{self.transcript()}") from None

    async def expect_answer(self, timeout: float = 5) -> Answer:  # noqa: ASYNC109 - as above
        """Waits until every press so far has been answered; gives the last answer."""
        try:
            async with asyncio.timeout(timeout):
                while any(press.person == self.id for press in self._world.presses.values()):
                    waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._chat.waiting.append(waiter)
                    await waiter
        except TimeoutError:
            raise Unexpected(f"waited {timeout} s for the answer to a press") from None
        if not self.answered_callbacks:
            raise Unexpected("nothing was pressed")
        return self.answered_callbacks[-1]

    def transcript(self) -> str:
        """The chat as text, for people who read a failed test."""
        return "\n".join(
            f"{'<' if one.from_bot else '>'} {one.words or '(no words)'}" + (f"  {one.labels}" if one.labels else "")
            for one in self.chat
        )

    # How it reaches the bot

    @property
    def _line(self) -> str:
        return f"chat {self.id}"

    def _send(self, body: Json) -> int:
        if self._chat.standing == "kicked":
            raise Unexpected("the bot is blocked: nobody can write to it")
        self._chat.started = True
        message = self._world.post(self._chat, body, sender=self.me)
        self._acted = self._world.tick
        self._world.updates.publish("message", self._line, message.card())
        return message.id

    def _press(self, pressed: Button, message_id: int) -> None:
        if pressed.copies:
            self.clipboard = pressed.copies
            return
        if pressed.url:
            link = _LINK.fullmatch(pressed.url)
            if link is None or link[1] != self._world.me["username"]:
                raise Unexpected("that button opens another page")
            self.start(link[2])
            return
        self._acted = self._world.tick
        query_id = str(secrets.randbits(62))
        self._world.presses[query_id] = Press(self.id, self._world.clock())
        gone: Json = {"message_id": message_id, "chat": self._chat.card, "date": 0}  # an InaccessibleMessage
        message: Message | None = self._chat.messages.get(message_id)
        query: Json = {
            "id": query_id, "from": self.me, "chat_instance": str(self.id), "data": pressed.data,
            "message": message.card() if message else gone,
        }  # fmt: skip
        self._world.updates.publish("callback_query", f"person {self.id}", query)

    def _type(self, key: Button) -> None:
        if key.asks == "contact":
            self.share_contact()
        elif key.asks == "location":
            self.share_location(36.2021, 37.1343)
        else:
            self.say(key.label)

    def _stand(self, standing: str) -> None:
        self._chat.started = True
        stand(self._world, self._chat, standing, self.me)

    def _find(self, what: Wanted) -> Seen | None:
        for message in reversed(self._chat.messages.values()):
            if message.from_bot and message.touched > self._acted:
                one = seen(message, self._world.files)
                if pleases(one, what):
                    return one
        return None


def pleases(one: Seen, what: Wanted) -> bool:
    if isinstance(what, str):
        return bare(what) in one.words
    if isinstance(what, re.Pattern):
        return what.search(one.words) is not None
    return what(one)


def command_entity(text: str) -> Json:
    """The entity that Telegram's apps put on a leading command."""
    found = re.match(r"/[A-Za-z0-9_]{1,64}(@\w+)?", text)
    return {"entities": [{"type": "bot_command", "offset": 0, "length": found.end()}]} if found else {}
