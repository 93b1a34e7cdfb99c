"""A clerk at the scan page with a real browser: looks, scans, taps, and is heard by a screen reader's rules."""

import re
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, Locator, Page, expect

from bot.domain.desk import Paired, PairingFound
from bot.domain.staff import Staff
from bot.rendering import qr
from storage.staff.pairings import answer_pairing, find_pairing
from tests.channels.web.chromium import a_phone
from tests.desk.looks import SIZES, looks_right
from tests.desk.serving import Desk

SLOW = 20_000  # milliseconds that a busy machine may take for one answer
ARABIC = dict(zip("1234567890", "١٢٣٤٥٦٧٨٩٠", strict=True)) | {
    "t": "ف",
    "m": "ة",
    "e": "ث",
    "s": "س",
    "a": "ش",
    "r": "ق",
}
SIX = re.compile(r"\d{3} \d{3}")

# A scanner presses its keys within milliseconds; each says its place on the keyboard, and what the layout makes of it.
_SCANNER = """([codes, keys]) => codes.forEach((code, at) => {
  const shiftKey = code.startsWith("Shift+");
  const event = { code: code.replace("Shift+", ""), key: keys[at], shiftKey, bubbles: true, cancelable: true };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", event));
})"""
_PLACES = {":": "Shift+Semicolon", "/": "Slash", ".": "Period", "?": "Shift+Slash", "=": "Equal"}


@dataclass
class Clerk:
    """``complaints``: what the browser's console says of the page."""

    page: Page
    desk: Desk
    locale: str
    complaints: list[str]

    @property
    def answer(self) -> Locator:
        return self.page.locator("#answer")

    def button(self, action: str) -> Locator:
        return self.page.locator(f"[data-action={action}]")

    async def open(self, path: str = "/desk") -> None:
        await self.page.goto(self.desk.url + path)
        await self.listens()

    async def listens(self) -> None:
        await self.page.locator("body[data-ready]").wait_for(state="attached", timeout=SLOW)

    async def carry(self, token: str) -> None:
        """The cookie of a session."""
        await self.page.context.add_cookies([{"name": "mawid-desk", "value": token, "url": self.desk.url}])

    async def scan(self, text: str, *, layout: str = "us", enters: int = 1) -> None:
        """As a USB scanner types, which ends with Enter; some end with two."""
        keys = [ARABIC.get(char, "؟") if layout == "arabic" else char for char in text]
        await press_all(self.page, text, keys, enters)

    async def reads(self, kind: str) -> None:
        """The answer on the screen is of that kind."""
        await expect(self.answer).to_be_visible(timeout=SLOW)
        await expect(self.answer).to_have_attribute("data-kind", kind, timeout=SLOW)

    async def is_ready(self) -> None:
        await expect(self.answer).to_be_hidden(timeout=SLOW)
        await expect(self.page.locator("#ready")).to_be_visible(timeout=SLOW)

    async def looks_right(self, name: str, **how: Any) -> None:
        await looks_right(self.page, name, touched="button, a, input, select, summary", **how)

    async def pair(self, member: Staff) -> None:
        """In the chat of ``member``, with what the page shows."""
        digits = self.page.locator("#pairing-digits")
        await expect(digits).to_have_text(SIX, timeout=SLOW)
        typed = (await digits.inner_text()).replace(" ", "")
        number = int(await self.page.locator("#pairing-number").inner_text())
        found = await self.desk.write(partial(find_pairing, staff=member, typed=typed))
        assert isinstance(found, PairingFound)
        paired = await self.desk.write(partial(answer_pairing, staff=member, pairing_id=found.id, number=number))
        assert isinstance(paired, Paired)


async def press_all(page: Page, text: str, keys: Sequence[str], enters: int = 1) -> None:
    """At once, as a scanner does: of keys that a busy machine brings one by one the last Enter may be a person's."""
    ends = ["Enter"] * enters
    await page.evaluate(_SCANNER, [[*map(_place, text), *ends], [*keys, *ends]])


def _place(char: str) -> str:
    if char.isdigit():
        return f"Digit{char}"
    return _PLACES.get(char) or f"Key{char.upper()}"


async def settles(page: Page) -> None:
    """What is on the screen has stood there for long enough to be pressed (bot/desk/page/tap_guard.js)."""
    await expect(page.locator("[data-unsettled]")).to_have_count(0, timeout=SLOW)


async def comes_true(page: Page, script: str, arg: Any = None) -> None:
    """Asked until it is: `wait_for_function` asks a second time with `eval`, which the page's policy refuses."""
    until = time.monotonic() + SLOW / 1000
    while not await page.evaluate(script, arg):
        assert time.monotonic() < until, script
        await page.wait_for_timeout(50)


@asynccontextmanager
async def a_clerk(
    browser: Browser,
    desk: Desk,
    locale: str = "ar",
    *,
    width: int = 360,
    token: str = "",
    opens: bool = True,
    script: bool = True,
    **options: Any,
) -> AsyncIterator[Clerk]:
    """With the page open before them, unless the test ``opens`` another; signed in, if ``token`` is that of a session.

    Without a ``script`` a page that has one costs half: for pages that are looked at in both languages, and have to do
    what they do without one anyway.

    The page's service worker, which fetches all of the page again and hears each request, is half of what a page costs,
    and blocked where it is not what is tried: tablets (tests/desk/tablet.py) have it, and who asks for it by
    ``service_workers="allow"``.
    """
    size = {"width": width, "height": SIZES[width]}
    options.setdefault("service_workers", "block")
    options.setdefault("java_script_enabled", script)
    async with a_phone(browser, viewport=size, device_scale_factor=1, **options) as (page, complaints):
        clerk = Clerk(page, desk, locale, complaints)
        language = {"name": "mawid-desk-language", "value": locale, "domain": "127.0.0.1", "path": "/desk"}
        await page.context.add_cookies([language])  # type: ignore[list-item]
        if token:
            await clerk.carry(token)
        if opens:
            await clerk.open()
        yield clerk


def film(file: Path, text: str, *, width: int = 640, height: int = 480) -> None:
    """What a camera sees that is held before a QR of ``text``: YUV4MPEG2, in grey; half a second, again and again."""
    code = Image.open(BytesIO(qr.draw(text))).convert("L").resize((360, 360))
    scene = Image.new("L", (width, height), 120)
    scene.paste(code, ((width - 360) // 2, (height - 360) // 2))
    frame = b"FRAME\n" + scene.tobytes() + bytes([128]) * (width * height // 2)
    file.write_bytes(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * 5)
