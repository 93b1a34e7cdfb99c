"""What the bot shows of itself: its commands, for display only, and its own name, which it learns.

Whoever sends a command is judged when it comes in, never by which menu it stood in.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from bot.channels.telegram.api import call
from bot.channels.telegram.retry import Patience, until_it_works
from bot.channels.telegram.sending import TelegramChannel

COMMANDS: Final = ("start", "help", "code", "language", "cancel", "erase")
_PRIVATE: Final = {"type": "all_private_chats"}
_MENUS: Final = (("ar", ""), ("ar", "ar"), ("en", "en"))  # locale, and the language of the app; "" is any other


async def introduce(
    channel: TelegramChannel, describe: Callable[[str, str], str], *, patience: Patience | None = None
) -> None:
    """Ends when Telegram has told the bot's name (``channel.username``) and has the menus; run it in the background.

    ``describe(locale, command)`` gives the words beside a command, 1-256 characters.
    """
    patience = patience or Patience("introducing the bot")
    await until_it_works(patience, channel.bot.get_me)
    for locale, language in _MENUS:
        commands = [{"command": name, "description": describe(locale, name)} for name in COMMANDS]
        menu = {"commands": commands, "scope": _PRIVATE} | ({"language_code": language} if language else {})
        await until_it_works(patience, partial(call, channel.bot, "setMyCommands", menu))
