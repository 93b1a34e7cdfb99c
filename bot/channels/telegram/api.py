"""Calls by the Bot API's own method names, answered with its own JSON.

The library's methods build an object of every part of question and answer, nine times the work of the call itself,
and updates are to be stored as they came. Its request, its errors and its handling of files stay in use.
"""

from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.config.log import where

PRESS_ANSWER: Final = 5.0  # seconds
SIGN_OF_LIFE: Final = 10.0
log = structlog.get_logger(__name__)


async def call(bot: Bot, method: str, params: dict[str, Any], *, seconds: float | None = None) -> Any:
    """The ``result`` of the answer. ``seconds`` bounds the wait for it. Raises ``TelegramError``."""
    # The library warns at the name of a method of its own; the Bot API does not mind the case of the first letter.
    name = method[0].upper() + method[1:]
    if seconds is None:
        return await bot.do_api_request(name, api_kwargs=params)
    return await bot.do_api_request(name, api_kwargs=params, read_timeout=seconds)


def username_of(bot: Bot) -> str:
    """The bot's, "" as long as Telegram has not told it."""
    try:
        return bot.username
    except RuntimeError:
        return ""


def chat_link(bot: Bot, payload: str) -> str:
    """The address that opens a chat and sends ``/start payload``; "" as long as the bot's name is not known."""
    username = username_of(bot)
    return f"https://t.me/{username}?start={payload}" if username else ""


async def answer_press(bot: Bot, callback_query_id: str) -> None:
    """Stops the spinner on the button. A press too old, or not reached, is no loss."""
    try:
        await call(bot, "answerCallbackQuery", {"callback_query_id": callback_query_id}, seconds=PRESS_ANSWER)
    except TelegramError as error:
        log.debug("a press stays unanswered", error=where(error))


async def answers(bot: Bot, address: str) -> bool:
    """Telegram answers in time, whatever it says, to "typing" in that chat: it leaves nothing on the screen."""
    try:
        await call(bot, "sendChatAction", {"chat_id": address, "action": "typing"}, seconds=SIGN_OF_LIFE)
    except BadRequest:
        return True
    except NetworkError as error:
        log.debug("no sign of life", error=where(error))
        return False
    except TelegramError:
        return True
    return True
