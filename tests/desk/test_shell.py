"""The scan page as files: what installs it, and that it says nothing of anybody."""

import json
import re
from html import unescape

from bot.desk.scripts import address
from bot.domain.languages import LOCALES
from bot.rendering.text import write
from tests.desk.serving import Browser, Desk


async def test_the_page_is_the_same_for_everyone(desk: Desk, clerk: Browser, admin: Browser) -> None:
    async with desk.browser() as stranger:
        pages = [await browser.page("/desk") for browser in (stranger, clerk, admin)]
    admin.speak("en")
    pages.append(await admin.page("/desk?station=shahba"))
    assert len(set(pages)) == 1
    assert pages[0][0] == 200


async def test_the_page_holds_the_words_of_both_languages_and_no_script_or_style(desk: Desk, clerk: Browser) -> None:
    _, html = await clerk.page("/desk")
    for locale in LOCALES:
        words = held(html)[locale]
        assert (words["ready-title"], words["nav-scan"]) == (
            write("desk-page-ready-title", locale),
            write("nav-scan", locale),
        )
    assert re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", html) is None


async def test_every_file_that_the_page_and_its_manifest_name_is_there(desk: Desk, clerk: Browser) -> None:
    _, html = await clerk.page("/desk")
    status, text, headers = await clerk.ask("GET", "/desk/manifest.webmanifest")
    manifest = json.loads(text)
    assert (status, headers["Content-Type"]) == (200, "application/manifest+json")
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/desk", "/desk", "standalone")
    named = {*re.findall(r'(?:src|href)="(/desk/page/[^"]+)"', html), *(icon["src"] for icon in manifest["icons"])}
    assert {address("main.js"), address("scan.css"), "/desk/page/icon-512.png"} <= named
    for path in named:
        async with clerk.http.get(desk.url + path) as answer:
            assert answer.status == 200, path


async def test_the_worker_may_look_after_the_page_above_its_folder(desk: Desk, clerk: Browser) -> None:
    status, _, headers = await clerk.ask("GET", "/desk/worker.js")
    assert status == 200
    assert headers["Service-Worker-Allowed"] == "/desk"
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Content-Type"].startswith("text/javascript")


async def test_every_word_that_the_scripts_ask_for_is_there(desk: Desk, clerk: Browser) -> None:
    """``word("…")`` in the scripts, ``data-word`` and ``data-label`` in the page."""
    _, html = await clerk.page("/desk")
    asked = set(re.findall(r'data-(?:word|label|alt)="([^"]+)"', html))
    for script in set(re.findall(r"/desk/page/[\w-]+\.js", html)):
        asked |= set(re.findall(r'\bword\("([a-z-]+)"', (await clerk.page(script))[1]))
    assert len(asked) > 50
    assert asked - held(html)["ar"].keys() == set()


def held(html: str) -> dict[str, dict[str, str]]:
    found = re.search(r'data-words="([^"]+)"', html)
    assert found
    words: dict[str, dict[str, str]] = json.loads(unescape(found[1]))
    return words
