"""A clerk hands over by a mistyped number and takes it back: whoever has chosen a time for that paper keeps it."""

import secrets
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.booking import Slot, SlotFull
from bot.domain.case import CaseMoved, CollectionBooked, RecoveryRenewed
from bot.domain.closure import Closure
from bot.domain.rules import Rules
from bot.rendering.text import write
from storage import tables
from storage.bookings.holds import release_expired
from storage.cases.collections import find_collection
from storage.cases.open import renew_recovery
from storage.cases.recovery import move_case_by_recovery
from storage.engine.transaction import Transaction
from tests.builders import a_chat, local
from tests.desk.collecting import SECOND, hands_out, to_collect
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.desk.test_collecting_notices import stands
from tests.storage.verbs import hold

LOST = bare(write("handing-undone-lost-notice", "ar"))


async def mistyped(clerk: Browser, serial: str = "4711") -> dict[str, Any]:
    """The answer to a handing over by it."""
    found = await clerk.answer("/desk/paper", serial=serial)
    handed = await clerk.answer("/desk/confirm", booking=found["booking"], nonce=secrets.token_hex(16))
    assert handed["kind"] == "arrived"
    return handed


async def chosen(desk: Desk, clerk: Browser, admin: Browser) -> CollectionBooked:
    hands_out(desk)
    assert admin.staff
    return await to_collect(desk, clerk, admin.staff)


async def taken(desk: Desk) -> int:
    online = select(tables.slots.c.online).where(tables.slots.c.starts_at == SECOND.starts_at)
    online = online.where(tables.slots.c.station == SECOND.station)
    return await desk.read(lambda tx: tx.connection.execute(online).scalar_one())


async def time_of(desk: Desk, booked: CollectionBooked) -> tuple[str, Slot] | None:
    return await desk.write(lambda tx: find_collection(tx, booked.case.id))


def takes_all(desk: Desk) -> Any:
    """Everybody who wants that time, until nobody gets it."""

    def do(tx: Transaction) -> int:
        station = desk.office.station(SECOND.station)
        for number in range(50):
            if isinstance(hold(tx, a_chat(tx, f"other {number}"), SECOND, station), SlotFull):
                return number
        raise AssertionError("it never fills")

    return do


def goes_on(tx: Transaction, booked: CollectionBooked, clerk: Browser, rules: Rules) -> None:
    """To another phone, by the digits on the slip."""
    assert clerk.staff
    renewed = renew_recovery(tx, clerk.staff, booked.case.id)
    assert isinstance(renewed, RecoveryRenewed)
    assert isinstance(move_case_by_recovery(tx, renewed.recovery, a_chat(tx, "another phone"), rules), CaseMoved)


@ON_BOTH
async def test_it_stands_again_under_the_same_code_in_the_same_place_and_its_person_hears_so(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    booked = await chosen(desk, clerk, admin)
    handed = await mistyped(clerk)
    assert await time_of(desk, booked) is None
    await desk.write(takes_all(desk))
    full = await taken(desk)
    clerk.speak("en")
    undone = await clerk.undo(handed)
    assert (undone["kind"], undone["title"]) == ("undone", "Not handed over")
    assert "stands again" in str(undone)
    assert await time_of(desk, booked) == (booked.booking_id, SECOND)
    assert await taken(desk) == full, "its own place"
    assert (await desk.notices())[-1] == stands(desk)
    desk.clock.forward(minutes=16)
    await desk.write(lambda tx: release_expired(tx, desk.rules))
    assert await taken(desk) == 1, "the place that was kept is not given back besides"
    assert (await clerk.scan(booked.code))["kind"] == "collect"
    nonce = secrets.token_hex(16)
    assert (await clerk.answer("/desk/confirm", booking=booked.booking_id, nonce=nonce))["kind"] == "arrived"


@ON_BOTH
async def test_in_the_last_moment_of_undoing_it_stands_although_somebody_else_has_the_place(
    desk: Desk, clerk: Browser, admin: Browser
) -> None:
    booked = await chosen(desk, clerk, admin)
    desk.rules = replace(desk.rules, cooling=timedelta(0))
    handed = await mistyped(clerk)
    desk.clock.forward(minutes=9)
    await desk.write(lambda tx: release_expired(tx, desk.rules))
    assert await taken(desk) == 1, "kept for as long as it can be undone"
    desk.clock.forward(minutes=1)
    await desk.write(lambda tx: release_expired(tx, desk.rules))
    full = await desk.write(takes_all(desk))
    assert await taken(desk) == full
    assert (await clerk.undo(handed))["kind"] == "undone"
    assert await taken(desk) == full + 1
    assert (await clerk.scan(booked.code))["kind"] == "collect"


async def test_over_and_over_is_one_time(desk: Desk, clerk: Browser, admin: Browser) -> None:
    booked = await chosen(desk, clerk, admin)
    for _ in range(3):
        handed = await mistyped(clerk)
        assert (await clerk.undo(handed))["kind"] == "undone"
        assert (await clerk.undo(handed))["kind"] == "undone-before"
    assert (await time_of(desk, booked), await taken(desk)) == ((booked.booking_id, SECOND), 1)


@pytest.mark.parametrize("meanwhile", ["its day is over", "it is closed", "another chat"])
async def test_where_it_cannot_stand_its_person_is_told_to_choose_another(
    desk: Desk, clerk: Browser, admin: Browser, stack: AsyncExitStack, meanwhile: str
) -> None:
    booked = await chosen(desk, clerk, admin)
    if meanwhile == "its day is over":
        desk.clock.time = local(7, 23, 55)
        clerk = await desk.sign_in(stack, "who works late", counter=4)
    handed = await mistyped(clerk)
    match meanwhile:
        case "it is closed":
            shut = Closure("c", SECOND.station, local(7, 0), local(8, 0))
            stations = tuple(replace(each, closures=(shut,)) for each in desk.office.stations)
            desk.office = replace(desk.office, stations=stations)
        case "another chat":
            await desk.write(lambda tx: goes_on(tx, booked, clerk, desk.rules))
        case _:
            desk.clock.forward(minutes=9)
    clerk.speak("en")
    undone = await clerk.undo(handed)
    assert "cannot be kept" in str(undone)
    assert (await desk.notices())[-1] == LOST
    assert await time_of(desk, booked) is None
    assert (await clerk.scan(booked.code))["kind"] != "collect"
