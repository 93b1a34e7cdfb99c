"""Sessions as the page keeps them: how they begin and end, and who is signed in as admins see it."""

from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.staff import Role
from storage.staff.desk_sessions import list_sessions
from storage.staff.staff import revoke
from tests.builders import RULES
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.desk.signing_in import a_code, by_code


async def test_a_session_cookie_is_new_each_time_and_says_how_it_is_kept(desk: Desk, stranger: Browser) -> None:
    member = await desk.enrol("new")
    stranger.cookie("mawid-desk", "P" * 43)  # planted before
    fields = {"code": await a_code(desk, member), "counter": 1}
    status, _, headers = await stranger.ask("POST", "/desk/signin", json=fields)
    assert status == 200
    (given,) = [each for each in headers.getall("Set-Cookie") if each.startswith("mawid-desk=")]
    assert "P" * 43 not in given
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in given.split(";")}
    context = replace(desk.context, public_url="https://mawid.example")
    assert (context.session_cookie._name, context.session_cookie._secure) == ("__Host-mawid-desk", True)


async def test_signing_in_again_ends_the_session_that_the_browser_had(
    desk: Desk, stack: AsyncExitStack, stranger: Browser
) -> None:
    browser = await by_code(desk, stack, "one")
    stranger.become(browser.token)
    await browser.answer("/desk/signin", code=await a_code(desk, await desk.enrol("other")), counter=4)
    assert (await browser.get("/desk/me"))[1]["name"] == "other"
    assert await stranger.get("/desk/me") == (200, {"signed": False})


@ON_BOTH
async def test_who_signs_out_is_out_for_whoever_kept_the_cookie(
    desk: Desk, stack: AsyncExitStack, stranger: Browser
) -> None:
    browser = await by_code(desk, stack, "one")
    stranger.become(browser.token)
    assert (await stranger.get("/desk/me"))[1]["signed"]
    assert await browser.post("/desk/signout") == (200, {})
    assert browser.token == ""
    assert await stranger.get("/desk/me") == (200, {"signed": False})
    assert await stranger.post("/desk/signout") == (401, {"why": "not-signed-in"})


async def test_a_page_without_a_script_signs_out_too(desk: Desk, stack: AsyncExitStack, stranger: Browser) -> None:
    browser = await by_code(desk, stack, "one")
    stranger.become(browser.token)
    assert '<form method="post" action="/desk/leave' in (await browser.page("/desk/day"))[1]
    asked = browser.ask("POST", "/desk/leave", data={"form_token": browser.form})
    status, _, headers = await asked
    assert (status, headers["Location"]) == (303, "/desk#left")
    assert browser.token == ""
    assert await stranger.get("/desk/me") == (200, {"signed": False})


async def test_who_is_revoked_is_out_with_the_next_request(desk: Desk, clerk: Browser) -> None:
    assert (await clerk.get("/desk/me"))[1]["signed"]
    await desk.write(lambda tx: revoke(tx, "clerk"))
    assert await clerk.get("/desk/me") == (200, {"signed": False})


async def test_what_a_person_opens_begins_the_idle_time_anew_up_to_the_longest_session(
    desk: Desk, clerk: Browser
) -> None:
    desk.rules = RULES
    for _ in range(14):
        desk.clock.forward(minutes=50)
        assert (await clerk.page("/desk/day"))[0] == 200
    desk.clock.forward(minutes=20)
    assert (await clerk.page("/desk/day"))[0] == 303, "twelve hours are over"


async def test_what_a_page_asks_by_itself_keeps_no_session_from_being_idle(desk: Desk, clerk: Browser) -> None:
    desk.rules = RULES
    for _ in range(5):
        desk.clock.forward(minutes=11)
        assert (await clerk.get("/desk/me"))[1]["signed"]
        assert (await clerk.get("/desk/pack"))[0] == 200
        assert (await clerk.post("/desk/uploads", boxes=[]))[0] == 200
        assert (await clerk.show(b"no picture"))[0] == 415
        assert (await clerk.ask("GET", "/desk/day", headers={"X-Renewing": "1"}))[0] == 200
    desk.clock.forward(minutes=5)
    assert await clerk.get("/desk/me") == (200, {"signed": False})
    assert await clerk.get("/desk/pack") == (401, {"why": "not-signed-in"})


async def test_an_admin_has_every_station_and_staff_their_own(desk: Desk, clerk: Browser, admin: Browser) -> None:
    stations = (await admin.get("/desk/me"))[1]["stations"]
    assert [one["key"] for one in stations] == ["saliheen", "shahba"]
    assert (await admin.get("/desk/me"))[1]["station"] is None
    assert [one["key"] for one in (await clerk.get("/desk/me"))[1]["stations"]] == ["saliheen"]


@pytest.mark.parametrize("locale", ["ar", "en"])
@ON_BOTH
async def test_admins_see_who_is_signed_in(desk: Desk, clerk: Browser, admin: Browser, locale: str) -> None:
    admin.speak(locale)
    desk.clock.forward(minutes=5)
    await clerk.page("/desk/day")
    status, html = await admin.page("/desk/sessions")
    assert status == 200
    for shown in ("<bdi>clerk</bdi>", "<bdi>admin</bdi>", {"ar": "الصالحين", "en": "al-Saliheen"}[locale]):
        assert shown in html
    assert html.count('name="session"') == 1, "one's own asks first"
    for asked, name in (("own", "session"), ("all", "which")):
        assert f"?station=saliheen&amp;ask={asked}#really" in html
        assert f'<button class="danger" name="{name}"' in (await admin.page(f"/desk/sessions?ask={asked}"))[1]
    assert "08:00" in html
    assert "08:05" in html


async def test_a_name_is_never_markup(desk: Desk, admin: Browser, stack: AsyncExitStack) -> None:
    await desk.sign_in(stack, '"><script>alert(1)</script>')
    _, html = await admin.page("/desk/sessions")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@ON_BOTH
async def test_an_admin_ends_one_session(desk: Desk, clerk: Browser, admin: Browser) -> None:
    (other,) = [one for one in await sessions(desk) if one.staff.name == "clerk"]
    assert (await admin.submit("/desk/sessions", {"session": other.id}))[0] == 303
    assert await clerk.get("/desk/me") == (200, {"signed": False})
    assert (await admin.page("/desk/sessions"))[0] == 200
    assert (await admin.submit("/desk/sessions", {"session": other.id}))[0] == 303, "twice is no fault"
    assert (await admin.submit("/desk/sessions", {"session": "nobody's"}))[0] == 303


@ON_BOTH
async def test_an_admin_ends_all_others_or_all(desk: Desk, clerk: Browser, stack: AsyncExitStack) -> None:
    admin = await by_code(desk, stack, "admin", Role.ADMIN)
    await desk.sign_in(stack, "another", counter=9)
    assert (await admin.submit("/desk/sessions", {"which": "neither"}))[0] == 303
    assert len(await sessions(desk)) == 3
    assert (await admin.submit("/desk/sessions", {"which": "others"}))[0] == 303
    assert [one.staff.name for one in await sessions(desk)] == ["admin"]
    status, _, headers = await admin.ask("POST", "/desk/sessions", data={"which": "all", "form_token": admin.form})
    assert (status, headers["Location"]) == (303, "/desk")
    assert await sessions(desk) == ()
    assert admin.token == ""


async def sessions(desk: Desk) -> Any:
    return await desk.read(lambda tx: list_sessions(tx, desk.rules))
