"""Old browsers: the pages work in those that we promise, and say one sentence in those that are too old."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

import bot.channels.web
import bot.desk
import bot.http
from bot.http.assets import load
from bot.rendering.text import write
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import serving as serving_chat
from tests.desk.looks import picture
from tests.desk.serving import serving
from tests.http.scripts import Version, scripts, too_new

CHAT = Path(bot.channels.web.__file__).parent / "page"
DESK = Path(bot.desk.__file__).parent / "page"
SHARED = Path(bot.http.__file__).parent / "page"
GUARDED = {
    ("answer.js", r"\.inert\b"),  # where it does nothing, the guard of taps refuses what lies below
    ("camera.js", r"\bBarcodeDetector\b"),  # in a try; without one the server reads
    ("photo.js", r"\bcreateImageBitmap\b"),  # in a try; without it the photo goes as it is
    ("sound.js", r"\bnavigator\.userActivation\b"),  # with a question mark; without it nothing buzzes
}


@pytest.mark.parametrize(
    ("folder", "floor"), [(CHAT, (80, 13.1)), (DESK, (86, 15))], ids=["chat: Chrome 80", "desk: Chrome 86"]
)
def test_no_script_is_newer_than_the_browsers_that_we_promise(folder: Path, floor: Version) -> None:
    found = [
        (name, line, what)
        for name, source in scripts(folder).items()
        for line, what in too_new(source, floor)
        if (name, what) not in GUARDED
    ]
    assert found == []
    assert len(scripts(folder)) > 5


def test_the_script_that_says_so_runs_in_every_browser() -> None:
    source = scripts(SHARED)["too_old.js"]
    assert list(too_new(source, (1, 1))) == []
    assert re.search(r"\b(let|const|class|import|export)\b|=>|`", re.sub("//.*", "", source)) is None


def test_of_a_script_that_two_pages_have_there_is_one_file() -> None:
    texts = [source for folder in (SHARED, CHAT, DESK) for source in scripts(folder).values()]
    assert len(texts) == len(set(texts))
    for folder in (CHAT, DESK):
        assert load(folder)[1]["too_old.js"] == (SHARED / "too_old.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("a ??= b;", "logical assignment"),
        ("const last = all.at(-1);", r"\.at\("),
        ("const pattern = /(?<!a)b/;", "a look behind"),
        ("await begin();", "await at the top"),
        ("const text = `${all.at(-1)}`;", r"\.at\("),
    ],
)
def test_what_is_too_new_is_found(source: str, what: str) -> None:
    assert what in {name for _, name in too_new(source, (80, 13.1))}
    assert list(too_new(f'// {source}\nsay("{"".join(source.split(chr(34)))}");', (1, 1))) == []


async def test_a_browser_that_cannot_read_the_scripts_is_told_so_and_one_without_them_is_told_that(
    sqlite_url: str, browser: Browser
) -> None:
    async def unreadable(route: Route) -> None:
        await route.fulfill(body="const a = @;", content_type="text/javascript")

    async def lost(route: Route) -> None:
        await route.abort()

    async with serving(sqlite_url) as desk, serving_chat(desk.database, lambda _: []) as chat:
        for address, part, word in (
            (f"{desk.url}/desk", "**/main.js*", "desk-page"),
            (f"{chat.url}/chat", "**/main.js*", "page"),
        ):
            for broken, why, other in ((unreadable, "too-old", "unfetched"), (lost, "unfetched", "too-old")):
                async with a_phone(browser, service_workers="block") as (page, _):
                    await page.route(part, broken)
                    await page.goto(address)
                    for locale in ("ar", "en"):
                        said = page.locator(f".{why}[lang={locale}]")
                        await expect(said).to_have_text(write(f"{word}-{why}", locale))
                        await expect(said).to_be_visible()
                        await expect(page.locator(f".{other}[lang={locale}]")).to_be_hidden()
                    await picture(page, f"{why}-{word}")
            async with a_phone(browser) as (page, complaints):
                await page.goto(address)
                await expect(page.locator("html[data-runs]")).to_be_attached()
                await expect(page.locator(".too-old[lang=ar]")).to_be_hidden()
                assert complaints == []
