"""Pages whose modules are read with the first visit."""

import asyncio
from collections.abc import Sequence

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from bot.http.read_later import ReadLater
from bot.http.site import Site


async def _said(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.url.path)


async def test_they_are_read_once_however_many_come_first_and_only_for_what_is_below_their_path() -> None:
    reads: list[str] = []

    def read() -> Sequence[BaseRoute]:
        reads.append("read")
        if len(reads) == 1:
            raise OSError("no file was free")
        return [Route("/desk", _said), Route("/desk/{rest:path}", _said)]

    site = Site([ReadLater("/desk", read), Route("/{rest:path}", _said)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://x") as browser:
        assert (await browser.get("/chat")).text == "/chat"
        assert (await browser.get("/desks")).text == "/desks"
        assert reads == []
        assert (await browser.get("/desk")).status_code == 500
        answers = await asyncio.gather(*(browser.get(path) for path in ("/desk", "/desk/scan", "/desk/", "/desk/a/b")))
        assert [answer.text for answer in answers] == ["/desk", "/desk/scan", "/desk/", "/desk/a/b"]
    assert len(reads) == 2
