"""The bots of a folder: which is the first, whom Telegram believes us to be, and where new people are sent."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.contract import FirstAccountUnknown
from bot.channels.open import any_link, open_channels, probe_channels
from bot.channels.telegram.bots import find_first_bot, open_telegram, secret_of
from bot.channels.telegram.webhook import Webhook
from bot.config.settings import Settings, bot_of
from bot.domain.trouble import TroubleKind
from storage.chats.accounts import find_links, keep_link
from storage.chats.chats import open_chat
from storage.chats.troubles import find_refused, mark_trouble
from storage.engine.database import Database
from tests.builders import Clock, open_for_tests
from tests.channels.telegram.test_webhook import post
from tests.channels.telegram.two_bots import AT_ONCE, SECOND, two_bots
from tests.http.listening import listening
from tests.simulator import Simulator

BARE = dict.fromkeys(map(ord, "\u2068\u2069"))
ONE = f"7700000000:{'a' * 35}"


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with open_for_tests(sqlite_url, Clock()) as opened:
        yield opened.database


async def no_chart(locale: str) -> None:
    return None


async def test_who_runs_with_one_token_goes_on_as_the_first_whatever_is_added(database: Database) -> None:
    await database.write(lambda tx: open_chat(tx, "telegram", "5"))  # of the release before
    assert await find_first_bot(database, [ONE]) == "7700000000"
    assert await find_first_bot(database, [SECOND, ONE]) == "7700000000"
    settings = Settings(telegram_token=f"{SECOND} {ONE}")  # type: ignore[arg-type]
    async with open_channels(settings, database, no_chart) as (_, *bots):
        assert [bot.name for bot in bots] == ["telegram:7800000000", "telegram"]
    assert await find_first_bot(database, [SECOND]) == "7700000000", "nor is it another once it is gone"


async def test_several_tokens_for_people_of_a_bot_that_nobody_noted_are_refused_and_nothing_is_noted(
    database: Database,
) -> None:
    assert await find_first_bot(database, []) == ""
    await database.write(lambda tx: open_chat(tx, "telegram", "5"))
    with pytest.raises(FirstAccountUnknown):
        await find_first_bot(database, [SECOND, ONE])
    assert await find_first_bot(database, [ONE]) == "7700000000"


async def test_an_office_that_begins_with_several_needs_no_first_start_with_one(database: Database) -> None:
    assert await find_first_bot(database, [SECOND, ONE]) == "7800000000"


def test_each_bot_is_called_at_an_address_and_with_a_secret_of_its_own() -> None:
    first, second = Webhook("https://a.example", "s" * 40), Webhook("https://a.example/hook/", "s" * 40, "78")
    assert (first.url, second.url) == ("https://a.example/telegram/webhook", "https://a.example/hook/78")
    assert secret_of("s" * 40, "") == "s" * 40
    assert len({secret_of("s" * 40, own) for own in ("", "78", "79")}) == 3


async def test_one_bots_secret_opens_no_other_bots_webhook(database: Database) -> None:
    given: dict[str, Any] = {
        "telegram_token": f"{ONE} {SECOND}",
        "telegram_webhook_url": "https://mawid.example",
        "telegram_webhook_secret": "s" * 40,
    }
    taken: list[object] = []

    async def store(updates: Any) -> list[bytes]:
        taken.extend(updates)
        return []

    bots = [
        open_telegram(Settings(**given), token, bot_of(ONE), AT_ONCE, database, no_chart) for token in (ONE, SECOND)
    ]
    app = Starlette(routes=[route for bot in bots for route in bot.routes(store, lambda sender: None)])
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="off")
    at_first, at_second = "/telegram/webhook", "/telegram/webhook/7800000000"
    of_first, of_second = "s" * 40, secret_of("s" * 40, "7800000000")
    update = json.dumps({"update_id": 1, "message": {"message_id": 1, "chat": {"id": 5, "type": "private"}}}).encode()
    async with listening(config) as server:
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        assert [await post(url + at_first, update, of_second), await post(url + at_second, update, of_first)] == [
            403,
            403,
        ]
        assert not taken
        assert [await post(url + at_first, update, of_first), await post(url + at_second, update, of_second)] == [
            200,
            200,
        ]
    assert len(taken) == 2


async def test_new_people_are_sent_to_any_bot_but_to_none_that_is_refused(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office:
        channels = [*office.channels.values()]
        for one in channels:
            await one.bot.get_me()
        both = {f"https://t.me/{name}?start=" for name in ("mawid_test_bot", "mawid_other_bot")}
        assert {any_link(channels, ()) for _ in range(100)} == both
        await office.database.write(lambda tx: mark_trouble(tx, "telegram", TroubleKind.TOKEN_REFUSED, ""))
        await office.database.write(lambda tx: mark_trouble(tx, office.second, TroubleKind.SECOND_POLLER, ""))
        refused = await office.database.read(find_refused)
        assert refused == {"telegram"}
        assert {any_link(channels, refused) for _ in range(20)} == {"https://t.me/mawid_other_bot?start="}


async def test_the_chat_page_leads_newcomers_to_a_bot_that_works_and_to_itself_while_there_is_none(
    database: Database,
) -> None:
    async with Simulator() as one, Simulator(SECOND, username="mawid_other_bot") as other:
        one.beside(other)
        given: dict[str, Any] = {"telegram_token": f"{one.token} {other.token}", "telegram_api_url": one.url}
        refused = {"telegram"}
        async with open_channels(Settings(**given), database, no_chart, refused=lambda: refused) as (page, *bots):
            app = Starlette(routes=[*page.routes(None, lambda sender: None)])  # type: ignore[arg-type]
            config = uvicorn.Config(app, port=0, log_config=None, lifespan="off")
            async with listening(config) as server, aiohttp.ClientSession() as http:
                url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
                async with http.get(f"{url}/chat") as answer:
                    shown = await answer.text()
                assert '<a href="/chat/app" lang="ar" dir="rtl">أو في تلغرام</a>' in shown.translate(BARE)
                ways = []
                for _ in range(2):
                    async with http.get(f"{url}/chat/app", allow_redirects=False) as answer:
                        ways.append((answer.status, answer.headers["Location"]))
                    for bot in bots:
                        await bot.bot.get_me()  # type: ignore[attr-defined]
                assert ways == [(303, "/chat"), (303, "https://t.me/mawid_other_bot")]


async def test_links_of_bots_that_are_gone_are_forgotten(database: Database) -> None:
    names = ("telegram", "telegram:7800000000")
    for name in names:
        await database.write(lambda tx, name=name: keep_link(tx, name, f"https://t.me/{name[-1]}?start=", names))  # type: ignore[misc]
    assert len(await database.read(lambda tx: find_links(tx, "telegram"))) == 2
    await database.write(lambda tx: keep_link(tx, names[1], "https://t.me/b?start=", names[1:]))
    assert await database.read(lambda tx: find_links(tx, "telegram")) == {names[1]: "https://t.me/b?start="}


async def test_mawid_check_speaks_of_each_bot_by_its_username_and_of_a_refused_one_by_its_id() -> None:
    async with Simulator() as one, Simulator(SECOND, username="Aleppo_Police_bot") as other:
        one.beside(other)
        banned = f"7900000000:{'b' * 35}"
        given: dict[str, Any] = {"telegram_token": f"{one.token} {other.token} {banned}", "telegram_api_url": one.url}
        names, found = await probe_channels(Settings(**given))
        assert names == [("Telegram", "@mawid_test_bot"), ("Telegram", "@Aleppo_Police_bot")]
        assert [problem.what.partition(":")[0] for problem in found] == ["@Aleppo_Police_bot", "bot 7900000000"]
        assert "401" in found[1].what
        assert not any("b" * 35 in f"{problem}" for problem in found)
