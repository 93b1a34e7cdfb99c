"""A clerk's day at the scan page, in the system's Chromium: signing in, each way to scan, each thing to do."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect
from sqlalchemy import func, select

from bot.domain.code import new_code
from bot.rendering.text import write
from storage.tables import arrivals
from tests.builders import an_applicant
from tests.desk.browsing import SLOW, a_clerk, film, settles
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.storage.verbs import ELEVEN, TEN, TOMORROW

WRONG = new_code(lambda _: 4242)


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """Where the data lies makes no difference to a page."""
    async with serving(sqlite_url) as desk:
        yield desk


async def test_from_pairing_to_a_confirmed_arrival(desk: Desk, browser: Browser) -> None:
    member = await desk.enrol("clerk")
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, service_workers="allow", reduced_motion="no-preference") as clerk:
        await expect(clerk.page.locator("html")).to_have_attribute("dir", "rtl")
        async with clerk.page.expect_response(
            lambda answer: answer.url.endswith("/desk/pairing") and '"counter":7' in (answer.request.post_data or "")
        ):  # not that of the page's first number
            await clerk.page.locator("#counter").fill("٧")
        await clerk.looks_right("signing")
        await clerk.pair(member)
        await expect(clerk.page.locator("#scan")).to_be_visible(timeout=SLOW)
        await expect(clerk.page.locator("#where")).to_contain_text("7")
        await clerk.looks_right("ready")
        await clerk.scan(f"https://t.me/mawid_test_bot?start={booking.code}")
        await clerk.reads("expected")
        await expect(clerk.page.locator("#answer-name")).to_have_text("Amina Haddad")
        await expect(clerk.button("confirm")).to_contain_text(write("desk-page-confirm", "ar"))
        await clerk.looks_right("expected")
        await clerk.button("confirm").tap()
        await clerk.reads("arrived")
        await clerk.looks_right("arrived")
        await clerk.is_ready()  # by itself
        assert await desk.acts() == [("look", "expected"), ("confirm", "arrived")]
        assert clerk.complaints == []


async def test_a_scanner_on_an_arabic_layout_needs_no_focus_and_its_enter_confirms_nobody(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, width=1280, token=clerk.token, has_touch=False) as at_desk:
        async with at_desk.page.expect_request(re.compile("/desk/scan")) as asked:
            await at_desk.scan(f"https://t.me/mawid?start={booking.code}", layout="arabic", enters=2)
        sent = (await asked.value).post_data_json or {}
        assert sent["text"] == f"https://t.me/mawid?start={booking.code}"
        await at_desk.reads("expected")
        await at_desk.scan(booking.code, layout="arabic", enters=2)  # the newest scan wins
        await at_desk.reads("expected")
        while len(await desk.acts()) < 2:
            await at_desk.page.wait_for_timeout(50)
        await expect(at_desk.page.locator("#answer[data-stale]")).to_have_count(0, timeout=SLOW)
        await settles(at_desk.page)
        assert await desk.acts() == [("look", "expected")] * 2
        await at_desk.page.keyboard.press("Enter")
        await at_desk.reads("arrived")
        assert await desk.acts() == [("look", "expected")] * 2 + [("confirm", "arrived")]


async def test_a_scan_while_somebody_types_elsewhere_leaves_the_field_as_it_was(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    async with a_clerk(browser, desk, "en", width=1280, token=clerk.token, has_touch=False) as at_desk:
        await at_desk.page.locator("#document-open").click()
        field = at_desk.page.locator("#document-number")
        await field.type("0123", delay=130)
        await expect(field).to_have_value("0123")
        await at_desk.scan(WRONG)
        await at_desk.reads("unknown")


async def test_digits_typed_slowly_go_to_the_number_pad(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TOMORROW)
    async with a_clerk(browser, desk, width=1280, token=clerk.token, has_touch=False) as at_desk:
        await at_desk.page.keyboard.type(booking.code[:11], delay=130)
        shown = re.sub(r"(\d{4})(?=\d)", r"\1 ", booking.code[:11])
        await expect(at_desk.page.locator("#pad-text")).to_have_value(shown)
        await at_desk.page.keyboard.type(str((int(booking.code[-1]) + 1) % 10))
        await expect(at_desk.page.locator("#pad-news")).to_be_visible()
        await at_desk.page.keyboard.press("Enter")
        await at_desk.reads("not-a-code")
        await at_desk.page.keyboard.type(booking.code, delay=130)
        await at_desk.reads("wrong-day")
        await at_desk.page.keyboard.press("Escape")
        await at_desk.is_ready()


async def test_twelve_digits_that_check_are_looked_up_at_once_and_the_enter_after_them_confirms_nobody(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, width=1280, token=clerk.token, has_touch=False) as at_desk:
        await at_desk.page.keyboard.type(booking.code, delay=130)
        await at_desk.reads("expected")
        await at_desk.page.wait_for_timeout(300)
        await at_desk.page.keyboard.press("Enter")
        await at_desk.page.wait_for_timeout(300)
        assert await desk.acts() == [("look", "expected")]
        await at_desk.page.keyboard.press("Enter")
        await at_desk.reads("arrived")


async def test_the_number_pad_by_thumb_takes_digits_of_any_script(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TOMORROW)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.page.locator("#open-pad").tap()
        for digit in booking.code[:8]:
            await at_desk.page.locator(f"[data-digit='{digit}']").tap()
        await at_desk.looks_right("pad")
        box = await at_desk.page.locator("[data-pad=go]").bounding_box()
        assert box
        assert box["y"] + box["height"] <= 740, "without scrolling"
        arabic = booking.code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        await at_desk.page.locator("#pad-text").fill(arabic)
        await at_desk.reads("wrong-day")


async def test_a_camera_reads_a_code_once(desk: Desk, browser: Browser, clerk: Http, lens: Path) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    film(lens, f"https://t.me/mawid_test_bot?start={booking.code}")
    async with a_clerk(browser, desk, token=clerk.token, permissions=["camera"]) as at_desk:
        await at_desk.page.locator("#camera-toggle").tap()
        await at_desk.reads("expected")
        await at_desk.page.wait_for_timeout(1500)  # it lies before the lens all the time
        await at_desk.button("confirm").tap()
        await at_desk.reads("arrived")
        await at_desk.is_ready()
        await at_desk.looks_right("camera")
        assert await desk.acts() == [("look", "expected"), ("confirm", "arrived")]
        await at_desk.page.locator("#camera-toggle").tap()
        await expect(at_desk.page.locator("#camera")).to_be_hidden()


async def test_without_a_phone_the_document_finds_the_booking(desk: Desk, browser: Browser, clerk: Http) -> None:
    await desk.book(TEN, an_applicant("02010012345"))
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.page.locator("#document-open").tap()
        await at_desk.page.locator("#document-number").fill("٠٢٠١٠٠١٢٣٤٥")
        await at_desk.looks_right("document")
        await at_desk.page.locator("#document-go").tap()
        await at_desk.reads("expected")
        await expect(at_desk.page.locator("#answer-document")).not_to_contain_text("02010012345")
        await at_desk.button("show").tap()
        await expect(at_desk.page.locator("#answer-document")).to_contain_text("02010012345")
        await at_desk.looks_right("shown")


async def test_another_time_and_cancelling_take_two_taps(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("early")
        await at_desk.page.locator("#more summary").tap()
        await expect(at_desk.button("move")).to_be_in_viewport(ratio=1)
        await at_desk.looks_right("more")
        await at_desk.button("move").tap()
        times = at_desk.page.locator(".times button")
        await times.nth(1).tap(timeout=SLOW)
        await at_desk.looks_right("times")
        await at_desk.page.locator("#answer-panel .primary").tap()
        await at_desk.reads("moved")
        await at_desk.scan(booking.code)
        await expect(at_desk.page.locator("#more summary")).to_be_visible(timeout=SLOW)
        await at_desk.page.locator("#more summary").tap()
        await at_desk.button("cancel").tap()
        await at_desk.looks_right("sure")
        await at_desk.page.locator("#answer-panel .danger").tap()
        await at_desk.reads("cancelled-now")


async def test_the_last_arrival_may_be_undone_from_the_ready_screen(desk: Desk, browser: Browser, clerk: Http) -> None:
    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    await clerk.undo(await clerk.confirm(booking.id))  # so that it must be said which one is meant
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await at_desk.button("confirm").tap()
        await at_desk.reads("arrived")
        await at_desk.button("next").tap()
        undo = at_desk.page.locator("#undo-last")
        await expect(undo).to_contain_text(booking.call_number)
        await undo.tap()
        await at_desk.reads("undone")
        await at_desk.is_ready()
        await expect(undo).to_be_hidden()


async def test_a_lost_confirmation_is_sent_again_with_the_same_nonce(desk: Desk, browser: Browser, clerk: Http) -> None:
    nonces: list[str] = []

    async def lose(route: Route) -> None:
        nonces.append(json.loads(route.request.post_data or "{}")["nonce"])
        if len(nonces) == 1:
            await route.fetch()  # the server has it, and the page hears nothing
            await route.abort("connectionreset")
        else:
            await route.continue_()

    booking = await desk.book(TEN)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, token=clerk.token) as at_desk:
        await at_desk.page.route("**/desk/confirm*", lose)
        await at_desk.scan(booking.code)
        await at_desk.reads("expected")
        await at_desk.button("confirm").tap()
        await at_desk.reads("arrived")
        assert len(nonces) == 2
        assert nonces[0] == nonces[1]
        assert (
            await desk.read(lambda tx: tx.connection.execute(select(func.count()).select_from(arrivals)).scalar()) == 1
        )


async def test_a_booking_of_the_day_list_opens_and_leaves_nothing_in_the_address(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    booking = await desk.book(ELEVEN)
    async with a_clerk(browser, desk, "en", token=clerk.token, opens=False) as at_desk:
        await at_desk.open(f"/desk?station=saliheen#open={booking.id}&day=2026-12-07")
        await at_desk.reads("early")
        assert at_desk.page.url.endswith("/desk?station=saliheen")


async def test_a_one_time_code_signs_in_without_a_messenger(desk: Desk, browser: Browser) -> None:
    desk.bot_username = ""
    async with a_clerk(browser, desk, "en") as at_desk:
        await expect(at_desk.page.locator("#pairing-digits")).to_have_text(re.compile(r"\d{3} \d{3}"))
        await expect(at_desk.page.locator("#pairing-qr")).to_be_hidden()
        await expect(at_desk.page.locator("#step-chat")).to_have_text(write("desk-page-only-digits", "en"))
        await expect(at_desk.page.locator("#or-digits")).to_be_hidden()
        await at_desk.looks_right("signing", axe=False)
        await at_desk.page.locator("#have-code").tap()
        await at_desk.page.locator("#signin-code").fill("1234567890")
        await at_desk.page.locator("#signin-go").tap()
        await expect(at_desk.page.locator("#signin-error")).to_be_visible()
        await at_desk.looks_right("no-messenger")
