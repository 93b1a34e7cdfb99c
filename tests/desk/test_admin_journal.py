"""The journal as admins read it: who looked at what, by member and by day, and nothing that leads to a person."""

import re
from contextlib import AsyncExitStack
from functools import partial

import pytest
from playwright.async_api import Browser as Chromium
from sqlalchemy import insert

from bot.desk.admin.journal import word_for
from bot.domain.journal import Action, Made, Result
from bot.domain.languages import LOCALES
from bot.domain.notes import NoteName
from bot.domain.staff import Role
from bot.rendering.catalogue import keys
from storage.chats.conversations import load_chat
from storage.chats.inbox import sender_of
from storage.engine.transaction import Transaction
from storage.journal.journal import record, seal_journal
from storage.journal.read import NOBODY, find_head, find_lines
from storage.retention.forget import forget_person
from storage.tables import journal
from tests.builders import RULES, ZONE, an_applicant, local
from tests.desk.browsing import a_clerk
from tests.desk.looks import BUTTONS_AND_FIELDS, looks_right
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.desk.test_admin_staff import text
from tests.storage.verbs import TEN

PATH = "/desk/admin/journal"
TODAY = local(7, 12).date()
CLERK = "f" * 16  # of whom nothing is left but what they did
NAME, NUMBER = "كناري الحلبي", "09876543210"


def lines(page: str) -> list[str]:
    """The text of each line of the journal."""
    _, _, table = page.partition('<table class="folds lines">')
    return [text(row) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)[1:]]


@ON_BOTH
async def test_who_looked_at_what_is_read_by_member(desk: Desk, clerk: Browser, stack: AsyncExitStack) -> None:
    admin = await desk.sign_in(stack, "admin", Role.ADMIN, None, counter=1)
    assert clerk.staff
    admin.speak("en")
    booking = await desk.book(TEN, an_applicant(NUMBER, name=NAME))
    desk.clock.time = local(7, 10, 5)
    await clerk.scan(booking.code)
    await clerk.confirm(booking.id)
    _, page = await admin.page(PATH)
    call = booking.call_number
    assert lines(page)[:2] == [
        f"10:05:00 clerk Arrival recorded al-Saliheen {call}",
        f"10:05:00 clerk Looked up a code shown al-Saliheen {call}",
    ]
    assert "clerk 1 1 " in text(page), "one look at one person"
    _, page = await admin.page(f"{PATH}?staff={clerk.staff.id}&looks=1")
    assert [line.partition(" clerk ")[2] for line in lines(page)] == [f"Looked up a code shown al-Saliheen {call}"]
    assert admin.staff
    _, page = await admin.page(f"{PATH}?staff={admin.staff.id}&looks=1")
    assert lines(page) == []


async def test_no_line_leads_to_a_person(desk: Desk, admin: Browser, clerk: Browser) -> None:
    booking = await desk.book(TEN, an_applicant(NUMBER, name=NAME))
    await clerk.scan(booking.code)
    await desk.write(lambda tx: record(tx, Action.DISPUTE, Result.DISPUTED, booking_id=booking.id, station="saliheen"))
    for locale in ("ar", "en"):
        admin.speak(locale)
        for query in ("", f"?staff={NOBODY}", f"?staff={booking.id}", f"?staff={booking.code}"):
            _, page = await admin.page(PATH + query)
            code, grouped = booking.code, " ".join(booking.code[at : at + 4] for at in (0, 4, 8))
            for canary in (*NAME.split(), NUMBER, NUMBER[-6:], code[:8], grouped, f"value='{booking.id}'"):
                assert canary not in page
    by_applicant = await desk.read(lambda tx: find_lines(tx, TODAY, ZONE, NOBODY))
    assert [line.call_number for line in by_applicant.lines if line.action == "dispute"] == [None]


@ON_BOTH
async def test_nothing_is_left_of_whoever_was_erased(desk: Desk, admin: Browser, clerk: Browser) -> None:
    booking = await desk.book(TEN)
    await clerk.scan(booking.code)

    def erase(tx: Transaction) -> None:
        chat = load_chat(tx, sender_of(tx, "console", "someone"))
        assert chat is not None
        forget_person(tx, chat, RULES)

    await desk.write(erase)
    found = await desk.read(lambda tx: find_lines(tx, TODAY, ZONE, looks=True))
    assert [(line.action, line.call_number) for line in found.lines] == [("look", None)]


