"""Who works here, as admins see it: invited once, let go at once, and never the last admin."""

import html
import re
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import expect

from bot.domain.pause import Pause
from bot.domain.staff import InvitationInvalid, Role, Staff
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.office.pause import find_pause
from storage.staff.staff import enrol, find_staff, list_staff
from storage.tables import desk_sessions
from tests.builders import a_chat
from tests.desk.browsing import SLOW, a_clerk
from tests.desk.looks import BUTTONS_AND_FIELDS, looks_right
from tests.desk.screen import uncover
from tests.desk.serving import ON_BOTH, Browser, Desk, bare

PEOPLE, PAUSE = "/desk/admin/people", "/desk/admin/pause"


def text(page: str) -> str:
    return bare(" ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split()))


@ON_BOTH
async def test_an_invitation_is_shown_once_and_enrols(desk: Desk, admin: Browser) -> None:
    admin.speak("en")
    status, page = await admin.submit(
        PEOPLE, {"do": "invite", "name": " Counter  2 ", "role": "station", "place": "shahba"}
    )
    assert status == 200
    (link,) = re.findall(r"https://t\.me/mawid_test_bot\?start=(i[\w-]{24})", page)
    assert f"/start {link}" in page
    assert 'src="data:image/png;base64,' in page
    assert "Invitation for Counter 2" in text(page)
    _, again = await admin.page(PEOPLE)
    assert link not in again
    assert "Counter 2" in again
    clerk = await desk.write(lambda tx: enrol(tx, link, a_chat(tx, "new")))
    assert isinstance(clerk, Staff)
    assert (clerk.name, clerk.role, clerk.station) == ("Counter 2", Role.STATION, "shahba")
    _, listed = await admin.page(PEOPLE)
    assert "Not accepted yet" not in listed


async def test_without_a_messenger_there_is_the_chat_page_and_the_line(desk: Desk, admin: Browser) -> None:
    desk.bot_username = ""
    _, page = await admin.submit(PEOPLE, {"do": "invite", "name": "Rami", "role": "admin", "place": "shahba"})
    (payload,) = re.findall(r"/start (i[\w-]{24})", page)
    assert f"/chat#start={payload}" in page
    assert 'src="data:image/png' not in page, "no phone reaches what this computer alone serves"
    assert "MAWID_PUBLIC_URL" in page
    admin.headers |= {"Host": "mawid.example", "Origin": "http://mawid.example"}
    _, public = await admin.submit(PEOPLE, {"do": "invite", "name": "Rami", "role": "admin", "place": "shahba"})
    assert 'src="data:image/png' in public
    assert "MAWID_PUBLIC_URL" not in public
    member = await desk.write(lambda tx: enrol(tx, payload, a_chat(tx, "new")))
    assert isinstance(member, Staff)
    assert (member.role, member.station) == (Role.ADMIN, None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " ", "role": "station", "place": "shahba"}, "name"),
        ({"name": "x" * 61, "role": "station", "place": "shahba"}, "name"),
        ({"name": "Rami", "role": "king", "place": "shahba"}, "role"),
        ({"name": "Rami", "role": "station", "place": ""}, "place"),
        ({"name": "Rami", "role": "station", "place": "nowhere"}, "place"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    desk: Desk, admin: Browser, fields: dict[str, str], field: str
) -> None:
    status, page = await admin.submit(PEOPLE, {"do": "invite", **fields})
    assert status == 422
    assert re.findall(r'id="([\w]+)-fault"', page) == [field]
    assert f'value="{fields["name"].strip()}"' in page
    assert "/start" not in page


@ON_BOTH
async def test_the_list_says_where_everybody_is_signed_in(desk: Desk, admin: Browser, clerk: Browser) -> None:
    admin.speak("en")
    await desk.enrol("resting", station="shahba")
    _, page = await admin.page(PEOPLE)
    rows = [text(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)[1:]]
    by_name = {row.split()[0]: row for row in rows}
    assert by_name.keys() == {"clerk", "admin", "resting"}
    assert "al-Saliheen · counter 3" in by_name["clerk"]
    assert "(this is you)" in by_name["admin"]
    assert "the only admin" in by_name["admin"]
    assert "no desk" in by_name["resting"]


