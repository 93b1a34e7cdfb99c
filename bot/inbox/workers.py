"""A work queue keyed by sender: one message of a sender at a time, ``TURNS`` senders at once.

A sender goes back to the end of the line after each message, so one noisy chat slows no other. The queue holds nothing
that the inbox does not know: after a crash it is read off the database.
Law: whatever a channel, a picture or a library raises in a turn is counted, and the third time the message is parked.
What the database does to a turn is not: that message waits until the database is back. Nor is that what people say
must be learned first: until then that message waits, and holds nobody up.
"""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog

from bot.channels.contract import PictureUnavailable
from bot.config.log import where
from bot.conversation.core.events import Event, PictureRead, PictureUnread, VoiceRead, VoiceUnread
from bot.conversation.reading.by_example.likely import NotLearnedYet
from bot.domain.code import read_code
from bot.domain.notes import LARGEST, LONGEST
from bot.inbox.failures import PictureFailed, count_failure, ends_us
from bot.inbox.turn import Taken, Took, TurnContext, WantsPicture, WantsVoice, take_turn
from bot.rendering import qr
from storage.chats import inbox
from storage.engine.database import Database
from storage.engine.outages import is_outage

TURNS = 64  # at once
# Seconds between two looks for messages that wait although no process took them: one may have died with them. About so
# many: processes that started together must not look together for ever.
SWEEP = 5.0
SOON = 1.0  # seconds that whoever stored a message has for it, before another process looks after it
SWEPT = 500  # people found by one look: of ten thousand who waited out an outage the others are found by the next one
PAUSE = 0.2  # seconds before a failed message is tried again
AWAY = 1.0  # seconds before the database is asked again that failed a turn
LOOK = 60.0  # seconds that fetching and reading a picture may take

log = structlog.get_logger()


