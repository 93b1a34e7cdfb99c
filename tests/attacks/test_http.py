"""Strangers at the listening socket: one who holds on to all lines, one who forges where the page lies, one who makes
up cookies, one who sends what is no request, and a disk that is full when a person writes."""

import asyncio
import gc
import random
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import bot.desk
from bot.desk.routes import ROUTES
from bot.http.connections import ImpatientProtocol, of_networks
from bot.http.limits import Sliding
from bot.http.site import Site
from bot.rendering.text import write
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from tests.channels.web.chromium import a_phone
from tests.channels.web.serving import Clock, new_database
from tests.channels.web.serving import serving as serving_chat
from tests.channels.web.visitor import echo, visiting
from tests.desk.serving import Browser as Seat
from tests.desk.serving import Desk
from tests.http.listening import as_we_serve, listening

GET = b"GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
ELSEWHERE = "127.0.1.1"  # of another /24
SECRET = "Nightingale"


@asynccontextmanager
async def a_server(protocol: type[ImpatientProtocol], most: int = 2048) -> AsyncIterator[int]:
    async def well(request: Request) -> PlainTextResponse:
        return PlainTextResponse("well")

    async def broken(request: Request) -> PlainTextResponse:
        raise LookupError(SECRET)

    async def refused(request: Request) -> PlainTextResponse:
        return PlainTextResponse("no", int(request.path_params["status"]))

    routes = [Route("/", well), Route("/broken", broken, methods=["GET", "POST"]), Route("/refused/{status}", refused)]
    site = Site(routes)
    config = as_we_serve(site, 0)
    config.http, config.limit_concurrency = protocol, most
    async with listening(config) as server:
        yield server.servers[0].sockets[0].getsockname()[1]


async def asked(port: int, sent: bytes, own: str = "127.0.0.1") -> bytes:
    """All that comes back for these bytes, sent from the address ``own``; nothing for a line that is cut."""
    async with asyncio.timeout(10):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(own, 0))
        try:
            writer.write(sent)
            return await reader.read()
        except ConnectionError:
            return b""
        finally:
            writer.close()