@ON_BOTH
async def test_letting_somebody_go_asks_first(desk: Desk, admin: Browser, clerk: Browser) -> None:
    assert clerk.staff
    admin.speak("en")
    _, page = await admin.page(f"{PEOPLE}?ask={clerk.staff.id}")
    assert "Really let clerk go?" in text(page)
    assert (await clerk.page("/desk/day"))[0] == 200, "asking does nothing"


async def test_whoever_is_let_go_has_no_desk_and_no_chat_from_the_next_request_on(
    desk: Desk, admin: Browser, clerk: Browser
) -> None:
    assert clerk.staff
    who = clerk.staff.id
    assert (await clerk.page("/desk/day"))[0] == 200
    status, _, headers = await admin.ask("POST", PEOPLE, data={"do": "revoke", "which": who, "form_token": admin.form})
    assert (status, headers["Location"]) == (303, f"{PEOPLE}?station=saliheen&said=revoked")
    status, _, headers = await clerk.ask("GET", "/desk/day")
    assert (status, headers["Location"]) == (303, "/desk")
    assert (await clerk.post("/desk/scan", text="x", nonce="n"))[0] == 401
    assert await desk.write(lambda tx: find_staff(tx, a_chat(tx, "clerk"))) is None
    chat = await desk.read(lambda tx: load_chat(tx, sender_of(tx, "console", "clerk")))
    assert chat is not None
    assert chat.staff is None
    assert admin.staff
    done = [each for each in await desk.journal() if each[0] == "revoke"]
    assert done == [("revoke", "another"), ("revoke", "revoked")]


async def test_the_last_admin_stays(desk: Desk, admin: Browser, stack: AsyncExitStack) -> None:
    assert admin.staff
    admin.speak("en")
    await admin.submit(PEOPLE, {"do": "revoke", "which": admin.staff.id})
    _, page = await admin.page(f"{PEOPLE}?said=last-admin&ask={admin.staff.id}")
    assert "The last admin cannot be let go" in text(page)
    assert "Really" not in text(page)
    other = await desk.sign_in(stack, "Rami", Role.ADMIN, None)
    status, _, headers = await admin.ask(
        "POST", PEOPLE, data={"do": "revoke", "which": admin.staff.id, "form_token": admin.form}
    )
    assert (status, headers["Location"]) == (303, "/desk")
    assert [member for member, _ in await desk.read(list_staff)] == [other.staff]


@ON_BOTH
async def test_an_invitation_in_wrong_hands_is_made_void(desk: Desk, admin: Browser) -> None:
    _, page = await admin.submit(PEOPLE, {"do": "invite", "name": "Rami", "role": "admin"})
    (payload,) = re.findall(r"/start (i[\w-]{24})", page)
    (which,) = re.findall(r'name="which" value="(\w+)" id="cancel-', page)
    await admin.submit(PEOPLE, {"do": "cancel", "which": which})
    assert await desk.write(lambda tx: enrol(tx, payload, a_chat(tx, "thief"))) == InvitationInvalid()


async def test_a_name_is_text_and_nothing_else(desk: Desk, admin: Browser) -> None:
    _, page = await admin.submit(PEOPLE, {"do": "invite", "name": "<b>Rami", "role": "admin"})
    assert "<b>Rami" not in page
    assert "&lt;b&gt;Rami" in page


@ON_BOTH
async def test_a_pause_is_looked_at_before_it_begins(desk: Desk, admin: Browser) -> None:
    admin.speak("en")
    texts = {"arabic": "نعود  غداً.\n\n\nشكراً <لكم>", "english": "Back tomorrow."}
    status, page = await admin.submit(PAUSE, {"do": "look", **texts})
    assert status == 200
    assert await desk.read(find_pause) is None
    assert "نعود غداً.\n\nشكراً &lt;لكم&gt;</p>" in bare(page)
    await admin.submit(PAUSE, {"do": "pause", **texts})
    began = desk.clock()
    paused = Pause("نعود غداً.\n\nشكراً <لكم>", "Back tomorrow.", began)
    assert await desk.read(find_pause) == paused
    desk.clock.forward(minutes=1)
    _, page = await admin.page(PAUSE)
    assert "The service is paused since" in text(page)
    assert "Back tomorrow." in page
    await admin.submit(PAUSE, {"do": "resume"})
    assert await desk.read(find_pause) is None
    assert await desk.journal() == [("pause", "paused"), ("pause", "resumed")]