async def test_a_day_is_a_day_of_the_stations(desk: Desk, admin: Browser) -> None:
    for at in (local(7, 23, 59), local(8, 0)):
        desk.clock.time = at
        await desk.write(lambda tx: record(tx, Action.LOOK, Result.EXPECTED, CLERK))
        found = await desk.read(partial(find_lines, day=at.astimezone(ZONE).date(), zone=ZONE, staff_id=CLERK))
        assert [line.at for line in found.lines] == [at]


@ON_BOTH
async def test_pages_of_a_hundred_show_every_line_once(desk: Desk, admin: Browser) -> None:
    def many(tx: Transaction) -> None:
        for number in range(250):
            record(tx, Action.LOOK, Made(f"word-{number}"), CLERK)

    await desk.write(many)
    admin.speak("en")
    seen: list[str] = []
    address = f"{PATH}?staff={CLERK}"
    for expected in (100, 100, 50):
        _, page = await admin.page(address)
        assert len(lines(page)) == expected
        seen += re.findall(r"word-\d+", " ".join(lines(page)))
        older = re.findall(r'href="([^"]+before=[^"]+)"', page)
        address = older[-1].replace("&amp;", "&") if older else ""
    assert seen == [f"word-{number}" for number in reversed(range(250))]
    assert address == ""


def test_each_word_of_the_journal_has_its_own_words_in_both_languages() -> None:
    notes = [f"{name}-{locale}" for name in NoteName for locale in LOCALES]  # which recorded note was kept or deleted
    wanted = [("action", word) for word in Action] + [("result", word) for word in [*Result, *notes]]
    for locale in LOCALES:
        prefixes = ("journal-action-", "journal-result-")
        written = {(key.split("-")[1], key.split("-", 2)[2]) for key in keys(locale) if key.startswith(prefixes)}
        assert sorted(written.symmetric_difference(wanted)) == []
        assert [word for kind, word in wanted if not word_for(kind, word, locale).strip()] == []


async def test_words_of_another_release_are_shown_as_they_are(desk: Desk, admin: Browser) -> None:
    odd = {"at": desk.clock.time, "action": "unheard-of", "result": "<odd>", "staff_id": CLERK}
    await desk.write(lambda tx: bool(tx.connection.execute(insert(journal), odd).rowcount))
    _, page = await admin.page(f"{PATH}?staff={CLERK}")
    assert re.findall(r"unheard-of|&lt;odd&gt;|<odd>", page) == ["unheard-of", "&lt;odd&gt;"]


@ON_BOTH
async def test_how_far_the_journal_is_sealed_is_told(desk: Desk, admin: Browser) -> None:
    admin.speak("en")
    _, page = await admin.page(PATH)
    assert "Nothing is sealed yet" in text(page)
    await desk.write(seal_journal)
    sealed_at = desk.clock.time
    desk.clock.forward(minutes=5)
    await desk.write(lambda tx: record(tx, Action.LOOK, Result.EXPECTED, CLERK))
    head = await desk.read(find_head)
    assert (head.at, head.since) == (sealed_at, 1)
    _, page = await admin.page(PATH)
    assert "Sealed up to Mon 7/12, 08:00" in text(page)
    assert "One line was written since" in text(page)


@pytest.mark.parametrize("query", ["?before=x", "?before=" + "9" * 30, "?staff=" + "x" * 500, "?day=2026-12-06"])
async def test_whatever_is_asked_has_an_answer(desk: Desk, admin: Browser, query: str) -> None:
    assert (await admin.page(PATH + query))[0] == 200


@pytest.mark.parametrize("locale", ["ar", "en"])
async def test_the_journal_looks_right(
    desk: Desk, admin: Browser, clerk: Browser, browser: Chromium, locale: str
) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = local(7, 10, 5)
    await clerk.scan(booking.code)
    await clerk.confirm(booking.id)
    await desk.write(seal_journal)
    async with a_clerk(browser, desk, locale, token=admin.token, opens=False, script=locale == "ar") as seen:
        await seen.page.goto(desk.url + PATH)
        await looks_right(seen.page, "journal", touched=BUTTONS_AND_FIELDS, narrow=False, axe=locale == "ar")
        await seen.page.check("[name=looks]")
        await seen.page.click("main form button")
        await seen.page.wait_for_url("**looks=1**")
        assert await seen.page.locator(".lines tbody tr").count() == 1
        assert seen.complaints == []
