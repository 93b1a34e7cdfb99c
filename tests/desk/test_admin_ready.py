"""The page on which admins enter what is ready."""

import re
from contextlib import AsyncExitStack
from dataclasses import replace

from bot.domain.staff import Role
from storage.cases.ready import list_batches
from tests.desk.collecting import case_of, hands_out
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids

READY = "/desk/admin/ready"


async def posted(browser: Browser, do: str, **fields: str) -> tuple[int, str]:
    """The page that comes of it, after a redirection too."""
    status, text, headers = await browser.ask(
        "POST", READY, data={"form_token": browser.form, "do": do, "at": "saliheen.collect", **fields}
    )
    return await browser.page(headers["Location"]) if status == 303 else (status, text)


@ON_BOTH
async def test_numbers_are_looked_at_then_entered_and_never_shown_again(desk: Desk, admin: Browser) -> None:
    hands_out(desk)
    admin.speak("en")
    status, page = await posted(admin, "look", serials="٧٣٠١-٧٣٨٠، ٧٣٩٥")
    assert status == 200
    assert "7301-7380, 7395" in bare(page)
    assert "81 numbers" in bare(page)
    assert not await desk.read(lambda tx: list_batches(tx, desk.rules))
    status, page = await posted(admin, "enter", serials="7301-7380, 7395")
    assert status == 200
    (batch,) = await desk.read(lambda tx: list_batches(tx, desk.rules))
    assert (batch.entered, batch.stage, batch.service, batch.place) == (81, "waiting", "cards", "saliheen")
    assert not re.search("7301|7380|7395", without_ids(page))
    assert "08:10" in bare(page)  # until then it can be undone


async def test_one_bad_part_refuses_all_of_it_and_nothing_typed_is_lost(desk: Desk, admin: Browser) -> None:
    hands_out(desk)
    admin.speak("en")
    status, page = await posted(admin, "enter", serials="4711-4790, 48o5")
    assert status == 422
    assert "Part 2 of 2" in bare(page)
    assert "4711-4790, 48o5" in page
    assert not await desk.read(lambda tx: list_batches(tx, desk.rules))


async def test_few_numbers_tell_nothing_whoever_they_belong_to(desk: Desk, clerk: Browser, admin: Browser) -> None:
    """An admin with one paper wants to know whether its holder has a case."""
    hands_out(desk)
    admin.speak("en")
    pages = {}
    for serial in ("4711", "9999"):
        if serial == "4711":
            await case_of(desk, clerk, serial)
        _, page = await posted(admin, "enter", serials=serial)
        newest = re.search(r'<section class="card" data-batch="\w+">(.*?)</section>', page, re.DOTALL)
        assert newest
        pages[serial] = re.sub(r"[0-9a-f]{16}", "", newest[1])
    assert pages["4711"] == pages["9999"]
    assert "is not told of fewer than twenty" in pages["4711"]


async def test_an_entry_is_undone_for_ten_minutes(desk: Desk, admin: Browser) -> None:
    hands_out(desk)
    admin.speak("en")
    await posted(admin, "enter", serials="4711")
    (batch,) = await desk.read(lambda tx: list_batches(tx, desk.rules))
    desk.clock.forward(minutes=10)
    _, page = await posted(admin, "undo", batch=batch.id)
    assert "People are written to by now" in page
    await posted(admin, "enter", serials="4712")
    (newest, _) = await desk.read(lambda tx: list_batches(tx, desk.rules))
    _, page = await posted(admin, "undo", batch=newest.id)
    assert "taken back" in page


async def test_more_than_one_admin_may_enter_alone_waits_for_another(
    desk: Desk, admin: Browser, stack: AsyncExitStack
) -> None:
    hands_out(desk)
    desk.rules = replace(desk.rules, approval_from=1)
    other = await desk.sign_in(stack, "other", Role.ADMIN, None, counter=2)
    admin.speak("en")
    _, page = await posted(admin, "enter", serials="4711-4712")
    assert "waits for a second admin" in page
    assert 'value="approve"' not in page
    assert "4711-4712" not in page
    (batch,) = await desk.read(lambda tx: list_batches(tx, desk.rules))
    other.speak("en")
    assert "One entry waits" in (await other.page("/desk/admin"))[1]
    assert "4711-4712" in bare((await other.page(READY))[1])  # whoever agrees sees to what
    _, page = await posted(other, "approve", batch=batch.id)
    assert "counts" in page
    assert "4711-4712" not in page


async def test_without_a_visit_that_collects_it_says_what_to_do(desk: Desk, admin: Browser) -> None:
    admin.speak("en")
    status, page = await admin.page(READY)
    assert status == 200
    assert "Ask whoever runs the server" in page
    assert (await posted(admin, "enter", serials="4711"))[0] == 422
