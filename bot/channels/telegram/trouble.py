"""Trouble with Telegram that somebody causes: it is named in the log, and kept where alarms and /healthz find it.

Law: to tell of it never stands in the way of what goes on in spite of it.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar
from urllib.parse import urlsplit

import structlog
from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, Forbidden, InvalidToken

from bot.channels.telegram.api import call
from bot.channels.telegram.parse import Json
from bot.config.log import where
from bot.domain.trouble import TroubleKind

T = TypeVar("T")
Report = Callable[[TroubleKind, str], Awaitable[None]]
"""Trouble of that kind was met; by whom, or "" where nobody knows."""
Over = Callable[[TroubleKind], Awaitable[None]]

LONGEST_WORDS: Final = 100
AGAIN: Final = 60.0  # seconds until the log says the same once more
_HINTS: Final = {
    TroubleKind.SECOND_POLLER: "stop the other program, or have @BotFather revoke the token",
    TroubleKind.WEBHOOK_TAKEN: "it was taken back; whoever did it has the token: have @BotFather revoke it",
    TroubleKind.WEBHOOK_REFUSED: "see the web server in front, and MAWID_TELEGRAM_WEBHOOK_URL",
}
_TAKEN: Final = (TroubleKind.SECOND_POLLER, TroubleKind.WEBHOOK_TAKEN)
log = structlog.get_logger(__name__)


async def _nowhere(kind: TroubleKind, who: str) -> None:
    return


async def _never(kind: TroubleKind) -> None:
    return


class Troubles:
    """``report`` and ``over`` keep it; a failure of theirs is logged and nothing more. A refused token is in the log by
    whoever tries again. ``bot``: the public half of its token."""

    def __init__(self, report: Report = _nowhere, over: Over = _never, bot: str = "") -> None:
        self._report, self._over, self.bot = report, over, bot
        self._met: set[TroubleKind] = set(TroubleKind)  # of an earlier process, perhaps
        self._logged: dict[TroubleKind, float] = {}
        self._spans: dict[TroubleKind, tuple[float, float]] = {}  # met first and last
        self._seconds = time.monotonic

    async def met(self, kind: TroubleKind, who: str = "") -> None:
        if kind is not TroubleKind.TOKEN_REFUSED and self._is_news(kind):
            what = "telegram is in other hands" if kind in _TAKEN else "telegram gets no good answer of us"
            log.error(what, trouble=str(kind), who=who, hint=_HINTS[kind], **({"bot": self.bot} if self.bot else {}))
        self._met.add(kind)
        try:
            await self._report(kind, who)
        except Exception as error:
            log.warning("trouble not kept", trouble=str(kind), error=where(error))

    def _is_news(self, kind: TroubleKind) -> bool:
        """Not of a second poller that was met once: a leader of ours that just woke up polls once more."""
        now = self._seconds()
        first, last = self._spans.get(kind, (now, now))
        self._spans[kind] = first, last = (first if now - last < 2 * AGAIN else now), now
        if kind is TroubleKind.SECOND_POLLER and last - first < AGAIN:
            return False
        if now - self._logged.get(kind, -AGAIN) < AGAIN:
            return False
        self._logged[kind] = now
        return True

    async def over(self, *kinds: TroubleKind) -> None:
        """It works again."""
        for kind in self._met.intersection(kinds):
            try:
                await self._over(kind)
                self._met.discard(kind)
            except Exception as error:
                log.warning("the end of trouble not kept", trouble=str(kind), error=where(error))

    async def watching(self, do: Callable[[], Awaitable[T]]) -> T:
        """The result of a call to Telegram; a refused token is met and raised."""
        try:
            result = await do()
        except (InvalidToken, EndPointNotFound, Forbidden):  # these are asked of nobody's chat
            await self.met(TroubleKind.TOKEN_REFUSED)
            raise
        await self.over(TroubleKind.TOKEN_REFUSED)
        return result

    async def taken_back(self, bot: Bot, conflict: Conflict) -> bool:
        """Why somebody else has our updates. True: it was a webhook, which is removed; what waits is kept."""
        if "webhook" not in conflict.message.lower():
            await self.met(TroubleKind.SECOND_POLLER)
            return False
        await self.met(TroubleKind.WEBHOOK_TAKEN, host_of(await call(bot, "getWebhookInfo", {})))
        await call(bot, "deleteWebhook", {"drop_pending_updates": False})
        return True


def host_of(info: Json) -> str:
    """Where the webhook leads: of an address that is not ours the host only, the rest may be a secret of theirs."""
    try:
        return urlsplit(str(info.get("url", ""))).hostname or ""
    except ValueError:
        return ""


def words_of(info: Json) -> str:
    """Telegram's own words on why it cannot call us."""
    return str(info.get("last_error_message", ""))[:LONGEST_WORDS]
