"""The progress of a broadcast in its maker's chat: one message that edits itself, a bar and then the report.

The leader's round. The last picture of each is only in memory: after a restart it is shown once more, in the same
message.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.actions.tell import tell
from bot.conversation.admin.broadcast_says import standing
from bot.conversation.core.state import Scene
from bot.domain.broadcast import Stage
from bot.domain.message import EditDelivery, Message
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.leader.periodic import every
from bot.rendering.text import render
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.progress import any_watched, bar_mark, find_watched, remark, told_mark

EVERY: Final = 5.0  # seconds: a chat takes one message a second, and the broadcast itself goes through the same way


@dataclass(frozen=True, slots=True)
class Shown:
    """Of a broadcast, when it was last looked at."""

    at: datetime
    ended: int
    rate: float | None
    message: Message


async def show_progress(
    database: Database,
    office: Callable[[], Office],
    rules: Callable[[], Rules],
    wake: Callable[[], None],
    stop: asyncio.Event,
    seconds: float = EVERY,
) -> None:
    shown: Mapping[str, Shown] = {}

    async def look() -> None:
        nonlocal shown
        if await database.read(any_watched):
            shown = await database.write(lambda tx: show(tx, shown, office(), rules()))
            wake()

    await every(seconds, look, stop, "showing the progress of broadcasts")


def show(tx: Transaction, before: Mapping[str, Shown], office: Office, rules: Rules) -> dict[str, Shown]:
    """``before``: what was shown last, by broadcast. Nothing goes out for one that looks as it did."""
    now: dict[str, Shown] = {}
    for one in find_watched(tx):
        broadcast, earlier = one.broadcast, before.get(one.broadcast.id)
        scene = Scene(tx.now, office, rules, one.to.channel)
        rate = _rate(earlier, broadcast.report.ended, tx.now)
        message = render(standing(broadcast, scene, rate), one.to.locale, office)
        over = broadcast.ended_at is not None and broadcast.stage in (Stage.DONE, Stage.STOPPED)
        mark = told_mark(broadcast.id, broadcast.ended_at) if over and broadcast.ended_at else bar_mark(broadcast.id)
        if not one.bar:
            tell(tx, one.to, [message], office, tag=mark)
        elif earlier is None or earlier.message != message:
            queue(tx, [NewDelivery(one.to.chat_id, one.bar_on, "chore", EditDelivery(one.bar, message))])
        if one.bar and over:
            remark(tx, one.bar, mark)
        if not over:
            now[broadcast.id] = Shown(tx.now, broadcast.report.ended, rate, message)
    return now


def _rate(earlier: Shown | None, ended: int, now: datetime) -> float | None:
    """Messages a second since the last look; ``None`` before there was one."""
    if earlier is None or now <= earlier.at:
        return earlier.rate if earlier else None
    return max(0, ended - earlier.ended) / (now - earlier.at).total_seconds()
