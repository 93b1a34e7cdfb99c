"""The deliveries that are claimed for one chat, sent one after the other."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.channels.contract import Doable
from storage.outbox.mark import Claimed


@dataclass(frozen=True, slots=True)
class Ready:
    delivery: Claimed
    doables: tuple[Doable, ...]


@dataclass(slots=True)
class ChatQueue:
    """The queue of one chat, or of one address whose chat is gone."""

    chat_id: str | None
    rows: deque[Ready] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None
