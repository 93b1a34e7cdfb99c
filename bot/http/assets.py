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

SCRIPT, STYLE = ".js", ".css"
_TYPES: Final = {
    STYLE: "text/css; charset=utf-8",
    SCRIPT: "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_LASTING: Final = "public, max-age=31536000, immutable"
SHARED: Final = files(__package__).joinpath("page")


@dataclass(frozen=True, slots=True)
class Asset:
    """The same for everybody: nothing of it is secret, so that its packed length tells nobody anything."""

    content: bytes
    packed: bytes
    media_type: str
    etag: str

    @property
    def version(self) -> str:
        """With ``?v=`` and this behind its address, it never changes."""
        return self.etag[1:9]


def asset(content: bytes, media_type: str) -> Asset:
    etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    return Asset(content, gzip.compress(content, 9, mtime=0), media_type, etag)


def load(folder: Traversable) -> tuple[dict[str, Asset], dict[str, str]]:
    """Pictures, and the texts of scripts and styles, by file name; with what every page has. Templates and whatever a
    browser has no use for are left out."""
    pictures, texts = {}, {}
    for file in (*SHARED.iterdir(), *folder.iterdir()):
        suffix = "." + file.name.rpartition(".")[2]
        if suffix in (SCRIPT, STYLE):
            texts[file.name] = file.read_text("utf-8")
        elif media_type := _TYPES.get(suffix):
            pictures[file.name] = asset(file.read_bytes(), media_type)
    return pictures, texts


def sent(name: str, text: str) -> Asset:
    return asset(text.encode(), _TYPES["." + name.rpartition(".")[2]])


def serve(assets: Callable[[], Mapping[str, Asset]]) -> Endpoint:
    """``assets`` are made when the first of them is asked for."""

    async def answer(request: Request) -> Response:
        found = assets().get(request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        return answered(request, found)

    return answer


def answered(request: Request, found: Asset) -> Response:
    """A browser may keep it, and asks each time whether it is still the same: after a deploy it is not. What was asked
    for by its version is asked for once."""
    lasts = request.query_params.get("v") == found.version
    packs = len(found.packed) < len(found.content) and _unpacks(request.headers.get("accept-encoding", ""))
    etag = f'{found.etag[:-1]}-gzip"' if packs else found.etag
    headers = {"ETag": etag, "Cache-Control": _LASTING if lasts else "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    if packs:
        headers["Content-Encoding"] = "gzip"
    return Response(found.packed if packs else found.content, headers=headers, media_type=found.media_type)


def page(text: str) -> Asset:
    """One that is the same for everybody."""
    return asset(text.encode(), "text/html; charset=utf-8")


def _unpacks(accepted: str) -> bool:
    """RFC 9110, 12.5.3: a list of codings, each with a weight; weight 0 is a refusal."""
    for each in accepted.lower().split(","):
        coding, _, weight = each.replace(" ", "").partition(";q=")
        if coding == "gzip":
            return weight.rstrip("0.") != "" if weight else True
    return False
