"""A work queue keyed by sender: one message of a sender at a time, ``TURNS`` senders at once.

A sender goes back to the end of the line after each message, so one noisy chat slows no other. The queue holds nothing
that the inbox does not know: after a crash it is read off the database.
"""

import asyncio
from collections.abc import Callable
from functools import partial

import structlog

from bot.actions.tell import tell
from bot.channels.contract import PictureUnavailable
from bot.config.log import where
from bot.conversation.core.events import Event, PictureRead, PictureUnread
from bot.conversation.core.say import Say, Text
from bot.inbox.turn import Taken, Took, TurnContext, WantsPicture, take_turn
from bot.rendering import qr
from storage.chats import conversations, inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction

TURNS = 64  # at once
SWEEP = (
    5.0  # seconds between two looks for messages that wait although no process took them: one may have died with them
)
PAUSE = 0.2  # seconds before a failed message is tried again

log = structlog.get_logger()


class TurnWorkers:
    def __init__(
        self,
        database: Database,
        context: Callable[[], TurnContext],
        answered: Callable[[str], None],
        *,
        sweeps: bool = True,
    ) -> None:
        """``context`` gives the office as it stands now; ``answered(channel)`` is called when deliveries of a
        channel may wait. Without ``sweeps`` only the senders given to ``wake`` are heard."""
        self._sweeps = sweeps
        self._database = database
        self._context = context
        self._answered = answered
        self._line: asyncio.Queue[tuple[bytes, str]] = asyncio.Queue()
        self._in_line: set[bytes] = set()
        self._called_again: set[bytes] = set()

    def wake(self, sender: bytes, channel: str = "") -> None:
        """A message of that sender waits, on that channel if it is known. Call it on the event loop, as often as you
        like."""
        if sender in self._in_line:
            self._called_again.add(sender)
        else:
            self._in_line.add(sender)
            self._line.put_nowait((sender, channel))

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop``; turns under way are finished first."""
        async with asyncio.TaskGroup() as tasks:
            sweeping = tasks.create_task(self._sweep())
            workers = [tasks.create_task(self._work()) for _ in range(TURNS)]
            await stop.wait()
            sweeping.cancel()
            await self._line_empty()
            for worker in workers:
                worker.cancel()

    async def _line_empty(self) -> None:
        while self._in_line:  # noqa: ASYNC110  # once in a process's life
            await asyncio.sleep(0.01)

    async def _sweep(self) -> None:
        while self._sweeps:
            try:
                for sender in await self._database.read(
                    partial(inbox.senders_waiting, channels=tuple(self._context().channels))
                ):
                    self.wake(sender)
            except Exception as error:
                log.warning("sweep failed", error=where(error))
            await asyncio.sleep(SWEEP)

    async def _work(self) -> None:
        while True:
            sender, channel = await self._line.get()
            more = True
            try:
                more = await self._hear(sender, channel)
            except Exception as error:
                # The database itself failed: the message still waits, and the sweep brings it back.
                log.error("turn not taken", error=where(error))
                more = False
                await asyncio.sleep(PAUSE)
            finally:
                self._in_line.discard(sender)
                if more or sender in self._called_again:
                    self._called_again.discard(sender)
                    self.wake(sender, channel)

    async def _hear(self, sender: bytes, channel: str) -> bool:
        """True when another message of that sender waits; a later one calls ``wake`` by itself."""
        seen: tuple[int, Event] | None = None
        early = bool(channel) and self._database.serialises_writes
        while True:
            if early:
                # Its claim then follows the turn, as a rule into the same commit.
                asyncio.get_running_loop().call_soon(self._answered, channel)
            took = await self._take(sender, seen)
            if not isinstance(took, WantsPicture):
                break
            seen = (took.seq, await self._look(took))
        if isinstance(took, Taken):
            if not early:
                self._answered(took.channel)
            if took.erased:
                await self._database.purge_deleted()
        return isinstance(took, Taken) and took.more

    async def _take(self, sender: bytes, seen: tuple[int, Event] | None) -> Took:
        context = self._context()
        try:
            return await self._database.write(lambda tx: take_turn(tx, sender, context, seen))
        except Exception as error:
            place = where(error)
            parked = await self._database.write(partial(_count_failure, sender=sender, place=place, context=context))
            log.error("message parked" if parked else "turn failed", error=place)
            self._answered("")
            await asyncio.sleep(PAUSE)
            return Taken("", more=True)

    async def _look(self, wanted: WantsPicture) -> Event:
        """The event of a member of staff's photo, which is fetched and read outside any transaction."""
        try:
            picture = await self._context().channels[wanted.channel].fetch(wanted.picture)
        except PictureUnavailable:
            return PictureUnread("not-fetched")
        match await asyncio.to_thread(qr.read, picture):
            case qr.QrRead(text):
                return PictureRead(text)
            case qr.SeveralQrs():
                return PictureUnread("several-qrs")
            case qr.NoQr():
                return PictureUnread("no-qr")
            case qr.NotAPicture():
                return PictureUnread("not-a-picture")


def _count_failure(tx: Transaction, sender: bytes, place: str, context: TurnContext) -> bool:
    """True after the last try: the message is parked and the person told; all handled before it stays."""
    seq = inbox.oldest_waiting(tx, sender)
    if seq is None or not inbox.count_failure(tx, seq, place):
        return False
    # A draft that cannot be opened, as under a lost key, must not silence the person for ever: it is given up.
    recipient = conversations.find_recipient_of(tx, sender)
    if recipient is not None and not conversations.opens(tx, sender):
        conversations.forget_draft(tx, recipient.chat_id)
    tell(tx, recipient, [Say((Text("something-went-wrong"),))], context.office, "reply")
    return True
