"""The files that a page is made of, read once and served from memory."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.http.requests import Endpoint

_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    content: bytes
    media_type: str
    etag: str


def load(folder: Traversable) -> dict[str, Asset]:
    """By file name; templates and whatever a browser has no use for are left out."""
    found = {}
    for file in folder.iterdir():
        if media_type := _TYPES.get("." + file.name.rpartition(".")[2]):
            content = file.read_bytes()
            found[file.name] = Asset(content, media_type, f'"{hashlib.sha256(content).hexdigest()[:16]}"')
    return found


def serve(assets: Mapping[str, Asset]) -> Endpoint:
    """A browser may keep these, and asks each time whether they are still the same: after a deploy they are not."""

    async def answer(request: Request) -> Response:
        asset = assets.get(request.path_params["name"])
        if asset is None:
            return Response(status_code=404)
        headers = {"ETag": asset.etag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == asset.etag:
            return Response(status_code=304, headers=headers)
        return Response(asset.content, headers=headers, media_type=asset.media_type)

    return answer
