"""The files that a page is made of, read once and served from memory, packed for who can unpack them. Those in the
folder beside this belong to every page."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
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
SHARED: Final = files(__package__).joinpath("page")


@dataclass(frozen=True, slots=True)
class Asset:
    """The same for everybody: nothing of it is secret, so that its packed length tells nobody anything."""

    content: bytes
    packed: bytes
    media_type: str
    etag: str


def asset(content: bytes, media_type: str) -> Asset:
    etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    return Asset(content, gzip.compress(content, 9, mtime=0), media_type, etag)


def load(folder: Traversable) -> dict[str, Asset]:
    """By file name, with what every page has; templates and whatever a browser has no use for are left out."""
    found = {}
    for file in (*SHARED.iterdir(), *folder.iterdir()):
        if media_type := _TYPES.get("." + file.name.rpartition(".")[2]):
            found[file.name] = asset(file.read_bytes(), media_type)
    return found


def serve(assets: Callable[[], Mapping[str, Asset]]) -> Endpoint:
    """``assets`` are made when the first of them is asked for."""

    async def answer(request: Request) -> Response:
        found = assets().get(request.path_params["name"])
        return Response(status_code=404) if found is None else answered(request, found)

    return answer


def answered(request: Request, found: Asset) -> Response:
    """A browser may keep it, and asks each time whether it is still the same: after a deploy it is not."""
    packs = len(found.packed) < len(found.content) and _unpacks(request.headers.get("accept-encoding", ""))
    etag = f'{found.etag[:-1]}-gzip"' if packs else found.etag
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    if packs:
        headers["Content-Encoding"] = "gzip"
    return Response(found.packed if packs else found.content, headers=headers, media_type=found.media_type)


def _unpacks(accepted: str) -> bool:
    """RFC 9110, 12.5.3: a list of codings, each with a weight; weight 0 is a refusal."""
    for each in accepted.lower().split(","):
        coding, _, weight = each.replace(" ", "").partition(";q=")
        if coding == "gzip":
            return weight.rstrip("0.") != "" if weight else True
    return False
