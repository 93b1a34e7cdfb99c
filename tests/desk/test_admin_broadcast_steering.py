"""A broadcast on its way, on the desk: taken back, paused, stopped, approved, reported."""

import re
from contextlib import AsyncExitStack
from dataclasses import replace

from bot.domain.broadcast import Stage
from bot.domain.staff import Role
from tests.desk.broadcasts import (
    ARABIC,
    FORM,
    NEW,
    counts_on,
    done,
    drafted,
    found,
    go_out,
    people_agreed,
    started,
    submitted,
)
from tests.desk.serving import ON_BOTH, Browser, Desk, bare, without_ids
from tests.storage.verbs import TEN

LIST = "/desk/admin/broadcasts"


@ON_BOTH
async def test_for_thirty_seconds_it_can_be_taken_back(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk)
    admin.speak("en")
    path = await drafted(admin)
    await done(admin, path, "send")
    desk.clock.forward(seconds=12)
    status, told = await admin.get(f"{path}/progress")
    assert (status, bare(told["words"]["countdown"])) == (200, "It goes in 18 seconds")
    _, html = await admin.page(path)
    assert "It goes in 18 seconds" in bare(html)
    await done(admin, path, "take-back")
    assert (await found(desk, path)).stage is Stage.DRAFT
    desk.clock.forward(seconds=60)
    await go_out(desk, 10)
    assert (await found(desk, path)).report.total == 0


async def test_once_it_goes_out_taking_back_is_refused_in_words(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk)
    path = await drafted(admin)
    await started(desk, admin, path)
    where = await done(admin, path, "take-back")
    assert "why=not-now" in where
    _, html = await admin.page(where)
    assert 'class="error"' in html


async def test_a_page_left_open_throws_away_no_broadcast_that_goes_out(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk)
    path = await drafted(admin)
    await started(desk, admin, path)
    assert "why=not-now" in await done(admin, path, "discard")
    assert ("broadcast", "stopped") not in await desk.journal()


@ON_BOTH
async def test_it_is_paused_resumed_and_stopped(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk, telegram=6, web=3)
    path = await drafted(admin)
    await started(desk, admin, path)
    await go_out(desk, 2)
    for do, stage in (("pause", Stage.PAUSED), ("resume", Stage.RUNNING), ("pause", Stage.PAUSED)):
        await done(admin, path, do)
        assert (await found(desk, path)).stage is stage
    await go_out(desk, 9)
    assert (await found(desk, path)).report.sent == 2
    await done(admin, path, "stop")
    await go_out(desk, 9)
    _, html = await admin.page(path)
    assert counts_on(html) == {"sent": 2, "unknown": 0, "blocked": 0, "failed": 0, "dropped": 7}
    assert "adds-up" in html


@ON_BOTH
async def test_a_report_counts_each_once_and_only_the_failed_are_tried_again(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk, telegram=6, web=3)
    admin.speak("en")
    path = await drafted(admin)
    await started(desk, admin, path)
    await go_out(desk, 3)
    await go_out(desk, 2, "failed", "chat-not-found")
    await go_out(desk, 1, "blocked")
    await go_out(desk, 1, "unknown", "no-answer")
    await go_out(desk, 9)
    _, html = await admin.page(path)
    assert counts_on(html) == {"sent": 5, "unknown": 1, "blocked": 1, "failed": 2, "dropped": 0}
    assert "2 · chat not there any more" in bare(html)
    assert "each of the 9 stands in one of these lines" in bare(html)
    assert "Of one person nobody can tell whether they have it" in bare(html)
    assert re.findall(r'name="do" value="([a-z-]+)"', html) == ["retry", "retry-unknown"]
    assert "Try these again, some may have it twice" in bare(html)
    await done(admin, path, "retry")
    assert (await found(desk, path)).report.due == 2
    await go_out(desk, 9)
    _, html = await admin.page(path)
    assert counts_on(html) == {"sent": 7, "unknown": 1, "blocked": 1, "failed": 0, "dropped": 0}
    await done(admin, path, "retry-unknown")
    await go_out(desk, 9)
    _, html = await admin.page(path)
    assert counts_on(html) == {"sent": 8, "unknown": 0, "blocked": 1, "failed": 0, "dropped": 0}
    assert "nobody can tell" not in bare(html)
    assert "One sending without an answer was made again" in bare(html)


