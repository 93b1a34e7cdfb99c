"""Delivery by webhook: POST with the secret header; ordered within a line, lines in parallel; retried until a 2xx."""

import asyncio
import re
from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

import aiohttp

from tests.simulator.params import Params
from tests.simulator.refusals import Json, bad
from tests.simulator.updates import Update, Updates

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANSWER_SECONDS = 60


class Webhook:
    """The webhook of one bot. `first_pause` (seconds) doubles with each failure, up to `longest_pause`."""

    def __init__(
        self, updates: Updates, clock: Callable[[], float], first_pause: float = 0.05, longest_pause: float = 2.0
    ) -> None:
        self._clock = clock
        self.url = ""
        self.attempts = 0
        self.first_pause = first_pause
        self.longest_pause = longest_pause
        self._updates = updates
        self._secret = ""
        self._connections = asyncio.Semaphore(40)
        self._most = 40
        self._lines: dict[str, deque[Update]] = {}
        self._couriers: set[asyncio.Task[None]] = set()
        self._group: asyncio.TaskGroup | None = None
        self._http: aiohttp.ClientSession | None = None
        self._error: tuple[int, str] | None = None

    async def open(self, group: asyncio.TaskGroup) -> None:
        """Deliveries run in `group`, the simulator's own."""
        self._group = group
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS))

    async def close(self) -> None:
        self.clear()
        if self._http is not None:
            await self._http.close()

    def set(self, params: Params) -> bool:
        """setWebhook; an empty address is deleteWebhook. Plain http is taken for loopback only."""
        url = params.text("url")
        if params.flag("drop_pending_updates"):
            self._updates.drop()
        if not url:
            self.clear()
            return True
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        secret = params.text("secret_token")
        if secret and not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        self._most = max(1, min(100, params.integer("max_connections", 40)))
        self._updates.allow(params.structure("allowed_updates"))
        self.clear()
        self.url, self._secret = url, secret
        self._connections = asyncio.Semaphore(self._most)
        self._updates.stop_polling()
        self._updates.heard = self._queue
        for update in self._updates.pending:
            self._queue(update)
        return True

    def clear(self) -> None:
        """Back to polling; what was not confirmed keeps waiting."""
        self._updates.heard = None
        self.url = self._secret = ""
        self._error = None
        self._lines.clear()
        for courier in self._couriers:
            courier.cancel()

    def info(self) -> Json:
        card: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            card |= {"max_connections": self._most, "ip_address": "127.0.0.1"}
        if self._error:
            card |= {"last_error_date": self._error[0], "last_error_message": self._error[1]}
        if self._updates.allowed is not None:
            card["allowed_updates"] = sorted(self._updates.allowed)
        return card

    def _queue(self, update: Update) -> None:
        line = self._lines.get(update.line)
        if line is not None:
            line.append(update)
            return
        assert self._group is not None, "the simulator is not running"
        self._lines[update.line] = line = deque([update])
        courier = self._group.create_task(self._carry(update.line, line))
        self._couriers.add(courier)
        courier.add_done_callback(self._couriers.discard)

    async def _carry(self, name: str, line: deque[Update]) -> None:
        while line:
            update = line[0]
            pause = self.first_pause
            for _ in range(1 + update.extra):
                while not await self._post(update):
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, self.longest_pause)
            line.popleft()
            self._updates.done(update)
        if self._lines.get(name) is line:
            del self._lines[name]

    async def _post(self, update: Update) -> bool:
        assert self._http is not None
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        async with self._connections:
            self.attempts += 1
            try:
                posted = self._http.post(self.url, data=update.encoded, headers=headers, allow_redirects=False)
                async with posted as answer:
                    await answer.read()
                if 200 <= answer.status < 300:
                    return True
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
            except (aiohttp.ClientError, TimeoutError) as problem:
                reason = "Connection timed out" if isinstance(problem, TimeoutError) else "Connection refused"
            self._error = (int(self._clock()), reason)
        return False
