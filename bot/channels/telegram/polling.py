"""Our own getUpdates loop. Law: the offset, which tells Telegram to forget, moves only after the commit.

Killed anywhere, the process hears the same updates again after its restart, and the inbox drops those it has.
"""

import asyncio

from telegram import Bot

from bot.channels.contract import Store, Wake
from bot.channels.telegram.api import answer_press, call
from bot.channels.telegram.parse import ALLOWED, Json
from bot.channels.telegram.receive import receive
from bot.channels.telegram.retry import Patience, until_it_works

LONG_POLL = 25  # seconds that Telegram keeps a request without news
SLACK = 10.0  # seconds more that its answer may take
BATCH = 100


async def poll(
    bot: Bot,
    store: Store,
    wake: Wake,
    stop: asyncio.Event,
    *,
    patience: Patience | None = None,
    long_poll: int = LONG_POLL,
) -> None:
    """Polls until ``stop``; outlives every failure of the network, of Telegram and of ``store``."""
    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(_listen(bot, store, wake, tasks, patience or Patience("polling"), long_poll))
        await stop.wait()
        listening.cancel()


async def _listen(
    bot: Bot,
    store: Store,
    wake: Wake,
    tasks: asyncio.TaskGroup,
    patience: Patience,
    long_poll: int,
) -> None:
    # A webhook set before would refuse us for ever. What waits at Telegram is not dropped.
    await until_it_works(patience, lambda: call(bot, "deleteWebhook", {"drop_pending_updates": False}))
    offset = 0
    while True:
        try:
            updates = await _updates(bot, offset, long_poll)
            # A stop ends the waiting for news, and not the storing of what came: it would be answered after a restart.
            if error := await asyncio.shield(tasks.create_task(_receive(bot, updates, store, wake, tasks))):
                raise error
        except Exception as error:
            await patience.failed(error)
            continue
        patience.succeeded()
        # No news: all before was confirmed, and without an offset we hear also ids that began anew at random, as they
        # do after a quiet week.
        offset = max(update["update_id"] for update in updates) + 1 if updates else 0


async def _receive(
    bot: Bot, updates: list[Json], store: Store, wake: Wake, tasks: asyncio.TaskGroup
) -> Exception | None:
    """Returns its failure: raised in a task of the group, it would end the polling."""
    try:
        for press in await receive(updates, store, wake):
            tasks.create_task(answer_press(bot, press))
    except Exception as error:
        return error
    return None


async def _updates(bot: Bot, offset: int, long_poll: int) -> list[Json]:
    asked: Json = {"limit": BATCH, "timeout": long_poll, "allowed_updates": ALLOWED}
    if offset:
        asked["offset"] = offset
    updates: list[Json] = await call(bot, "getUpdates", asked, seconds=long_poll + SLACK)
    return updates
