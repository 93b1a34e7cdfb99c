"""A channel as the rest of the bot sees it: it receives and reads what people send, and delivers what goes out.

An adapter is thin: it chooses no words and knows no storage but its own log, if it keeps one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from starlette.routing import Route

from bot.conversation.core.events import Event
from bot.domain.channel import ChannelTraits
from bot.domain.message import Delete, Edit, Leave, Send
from storage.chats.inbox import NewUpdate

Store = Callable[[Sequence[NewUpdate]], Awaitable[Sequence[bytes]]]
"""Puts updates into the inbox; returns after the commit, with the senders that have something new."""
Wake = Callable[[bytes], None]
"""A message of that sender waits in the inbox."""
Ring = Callable[[str, str], None]
"""Tells the same channel of other processes, by its name, that there is news: a word that names nobody."""
HashOfHour = Callable[[str, int], bytes]
"""Of an address and an hour: keyed, and the same in every process on one database."""
DrawChart = Callable[[str], Awaitable[bytes | None]]
"""The chart of all bookings in a locale, as PNG; None where it could not be drawn."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A voice message, as the messenger tells of it: where ``fetch`` finds it, and its size in bytes."""

    where: str
    seconds: int
    size: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a person in a chat of their own with us."""

    event: Event
    ref: str = ""
    """The person's own message, to delete it from their screen later."""
    pressed: str = ""
    """Our message whose button was pressed; paging edits it in place."""
    network: str = ""
    """A keyed hash of the network it came from, where chats cost nothing to make."""
    picture: str = ""
    """Where the channel's ``fetch`` finds a picture that was sent."""
    recording: Recording | None = None
    language: str = ""
    """Of the person's app, two letters; a hint, as many have an app in a language that they do not read."""
    words: tuple[str, ...] = ()
    """What it shows besides its text, to be seen and not heard: a caption, a contact, a poll, what it quotes."""
    pictured: bool = False
    """It shows a picture, whatever it is heard as."""


@dataclass(frozen=True, slots=True)
class ChatBlocked:
    """The person blocked us: nothing is sent until they write again."""


@dataclass(frozen=True, slots=True)
class ChatUnblocked:
    pass


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """A message in a group: the answer is one sentence, and we leave."""


Heard = Incoming | ChatBlocked | ChatUnblocked | GroupMessage


@dataclass(frozen=True, slots=True)
class Sent:
    """Done. ``ref`` is the channel's name of the new or edited message, if there is one."""

    ref: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent, for certain; try again after ``seconds``. ``everyone``: nobody of the whole channel is let through (a
    refused token)."""

    seconds: float
    reason: str
    everyone: bool = False
    tried: bool = False
    """The messenger heard it and failed at it (5xx): an attempt. A call that was not made, or not let through, is none.
    """


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused for good. ``reason`` is a word of ours, free of anything personal."""

    reason: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person does not want to hear from us."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Perhaps delivered: the connection broke after the request was written, and no messenger can be asked."""

    reason: str


Result = Sent | Later | Refused | Blocked | Unknown
Doable = Send | Edit | Delete | Leave


def no_ring(channel: str, news: str) -> None:
    """Of a process that has no others beside it."""


class FirstAccountUnknown(Exception):
    """Several accounts of one channel, and people who wrote to one of them before it was noted which that was: what
    waits for them would go by another."""


class PictureUnavailable(Exception):
    """The channel could not give us the picture, or the recording, now."""


class Channel(Protocol):
    """A channel subclasses this and writes what it has; for the rest the methods here do nothing."""

    traits: ChannelTraits

    @property
    def name(self) -> str:
        """Of the account, where a channel has several (``bot.domain.account``)."""
        return self.traits.name

    def read(self, payload: str) -> Heard:
        """The meaning of a stored inbox payload. Pure; never raises for anything that a person can send."""
        ...

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        """One request to the messenger. Never raises for anything that the world can do."""
        ...

    async def alive(self, address: str) -> bool:
        """The messenger answers a question about that chat in time, which shows nothing there. Never raises for
        anything that the world can do."""
        return True

    async def fetch(self, picture: str) -> bytes:
        """The bytes of a picture or a recording. Raises ``PictureUnavailable``."""
        ...

    def link(self, payload: str) -> str:
        """The address that opens a chat and sends ``/start payload``; "" where there is none, or none yet."""
        return ""

    def routes(self, store: Store, wake: Wake) -> Sequence[Route]:
        """The pages and webhooks of the channel, served by every process."""
        return ()

    async def receive(self, store: Store, wake: Wake, stop: asyncio.Event) -> None:
        """Polls, or asks to be called, until ``stop``; run by the process that leads."""
        return

    async def introduce(self) -> None:
        """Tells the messenger its menu and learns its own name, however long that takes; cancel it to give up."""
        return

    def rung(self, news: str) -> None:
        """What this channel rang in another process; "" for anything."""
        return

    def close(self) -> None:
        """Ends requests that wait for news, so that a stop need not wait for them."""
        return
