"""A cookie that names a browser and says nothing else: ``__Host-``, Secure, HttpOnly and Strict; plain on localhost."""

import re
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes, as secrets.token_urlsafe writes them


class Cookie:
    """``age`` in seconds; without one it ends with the browser.

    Law: a browser that sends one twice has none: somebody else put one there, unknown which."""

    def __init__(self, public_url: str, new_token: Callable[[], str], name: str = "mawid", age: int | None = None):
        self._secure = public_url.startswith("https://")
        self._name = f"__Host-{name}" if self._secure else name
        self._new_token, self._age = new_token, age

    def token(self, request: Request) -> str | None:
        sent = ";".join(request.headers.getlist("cookie")).split(";")
        if [each.partition("=")[0].strip() for each in sent].count(self._name) > 1:
            return None
        token = request.cookies.get(self._name, "")
        return token if _TOKEN.fullmatch(token) else None

    def give(self, response: Response, token: str | None = None) -> str:
        """Starts the age anew for a browser that has one. Returns the token that it has now."""
        token = token or self._new_token()
        options: dict[str, Any] = {"httponly": True, "samesite": "strict", "secure": self._secure, "max_age": self._age}
        response.set_cookie(self._name, token, **options)
        return token

    def take(self, response: Response) -> None:
        response.delete_cookie(self._name, httponly=True, samesite="strict", secure=self._secure)
