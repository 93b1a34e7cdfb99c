"""The web channel: delivering is writing to the log that the pages show. Nothing leaves the machine here.

A delivery made again after a crash finds its row there: on this channel, sending is exactly once.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, Final, assert_never

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.contract import Doable, Incoming, Later, PictureUnavailable, Result, Sent
from bot.channels.web.log_rows import Own, ours, own_of
from bot.channels.web.long_poll import Pages
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    Event,
    LocationShared,
    OtherReceived,
    PictureRead,
    PictureUnread,
    TextReceived,
)
from bot.domain.message import Delete, Edit, Leave, Message, Send
from storage.chats import chats, web_log
from storage.engine.database import Database
from storage.engine.transaction import Transaction

NAME: Final = "web"
_COMMAND = re.compile(r"/([A-Za-z_]{1,32})(?:\s+(.*))?", re.DOTALL)
_TRY_AGAIN = 5.0


@dataclass(frozen=True, slots=True)
class WebChannel:
    database: Database
    pages: Pages

    @property
    def name(self) -> str:
        return NAME

    def read(self, payload: str) -> Incoming:
        try:
            said = json.loads(payload)
            return Incoming(
                _event(said),
                ref=str(said.get("ref", "")),
                pressed=str(said.get("pressed", "")),
                language=str(said.get("language", "")),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return Incoming(OtherReceived())

    async def deliver(self, address: str, doable: Doable, delivery_id: str) -> Result:
        def record(tx: Transaction) -> str | None:
            chat_id = chats.find_chat_id(tx, NAME, address)
            return None if chat_id is None else _record(tx, chat_id, doable, delivery_id)

        try:
            ref = await self.database.write(record)
        except SQLAlchemyError as error:
            return Later(_TRY_AGAIN, type(error).__name__)
        if ref is None and isinstance(doable, Send | Edit):
            self.pages.bid_farewell(address, doable.message)
        self.pages.wake(address)
        return Sent(ref or "")

    async def fetch(self, picture: str) -> bytes:
        raise PictureUnavailable("pictures are read where they arrive, and never kept")


def _event(said: dict[str, Any]) -> Event:
    match said:
        case {"text": str(text)}:
            command = _COMMAND.fullmatch(text.strip())
            return CommandGiven(command[1].lower(), (command[2] or "").strip()) if command else TextReceived(text)
        case {"choice": str(data)} if ":" in data:
            step, _, choice = data.partition(":")
            return ChoiceTapped(step, choice)
        case {"picture": {"read": str(text)}}:
            return PictureRead(text)
        case {"picture": {"unread": ("no-qr" | "several-qrs" | "not-a-picture") as why}}:
            return PictureUnread(why)
        case {"location": {"latitude": int() | float() as latitude, "longitude": int() | float() as longitude}}:
            return LocationShared(latitude, longitude)
        case _:
            return OtherReceived()


def _record(tx: Transaction, chat_id: str, doable: Doable, delivery_id: str) -> str | None:
    match doable:
        case Send(message):
            return _append(tx, chat_id, message, delivery_id)
        case Edit(ref, message):
            if web_log.edit(tx, chat_id, ref, ours(message)):
                _drop_tap(tx, chat_id, ref)
                return ref
            return _append(tx, chat_id, message, delivery_id)
        case Delete(refs):
            web_log.erase(tx, chat_id, refs)
            return ""
        case Leave():
            return ""  # nobody reads along here
        case _:
            assert_never(doable)


def _append(tx: Transaction, chat_id: str, message: Message, delivery_id: str) -> str | None:
    return web_log.append(tx, chat_id, ours(message), mine=False, entry_id=delivery_id)


def _drop_tap(tx: Transaction, chat_id: str, ref: str) -> None:
    """A tap answered by changing the very message was paging: its bubble would only push the calendar away."""
    last = web_log.find_last(tx, chat_id)
    match own_of(last) if last else None:
        case Own(kind="tap", pressed=pressed) if last and pressed == ref:
            web_log.erase(tx, chat_id, (last.ref,))