class TurnWorkers:
    def __init__(
        self,
        database: Database,
        context: Callable[[], TurnContext],
        answered: Callable[[str], None],
        *,
        sweep: float = SWEEP,
    ) -> None:
        """``context`` gives the office as it stands now; ``answered(channel)`` is called when deliveries of a
        channel may wait. ``sweep``: seconds between two looks for whoever waits; 0: only
        the senders given to ``wake`` are heard."""
        self._every = sweep
        self._database = database
        self._context = context
        self._answered = answered
        self._line: asyncio.Queue[tuple[bytes, str]] = asyncio.Queue()
        self._in_line: set[bytes] = set()
        self._called_again: set[bytes] = set()
        self._ending = False
        self._database_failed = False
        self._look_soon = asyncio.Event()

    def look_soon(self) -> None:
        """Another process has stored messages, and hears them itself; or what some waited for is there. What is left is
        found in a moment."""
        self._look_soon.set()

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
            self._ending = True
            sweeping.cancel()
            await self._line_empty()
            for worker in workers:
                worker.cancel()

    async def _line_empty(self) -> None:
        while self._in_line:  # noqa: ASYNC110  # once in a process's life
            await asyncio.sleep(0.01)

    async def _sweep(self) -> None:
        soon = False
        while self._every:
            try:
                await self._look_for_waiting(timedelta(seconds=SOON) if soon else None)
            except Exception as error:
                log.warning("sweep failed", error=where(error))
            with suppress(TimeoutError):
                async with asyncio.timeout(self._every * random.uniform(0.5, 1.5)):  # noqa: S311  # no secret
                    await self._look_soon.wait()
            soon = self._look_soon.is_set()
            self._look_soon.clear()
            if soon:
                await asyncio.sleep(SOON)

    async def _look_for_waiting(self, left: timedelta | None) -> None:
        """``left``: only what waits for so long. Begins anywhere among them: two processes that look at once begin with
        other people."""
        look = partial(inbox.senders_waiting, channels=tuple(self._context().channels), most=SWEPT, left=left)
        found = await self._database.read(look)
        begin = random.randrange(len(found)) if len(found) > TURNS else 0  # noqa: S311  # no secret
        for sender in found[begin:] + found[:begin]:
            self.wake(sender)
        if len(found) == SWEPT:
            self._look_soon.set()

    async def _work(self) -> None:
        while True:
            sender, channel = await self._line.get()
            more = True
            try:
                more = await self._hear(sender, channel)
            except Exception as error:
                more = not self._ending and is_outage(error)
                await self._endure(error)
            finally:
                self._in_line.discard(sender)
                if more or sender in self._called_again:
                    self._called_again.discard(sender)
                    self.wake(sender, channel)

    async def _endure(self, error: Exception) -> None:
        """The message still waits. Said once, however many turns meet it."""
        if not is_outage(error):
            log.error("turn not taken", error=where(error))  # the sweep brings it back
        elif not self._database_failed:
            self._database_failed = True
            log.error("the database fails turns, which wait for it", error=where(error))
        await asyncio.sleep(AWAY)

    async def _hear(self, sender: bytes, channel: str) -> bool:
        """True when another message of that sender waits; a later one calls ``wake`` by itself."""
        early = bool(channel) and self._database.serialises_writes
        try:
            took = await self._take(sender, channel if early else "")
        except NotLearnedYet:
            return False  # the sweep brings it back, and ``look_soon`` when it is learned
        except BaseException as error:
            if ends_us(error) or is_outage(error):
                raise
            await self._count(sender, error)
            return True
        if self._database_failed:
            self._database_failed = False
            log.info("the database takes turns again")
        if isinstance(took, Taken):
            if not early:
                self._answered(took.channel)
            if took.erased:
                await self._database.purge_deleted()
        return isinstance(took, Taken) and took.more

    async def _take(self, sender: bytes, early: str) -> Took:
        """``early``: the channel that is told of an answer before the turn is taken."""
        seen: tuple[int, Event] | None = None
        while True:
            if early:
                # Its claim then follows the turn, as a rule into the same commit.
                asyncio.get_running_loop().call_soon(self._answered, early)
            context = self._context()
            took = await self._database.write(partial(take_turn, sender=sender, context=context, seen=seen))
            match took:
                case WantsPicture():
                    seen = (took.seq, await self._look(took))
                case WantsVoice():
                    seen = (took.seq, await self._listen(took))
                case _:
                    return took

    async def _count(self, sender: bytes, error: BaseException) -> None:
        place = error.place if isinstance(error, PictureFailed) else where(error)
        failure = partial(count_failure, sender=sender, place=place, context=self._context())
        try:
            parked = await self._database.write(failure)
        except Exception as again:
            if is_outage(again):
                raise
            log.error("a person could not be told that their message failed", error=where(again))
            parked = await self._database.write(partial(failure, tells=False))
        log.error("message parked" if parked else "turn failed", error=place)
        self._answered("")
        await asyncio.sleep(PAUSE)

    async def _look(self, wanted: WantsPicture) -> Event:
        """The event of a member of staff's picture. Digits written under it count where the picture tells nothing."""
        try:
            event = await self._seen(wanted)
        except PictureFailed:
            if not read_code(wanted.caption):
                raise
            event = PictureUnread("not-a-picture")
        told = isinstance(event, PictureRead) and read_code(event.text)
        return event if told or not read_code(wanted.caption) else PictureRead(wanted.caption)

    async def _listen(self, wanted: WantsVoice) -> VoiceRead | VoiceUnread:
        """Fetched outside any transaction, unless it is too much by what the messenger tells. Raises
        ``PictureFailed``."""
        recording = wanted.recording
        if recording.seconds > LONGEST.total_seconds():
            return VoiceUnread("too-long")
        if recording.size > LARGEST:
            return VoiceUnread("too-large")
        try:
            async with asyncio.timeout(LOOK):
                return VoiceRead(await self._context().channels[wanted.channel].fetch(recording.where))
        except PictureUnavailable:
            return VoiceUnread("not-fetched")
        except BaseException as error:
            if ends_us(error):
                raise
            raise PictureFailed(where(error)) from None

    async def _seen(self, wanted: WantsPicture) -> PictureRead | PictureUnread:
        """Fetched and read outside any transaction. Raises ``PictureFailed`` for whatever a channel or a library
        raises: it is never the database's fault."""
        try:
            async with asyncio.timeout(LOOK):
                picture = await self._context().channels[wanted.channel].fetch(wanted.picture)
                sight = await asyncio.to_thread(qr.read, picture)
        except PictureUnavailable:
            return PictureUnread("not-fetched")
        except BaseException as error:
            if ends_us(error):
                raise
            raise PictureFailed(where(error)) from None
        match sight:
            case qr.QrRead(text):
                return PictureRead(text)
            case qr.SeveralQrs():
                return PictureUnread("several-qrs")
            case qr.NoQr():
                return PictureUnread("no-qr")
            case qr.NotAPicture():
                return PictureUnread("not-a-picture")
