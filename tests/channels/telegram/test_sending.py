"""What a person sees of each message, and what whoever sends is told."""

import asyncio
import socket
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.contract import Blocked, Later, PictureUnavailable, Refused, Sent, Unknown
from bot.channels.telegram.api import answer_press, username_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import open_bot
from bot.domain.message import Button, Delete, Edit, Leave, Message, Send, Venue
from bot.rendering.qr import QrRead, draw
from bot.rendering.qr import read as read_qr
from tests.simulator import Broken, LostAnswer, LostCall, Person, Simulator, TooMany
from tests.simulator.conftest import Clock

QUESTION = Message(
    "أي <b>وثيقة</b> معك؟",
    rows=((Button("جواز", "document:passport", "primary"),), (Button("نسخ", copy="4829 1736 0531"),)),
)
CHART = Message("الأعداد", chart=True, rows=((Button("تحديث", "admin:stats"),),))
CODE = Message("رمزك <code>4829 1736 0531</code>", qr="482917360531", rows=((Button("القائمة", "menu:open"),),))
HELLO = Message("أهلاً")


def methods(sim: Simulator) -> list[str]:
    return [call.method for call in sim.calls]


async def ref_of(channel: TelegramChannel, message: Message) -> str:
    sent = await channel.deliver("5", Send(message), "d0")
    assert isinstance(sent, Sent)
    return sent.ref


async def test_a_message_arrives_with_its_buttons(channel: TelegramChannel, sim: Simulator, person: Person) -> None:
    ref = await ref_of(channel, QUESTION)
    [seen] = person.from_bot
    assert (ref, seen.html) == (str(seen.id), QUESTION.text)
    [[passport], [copy]] = seen.keyboard
    assert (passport.data, passport.style) == ("document:passport", "primary")
    assert copy.copies == "4829 1736 0531"
    assert sim.calls[-1].params["link_preview_options"] == {"is_disabled": True}


async def test_an_edit_changes_text_and_buttons_in_place(channel: TelegramChannel, person: Person) -> None:
    ref = await ref_of(channel, QUESTION)
    assert await channel.deliver("5", Edit(ref, Message("شكراً")), "d1") == Sent(ref)
    [seen] = person.from_bot
    assert (seen.text, seen.keyboard) == ("شكراً", ())


async def test_an_edit_that_changes_nothing_is_done(channel: TelegramChannel, person: Person) -> None:
    ref = await ref_of(channel, QUESTION)
    assert await channel.deliver("5", Edit(ref, QUESTION), "d1") == Sent(ref)


@pytest.mark.parametrize("ref", ["999", "", "no-number"])
async def test_an_edit_of_what_is_gone_is_sent_as_new(channel: TelegramChannel, person: Person, ref: str) -> None:
    sent = await channel.deliver("5", Edit(ref, HELLO), "d1")
    assert sent == Sent(str(person.from_bot[-1].id))


