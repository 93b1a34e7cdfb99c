"""HTTP to the Bot API over aiohttp: calls by method name, and python-telegram-bot's `BaseRequest`.

Law: a sender must learn whether Telegram can have done what was asked. `NotReached` says that it never heard of it,
`NotDone` that it answered with a failure of its own (5xx), `OutcomeUnknown` that it cannot be known; the Bot API has no
idempotency key, so no call is repeated here.
The token is put into a request here and nowhere else: the library, and so its logs and errors, only know a stand-in.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import quote

from aiohttp import ClientSession, ClientTimeout
from telegram import Bot, InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.form import Body, form, written
from bot.channels.telegram.pool import Answer, NoAnswer, Unreachable, exchange, open_pool
from bot.channels.telegram.refusals import refusal_of

STAND_IN: Final = "_TOKEN_"
TELEGRAM: Final = "https://api.telegram.org"
Hears = Callable[[datetime], None]
"""Called with the time that an answer bears: the clock of another machine."""
_NOTHING: Final = Body(None, None)


class NotReached(NetworkError):
    """The request certainly never reached the Bot API: sending it again cannot double anything."""

    __slots__ = ()


class NotDone(NetworkError):
    """A 5xx, of Telegram or of something on the way to it: an answer, and it says that nothing was done."""

    __slots__ = ()


class OutcomeUnknown(TimedOut):
    """The request was, or may have been, written and no usable answer came: Telegram may have acted on it or not.

    A `TimedOut`, because callers that catch that already reckon with a request that arrived.
    """

    __slots__ = ()


def open_bot(token: str, api_url: str = TELEGRAM, *, limit: int = 64, hears: Hears | None = None) -> Bot:
    """A bot whose calls go to `<api_url>/bot<token>/<method>` and files come from `<api_url>/file/bot<token>/<path>`.

    `Bot.token`, its repr and the URLs that the library logs hold `STAND_IN`. Polling and sending share the `limit`
    connections. Nothing is sent before `await bot.initialize()`. `RetryAfter.retry_after` is a timedelta.
    """
    return bot_over(Transport(token, api_url, limit=limit, hears=hears))


def bot_over(transport: Transport) -> Bot:
    # python-telegram-bot's own switch, read whenever a duration is: without it each 429 is a deprecation warning first.
    os.environ["PTB_TIMEDELTA"] = "true"
    root = transport.root
    return Bot(STAND_IN, f"{root}/bot", f"{root}/file/bot", request=transport, get_updates_request=transport)


class Transport(BaseRequest):
    """At most `limit` requests at once to the Bot API at `api_url`; `token` replaces `STAND_IN` in URLs.

    Timeouts in seconds, None is for ever. `pool` is the wait for a free connection and ends in `NotReached`; `read` is
    the longest silence while waiting for the answer. Their sum bounds the whole call.
    """

    __slots__ = ("_dated", "_hears", "_limit", "_media", "_methods", "_pool", "_seconds", "_token", "_usual", "root")

    def __init__(
        self,
        token: str = "",
        api_url: str = TELEGRAM,
        *,
        limit: int = 64,
        pool_timeout: float | None = 10.0,
        connect_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        media_write_timeout: float | None = 20.0,
        read_timeout: float | None = 20.0,
        hears: Hears | None = None,
    ) -> None:
        self.root = api_url.rstrip("/")
        self._token = quote(token or STAND_IN, safe=":")
        self._methods = f"{self.root}/bot{self._token}/"
        self._hears = hears
        self._dated: tuple[str, datetime | None] = ("", None)
        self._limit = limit
        self._pool: ClientSession | None = None
        self._seconds = (pool_timeout, connect_timeout, write_timeout, media_write_timeout, read_timeout)
        self._usual = _bounds(pool_timeout, connect_timeout, write_timeout, read_timeout)
        self._media = _bounds(pool_timeout, connect_timeout, media_write_timeout, read_timeout)

    @property
    def read_timeout(self) -> float | None:
        return self._usual.sock_read

    async def initialize(self) -> None:
        if self._pool is None:
            self._pool = open_pool(self._limit, self.USER_AGENT)

    async def shutdown(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.close()

    async def call(self, method: str, params: Mapping[str, Any], seconds: float | None = None) -> Any:
        """The ``result`` of the Bot API's answer; ``seconds`` bounds the wait for it. Raises ``TelegramError``, without
        a cause."""
        files = {name: value for name, value in params.items() if isinstance(value, InputFile)}
        if files:
            body = form(params, {name: file.field_tuple for name, file in files.items()})
        else:
            body = written(params) if params else _NOTHING
        bounds = self._bounds(bool(files), **({} if seconds is None else {"read": seconds}))
        outcome = await self._exchange("POST", self._methods + method, body, bounds)
        if isinstance(outcome, NetworkError):
            raise outcome
        status, answer = outcome
        told = self.parse_json_payload(answer)
        if not 200 <= status < 300:
            raise refusal_of(status, told)
        if "result" not in told:
            raise OutcomeUnknown("The answer is not Telegram's")
        return told["result"]

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """For the library. Raises NotReached, NotDone or OutcomeUnknown, without URL and cause."""
        given = {"pool": pool_timeout, "connect": connect_timeout, "write": write_timeout, "read": read_timeout}
        bounds = self._bounds(
            request_data is not None and request_data.contains_files,
            **{name: seconds for name, seconds in given.items() if seconds is not self.DEFAULT_NONE},
        )
        if not url.startswith(f"{self.root}/"):
            raise NotReached("An address elsewhere")
        outcome = await self._exchange(method, url.replace(STAND_IN, self._token, 1), _content(request_data), bounds)
        if isinstance(outcome, NetworkError):
            raise outcome
        return outcome

    async def _exchange(
        self, method: str, url: str, body: Body, bounds: ClientTimeout
    ) -> tuple[int, bytes] | NetworkError:
        """Returns its failure, so that its frame, which holds the address, does not hang on what is raised."""
        if self._pool is None:
            return NotReached("The transport is not initialized")
        outcome = await exchange(self._pool, method, url, body.content, body.headers, bounds)
        if isinstance(outcome, Unreachable):
            return NotReached(f"Telegram was not reached ({outcome.why})")
        if isinstance(outcome, NoAnswer):
            return OutcomeUnknown(f"No whole answer from Telegram ({outcome.why})")
        return self._judged(method, outcome)

    def _judged(self, method: str, answer: Answer) -> tuple[int, bytes] | NetworkError:
        if self._hears and (date := self._date(answer.date)):
            self._hears(date)
        if answer.status >= 500:
            return NotDone(f"Telegram or something on the way to it failed ({answer.status})")
        if method == "GET" or answer.body.startswith(b"{"):
            return answer.status, answer.body
        if answer.status < 300:
            return OutcomeUnknown("The answer is not Telegram's")
        return answer.status, b"{}"  # the library would quote a proxy's error page in its error

    def _date(self, header: str) -> datetime | None:
        """The time of an answer; ``None`` where it says none, or none that can be read."""
        if header != self._dated[0]:
            try:
                said = parsedate_to_datetime(header).astimezone(UTC)
            except (ValueError, TypeError, OverflowError):
                said = None
            self._dated = (header, said)
        return self._dated[1]

    def _bounds(self, uploads: bool, **given: float | None) -> ClientTimeout:
        if not given:
            return self._media if uploads else self._usual
        pool, connect, write, media_write, read = self._seconds
        usual = {"pool": pool, "connect": connect, "write": media_write if uploads else write, "read": read}
        return _bounds(**usual | given)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Unlike the library's own, does not log an answer that is no JSON (a captive portal's page)."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise OutcomeUnknown("The answer is not Telegram's")
        return answer


def _bounds(pool: float | None, connect: float | None, write: float | None, read: float | None) -> ClientTimeout:
    waiting = None if pool is None or connect is None else pool + connect
    total = None if waiting is None or write is None or read is None else waiting + write + read
    return ClientTimeout(total=total, connect=waiting, sock_connect=connect, sock_read=read)


def _content(data: RequestData | None) -> Body:
    if data is None:
        return _NOTHING
    if data.contains_files:
        return form(data.json_parameters, data.multipart_data)
    return written(parameters) if (parameters := data.parameters) else _NOTHING
