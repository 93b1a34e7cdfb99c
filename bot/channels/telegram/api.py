"""Calls by the Bot API's own method names, answered with its own JSON.

The library's methods build an object of every part of question and answer, and updates are to be stored as they came.
Its errors, its addresses of files and its rarer methods stay in use.
"""

from collections.abc import Mapping
from typing import Any, Final, cast

import structlog
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.channels.telegram.transport import Transport
from bot.config.log import where

PRESS_ANSWER: Final = 5.0  # seconds
SIGN_OF_LIFE: Final = 10.0
log = structlog.get_logger(__name__)


async def call(bot: Bot, method: str, params: Mapping[str, Any], *, seconds: float | None = None) -> Any:
    """The ``result`` of the answer. ``seconds`` bounds the wait for it. ``bot``: of ``open_bot``. Raises
    ``TelegramError``."""
    return await cast("Transport", bot.request).call(method, params, seconds)


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
