"""The bot's menu of commands, for display only, and its own name, which it learns.

The right to a command is checked when it comes in, never by the menu that it stood in.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from telegram import Bot

from bot.channels.telegram.api import call
from bot.channels.telegram.retry import Patience, until_it_works

COMMANDS: Final = ("start", "help", "code", "language", "cancel", "erase")
_PRIVATE: Final = {"type": "all_private_chats"}
_MENUS: Final = (("ar", ""), ("ar", "ar"), ("en", "en"))  # locale, and the language of the app; "" is any other


async def introduce(bot: Bot, describe: Callable[[str, str], str], *, patience: Patience | None = None) -> None:
    """Ends when Telegram has told the bot's name and has the menus; run it in the background.

    ``describe(locale, command)`` gives the words beside a command, 1-256 characters.
    """
    patience = patience or Patience("introducing the bot")
    await until_it_works(patience, bot.get_me)
    for locale, language in _MENUS:
        commands = [{"command": name, "description": describe(locale, name)} for name in COMMANDS]
        menu = {"commands": commands, "scope": _PRIVATE} | ({"language_code": language} if language else {})
        await until_it_works(patience, partial(call, bot, "setMyCommands", menu))
