"""Delivering is writing to the log that the pages show.

A delivery made again after a crash finds its row there: on this channel, sending is exactly once.
"""

from typing import assert_never

from bot.channels.contract import Doable
from bot.channels.web.compose import Own, ours, own_of
from bot.domain.message import Delete, Edit, Leave, Message, Send
from storage.chats import web_log
from storage.engine.transaction import Transaction


def record(tx: Transaction, chat_id: str, doable: Doable, delivery_id: str) -> str | None:
    """The reference of the row that now shows it."""
    match doable:
        case Send(message):
            return _append(tx, chat_id, message, delivery_id)
        case Edit(ref, message, only):
            if web_log.edit(tx, chat_id, ref, ours(message)):
                _drop_tap(tx, chat_id, ref)
                return ref
            return "" if only else _append(tx, chat_id, message, delivery_id)
        case Delete(refs, _):
            web_log.erase(tx, chat_id, refs)
            return ""
        case Leave():
            return ""  # a page has one reader
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
