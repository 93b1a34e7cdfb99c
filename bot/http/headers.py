"""The headers of every answer: nothing foreign is loaded or asked, nothing is cached, no other page may frame ours."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.http.requests import Endpoint

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_DOCUMENT: Final = {
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
CHAT: Final = {
    **_DOCUMENT,
    "Content-Security-Policy": _POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
}
DESK: Final = {
    **_DOCUMENT,
    "Content-Security-Policy": f"{_POLICY}; manifest-src 'self'; worker-src 'self'",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}
PARTS: Final = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
"""Of what a page of ours fetches: as a document of its own it may do nothing. A whole policy with each of the some
thirty answers of a registration would weigh more than what they say."""


def allowing(scripts: Sequence[str]) -> str:
    """The policy of a page of the chat in which these scripts stand, and no others."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    policy = _POLICY.replace("script-src 'self'", f"script-src 'self' {allowed}")
    return f"{policy}; media-src 'self'"  # the recorded notes


def guarded(endpoint: Endpoint, own: Mapping[str, str]) -> Endpoint:
    async def answer(request: Request) -> Response:
        return dressed(await endpoint(request), own)

    return answer


def dressed(response: Response, own: Mapping[str, str]) -> Response:
    for name, value in {**_ALWAYS, **own}.items():
        response.headers.setdefault(name, value)
    return response
