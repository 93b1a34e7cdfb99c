"""Strangers, old sessions and other sites get nothing out of the desk: one and the same no."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from bot.desk.access import RouteRule
from bot.desk.routes import ROUTES
from bot.domain.booking import Slot
from bot.domain.code import new_code
from bot.domain.staff import Role
from storage.staff.desk_sessions import end_all_sessions
from storage.staff.staff import list_invitations, revoke
from tests.builders import RULES, an_applicant, local
from tests.desk.requests import FORM, JSON, POSTED, SIGNED, knock, raw
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import TEN

WRONG = new_code(lambda _: 4242)


def refuses(route: RouteRule, answer: tuple[int, str, Any]) -> bool:
    """As whoever is not signed in is refused: one and the same answer."""
    status, text, headers = answer
    if route.page and route.method == "GET":
        return (status, text, headers.get("Location")) == (303, "", "/desk")
    if route.page:
        return status == 401 and "انتهت جلستك" in text
    return (status, json.loads(text)) == (401, {"why": "not-signed-in"})


# --- sessions


@pytest.mark.parametrize("token", ["", "x", "x-_" * 14 + "x", "A" * 43, "A" * 44, "a b", "é" * 43, "'--"])
async def test_a_made_up_session_opens_no_door(desk: Desk, token: str) -> None:
    async with desk.browser() as stranger:
        for route in SIGNED.values():
            cookie = f"mawid-desk={token}".encode().decode("latin-1")
            assert refuses(route, await knock(stranger, route, Cookie=cookie)), route


async def test_a_session_that_was_ended_opens_no_door_again(desk: Desk, stack: AsyncExitStack) -> None:
    out, ended, revoked = [await desk.sign_in(stack, name) for name in ("out", "ended", "revoked")]
    tokens = {browser: browser.token for browser in (out, ended, revoked)}
    assert (await out.post("/desk/signout"))[0] == 200
    assert out.token == ""
    out.become(tokens[out])
    assert ended.staff
    assert revoked.staff
    await desk.write(lambda tx: revoke(tx, "revoked"))
    assert (await ended.post("/desk/scan", text=""))[0] == 200
    await desk.write(lambda tx: end_all_sessions(tx, None))
    for browser in tokens:
        for route in SIGNED.values():
            assert refuses(route, await knock(browser, route)), route
        assert await browser.get("/desk/me") == (200, {"signed": False})


async def test_a_request_that_takes_its_time_is_judged_when_it_is_whole(desk: Desk, stack: AsyncExitStack) -> None:
    """Or whoever is let go could have begun to invite themselves before."""
    thief = await desk.sign_in(stack, "thief", Role.ADMIN, None)

    async def slowly() -> AsyncIterator[bytes]:
        yield f"form_token={thief.form}&do=invite&name=me&".encode()
        assert (await thief.get("/desk/me"))[1]["signed"], "asked later: the gate has let the form in"
        await desk.write(lambda tx: revoke(tx, "thief"))
        yield b"role=admin&place=shahba"

    status, _, _ = await thief.ask("POST", "/desk/admin/people", headers={"Content-Type": FORM}, data=slowly())
    assert status == 401
    assert await desk.read(list_invitations) == ()


@pytest.mark.parametrize(("path", "field"), [("/desk/scan", "text"), ("/desk/open", "booking")])
async def test_a_look_that_takes_its_time_is_judged_when_it_is_whole(
    desk: Desk, stack: AsyncExitStack, path: str, field: str
) -> None:
    """Whoever is let go while their request arrives sees nobody, and leaves no look behind."""
    thief = await desk.sign_in(stack, "thief", Role.STATION, "saliheen")
    booking = await desk.book(TEN)
    value = booking.code if field == "text" else booking.id

    async def slowly() -> AsyncIterator[bytes]:
        yield f'{{"{field}": '.encode()
        assert (await thief.get("/desk/me"))[1]["signed"], "asked later: the gate has let the look in"
        await desk.write(lambda tx: end_all_sessions(tx, None))
        yield f'"{value}"}}'.encode()

    headers = {"Content-Type": JSON, "X-Form-Token": thief.form}
    status, told, _ = await thief.ask("POST", path, headers=headers, data=slowly())
    assert (status, json.loads(told)) == (401, {"why": "not-signed-in"})
    assert [act for act, _ in await desk.acts()] == ["end-session"]


async def test_a_session_ends_by_being_idle_and_by_being_old(desk: Desk, clerk: Browser) -> None:
    desk.rules = RULES
    for _ in range(12):
        desk.clock.forward(minutes=59)
        assert (await clerk.post("/desk/scan", text=""))[0] == 200
    desk.clock.forward(minutes=12)
    assert (await clerk.post("/desk/scan", text=""))[0] == 401


async def test_an_idle_session_is_over(desk: Desk, clerk: Browser) -> None:
    desk.rules = RULES
    desk.clock.forward(minutes=61)
    assert (await clerk.post("/desk/scan", text=""))[0] == 401


async def test_a_second_cookie_of_the_name_is_somebody_elses_doing(desk: Desk, clerk: Browser) -> None:
    theirs = f"mawid-desk={clerk.token}"
    async with desk.browser() as browser:
        headers = {"X-Form-Token": clerk.form, "Content-Type": JSON}
        for cookies, status in ((theirs, 200), (f"{theirs}; mawid-desk=x", 401), (f"mawid-desk=x; {theirs}", 401)):
            asked = browser.ask("POST", "/desk/scan", data=b"{}", headers={**headers, "Cookie": cookies})
            assert (await asked)[0] == status


async def test_whoever_is_not_signed_in_learns_nothing_whatever_they_send(desk: Desk) -> None:
    booking = await desk.book(TEN)
    elsewhere = await desk.book(Slot("shahba", local(8, 10)), an_applicant("01234567891"))
    async with desk.browser() as stranger:
        told = set()
        texts = (booking.code, elsewhere.code, WRONG, "12", "", "x" * 70_000, None)
        for path, name in (("scan", "text"), ("document", "number"), ("open", "booking"), ("confirm", "booking")):
            for text in (*texts, booking.id, "01234567890"):
                for form in ("", "0" * 32):
                    headers = {"X-Form-Token": form, "Content-Type": JSON}
                    sent = json.dumps({name: text, "nonce": "0" * 32}).encode()
                    status, answer, heard = await stranger.ask("POST", f"/desk/{path}", data=sent, headers=headers)
                    told.add((status, answer, tuple(sorted(heard.items()))))
        (only,) = told
        assert only[:2] == (401, '{"why":"not-signed-in"}')
    assert await desk.journal() == []


async def test_a_stranger_is_answered_before_what_they_send_is_read(desk: Desk) -> None:
    """So that no answer and no timing can depend on it."""
    told = await raw(
        desk,
        b"POST /desk/scan HTTP/1.1\r\nHost: desk\r\nSec-Fetch-Site: same-origin\r\n"
        b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
    )
    assert told.startswith(b"HTTP/1.1 401 ")


# --- other sites


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1.evil.example"},
        {},
    ],
)
async def test_other_sites_can_make_a_browser_do_nothing(desk: Desk, clerk: Browser, headers: dict[str, str]) -> None:
    clerk.headers = {}
    for route in ROUTES.values():
        if route.method == "POST":
            status, text, _ = await knock(clerk, route, **headers)
            assert (status, route.page or json.loads(text) == {"why": "elsewhere"}) == (403, True), route
    assert (await knock(clerk, ROUTES["scan"], Origin=desk.url))[0] == 200
    assert await desk.journal() == []


async def test_nothing_is_done_without_the_sessions_own_form_token(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    other = await desk.sign_in(stack, "other", counter=4)
    for token in ("", "0" * 32, clerk.form[:-1], clerk.form + "0", clerk.form.upper() + "A", other.form, "é"):
        for route in POSTED.values():
            status, text, _ = await knock(clerk, route, **{"X-Form-Token": token.encode().decode("latin-1")})
            assert (status, route.page or json.loads(text) == {"why": "elsewhere"}) == (403, True), (route, token)
        booking = {"booking": "0" * 16, "form_token": token}
        status, _, _ = await clerk.ask("POST", "/desk/slip", data=booking)
        assert status == 403
    assert await desk.journal() == []


@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "text/plain;application/json", "multipart/form-data; boundary=x", "", "image/png", "*/*"],
)
async def test_what_a_forms_type_can_smuggle_is_refused(desk: Desk, clerk: Browser, media_type: str) -> None:
    for name, route in POSTED.items():
        if name == "frame" or Role.STATION not in route.roles:
            continue
        for kind in (media_type, JSON if route.page else FORM):
            status, text, _ = await knock(clerk, route, **{"Content-Type": kind})
            assert (status, route.page or json.loads(text) == {"why": "unreadable"}) == (415, True), (route, kind)
    headers = {"Content-Type": FORM}
    sent = f"booking={'0' * 16}&nonce={'0' * 32}&form_token={clerk.form}"
    assert (await clerk.ask("POST", "/desk/confirm", data=sent, headers=headers))[0] == 415
    assert await desk.journal() == []
