"""What a browser's files hold of what was typed at the chat page: a shared phone is read by whoever has it next."""

from pathlib import Path

from playwright.async_api import Browser, Page, Playwright, expect

from storage.engine.database import Database
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import serving
from tests.channels.web.test_in_a_browser import begin
from tests.channels.web.test_taken_away_in_a_browser import erase_all
from tests.channels.web.visitor import echo, visiting
from tests.desk.tablet import a_tablet
from tests.stories.canaries import sightings

NAME, NUMBER, LEFT = "Zubayda Qahtan Halabi", "020100987654", "Nuhad Canary Barazi"
OF_THE_TAB = "JSON.stringify({ ...sessionStorage })"


async def typed(page: Page, text: str) -> str:
    """Key by key; what the tab keeps of it."""
    before = await page.evaluate(OF_THE_TAB)
    await page.locator("#text").press_sequentially(text)
    await page.wait_for_function(f"before => {OF_THE_TAB} !== before && {OF_THE_TAB} !== '{{}}'", arg=before)
    kept: str = await page.evaluate(OF_THE_TAB)
    return kept


async def said(page: Page) -> None:
    text = await page.locator("#text").input_value()
    await page.locator("#text").press("Enter")
    await expect(page.locator(".ours").last).to_have_text(f"you said {text}")
    assert await page.evaluate(OF_THE_TAB) == "{}"


async def key_of(page: Page) -> str:
    given: str = await page.evaluate("fetch('/chat/log').then((answer) => answer.json()).then(({ key }) => key)")
    assert len(given) == 44
    return given


async def test_what_was_typed_is_in_no_file_of_the_browser_whatever_becomes_of_it(
    database: Database, playwright: Playwright, tmp_path: Path
) -> None:
    """Sent, left standing and erased: the files keep what was written over, through a clean end and a killed one."""
    folder = tmp_path / "browser"
    async with serving(database, echo) as served, a_tablet(playwright, folder, served.url, worker=False) as phone:
        await phone.start("/chat")
        await begin(phone.page, served, "English")
        sealed = [await typed(phone.page, NAME)]
        await phone.page.reload()
        await expect(phone.page.locator("#text")).to_have_value(NAME)
        await said(phone.page)
        sealed += [await typed(phone.page, NUMBER)]
        await said(phone.page)
        sealed += [await typed(phone.page, LEFT)]
        assert len({len(each) for each in sealed}) == 1, "its length tells nothing of a name"
        canaries = [NAME, NAME[:9], NUMBER, NUMBER[:9], LEFT, LEFT[:9], await key_of(phone.page)]
        await phone.stop()  # which writes what is left to write
        assert sightings([folder], ["mawid-typed"]), "what is readable would be found"
        assert sightings([folder], canaries) == []

        await database.write(erase_all)
        await phone.start("/chat")
        await expect(phone.page.locator("#welcome")).to_be_visible()
        await phone.kill9()
        assert sightings([folder], canaries) == []


async def test_the_key_is_the_logs_own_comes_with_the_whole_of_it_and_goes_with_it(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as one, visiting(served) as other:
        keys = []
        for visitor in (one, other):
            assert "key" not in await visitor.log()
            await visitor.say(text="/start")
            await visitor.until(2)
            card = await visitor.log()
            keys.append(card["key"])
            assert "key" not in await visitor.log(card["version"] - 1)
        assert len(set(keys)) == 2
        assert (await one.log())["key"] == keys[0]
        await database.write(erase_all)
        assert "key" not in await one.log()
        await one.say("1" * 16, text="/start")
        await one.until(2)
        assert (await one.log())["key"] not in keys


async def test_a_browser_that_cannot_seal_keeps_nothing_and_sends_all_the_same(
    database: Database, browser: Browser
) -> None:
    """As by HTTP at an address that is not the device's own."""
    async with serving(database, echo) as served, a_phone(browser) as (page, complaints):
        await page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
        await begin(page, served, "English")
        await page.locator("#text").fill(NAME)
        await expect(page.locator("#send.primary")).to_be_visible()
        await said(page)
        assert complaints == []
