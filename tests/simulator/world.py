"""The chats as Telegram holds them: who wrote what, what it shows now, and which presses still wait for an answer."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.simulator.files import Files
from tests.simulator.keyboards import Markup
from tests.simulator.profile import Profile
from tests.simulator.refusals import Json, bad
from tests.simulator.updates import Updates
from tests.simulator.webhook import Webhook

PRESS_ANSWER_SECONDS = 10


@dataclass(slots=True)
class Message:
    """One message as it is now. `body` holds the Bot API's content fields and is replaced, never changed; `touched` is
    the world's tick of its last change; `rigid` means it carries a markup that forbids editing."""

    id: int
    chat: "Chat"
    sender: Json
    from_bot: bool
    sent_at: float
    touched: int
    body: Json
    source: str = ""
    markup: Json | None = None
    rigid: bool = False
    edited_at: float | None = None

    def card(self) -> Json:
        """The Bot API's Message."""
        card: Json = {"message_id": self.id, "from": self.sender, "chat": self.chat.card, "date": int(self.sent_at)}
        if self.chat.kind == "channel":
            del card["from"]
        if self.edited_at is not None:
            card["edit_date"] = int(self.edited_at)
        card.update(self.body)
        if self.markup is not None:
            card["reply_markup"] = self.markup
        return card


@dataclass(slots=True)
class Chat:
    """A private chat, group or channel. `standing` is the bot's ChatMember status; `keyboard` is the reply
    keyboard that the person has in front now."""

    id: int
    kind: str
    card: Json
    started: bool = False
    deaf: bool = False
    """The person lets nobody send voices."""
    standing: str = "member"
    messages: dict[int, Message] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)
    keyboard: Markup | None = None
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    def wake(self) -> None:
        for waiter in self.waiting:
            if not waiter.done():
                waiter.set_result(None)
        self.waiting.clear()


@dataclass(slots=True)
class Answer:
    """What the person saw after a press."""

    query_id: str
    text: str
    alert: bool
    at: float


@dataclass(slots=True)
class Press:
    """A callback query that waits to be answered."""

    person: int
    at: float


class World:
    """Everything that one bot can see. `clock` gives seconds since the epoch."""

    def __init__(self, token: str, clock: Callable[[], float], username: str) -> None:
        self.token = token
        self.clock = clock
        self.me: Json = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": "Mawid", "username": username}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.profile = Profile()
        self.profile.words["name", ""] = str(self.me["first_name"])
        self.updates = Updates(clock, random.SystemRandom().randrange(10_000_000, 900_000_000))
        self.webhook = Webhook(self.updates, clock)
        self.presses: dict[str, Press] = {}
        self.answers: dict[int, list[Answer]] = {}
        self.tick = 0
        self._last_message = 0

    def post(
        self, chat: Chat, body: Json, *, sender: Json | None = None, source: str = "", markup: Markup | None = None
    ) -> Message:
        """A new message in a chat, the bot's own unless a sender is named."""
        self._last_message += 1
        self.tick += 1
        message = Message(
            self._last_message, chat, sender or self.me, sender is None, self.clock(), self.tick, body, source
        )  # fmt: skip
        if markup is not None:
            message.markup, message.rigid = markup.inline, markup.inline is None
            if message.rigid:
                chat.keyboard = markup if markup.kind == "keyboard" else None
        chat.messages[message.id] = message
        chat.wake()
        return message

    def change(self, message: Message, body: Json, source: str, markup: Json | None) -> None:
        """An edit; an edit that changes nothing is refused as Telegram refuses it."""
        if message.body == body and message.markup == markup:
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a"
                " current content and reply markup of the message"
            )
        self.tick += 1
        message.body, message.source, message.markup = body, source, markup
        message.touched, message.edited_at = self.tick, self.clock()
        message.chat.wake()

    def forget(self, message: Message) -> None:
        self.tick += 1
        if message.chat.messages.pop(message.id, None) is not None:
            message.chat.deleted.append(message.id)
        message.chat.wake()

    def answer(self, query_id: str, text: str, alert: bool) -> None:
        """answerCallbackQuery: once, and within seconds of the press."""
        press = self.presses.pop(query_id, None)
        if press is None or self.clock() - press.at > PRESS_ANSWER_SECONDS:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self.answers.setdefault(press.person, []).append(Answer(query_id, text, alert, self.clock()))
        self.tick += 1
        self.chats[press.person].wake()
