"""Trying again when Telegram does not answer: ever more slowly, for ever, and loud only the first time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
from telegram.error import EndPointNotFound, Forbidden, InvalidToken, RetryAfter

from bot.channels.telegram.errors import seconds_of
from bot.config.log import where

LONG: Final = 60.0  # seconds: a pause that is worth a line in the log, however long it is kept

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Patience:
    """Of one thing that is tried again and again. Seconds: the first pause doubles up to the longest. ``who``: fails,
    when it does. ``bot``: the public half of the token that it is about."""

    def __init__(
        self,
        doing: str,
        *,
        first: float = 1.0,
        longest: float = 30.0,
        refused: float = 300.0,
        who: str = "telegram",
        bot: str = "",
    ) -> None:
        self._doing, self._who = {"doing": doing, **({"bot": bot} if bot else {})}, who
        self._first, self._longest, self._refused = first, longest, refused
        self._failures = 0

    def succeeded(self) -> None:
        if self._failures:
            log.info(f"{self._who} works again", **self._doing)
        self._failures = 0

    async def failed(self, error: Exception) -> None:
        """Says so, then waits."""
        self._failures += 1
        refused = isinstance(error, InvalidToken | EndPointNotFound | Forbidden)
        if self._failures > 1:
            log.debug(f"{self._who} still fails", **self._doing, error=where(error))
        elif refused:
            log.error("telegram refuses the token", **self._doing, hint="set MAWID_TELEGRAM_TOKEN anew")
        else:
            log.warning(f"{self._who} fails, trying on quietly", **self._doing, error=where(error))
        await asyncio.sleep(self._pause(error, refused))

    def _pause(self, error: Exception, refused: bool) -> float:
        if isinstance(error, RetryAfter):
            asked = seconds_of(error)
            if asked > LONG:  # hours, once: what holds for so long may end sooner
                log.warning("telegram asks for a long pause", **self._doing, asked_for=asked, seconds=self._longest)
            return min(asked, self._longest)
        return self._refused if refused else min(self._longest, self._first * 2 ** min(self._failures - 1, 16))


async def until_it_works(patience: Patience, do: Callable[[], Awaitable[T]]) -> T:
    """Runs ``do`` until it raises nothing; cancel it to give up."""
    while True:
        try:
            result = await do()
        except Exception as error:
            await patience.failed(error)
        else:
            patience.succeeded()
            return result
