"""The system's Chromium, headless; a phone of 360 x 740."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, Playwright, async_playwright

# The shell is the same engine without the windows around a page, which cost more than most pages do.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoChromium(Exception):
    """This machine has no Chromium of its own."""


def chromium_path() -> str:
    """Skips where there is none, and fails there on CI."""
    path = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"{NoChromium.__name__}: CI must test in a browser (apt-get install chromium-headless-shell)")
        pytest.skip(f"{NoChromium.__name__}: apt-get install chromium-headless-shell")
    return path


async def launched(playwright: Playwright, lens: Path | None = None) -> Browser:
    """With a camera, where ``lens`` is the film that it sees: read when a page looks, so a test may write its own."""
    camera = (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={lens}",
    )
    return await playwright.chromium.launch(
        executable_path=chromium_path(), args=[*ARGUMENTS, *(camera if lens else ())]
    )


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """For who is no test: tests share one a process (tests/conftest.py)."""
    async with async_playwright() as playwright:
        browser = await launched(playwright)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def a_phone(browser: Browser, **options: Any) -> AsyncIterator[tuple[Page, list[str]]]:
    """A page, and what its console complains of. It is one of somebody who wants no movement, since the frames of a
    countdown cost more than all else that a page does; ``reduced_motion="no-preference"`` shows it."""
    size = {"width": 360, "height": 740}
    usual = {"viewport": size, "device_scale_factor": 2, "has_touch": True, "reduced_motion": "reduce"}
    context = await browser.new_context(**{**usual, **options})
    page = await context.new_page()
    page.set_default_timeout(30_000)
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if _complains(line) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}"))
    try:
        yield page, complaints
    finally:
        await page.unroute_all(behavior="ignoreErrors")  # what is still held for a test is nobody else's failure
        await context.close()


def _complains(line: ConsoleMessage) -> bool:
    """A service worker that a test has blocked is said to be, by the driver."""
    return line.type in ("error", "warning") and "blocked by Playwright" not in line.text
