"""A station's name that no line holds, as an office of an older release may have it: no page is wider than a phone."""

from dataclasses import replace
from datetime import timedelta

from playwright.async_api import Browser

from bot.domain.broadcast import Audience, Broadcast, NewBroadcast
from bot.domain.office import Fact, Words
from storage.office.closures import close
from storage.outbox.broadcasts import draft_broadcast
from tests.desk.browsing import a_clerk
from tests.desk.looks import looks_right
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk
from tests.storage.verbs import TEN

LONG = Words("ق" * 120, "W" * 120)
SHOWN = ("admin/journal", "admin/closures", "admin/stats", "admin/stations", "walk-in", "sheet", "conflicts")


async def test_no_page_is_wider_than_a_small_phone(desk: Desk, browser: Browser, admin: Http) -> None:
    named = [replace(each, names=LONG, address=Fact(LONG, verified=True)) for each in desk.office.stations]
    desk.office = replace(desk.office, stations=tuple(named))
    booking, by = await desk.book(TEN), admin.staff
    assert by
    await admin.sees(booking.id)  # which the journal tells
    here = booking.slot.station
    notice = NewBroadcast(LONG.ar, LONG.en, Audience((here,)), False, None, None)
    made = await desk.write(lambda tx: draft_broadcast(tx, by, notice))
    assert isinstance(made, Broadcast)
    await desk.write(lambda tx: close(tx, by, [here], tx.now, tx.now + timedelta(hours=1), None))
    async with a_clerk(browser, desk, "en", token=admin.token, opens=False) as at_desk:
        for path in (*SHOWN, f"admin/broadcasts/{made.id}"):
            await at_desk.page.goto(f"{desk.url}/desk/{path}")
            await looks_right(at_desk.page, "long", widths=[360], touched=".none", axe=False)
