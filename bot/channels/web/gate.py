"""What every request passes: where it comes from, how large it is, whose it is; and the headers of every answer.

Law: the cookie is given with the first look at the log, not with the page. A link opened from another site comes
without a SameSite=Strict cookie, and a new one would lose the person's chat.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

Endpoint = Callable[[Request], Awaitable[Response]]

BODY_TIME: Final = 15.0  # seconds that a body may take to arrive
_AGE: Final = 90 * 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes, as secrets.token_urlsafe writes them
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guarded(endpoint: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        response = await endpoint(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def refused(status: int, why: str, retry_after: int = 0) -> Response:
    """``why`` is a word the page's script knows."""
    return JSONResponse({"why": why}, status, {"Retry-After": str(retry_after)} if retry_after else None)


def same_origin(request: Request, public_url: str) -> bool:
    """Whether our own page asks: browsers say so themselves; older ones name the page's origin with every POST."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    if origin is None:
        return request.method == "GET"
    return urlsplit(origin).netloc in {request.headers.get("host"), urlsplit(public_url).netloc} - {"", None}


async def body(request: Request, most: int) -> bytes | None:
    """None if there are more than ``most`` bytes, if they take longer than `BODY_TIME`, or if the line broke: never
    more than that is kept in memory."""
    if int(request.headers.get("content-length") or 0) > most:
        return None
    parts = bytearray()
    try:
        async with asyncio.timeout(BODY_TIME):
            async for part in request.stream():
                parts += part
                if len(parts) > most:
                    return None
    except (ClientDisconnect, TimeoutError):
        return None
    return bytes(parts)


class Cookie:
    """The random name of a browser, which is its chat's address."""

    def __init__(self, public_url: str, new_token: Callable[[], str]) -> None:
        self._secure = public_url.startswith("https://")
        self._name = "__Host-mawid" if self._secure else "mawid"
        self._new_token = new_token

    def token(self, request: Request) -> str | None:
        token = request.cookies.get(self._name, "")
        return token if _TOKEN.fullmatch(token) else None

    def give(self, response: Response, token: str | None) -> None:
        """Starts the 90 days anew for a browser that has one."""
        options: dict[str, Any] = {"httponly": True, "samesite": "strict", "secure": self._secure, "max_age": _AGE}
        response.set_cookie(self._name, token or self._new_token(), **options)
