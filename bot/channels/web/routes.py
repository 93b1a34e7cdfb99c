"""The chat page over HTTP: the page itself, and its log by long poll.

Law: neither tokens nor codes are in an address, and no picture is kept.
Law: the cookie is given with the first look at the log, not with the page. A link opened from another site comes
without a SameSite=Strict cookie, and a new one would lose the person's chat.
"""

import asyncio
import secrets
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.contract import DrawChart, Wake
from bot.channels.web import assets
from bot.channels.web.compose import message_of, shown, shown_message
from bot.channels.web.long_poll import Pages
from bot.channels.web.notes import note_sounds
from bot.channels.web.public_line import PublicLine
from bot.channels.web.receive import Limits, Receiver
from bot.channels.web.traits import NAME
from bot.domain.languages import FIRST_LOCALE, LOCALES
from bot.domain.message import Message
from bot.http.assets import answered, serve
from bot.http.cookie import Cookie
from bot.http.headers import CHAT, PARTS, allowing, guarded
from bot.http.limits import Sliding
from bot.http.requests import Endpoint, refused, same_origin
from bot.rendering import qr
from bot.rendering.text import write
from storage.chats import chats, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction

SAID_A_MINUTE: Final = 60
PHOTOS_A_MINUTE: Final = 12
DOCUMENTS: Final = ("/", "/chat")  # all else is fetched by them
COOKIE_AGE: Final = 90 * 24 * 3600  # seconds

Words = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ChatPage:
    database: Database
    pages: Pages
    cookie: Cookie
    public: PublicLine
    public_url: str
    patience: float
    look_again: float
    draw_chart: DrawChart

    async def show(self, request: Request) -> Response:
        response = answered(request, await self.public.page())
        response.headers["Content-Security-Policy"] = allowing(assets.inline())
        response.headers["Cache-Control"] = "no-store"  # its parts may be kept; that somebody was here is not
        return response

    async def log(self, request: Request) -> Response:
        """``?after=N`` waits for what comes after that version; without it the whole log comes at once, and so does
        the answer where there is no chat yet or enough pages of it wait."""
        if not same_origin(request, self.public_url):
            return refused(403, "elsewhere")
        token, after = self.cookie.token(request), request.query_params.get("after", "")
        waits = token is not None and after.isascii() and after.isdigit() and len(after) <= 9
        card = await (self._news(request, token or "", int(after)) if waits else self._whole(token))
        response = JSONResponse(card)
        if not waits:
            self.cookie.give(response, token)
        return response

    async def code(self, request: Request) -> Response:
        """The QR picture of one message, for the browser whose chat it is in."""
        message = await self._message(request)
        if message is None or not message.qr:
            return Response(status_code=404)
        return Response(await asyncio.to_thread(qr.draw, message.qr), media_type="image/png")

    async def chart(self, request: Request) -> Response:
        """The chart above one message, as it is now, for the browser whose chat it is in."""
        message = await self._message(request)
        if message is None or not message.chart:
            return Response(status_code=404)
        drawn = await self.draw_chart(message.locale)
        return Response(drawn, media_type="image/png") if drawn else Response(status_code=503)

    async def _message(self, request: Request) -> Message | None:
        """The one that the path names, if it is in the chat of this browser."""
        token, ref = self.cookie.token(request), request.path_params["ref"]

        def look(tx: Transaction) -> Message | None:
            chat_id = chats.find_chat_id(tx, NAME, token) if token else None
            entry = web_log.find_entry(tx, chat_id, ref) if chat_id else None
            return message_of(entry) if entry else None

        return await self.database.read(look)

    async def _whole(self, token: str | None) -> dict[str, object]:
        return await self._look(token, 0) if token else {"log": "", "version": 0, "entries": []}

    async def _news(self, request: Request, token: str, after: int) -> dict[str, object]:
        with self.pages.watching(token) as bell:
            card = await self._look(token, after)
            left = self.patience
            while (
                card["log"]
                and card["version"] == after
                and not bell.is_set()
                and left > 0
                and not await request.is_disconnected()
            ):
                try:
                    async with asyncio.timeout(min(left, self.look_again)):
                        await bell.wait()
                except TimeoutError:
                    left -= self.look_again
                card = await self._look(token, after)
                if card["version"] == after:
                    self.pages.hush(bell)
            return card

    async def _look(self, token: str, after: int) -> dict[str, object]:
        """``log`` names the log itself: after an erasure another one begins, and the page starts afresh. ``key``, with
        the whole of it, seals what is typed and not sent: of a log that is gone nobody is given it, nor can make it."""

        def look(tx: Transaction) -> tuple[str, str | None, web_log.News, bytes]:
            found = chats.find_chat_and_locale(tx, NAME, token)
            if found is None:
                return "", None, web_log.News(), b""
            return *found, web_log.changes(tx, found[0], after), tx.keyring.index("typed", found[0], token)

        log, locale, news, key = await self.database.read(look)
        card = {"log": log, "version": news.version, "entries": [shown(entry) for entry in news.entries]}
        if log:
            self.pages.shown(token, locale or FIRST_LOCALE)
            if not after:
                card["key"] = b64encode(key).decode()
        if news.whole and after:
            card["whole"] = True
        if not log and (farewell := self.pages.farewell(token)):
            card["farewell"] = shown_message(farewell)
        return card


