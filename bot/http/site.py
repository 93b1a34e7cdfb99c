"""The routes of a listener as one ASGI app, and an answer of ours to whatever they do not answer.

Law: no request, however it is made, gets the bare text of a library, and no failure writes what was asked to the log.
Law: a redirect names a path, never a host: the Host header is what the other side says it is.
"""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Router
from starlette.types import Message, Receive, Scope, Send

from bot.config.log import where
from bot.http.faults import RETRY, told
from bot.http.headers import CHAT, dressed
from storage.engine.causes import cause_of
from storage.engine.outages import is_outage

_ADDRESSES: Final = ("host", "origin")  # headers that are read as addresses
log = structlog.get_logger()


class Site:
    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = tuple(routes)
        self._router = Router(self._routes, redirect_slashes=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                if (after := RETRY.get(message["status"])) is not None:
                    MutableHeaders(scope=message).setdefault("Retry-After", str(after))
            await send(message)

        request = Request(scope, receive)
        try:
            if _has_two_ends(request):
                raise HTTPException(400, headers={"Connection": "close"})
            if status := _malformed(request):
                raise HTTPException(status)
            await self._router({**scope, "app": self}, receive, answer)
        except ClientDisconnect:
            return
        except HTTPException as refusal:
            response = self._elsewhere(scope, refusal) or told(request, refusal.status_code)
            response.headers.update(refusal.headers or {})
        except Exception as error:
            log.error("a request failed", error=where(error))
            if begun:
                raise
            response = told(request, 503 if is_outage(error) or cause_of(error) else 500)
        else:
            return
        await response(scope, receive, answer)

    def _elsewhere(self, scope: Scope, refusal: HTTPException) -> Response | None:
        """A slash too many leads to the page without it."""
        path = scope["path"].rstrip("/")
        if refusal.status_code != 404 or path == scope["path"] or scope["method"] not in ("GET", "HEAD"):
            return None
        known = any(route.matches({**scope, "path": path})[0] is Match.FULL for route in self._routes)
        return dressed(RedirectResponse(path), CHAT) if known else None


async def busy(scope: Scope, receive: Receive, send: Send) -> None:
    """The answer while there are more lines than this process serves."""
    response = told(Request(scope, receive), 503)
    response.headers.update({"Retry-After": str(RETRY[503]), "Connection": "close"})
    await response(scope, receive, send)


def _has_two_ends(request: Request) -> bool:
    """RFC 9112, 6.1: who stands between us may take another end for the right one, and what comes behind it for the
    next request, of somebody else."""
    return "transfer-encoding" in request.headers and "content-length" in request.headers


def _malformed(request: Request) -> int:
    """The status of a refusal; 0 for a request that can be read."""
    if "\0" in request.scope["path"]:  # no text of ours holds one, and PostgreSQL fails at it
        return 404
    try:
        for name in _ADDRESSES:
            urlsplit(f"//{request.headers.get(name, '').partition('://')[2]}")
            urlsplit(f"//{request.headers.get(name, '')}")
    except ValueError:
        return 400
    return 400 if b"%00" in request.scope["query_string"] else 0
