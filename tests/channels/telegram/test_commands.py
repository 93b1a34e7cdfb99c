"""What the bot shows of itself, learned and told however long the network takes."""

from bot.channels.telegram.api import username_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menu import COMMANDS, introduce
from bot.channels.telegram.retry import Patience
from tests.simulator import Broken, LostAnswer, Simulator


def describe(locale: str, command: str) -> str:
    return f"{locale} {command}"


async def test_each_language_has_its_menu_and_any_other_the_arabic_one(
    channel: TelegramChannel, sim: Simulator
) -> None:
    await introduce(channel.bot, describe)
    for language, locale in (("ar", "ar"), ("en", "en"), ("ku", "ar")):
        person = sim.person(len(language) + ord(language[0]), language_code=language)
        assert person.commands == {name: f"{locale} {name}" for name in COMMANDS}


async def test_it_is_tried_until_it_works(channel: TelegramChannel, sim: Simulator) -> None:
    assert username_of(channel.bot) == ""
    sim.misbehave("getMe", Broken(502), 2)
    sim.misbehave("setMyCommands", LostAnswer(), 2)
    await introduce(channel.bot, describe, patience=Patience("introducing the bot", first=0.01))
    assert username_of(channel.bot) == "mawid_test_bot"
    assert sim.person(5, language_code="en").commands["erase"] == "en erase"
