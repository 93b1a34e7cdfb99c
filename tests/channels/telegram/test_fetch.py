"""Pictures that people send."""

import asyncio

import pytest

from bot.channels.contract import PictureUnavailable
from bot.channels.telegram.channel import TelegramChannel
from bot.rendering.qr import draw
from tests.simulator import Person, Simulator


async def test_a_picture_is_fetched(channel: TelegramChannel, sim: Simulator, person: Person) -> None:
    picture = await asyncio.to_thread(draw, "482917360531")
    person.send_photo(picture)
    file_id = sim.world.chats[5].messages[person.chat[-1].id].body["photo"][0]["file_id"]
    assert await channel.fetch(file_id) == picture
    with pytest.raises(PictureUnavailable):
        await channel.fetch("AgACunknown")


@pytest.fixture
def large(sim: Simulator, person: Person) -> str:
    person.send_document(b"x" * (10 * 2**20 + 1), "a.png", "image/png")
    return str(sim.world.chats[5].messages[person.chat[-1].id].body["document"]["file_id"])


async def test_a_picture_too_large_is_not_fetched(channel: TelegramChannel, large: str) -> None:
    with pytest.raises(PictureUnavailable, match="too large"):
        await channel.fetch(large)
