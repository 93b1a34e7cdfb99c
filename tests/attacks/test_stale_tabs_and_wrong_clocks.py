"""The desk open twice in one browser, and devices with clocks that are days off: each arrives once, in time."""

import secrets
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage.engine.sealed_boxes import fingerprint
from storage.engine.transaction import Transaction
from storage.tables import arrivals, cases
from tests.builders import KEYRING, an_applicant, local
from tests.desk.collecting import hands_out, to_collect
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.desk.test_late_forms import boxed
from tests.desk.test_offline_http import scanned, upload
from tests.desk.test_walk_in import PERSON, walk_ins
from tests.storage.verbs import ELEVEN, TEN

NOON = local(7, 12)


async def came(desk: Desk) -> list[datetime]:
    """When those came whose arrivals stand, by the hour of the place."""
    stand = select(arrivals.c.at).where(arrivals.c.undone_at.is_(None)).order_by(arrivals.c.at)
    return await desk.read(lambda tx: list(tx.connection.scalars(stand)))


def stages(tx: Transaction) -> list[str]:
    return list(tx.connection.scalars(select(cases.c.stage)))


async def test_what_two_tabs_do_to_one_person_is_done_once(desk: Desk, clerk: Browser, stack: AsyncExitStack) -> None:
    """Both tabs show what was so when they were looked at; a tab is a nonce of its own."""
    booking, other = await desk.book(TEN), await desk.sign_in(stack, "other", counter=7)
    desk.clock.time = NOON
    assert [(await clerk.confirm(booking.id))["kind"] for _ in range(2)] == ["arrived", "already"]
    assert (len(await came(desk)), len(await desk.notices())) == (1, 1)
    assert (await clerk.answer("/desk/doubt", booking=booking.id))["kind"] == "already", "nobody is doubted after it"
    undone = [(await clerk.answer("/desk/undo", booking=booking.id))["kind"] for _ in range(2)]
    assert undone == ["undone", "undone-before"]
    assert (len(await came(desk)), len(await desk.notices())) == (0, 2)
    assert (await other.confirm(booking.id))["kind"] == "arrived"
    assert (await clerk.answer("/desk/undo", booking=booking.id))["kind"] == "not-undoable"
    assert (await clerk.confirm(booking.id))["kind"] == "already"
    assert (len(await came(desk)), len(await desk.notices())) == (1, 3)


@ON_BOTH
async def test_an_old_tab_takes_back_its_own_confirmation_and_none_that_came_after_it(
    desk: Desk, clerk: Browser
) -> None:
    """The case that the newer one began stands; the tab is told of the newer one."""
    hands_out(desk, kept=2)
    clerk.speak("en")
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10)
    old = await clerk.confirm(booking.id)
    desk.clock.forward(minutes=2)
    assert (await clerk.answer("/desk/undo", booking=booking.id))["kind"] == "undone", "a page of the release before"
    new = await clerk.confirm(booking.id)
    numbered = await clerk.answer("/desk/serial", booking=booking.id, serial="4711", again="4711")
    told = await desk.notices()
    for named in ({"confirmation": old["confirmation"]}, {"confirmation": "f" * 16}, {}):
        refused = await clerk.answer("/desk/undo", booking=booking.id, **named)
        assert refused["kind"] == "not-undoable"
        assert "newer" in str(refused["lines"])
        assert (await clerk.answer("/desk/papers", booking=booking.id, **named))["kind"] == "gone"
    desk.clock.forward(minutes=9)
    assert (await clerk.undo(old))["kind"] == "not-undoable", "eleven minutes after its own"
    assert (await desk.read(stages), await desk.notices()) == (["applied"], told)
    assert (await clerk.scan(booking.code))["confirmation"] == new["confirmation"] == numbered["confirmation"]
    assert (await clerk.undo(numbered))["kind"] == "undone"
    assert await desk.read(stages) == ["ended"]


@ON_BOTH
async def test_an_old_tab_takes_back_no_newer_handing_over(desk: Desk, clerk: Browser, admin: Browser) -> None:
    """Nor does one by the code take back one by the paper: the card is gone with its person."""
    hands_out(desk)
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    by_code = await clerk.confirm(booked.booking_id)
    assert (await clerk.undo(by_code))["kind"] == "undone"
    again = await clerk.confirm(booked.booking_id)
    assert (await clerk.undo(by_code))["kind"] == "not-undoable"
    assert await desk.read(stages) == ["collected"]
    assert (await clerk.undo(again))["kind"] == "undone"

    await clerk.answer("/desk/paper", serial="4711")
    papers = []
    for _ in "twice":
        handed = await clerk.answer("/desk/confirm", booking=booked.case.id, nonce=secrets.token_hex(16))
        papers.append(handed)
        if len(papers) == 1:
            assert (await clerk.undo(handed))["kind"] == "undone"
            await clerk.answer("/desk/paper", serial="4711")
    for refused in (papers[0], {**papers[0], "confirmation": ""}):
        assert (await clerk.undo(refused))["kind"] == "not-undoable"
    assert await desk.read(stages) == ["collected"]
    assert (await clerk.undo(papers[1]))["kind"] == "undone"


@pytest.mark.parametrize("off", [timedelta(days=3, hours=1), -timedelta(days=3, hours=1), -timedelta(days=20_000)])
async def test_a_device_whose_clock_is_days_off_moves_no_arrival_and_loses_nothing(
    desk: Desk, clerk: Browser, off: timedelta
) -> None:
    early = await desk.book(TEN)
    late = await desk.book(ELEVEN, an_applicant("9"), address="another")
    desk.clock.time = NOON
    there = (NOON + off).isoformat()
    assert await upload(clerk, scanned(1, early, NOON + off)) == ["clock"]
    boxes = [
        boxed(2, "walk-in", {**PERSON, "at": local(7, 12, 15).isoformat()}, at=there),
        boxed(3, "ticks", {f"t{late.id}": "11:05"}, at=there),
        boxed(4, "ticks", {f"t{early.id}": "10:05"}, at=there, day=(NOON + off).date().isoformat()),
    ]
    answer = await clerk.answer("/desk/uploads", boxes=boxes, to=fingerprint(KEYRING))
    assert {each["id"] for each in answer["done"]} == {box["id"] for box in boxes}
    assert local(7, 11, 5) in await came(desk)
    assert all(NOON.date() == at.date() and at <= NOON for at in await came(desk))
    status, page = await clerk.page("/desk/conflicts")
    assert (status, page.count('class="conflict"')) == (200, 2), "the scan, and the ticks of a wrong day"
    assert await walk_ins(desk) == 1
