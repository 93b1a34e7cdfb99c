"""Knocking at the desk's doors as our own pages do, or nearly; and saying what no library would."""

import asyncio
from typing import Any, Final

from bot.desk.access import RouteRule, SignedRoute
from bot.desk.routes import ROUTES
from tests.desk.serving import Browser, Desk

SIGNED: Final = {name: route for name, route in ROUTES.items() if isinstance(route, SignedRoute)}
POSTED: Final = {name: route for name, route in SIGNED.items() if route.method == "POST"}
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"


def path_of(route: RouteRule) -> str:
    return route.path.replace("{name}", "none.js")


async def knock(browser: Browser, route: RouteRule, **changes: str) -> tuple[int, str, Any]:
    """As a page of ours does, but for the headers that are changed."""
    headers = {"X-Form-Token": browser.form, "Content-Type": FORM if route.page else JSON, **changes}
    sent = {} if route.method == "GET" else {"data": b"" if headers["Content-Type"] == FORM else b"{}"}
    return await browser.ask(route.method, path_of(route), headers=headers, **sent)


async def raw(desk: Desk, sent: bytes) -> bytes:
    """What comes back for bytes that no library would send."""
    host, port = desk.url.removeprefix("http://").split(":")
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            writer.write(sent)
            return await reader.read(4096)
        finally:
            writer.close()
