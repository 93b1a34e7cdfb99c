"""The chat page over HTTP: the page, its log by long poll, and what the person says.

Law: what a person sends is in the inbox and on their screen in one transaction, before it is acknowledged; the page
sends it again with the same key until it is. Neither tokens nor codes are in an address, and no picture is kept.
Law: a picture is taken in and unpacked for enrolled staff only; a stranger costs no more than a line of text.
Law: the cookie is given with the first look at the log, not with the page. A link opened from another site comes
without a SameSite=Strict cookie, and a new one would lose the person's chat.
"""

import asyncio
import hashlib
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web import assets, parse
from bot.channels.web.channel import NAME
from bot.channels.web.log_rows import Own, message_of, own, shown, shown_message
from bot.channels.web.long_poll import Pages
from bot.channels.web.parse import Said
from bot.domain.message import Message
from bot.http.assets import load, serve
from bot.http.cookie import Cookie
from bot.http.headers import CHAT, guarded
from bot.http.limits import Sliding, prefix
from bot.http.requests import Endpoint, body, refused, same_origin
from bot.rendering import qr
from storage.chats import chats, inbox, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import staff

MOST_SAID: Final = 32 * 1024
SAID_A_MINUTE: Final = 60
PHOTOS_A_MINUTE: Final = 12
HOUR: Final = 3600.0
COOKIE_AGE: Final = 90 * 24 * 3600  # seconds

Words = Callable[[str], Mapping[str, str]]
DrawChart = Callable[[str], Awaitable[bytes | None]]


@dataclass(frozen=True, slots=True)
class Limits:
    new_chats: Sliding
    said: Sliding
    photos: Sliding


@dataclass(frozen=True, slots=True)
class ChatPage:
    database: Database
    pages: Pages
    wake: Callable[[bytes], None]
    limits: Limits
    cookie: Cookie
    page: bytes
    public_url: str
    patience: float
    look_again: float
    draw_chart: DrawChart
    one_photo: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def show(self, request: Request) -> Response:
        return Response(self.page, media_type="text/html; charset=utf-8")

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

    async def say(self, request: Request) -> Response:
        token = self.cookie.token(request)
        if not same_origin(request, self.public_url):
            return refused(403, "elsewhere")
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return refused(415, "unreadable")
        sent = await body(request, MOST_SAID)
        heard = parse.read_said(sent) if sent is not None else None
        if heard is None:
            return refused(422, "unreadable")
        return await self._store(request, token, heard)

    async def photo(self, request: Request) -> Response:
        """The picture is the body, its key in ``Idempotency-Key``. What it shows is stored, never the picture."""
        token, key = self.cookie.token(request), request.headers.get("idempotency-key")
        if not same_origin(request, self.public_url):
            return refused(403, "elsewhere")
        if not request.headers.get("content-type", "").startswith("image/") or key is None or not parse.good_key(key):
            return refused(415, "unreadable")
        if token is None:
            return refused(401, "no-cookie")
        if not self.limits.photos.allow(token):
            return refused(429, "too-fast", 15)
        sight: qr.Sight = qr.NotAPicture()
        if await self.database.read(lambda tx: _enrolled(tx, token)) and (
            picture := await body(request, qr.MOST_BYTES)
        ):
            async with self.one_photo:  # reading one takes a core for up to half a second
                sight = await asyncio.to_thread(qr.read, picture)
        language = parse.good_language(request.headers.get("accept-language", "").partition(",")[0].partition(";")[0])
        heard = Said(key, {"language": language, "picture": _outcome(sight)}, Own("picture", "", key))
        return await self._store(request, token, heard)

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
            return card

    async def _look(self, token: str, after: int) -> dict[str, object]:
        """``log`` names the log itself: after an erasure another one begins, and the page starts afresh."""

        def look(tx: Transaction) -> tuple[str, web_log.News]:
            chat_id = chats.find_chat_id(tx, NAME, token)
            return (chat_id, web_log.changes(tx, chat_id, after)) if chat_id else ("", web_log.News())

        log, news = await self.database.read(look)
        card = {"log": log, "version": news.version, "entries": [shown(entry) for entry in news.entries]}
        if news.whole and after:
            card["whole"] = True
        if not log and (farewell := self.pages.farewell(token)):
            card["farewell"] = shown_message(farewell)
        return card

    async def _store(self, request: Request, token: str | None, heard: Said) -> Response:
        if token is None:
            return refused(401, "no-cookie")
        if not self.limits.said.allow(token):
            return refused(429, "too-fast", 5)
        if await self.database.read(lambda tx: chats.find_chat_id(tx, NAME, token)) is None:
            network = prefix(request.client.host if request.client else "")
            if not self.limits.new_chats.allow(network):
                return refused(429, "too-many-chats", 60)
        update_key = hashlib.sha256(f"{token} {heard.key}".encode()).hexdigest()

        def record(tx: Transaction) -> list[bytes]:
            chat_id = chats.open_chat(tx, NAME, token)
            ref = web_log.append(tx, chat_id, own(heard.bubble), mine=True, entry_id=update_key[:32])
            payload = parse.payload(heard, ref or "")
            return list(inbox.store(tx, NAME, [inbox.NewUpdate(update_key, token, payload)]))

        senders = await self.database.write(record)
        self.pages.wake(token)
        for sender in senders:
            self.wake(sender)
        return JSONResponse({"key": heard.key}, 202)


