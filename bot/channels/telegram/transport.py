"""HTTP to the Bot API over aiohttp, through python-telegram-bot's extension point `BaseRequest`.

Law: a sender must learn whether Telegram can have done what was asked. `NotReached` says that it never heard of it,
`NotDone` that it answered with a failure of its own (5xx), `OutcomeUnknown` that it cannot be known; the Bot API has no
idempotency key, so no call is repeated here.
The token is put into a URL here and nowhere else: the library, and so its logs and errors, only know a stand-in.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from aiohttp import (
    ClientConnectorError,
    ClientHttpProxyError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    InvalidURL,
    NonHttpUrlClientError,
    TCPConnector,
)
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

STAND_IN: Final = "_TOKEN_"
Hears = Callable[[datetime], None]
"""Called with the time that an answer bears: the clock of another machine."""
_JSON: Final = {"Content-Type": "application/json"}
# A refused or failed connection (name lookup and TLS included), no free connection in time, an address that is none:
# in each of them aiohttp gave up before it wrote the first byte of the request.
_NEVER_SENT: Final = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ClientHttpProxyError,
    InvalidURL,
    NonHttpUrlClientError,
)


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


def open_bot(
    token: str,
    api_url: str = "https://api.telegram.org",
    *,
    limit: int = 64,
    proxy: str | None = None,
    hears: Hears | None = None,
) -> Bot:
    """A bot whose calls go to `<api_url>/bot<token>/<method>` and files come from `<api_url>/file/bot<token>/<path>`.

    `Bot.token`, its repr and the URLs that the library logs hold `STAND_IN`. Polling and sending share the `limit`
    connections. Nothing is sent before `await bot.initialize()`. `RetryAfter.retry_after` is a timedelta.
    """
    # python-telegram-bot's own switch, read whenever a duration is: without it each 429 is a deprecation warning first.
    os.environ["PTB_TIMEDELTA"] = "true"
    request = AiohttpRequest(token, limit=limit, proxy=proxy, hears=hears)
    root = api_url.rstrip("/")
    return Bot(STAND_IN, f"{root}/bot", f"{root}/file/bot", request=request, get_updates_request=request)


class AiohttpRequest(BaseRequest):
    """`BaseRequest` over one keep-alive pool of `limit` connections; `token` replaces `STAND_IN` in URLs.

    Timeouts in seconds, None is for ever. `pool` is the wait for a free connection and ends in `NotReached`; `read` is
    the longest silence while waiting for the answer. Their sum bounds the whole call. An idle connection is dropped
    after 15 s, before Telegram would close it under a request.
    """

    __slots__ = ("_hears", "_limit", "_media", "_proxy", "_seconds", "_session", "_token", "_usual")

    def __init__(
        self,
        token: str = "",
        *,
        limit: int = 64,
        pool_timeout: float | None = 10.0,
        connect_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        media_write_timeout: float | None = 20.0,
        read_timeout: float | None = 20.0,
        proxy: str | None = None,
        hears: Hears | None = None,
    ) -> None:
        self._token = token or STAND_IN
        self._hears = hears
        self._limit = limit
        self._proxy = proxy
        self._session: ClientSession | None = None
        self._seconds = (pool_timeout, connect_timeout, write_timeout, media_write_timeout, read_timeout)
        self._usual = _bounds(pool_timeout, connect_timeout, write_timeout, read_timeout)
        self._media = _bounds(pool_timeout, connect_timeout, media_write_timeout, read_timeout)

    @property
    def read_timeout(self) -> float | None:
        return self._usual.sock_read

    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._limit, ttl_dns_cache=300),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

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
        """Raises NotReached, NotDone or OutcomeUnknown, without URL and cause: aiohttp's errors hold the URL."""
        if self._session is None:
            raise NotReached("The transport is not initialized")
        uploads = request_data is not None and request_data.contains_files
        bounds = self._timeout(uploads, pool_timeout, connect_timeout, write_timeout, read_timeout)
        outcome = await self._exchange(self._session, method, url, request_data, bounds)
        if isinstance(outcome, NetworkError):
            raise outcome
        return outcome

    async def _exchange(
        self, session: ClientSession, method: str, url: str, data: RequestData | None, bounds: ClientTimeout
    ) -> tuple[int, bytes] | NetworkError:
        """Returns its failure, so that neither its frame nor aiohttp's, which hold the URL, hang on what is raised."""
        body, headers = _content(data)
        url = url.replace(STAND_IN, self._token, 1)
        try:
            async with session.request(
                method, url, data=body, headers=headers, timeout=bounds, allow_redirects=False
            ) as response:
                if self._hears and (date := _date(response.headers.get("Date", ""))):
                    self._hears(date)
                status, answer = response.status, await response.read()
        except _NEVER_SENT as error:
            return NotReached(f"Telegram was not reached ({type(error).__name__})")
        except Exception as error:
            return OutcomeUnknown(f"No whole answer from Telegram ({type(error).__name__})")
        if status >= 500:
            return NotDone(f"Telegram or something on the way to it failed ({status})")
        if method == "GET" or answer.startswith(b"{"):
            return status, answer
        if status < 300:
            return OutcomeUnknown("The answer is not Telegram's")
        return status, b"{}"  # the library would quote a proxy's error page in its error

    def _timeout(self, uploads: bool, *given: Any) -> ClientTimeout:
        if all(seconds is self.DEFAULT_NONE for seconds in given):
            return self._media if uploads else self._usual
        pool, connect, write, media_write, read = self._seconds
        usual = (pool, connect, media_write if uploads else write, read)
        return _bounds(*(u if g is self.DEFAULT_NONE else g for g, u in zip(given, usual, strict=True)))

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


def _date(header: str) -> datetime | None:
    """The time of an answer; ``None`` where it says none, or none that can be read."""
    try:
        return parsedate_to_datetime(header).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _bounds(pool: float | None, connect: float | None, write: float | None, read: float | None) -> ClientTimeout:
    waiting = None if pool is None or connect is None else pool + connect
    total = None if waiting is None or write is None or read is None else waiting + write + read
    return ClientTimeout(total=total, connect=waiting, sock_connect=connect, sock_read=read)


def _content(data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str] | None]:
    """Body and headers. A message in Arabic takes half a form's bytes as JSON, and a sixth of its time."""
    if data is None:
        return None, None
    if not data.contains_files:
        if not (parameters := data.parameters):
            return None, None
        # "replace": half a surrogate pair in a person's text would else end in an error that quotes the whole body.
        return json.dumps(parameters, ensure_ascii=False).encode(errors="replace"), _JSON
    form = FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in data.multipart_data.items():
        stream = io.BytesIO(content) if isinstance(content, bytes) else content  # bytes over 1 MiB would be warned of
        form.add_field(name, stream, filename=filename, content_type=media_type)
    return form, None
