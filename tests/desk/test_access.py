"""Every door of the desk, tried by everybody: what the table in ``bot.desk.routes`` says is what happens.

The rows here are written by hand, so that a door that is opened wider by mistake, or a new one, is noticed.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Literal

import pytest

from bot.desk.access import OpenRoute, RouteRule
from bot.desk.routes import ROUTES
from bot.domain.staff import Role, Staff
from storage.staff.desk_sessions import end_all_sessions
from storage.staff.staff import revoke
from tests.desk.serving import Browser, Desk

Whom = Literal["anybody", "staff", "admins"]
ROWS: dict[str, Whom] = {
    "scan-page": "anybody",
    "worker": "anybody",
    "manifest": "anybody",
    "asset": "anybody",
    "me": "anybody",
    "ready": "admins",
    "change-ready": "admins",
    "campaign": "admins",
    "change-campaign": "admins",
    "numbers": "admins",
    "public-line": "admins",
    "numbers-chart": "admins",
    "numbers-table": "admins",
    "pairing": "anybody",
    "pairing-state": "anybody",
    "signin": "anybody",
    "signout": "staff",
    "leave": "staff",
    "scan": "staff",
    "frame": "staff",
    "document": "staff",
    "open": "staff",
    "confirm": "staff",
    "doubt": "staff",
    "undo": "staff",
    "show": "staff",
    "name": "staff",
    "times": "staff",
    "move": "staff",
    "papers": "staff",
    "cancel": "staff",
    "slip": "staff",
    "serial": "staff",
    "paper": "staff",
    "case-slip": "staff",
    "day": "staff",
    "sheet": "staff",
    "ticks": "staff",
    "record-ticks": "staff",
    "walk-in": "staff",
    "register": "staff",
    "notice": "staff",
    "pack": "staff",
    "uploads": "staff",
    "conflicts": "staff",
    "settle": "staff",
    "sessions": "admins",
    "end-sessions": "admins",
    "people": "admins",
    "change-people": "admins",
    "stations": "admins",
    "change-station": "admins",
    "journal": "admins",
    "pause": "admins",
    "change-pause": "admins",
    "clock": "admins",
    "believe-clock": "admins",
    "admin": "admins",
    "broadcasts": "admins",
    "compose": "admins",
    "draft": "admins",
    "broadcast": "admins",
    "steer-broadcast": "admins",
    "broadcast-progress": "admins",
    "closures": "admins",
    "close": "admins",
    "close-form": "admins",
    "plan-closure": "admins",
    "closures-progress": "admins",
    "doubles": "admins",
    "clear-double": "admins",
}


@dataclass(frozen=True, slots=True)
class Who:
    """``token``: brings the form token along. ``station`` and ``day`` are what is asked for in the address."""

    role: Role | None
    signed: bool = True
    token: bool = True
    station: str = ""
    day: str = ""
    allowed: bool = True


STRANGERS = {
    "a stranger": Who(None, signed=False),
    "a stranger who names a station and a day": Who(None, signed=False, station="saliheen", day="2026-12-07"),
    "whose session was ended": Who(Role.STATION, signed=False),
    "an admin whose session was ended": Who(Role.ADMIN, signed=False),
}
TODAY_AND_BESIDE = ("2026-12-06", "2026-12-07", "2026-12-08")
FARTHER = ("2026-12-05", "2026-12-09", "2025-12-07", "soon")
FARTHER_STILL = ("2027-12-07", "2026-13-41", "١")
SIGNED_IN = {
    "staff": Who(Role.STATION),
    "staff at their own station": Who(Role.STATION, station="saliheen"),
    **{f"staff on {day}": Who(Role.STATION, station="saliheen", day=day) for day in TODAY_AND_BESIDE},
    **{f"staff on {day}": Who(Role.STATION, station="saliheen", day=day, allowed=False) for day in FARTHER},
    "staff at another station": Who(Role.STATION, station="shahba", allowed=False),
    "staff at another station tomorrow": Who(Role.STATION, station="shahba", day="2026-12-08", allowed=False),
    "staff at a station that is none": Who(Role.STATION, station="nowhere", allowed=False),
    "staff without the form token": Who(Role.STATION, token=False),
    "an admin": Who(Role.ADMIN),
    "an admin at one station": Who(Role.ADMIN, station="saliheen"),
    "an admin at another": Who(Role.ADMIN, station="shahba"),
    "an admin far from today": Who(Role.ADMIN, station="shahba", day="2026-11-20"),
    "an admin at a station that is none": Who(Role.ADMIN, station="nowhere", allowed=False),
    "an admin on a day that is none": Who(Role.ADMIN, day="soon", allowed=False),
    "an admin without the form token": Who(Role.ADMIN, token=False),
}

ENDING = ("signout", "leave", "end-sessions")

DRAWN_ALREADY = {
    (name, "numbers-chart") for name in SIGNED_IN if name.startswith("an admin") and SIGNED_IN[name].allowed
}
"""A chart costs a second. An admin is given some in ``test_stats``; these stand at the same door of "numbers" and
"numbers-table"."""


def test_every_door_has_a_row_here() -> None:
    assert ROWS.keys() == ROUTES.keys()
    open_to_all = {name for name, route in ROUTES.items() if isinstance(route, OpenRoute)}
    assert {name for name, whom in ROWS.items() if whom == "anybody"} == open_to_all


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_no_door_breaks_on_postgresql_either(desk: Desk) -> None:
    """On SQLite "an admin" opens each of them below. A chart is drawn of the days that "numbers" reads."""
    admin = await desk.enrol("somebody", Role.ADMIN)
    doors = {name: route for name, route in ROUTES.items() if name != "numbers-chart"}
    async for door_name, verdict in each_door(desk, Who(Role.ADMIN), admin, doors):
        assert verdict == "open", door_name


@pytest.mark.parametrize("name", [*STRANGERS, *SIGNED_IN])
async def test_each_door_opens_for_whom_it_should(desk: Desk, name: str) -> None:
    who = {**STRANGERS, **SIGNED_IN}[name]
    member = await desk.enrol("somebody", who.role) if who.role else None
    doors = {door_name: route for door_name, route in ROUTES.items() if (name, door_name) not in DRAWN_ALREADY}
    async for door_name, verdict in each_door(desk, who, member, doors):
        assert verdict == expected(who, ROWS[door_name], doors[door_name]), f"{name} at {door_name}"


async def test_no_door_to_a_day_opens_for_any_other_day_or_for_none(desk: Desk) -> None:
    member = await desk.enrol("somebody", Role.STATION)
    for day in FARTHER_STILL:
        doors = {name: ROUTES[name] for name in ("day", "sheet", "ticks", "papers", "pack", "walk-in")}
        who = Who(Role.STATION, station="saliheen", day=day, allowed=False)
        async for name, verdict in each_door(desk, who, member, doors):
            assert verdict == "refused", f"{name} on {day}"


async def test_whoever_was_revoked_opens_no_door_any_more(desk: Desk, stack: AsyncExitStack) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None)
    await desk.write(lambda tx: revoke(tx, "admin"))
    for name, route in ROUTES.items():
        if ROWS[name] != "anybody":
            assert await ask(admin, route, Who(Role.ADMIN)) == expected(Who(None, signed=False), ROWS[name], route), (
                name
            )


def expected(who: Who, whom: Whom, route: RouteRule) -> str:
    if whom == "anybody":
        return "open"
    if not who.signed:
        return "sent to sign in" if route.page and route.method == "GET" else "not signed in"
    if route.path == "/desk/pack" and who.day not in ("", "2026-12-07"):
        return "refused"  # another day is nobody's to carry away
    mine = who.role is Role.ADMIN or whom == "staff"
    told = who.token or route.method == "GET"
    return "open" if who.allowed and mine and told else "refused"


async def each_door(
    desk: Desk, who: Who, member: Staff | None, doors: Mapping[str, RouteRule]
) -> AsyncIterator[tuple[str, str]]:
    """Each with what was found there. In one session, and in a new one behind a door that ends it."""
    async with desk.browser() as browser:
        begins = member is not None
        for name, route in doors.items():
            if begins and member is not None:
                browser.become(await desk.begin_session(member))
                if not who.signed:
                    await desk.write(lambda tx: end_all_sessions(tx, None))
            yield name, await ask(browser, route, who)
            begins = name in ENDING


async def ask(browser: Browser, route: RouteRule, who: Who) -> str:
    asked = {"station": who.station, "day": who.day}
    path = route.path.replace("{name}", "page.css")
    token = browser.form if who.token else "0" * 32
    options: dict[str, object] = {"params": {name: value for name, value in asked.items() if value}}
    if route.method == "POST" and path == "/desk/frame":
        options |= {"data": b"no picture", "headers": {"Content-Type": "image/png", "X-Form-Token": token}}
    elif route.method == "POST" and route.page:
        options |= {"data": {"form_token": token}}
    elif route.method == "POST":
        options |= {"json": {"counter": 3}, "headers": {"X-Form-Token": token}}
    status, text, headers = await browser.ask(route.method, path, **options)
    assert status < 500, text
    assert status != 429, "it was not tried"
    if status == 303 and headers["Location"] == "/desk":
        return "sent to sign in"
    if status in (401, 403):
        why = {401: "not signed in", 403: "refused"}[status]
        assert (text.startswith("<!doctype html>")) == route.page, "a page for who opened one, JSON for a script"
        return why
    return "open"
