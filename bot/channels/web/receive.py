"""Messages from a page into the inbox.

Law: what a person sends is in the inbox and on their screen in one transaction, before it is acknowledged; the page
sends it again with the same key until it is.
Law: a repeat is recognised before anything is opened or written, also of a chat that was erased since, and is answered
as the first was.
Law: a picture is taken in and unpacked for enrolled staff only; a stranger costs no more than a line of text.
"""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.contract import Wake
from bot.channels.web import parse
from bot.channels.web.compose import Own, own
from bot.channels.web.long_poll import Pages
from bot.channels.web.parse import Said
from bot.channels.web.traits import NAME
from bot.http.cookie import Cookie
from bot.http.limits import Sliding, prefix
from bot.http.requests import body, refused, same_origin
from bot.rendering import qr
from storage import counts
from storage.chats import chats, inbox, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.staff import staff

MOST_SAID: Final = 32 * 1024


class _TooManyChats(Exception):
    """Of one network: nothing of this message may be committed."""


@dataclass(frozen=True, slots=True)
class Limits:
    said: Sliding
    photos: Sliding


@dataclass(frozen=True, slots=True)
class Receiver:
    """``wake(sender)``: a message of that sender waits in the inbox."""

    database: Database
    pages: Pages
    wake: Wake
    limits: Limits
    cookie: Cookie
    public_url: str
    per_hour: int
    """New chats of one network, at least: whole carriers share an address, so that it may meet people who did
    nothing."""
    elsewhere: Callable[[], str] = str
    """The address of another channel; "" for none."""
    one_photo: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

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
        media_type = request.headers.get("content-type", "") or "image/"  # a browser need not know what a file is
        may_be_one = media_type.startswith(("image/", "application/octet-stream"))
        if not may_be_one or key is None or not parse.good_key(key):
            return refused(415, "unreadable")
        if token is None:
            return refused(401, "no-cookie")
        has_chat = await self.database.read(lambda tx: chats.find_chat_id(tx, NAME, token) is not None)
        payer = token if has_chat else _network(request)
        if not self.limits.photos.allow(payer, shared=payer != token):
            return refused(429, "too-fast", 15)
        sight: qr.Sight = qr.NotAPicture()
        if await self.database.read(lambda tx: _enrolled(tx, token)) and (
            picture := await body(request, qr.MOST_BYTES)
        ):
            async with self.one_photo:  # reading one takes a core for up to half a second
                sight = await asyncio.to_thread(qr.read, picture)
        heard = Said(key, {"picture": _outcome(sight)}, Own("picture", "", key))
        return await self._store(request, token, heard)

    async def _store(self, request: Request, token: str | None, heard: Said) -> Response:
        if token is None:
            return refused(401, "no-cookie")
        update_key = hashlib.sha256(f"{token} {heard.key}".encode()).hexdigest()
        ref = update_key[:32]
        acknowledged = JSONResponse({"key": heard.key, "ref": ref}, 202)
        stored, has_chat = await self.database.read(
            lambda tx: (inbox.is_stored(tx, NAME, update_key), chats.find_chat_id(tx, NAME, token) is not None)
        )
        if stored:
            return acknowledged
        payer = token if has_chat else _network(request)
        if not self.limits.said.allow(payer, shared=payer != token):
            return refused(429, "too-fast", 5)
        from_where = _network(request)

        def record(tx: Transaction) -> tuple[bytes, ...]:
            network = counts.network_of(tx, from_where)
            new = inbox.NewUpdate(update_key, token, parse.payload(heard, ref, network))
            senders = inbox.store(tx, NAME, [new])
            if not senders:  # it was stored at the same moment, by another request
                return ()
            if chats.find_chat_id(tx, NAME, token) is None and not counts.count_new_chat(tx, network, self.per_hour):
                raise _TooManyChats
            web_log.append(tx, chats.open_chat(tx, NAME, token), own(heard.bubble), mine=True, entry_id=ref)
            return senders

        try:
            senders = await self.database.write(record)
        except _TooManyChats:
            return refused(429, "too-many-chats", 60, elsewhere=self.elsewhere().partition("?")[0])
        if payer != token:
            self.limits.said.allow(token)  # the first of its own
        self.pages.wake(token)
        for sender in senders:
            self.wake(sender)
        return acknowledged


def _network(request: Request) -> str:
    """Whose limit a message counts for that has no chat: a cookie costs nothing to make up."""
    return prefix(request.client.host if request.client else "")


def _enrolled(tx: Transaction, token: str) -> bool:
    chat_id = chats.find_chat_id(tx, NAME, token)
    return chat_id is not None and staff.find_staff(tx, chat_id) is not None


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
