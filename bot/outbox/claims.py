"""Claims and results of one channel.

One write carries the results of the last requests and the claims of the next ones, so the network is only touched
for deliveries that are committed as ``sending``.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

import structlog

from bot.actions.broadcasts import announced
from bot.config.log import where
from bot.domain.channel import ChannelTraits
from bot.domain.message import Edit, Send
from bot.domain.rules import Rules
from bot.outbox.chat_queue import Ready
from bot.outbox.resolve import not_sent, resolve
from bot.outbox.setbacks import Setbacks
from storage.bookings.cards import remember_card
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.leads import TermOver
from storage.outbox.broadcast_rows import find_running
from storage.outbox.claim import Most, claim, spans
from storage.outbox.mark import Claimed, Marked, mark, next_due, put_back, recover
from storage.outbox.other_clocks import answers_ahead, hasten_answers
from storage.outbox.pauses import SendingPaused, record_pause

AGAIN: Final = 1.0  # seconds until the database is tried again
OTHERS: Final = 1.0  # seconds between two looks for what processes with another clock have queued

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Batch:
    """The deliveries of one write: ``ready`` are those that have something to send, ``count`` how many were claimed for
    now, those apart that wait for a way."""

    ready: Sequence[Ready] = ()
    count: int = 0
    due: datetime | None = None
    """The time of the next delivery, where it is known."""
    full: bool = False
    """As much of the bulk was claimed as might be: there may be more of it."""


class Claims:
    """``changed``: the loop has something to look at; ``hurry``: without waiting for more of it."""

    def __init__(
        self, database: Database, channel: ChannelTraits, rules: Rules, setbacks: Setbacks, account: str = ""
    ) -> None:
        """``account``: of the channel, the one that sends; without it the first."""
        self._database, self._channels, self._rules = database, (account or channel.name,), rules
        self._repeats, self._setbacks = channel.repeats, setbacks
        self._spans = spans(rules)
        self._in_hand: dict[int, bool] = {}  # whether it is of the bulk, by seq
        self._of_bulk = 0
        self._next_at = -1  # so much of the bulk in hand, and the next is claimed
        self._results: list[Marked] = []
        self._broken = False
        self._others_at = 0.0
        self._unpurged = False  # a last message to an erased chat has ended, whose address is in the files still
        self.changed, self.hurry = asyncio.Event(), asyncio.Event()

    def any_result(self) -> bool:
        """A result waits to be recorded."""
        return bool(self._results)

    def of_bulk(self) -> int:
        """How many deliveries that answer nobody are claimed and have not ended."""
        return self._of_bulk

    def next_at_half(self, batch: Batch) -> None:
        """Where a batch was full, the next one is claimed while half of it is still in hand: neither the messenger nor
        the database waits for the other."""
        self._next_at = self._of_bulk // 2 if batch.full else -1

    def begin(self, delivery: Claimed) -> None:
        self._in_hand[delivery.seq] = delivery.bulk
        self._of_bulk += delivery.bulk

    def end(self, marked: Marked) -> None:
        """The result of a delivery, to be recorded by the next write."""
        if self._in_hand.pop(marked.delivery.seq, False):
            self._of_bulk -= 1
        self._results.append(marked)
        if marked.status != "sent" or self._of_bulk <= self._next_at:
            self.hurry.set()
        self.changed.set()

    async def recover(self) -> None:
        """Sends of an earlier process whose outcome nobody recorded become unknown; where the channel ``repeats`` they
        are due again. What was noted of a pause is that process's."""

        def take_over(tx: Transaction) -> int:
            record_pause(tx, self._channels[0], None)
            if not self._repeats:
                return recover(tx, self._channels)
            put_back(tx, self._channels, ())
            return 0

        if lost := await self._database.write(take_over):
            _log.warning("sends_of_unknown_outcome", channel=self._channels[0], sends=lost)

    async def next_due(self, *, bulk: bool) -> datetime | None:
        """The time of the next delivery, or of the next answer."""
        return await self._database.read(partial(next_due, channels=self._channels, bulk=bulk, notices=bulk))

    async def hasten(self) -> None:
        """Where other processes queue too, by clocks of their own: no answer waits because theirs is ahead."""
        if self._database.serialises_writes or time.monotonic() < self._others_at:
            return
        self._others_at = time.monotonic() + OTHERS
        if found := await self._database.read(partial(answers_ahead, channels=self._channels)):
            answers = await self._database.write(partial(hasten_answers, seqs=found))
            _log.warning("clock_of_another_process_is_ahead", channel=self._channels[0], answers=answers)

    async def write(self, room: int, bulk: int, busy: Sequence[str], ahead: int = 0) -> Batch:
        """Records every result, and claims up to ``room`` deliveries, of the bulk up to ``bulk``, of chats that are not
        ``busy``; of broadcasts ``ahead`` more. Where it raises, nothing is lost: the next write does the same and puts
        back stray claims."""
        results, self._results = self._results, []
        ours = self._in_hand.keys() | {one.delivery.seq for one in results} if self._broken else None
        news, self._setbacks.news = self._setbacks.news, False
        pause = (self._setbacks.paused,) if news else ()
        claims = partial(self._record_and_claim, room=room, bulk=bulk, ahead=ahead, busy=busy)
        try:
            batch = await self._database.write(partial(claims, results=results, pause=pause, ours=ours))
        except BaseException:
            self._results[:0] = results  # recording a result twice changes nothing, losing it sends again
            self._setbacks.news |= news
            self._broken = True
            raise
        self._broken = False
        self._unpurged |= any(one.delivery.kind == "farewell" and one.status != "due" for one in results)
        return batch

    async def purge_deleted(self) -> None:
        """The last address of an erased chat leaves the files with its row; where that fails now, after a later
        write."""
        if self._unpurged:
            try:
                await self._database.purge_deleted()
                self._unpurged = False
            except Exception as error:
                await self.endure(error)
                self.changed.set()  # nobody else may have anything to send for hours

    async def record_last(self) -> None:
        """Until every result is recorded, or another process leads: it has counted them as of unknown outcome."""
        while self._results:
            try:
                await self._database.write(partial(_record, results=self._results))
                self._results = []
            except TermOver:
                _log.warning("results_too_late", channel=self._channels[0], results=len(self._results))
                return
            except Exception as error:
                await self.endure(error)

    async def endure(self, error: Exception) -> None:
        """The database failed: says so, and waits before it is tried again."""
        _log.error("outbox_out_of_reach", channel=self._channels[0], error=where(error))
        await asyncio.sleep(AGAIN)

    def _record_and_claim(
        self,
        tx: Transaction,
        results: Sequence[Marked],
        pause: tuple[SendingPaused | None, ...],
        room: int,
        bulk: int,
        ahead: int,
        busy: Sequence[str],
        ours: set[int] | None,
    ) -> Batch:
        if ours is not None:
            put_back(tx, self._channels, ours)
        _record(tx, results)
        for paused in pause:
            record_pause(tx, self._channels[0], paused)
        if not room:
            return Batch()
        running = find_running(tx)
        most = Most(bulk=bulk, ahead=ahead, running=running)
        claimed = claim(tx, self._channels, room, busy, self._spans, most=most, announce=announced)
        since = tx.now - self._rules.message_retention
        resolved = [(one, resolve(tx, one.outgoing, since, one.channel)) for one in claimed]
        ready = [Ready(one, doables) for one, doables in resolved if doables]
        mark(tx, [not_sent(one, doables, tx.now) for one, doables in resolved if not doables])
        of_bulk = sum(one.bulk for one in claimed)
        count = len(claimed) - max(0, of_bulk - bulk)
        left = of_bulk < bulk + ahead
        due = next_due(tx, self._channels, bulk=left, notices=left, running=running) if count < room else None
        return Batch(ready, count, due, full=not left)


def _record(tx: Transaction, results: Sequence[Marked]) -> None:
    """The results, and which messages show a code: they are marked once its time is another."""
    mark(tx, results)
    for one in results:
        shown = one.delivery.outgoing
        if one.status == "sent" and one.ref and isinstance(shown, Send | Edit) and shown.message.qr:
            remember_card(tx, shown.message.qr, one.ref)
