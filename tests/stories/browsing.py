"""People at the chat page with a real browser, who tap what they read and wait until they are answered."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unicodedata import category
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Locator, Page, expect

from bot.config import clock
from bot.rendering.text import write
from tests.channels.web.chromium import a_phone
from tests.stories.running import Program

SLOW = 20_000  # milliseconds that a busy machine may take for one answer
STATION = "shahba"


@dataclass(frozen=True, slots=True)
class Facts:
    """Invented."""

    name: str
    number: str


FACTS = {
    "ar": Facts("سلمى عبد الرحمن الحلبي", "02010012345"),
    "en": Facts("Khaled Ibrahim Nasser", "02010012345"),
}


def named(key: str, locale: str) -> str:
    """A button's words as they are read out: the picture before them is for the eye alone."""
    words = write(key, locale).replace("↩", "").strip()
    first, _, rest = words.partition(" ")
    return rest if category(first[0]) == "So" else words


@dataclass
class Visitor:
    """``locale`` is the language they choose; ``complaints`` what the browser's console says of the page."""

    page: Page
    locale: str
    complaints: list[str]

    @property
    def newest(self) -> Locator:
        return self.page.locator(".ours").last

    def button(self, key: str) -> Locator:
        """A button by the key of its words."""
        return self.page.locator(".fresh .keys").get_by_role("button", name=named(key, self.locale), exact=True)

    def choice(self, data: str) -> Locator:
        """A button whose words depend on the day, by the beginning of what it stands for."""
        return self.page.locator(f'.fresh .keys button[data-choice^="{data}"]').first

    async def tap(self, button: Locator | str) -> None:
        await (self.button(button) if isinstance(button, str) else button).tap()

    async def write(self, text: str) -> None:
        await self.page.locator("#text").fill(text)
        await self.page.locator("#send").tap()

    async def reads(self, text: str) -> None:
        """The newest message says so."""
        await expect(self.newest).to_contain_text(text, timeout=SLOW)

    async def is_asked(self, step: str) -> None:
        """The newest message offers choices of that step."""
        await expect(self.newest.locator(f'button[data-choice^="{step}:"]').first).to_be_visible(timeout=SLOW)

    async def picture(self, name: str) -> None:
        """Kept in the folder ``PAGE_PICTURES``, if it is set, for whoever wants to look at the page."""
        if folder := os.environ.get("PAGE_PICTURES"):
            width = (self.page.viewport_size or {"width": 0})["width"]
            await self.page.screenshot(path=Path(folder) / f"{self.locale}-{width}-{name}.png")

    async def begin(self) -> None:
        """Up to the first personal question."""
        await self.tap(self.page.locator(f".start[data-language={self.locale}]"))
        await self.is_asked("consent")
        await self.tap("consent-agree")
        await self.is_asked("name")

    async def tell(self, facts: Facts) -> None:
        """Up to the stations."""
        await self.is_asked("name")
        await self.write(facts.name)
        await self.is_asked("document")
        await self.tap("document-national-id")
        await self.is_asked("number")
        await self.write(facts.number)
        await self.is_asked("station")

    async def choose(self, day: date) -> None:
        """From the days to the check screen."""
        await self.tap(self.choice(f"time:day:{day}"))
        await self.tap(self.choice("time:at:"))
        await self.is_asked("check")


@asynccontextmanager
async def at_the_page(
    browser: Browser, program: Program, locale: str, *, url: str = "", **options: Any
) -> AsyncIterator[Visitor]:
    """``url``: the way to the program, if it is not its own address."""
    async with a_phone(browser, **options) as (page, complaints):
        page.set_default_timeout(SLOW)
        await page.goto(f"{url or program.url}/chat")
        yield Visitor(page, locale, complaints)


def today(program: Program) -> date:
    return clock.now().astimezone(ZoneInfo(program.environ["MAWID_TIME_ZONE"])).date()


def tomorrow(program: Program) -> date:
    return today(program) + timedelta(days=1)