def routes(
    database: Database,
    pages: Pages,
    wake: Callable[[bytes], None],
    words: Words,
    draw_chart: DrawChart,
    *,
    public_url: str = "",
    per_hour: int = 20,
    clock: Callable[[], float] = time.monotonic,
    new_token: Callable[[], str] = lambda: secrets.token_urlsafe(32),
    patience: float = 25.0,
    look_again: float = 5.0,
) -> list[Route]:
    """``wake(sender)``: somebody's message waits in the inbox. ``words(locale)``: the page's own words, without their
    prefix. ``draw_chart(locale)``: a PNG, if one could be drawn. ``per_hour``: new chats of one network. A page waits
    ``patience`` seconds for news, and looks again for those of other processes every ``look_again``."""
    limits = Limits(
        Sliding(per_hour, HOUR, clock), Sliding(SAID_A_MINUTE, 60.0, clock), Sliding(PHOTOS_A_MINUTE, 60.0, clock)
    )
    cookie = Cookie(public_url, new_token, age=COOKIE_AGE)
    html = assets.page({locale: dict(words(locale)) for locale in ("ar", "en")})
    chat = ChatPage(database, pages, wake, limits, cookie, html, public_url, patience, look_again, draw_chart)
    return [
        _route("/", _to_chat),
        _route("/chat", chat.show),
        _route("/chat/log", chat.log),
        _route("/chat/say", chat.say, "POST"),
        _route("/chat/photo", chat.photo, "POST"),
        _route("/chat/qr/{ref}", chat.code),
        _route("/chat/chart/{ref}", chat.chart),
        _route("/chat/page/{name}", serve(load(assets.FOLDER))),
    ]


def _route(path: str, endpoint: Endpoint, method: str = "GET") -> Route:
    return Route(path, guarded(endpoint, CHAT), methods=[method])


def _enrolled(tx: Transaction, token: str) -> bool:
    chat_id = chats.find_chat_id(tx, NAME, token)
    return chat_id is not None and staff.find_staff(tx, chat_id) is not None


async def _to_chat(request: Request) -> Response:
    return RedirectResponse("/chat")


def _outcome(sight: qr.Sight) -> dict[str, str]:
    match sight:
        case qr.QrRead(text):
            return {"read": text}
        case qr.NoQr():
            return {"unread": "no-qr"}
        case qr.SeveralQrs():
            return {"unread": "several-qrs"}
        case qr.NotAPicture():
            return {"unread": "not-a-picture"}
