"""Broken devices, broken requests and people with time on their hands: a clear answer each, and nothing that breaks."""

import asyncio
import json
import logging
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import structlog

from bot.config import log
from bot.desk.access import SignedRoute
from bot.desk.routes import ROUTES
from tests.builders import an_applicant
from tests.desk.requests import JSON, knock, path_of, raw
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import TEN

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}

# --- what is sent


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b'"text"',
        b"null",
        b"5",
        b"{",
        b"\xff\xfe",
        b"[" * 30_000,
        b'{"a":' * 10_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": "' + b"x" * 70_000 + b'"}',
    ],
)
async def test_what_no_script_of_ours_sends_is_unreadable(desk: Desk, clerk: Browser, sent: bytes) -> None:
    headers = {"Content-Type": JSON, "X-Form-Token": clerk.form}
    for path in ("scan", "document", "open", "confirm", "doubt", "undo", "show", "times", "move", "cancel"):
        status, text, _ = await clerk.ask("POST", f"/desk/{path}", data=sent, headers=headers)
        assert (status, text) == (422, '{"why":"unreadable"}')


async def test_hundreds_of_malformed_codes_get_a_clear_answer_each(desk: Desk, clerk: Browser) -> None:
    """The clock moves on, so that the limits of a session are not what answers."""
    desk.rules = replace(desk.rules, wrong_codes=10**6, looks=10**6, looks_a_station=10**6)
    chance, kinds, count = random.Random(4), set(), 300
    codes = iter([malformed(chance) for _ in range(count)])

    async def one_after_another() -> None:
        for code in codes:
            desk.clock.forward(seconds=0.2)
            status, answer = await clerk.post("/desk/scan", text=code)
            assert status == 200
            assert answer["title"]
            assert answer["tone"] == "stop"
            kinds.add(answer["kind"])

    async with asyncio.TaskGroup() as tasks:
        for _ in range(8):
            tasks.create_task(one_after_another())
    assert kinds == {"not-a-code", "unknown"}


def malformed(chance: random.Random) -> str:
    """Digits of any script, links, scrambled prefixes, signs of all kinds and lengths."""
    digits = "".join(chance.choice("0123456789") for _ in range(chance.choice([0, 1, 4, 11, 12, 12, 12, 13, 24, 60])))
    match chance.randrange(9):
        case 0:
            return digits
        case 1:
            return digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        case 2:
            return f"https://t.me/bot?start={digits}&start={digits[::-1]}"
        case 3:
            return f"اففحس:ظظ{digits}ظ"
        case 4:
            return " ".join(digits)
        case 5:
            return "".join(chr(chance.choice([0, 9, 10, 0x200F, 0xD800, 0xFFFF, 0x1F600, 0x0661])) for _ in range(20))
        case 6:
            return chance.choice(["'; DROP TABLE bookings; --", "../../../etc/passwd", "{{7*7}}", "%00", "<script>"])
        case 7:
            return chr(chance.randrange(0x250)) * chance.randrange(600)
        case _:
            return f"{digits[:4]}-{digits[4:8]}—{digits[8:]}"


async def test_a_session_asks_so_much_a_minute(desk: Desk, clerk: Browser) -> None:
    async with asyncio.timeout(60):
        while (told := await clerk.post("/desk/scan", text=""))[0] == 200:
            pass
    assert told == (429, {"why": "too-fast"})
    desk.clock.forward(seconds=61)
    assert (await clerk.post("/desk/scan", text=""))[0] == 200


# --- what is asked, and how


async def test_every_door_is_shut_to_scripts_frames_and_caches_of_others(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    async with desk.browser() as stranger:
        for browser in (stranger, clerk, admin):
            for name, route in ROUTES.items():
                _, _, headers = await knock(browser, route)
                for header, value in HEADERS.items():
                    assert headers[header] == value or (header == "Cache-Control" and name in KEPT), (route, header)
                policy = headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
                assert "frame-ancestors 'none'" in policy
                assert "unsafe" not in policy
                assert "Server" not in headers
                assert "Access-Control-Allow-Origin" not in headers
                if isinstance(route, SignedRoute) and browser is not stranger:
                    assert headers["Cache-Control"] == "no-store"


KEPT = {
    "worker",
    "manifest",
    "asset",
    "scan-page",
}  # nothing personal is in them; a browser may ask whether they changed


async def test_no_door_breaks_when_nothing_is_said(desk: Desk, clerk: Browser, admin: Browser) -> None:
    for browser in (clerk, admin):
        for route in ROUTES.values():
            if route.path != "/desk/signout":
                assert (await knock(browser, route))[0] < 500, route


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "HEAD", "GET", "POST"])
async def test_a_door_that_is_opened_the_wrong_way_says_which_is_right(desk: Desk, clerk: Browser, method: str) -> None:
    for route in ROUTES.values():
        allowed = {each.method for each in ROUTES.values() if each.path == route.path}
        if method in allowed or (method == "HEAD" and "GET" in allowed):
            continue
        status, text, headers = await clerk.ask(method, path_of(route))
        assert status == 405, route
        assert allowed <= set(headers["Allow"].split(", "))
        assert headers["Content-Security-Policy"]
        if method == "GET":
            assert "<h1>" in text
        elif method != "HEAD":
            assert json.loads(text) == {"why": "not-found"}


