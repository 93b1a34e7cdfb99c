"""Refusals of the Bot API -> results of a delivery. Reasons are our words: a description may quote a person."""

from datetime import timedelta
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.contract import Blocked, Later, Refused, Result, Unknown
from bot.channels.telegram.transport import NotDone, NotReached

NOT_REACHED: Final = 5.0  # seconds until the next try
NOT_DONE: Final = 2.0
TOKEN_REFUSED: Final = 60.0
_WORDS: Final = (
    ("message is not modified", "not-modified"),
    ("message to edit not found", "gone"),
    ("message can't be edited", "gone"),
    ("message_id_invalid", "gone"),
    ("there is no text in the message to edit", "no-text"),
    ("there is no caption in the message to edit", "no-caption"),
    ("file identifier", "file-gone"),
    ("file_id", "file-gone"),
    ("file reference", "file-gone"),
    ("voice_messages_forbidden", "no-voices"),
    ("too long", "too-long"),
    ("too_long", "too-long"),
    ("chat not found", "chat-not-found"),
    ("can't parse entities", "bad-html"),
)


def why(error: TelegramError) -> str:
    description = error.message.lower()
    return next((word for words, word in _WORDS if words in description), "bad-request")


def result_of(error: TelegramError) -> Result:
    match error:
        case RetryAfter():
            return Later(seconds_of(error), "too-many")  # of this chat, or of the whole bot: nobody says
        case Forbidden():
            return Blocked()
        case ChatMigrated():
            return Refused("chat-migrated")
        case BadRequest():
            return Refused(why(error))
        case InvalidToken() | EndPointNotFound():  # the library takes a 401 for the latter once it knows the bot
            return Later(TOKEN_REFUSED, "token-refused", everyone=True)
        case NotReached():
            return Later(NOT_REACHED, "not-reached")
        case NotDone():
            return Later(NOT_DONE, "not-done", tried=True)
        case _:
            return Unknown("no-answer")


def harmless_again(result: Result) -> Result:
    """For calls that change nothing when repeated: not to know their outcome is a reason to try again."""
    return Later(NOT_REACHED, result.reason, tried=True) if isinstance(result, Unknown) else result


def seconds_of(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
