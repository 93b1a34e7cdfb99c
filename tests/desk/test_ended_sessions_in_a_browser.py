"""A session that ends in the middle of what a tablet brings in, or of a confirm: nothing is lost, nobody comes twice,
and the clerk is told."""

from playwright.async_api import Route, expect

from bot.rendering.text import write
from storage.tables import desk_sessions
from tests.desk.browsing import settles
from tests.desk.looks import picture
from tests.desk.offline import SLOW, Away
from tests.desk.test_late_forms import FULL
from tests.desk.test_walk_in import PERSON

MANY = 60  # more than go up in one batch


async def end_all_sessions(away: Away) -> None:
    await away.desk.write(lambda tx: tx.connection.execute(desk_sessions.delete()).rowcount)


async def test_a_session_that_ends_between_two_batches_loses_nothing_and_brings_nobody_in_twice(away: Away) -> None:
    people = await away.book(MANY)
    await away.sign_in("clerk")
    page = away.tablet.page
    await away.line.cut()
    await away.tablet.scans([person.code for person in people])
    form = {**PERSON, "document": "none", "number": "", "birth": "no date"}
    await away.tablet.call("keepForm", "walk-in", "2026-12-07", form, None)
    asked: list[int] = []

    async def end_after_the_first(route: Route) -> None:
        asked.append(len(asked))
        if len(asked) == 2:
            await end_all_sessions(away)
        await route.continue_()

    await page.route("**/desk/uploads*", end_after_the_first)
    await away.line.restore()
    await away.tablet.open()
    await expect(page.locator("#signing")).to_be_visible(timeout=SLOW)
    left = MANY + 1 - 50
    told = write("desk-page-sign-in-again", "ar").replace("%count%", f"\u2068{left}\u2069")
    await expect(page.locator("#signing-why")).to_have_text(f"{write('desk-page-session-ended', 'ar')} {told}")
    await picture(page, "ended-between")
    assert (await away.tablet.kept())["queue"] == left
    assert await away.results() == {"recorded": 50}

    await page.unroute_all()
    await away.desk.write(lambda tx: tx.connection.core.exec_driver_sql(FULL).rowcount)
    await away.sign_in("the next clerk")
    news = page.locator("#news")
    await expect(news).to_have_text(
        write("desk-page-news-left-walk-in", "ar").replace("%time%", "\u206810:00\u2069"), timeout=SLOW
    )
    await expect(page.locator("#queue-count")).to_have_text("1")
    await picture(page, "form-left")
    assert await away.results() == {"recorded": MANY}
    assert len({arrival.booking_id for arrival in await away.arrivals()}) == len(await away.arrivals()) == MANY

    await away.desk.write(lambda tx: tx.connection.core.exec_driver_sql("DROP TRIGGER full").rowcount)
    await away.tablet.open()
    await expect(page.locator("#queue")).to_be_hidden(timeout=SLOW)
    await expect(news).to_be_hidden(timeout=SLOW)
    assert (await away.tablet.kept())["queue"] == 0


async def test_who_was_confirmed_in_a_session_that_had_ended_is_said_until_somebody_signs_in(away: Away) -> None:
    first, second = await away.book(2)
    await away.sign_in("clerk")
    page = away.tablet.page
    held: list[Route] = []
    await page.route("**/desk/confirm*", lambda route: held.append(route))
    await away.tablet.scan(first.code)
    await expect(page.locator("#answer[data-kind=late]")).to_be_visible(timeout=SLOW)
    await settles(page)
    await page.keyboard.press("Enter")
    while not held:
        await page.wait_for_timeout(20)
    await end_all_sessions(away)
    await away.tablet.scan(second.code)  # the session is over: this is told first, and the lost confirm after it
    await expect(page.locator("#signing")).to_be_visible(timeout=SLOW)
    await held[0].continue_()
    why = page.locator("#signing-why")
    await expect(why).to_contain_text(write("desk-page-session-ended-unconfirmed", "ar"), timeout=SLOW)
    assert await away.arrivals() == []
    await page.unroute_all()
    await away.sign_in("clerk again")
    await expect(why).to_be_hidden()
    await away.tablet.scan(first.code)
    await expect(page.locator("#answer[data-kind=late]")).to_be_visible(timeout=SLOW)
    await settles(page)
    await page.keyboard.press("Enter")
    await expect(page.locator("#answer[data-kind=arrived]")).to_be_visible(timeout=SLOW)
    assert len(await away.arrivals()) == 1
