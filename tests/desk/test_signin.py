"""Signing in as the page does it: by pairing, and by a one-time code."""

import base64
import io
import json
from contextlib import AsyncExitStack
from functools import partial

import pytest
from PIL import Image

from bot.domain.desk import Paired, PairingGone
from bot.rendering import qr
from storage.engine.sealed_boxes import public_key
from storage.staff.pairings import find_pairing
from tests.builders import KEYRING
from tests.desk.serving import BOT, ON_BOTH, Browser, Desk
from tests.desk.signing_in import a_code, by_code, tap


@ON_BOTH
async def test_a_browser_is_paired_by_the_link_in_its_picture(desk: Desk, stranger: Browser) -> None:
    member = await desk.enrol("new")
    assert await stranger.get("/desk/me") == (200, {"signed": False})
    shown = await stranger.answer("/desk/pairing", counter=7)
    assert shown["seconds"] == 120
    picture = base64.b64decode(shown["qr"].removeprefix("data:image/png;base64,"))
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert qr.read(picture) == qr.QrRead(shown["link"])
    link, _, payload = shown["link"].partition("?start=")
    assert link == f"https://t.me/{BOT}"
    assert payload.startswith("p")
    assert await stranger.answer("/desk/pairing/state") == {"state": "waiting"}
    assert await tap(desk, member, payload, shown["number"]) == Paired(7)
    assert await stranger.answer("/desk/pairing/state") == {"state": "signed"}
    status, me = await stranger.get("/desk/me")
    assert status == 200
    assert me == {
        "signed": True,
        "form": desk.context.form_token(stranger.token),
        "name": "new",
        "role": "station",
        "station": "saliheen",
        "stations": [{"key": "saliheen", "ar": "الصالحين", "en": "al-Saliheen"}],
        "counter": 7,
        "shared": False,
        "today": "2026-12-07",
        "key": base64.b64encode(public_key(KEYRING)).decode(),
        "undo_seconds": 600,
        "look_seconds": 600,
        "collects": False,
        "now": desk.clock().isoformat(),
        "conflicts": {"saliheen": 0},
        "shut": [],
    }
    assert await stranger.answer("/desk/pairing/state") == {"state": "gone"}, "the pairing is used up"
    assert (await stranger.get("/desk/me"))[1]["signed"], "and the session is not"


async def test_where_no_messenger_shows_links_the_digits_do(desk: Desk, stranger: Browser) -> None:
    desk.bot_username = ""
    member = await desk.enrol("new")
    shown = await stranger.answer("/desk/pairing", counter=1)
    assert (shown["qr"], shown["link"]) == ("", "")
    await tap(desk, member, shown["digits"], shown["number"])
    assert await stranger.answer("/desk/pairing/state") == {"state": "signed"}


