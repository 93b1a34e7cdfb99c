"""What is claimed for one chat, one request after the other."""

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
    """What waits for one chat, or for one address whose chat is gone."""

    chat_id: str | None
    rows: deque[Ready] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None
