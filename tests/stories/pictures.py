"""The pictures of the README, taken anew from the program as it is: ``python -m tests.stories.pictures docs/pictures``.

Each is 360 pixels wide. Everybody in them is invented, and so is the database behind them.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import expect

from tests.channels.web.chromium import a_browser
from tests.stories.browsing import FACTS, STATION, Visitor, at_the_page, tomorrow
from tests.stories.running import Program, running_bot


async def take(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        async with a_browser() as browser, running_bot(Path(temporary)) as program:
            for locale in ("ar", "en"):
                async with at_the_page(browser, program, locale, device_scale_factor=1) as person:
                    await _register(person, program, folder)


async def _register(person: Visitor, program: Program, folder: Path) -> None:
    await person.begin()
    await person.tell(FACTS[person.locale])
    await person.tap(person.choice("station:other"))
    await person.tap(person.choice(f"station:place:{STATION}"))
    await person.is_asked("time")
    await person.tap(person.choice(f"time:day:{tomorrow(program)}"))
    await expect(person.page.locator('.fresh .keys button[data-choice^="time:at:"]').nth(3)).to_be_visible()
    if person.locale == "en":
        await person.page.screenshot(path=folder / "times-en.png")
        return
    await person.tap(person.choice("time:at:"))
    await person.is_asked("check")
    await person.tap("check-confirm")
    await expect(person.page.locator("img.qr")).to_be_in_viewport(ratio=1)
    await person.page.locator("img.qr").evaluate("it => it.decode()")
    await person.page.screenshot(path=folder / "booked-ar.png")


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(pictures))
