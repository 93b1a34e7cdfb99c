"""What strangers, other sites and people in a hurry get to see of the chat page: nothing, or a reason."""

import json
from http.cookies import SimpleCookie
from typing import Any

import pytest
from sqlalchemy import select

from bot.http.limits import Sliding, prefix
from bot.rendering import qr
from storage import tables
from storage.chats import inbox
from storage.engine.database import Database
from tests.channels.web.serving import Clock, serving
from tests.channels.web.visitor import CODE, echo, rows_of, visiting


async def test_the_page_is_shut_to_other_sites_scripts_and_frames(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        async with visitor.http.get(f"{served.url}/") as answer:
            page = await answer.text()
        assert answer.url.path == "/chat"
        assert "default-src 'none'; script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "<title>Mawid · موعد</title>" in page
        assert not any(word in page.lower() for word in ("police", "station", "regist", "شرطة", "مركز", "تسجيل"))
        async with visitor.http.get(f"{served.url}/chat/page/chat.js") as script:
            assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
            known = {"If-None-Match": script.headers["ETag"]}
        async with visitor.http.get(f"{served.url}/chat/page/chat.js", headers=known) as again:
            assert again.status == 304
        async with visitor.http.get(f"{served.url}/chat/page/chat.html") as template:
            assert template.status == 404


async def test_what_a_page_is_made_of_comes_packed_for_who_can_unpack_it(database: Database) -> None:
    names = ("main.js", "chat.js", "photo.js", "chat.css")
    async with serving(database, echo) as served, visiting(served) as visitor:
        for path in ("/chat", *(f"/chat/page/{name}" for name in names)):
            for asked, packed in (("gzip, br", "gzip"), ("gzip;q=0", None), ("", None)):
                headers = {"Accept-Encoding": asked}
                async with visitor.http.get(f"{served.url}{path}", headers=headers) as answer:
                    assert answer.headers.get("Content-Encoding") == packed, (path, asked)
                    assert answer.headers["Vary"] == "Accept-Encoding"
                    assert answer.headers["X-Content-Type-Options"] == "nosniff"
                    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_looking_gives_a_cookie_and_makes_no_chat(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        async with visitor.http.get(f"{served.url}/chat") as answer:
            assert "Set-Cookie" not in answer.headers
        async with visitor.http.get(f"{served.url}/chat/log", headers=visitor.headers) as answer:
            assert await answer.json() == {"log": "", "version": 0, "entries": []}
            cookie = SimpleCookie(answer.headers["Set-Cookie"])["mawid"]
        assert len(cookie.value) == 43
        assert cookie["httponly"]
        assert cookie["samesite"] == "strict"
        assert cookie["max-age"] == str(90 * 24 * 3600)
        async with visitor.http.get(f"{served.url}/chat/log", headers=visitor.headers) as answer:
            assert SimpleCookie(answer.headers["Set-Cookie"])["mawid"].value == cookie.value
        assert await rows_of(database, tables.chats) == 0


async def test_only_the_chats_own_browser_sees_the_chart(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor, visiting(served) as stranger:
        await visitor.log()
        await stranger.log()
        await visitor.say("0" * 16, text="/chart")
        await visitor.say(text="/code")
        said = {entry["message"]["text"]: entry["ref"] for entry in await visitor.until(4) if "message" in entry}
        chart, code = said["how it goes"], said["your code"]
        async with visitor.http.get(f"{served.url}/chat/chart/{chart}") as answer:
            assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
            assert qr.read(await answer.read()) == qr.QrRead("chart en")
        for who, path in ((stranger, f"chart/{chart}"), (visitor, f"chart/{code}"), (visitor, f"qr/{chart}")):
            async with who.http.get(f"{served.url}/chat/{path}") as answer:
                assert answer.status == 404


async def test_only_the_chats_own_browser_sees_the_code(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor, visiting(served) as stranger:
        await visitor.log()
        await stranger.log()
        await visitor.say(text="/code")
        entry = (await visitor.until(2))[1]
        assert entry["message"]["qr"] is True
        assert CODE not in json.dumps(entry)
        async with visitor.http.get(f"{served.url}/chat/qr/{entry['ref']}") as answer:
            assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
            assert answer.headers["Cache-Control"] == "no-store"
            assert qr.read(await answer.read()) == qr.QrRead(CODE)
        for who, ref in ((stranger, entry["ref"]), (visitor, "999"), (visitor, "x"), (visitor, "9" * 40)):
            async with who.http.get(f"{served.url}/chat/qr/{ref}") as answer:
                assert answer.status == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
async def test_other_sites_cannot_speak_for_a_person(database: Database, headers: dict[str, str]) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        assert await visitor.say(text="hello", headers=headers) == (403, {"why": "elsewhere"})
        assert (await visitor.say(text="hello", headers={"Origin": served.url}))[0] == 202


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"text": "  "},
        {"text": "x" * 3501},
        {"text": "x" * 40_000},
        {"text": "half \ud800 a character"},
        {"text": 5},
        {"choice": "no colon", "pressed": "1"},
        {"choice": "step:" + "x" * 60, "pressed": "1"},
        {"choice": "خطوة:1", "pressed": "1"},
        {"choice": "a:b", "pressed": "../1"},
        {"key": "short", "text": "hello"},
        {"key": None, "text": "hello"},
    ],
)
async def test_what_no_page_of_ours_sends_is_refused(database: Database, said: dict[str, Any]) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        assert await visitor.say(**said) == (422, {"why": "unreadable"})
        assert await rows_of(database, tables.chats) == 0


async def test_a_form_of_another_site_is_no_json(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        for sent in (b"[" * 20_000, b"\xff", b"[]", b""):
            headers = {**visitor.headers, "Content-Type": "application/json"}
            async with visitor.http.post(f"{served.url}/chat/say", data=sent, headers=headers) as answer:
                assert answer.status == 422
        headers = {**visitor.headers, "Content-Type": "text/plain"}
        async with visitor.http.post(f"{served.url}/chat/say", data=b"{}", headers=headers) as answer:
            assert answer.status == 415


async def test_a_browser_without_its_cookie_is_told_so(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        assert await visitor.say(text="hello") == (401, {"why": "no-cookie"})
        visitor.http.cookie_jar.update_cookies({"mawid": "chosen-by-somebody"})
        assert await visitor.say(text="hello") == (401, {"why": "no-cookie"})


async def test_a_network_opens_so_many_chats_an_hour_and_old_chats_go_on(database: Database) -> None:
    async with serving(database, echo, per_hour=1) as served, visiting(served) as first, visiting(served) as second:
        await first.log()
        await second.log()
        assert (await first.say(text="hello"))[0] == 202
        assert await second.say(text="hello") == (429, {"why": "too-many-chats", "elsewhere": ""})
        assert (await first.say(text="more", key="another-key-0123"))[0] == 202
        assert await rows_of(database, tables.chats) == 1


async def test_a_chat_says_so_much_a_minute(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        for number in range(60):
            assert (await visitor.say(text="hello", key=f"message-{number:010}"))[0] == 202
        assert await visitor.say(text="hello", key="message-too-much") == (429, {"why": "too-fast"})
        served.clock.now += 61
        assert (await visitor.say(text="hello", key="message-too-much"))[0] == 202


async def test_the_inbox_never_holds_the_cookie_in_the_open(database: Database) -> None:
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="a secret name")
        await visitor.until(2)
        address = visitor.address

        def everything(tx: Any) -> str:
            found = [tx.connection.execute(select(table)).all() for table in tables.metadata.sorted_tables]
            return repr([tuple(row) for rows in found for row in rows])

        held = await database.read(everything)
        assert address not in held
        assert "secret" not in held
        assert await database.read(lambda tx: inbox.senders_waiting(tx, ("web",))) == ()


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("", "?"),
        ("testclient", "?"),
    ],
)
def test_neighbours_share_a_network(host: str, network: str) -> None:
    assert prefix(host) == network


def test_a_sliding_count_forgets_what_is_past() -> None:
    clock = Clock()
    limit = Sliding(2, 60.0, clock)
    assert [limit.allow("a"), limit.allow("a"), limit.allow("a"), limit.allow("b")] == [True, True, False, True]
    clock.now += 61
    assert limit.allow("a")
    clock.now += 200
    assert limit.allow("c")
    assert list(limit._times) == ["c"]
