"""A new release at a desk on a bad line: a tablet opens without one by the release that it kept whole, old or new, and
never by one release's page with another's scripts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Browser, expect
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from bot.desk.routes import routes
from bot.desk.scripts import address, assets
from bot.http.assets import answered, sent
from bot.http.site import Site
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import free_port
from tests.desk.browsing import SLOW, comes_true
from tests.desk.serving import Desk
from tests.http.listening import as_we_serve, listening

MAIN = "/desk/page/main.js"
NEXT = sent("main.js", assets()["main.js"].content.decode() + 'document.documentElement.dataset.release = "next";\n')
NEXT_ADDRESS = f"{MAIN}?v={NEXT.version}"
_KEEPS = f"""async () => {{
  const kept = await caches.match("/desk", {{ ignoreVary: true }});
  return Boolean(kept && (await kept.text()).includes("{NEXT_ADDRESS}"));
}}"""


@dataclass
class Server(Site):
    """``lost``: paths to which it gives no answer of use, as when the line is gone. ``old``: paths to which it gives
    its own file still, as between two releases."""

    desk: Desk
    port: int = field(default_factory=free_port)
    is_upgraded: bool = False
    old: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__init__(routes(self.desk.context))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(Request(scope, receive))
        await (answer or super().__call__)(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        path = request.url.path
        if path.startswith(self.lost):
            return Response(status_code=503)
        if self.is_upgraded and path == MAIN and path not in self.old:
            return answered(request, NEXT)
        if self.is_upgraded and path == "/desk":
            async with self.desk.browser() as browser:
                _, page = await browser.page("/desk")
            return HTMLResponse(page.replace(address("main.js"), NEXT_ADDRESS), headers={"Cache-Control": "no-store"})
        return None


@asynccontextmanager
async def a_server(desk: Desk) -> AsyncIterator[Server]:
    server = Server(desk)
    async with listening(as_we_serve(server, server.port)):
        yield server


@pytest.mark.parametrize(
    ("lost", "old"), [((), ()), ((MAIN,), ()), ((), (MAIN,))], ids=["whole", "cut off in the middle", "half upgraded"]
)
async def test_with_and_without_a_line_a_tablet_opens_one_release_and_no_mixture(
    desk: Desk, browser: Browser, lost: tuple[str, ...], old: tuple[str, ...]
) -> None:
    async with a_server(desk) as server, a_phone(browser, service_workers="allow") as (page, _):

        async def opens() -> None:
            await page.goto(f"http://127.0.0.1:{server.port}/desk")

        listens, runs = page.locator("body[data-ready]"), page.locator("html[data-runs]")
        await opens()
        await listens.wait_for(state="attached")
        await page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        server.is_upgraded, server.lost, server.old = True, lost, old
        await opens()
        if lost or old:
            await expect(page.locator(".unfetched").first).to_be_visible(timeout=SLOW)
            await expect(runs).to_have_count(0)
        else:
            await comes_true(page, _KEEPS)
        server.lost = ("/",)
        await opens()
        await listens.wait_for(state="attached")
        assert await page.evaluate("document.documentElement.dataset.release ?? 'before'") == (
            "before" if lost or old else "next"
        )