@pytest.mark.parametrize(
    ("arabic", "english", "field"), [("", "x", "arabic"), ("ا", "x" * 1001, "english"), ("ا", "😀" * 501, "english")]
)
async def test_a_pause_without_words_does_not_begin(
    desk: Desk, admin: Browser, arabic: str, english: str, field: str
) -> None:
    status, page = await admin.submit(PAUSE, {"do": "pause", "arabic": arabic, "english": english})
    assert status == 422
    assert re.findall(r'id="(\w+)-fault"', page) == [field]
    assert english in page
    assert await desk.read(find_pause) is None


async def test_the_chat_page_serves_nobody_only_after_a_question(desk: Desk, admin: Browser) -> None:
    """Which says so where nobody could sign in anew."""
    admin.speak("en")
    assert 'value="closed"' not in (await admin.page(PAUSE))[1]
    for messenger in (desk.bot_username, ""):
        desk.bot_username = messenger
        _, asked = await admin.page(f"{PAUSE}?ask=closed")
        assert '<button class="danger" name="do" value="closed">' in asked
        assert ("nobody can sign in at a desk anew" in asked) is (not messenger)
    await admin.submit(PAUSE, {"do": "closed"})
    assert 'value="closed" aria-pressed="true" disabled' in (await admin.page(PAUSE))[1]


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_the_pages_of_people_and_pause_look_right(
    desk: Desk, admin: Browser, clerk: Browser, browser: Chromium, locale: str
) -> None:
    await desk.enrol("صاحب اسم طويل جداً من الطاولة الثانية", station="shahba")
    async with a_clerk(browser, desk, locale, token=admin.token, opens=False, script=locale == "ar") as seen:
        await seen.page.goto(desk.url + PEOPLE)
        await seen.page.fill("#name", "Counter 2")
        await seen.page.click("button[value=invite]")
        await expect(seen.page.locator(".made img")).to_be_visible()
        await looks_right(seen.page, "people-invited", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.goto(desk.url + PEOPLE)
        await seen.page.locator("a[id^=ask-]").first.click()
        await expect(seen.page.locator("#really")).to_be_in_viewport()
        await looks_right(seen.page, "people-really", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.click("#really .danger")
        await expect(seen.page.locator(".done")).to_be_visible()
        await seen.page.goto(desk.url + PAUSE)
        await seen.page.click("button[value=look]")
        await expect(seen.page.locator("#arabic-fault")).to_be_visible()
        await seen.page.fill("#arabic", "الخدمة متوقفة بسبب انقطاع الكهرباء.\nنعود صباح الغد.")
        await seen.page.click("button[value=look]")
        await expect(seen.page.locator("button[value=pause]")).to_be_visible()
        await looks_right(seen.page, "pause-look", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.click("button[value=pause]")
        await expect(seen.page.locator("button[value=resume]")).to_be_visible()
        await looks_right(seen.page, "pause-on", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        assert [complaint for complaint in seen.complaints if "status of 422" not in complaint] == []


async def test_one_goes_back_to_what_was_found_and_the_end_of_the_session_takes_it_away(
    desk: Desk, admin: Browser, clerk: Browser, browser: Chromium
) -> None:
    """Back to a page that was posted a browser shows a page of its own; and who works here is told to nobody else."""
    async with a_clerk(browser, desk, token=admin.token, opens=False) as seen:
        page, journal = seen.page, await seen.page.context.new_page()
        await page.goto(desk.url + PEOPLE)
        await page.fill("#q", "cler")
        await page.press("#q", "Enter")
        await page.locator("a[id^=ask-]").click()
        await expect(page.locator("#really")).to_be_visible()
        await page.go_back()
        await expect(page.locator("a[id^=ask-]")).to_have_count(1)
        await expect(page.locator("#q")).to_have_value("cler")
        await journal.goto(f"{desk.url}/desk/admin/journal")
        await desk.write(lambda tx: tx.connection.execute(desk_sessions.delete()).rowcount)
        for tab in (page, journal):
            await tab.locator("body[data-ready]").wait_for(state="attached", timeout=SLOW)
            await uncover(tab)
            await expect(tab.locator("#signing")).to_be_visible(timeout=SLOW)
