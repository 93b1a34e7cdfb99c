"""One text to many on the admins' pages: nothing typed is lost, nothing goes unseen, everything is counted."""

import re

import pytest

from bot.actions.broadcasts import announced, previews
from bot.domain.broadcast import Audience, Stage
from bot.domain.message import Send
from storage.outbox.claim import claim
from tests.builders import local
from tests.desk.broadcasts import ARABIC, ENGLISH, FORM, NEW, done, drafted, found, people_agreed, started, submitted
from tests.desk.serving import ON_BOTH, Browser, Desk, bare

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
    await people_agreed(desk, telegram=14, web=13, english=9)
    admin.speak("en")
    status, html = await admin.page(await drafted(admin))
    assert status == 200
    assert "At least 20 chats would get it" in bare(html), "what is told of its parts, together"
    rows = re.findall(r'<th scope="row">(Telegram|Chat page)</th><td>([^<]+)</td><td>([^<]+)</td>', html)
    assert [tuple(map(bare, row)) for row in rows] == [("Telegram", "5", "5"), ("Chat page", "10", "under 5")]
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
