"""The serial number after a first visit, with a real browser: typed twice, scanned once, or left out by one key."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.domain.case import Stage
from storage.cases.find import find_case
from tests.builders import an_applicant
from tests.desk.browsing import SLOW, Clerk, a_clerk, film, settles
from tests.desk.collecting import case_of, hands_out, to_collect
from tests.desk.looks import looks_right
from tests.desk.serving import Browser as Http
from tests.desk.serving import Desk, serving
from tests.desk.test_papers_of_two_services import BOTH_HAND_OUT, work_case
from tests.storage.verbs import TEN

FIELD = "#serial"


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with serving(sqlite_url) as desk:
        hands_out(desk, kept=1)
        yield desk


async def asked_for_a_number(at_desk: Clerk, code: str) -> None:
    await at_desk.scan(code)
    await at_desk.reads("expected")
    await settles(at_desk.page)
    await at_desk.button("confirm").click()
    await at_desk.reads("arrived")
    await expect(at_desk.page.locator(FIELD)).to_be_focused(timeout=SLOW)
    await settles(at_desk.page)


async def typed(page: Page, text: str) -> None:
    await page.keyboard.type(text, delay=60)  # as a person does
    await page.keyboard.press("Enter")


async def test_a_number_is_typed_twice_or_scanned_once_or_left_out_by_one_key(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    people = [await desk.book(TEN, an_applicant(f"0123456789{n}"), address=f"person {n}") for n in range(4)]
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "en", token=clerk.token) as at_desk:
        page = at_desk.page
        await asked_for_a_number(at_desk, people[0].code)
        await at_desk.looks_right("desk-serial", widths=(360, 1280))
        await typed(page, "4711")
        await expect(page.locator("label[for=serial]")).to_have_text("The same number again", timeout=SLOW)
        await typed(page, "4712")  # a slip
        await expect(page.locator("#serial-news")).to_contain_text("not the same", timeout=SLOW)
        await typed(page, "4711")
        await typed(page, "4711")
        await at_desk.reads("numbered")
        await at_desk.looks_right("desk-numbered", widths=(360, 1280), axe=False)

        await asked_for_a_number(at_desk, people[1].code)  # upon the answer before
        await at_desk.scan("0047120")
        await at_desk.reads("numbered")
        await expect(page.locator("#answer-lines")).to_contain_text("47120")

        await asked_for_a_number(at_desk, people[2].code)
        await at_desk.scan(people[3].code)  # the next person is there already
        await at_desk.reads("expected")
        await page.keyboard.press("Escape")
        await asked_for_a_number(at_desk, people[3].code)
        await page.keyboard.press("Escape")
        await at_desk.is_ready()


async def test_a_pile_is_scanned_into_the_page_of_what_is_ready(desk: Desk, browser: Browser, admin: Http) -> None:
    async with a_clerk(browser, desk, "ar", token=admin.token, opens=False) as at_desk:
        page = at_desk.page
        await at_desk.open("/desk/admin/ready")
        await page.locator("main h1").click()  # the focus is on nothing
        await at_desk.scan("4711")
        for serial in ("47120", "0047130"):
            await page.keyboard.type(serial)
            await page.keyboard.press("Enter")
        await expect(page.locator("#serials")).to_have_value("4711\n47120\n0047130\n", timeout=SLOW)
        await looks_right(page, "admin-ready", widths=(360, 1280))
        await page.locator("button[value=look]").click()
        await expect(page.locator(".ranges")).to_contain_text("4711, 47120, 47130", timeout=SLOW)
        await page.locator("button[value=enter]").click()
        await expect(page.locator("[data-batch]")).to_have_count(1, timeout=SLOW)
        await looks_right(page, "admin-ready-entered", widths=(360, 1280), axe=False)


async def test_a_pile_is_read_by_the_camera_each_paper_once(
    desk: Desk, browser: Browser, admin: Http, lens: Path
) -> None:
    film(lens, "0047130")
    how: dict[str, Any] = {"permissions": ["camera"], "opens": False}
    async with a_clerk(browser, desk, token=admin.token, **how) as at_desk:
        page = at_desk.page
        await at_desk.open("/desk/admin/ready")
        await page.locator("#serials").fill("4711")
        await page.locator("#camera-toggle").tap()
        await expect(page.locator("#serials")).to_have_value("4711\n0047130\n", timeout=SLOW)
        await page.wait_for_timeout(1500)  # it lies before the lens all the time
        await looks_right(page, "admin-ready-camera", widths=(360, 1280))
        await page.locator("#camera-toggle").tap()
        await expect(page.locator("#camera")).to_be_hidden()
        await expect(page.locator("#serials")).to_have_value("4711\n0047130\n")


async def test_the_second_visit_is_one_key(desk: Desk, browser: Browser, clerk: Http, admin: Http) -> None:
    assert admin.staff
    booked = await to_collect(desk, clerk, admin.staff)
    desk.clock.forward(hours=2)
    async with a_clerk(browser, desk, "ar", token=clerk.token) as at_desk:
        await at_desk.scan(booked.code)
        await at_desk.reads("collect")
        await at_desk.looks_right("desk-collect", widths=(360, 1280), axe=False)
        await settles(at_desk.page)
        await at_desk.page.keyboard.press("Enter")
        await at_desk.reads("arrived")
        await expect(at_desk.page.locator("#answer-title")).to_contain_text("4711")


async def test_a_number_on_two_services_papers_is_chosen_by_service_and_handed_over_without_a_phone(
    desk: Desk, browser: Browser, clerk: Http
) -> None:
    desk.office = BOTH_HAND_OUT
    await case_of(desk, clerk, "4711")
    work = await work_case(desk, clerk, "4711")
    async with a_clerk(browser, desk, "ar", token=clerk.token) as at_desk:
        page = at_desk.page
        await page.locator("#document-open").click()
        await page.locator("#document-number").fill("٤٧١١")
        await page.locator("#document-serial").click()
        await at_desk.reads("several")
        await at_desk.looks_right("desk-several-papers", widths=(360, 1280))
        await settles(page)
        await page.locator("#answer-choices button").filter(has_text="العودة إلى العمل").click()
        await at_desk.reads("collect")
        await settles(page)
        await page.locator("[data-action=by-another]").click()
        await at_desk.reads("arrived")
        await at_desk.looks_right("desk-handed-to-another", widths=(360, 1280), axe=False)
        handed = await desk.read(lambda tx: find_case(tx, work.id))
        assert handed is not None
        assert handed.stage is Stage.COLLECTED