@pytest.mark.parametrize(
    "slow",
    [b"", b"GET / HT", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nhalf"],
    ids=["mute", "head", "body"],
)
async def test_one_network_that_opens_line_after_line_takes_no_place_from_others(slow: bytes) -> None:
    """No line is old enough to be called silent: all of them are opened at once, as two hundred a second would be."""
    async with a_server(of_networks(0, ""), most=16) as port, AsyncExitStack() as stack:
        for _ in range(40):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            stack.callback(writer.close)
            writer.write(slow)
        await asyncio.sleep(0)
        assert (await asked(port, GET % (b"/", b"x"), ELSEWHERE)).endswith(b"well")
        assert (await asked(port, GET % (b"/", b"x"))).endswith(b"well"), (
            "a neighbour who asks comes before who does not"
        )


async def test_who_waits_for_an_answer_is_never_cut_for_a_neighbour_and_a_web_server_in_front_has_no_share() -> None:
    async with a_server(of_networks(2, "")) as port, AsyncExitStack() as stack:
        for _ in range(5):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            stack.callback(writer.close)
        assert (await asked(port, GET % (b"/", b"x"))).endswith(b"well")
    async with a_server(of_networks(2, "127.0.0.0/8")) as port, AsyncExitStack() as stack:
        lines = []
        for _ in range(5):
            lines.append(await asyncio.open_connection("127.0.0.1", port))
            stack.callback(lines[-1][1].close)
        for reader, writer in lines:
            writer.write(GET % (b"/", b"x"))
            assert (await reader.read()).endswith(b"well")


async def test_no_redirect_leads_to_the_host_that_was_named(desk: Desk, sqlite_url: str) -> None:
    async with new_database(sqlite_url) as database, serving_chat(database, echo) as chat:
        for url, paths in (
            (chat.url, ("/", "/chat/", "//chat/", "//evil.example/", "/evil.example//", "/chat/page/chat.js/")),
            (desk.url, ("/desk/", "/desk/day", "/desk/day/", "/desk/admin", "//desk//", "//evil.example/%2e%2e")),
        ):
            for path in paths:
                told = await asked(int(url.rpartition(":")[2]), GET % (path.encode(), b"evil.example"))
                place = re.search(rb"(?im)^location: *(.*?)\r$", told)
                assert place is None or re.fullmatch(rb"/(chat|desk)[a-z/.]*", place[1]), (path, told)
                assert b"evil" not in told
        port = int(chat.url.rpartition(":")[2])
        assert b"\r\nlocation: /chat\r\n" in await asked(port, GET % (b"/chat/", b"evil.example"))


async def test_no_translation_of_a_browser_reads_a_page_of_the_desk(admin: Seat) -> None:
    """Names, documents and codes stand on many of them: so the page as a whole, which we write in both languages, says
    that it wants none."""
    for route in ROUTES.values():
        if route.page and route.method == "GET" and "{" not in route.path:
            status, page, _ = await admin.ask("GET", route.path)
            if status == 200 and "<html" in page:
                assert re.search(r'<html [^>]*translate="no"', page), route.path
    for template in (Path(bot.desk.__file__).parent / "templates").glob("*.html"):
        opened = re.search(r"<html[^>]*>", template.read_text("utf-8"))
        assert opened is None or 'translate="no"' in opened[0], template.name


async def test_made_up_cookies_fill_no_memory_and_take_no_chat_of_its_limit(sqlite_url: str) -> None:
    gc.collect()
    counted = [id(each) for each in gc.get_objects() if isinstance(each, Sliding)]
    async with (
        new_database(sqlite_url) as database,
        serving_chat(database, echo, per_hour=3) as served,
        visiting(served) as visitor,
    ):
        answers = []
        for number in range(20):
            visitor.http.cookie_jar.update_cookies({"mawid": f"{number:043}"})
            answers.append((await visitor.say(text="hello"))[0])
            assert (await visitor.show(b"no picture"))[0] in (202, 429)
        opened = answers.count(202)
        assert 3 <= opened < 6  # a network's limit is blurred
        assert answers == [202] * opened + [429] * (20 - opened)
        fresh = [each for each in gc.get_objects() if isinstance(each, Sliding) and id(each) not in counted]
        assert sum(len(each._times) for each in fresh) <= 2 * opened + 2  # chats that there are, and this network
    limit = Sliding(1, 60.0, Clock(), keys=100)
    assert [limit.allow("here"), limit.allow("here")] == [True, False]
    for number in range(1000):
        limit.allow(str(number))
        assert not limit.allow("here")
    assert len(limit._times) == 100


# --- what is no request


METHODS = (b"GET", b"POST", b"HEAD", b"OPTIONS", b"BREW", b"\xff", b"")
PATHS = (b"/", b"/broken", b"/chat", b"/desk", b"/desk/day", b"/chat/say", b"/chat/qr/x", b"/desk/scan")
ENDS = (b"", b"", b"/", b"%00", b"?lang=%ff&station=%00", b"?day=9999999-01-01", b"%ff%fe", b"/../..", b"[", b"\t")
VERSIONS = (b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0", b"HTTP/9", b"")
NAMES = (
    *(b"Origin", b"Host", b"Cookie", b"Content-Length", b"Content-Type", b"Sec-Fetch-Site", b"Accept", b"Range"),
    *(b"Accept-Language", b"X-Forwarded-For", b"If-None-Match", b"X-Form-Token", b"Transfer-Encoding", b"Upgrade"),
)
VALUES = (
    *(b"http://[", b"[", b"[::1", b"http://[::1]]/", b"//", b"\xff\xfe", b"null", b"a:b:c", b"\xbd", b"", b"x" * 9000),
)
BODIES = (b"", b"", b"{}", b"\xff" * 9, b"[" * 300, b"a=%00&b=%ff")


def malformed(chance: random.Random) -> bytes:
    """A request with some of its parts spoilt; half of them are HTTP."""
    headers = [b"Host: x"] * chance.choice([1, 1, 1, 0, 2])
    headers += [name + b": " + chance.choice(VALUES) for name in chance.sample(NAMES, chance.randint(0, 3))]
    path = chance.choice(PATHS) + chance.choice(ENDS)
    line = b"%s %s %s" % (chance.choice(METHODS), path, chance.choice(VERSIONS))
    return b"\r\n".join([line, *headers, b"Connection: close", b"", chance.choice(BODIES)])


def judged(sent: bytes, told: bytes) -> None:
    """A page of ours, JSON of ours, or a line that was cut."""
    if not told:
        return
    head, _, content = told.partition(b"\r\n\r\n")
    status = int(head.split()[1])
    assert status < 500 or b" /broken" in sent, (sent, told)
    if status in (429, 503):
        assert b"retry-after: " in head.lower(), (sent, told)
    if status >= 400 and content:
        is_page = b"text/html" in head and b"<!doctype html>" in content and b"<h1>" in content
        assert is_page or re.fullmatch(rb'{"why":"[a-z-]+"}', content), (sent, told)
    assert SECRET.encode() not in told
    assert b"Traceback" not in told


async def test_hundreds_of_malformed_requests_get_an_answer_of_ours_each_and_nobody_else_notices(
    desk: Desk, sqlite_url: str
) -> None:
    chance = random.Random(8)
    async with (
        a_server(of_networks(0, "")) as bare,
        new_database(sqlite_url) as database,
        serving_chat(database, echo) as chat,
    ):
        ports = [bare, *(int(url.rpartition(":")[2]) for url in (chat.url, desk.url))]
        for _ in range(200):
            sent = malformed(chance)
            for told in await asyncio.gather(*(asked(port, sent) for port in ports)):
                judged(sent, told)
        for port in ports:
            for header in (b"Origin: http://[\r\nHost: x", b"Host: [", b"Host: http://["):
                for method, path in ((b"POST", b"/chat/say"), (b"POST", b"/desk/scan"), (b"GET", b"/")):
                    told = await asked(
                        port, b"%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n" % (method, path, header)
                    )
                    assert told.startswith(b"HTTP/1.1 400 "), (path, header, told)
                    judged(b"", told)
        assert (await asked(bare, GET % (b"/", b"x"))).endswith(b"well")


async def test_a_failure_is_told_in_the_persons_language_and_to_a_script_as_json(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async def told(method: str, *headers: str) -> str:
        lines = [f"{method} /broken?name={SECRET} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]
        return (await asked(port, "\r\n".join(lines).encode())).decode()

    caplog.set_level("DEBUG")  # whatever level another test has left
    async with a_server(of_networks(0, "")) as port:
        for headers, locale in (
            (("Accept-Language: fr, en-GB;q=0.8",), "en"),
            (("Accept-Language: ar-SY, en",), "ar"),
            (("Accept-Language: ku",), "ar"),
            (("Cookie: mawid-desk-language=en", "Accept-Language: ar"), "en"),
        ):
            page = await told("GET", *headers)
            assert page.startswith("HTTP/1.1 500 ")
            assert f'<section lang="{locale}"' in page
            assert write("fault-failed", locale) in page
            assert "content-security-policy: " in page.lower()
        for script in (("Sec-Fetch-Mode: cors",), ("Sec-Fetch-Mode: same-origin", "Accept: */*")):
            assert (await told("POST", *script)).endswith('\r\n\r\n{"why":"failed"}')
    written = capsys.readouterr()
    assert SECRET not in caplog.text + written.out + written.err


async def test_whoever_is_put_off_is_told_for_how_long_whichever_route_it_was() -> None:
    async with a_server(of_networks(0, "")) as port:
        for status in (b"429", b"503"):
            told = await asked(port, GET % (b"/refused/" + status, b"x"))
            assert re.search(rb"(?im)^retry-after: [1-9]\d*\r$", told), told


# --- a disk that is full


async def test_what_is_said_to_a_full_disk_stays_on_the_page_which_says_so_and_sends_it_again(
    sqlite_url: str, browser: Browser
) -> None:
    """What the operating system would say of a write is said by SQLite here, of a file that may not grow."""
    async with new_database(sqlite_url) as database, serving_chat(database, echo) as served:
        async with visiting(served) as visitor:
            await visitor.log()
            await _may_grow(database, False)
            headers, text = {"Sec-Fetch-Site": "same-origin"}, "x" * 500
            for number in range(20):  # what is left of the last pages is used up by the first of them
                said = {"key": f"message-{number:010}", "text": text}
                async with visitor.http.post(f"{served.url}/chat/say", json=said, headers=headers) as answer:
                    if answer.status == 202:
                        continue
                    assert (answer.status, await answer.json()) == (503, {"why": "unavailable"})
                    assert int(answer.headers["Retry-After"]) > 0
                    break
            else:
                pytest.fail("the disk is not full")
        async with a_phone(browser) as (page, _):
            await page.goto(f"{served.url}/chat")
            await page.locator("#text").fill("Salma " + "x" * 490)
            await page.locator("#send").tap()
            await expect(page.locator("#notice")).to_have_text(write("page-unavailable", "ar"))
            await expect(page.locator(".own.unsent")).to_contain_text("Salma")
            await _may_grow(database, True)
            await page.evaluate("dispatchEvent(new Event('online'))")  # or it waits for as long as it was told
            await expect(page.locator(".ours")).to_have_count(1)
            await expect(page.locator(".unsent")).to_have_count(0)
            await expect(page.locator("#notice")).to_be_empty()


async def _may_grow(database: Database, grows: bool) -> None:
    def pragma(tx: Transaction) -> None:
        tx.connection.core.exec_driver_sql(f"PRAGMA max_page_count={1_000_000 if grows else 1}")  # 1: no more than now

    await database.write(pragma)
