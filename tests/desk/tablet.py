"""A desk's tablet: a browser with a folder of its own, which survives being closed and killed.

``call`` asks the page's own offline.js, the module to which the page's keys and taps lead.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import psutil
from playwright.async_api import Browser, BrowserContext, Error, Page, Playwright, ViewportSize

from bot.desk.scripts import address
from tests.channels.web.chromium import ARGUMENTS, chromium_path
from tests.desk.browsing import press_all

SHARED = f"import(document.querySelector('link[rel=modulepreload]')?.href ?? '{address('offline.js')}')"
"""The file of modules that keep what happens without a line: on a page that page's own, by its address there."""
_CALL = f"async ([name, given]) => (await {SHARED}).$offline[name](...given)"
_SCANS = """async ([texts, taken]) => {
  const { judge, came } = (await SHARED).$offline;
  const done = [];
  for (const text of texts) {
    const since = performance.now();
    const { kind, token } = await judge(text);
    const safe = taken && token ? await came(token) : null;
    done.push([kind, safe, performance.now() - since]);
  }
  return done;
}""".replace("SHARED", SHARED)

_KEPT = """async () => {
  const asked = indexedDB.open("mawid-desk");
  const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const names = [...database.objectStoreNames];
  const stores = database.transaction(names);
  const counts = await Promise.all(names.map((name) => new Promise((done) => {
    const counted = stores.objectStore(name).count();
    counted.onsuccess = () => done([name, counted.result]);
  })));
  database.close();
  return Object.fromEntries(counts);
}"""


@dataclass
class Tablet:
    """``folder`` is the browser's: a tablet that starts with it again finds what was kept there.

    ``shares``: the browser of all tests, for a tablet that is neither killed nor started again: to start one costs more
    than most of what is tried on it.

    ``worker``: the page's service worker, by which it opens without a line. It fetches all of the page again: a tablet
    whose page is open before the line goes, and is opened anew when it is back, may do without.
    """

    playwright: Playwright
    folder: Path
    url: str
    shares: Browser | None = None
    worker: bool = True
    running: BrowserContext | None = None
    complaints: list[str] = field(default_factory=list)

    @property
    def context(self) -> BrowserContext:
        assert self.running, "it is off"
        return self.running

    @property
    def page(self) -> Page:
        return self.context.pages[0]

    async def start(self, path: str = "/desk") -> None:
        size = ViewportSize(width=800, height=600)
        workers: Literal["allow", "block"] = "allow" if self.worker else "block"
        if self.shares:
            self.running = await self.shares.new_context(
                viewport=size, locale="ar", reduced_motion="reduce", service_workers=workers
            )
            await self.running.new_page()
        else:
            self.running = await self.playwright.chromium.launch_persistent_context(
                self.folder,
                executable_path=chromium_path(),
                args=list(ARGUMENTS),
                viewport=size,
                locale="ar",
                reduced_motion="reduce",
                service_workers=workers,
            )
        self.page.set_default_timeout(30_000)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await self.page.goto(self.url + path)

    async def open(self, path: str = "/desk") -> None:
        """The scan page, listening."""
        await self.page.goto(self.url + path)
        await self.page.locator("body[data-ready]").wait_for(state="attached")

    async def equipped(self) -> None:
        """It has the pack of the day, and could open without a line."""
        while not await self.call("has"):  # noqa: ASYNC110  # the page tells nobody
            await asyncio.sleep(0.05)
        if self.worker:
            await self.page.evaluate("navigator.serviceWorker.ready.then(() => null)")

    async def scan(self, code: str) -> None:
        """With a scanner that works as a keyboard does."""
        await press_all(self.page, code, code)

    async def kept(self) -> dict[str, int]:
        """How many things lie in each store of the browser's database."""
        counts: dict[str, int] = await self.page.evaluate(_KEPT)
        return counts

    async def stop(self) -> None:
        if self.running:
            with suppress(Error):
                await self.running.close()
        self.running = None

    async def kill9(self) -> None:
        """As when the power goes: nobody gets to say goodbye."""
        assert self.shares is None, "others are in that browser"
        its_own = f"--user-data-dir={self.folder}"
        started = psutil.process_iter(["cmdline"])
        browser = [process for process in started if its_own in (process.info["cmdline"] or ())]
        all_of_it = {one for process in browser for one in (process, *process.children(recursive=True))}
        for process in browser:
            process.kill()
        await self.stop()
        await asyncio.to_thread(psutil.wait_procs, all_of_it, 10)

    async def carry(self, token: str) -> None:
        """The cookie of a session."""
        await self.context.add_cookies([{"name": "mawid-desk", "value": token, "url": self.url}])

    async def call(self, name: str, *given: Any) -> Any:
        return await self.page.evaluate(_CALL, [name, given])

    async def scans(self, texts: Sequence[str], *, taken: bool = True) -> list[tuple[str, bool | None, float]]:
        """One after the other: how each was judged, whether it is safe on the disk, and milliseconds."""
        return [(kind, safe, took) for kind, safe, took in await self.page.evaluate(_SCANS, [list(texts), taken])]


@asynccontextmanager
async def a_tablet(
    playwright: Playwright, folder: Path, url: str, shares: Browser | None = None, *, worker: bool = True
) -> AsyncIterator[Tablet]:
    """Off; closed at the end."""
    tablet = Tablet(playwright, folder, url, shares, worker)
    try:
        yield tablet
    finally:
        await tablet.stop()
