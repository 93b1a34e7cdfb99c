"""What waits for the bot. An update stays until a getUpdates with a higher offset, or a webhook's 2xx, confirms it."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from tests.simulator.refusals import Json, bad, conflict
from tests.simulator.wire import encoded

KEPT_SECONDS = 24 * 3600
PRESS_KEPT_SECONDS = 150
KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
        "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count",
        "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
        "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request",
        "chat_boost", "removed_chat_boost", "managed_bot",
    }
)  # fmt: skip
_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(slots=True)
class Update:
    """`line` names the queue it stays ordered in: a chat for messages, a person for presses. `extra` deliveries are
    duplicates of a confirmed update."""

    id: int
    kind: str
    line: str
    at: float
    encoded: bytes
    extra: int = 0


class Updates:
    """The queue, and the one poller that may wait on it. `heard` is told of each new update (the webhook listens)."""

    def __init__(self, clock: Callable[[], float], first_id: int) -> None:
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.heard: Callable[[Update], None] | None = None
        self.duplicate_next = 0
        self.last_id = first_id - 1
        self._clock = clock
        self._again: list[Update] = []
        self._looked = 0.0
        self._poller: asyncio.Future[None] | None = None

    def publish(self, kind: str, line: str, content: Json) -> int:
        """Queues an update and gives its id; 0 when the bot did not ask for this kind."""
        if kind in _ONLY_WHEN_ASKED if self.allowed is None else kind not in self.allowed:
            return 0
        self.last_id += 1
        content = {"update_id": self.last_id, kind: content}
        update = Update(self.last_id, kind, line, self._clock(), encoded(content))
        if self.duplicate_next:
            self.duplicate_next -= 1
            update.extra = 1
        self.pending.append(update)
        if self.heard is not None:
            self.heard(update)
        elif self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        return update.id

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """One getUpdates. A second poller ends the first with 409, as Telegram does."""
        if self.heard is not None:
            raise conflict(_WEBHOOK_SET)
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(_OTHER_POLLER))
        self._confirm(offset)
        batch = self._batch(limit)
        if batch or seconds <= 0:
            return batch
        self._poller = waiter = asyncio.get_running_loop().create_future()
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await waiter
        finally:
            if self._poller is waiter:
                self._poller = None
        return self._batch(limit)

    def done(self, update: Update) -> None:
        """The webhook took it."""
        with suppress(ValueError):
            self.pending.remove(update)

    def drop(self) -> None:
        self.pending.clear()
        self._again.clear()

    def stop_polling(self) -> None:
        """Ends the waiting poller because a webhook was set."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict("terminated by setWebhook request"))

    def release(self) -> None:
        """Answers the waiting poller with nothing, because the server closes."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def allow(self, kinds: object) -> None:
        """Remembers `allowed_updates`; None changes nothing, [] is the default set."""
        if kinds is None:
            return
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise bad("can't parse allowed_updates: expected an Array of Strings")
        if unknown := set(kinds) - KINDS:
            raise bad(f'unknown update type "{min(unknown)}" in allowed_updates')
        self.allowed = frozenset(kinds) or None

    def _confirm(self, offset: int) -> None:
        pending = self.pending
        if offset < 0:
            while len(pending) > -offset:
                pending.popleft()
        while pending and pending[0].id < offset:
            update = pending.popleft()
            if update.extra:
                update.extra -= 1
                self._again.append(update)

    def _batch(self, limit: int) -> list[Update]:
        self._expire()
        again, self._again = self._again, []
        return again + list(islice(self.pending, limit))

    def _expire(self) -> None:
        """Presses grow stale in minutes, everything else in a day."""
        now = self._clock()
        if now - self._looked < 1:
            return  # a look at each poll would cost a benchmark with a long queue dearly
        self._looked = now
        if any(now - update.at > _kept(update) for update in self.pending):
            self.pending = deque(update for update in self.pending if now - update.at <= _kept(update))


def _kept(update: Update) -> float:
    return PRESS_KEPT_SECONDS if update.kind == "callback_query" else KEPT_SECONDS
