"""The kept connections to the Bot API: aiohttp, and what is known of a request that failed there.

Law: ``Unreachable`` is returned only where not a byte of the request was written. Nothing is raised, so that no frame
of aiohttp's, which holds the address, hangs on an error.
"""

from dataclasses import dataclass
from typing import Any, Final

from aiohttp import (
    ClientConnectorError,
    ClientHttpProxyError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    InvalidURL,
    NonHttpUrlClientError,
    TCPConnector,
)
from yarl import URL

# A refused or failed connection (name lookup and TLS included), no free connection in time, an address that is none:
# in each of them aiohttp gave up before it wrote the first byte of the request.
_NEVER_SENT: Final = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ClientHttpProxyError,
    InvalidURL,
    NonHttpUrlClientError,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """``date``: the header of that name, as it came; empty where there was none."""

    status: int
    date: str
    body: bytes


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The request was, or may have been, written; why no whole answer came, in a word of ours."""

    why: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Not a byte was written; why, in a word of ours."""

    why: str


def open_pool(limit: int, agent: str) -> ClientSession:
    """At most ``limit`` requests at once. An idle connection is dropped after 15 s (aiohttp's own), before Telegram
    would close it under a request."""
    return ClientSession(
        connector=TCPConnector(limit=limit, ttl_dns_cache=300),
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": agent},
        skip_auto_headers=("Accept", "Accept-Encoding"),
        auto_decompress=False,
    )


async def exchange(
    pool: ClientSession, method: str, url: str, body: Any, headers: dict[str, str] | None, bounds: ClientTimeout
) -> Answer | NoAnswer | Unreachable:
    """``url``: encoded already. ``body``: bytes, or a form."""
    try:
        async with pool.request(
            method, URL(url, encoded=True), data=body, headers=headers, timeout=bounds, allow_redirects=False
        ) as response:
            return Answer(response.status, response.headers.get("Date", ""), await response.read())
    except _NEVER_SENT as error:
        return Unreachable(_why(error))
    except ValueError as error:  # an address that is none
        return Unreachable(type(error).__name__)
    except Exception as error:
        return NoAnswer(type(error).__name__)


def _why(error: Exception) -> str:
    """The name of what the operating system, or TLS, said."""
    for cause in ("certificate_error", "os_error"):
        try:
            return type(getattr(error, cause)).__name__
        except AttributeError:
            continue
    return type(error).__name__