async def test_a_picture_is_uploaded_once_and_then_sent_by_its_file_id(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    await ref_of(channel, CODE)
    await ref_of(channel, CODE)
    first, second = person.from_bot
    assert first.photo == second.photo
    assert first.caption == "رمزك 4829 1736 0531"
    assert first.photo is not None
    assert read_qr(first.photo) == QrRead("https://t.me/mawid_test_bot?start=482917360531")
    uploads = [call.params["photo"] for call in sim.calls if call.method == "sendPhoto"]
    assert uploads[0] == "qr.png"
    assert uploads[1].startswith("AgAC")


async def test_a_chart_is_drawn_in_the_language_of_its_words_and_goes_before_them(
    sim: Simulator, person: Person
) -> None:
    async def drawn(locale: str) -> bytes | None:
        return draw(f"chart {locale}")

    async with TelegramChannel(open_bot(sim.token, sim.url), draw_chart=drawn) as channel:
        ref = await ref_of(channel, CHART)
        picture, words = person.from_bot
        assert picture.photo is not None
        assert read_qr(picture.photo) == QrRead("chart ar")
        assert (words.text, bool(words.keyboard)) == ("الأعداد", True)
        await channel.deliver("5", Edit(ref, replace(CHART, text="أعداد جديدة")), "d2")
    assert [message.text for message in person.from_bot] == [picture.text, "أعداد جديدة"]


async def test_without_a_chart_the_words_go_alone(sim: Simulator, person: Person) -> None:
    async def failing(locale: str) -> bytes | None:
        return None

    async with TelegramChannel(open_bot(sim.token, sim.url), draw_chart=failing) as channel:
        ref = await ref_of(channel, CHART)
    assert [str(message.id) for message in person.from_bot] == [ref]


async def test_a_file_id_is_asked_of_whoever_remembers_and_a_dead_one_is_replaced(
    sim: Simulator, person: Person
) -> None:
    remembered = {"482917360531": "AgACAgIAAxkBAAof_another_bot"}

    async def recall(qr: str) -> str | None:
        return remembered.get(qr)

    async def remember(qr: str, file_id: str) -> None:
        remembered[qr] = file_id

    bot = open_bot(sim.token, sim.url)
    async with TelegramChannel(bot, recall_file=recall, remember_file=remember) as channel:
        await ref_of(channel, CODE)
    assert person.from_bot[-1].photo
    assert remembered["482917360531"] != "AgACAgIAAxkBAAof_another_bot"


async def test_a_picture_that_could_not_be_remembered_is_sent_all_the_same(sim: Simulator, person: Person) -> None:
    async def remember(qr: str, file_id: str) -> None:
        raise OSError

    async with TelegramChannel(open_bot(sim.token, sim.url), remember_file=remember) as channel:
        await ref_of(channel, CODE)
    assert len(person.from_bot) == 1


async def test_before_the_bots_name_is_known_a_code_waits(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    sim.misbehave("getMe", LostAnswer())
    assert isinstance(await channel.deliver("5", Send(CODE), "d1"), Later)
    assert person.from_bot == []
    assert isinstance(await channel.deliver("5", Send(CODE), "d1"), Sent)


async def test_words_too_long_for_a_caption_follow_the_picture(channel: TelegramChannel, person: Person) -> None:
    ref = await ref_of(channel, replace(CODE, text="ا" * 1025))
    photo, words = person.from_bot
    assert (photo.caption, photo.keyboard) == ("", ())
    assert words.labels == ["القائمة"]
    assert ref == f"{photo.id},{words.id}"
    assert await channel.deliver("5", Edit(ref, HELLO), "d1") == Sent(ref)
    assert person.from_bot[-1].text == "أهلاً"
    assert await channel.deliver("5", Delete((ref,)), "d2") == Sent()
    assert person.from_bot == []


async def test_a_caption_is_edited_whether_or_not_the_edit_knows_of_the_picture(
    channel: TelegramChannel, person: Person
) -> None:
    ref = await ref_of(channel, CODE)
    assert await channel.deliver("5", Edit(ref, replace(CODE, text="ملغى")), "d1") == Sent(ref)
    assert person.from_bot[-1].caption == "ملغى"
    assert await channel.deliver("5", Edit(ref, HELLO), "d2") == Sent(ref)
    assert person.from_bot[-1].caption == "أهلاً"


async def test_a_part_that_failed_is_tried_again_alone(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    long = Send(replace(CODE, text="ا" * 1025))
    sim.misbehave("sendMessage", TooMany(3))
    assert await channel.deliver("5", long, "d1") == Later(3, "too-many", everyone=True)
    assert isinstance(await channel.deliver("5", long, "d1"), Sent)
    assert len(person.from_bot) == 2


async def test_the_phone_is_shared_by_a_key_that_goes_away_again(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    ask = Message("رقم هاتفك؟", contact="مشاركة رقمي", rows=((Button("تخطي", "phone:skip"),),))
    await ref_of(channel, ask)
    assert [[key.label for key in row] for row in person.keyboard] == [["مشاركة رقمي"], ["تخطي"]]
    assert person.keyboard[0][0].asks == "contact"
    ref = await ref_of(channel, replace(QUESTION, ends_contact=True))
    assert person.keyboard == ()
    assert [str(seen.id) for seen in person.from_bot[1:]] == [ref]
    assert person.from_bot[-1].labels == ["جواز", "نسخ"]
    await ref_of(channel, ask)
    await ref_of(channel, Message("شكراً", ends_contact=True))
    assert person.keyboard == ()


async def test_a_place_comes_before_the_words(channel: TelegramChannel, person: Person) -> None:
    venue = Venue(36.2, 37.16, "المركز", "")
    ref = await ref_of(channel, replace(QUESTION, venue=venue))
    place, words = person.from_bot
    assert (place.location, place.venue) == ((36.2, 37.16), "المركز\nالمركز")
    assert ref == f"{place.id},{words.id}"
    await ref_of(channel, Message("", venue=venue, rows=QUESTION.rows))
    assert person.from_bot[-1].labels == ["جواز", "نسخ"]


async def test_messages_are_deleted_a_hundred_at_a_time(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    refs = tuple(str(person.say("x")) for _ in range(130))
    assert await channel.deliver("5", Delete((*refs, "", "w7")), "d1") == Sent()
    assert len(person.chat) == 1
    assert methods(sim).count("deleteMessages") == 2


async def test_one_that_is_too_old_keeps_no_other_from_being_deleted() -> None:
    clock = Clock()
    async with Simulator(clock=clock) as sim, TelegramChannel(open_bot(sim.token, sim.url)) as channel:
        person = sim.person(5)
        old = person.say("old")
        clock.now += 49 * 3600
        new = person.say("new")
        assert await channel.deliver("5", Delete((str(old), str(new), "999")), "d1") == Sent()
        assert [seen.text for seen in person.chat] == ["old"]


async def test_in_a_group_one_sentence_is_said_and_the_bot_is_gone(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    group = sim.group(-100)
    group.add_bot(person)
    sim.misbehave("leaveChat", LostCall())
    assert isinstance(await channel.deliver("-100", Leave(HELLO), "d1"), Later)
    assert await channel.deliver("-100", Leave(HELLO), "d1") == Sent()
    assert not group.has_bot
    assert [seen.text for seen in group.chat if seen.from_bot and seen.text] == ["أهلاً"]
    assert await channel.deliver("-100", Leave(HELLO), "d2") == Sent()


async def test_a_person_who_blocked_us_is_blocked(channel: TelegramChannel, person: Person) -> None:
    person.block()
    assert await channel.deliver("5", Send(HELLO), "d1") == Blocked()


@pytest.mark.parametrize("doable", [Send(HELLO), Edit("1", HELLO), Delete(("1",)), Leave(HELLO)])
async def test_a_429_is_for_the_whole_bot(
    channel: TelegramChannel, sim: Simulator, person: Person, doable: Any
) -> None:
    sim.misbehave("*", TooMany(7))
    assert await channel.deliver("5", doable, "d1") == Later(7, "too-many", everyone=True)


@pytest.mark.parametrize("misdeed", [LostAnswer(), LostCall(), Broken(500), Broken(502)])
async def test_a_lost_answer_is_unknown_for_a_new_message_and_tried_again_for_the_rest(
    channel: TelegramChannel, sim: Simulator, person: Person, misdeed: Any
) -> None:
    ref = await ref_of(channel, QUESTION)
    sim.misbehave("*", misdeed, 3)
    assert await channel.deliver("5", Send(HELLO), "d1") == Unknown("no-answer")
    assert isinstance(await channel.deliver("5", Edit(ref, HELLO), "d2"), Later)
    assert isinstance(await channel.deliver("5", Delete((ref,)), "d3"), Later)


async def test_what_telegram_refuses_is_told_in_words_of_our_own(channel: TelegramChannel, person: Person) -> None:
    refusals = {
        ("5", "x" * 4097): "too-long",
        ("5", "<b>سلمى"): "bad-html",
        ("12345", "x"): "chat-not-found",
        ("5", ""): "bad-request",
    }
    for (address, text), reason in refusals.items():
        assert await channel.deliver(address, Send(Message(text)), "d1") == Refused(reason)


async def test_a_refused_token_keeps_everyone_waiting(sim: Simulator) -> None:
    async with TelegramChannel(open_bot("7700000000:AAE-another_token_of_no_real_bot0000", sim.url)) as channel:
        result = await channel.deliver("5", Send(HELLO), "d1")
    assert isinstance(result, Later)
    assert (result.reason, result.everyone) == ("token-refused", True)


async def test_without_a_network_everything_is_for_later() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # not listening: a connection is refused
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        async with TelegramChannel(open_bot("1:x", url)) as channel:
            assert username_of(channel.bot) == ""
            for doable in (Send(HELLO), Send(CODE), Edit("1", HELLO), Delete(("1",)), Leave(HELLO)):
                assert isinstance(await channel.deliver("5", doable, "d1"), Later)
            await answer_press(channel.bot, "1")
            with pytest.raises(PictureUnavailable):
                await channel.fetch("AgAC")


async def test_a_picture_is_fetched(channel: TelegramChannel, sim: Simulator, person: Person) -> None:
    picture = await asyncio.to_thread(draw, "482917360531")
    person.send_photo(picture)
    file_id = sim.world.chats[5].messages[person.chat[-1].id].body["photo"][0]["file_id"]
    assert await channel.fetch(file_id) == picture
    with pytest.raises(PictureUnavailable):
        await channel.fetch("AgACunknown")


@pytest.fixture
def large(sim: Simulator, person: Person) -> str:
    person.send_document(b"x" * (10 * 2**20 + 1), "a.png", "image/png")
    return str(sim.world.chats[5].messages[person.chat[-1].id].body["document"]["file_id"])


async def test_a_picture_too_large_is_not_fetched(channel: TelegramChannel, large: str) -> None:
    with pytest.raises(PictureUnavailable, match="too large"):
        await channel.fetch(large)