@ON_BOTH
async def test_the_bar_knows_rate_and_time_left(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk, telegram=20, web=0)
    admin.speak("en")
    path = await drafted(admin)
    await started(desk, admin, path)
    await go_out(desk, 10)
    status, told = await admin.get(f"{path}/progress?was=0&ago=5")
    assert status == 200
    assert told["bars"] == {"all": [10, 20]}
    assert (told["state"], told["words"]["sent"], told["words"]["due"]) == ("running", "10", "10")
    assert bare(told["words"]["rate"]) == "2 a second"
    assert bare(told["words"]["left"]) == "less than a minute left"
    status, told = await admin.get(f"{path}/progress?was=9&ago=10")
    assert bare(told["words"]["left"]) == "about 2 min left"
    for odd in ("was=x&ago=5", "was=1", "was=1&ago=nan", "was=1&ago=-3", "was=1&ago=inf", "was=99&ago=5"):
        assert (await admin.get(f"{path}/progress?{odd}"))[0] == 200


@ON_BOTH
async def test_many_recipients_need_a_second_admin(desk: Desk, admin: Browser, stack: AsyncExitStack) -> None:
    desk.rules = replace(desk.rules, approval_from=3)
    await people_agreed(desk)
    other = await desk.sign_in(stack, "another", Role.ADMIN, None, counter=2)
    admin.speak("en")
    path = await drafted(admin)
    assert "more than 3" in bare((await admin.page(path))[1])
    await done(admin, path, "send")
    assert (await found(desk, path)).stage is Stage.APPROVAL
    html = (await admin.page(path))[1]
    assert re.findall(r'name="do" value="([a-z-]+)"', html) == ["take-back"]
    assert "the others are asked in their chats" in bare(html)
    assert "why=own-approval" in await done(admin, path, "approve")
    html = (await other.page(path))[1]
    assert re.findall(r'name="do" value="([a-z-]+)"', html) == ["approve", "refuse"]
    assert ARABIC.split(".")[0] in html
    await done(other, path, "refuse")
    assert (await found(desk, path)).stage is Stage.DRAFT
    await done(admin, path, "send")
    await done(other, path, "approve")
    assert (await found(desk, path)).stage is Stage.WAITING


async def test_one_that_reaches_nobody_or_a_few_looks_alike_until_it_has_gone(desk: Desk, admin: Browser) -> None:
    """Whoever drafts and takes back learns of no single person."""
    admin.speak("en")

    async def seen() -> tuple[str, str]:
        path = await drafted(admin, english="")
        _, before = await admin.page(path)
        await done(admin, path, "send")
        assert (await found(desk, path)).stage is Stage.WAITING
        _, sent = await admin.page(path)
        await done(admin, path, "take-back")
        parts = [re.findall(r'<section class="card recipients">.*?</section>', html, re.S) for html in (before, sent)]
        return str(parts[0]), str(parts[1])

    nobody = await seen()
    assert "Fewer than 5 chats would get it, perhaps none" in nobody[0]
    await people_agreed(desk, telegram=2, web=2, english=1)
    assert await seen() == nobody


async def test_a_notice_that_is_not_there_is_a_page_like_any_other(admin: Browser) -> None:
    for name in ("nothing", "0" * 16, "%ED%A0%80", "1234", "%231234", "x" * 3000):
        assert (await admin.page(f"{LIST}/{name}"))[0] == 404
        assert (await admin.get(f"{LIST}/{name}/progress"))[0] == 404
        assert (await submitted(admin, f"{LIST}/{name}", do="jump"))[0] in (303, 404)
        assert (await admin.page(f"{NEW}?from={name}"))[0] == 200
        assert (await submitted(admin, NEW, **{**FORM, "instead": name}))[0] == 303
    for do in ("send", "approve", "stop", "show", "take-back", "jump", ""):
        where = await done(admin, f"{LIST}/{'0' * 16}", do)
        assert (await admin.page(where))[0] == 404


async def test_a_clerk_sees_and_sends_nothing_of_it(desk: Desk, clerk: Browser, admin: Browser) -> None:
    await people_agreed(desk)
    path = await drafted(admin)
    for page in ("/desk/admin", LIST, NEW, path, f"{path}/progress"):
        assert (await clerk.page(page))[0] == 403, page
    assert (await submitted(clerk, path, do="send"))[0] == 403
    assert (await found(desk, path)).stage is Stage.DRAFT


async def test_no_page_names_a_recipient(desk: Desk, admin: Browser) -> None:
    booking = await desk.book(TEN, address="a-secret-address")
    await people_agreed(desk)
    path = await drafted(admin)
    await started(desk, admin, path)
    for page in ("/desk/admin", LIST, path, f"{path}/progress"):
        text = (await admin.page(page))[1]
        for secret in ("Amina", "a-secret-address", booking.code, booking.id):
            assert secret not in text, page
        assert booking.code[-4:] not in without_ids(text)