async def test_two_people_with_the_number_of_one_counter_are_told(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    beside = await desk.sign_in(stack, "beside", counter=3)
    there = await desk.sign_in(stack, "there", station="shahba", counter=3)
    told = [(await each.get("/desk/me"))[1]["shared"] for each in (clerk, beside, there)]
    assert told == [True, True, False]
    desk.clock.forward(minutes=11)
    await clerk.page("/desk/day")
    assert not (await clerk.get("/desk/me"))[1]["shared"], "who left without signing out is not there"


async def test_a_pairing_cookie_that_was_copied_collects_nothing_of_the_next_pairing(
    desk: Desk, stranger: Browser, stack: AsyncExitStack
) -> None:
    member, thief = await desk.enrol("new"), await stack.enter_async_context(desk.browser())
    earlier = await stranger.answer("/desk/pairing", counter=1)
    copied = pairing_cookie(stranger)
    shown = await stranger.answer("/desk/pairing", counter=1)
    assert pairing_cookie(stranger) not in ("", copied)
    gone = await desk.write(partial(find_pairing, staff=member, typed=earlier["digits"]))
    assert gone == PairingGone(), "what it showed before is void"
    await tap(desk, member, shown["digits"], shown["number"])
    thief.cookie("mawid-pairing", copied)
    assert await thief.answer("/desk/pairing/state") == {"state": "gone"}
    assert pairing_cookie(thief) == "", "and the cookie goes with it"
    assert await stranger.answer("/desk/pairing/state") == {"state": "signed"}
    assert pairing_cookie(stranger) == ""


async def test_a_one_time_code_ends_what_the_screen_showed(desk: Desk, stranger: Browser) -> None:
    member = await desk.enrol("new")
    shown = await stranger.answer("/desk/pairing", counter=1)
    await stranger.answer("/desk/signin", code=await a_code(desk, member), counter=1)
    assert pairing_cookie(stranger) == ""
    assert await desk.write(partial(find_pairing, staff=member, typed=shown["digits"])) == PairingGone()


async def test_a_page_that_asks_anew_right_after_the_tap_loses_nothing(desk: Desk, stranger: Browser) -> None:
    member = await desk.enrol("new")
    shown = await stranger.answer("/desk/pairing", counter=1)
    await tap(desk, member, shown["digits"], shown["number"])
    assert await stranger.post("/desk/pairing", counter=1) == (409, {"why": "answered"})
    assert await stranger.answer("/desk/pairing/state") == {"state": "signed"}


async def test_two_session_cookies_are_nobody_s(desk: Desk, clerk: Browser, stranger: Browser) -> None:
    """Somebody planted one; nobody can say which."""
    theirs = f"mawid-desk={clerk.token}"
    for cookies, signed in ((theirs, True), (f"{theirs}; mawid-desk=x", False), (f"mawid-desk=x; {theirs}", False)):
        _, text, _ = await stranger.ask("GET", "/desk/me", headers={"Cookie": cookies})
        assert json.loads(text)["signed"] is signed, cookies


def pairing_cookie(browser: Browser) -> str:
    return next((each.value for each in browser.http.cookie_jar if each.key == "mawid-pairing"), "")


async def test_a_wrong_number_or_two_minutes_end_a_pairing(desk: Desk, stranger: Browser) -> None:
    member = await desk.enrol("new")
    shown = await stranger.answer("/desk/pairing", counter=1)
    await tap(desk, member, shown["digits"], shown["number"] - 1 if shown["number"] > 10 else 99)
    assert await stranger.answer("/desk/pairing/state") == {"state": "gone"}
    await stranger.answer("/desk/pairing", counter=1)
    desk.clock.forward(minutes=2)
    assert await stranger.answer("/desk/pairing/state") == {"state": "gone"}
    assert await stranger.get("/desk/me") == (200, {"signed": False})


async def test_another_browser_gets_nothing_of_a_pairing(desk: Desk, stranger: Browser, stack: AsyncExitStack) -> None:
    member = await desk.enrol("new")
    shown = await stranger.answer("/desk/pairing", counter=1)
    await tap(desk, member, shown["digits"], shown["number"])
    other = await stack.enter_async_context(desk.browser())
    assert await other.answer("/desk/pairing/state") == {"state": "gone"}
    other.cookie("mawid-pairing", "A" * 43)
    assert await other.answer("/desk/pairing/state") == {"state": "gone"}
    assert await stranger.answer("/desk/pairing/state") == {"state": "signed"}


@pytest.mark.parametrize("typed", ["{}", " {} ", "grouped", "arabic"])
@ON_BOTH
async def test_a_one_time_code_signs_in_however_it_is_typed(desk: Desk, stranger: Browser, typed: str) -> None:
    code = await a_code(desk, await desk.enrol("new"))
    arabic = code.translate({ord(digit): 0x660 + int(digit) for digit in "0123456789"})
    written = {"grouped": f"{code[:5]} {code[5:]}", "arabic": arabic}.get(typed, typed.format(code))
    assert await stranger.post("/desk/signin", code=written, counter=2) == (200, {"state": "signed"})
    assert (await stranger.get("/desk/me"))[1]["counter"] == 2
    assert await stranger.post("/desk/signin", code=code, counter=2) == (422, {"why": "code-invalid"})


async def test_what_is_no_code_signs_nobody_in(desk: Desk, stranger: Browser) -> None:
    refused = (422, {"why": "code-invalid"})
    wrong: list[object] = ["", "123", "0000000000", "12345678901", "x" * 900, None, 1234567890, ["1"]]
    assert [code for code in wrong if await stranger.post("/desk/signin", code=code, counter=2) != refused] == []


async def test_a_counter_has_a_number_from_1_to_99(desk: Desk, stranger: Browser) -> None:
    refused = (422, {"why": "counter"})
    wrong: list[object] = [0, 100, -1, "3", 3.0, True, None, [3]]
    tried = [(path, counter) for path in ("/desk/pairing", "/desk/signin") for counter in wrong]
    assert [one for one in tried if await stranger.post(one[0], code="1234567890", counter=one[1]) != refused] == []


@pytest.mark.parametrize(
    "sent", [b"", b"[]", b"{", b"\xff", b'{"counter": 3, "x": "' + b"x" * 2000 + b'"}', b"[" * 900]
)
@pytest.mark.parametrize("path", ["/desk/pairing", "/desk/signin"])
async def test_what_cannot_be_read_is_refused_plainly(desk: Desk, stranger: Browser, path: str, sent: bytes) -> None:
    status, text, _ = await stranger.ask("POST", path, data=sent, headers={"Content-Type": "application/json"})
    assert (status, text) == (422, '{"why":"unreadable"}')
    status, _, _ = await stranger.ask("POST", path, data=b"{}", headers={"Content-Type": "text/plain"})
    assert status == 415


@ON_BOTH
async def test_ten_wrong_codes_of_a_network_are_enough_for_ten_minutes(desk: Desk, stranger: Browser) -> None:
    member = await desk.enrol("new")
    for number in range(10):
        assert (await stranger.post("/desk/signin", code=f"{number:010}", counter=1))[0] == 422
    code = await a_code(desk, member)
    assert await stranger.post("/desk/signin", code=code, counter=1) == (429, {"why": "too-fast"})
    desk.clock.forward(minutes=10)
    assert (await stranger.post("/desk/signin", code=code, counter=1))[0] == 200


async def test_right_codes_cost_the_new_tablets_of_a_station_nothing(desk: Desk, stack: AsyncExitStack) -> None:
    tablets = [await stack.enter_async_context(desk.browser()) for _ in range(12)]
    member = await desk.enrol("new")
    for _ in range(8):
        assert (await tablets[0].post("/desk/signin", code="0000000000", counter=1))[0] == 422
    signed = [await each.post("/desk/signin", code=await a_code(desk, member), counter=1) for each in tablets]
    assert [status for status, _ in signed] == [200] * 12


async def test_pairings_are_limited_by_network(desk: Desk, stranger: Browser) -> None:
    statuses = [(await stranger.post("/desk/pairing", counter=1))[0] for _ in range(61)]
    assert statuses == [200] * 60 + [429]


async def test_strangers_do_not_shut_the_door_for_a_browser_that_is_known(
    desk: Desk, stack: AsyncExitStack, stranger: Browser
) -> None:
    """All behind one address, as with a carrier, or a proxy that nobody named."""
    known, member = await by_code(desk, stack, "one"), await desk.enrol("other")
    await known.post("/desk/signout")
    for number in range(61):
        await stranger.post("/desk/pairing", counter=1)
        await stranger.post("/desk/signin", code=f"{number:010}", counter=1)
    assert await stranger.post("/desk/pairing", counter=1) == (429, {"why": "too-fast"})
    shown = await known.answer("/desk/pairing", counter=1)
    await tap(desk, member, shown["digits"], shown["number"])
    assert await known.answer("/desk/pairing/state") == {"state": "signed"}
    assert (await known.post("/desk/signin", code=await a_code(desk, member), counter=1))[0] == 200


async def test_a_known_browser_is_sealed_by_us_and_has_a_limit_of_its_own(
    desk: Desk, stack: AsyncExitStack, stranger: Browser
) -> None:
    known = await by_code(desk, stack, "one")
    (cookie,) = [each for each in known.http.cookie_jar if each.key == "mawid-known"]
    assert cookie["max-age"] == str(400 * 24 * 3600)
    assert cookie["httponly"]
    assert cookie["samesite"] == "strict"
    for number in range(9):  # one was the right one
        assert (await known.post("/desk/signin", code=f"{number:010}", counter=1))[0] == 422
    assert (await known.post("/desk/signin", code="0000000010", counter=1))[0] == 422
    assert (await known.post("/desk/signin", code="0000000010", counter=1))[0] == 429
    turned = cookie.value[:-2] + ("AA" if cookie.value[-2:] != "AA" else "BA")
    for number in range(11):
        stranger.cookie("mawid-known", turned if number % 2 else "A" * 43)
        status, _ = await stranger.post("/desk/signin", code=f"{number:010}", counter=1)
        assert status == (422 if number < 10 else 429), "the first code of the network was right, and cost nothing"


async def test_another_site_signs_nobody_in(desk: Desk, stranger: Browser) -> None:
    for path in ("/desk/pairing", "/desk/pairing/state", "/desk/signin"):
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            stranger.headers = headers
            assert (await stranger.post(path, counter=1))[0] == 403
