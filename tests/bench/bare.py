"""`python -m tests.bench.bare --api URL --token T --first N --many M --at-once K`: only the transport, in a loop.

No outbox, no database, nothing sealed: what one core can send at the very most. Prints the seconds it took.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator

from bot.channels.contract import Sent
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import open_bot
from bot.domain.message import Message, Send

TEXT = "المكتب مغلق غداً"


async def send(channel: TelegramChannel, addresses: Iterator[int]) -> None:
    for address in addresses:
        result = await channel.deliver(str(address), Send(Message(TEXT)), str(address))
        if not isinstance(result, Sent):
            raise RuntimeError(f"{result} of a simulator without limits")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--api", "--token"):
        parser.add_argument(name, required=True)
    for name in ("--first", "--many", "--at-once"):
        parser.add_argument(name, type=int, required=True)
    asked = parser.parse_args()
    async with TelegramChannel(open_bot(asked.token, asked.api)) as channel:
        await send(channel, iter(range(asked.first, asked.first + 64)))  # the connections are there
        addresses = iter(range(asked.first, asked.first + asked.many))
        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(asked.at_once):
                group.create_task(send(channel, addresses))
        sys.stdout.write(f"{time.perf_counter() - began}\n")


if __name__ == "__main__":
    asyncio.run(main())
