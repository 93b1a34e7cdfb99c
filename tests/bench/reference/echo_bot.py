"""aiogram's echo bot by polling, with its defaults: how fast a bot is that remembers nothing and asks nothing.

`python echo_bot.py --api URL --token T`; prints "ready" once it polls.
"""

import argparse
import asyncio
import logging

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text or "?")


@dispatcher.callback_query()
async def pressed(query: CallbackQuery) -> None:
    await query.answer()
    if query.message:
        await query.message.answer(query.data or "?")


@dispatcher.startup()
async def ready() -> None:
    print("ready", flush=True)


async def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--api", required=True, help="root of a Bot API server; calls go to <api>/bot<token>/<method>")
    asked.add_argument("--token", required=True)
    options = asked.parse_args()
    logging.basicConfig(level=logging.WARNING)
    session = AiohttpSession(api=TelegramAPIServer.from_base(options.api))
    await dispatcher.start_polling(Bot(options.token, session=session))


if __name__ == "__main__":
    asyncio.run(main())
