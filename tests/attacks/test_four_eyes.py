"""One admin who wants to write to everybody alone: by halves, by a second name, by a second phone, and after they were
let go. A notice to more than two people wants another admin here."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.actions.broadcasts import look_after
from bot.actions.lockdown import contain
from bot.conversation.core.state import Scene
from bot.domain.broadcast import Broadcast, Stage
from bot.domain.staff import Role
from storage.outbox.broadcasts import list_broadcasts
from storage.staff.staff import find_staff, invite
from storage.tables import chats
from tests.actions.both_ways import Office, an_office_filled
from tests.actions.doing import TEXTS, posts
from tests.actions.plays import OF_BROADCAST
from tests.builders import a_chat
from tests.desk.serving import PATIENT, bare

FEW = replace(PATIENT, approval_from=2)
AUDIENCE = 2  # chats that agreed


@pytest.fixture
async def office(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Office]:
    async with an_office_filled(migrated_file, tmp_path / "attacked.db", FEW) as filled:
        for number in range(AUDIENCE):
            await filled.say(f"reader {number}", "hello", "[language:en]", "[consent:agree]")
        yield filled


async def write_and_send(office: Office, who: str = "boss") -> Broadcast:
    office.desk.clock.forward(seconds=1)  # or nobody could say which is the newest
    await office.say(who, *TEXTS)
    await office.say(who, "send")
    return (await office.desk.read(list_broadcasts))[0]


async def look(office: Office) -> bool:
    """The leader's: whether anything changed."""
    desk = office.desk
    return await desk.write(lambda tx: look_after(tx, Scene(tx.now, desk.office, desk.rules, "")))


async def heard(office: Office, who: str) -> str:
    return bare("\n".join(await office.people.said(who)))


async def stage_of(office: Office, broadcast: Broadcast) -> Stage:
    return next(one.stage for one in await office.desk.read(list_broadcasts) if one.id == broadcast.id)


async def opens_an_invitation(office: Office, address: str) -> None:
    """As an admin, which boss may invite."""
    made = await office.desk.write(lambda tx: invite(tx, Role.ADMIN, None, address, FEW, office.staff("boss")))
    await office.say(address, f"/start {made.payload}")
    assert await office.desk.read(lambda tx: find_staff(tx, a_chat(tx, address))) is not None


async def test_a_large_notice_cut_into_small_ones_is_summed_up_by_the_day(office: Office) -> None:
    first = await write_and_send(office)
    assert first.stage is Stage.WAITING, "two people are few"
    again = await write_and_send(office)
    assert again.stage is Stage.APPROVAL, "and two more are four"
    assert "with the other notices of that day" in await heard(office, "boss")
    office.desk.clock.forward(minutes=1)
    await look(office)
    office.desk.clock.forward(days=1)
    assert (await write_and_send(office)).stage is Stage.WAITING


async def test_a_second_name_in_the_same_chat_is_the_same_person(office: Office) -> None:
    await write_and_send(office)
    await opens_an_invitation(office, "boss")
    assert (await office.desk.read(list_broadcasts))[0].stage is Stage.DRAFT, "what the first name had waiting is back"
    again = await write_and_send(office)
    assert again.stage is Stage.WAITING
    more = await write_and_send(office)
    assert more.stage is Stage.APPROVAL
    await office.say("boss", f"[admin:approve:{more.id}]")
    assert await stage_of(office, more) is Stage.APPROVAL
    assert "not the one who wrote it" in await heard(office, "boss")


async def test_a_second_phone_enrolled_for_it_approves_nothing_and_all_admins_hear_of_it(office: Office) -> None:
    await write_and_send(office)
    large = await write_and_send(office)
    office.desk.clock.forward(minutes=1)
    await opens_an_invitation(office, "second phone")
    assert "second phone" in await heard(office, "other")
    assert "اسم جديد في الإدارة" in await heard(office, "other")
    await office.say("second phone", f"[admin:approve:{large.id}]")
    assert await stage_of(office, large) is Stage.APPROVAL
    assert "بعد كتابة هذا الإعلان" in await heard(office, "second phone")
    await office.say("other", f"[admin:approve:{large.id}]")
    assert await stage_of(office, large) is Stage.WAITING


async def test_a_notice_for_later_that_grows_meanwhile_is_asked_about_when_its_time_comes(office: Office) -> None:
    waiting = await write_and_send(office)
    assert waiting.stage is Stage.WAITING, "two people are few"
    await office.say("a third reader", "hello", "[language:en]", "[consent:agree]")
    office.desk.clock.forward(minutes=1)
    assert await look(office)
    assert await stage_of(office, waiting) is Stage.APPROVAL
    assert "more people than one admin may now write to alone" in await heard(office, "boss")
    assert "هذا الإعلان من boss" in await heard(office, "other")
    assert not await look(office), "asked once"
    await office.say("boss", f"[admin:approve:{waiting.id}]")
    assert await stage_of(office, waiting) is Stage.APPROVAL
    await office.say("other", f"[admin:approve:{waiting.id}]")
    office.desk.clock.forward(minutes=1)
    await look(office)
    assert await stage_of(office, waiting) is Stage.RUNNING


