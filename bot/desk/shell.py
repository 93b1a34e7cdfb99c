"""The scan page as files: the page, its scripts and pictures, and what installs it on a device.

Law: the same bytes for everyone, and nothing personal in them, so that a device may keep them for hours without a line.
"""

import json
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.context import DeskContext
from bot.desk.pages import render
from bot.desk.scripts import assets, labels
from bot.domain.languages import LOCALES
from bot.http.assets import Asset, answered, page, serve

WORKER: Final = "worker.js"
_MANIFEST: Final = {
    "id": "/desk",
    "name": "Mawid",
    "short_name": "موعد",
    "lang": "ar",
    "dir": "rtl",
    "start_url": "/desk",
    "scope": "/desk",
    "display": "standalone",
    "background_color": "#eaeef1",
    "theme_color": "#0b5f8a",
    "icons": [
        {"src": "/desk/page/icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "/desk/page/icon-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "/desk/page/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": "/desk/page/icon.svg", "sizes": "any", "type": "image/svg+xml"},
    ],
}


async def scan_page(context: DeskContext, request: Request, locale: str) -> Response:
    """Packed, as nothing in it is secret; and kept by the worker alone."""
    answer = answered(request, _page(context.office().zone))
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def worker(context: DeskContext, request: Request, locale: str) -> Response:
    """May look after the page itself, which lies above the folder that its script would be confined to."""
    script = assets().get(WORKER)
    if script is None:
        return Response(status_code=404)
    headers = {"Service-Worker-Allowed": "/desk", "Cache-Control": "no-cache", "ETag": script.etag}
    return Response(script.content, headers=headers, media_type=script.media_type)


async def manifest(context: DeskContext, request: Request, locale: str) -> Response:
    content = json.dumps(_MANIFEST, ensure_ascii=False)
    return Response(content, headers={"Cache-Control": "no-cache"}, media_type="application/manifest+json")


async def asset(context: DeskContext, request: Request, locale: str) -> Response:
    return await serve(assets)(request)


@cache
def _page(zone: str) -> Asset:
    words = {locale: labels(locale) for locale in LOCALES}
    return page(render("scan.html", "ar", words=words, zone=zone))
