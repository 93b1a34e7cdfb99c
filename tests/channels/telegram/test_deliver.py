"""What a person sees of each message."""

import json
from dataclasses import replace

import aiohttp
import pytest

from bot.channels.contract import Later, Sent
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import open_bot
from bot.conversation.core.say import Say, Text
from bot.domain.message import Delete, Edit, Leave, Message, Send, Venue, from_json, to_json
from bot.rendering.qr import QrRead, draw
from bot.rendering.qr import read as read_qr
from bot.rendering.text import render
from tests.builders import an_office
from tests.channels.telegram.messages import CHART, CODE, HELLO, QUESTION, methods, ref_of
from tests.simulator import LostAnswer, LostCall, Person, Simulator
from tests.simulator.conftest import Clock


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


async def test_a_key_that_the_release_before_put_on_the_screen_goes_away(
    channel: TelegramChannel, sim: Simulator, person: Person
) -> None:
    key = {"text": "مشاركة رقمي", "request_contact": True}
    ask = {"chat_id": "5", "text": "رقم هاتفك؟", "reply_markup": json.dumps({"keyboard": [[key]]})}
    async with aiohttp.ClientSession() as http:
        await http.post(f"{sim.url}/bot{sim.token}/sendMessage", json=ask)
    assert person.keyboard[0][0].asks == "contact"
    ref = await ref_of(channel, replace(QUESTION, ends_contact=True))
    assert person.keyboard == ()
    assert [str(seen.id) for seen in person.from_bot[1:]] == [ref]
    assert person.from_bot[-1].labels == ["جواز", "نسخ"]


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


async def test_whose_number_may_not_be_deleted_is_told_once_how_to_do_it_by_hand() -> None:
    clock = Clock()
    by_hand = render(Say((Text("delete-it-yourself"),)), "ar", an_office())
    async with Simulator(clock=clock) as sim, TelegramChannel(open_bot(sim.token, sim.url)) as channel:
        person = sim.person(5)
        gone, old = str(person.say("gone")), str(person.say("02010012345"))
        assert await channel.deliver("5", Delete((gone,), by_hand), "d1") == Sent()
        assert await channel.deliver("5", Delete((gone,), by_hand), "d2") == Sent()
        assert person.from_bot == [], "what is gone is no failure"
        clock.now += 49 * 3600
        for delivery in ("d3", "d4"):
            stored = from_json(to_json(Delete((old,), by_hand)))
            assert isinstance(stored, Delete)
            assert await channel.deliver("5", stored, delivery) == Sent()
        assert [seen.text for seen in person.chat] == ["02010012345", by_hand.text]
        assert await channel.deliver("5", Delete((old,)), "d5") == Sent(), "other deletions are not spoken of"
        assert len(person.from_bot) == 1
    assert "message" not in json.loads(to_json(Delete(("7",)))), "the release before reads it too"


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


async def test_a_picture_is_marked_below_and_where_it_is_gone_nothing_comes_in_its_place(
    channel: TelegramChannel, person: Person
) -> None:
    ref = await ref_of(channel, CODE)
    assert await channel.deliver("5", Edit(ref, Message("Replaced"), only=True), "d1") == Sent(ref)
    [seen] = person.from_bot
    assert (seen.caption, seen.photo is not None) == ("Replaced", True)
    for gone in ("999", "no-number"):
        assert await channel.deliver("5", Edit(gone, Message("Replaced"), only=True), "d2") == Sent()
    assert len(person.from_bot) == 1
