"""What leaves the screen of a real browser, whenever the page learns that it was ever in the log."""

import asyncio

from playwright.async_api import Browser, Route, expect
from sqlalchemy import select

from storage.chats.web_log import erase
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.tables import chats, web_log
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import serving
from tests.channels.web.test_in_a_browser import Conversation, begin, say
from tests.channels.web.visitor import rows_of

KEPT = "JSON.stringify({ ...sessionStorage })"


def erase_all(tx: Transaction) -> None:
    tx.connection.execute(web_log.delete())
    tx.connection.execute(chats.delete())


async def test_what_is_taken_away_before_the_page_has_seen_it_leaves_the_screen(
    database: Database, browser: Browser
) -> None:
    """A document's number is deleted as soon as it is read: on a bad line both are over before the page hears."""
    cut, over = asyncio.Event(), asyncio.Event()

    async def look(route: Route) -> None:
        answer = await route.fetch()
        if cut.is_set():  # this answer is lost, and the next look comes when all is over
            await over.wait()
            answer = await route.fetch()
        await route.fulfill(response=answer)

    def take_away(tx: Transaction) -> None:
        said = tx.connection.execute(select(web_log).where(web_log.c.mine).order_by(web_log.c.seq.desc())).first()
        assert said is not None
        erase(tx, said.chat_id, [said.id])

    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await page.route("**/chat/log*", look)
        await begin(page, served, "English")
        cut.set()
        async with page.expect_request_finished(lambda request: request.url.endswith("/chat/say")):
            await say(page, "02010012345")
        await expect(page.locator(".own .text").filter(has_text="0201")).to_have_count(1)
        await database.write(take_away)
        over.set()
        await expect(page.locator(".own .text").filter(has_text="0201")).to_have_count(0)


async def test_what_was_being_sent_when_all_was_erased_leaves_the_screen_and_the_farewell_stays(
    database: Database, browser: Browser
) -> None:
    """The server has it and has erased it; its answer was lost, and the page sends it no more."""
    cut, over, read = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def answered(route: Route) -> None:
        answer = await route.fetch()
        if cut.is_set() and route.request.method == "POST" and not read.is_set():
            await route.abort("connectionreset")
            return
        if cut.is_set() and not over.is_set():
            await over.wait()
            answer = await route.fetch()
        await route.fulfill(response=answer)

    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await page.route("**/chat/log*", answered)
        await page.route("**/chat/say", answered)
        await begin(page, served, "English")
        cut.set()
        async with page.expect_event("requestfailed", lambda request: request.url.endswith("/chat/say")):
            await say(page, "02010012345")
        await database.write(erase_all)
        over.set()
        await expect(page.locator("[data-ref=farewell]")).to_be_visible()
        await expect(page.locator(".own .text").filter(has_text="0201")).to_have_count(0)
        read.set()
        await page.wait_for_timeout(1000)  # longer than it waited before it tried again
        await expect(page.locator("[data-ref=farewell]")).to_be_visible()
        assert await rows_of(database, chats) == 0


async def test_what_was_typed_and_not_sent_in_one_tab_is_not_put_back_after_an_erasure_in_another(
    database: Database, browser: Browser
) -> None:
    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await begin(page, served, "English")
        await page.locator("#text").fill("02010012345")
        await page.reload()
        await expect(page.locator("#text")).to_have_value("02010012345")
        await page.goto("about:blank")
        await database.write(erase_all)
        served.clock.now += 601  # and the server remembers nothing of it
        await page.goto(f"{served.url}/chat")
        await expect(page.locator("#welcome")).to_be_visible()
        await page.locator("#text").focus()
        await expect(page.locator("#language")).not_to_have_text("")  # the chat is there
        await expect(page.locator("#text")).to_have_value("")
        assert await page.evaluate(KEPT) == "{}"

        await begin(page, served, "English")
        await page.locator("#text").fill("02010012345")
        await page.goto("about:blank")
        await database.write(erase_all)
        served.clock.now += 601
        other = await page.context.new_page()
        await begin(other, served, "English")  # somebody goes on at the same browser
        await page.goto(f"{served.url}/chat")
        await expect(page.locator(".ours")).to_have_count(1)
        await expect(page.locator("#text")).to_have_value("")
        assert await page.evaluate(KEPT) == "{}"


async def test_what_was_said_without_a_line_when_all_was_erased_is_said_in_no_other_chat(
    database: Database, browser: Browser
) -> None:
    cut = asyncio.Event()

    async def answered(route: Route) -> None:
        await (route.abort("connectionreset") if cut.is_set() else route.continue_())

    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await begin(page, served, "English")
        await page.route("**/chat/say", answered)
        cut.set()
        await say(page, "02010012345")
        await expect(page.locator(".own .text").filter(has_text="0201")).to_have_count(1)
        await database.write(erase_all)
        await expect(page.locator("[data-ref=farewell]")).to_be_visible()
        await expect(page.locator(".own .text").filter(has_text="0201")).to_have_count(0)
        cut.clear()
        await say(page, "hello")
        await expect(page.locator(".ours").filter(has_text="hello")).to_have_count(1)
        assert "02010012345" not in str(served.heard)


async def test_a_tab_whose_cookies_were_deleted_is_empty_as_soon_as_somebody_comes_back_to_it(
    database: Database, browser: Browser
) -> None:
    """And not when the look that waits at the server is over, half a minute later."""
    async with serving(database, Conversation()) as served, a_phone(browser) as (page, _):
        await page.clock.install()
        await begin(page, served, "English")
        await say(page, "Amina Haddad")
        await expect(page.locator(".ours")).to_have_count(3)
        async with page.expect_request("**/chat/log?after=*"):  # which waits
            await page.reload()
        await expect(page.locator(".own .text").filter(has_text="Amina")).to_have_count(1)
        await page.context.clear_cookies()
        await page.clock.fast_forward(3000)
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        await expect(page.locator(".own .text").filter(has_text="Amina")).to_have_count(0)