async def test_who_became_an_admin_after_an_only_admin_wrote_approves_what_was_taken_back_and_sent_again(
    office: Office,
) -> None:
    await posts("boss", "/desk/admin/people", do="revoke", which=office.staff("other").id)(office)
    both = [await write_and_send(office), await write_and_send(office)]
    assert [one.stage for one in both] == [Stage.WAITING, Stage.WAITING], "who is alone needs nobody's word"
    await opens_an_invitation(office, "newcomer")
    office.desk.clock.forward(minutes=1)
    while await look(office):
        pass
    (held,) = [one for one in both if await stage_of(office, one) is Stage.APPROVAL]
    assert "Who became an admin after it was written" in await heard(office, "boss")
    await office.say("newcomer", f"[admin:approve:{held.id}]")
    assert await stage_of(office, held) is Stage.APPROVAL
    await office.say("boss", f"[admin:take-back:{held.id}]")
    office.desk.clock.forward(seconds=1)
    await posts("boss", OF_BROADCAST.format(broadcast=held.id), do="send")(office)
    assert await stage_of(office, held) is Stage.APPROVAL, "it is still more than one alone may write to"
    await office.say("newcomer", f"[admin:approve:{held.id}]")
    assert await stage_of(office, held) is Stage.WAITING


async def test_what_waits_for_a_second_word_is_a_draft_again_when_nobody_is_left_to_say_it(office: Office) -> None:
    await write_and_send(office)
    large = await write_and_send(office)
    assert large.stage is Stage.APPROVAL
    await posts("boss", "/desk/admin/people", do="revoke", which=office.staff("other").id)(office)
    assert await stage_of(office, large) is Stage.DRAFT
    assert "You are the only admin now. One notice waited" in await heard(office, "boss")
    await posts("boss", OF_BROADCAST.format(broadcast=large.id), do="send")(office)
    assert await stage_of(office, large) is Stage.WAITING


async def test_who_approves_in_chat_reads_the_text_above_the_button(office: Office) -> None:
    await write_and_send(office)
    large = await write_and_send(office)
    shown = await office.say("other", "/broadcasts", f"[admin:look:{large.id}]")
    assert TEXTS[1] in "\n".join(shown)
    assert "boss" in "\n".join(shown)


async def test_what_a_revoked_admin_had_scheduled_stops_and_the_others_are_asked(office: Office) -> None:
    waiting = await write_and_send(office)
    office.desk.clock.forward(minutes=1)
    assert await look(office)
    assert await stage_of(office, waiting) is Stage.RUNNING
    later = await write_and_send(office)
    await office.say("other", f"[admin:approve:{later.id}]")
    assert await stage_of(office, later) is Stage.WAITING
    await posts("other", "/desk/admin/people", do="revoke", which=office.staff("boss").id)(office)
    assert {await stage_of(office, one) for one in (waiting, later)} == {Stage.PAUSED, Stage.DRAFT}
    assert "وإعلانان بهذا الاسم" in await heard(office, "other")
    office.desk.clock.forward(hours=2)
    assert not await look(office)


async def test_the_bad_day_stops_notices_too_and_says_so_once(office: Office) -> None:
    waiting = await write_and_send(office)
    assert (await office.desk.write(lambda tx: contain(tx, office.desk.office))).notices == 1
    assert (await office.desk.write(lambda tx: contain(tx, office.desk.office))).notices == 0
    assert await stage_of(office, waiting) is Stage.DRAFT
    office.desk.clock.forward(hours=2)
    assert not await look(office)
    for who, words in (("boss", "One notice to many is stopped"), ("other", "أوقفنا إعلاناً واحداً")):
        assert (await heard(office, who)).count(words) == 1


async def test_the_page_says_before_sending_that_the_day_counts(office: Office) -> None:
    await write_and_send(office)
    office.desk.clock.forward(seconds=1)
    await office.say("boss", *TEXTS)
    draft = next(one for one in await office.desk.read(list_broadcasts) if one.stage is Stage.DRAFT)
    office.browser("boss").speak("en")
    _, page = await office.browser("boss").page(OF_BROADCAST.format(broadcast=draft.id))
    assert "With the other notices of the same day these are more than" in bare(page)


async def test_nobody_sends_anothers_draft_to_approve_it_then(office: Office) -> None:
    await office.say("other", *TEXTS)
    (draft,) = await office.desk.read(list_broadcasts)
    await posts("boss", OF_BROADCAST.format(broadcast=draft.id), do="send")(office)
    assert await stage_of(office, draft) is Stage.DRAFT
    await posts("other", OF_BROADCAST.format(broadcast=draft.id), do="send")(office)
    assert await stage_of(office, draft) is Stage.WAITING


async def test_two_grown_notices_that_waited_over_midnight_are_summed_up_by_the_day_they_go(office: Office) -> None:
    block = await office.desk.read(lambda tx: tx.connection.scalar(select(chats.c.id).where(chats.c.consent == "1")))
    await office.desk.write(
        lambda tx: tx.connection.execute(update(chats).where(chats.c.id == block).values(blocked_at=tx.now))
    )
    both = [await write_and_send(office), await write_and_send(office)]
    assert [one.stage for one in both] == [Stage.WAITING, Stage.WAITING], "one person each"
    await office.desk.write(lambda tx: tx.connection.execute(update(chats).values(blocked_at=None)))
    office.desk.clock.forward(days=1)
    while await look(office):
        pass
    assert {await stage_of(office, one) for one in both} == {Stage.RUNNING, Stage.APPROVAL}
