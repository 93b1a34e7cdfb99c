"""The chat pages that wait for news in this process, and the farewells that are kept nowhere else.

A page of another process is rung through the database, and finds out anyway by looking again every few seconds. What
was said at an erasure is in the memory of the process that leads: another one says of a chat that it has shown, and
that is gone, in its own words that it is erased. Neither is written anywhere.
"""

import asyncio
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from bot.channels.web.traits import TRAITS
from bot.domain.message import Message
from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE
from bot.rendering.text import write

MOST_WAITING = 3  # pages of one address; a further one is answered at once
FAREWELL = 600.0  # seconds that a page has to fetch what was said after its chat was erased


def unkeyed(address: str, hour: int) -> bytes:
    """Of a process that has no others beside it."""
    return hashlib.sha256(f"{address} {hour}".encode()).digest()


def erased(locale: str) -> Message:
    params = {"surface": TRAITS.surface, "days": (BACKUPS_LIVE + BACKUPS_LATE).days}
    return Message(write("erased", locale, params), locale)


def no_ring(floor: str) -> None:
    """Of a process that has no others beside it."""


class Pages:
    """``ring(floor)`` tells other processes that there is news for some page of that floor. ``keyed`` makes a hash, the
    same in all processes: an address has another floor each hour, so that nobody who hears rings knows one again."""

    def __init__(
        self,
        clock: Callable[[], float],
        ring: Callable[[str], None] = no_ring,
        keyed: Callable[[str, int], bytes] = unkeyed,
        hour: Callable[[], int] = lambda: int(time.time() // 3600),
    ) -> None:
        self._clock, self._ring, self._hash, self._hour = clock, ring, keyed, hour
        self._bells: dict[str, set[asyncio.Event]] = {}
        self._perhaps: set[asyncio.Event] = set()  # rung from elsewhere, perhaps for another page
        self._farewells: dict[str, tuple[float, Message]] = {}
        self._shown: dict[str, tuple[float, str]] = {}  # in the order of their ends
        self.closed = False

    @contextmanager
    def watching(self, address: str) -> Iterator[asyncio.Event]:
        """Rings at news for the address. Watch first, then look: what comes in between is not missed."""
        bell = asyncio.Event()
        bells = self._bells.setdefault(address, set())
        if self.closed or len(bells) >= MOST_WAITING:
            bell.set()
        bells.add(bell)
        try:
            yield bell
        finally:
            bells.discard(bell)
            self._perhaps.discard(bell)
            if not bells:
                del self._bells[address]

    def wake(self, address: str) -> None:
        self._ring_here(self._bells.get(address, ()))
        self._ring(self._floor(address))

    def _floor(self, address: str) -> str:
        """One of 256 that many addresses share within this hour. A ring over its end is lost, as any may be."""
        return self._hash(address, self._hour()).hex()[:2]

    def rung(self, floor: str) -> None:
        """Another process has news for some page of that floor; "" for any page."""
        for address, bells in self._bells.items():
            if not floor or self._floor(address) == floor:
                self._perhaps.update(bell for bell in bells if not bell.is_set())
                for bell in bells:
                    bell.set()

    def hush(self, bell: asyncio.Event) -> None:
        """There was no news: the bell is silent again, if it was only rung from elsewhere."""
        if bell in self._perhaps:
            self._perhaps.discard(bell)
            bell.clear()

    def _ring_here(self, bells: Iterable[asyncio.Event]) -> None:
        for bell in bells:
            self._perhaps.discard(bell)
            bell.set()

    def bid_farewell(self, address: str, message: Message) -> None:
        """Shows a message to a chat that has no row any more, without making one."""
        now = self._clock()
        self._farewells = {who: left for who, left in self._farewells.items() if left[0] > now}
        self._farewells[address] = (now + FAREWELL, message)
        self.wake(address)

    def shown(self, address: str, locale: str) -> None:
        """A page of this process was shown a chat that is there, in its language."""
        now = self._clock()
        self._shown.pop(address, None)
        self._shown[address] = (now + FAREWELL, locale)
        while (first := next(iter(self._shown))) and self._shown[first][0] <= now:
            del self._shown[first]

    def farewell(self, address: str) -> Message | None:
        """Of a chat that is gone. None: nothing was said or shown within the last minutes, or by another process."""
        now = self._clock()
        until, message = self._farewells.get(address, (0.0, None))
        if until > now:
            return message
        until, locale = self._shown.get(address, (0.0, ""))
        return erased(locale) if until > now else None

    def close(self) -> None:
        """Lets every waiting page go at once, so that a stop need not wait for them; they come back by themselves."""
        self.closed = True
        for bells in self._bells.values():
            self._ring_here(bells)
