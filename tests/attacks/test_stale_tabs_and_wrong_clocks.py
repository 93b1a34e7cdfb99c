"""The desk open twice in one browser, and devices with clocks that are days off: each arrives once, in time."""

from contextlib import AsyncExitStack
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage.engine.sealed_boxes import fingerprint
from storage.tables import arrivals
from tests.builders import KEYRING, an_applicant, local
from tests.desk.serving import Browser, Desk
from tests.desk.test_late_forms import boxed
from tests.desk.test_offline_http import scanned, upload
from tests.desk.test_walk_in import PERSON, walk_ins
from tests.storage.verbs import ELEVEN, TEN

NOON = local(7, 12)


async def came(desk: Desk) -> list[datetime]:
    """When those came whose arrivals stand, by the hour of the place."""
    stand = select(arrivals.c.at).where(arrivals.c.undone_at.is_(None)).order_by(arrivals.c.at)
    return await desk.read(lambda tx: list(tx.connection.scalars(stand)))


async def test_what_two_tabs_do_to_one_person_is_done_once(desk: Desk, clerk: Browser, stack: AsyncExitStack) -> None:
    """Both tabs show what was so when they were looked at; a tab is a nonce of its own."""
    booking, other = await desk.book(TEN), await desk.sign_in(stack, "other", counter=7)
    desk.clock.time = NOON
    assert [(await clerk.confirm(booking.id))["kind"] for _ in range(2)] == ["arrived", "already"]
    assert (len(await came(desk)), len(await desk.notices())) == (1, 1)
    assert (await clerk.answer("/desk/doubt", booking=booking.id))["kind"] == "already", "nobody is doubted after it"
    undone = [(await clerk.answer("/desk/undo", booking=booking.id))["kind"] for _ in range(2)]
    assert undone == ["undone", "not-undoable"]
    assert (len(await came(desk)), len(await desk.notices())) == (0, 2)
    assert (await other.confirm(booking.id))["kind"] == "arrived"
    assert (await clerk.answer("/desk/undo", booking=booking.id))["kind"] == "not-undoable"
    assert (await clerk.confirm(booking.id))["kind"] == "already"
    assert (len(await came(desk)), len(await desk.notices())) == (1, 3)


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
