"""Refusals that no route words itself: a page in the person's language, or ``{"why": …}`` where a script asks.

Law: nothing of what was sent stands in them.
"""

from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.domain.languages import FIRST_LOCALE, LOCALES, direction
from bot.http.headers import CHAT, dressed
from bot.rendering.text import write

LANGUAGE: Final = "mawid-desk-language"  # a cookie; no secret, set by the desk's script too
RETRY: Final = {429: 60, 503: 5}  # seconds after which it is worth asking again, where nobody knows better
_WORDS: Final = {404: "fault-not-found", 405: "fault-not-found", 500: "fault-failed", 503: "fault-unavailable"}
_WHY: Final = {404: "not-found", 405: "not-found", 500: "failed", 503: "unavailable"}


def told(request: Request, status: int) -> Response:
    if not wants_page(request):
        return dressed(JSONResponse({"why": _WHY.get(status, "unreadable")}, status), CHAT)
    home = "desk" if request.scope["path"].startswith("/desk") else "chat"
    return dressed(HTMLResponse(page(status, home, locale_of(request)), status), CHAT)


def page(status: int, home: str, *locales: str) -> str:
    """The words in each of the languages, and the way to the first page: "desk" or "chat"."""
    said = [
        f'<section lang="{locale}" dir="{direction(locale)}">'
        f"<h1>{_words('fault-title', locale)}</h1><p>{_words(_WORDS.get(status, 'fault-unreadable'), locale)}</p>"
        f'<p><a href="/{home}">{_words("fault-back" if home == "desk" else "fault-to-chat", locale)}</a></p></section>'
        for locale in locales
    ]
    return (
        f'<!doctype html><html lang="{locales[0]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f'<title>Mawid · موعد</title><link rel="icon" href="data:,"></head><body>{"".join(said)}</body></html>'
    )


def wants_page(request: Request) -> bool:
    """Whether a person waits for the answer: browsers say so; of older ones whatever is no POST, or names HTML."""
    if mode := request.headers.get("sec-fetch-mode"):
        return mode == "navigate"
    return request.method in ("GET", "HEAD") or "text/html" in request.headers.get("accept", "")


def locale_of(request: Request) -> str:
    """The language asked for, else the desk's, else the first of ours that the browser names, else Arabic."""
    spoken = request.headers.get("accept-language", "").lower().split(",")
    asked = [request.query_params.get("lang"), request.cookies.get(LANGUAGE), *(each.strip()[:2] for each in spoken)]
    return next((one for one in asked if one in LOCALES), FIRST_LOCALE)


def _words(key: str, locale: str) -> str:
    return escape(write(key, locale, html=False))
