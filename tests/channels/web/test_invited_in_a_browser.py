"""An invitation's link to the chat page: typed for whoever opens it, and sent by nobody but them."""

from playwright.async_api import Browser, Request, expect

from bot.conversation.core.events import CommandGiven
from storage.engine.database import Database
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import serving
from tests.channels.web.test_in_a_browser import Conversation

PAYLOAD = "iAb3_-xYz0123456789abcdeF"


async def test_an_invitation_is_typed_from_behind_the_hash_and_reaches_no_address(
    database: Database, browser: Browser
) -> None:
    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(request.url + str(request.headers))

        page.on("request", note)
        await page.goto(f"{served.url}/chat#start={PAYLOAD}")
        await expect(page.locator("#text")).to_have_value(f"/start {PAYLOAD}")
        assert page.url == f"{served.url}/chat"
        assert served.heard == []
        await page.locator("#send").click()
        await expect(page.locator(".ours")).to_have_count(1)
        assert [heard.event for heard in served.heard] == [CommandGiven("start", PAYLOAD)]
        assert not any(PAYLOAD in address for address in asked)
        await page.goto(f"{served.url}/chat#start=<b>{PAYLOAD}")
        await page.reload()
        await expect(page.locator("#text")).to_have_value("")
