"""The desk's pictures for the README, taken anew: ``python -m tests.desk.pictures docs/pictures``.

Everybody in them is invented.
"""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from playwright.async_api import expect

from bot.domain.booking import Booking, Slot
from storage.desk.arrivals import confirm_arrival
from storage.engine.migrate import migrate
from tests.builders import RULES, Clock, an_applicant, local
from tests.channels.web.chromium import a_browser
from tests.desk.browsing import Clerk, a_clerk
from tests.desk.serving import Desk, serving
from tests.storage.verbs import TEN

SOMEBODY = an_applicant(name="أحمد محمد درويش")


async def take(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        async with AsyncExitStack() as stack:
            url = f"sqlite+aiosqlite:///{temporary}/mawid.db"
            await asyncio.to_thread(migrate, url)
            desk = await stack.enter_async_context(serving(url, Clock()))
            browser = await stack.enter_async_context(a_browser())
            booking = await _book(desk)
            token = await desk.begin_session(await desk.enrol("clerk", station="saliheen"), 3)
            async with a_clerk(browser, desk, "ar", token=token) as clerk:
                await _scan(clerk, booking, folder)
            async with a_clerk(browser, desk, "en", token=token) as clerk:
                await clerk.page.goto(f"{desk.url}/desk/day")
                await clerk.page.screenshot(path=folder / "desk-day-en.png")


async def _book(desk: Desk) -> Booking:
    """A morning: some are here, some are late; it is five to ten now."""
    booking = await desk.book(TEN, SOMEBODY)
    member = await desk.enrol("another clerk", station="saliheen")
    for number in range(9):
        who = replace(SOMEBODY, document_number=f"0123456{number:04}")
        slot = Slot("saliheen", local(7, 9, 15 * (number // 3)))
        came = await desk.book(slot, who, address=f"chat {number}")
        if number % 3:
            desk.clock.time = slot.starts_at
            await desk.write(partial(confirm_arrival, staff=member, booking_id=came.id, rules=RULES))
            desk.clock.time = local(7, 8)
    desk.clock.time = local(7, 9, 55)
    return booking


async def _scan(clerk: Clerk, booking: Booking, folder: Path) -> None:
    await clerk.is_ready()
    await clerk.scan(booking.code)
    await clerk.reads("expected")
    await clerk.page.screenshot(path=folder / "desk-expected-ar.png")
    await clerk.page.keyboard.press("Escape")
    await clerk.is_ready()
    await clerk.page.context.set_offline(True)
    await clerk.scan(booking.code)
    await clerk.reads("off-expected")
    await expect(clerk.page.locator("#line")).to_have_attribute("data-state", "offline")
    await clerk.page.screenshot(path=folder / "desk-offline-ar.png")


if __name__ == "__main__":
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(pictures))
