"""What the bot shows of itself, learned and told however long the network takes."""

from collections.abc import Iterable

import pytest
from telegram.error import TelegramError

from bot.channels.telegram.api import call, username_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menu import COMMANDS, OF_ADMINS, AdminMenu, introduce
from bot.channels.telegram.retry import Patience
from bot.domain.languages import LOCALES
from bot.domain.neutral import gives_away
from bot.rendering.text import write
from storage.engine.outages import DatabaseAway
from tests.simulator import Broken, LostAnswer, Simulator
from tests.simulator.mischief import TooMany

WORDS = {"name": 64, "short_description": 120, "description": 512}  # characters that Telegram takes


def named(key: str, locale: str) -> str:
    return f"{locale} {key}"


async def test_each_language_has_its_menu_and_any_other_the_arabic_one(
    channel: TelegramChannel, sim: Simulator
) -> None:
    await introduce(channel.bot, named)
    for language, locale in (("ar", "ar"), ("en", "en"), ("ku", "ar")):
        person = sim.person(len(language) + ord(language[0]), language_code=language)
        assert person.commands == {name: f"{locale} command-{name}" for name in COMMANDS}


async def test_it_is_tried_until_it_works(channel: TelegramChannel, sim: Simulator) -> None:
    assert username_of(channel.bot) == ""
    sim.misbehave("getMe", Broken(502), 2)
    sim.misbehave("setMyCommands", LostAnswer(), 2)
    await introduce(channel.bot, named, patience=Patience("introducing the bot", first=0.01))
    assert username_of(channel.bot) == "mawid_test_bot"
    assert sim.person(5, language_code="en").commands["erase"] == "en command-erase"


async def test_a_database_that_is_away_meanwhile_is_waited_for(channel: TelegramChannel, sim: Simulator) -> None:
    admin, looks = sim.person(5, language_code="en"), 0

    async def away_at_first() -> Iterable[AdminMenu]:
        nonlocal looks
        looks += 1
        if looks < 3:
            raise DatabaseAway
        return [AdminMenu(str(admin.id), stands=True)]

    soon = Patience("reading who is admin", first=0.01, who="the database")
    await introduce(channel.bot, named, away_at_first, of_database=soon)
    assert set(admin.commands) == set(OF_ADMINS)


async def test_the_menu_of_admins_is_theirs_alone_and_goes_with_their_enrolment(
    channel: TelegramChannel, sim: Simulator
) -> None:
    admin, former, gone, anybody = (sim.person(number, language_code="en") for number in (5, 6, 7, 8))

    def chats(*stand: bool) -> Iterable[AdminMenu]:
        return [AdminMenu(str(one.id), stands) for one, stands in zip((admin, former, gone), stand, strict=True)]

    async def before() -> Iterable[AdminMenu]:
        return chats(True, True, True)

    async def after() -> Iterable[AdminMenu]:
        return chats(True, False, False)

    await introduce(channel.bot, named, before)
    assert set(former.commands) == set(OF_ADMINS)
    await introduce(channel.bot, named, after)
    assert set(admin.commands) == set(OF_ADMINS)
    assert set(former.commands) == set(gone.commands) == set(anybody.commands) == set(COMMANDS)


async def test_the_bots_name_and_descriptions_are_those_of_the_catalogues_and_set_only_when_they_differ(
    channel: TelegramChannel, sim: Simulator
) -> None:
    words = sim.world.profile.words
    words["name", ""] = "Police station registration"
    await channel.introduce()
    for field in WORDS:
        key = f"bot-{field.replace('_', '-')}"
        assert [words[field, language] for language in ("", "en")] == [write(key, "ar"), write(key, "en")]
    sim.misbehave("setMyName", Broken(502), 1)
    await channel.introduce()  # nothing differs, so nothing is set, and the fault is still to come
    with pytest.raises(TelegramError):
        await call(channel.bot, "setMyName", {"name": "anything"})


async def test_a_name_that_telegram_takes_only_tomorrow_keeps_nothing_else_waiting(
    channel: TelegramChannel, sim: Simulator
) -> None:
    sim.misbehave("setMyName", TooMany(80_000), 3)
    await channel.introduce()
    assert sim.world.profile.words["description", "en"] == write("bot-description", "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_its_words_fit_and_give_nobody_away(locale: str) -> None:
    for field, most in WORDS.items():
        words = write(f"bot-{field.replace('_', '-')}", locale)
        assert 0 < len(words) <= most
        assert not gives_away(words)
    for command in OF_ADMINS:
        assert not gives_away(write(f"command-{command}", locale))
