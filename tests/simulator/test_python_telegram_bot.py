"""The real python-telegram-bot talks to the simulator as it talks to Telegram."""

from datetime import timedelta

import pytest
import telegram
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter

from tests.simulator import Broken, LostAnswer, Simulator, TooMany
from tests.simulator.conftest import Clock, picture

DAY = 24 * 3600


async def test_a_person_writes_and_the_bot_answers_with_html_and_buttons(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5, first_name="سلمى")
    person.start("482917360531")
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start 482917360531"
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "ar"
    keys = [
        [InlineKeyboardButton("موافق", callback_data="yes", style="success")],
        [InlineKeyboardButton("نسخ", copy_text=CopyTextButton("4829 1736 0531"))],
    ]
    sent = await bot.send_message(5, "أهلا <b>😀 سلمى</b>", parse_mode="HTML", reply_markup=InlineKeyboardMarkup(keys))
    assert sent.text == "أهلا 😀 سلمى"
    assert sent.parse_entities() == {sent.entities[0]: "😀 سلمى"}
    seen = await person.expect("أهلا")
    assert (seen.text, seen.html) == ("أهلا 😀 سلمى", "أهلا <b>😀 سلمى</b>")
    assert seen.labels == ["موافق", "نسخ"]
    person.tap("نسخ")
    assert person.clipboard == "4829 1736 0531"


async def test_a_photo_is_uploaded_once_and_sent_again_by_file_id(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    person.say("hi")
    first = await bot.send_photo(5, picture(), caption="<code>1</code>", parse_mode="HTML", filename="a.png")
    again = await bot.send_photo(5, first.photo[-1].file_id, caption="again")
    assert [one.photo for one in person.from_bot] == [picture(), picture()]
    assert first.photo[-1].width == 90
    file = await bot.get_file(again.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture()
    with pytest.raises(BadRequest, match="Wrong remote file identifier"):
        await bot.send_photo(5, "AgACAgIAAxkBAAunknown")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(5, b"not a picture")
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(5, first.photo[-1].file_id)


async def test_media_and_places_arrive(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    person.say("hi")
    await bot.send_venue(5, 36.2, 37.1, "Station", "Street 1")
    await bot.send_location(5, 36.2, 37.1)
    sent = await bot.send_document(5, b"some text", filename="a.txt")
    assert [one.location for one in person.from_bot] == [(36.2, 37.1), (36.2, 37.1), None]
    assert person.from_bot[0].words == "Station\nStreet 1"
    assert sent.document is not None
    assert sent.document.file_name == "a.txt"
    photo = await bot.send_photo(5, picture())
    changed = await bot.edit_message_media(telegram.InputMediaPhoto(picture(80), caption="x"), 5, photo.message_id)
    assert isinstance(changed, telegram.Message)
    assert changed.caption == "x"
    assert person.from_bot[-1].photo == picture(80)


async def test_an_edit_that_changes_nothing_is_refused(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    person.say("hi")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])
    sent = await bot.send_message(5, "one", reply_markup=keys)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("one", 5, sent.message_id, reply_markup=keys)
    await bot.edit_message_text("two", 5, sent.message_id)
    assert (person.from_bot[-1].text, person.from_bot[-1].edited, person.from_bot[-1].keyboard) == ("two", True, ())
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", 5, 999_999)


async def test_what_may_not_be_edited(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    theirs = person.say("hi")
    photo = await bot.send_photo(5, picture(), caption="c")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", 5, photo.message_id)
    await bot.edit_message_caption(5, photo.message_id, caption="d")
    assert person.from_bot[-1].caption == "d"
    keyed = await bot.send_message(5, "k", reply_markup=ReplyKeyboardMarkup([["a"]]))
    for message_id in (keyed.message_id, theirs):
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("x", 5, message_id)


async def test_a_press_is_answered_once_and_soon(sim: Simulator, bot: Bot, clock: Clock) -> None:
    person = sim.person(5)
    person.say("hi")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("نعم", callback_data="yes")]])
    await bot.send_message(5, "?", reply_markup=keys)
    person.tap("yes")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "yes"
    await bot.answer_callback_query(query.id, "شكرا", show_alert=True)
    answer = await person.expect_answer()
    assert (answer.text, answer.alert) == ("شكرا", True)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query.id)
    person.tap("نعم")
    late = (await bot.get_updates())[-1].callback_query
    assert late is not None
    clock.now += 30
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)


async def test_a_button_of_a_deleted_message_comes_with_an_inaccessible_one(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    person.say("hi")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])
    sent = await bot.send_message(5, "?", reply_markup=keys)
    on_screen = person.from_bot[-1]
    await bot.delete_message(5, sent.message_id)
    assert person.deleted == [sent.message_id]
    person.tap("a", on_screen)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


async def test_too_many_requests_is_retry_after(sim: Simulator, bot: Bot) -> None:
    sim.person(5).say("hi")
    sim.misbehave("sendMessage", TooMany(7))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(5, "x")
    assert caught.value.retry_after == timedelta(seconds=7)
    assert (await bot.send_message(5, "x")).text == "x"


async def test_a_lost_answer_has_done_its_work(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    person.say("hi")
    sim.misbehave("sendMessage", LostAnswer())
    with pytest.raises(NetworkError):
        await bot.send_message(5, "did it arrive?")
    assert (await person.expect("arrive")).from_bot
    for status in (500, 502):
        sim.misbehave("*", Broken(status))
        with pytest.raises(NetworkError):
            await bot.send_message(5, "no")
    assert len(person.from_bot) == 1


async def test_a_blocked_bot_and_a_stranger_are_forbidden(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(5, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(6, "x")
    person.say("hi")
    person.block()
    changed = (await bot.get_updates())[-1].my_chat_member
    assert changed is not None
    assert changed.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(5, "x")
    person.unblock()
    await bot.send_message(5, "x")


async def test_messages_of_two_days_ago_cannot_be_deleted(sim: Simulator, bot: Bot, clock: Clock) -> None:
    person = sim.person(5)
    old = person.say("old")
    clock.now += DAY
    young = person.say("young")
    assert await bot.delete_messages(5, [young, 123_456])
    clock.now += DAY
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(5, old)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(5, young)
    with pytest.raises(BadRequest, match="Too many message identifiers specified"):
        await bot.delete_messages(5, list(range(1, 102)))
    assert [one.text for one in person.chat] == ["old"]


async def test_a_wrong_token_is_unauthorized(sim: Simulator) -> None:
    bot = Bot("7:wrong", base_url=f"{sim.url}/bot")
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.request.shutdown()
