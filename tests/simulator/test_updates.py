"""What people do reaches the real python-telegram-bot: by polling, with offsets, from chats and groups."""

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest, Conflict, Forbidden

from tests.simulator import Simulator
from tests.simulator.conftest import Clock, Raw, picture

DAY = 24 * 3600


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    for text in ("1", "2", "3"):
        person.say(text)
    first = await bot.get_updates()
    assert [update.update_id for update in first] == [update.update_id for update in await bot.get_updates()]
    assert [one.message.text for one in await bot.get_updates(limit=2) if one.message] == ["1", "2"]
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [one.message.text for one in rest if one.message] == ["2", "3"]
    last = await bot.get_updates(offset=-1)
    assert [one.message.text for one in last if one.message] == ["3"]
    assert len(await bot.get_updates()) == 1
    assert await bot.get_updates(offset=last[-1].update_id + 1) == ()


async def test_a_long_poll_waits_for_an_update_and_a_second_poller_ends_it(sim: Simulator, bot: Bot, raw: Raw) -> None:
    person = sim.person(5)
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(bot.get_updates(timeout=5))
        await asyncio.sleep(0.1)
        person.say("now")
    assert len(waiting.result()) == 1
    offset = waiting.result()[-1].update_id + 1

    async def refused() -> str:
        with pytest.raises(Conflict) as caught:
            await bot.get_updates(offset=offset, timeout=5)
        return str(caught.value)

    async with asyncio.TaskGroup() as group:
        first = group.create_task(refused())
        await asyncio.sleep(0.1)
        assert await raw.call("getUpdates", offset=offset) == (200, {"ok": True, "result": []})
    assert "terminated by other getUpdates request" in first.result()


async def test_updates_grow_stale(sim: Simulator, bot: Bot, clock: Clock) -> None:
    person = sim.person(5)
    person.say("hi")
    await bot.send_message(5, "?", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]]))
    person.tap("a")
    clock.now += 200
    assert [update.callback_query for update in await bot.get_updates()] == [None]
    clock.now += DAY
    assert await bot.get_updates() == ()


async def test_an_update_can_come_twice_although_it_was_confirmed(sim: Simulator, bot: Bot) -> None:
    sim.world.updates.duplicate_next = 1
    sim.person(5).say("hi")
    [update] = await bot.get_updates()
    assert await bot.get_updates(offset=update.update_id + 1) == (update,)
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_a_reply_keyboard_shares_a_contact_and_goes_away(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5, phone="+963944111222")
    person.say("hi")
    contact_key, place_key = (
        KeyboardButton("رقمي", request_contact=True),
        KeyboardButton("مكاني", request_location=True),
    )
    keys: list[list[str | KeyboardButton]] = [[contact_key], [place_key], ["تخطي"]]
    await bot.send_message(5, "phone?", reply_markup=ReplyKeyboardMarkup(keys, one_time_keyboard=True))
    for label in ("رقمي", "مكاني", "تخطي"):
        person.tap(label)
    contact, location, skip = [update.message for update in (await bot.get_updates())[-3:]]
    assert contact is not None
    assert contact.contact is not None
    assert (contact.contact.phone_number, contact.contact.user_id) == ("+963944111222", 5)
    assert location is not None
    assert location.location is not None
    assert skip is not None
    assert skip.text == "تخطي"
    await bot.send_message(5, "ok", reply_markup=ReplyKeyboardRemove())
    assert person.keyboard == ()


async def test_every_kind_of_message_can_be_sent_to_the_bot(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    own = person.say("hi")
    person.send_photo(picture(), "c")
    person.send_sticker()
    person.send_voice()
    person.send_document(b"x", "a.pdf")
    person.share_contact("+1", own=False)
    person.edit(own, "hello")
    updates = await bot.get_updates(allowed_updates=["message", "edited_message"])
    messages = [update.effective_message for update in updates]
    assert [message.effective_attachment is not None for message in messages if message] == [False] + [True] * 5 + [
        False
    ]
    assert updates[-1].edited_message is not None
    assert updates[-1].edited_message.text == "hello"
    assert messages[1] is not None
    file = await bot.get_file(messages[1].photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture()


async def test_the_menu_depends_on_scope_and_language(sim: Simulator, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("help", "مساعدة")], BotCommandScopeAllPrivateChats(), language_code="ar")
    assert sim.person(5, language_code="ar").commands == {"help": "مساعدة"}
    assert sim.person(6, language_code="en").commands == {"help": "Help"}
    assert [one.description for one in await bot.get_my_commands()] == ["Help"]
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Help!", "x")])
    await bot.delete_my_commands()
    assert sim.person(6).commands == {}
    await bot.set_my_name("موعد")
    await bot.set_my_description("...", language_code="ar")
    await bot.set_my_short_description("...")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    await bot.send_chat_action(await _started(sim), "typing")


async def test_a_bot_leaves_a_group_and_is_silent_there(sim: Simulator, bot: Bot) -> None:
    person = sim.person(5)
    for kind, chat in (("group", -100), ("channel", -200)):
        group = sim.group(chat, kind=kind)
        group.add_bot(person)
        group.say(person, "hello all")
        assert (await bot.get_updates())[0].my_chat_member is not None
        await bot.send_message(chat, "Private chats only.")
        assert await bot.leave_chat(chat)
        assert not group.has_bot
        with pytest.raises(Forbidden, match=f"bot is not a member of the {kind} chat"):
            await bot.send_message(chat, "x")
        await bot.get_updates(offset=(await bot.get_updates())[-1].update_id + 1)
    with pytest.raises(BadRequest, match="Chat member status can't be changed in private chats"):
        await bot.leave_chat(await _started(sim))


async def _started(sim: Simulator) -> int:
    sim.person(5).say("hi")
    return 5
