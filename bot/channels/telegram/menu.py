"""What the bot shows of itself: its menus of commands, its name and descriptions; and its username, which it learns.

The right to a command is checked when it comes in, never by the menu that it stood in. The name is the title of every
push on a locked phone: it comes from the catalogues, as neutral as the messages are.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.channels.telegram.api import call
from bot.channels.telegram.retry import Patience, until_it_works
from bot.config.log import where

COMMANDS: Final = ("start", "help", "code", "status", "language", "cancel", "erase")
OF_ADMINS: Final = (*COMMANDS, "admin")
_PRIVATE: Final = {"type": "all_private_chats"}
_MENUS: Final = (("ar", ""), ("ar", "ar"), ("en", "en"))  # locale, and the language of the app; "" is any other
LANGUAGES: Final = tuple(language for _, language in _MENUS)
_WORDS: Final = (
    ("name", "Name", "bot-name"),
    ("short_description", "ShortDescription", "bot-short-description"),
    ("description", "Description", "bot-description"),
)
"""The field, the method's name behind ``getMy`` and ``setMy``, and the message with its words."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class AdminMenu:
    """The chat of an admin, or (``stands`` is false) of somebody who was one."""

    address: str
    stands: bool


async def introduce(
    bot: Bot,
    write: Callable[[str, str], str],
    admins: Callable[[], Awaitable[Iterable[AdminMenu]]] | None = None,
    *,
    patience: Patience | None = None,
    of_database: Patience | None = None,
) -> None:
    """Ends when Telegram has told the bot's username and has the rest; run it in the background.

    ``write(key, locale)`` gives the words of a message of the catalogues.
    """
    patience = patience or Patience("introducing the bot")
    of_database = of_database or Patience("reading who is admin", who="the database")
    await until_it_works(patience, bot.get_me)
    for locale, language in _MENUS:
        usual = {"commands": _menu(COMMANDS, locale, write), "scope": _PRIVATE, **_of(language)}
        await until_it_works(patience, partial(call, bot, "setMyCommands", usual))
    for one in await until_it_works(of_database, admins) if admins else ():
        for locale, language in _MENUS:
            menu: dict[str, Any] = {"scope": {"type": "chat", "chat_id": one.address}, **_of(language)}
            if one.stands:
                menu["commands"] = _menu(OF_ADMINS, locale, write)
            method = "setMyCommands" if one.stands else "deleteMyCommands"
            await until_it_works(patience, partial(_unless_refused, bot, method, menu))
    for locale, language in _MENUS:
        for field, method, key in _WORDS:
            words = partial(_put_words, bot, field, method, write(key, locale), language)
            await until_it_works(patience, words)


async def shown_name(bot: Bot, language: str, *, seconds: float | None = None) -> str:
    """The name that people see whose app has that language."""
    answer = await call(bot, "getMyName", _of(language), seconds=seconds)
    return str(answer.get("name", ""))


async def _put_words(bot: Bot, field: str, method: str, words: str, language: str) -> None:
    """Only what differs: Telegram takes a new name a few times a day. Refused, it waits for the next start."""
    shown = await call(bot, f"getMy{method}", _of(language))
    if shown.get(field) == words:
        return
    try:
        await call(bot, f"setMy{method}", {field: words, **_of(language)})
    except (BadRequest, Forbidden, RetryAfter) as error:
        log.warning("the bot's words stay as they were until the next start", words=field, error=where(error))


async def _unless_refused(bot: Bot, method: str, menu: dict[str, Any]) -> None:
    """The chat may have blocked the bot, or be gone: then nobody sees its menu."""
    try:
        await call(bot, method, menu)
    except (BadRequest, Forbidden) as error:
        log.debug("the menu of a chat stays", error=where(error))


def _menu(commands: Sequence[str], locale: str, write: Callable[[str, str], str]) -> list[dict[str, str]]:
    return [{"command": name, "description": write(f"command-{name}", locale)} for name in commands]


def _of(language: str) -> dict[str, str]:
    return {"language_code": language} if language else {}