async def test_what_is_not_there_is_a_page_in_the_persons_language(desk: Desk, clerk: Browser) -> None:
    for path in (
        "/desk/nothing",
        "/desk/day/..%2f..%2fetc",
        "/desk/%00",
        "/desk/page/",
        "/desk/scan/x",
        "/desk/%D8%A7",
    ):
        status, page, headers = await clerk.ask("GET", path)
        assert (status, "لا توجد صفحة" in page, 'dir="rtl"' in page) == (404, True, True)
        assert headers["Content-Security-Policy"]
    clerk.speak("en")
    assert "There is no such page." in (await clerk.page("/desk/nothing"))[1]
    assert (await clerk.ask("POST", "/desk/nothing", data=b""))[:2] == (404, '{"why":"not-found"}')
    status, _, headers = await clerk.ask("GET", "/desk/")
    assert (status, headers["Location"]) == (303, "/desk")


async def test_pages_open_from_the_address_bar(desk: Desk, clerk: Browser) -> None:
    for site in ("none", "same-origin", "cross-site"):
        assert (await clerk.ask("GET", "/desk/nothing", headers={"Sec-Fetch-Site": site}))[0] == 404
        assert (await clerk.ask("GET", "/desk/conflicts", headers={"Sec-Fetch-Site": site}))[0] == 200
        assert (await clerk.ask("HEAD", "/desk/conflicts", headers={"Sec-Fetch-Site": site}))[:2] == (200, "")


async def test_a_header_too_large_is_refused_and_nobody_else_notices(desk: Desk, clerk: Browser) -> None:
    for header in (b"Cookie: mawid-desk=" + b"x" * 200_000, b"X-" + b"y" * 100_000 + b": 1", b"Host: a\r\nHost: b"):
        told = await raw(desk, b"GET /desk/me HTTP/1.1\r\n" + header + b"\r\n\r\n")
        assert told.startswith(b"HTTP/1.1 400 ")
        assert b"Traceback" not in told
    for length in (b"x", b"-1", b"1e3", b"10, 20"):
        told = await raw(desk, b"POST /desk/scan HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + b"\r\n\r\n{}")
        assert told.startswith(b"HTTP/1.1 400 ")
    assert (await clerk.post("/desk/scan", text=""))[0] == 200


# --- when something breaks


@pytest.fixture
def _logging_as_it_was() -> Iterator[None]:
    handlers, level, hooks = logging.root.handlers, logging.root.level, (sys.excepthook, sys.unraisablehook)
    yield
    logging.root.handlers, logging.root.level = handlers, level
    sys.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.mark.usefixtures("_logging_as_it_was")
async def test_what_the_database_fails_at_is_no_fault_of_ours_and_pages_go_on_without_it(
    desk: Desk, clerk: Browser
) -> None:
    """503: for a page of the desk as good as no line, on which it keeps what happens."""
    await desk.write(lambda tx: tx.connection.core.exec_driver_sql("PRAGMA query_only = 1"))
    assert await clerk.post("/desk/scan", text="482917360531") == (503, {"why": "unavailable"})
    status, page = await clerk.submit("/desk/slip", {"booking": "none"})
    assert (status, "لا نستطيع القراءة أو الحفظ الآن" in page) == (503, True)


async def test_a_failure_is_a_page_without_a_trace_and_its_log_names_nobody(
    desk: Desk, clerk: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure("DEBUG", json=True)
    booking = await desk.book(TEN, an_applicant("01099887766", name="Nightingale Sparrow"), address="a-secret-address")
    assert (await clerk.scan(booking.code))["person"]["name"] == "Nightingale Sparrow"
    assert (await clerk.post("/desk/show", booking=booking.id))[1] == {"number": "01099887766"}
    await clerk.submit("/desk/slip", {"booking": booking.id})
    await clerk.confirm(booking.id)
    whole = desk.rules
    desk.rules = Broken("Nightingale Sparrow 01099887766")  # type: ignore[assignment]
    assert await clerk.post("/desk/scan", text=booking.code) == (500, {"why": "failed"})
    assert await clerk.post("/desk/document", number="01099887766") == (500, {"why": "failed"})
    status, page = await clerk.page("/desk/day")
    assert (status, "حصل خلل عندنا" in page, "Broken" in page) == (500, True, False)
    clerk.speak("en")
    status, page = await clerk.submit("/desk/slip", {"booking": booking.id})
    assert (status, "Something failed on our side" in page, "Traceback" in page) == (500, True, False)
    desk.rules = whole
    assert (await clerk.scan(booking.code))["kind"] == "already"
    written = capsys.readouterr()
    assert written.err.count("desk request failed") == 4
    secret = (
        clerk.token,
        clerk.form,
        booking.code,
        "0109988",
        "Nightingale",
        "Sparrow",
        "a-secret-address",
        "mawid-desk",
    )
    for canary in secret:
        assert canary not in written.err + written.out, canary


class Broken:
    """Rules that cannot be read, and a failure that tells all it knows."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def __getattr__(self, name: str) -> Any:
        raise LookupError(self._secret)
