"""Our own getUpdates loop. Law: the offset, which tells Telegram to forget, moves only after the commit.

Killed anywhere, the process hears the same updates again after its restart, and the inbox drops those it has.
"""

import asyncio
from functools import partial
from typing import Any

from telegram import Bot
from telegram.error import Conflict

from bot.channels.contract import Store, Wake
from bot.channels.telegram.api import answer_press, call
from bot.channels.telegram.parse import ALLOWED, Json, usable_id
from bot.channels.telegram.receive import receive
from bot.channels.telegram.retry import Patience, until_it_works
from bot.channels.telegram.trouble import Troubles

LONG_POLL = 25  # seconds that Telegram keeps a request without news
SLACK = 10.0  # seconds more that its answer may take
BATCH = 100
UNCONFIRMED = 1.0  # seconds


async def poll(
    bot: Bot,
    store: Store,
    wake: Wake,
    stop: asyncio.Event,
    *,
    patience: Patience | None = None,
    long_poll: int = LONG_POLL,
    troubles: Troubles | None = None,
) -> None:
    """Polls until ``stop``; outlives every failure of the network, of Telegram and of ``store``."""
    async with asyncio.TaskGroup() as tasks:
        inbox = _Inbox(bot, store, wake, tasks)
        asking = _asking(bot, inbox, patience or Patience("polling"), long_poll, troubles or Troubles())
        listening = tasks.create_task(asking)
        await stop.wait()
        inbox.ending = True
        if not inbox.storing:
            listening.cancel()


class _Inbox:
    """What came is put into the inbox. ``storing``: it is just being put there, which a stop does not end half-way: it
    would be answered after a restart. ``ending``: a stop has come, and nothing more is asked for."""

    def __init__(self, bot: Bot, store: Store, wake: Wake, tasks: asyncio.TaskGroup) -> None:
        self._bot, self._store, self._wake, self._tasks = bot, store, wake, tasks
        self._patience = Patience("storing what came in", first=0.5, longest=2.0, who="the database")
        self.storing = self.ending = False

    async def take(self, updates: list[Any]) -> bool:
        """False: nothing was stored, and a pause was made; it must come once more. It is no fault of Telegram's."""
        self.storing = True
        try:
            presses = await receive(updates, self._store, self._wake)
        except Exception as error:
            self.storing = False
            if not self.ending:
                await self._patience.failed(error)
            return False
        finally:
            self.storing = False
        for press in presses:
            self._tasks.create_task(answer_press(self._bot, press))
        self._patience.succeeded()
        return True


async def _asking(bot: Bot, inbox: _Inbox, patience: Patience, long_poll: int, troubles: Troubles) -> None:
    # A webhook set before would refuse us for ever. What waits at Telegram is not dropped.
    remove = partial(call, bot, "deleteWebhook", {"drop_pending_updates": False})
    await until_it_works(patience, partial(troubles.watching, remove))
    offset = 0
    while not inbox.ending:
        try:
            updates = await troubles.watching(partial(_updates, bot, offset, long_poll))
        except Conflict as conflict:
            try:
                if await troubles.taken_back(bot, conflict):
                    continue
            except Exception as error:
                await patience.failed(error)
            else:
                await patience.failed(conflict)
            continue
        except Exception as error:
            await patience.failed(error)
            continue
        patience.succeeded()
        if not await inbox.take(updates):
            continue
        # No news: all before was confirmed, and without an offset we hear also ids that began anew at random, as they
        # do after a quiet week.
        offset = max((update["update_id"] for update in updates if usable_id(update)), default=-1) + 1
        if updates and not offset:
            await asyncio.sleep(UNCONFIRMED)  # what has no usable id cannot be confirmed, and comes again at once


async def _updates(bot: Bot, offset: int, long_poll: int) -> list[Any]:
    asked: Json = {"limit": BATCH, "timeout": long_poll, "allowed_updates": ALLOWED}
    if offset:
        asked["offset"] = offset
    updates = await call(bot, "getUpdates", asked, seconds=long_poll + SLACK)
    return updates if isinstance(updates, list) else [updates]