def routes(
    database: Database,
    pages: Pages,
    wake: Wake,
    words: Words,
    draw_chart: DrawChart,
    *,
    public_url: str = "",
    per_hour: int = 20,
    elsewhere: Callable[[], str] = str,
    app: str = "",
    hours: int = 38,
    clock: Callable[[], float] = time.monotonic,
    new_token: Callable[[], str] = lambda: secrets.token_urlsafe(32),
    patience: float = 25.0,
    look_again: float = 5.0,
) -> list[Route]:
    """``wake(sender)``: somebody's message waits in the inbox. ``words(locale)``: the page's own words, without their
    prefix. ``draw_chart(locale)``: a PNG, if one could be drawn. ``per_hour``: new chats of one network; whoever is
    beyond it is told of ``elsewhere``, the address of another channel, to which the page leads newcomers as well;
    ``app`` is that channel's name, "" where there is none. ``hours``: what is typed and not sent is kept so long. A
    page waits ``patience`` seconds for news, and looks again for those of other processes every ``look_again``."""
    limits = Limits(Sliding(SAID_A_MINUTE, 60.0, clock), Sliding(PHOTOS_A_MINUTE, 60.0, clock))
    cookie = Cookie(public_url, new_token, age=COOKIE_AGE)

    def written() -> bytes:
        ways = {locale: write("app-line", locale, {"channel": app}) for locale in LOCALES if app}
        return assets.page({locale: dict(words(locale)) for locale in LOCALES}, hours, ways)

    public = PublicLine(
        database, cache(written), lambda locale, count: write("public-line", locale, {"applications": count})
    )
    chat = ChatPage(database, pages, cookie, public, public_url, patience, look_again, draw_chart)
    receiver = Receiver(database, pages, wake, limits, cookie, public_url, per_hour, elsewhere)
    return [
        _route("/", _to_chat),
        _route("/chat", chat.show),
        _route("/chat/log", chat.log),
        _route("/chat/app", partial(_to_app, elsewhere)),
        _route("/chat/say", receiver.say, "POST"),
        _route("/chat/photo", receiver.photo, "POST"),
        _route("/chat/qr/{ref}", chat.code),
        _route("/chat/chart/{ref}", chat.chart),
        _route("/chat/note/{note}", note_sounds(database)),
        _route("/chat/page/{name}", serve(assets.parts)),
    ]


def _route(path: str, endpoint: Endpoint, method: str = "GET") -> Route:
    return Route(path, guarded(endpoint, CHAT if path in DOCUMENTS else PARTS), methods=[method])


async def _to_app(elsewhere: Callable[[], str], request: Request) -> Response:
    """One of the accounts there that can be used, each time another: this address may be printed on paper."""
    response = RedirectResponse(elsewhere().partition("?")[0] or "/chat", status_code=303)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


async def _to_chat(request: Request) -> Response:
    return RedirectResponse("/chat")
