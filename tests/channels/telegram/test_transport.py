"""The transport over real HTTP on loopback: what arrives, and what whoever sends is told when something goes wrong."""

import asyncio
from typing import Any

from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.transport import open_bot
from tests.channels.telegram.bot_api import SENT, TOKEN, bot_on, ok, serving


async def test_a_message_with_buttons_arrives_under_the_real_token_and_its_answer_comes_back() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        api.bodies.append((request.content_type, await request.json()))
        return ok(SENT)

    async with bot_on(answer) as (bot, api):
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("حلب", callback_data="station:saliheen")]])
        message = await bot.send_message(42, "ما اسمك الكامل؟", parse_mode="HTML", reply_markup=keyboard)
    assert message.message_id == 5
    assert api.paths == [f"/bot{TOKEN}/sendMessage"]
    kind, body = api.bodies[0]
    assert kind == "application/json"
    assert body == {
        "chat_id": 42,
        "text": "ما اسمك الكامل؟",
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[{"text": "حلب", "callback_data": "station:saliheen"}]]},
    }


async def test_a_picture_of_over_a_mebibyte_is_uploaded_whole_beside_its_caption() -> None:
    picture = bytes(range(256)) * 6000

    async def answer(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        photo = form["photo"]
        assert isinstance(photo, web.FileField)
        api.bodies.append((form["chat_id"], form["caption"], photo.filename, photo.content_type, photo.file.read()))
        assert request.content_length is not None, "a length is known, so nothing on the way has to take chunks"
        return ok(SENT)

    async with bot_on(answer) as (bot, api):
        await bot.send_photo(42, picture, caption="موعدك", filename="code.png")
    assert api.bodies == [("42", "موعدك", "code.png", "image/png", picture)]


async def test_a_file_is_fetched_from_the_file_address_under_the_real_token() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/getFile"):
            return ok({"file_id": "f", "file_unique_id": "u", "file_path": "photos/file_0.jpg"})
        return web.Response(body=b"\xff\xd8 a photo")

    async with bot_on(answer) as (bot, api):
        photo = await bot.get_file("f")
        assert bytes(await photo.download_as_bytearray()) == b"\xff\xd8 a photo"
        assert TOKEN not in repr(photo) + repr(bot)
    assert api.paths[-1] == f"/file/bot{TOKEN}/photos/file_0.jpg"


async def test_half_a_surrogate_pair_in_a_text_is_replaced_and_the_message_sent() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        api.bodies.append((await request.json())["text"])
        return ok(SENT)

    async with bot_on(answer) as (bot, api):
        await bot.send_message(42, "a\ud83d")
    assert api.bodies == ["a?"]


async def test_connections_are_kept_and_never_more_than_the_limit() -> None:
    peers: set[Any] = set()
    now, most = 0, 0

    async def answer(request: web.Request) -> web.StreamResponse:
        nonlocal now, most
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.005)
        now -= 1
        return ok(SENT)

    async with serving(answer) as api, open_bot(TOKEN, api.url, limit=3) as bot, asyncio.TaskGroup() as tasks:
        for _ in range(30):
            tasks.create_task(bot.send_message(42, "x"))
    assert most == 3
    assert len(peers) <= 4  # one more: the task group's first calls may open beside the one of getMe
