"""One text to many on the admins' pages: nothing typed is lost, nothing goes unseen, everything is counted."""

import re
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from bot.actions.broadcasts import announced, previews
from bot.domain.broadcast import Audience, Stage
from bot.domain.message import Send
from bot.domain.staff import Role
from storage.outbox.claim import claim
from tests.builders import local
from tests.desk.broadcasts import (
    ARABIC,
    ENGLISH,
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
from tests.desk.serving import ON_BOTH, Browser, Desk, bare
from tests.storage.verbs import TEN

LIST = "/desk/admin/broadcasts"


async def test_the_first_page_leads_only_to_doors_that_are_there(admin: Browser) -> None:
    status, html = await admin.page("/desk/admin")
    assert status == 200
    ways = re.findall(r'class="ways">.*?</ul>', html, re.S)[0]
    paths = re.findall(r'href="([^"?]+)', ways)
    assert {LIST, "/desk/admin/closures", "/desk/sessions"} <= set(paths)
    for path in paths:
        assert (await admin.page(path))[0] == 200, path


@ON_BOTH
async def test_a_preview_counts_chats_by_channel_and_language_and_says_how_long(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk, telegram=5, web=3, english=2)
    admin.speak("en")
    status, html = await admin.page(await drafted(admin))
    assert status == 200
    assert "8 chats would get it" in bare(html)
    rows = re.findall(r'<th scope="row">(Telegram|Chat page)</th><td>(\d+)</td><td>(\d+)</td>', html)
    assert rows == [("Telegram", "3", "2"), ("Chat page", "3", "0")]
    assert "less than a minute" in html


async def test_a_preview_shows_the_very_message_that_goes_out(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk)
    text = "سطر أول\nسطر <b>ثانٍ</b> & سعر 5"
    path = await drafted(admin, arabic=text.replace("\n", "\r\n"))
    one = await found(desk, path)
    assert one.text.arabic == text
    _, html = await admin.page(path)
    for message in previews(one.text, one.number).values():
        assert f">{message.text}</div>" in html
    await started(desk, admin, path)
    claimed = await desk.write(lambda tx: claim(tx, ["telegram", "web"], 10, announce=announced))
    went_out = {each.outgoing.message.text for each in claimed if isinstance(each.outgoing, Send)}
    assert went_out == {message.text for message in previews(one.text, one.number).values()}


async def test_without_english_words_only_the_arabic_ones_are_shown(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk)
    _, html = await admin.page(await drafted(admin, english=""))
    assert html.count('class="bubble"') == 1


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"arabic": "  "}, "arabic"),
        ({"arabic": "ا" * 3501}, "arabic"),
        ({"english": "a" * 3501}, "english"),
        ({"when": "later", "start_day": "2026-12-07", "start_time": ""}, "start"),
        ({"when": "later", "start_day": "2026-12-07", "start_time": "07:00"}, "start"),
        ({"when": "later", "start_day": "2029-12-07", "start_time": "07:00"}, "start"),
        ({"valid": "until", "valid_day": "2026-12-07", "valid_time": "24:00"}, "valid"),
        (
            {
                "when": "later",
                "start_day": "2026-12-08",
                "start_time": "10:00",
                "valid": "until",
                "valid_day": "2026-12-08",
                "valid_time": "09:00",
            },
            "valid",
        ),
    ],
)
async def test_a_mistake_loses_nothing_that_was_typed(
    desk: Desk, admin: Browser, fields: dict[str, str], fault: str
) -> None:
    typed = {**FORM, "station-saliheen": "1", "day-2026-12-08": "1", "unfinished": "1", "urgent": "1", **fields}
    status, html, _ = await submitted(admin, NEW, **typed)
    assert status == 422
    assert re.findall(r'id="(\w+)-fault"', html) == [fault]
    assert typed["arabic"] in html
    assert typed["english"] in html
    for name in ("station-saliheen", "day-2026-12-08", "unfinished", "urgent"):
        assert f'name="{name}" value="1" checked' in html.replace(' aria-describedby="urgent-hint"', ""), name
    for name in ("start_time", "valid_time"):
        assert f'name="{name}" value="{typed.get(name, "")}"' in html


@ON_BOTH
async def test_who_gets_it_is_what_was_chosen_and_all_of_it(desk: Desk, admin: Browser) -> None:
    chosen = {"station-saliheen": "1", "day-2026-12-08": "1", "day-2026-12-09": "1", "locale": "en", "unfinished": "1"}
    one = await found(desk, await drafted(admin, **chosen))
    days = tuple(local(day, 12).date() for day in (8, 9))
    assert one.text.audience == Audience(("saliheen",), days, unfinished=True, locale="en")


async def test_a_time_is_local_and_the_form_gives_it_back(desk: Desk, admin: Browser) -> None:
    later = {"when": "later", "start_day": "2026-12-08", "start_time": "06:30"}
    until = {"valid": "until", "valid_day": "2026-12-09", "valid_time": "١٤"}
    path = await drafted(admin, **later, **until)
    one = await found(desk, path)
    assert (one.text.starts_at, one.text.valid_until) == (local(8, 6, 30), local(9, 14))
    _, html = await admin.page(f"{NEW}?from={one.id}")
    assert 'name="start_time" value="06:30"' in html
    assert 'value="2026-12-08" selected' in html
    assert 'name="valid_time" value="14:00"' in html


async def test_a_changed_draft_takes_the_place_of_the_first(desk: Desk, admin: Browser) -> None:
    first = await drafted(admin)
    one = await found(desk, first)
    _, html = await admin.page(f"{NEW}?from={one.id}")
    assert f'name="instead" value="{one.id}"' in html
    assert ARABIC in html
    assert ENGLISH in html
    second = await drafted(admin, arabic="أقصر", instead=one.id)
    assert (await found(desk, first)).stage is Stage.STOPPED
    _, html = await admin.page(LIST)
    assert second in html
    assert first not in html


@ON_BOTH
async def test_send_to_me_first_goes_to_that_admin_alone(desk: Desk, admin: Browser) -> None:
    await people_agreed(desk)
    path = await drafted(admin)
    assert "told=shown" in await done(admin, path, "show")
    one = await found(desk, path)
    assert await desk.notices() == [bare(message.text) for message in previews(one.text, one.number).values()]
    assert one.stage is Stage.DRAFT
    assert desk.wakes


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
    assert "nobody of the 9 is missing" in bare(html)
    await done(admin, path, "retry")
    assert (await found(desk, path)).report.due == 2
    await go_out(desk, 9)
    _, html = await admin.page(path)
    assert counts_on(html) == {"sent": 7, "unknown": 1, "blocked": 1, "failed": 0, "dropped": 0}


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


async def test_nobody_to_send_it_to_is_said_before_anything_goes(desk: Desk, admin: Browser) -> None:
    path = await drafted(admin, **{"station-saliheen": "1"})
    where = await done(admin, path, "send")
    assert "why=nobody" in where
    assert 'class="error"' in (await admin.page(where))[1]
    assert (await found(desk, path)).stage is Stage.DRAFT


async def test_a_notice_that_is_not_there_is_a_page_like_any_other(admin: Browser) -> None:
    for name in ("nothing", "0" * 16, "%00", "%ED%A0%80", "1234", "%231234", "x" * 3000):
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
        for secret in ("Amina", "a-secret-address", booking.code, booking.code[-4:], booking.id):
            assert secret not in text, page
