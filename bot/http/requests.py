"""Checks of a request before its content is read: its origin and its size."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

Endpoint = Callable[[Request], Awaitable[Response]]

BODY_TIME: Final = 15.0  # seconds that a body may take to arrive


def refused(status: int, why: str, retry_after: int = 0, **more: str) -> Response:
    """``why`` is a word the page's script knows, and so are the names of what ``more`` it is told."""
    return JSONResponse({"why": why, **more}, status, {"Retry-After": str(retry_after)} if retry_after else None)


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
    """At most ``most`` bytes; ``None`` for more, for a body slower than `BODY_TIME`, or for a broken connection."""
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
