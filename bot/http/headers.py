"""The headers of every answer: nothing foreign is loaded or asked, nothing is cached, no other page may frame ours."""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.http.requests import Endpoint

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CHAT: Final = {
    "Content-Security-Policy": _POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
}
DESK: Final = {
    "Content-Security-Policy": f"{_POLICY}; manifest-src 'self'; worker-src 'self'",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}


def guarded(endpoint: Endpoint, own: Mapping[str, str]) -> Endpoint:
    async def answer(request: Request) -> Response:
        return dressed(await endpoint(request), own)

    return answer


def dressed(response: Response, own: Mapping[str, str]) -> Response:
    for name, value in {**_HEADERS, **own}.items():
        response.headers.setdefault(name, value)
    return response
