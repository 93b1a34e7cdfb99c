"""Somebody far away opens the desk's page and talks a clerk into typing its digits: "the number is 47". The clerk is
told that this browser was never seen, all admins hear of it, and the clerk ends it from the chat."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.chats.chats import find_chat_id
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.staff import lockdown
from storage.staff.browsers import forget_browsers
from storage.staff.desk_sessions import issue_signin_code
from storage.tables import deliveries
from tests.actions.both_ways import Office, an_office_filled
from tests.desk.serving import PATIENT, Browser, bare

FIRST_SEEN = "لم يُسجَّل أي دخول من هذا المتصفح"


@pytest.fixture
async def office(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Office]:
    async with an_office_filled(migrated_file, tmp_path / "attacked.db", PATIENT) as filled:
        yield filled


@pytest.fixture
async def far_away(office: Office) -> AsyncIterator[Browser]:
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(office.desk.browser())


async def talked_into(office: Office, browser: Browser, who: str = "clerk") -> str:
    """What the chat answers to the digits; then the number that was said is tapped, and the browser collects it."""
    shown = await browser.answer("/desk/pairing", counter=3)
    asked = "\n".join(await office.say(who, shown["digits"]))
    done = await office.say(who, str(shown["number"]))
    assert "3" in "\n".join(done)
    assert await browser.answer("/desk/pairing/state") == {"state": "signed"}
    return bare(asked)


async def signed(browser: Browser) -> bool:
    _, me = await browser.get("/desk/me")
    return bool(me["signed"])


async def buttons(office: Office, who: str) -> list[str]:
    """All "end this session" that stand in a chat, as their taps."""
    return [f"[session:{each}]" for each in re.findall(r"session:(end:[0-9a-f]{16})", await raw(office, who))]


async def raw(office: Office, who: str) -> str:
    def read(tx: Transaction) -> str:
        mine = select(deliveries).where(deliveries.c.chat_id == (find_chat_id(tx, "console", who) or ""))
        rows = tx.connection.execute(mine.order_by(deliveries.c.seq)).all()
        return "\n".join(repr(open_payload(tx, row.id, row.payload)[1]) for row in rows)

    return await office.desk.read(read)


async def test_the_chat_says_that_nobody_ever_signed_in_there_and_all_admins_hear_of_it(
    office: Office, far_away: Browser
) -> None:
    asked = await talked_into(office, far_away)
    assert FIRST_SEEN in asked
    for who, words in (("boss", "clerk has signed in at a browser that was never used here"), ("other", "دخول clerk")):
        heard = bare("\n".join(await office.people.said(who)))
        assert words in heard
        assert "al-Saliheen" in heard or "الصالحين" in heard
    assert "clerk has signed in" not in "\n".join(await office.people.said("clerk"))


async def test_the_clerk_ends_it_from_the_chat_and_so_does_an_admin(office: Office, far_away: Browser) -> None:
    await talked_into(office, far_away)
    assert await signed(far_away)
    (end, *_) = await buttons(office, "clerk")
    await office.say("clerk", end)
    assert not await signed(far_away)
    assert "قد انتهت" in "\n".join(await office.say("clerk", end)), "and a second tap says so"
    await talked_into(office, far_away)
    await office.say("boss", "[session:" + end.removeprefix("[session:"))
    assert await signed(far_away), "the button of the first session ends no other"
    (again, *_) = reversed(await buttons(office, "clerk"))
    await office.say("boss", again)
    assert not await signed(far_away)


async def test_it_is_ended_also_before_the_browser_has_collected_it(office: Office, far_away: Browser) -> None:
    shown = await far_away.answer("/desk/pairing", counter=3)
    await office.say("clerk", shown["digits"], str(shown["number"]))
    (end, *_) = await buttons(office, "clerk")
    await office.say("clerk", end)
    assert await far_away.answer("/desk/pairing/state") == {"state": "gone"}
    assert not await signed(far_away)


async def test_a_browser_of_the_house_is_named_by_its_counter_until_the_bad_day(
    office: Office, far_away: Browser
) -> None:
    await talked_into(office, far_away)
    asked = await talked_into(office, far_away)
    assert FIRST_SEEN not in asked
    assert "الطاولة 3، الصالحين" in asked
    assert len(await buttons(office, "boss")) == 1, "admins heard once"
    await office.desk.write(lockdown.contain)
    await office.desk.write(lockdown.thaw)
    assert FIRST_SEEN in await talked_into(office, far_away)
    office.desk.clock.forward(days=91)
    assert await office.desk.write(lambda tx: forget_browsers(tx, PATIENT)) == 1


async def test_nobody_ends_or_lists_what_is_another_clerks(office: Office, far_away: Browser) -> None:
    await talked_into(office, far_away)
    (end, *_) = await buttons(office, "clerk")
    stranger = await office.desk.enrol("another clerk")
    assert stranger.station == "saliheen"
    await office.say("another clerk", end)
    assert await signed(far_away)
    assert await office.say("another clerk", "/sessions") != await office.say("clerk", "/sessions")
    assert "الطاولة 3" in bare("\n".join(await office.say("clerk", "/sessions")))
    assert "session" not in "\n".join(await office.say("someone", "/sessions"))


async def test_who_is_signed_in_by_a_one_time_code_hears_of_it(office: Office, far_away: Browser) -> None:
    """Whoever has the operator's ear gets a code for somebody else's name."""
    clerk = office.staff("clerk")
    (issued,) = await office.desk.write(lambda tx: issue_signin_code(tx, clerk.id, PATIENT))
    await far_away.answer("/desk/signin", code=issued.code, counter=8)
    assert "برمز لمرة واحدة" in "\n".join(await office.people.said("clerk"))
    (end, *_) = await buttons(office, "clerk")
    await office.say("clerk", end)
    assert not await signed(far_away)
    assert PATIENT.known_browser > timedelta(days=7)
