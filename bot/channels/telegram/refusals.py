"""What the Bot API answers instead of a result -> the library's own errors, told apart by its status."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

_KINDS: Final[Mapping[int, type[TelegramError]]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.NOT_FOUND: InvalidToken,  # of a method that there is, it says the same
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.CONFLICT: Conflict,
}


def refusal_of(status: int, told: Mapping[str, Any]) -> TelegramError:
    """``told``: the whole answer, perhaps of something on the way, which knows none of the fields."""
    parameters = told.get("parameters")
    if isinstance(parameters, dict):
        if isinstance(chat := parameters.get("migrate_to_chat_id"), int):
            return ChatMigrated(chat)
        seconds = parameters.get("retry_after")
        if isinstance(seconds, int | float) and 0 < seconds < timedelta.max.total_seconds():
            return RetryAfter(timedelta(seconds=seconds))
    return _KINDS.get(status, NetworkError)(str(told.get("description") or f"Refused ({status})"))
