"""The page itself and the files it is made of, read once and served from memory."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.gate import Endpoint

_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Asset:
    content: bytes
    media_type: str
    etag: str


def page(words: Mapping[str, Mapping[str, str]]) -> bytes:
    """The same for everyone: who looks at it is asked only by its script."""
    template = files(__package__).joinpath("page", "chat.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return (
        environment.from_string(template)
        .render(words=words, scripts=sorted(n for n in load() if n[-3:] == ".js"))
        .encode()
    )


def load() -> dict[str, Asset]:
    found = {}
    for file in files(__package__).joinpath("page").iterdir():
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
