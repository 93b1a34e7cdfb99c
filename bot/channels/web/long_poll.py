"""The chat pages that wait for news in this process, and the farewells that are kept nowhere else.

A page of another process finds out by looking again every few seconds.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.domain.message import Message

MOST_WAITING = 3  # pages of one address; a further one is answered at once
FAREWELL = 600.0  # seconds that a page has to fetch what was said after its chat was erased


class Pages:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._bells: dict[str, set[asyncio.Event]] = {}
        self._farewells: dict[str, tuple[float, Message]] = {}
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
            if not bells:
                del self._bells[address]

    def wake(self, address: str) -> None:
        for bell in self._bells.get(address, ()):
            bell.set()

    def bid_farewell(self, address: str, message: Message) -> None:
        """Shows a message to a chat that has no row any more, without making one."""
        now = self._clock()
        self._farewells = {who: left for who, left in self._farewells.items() if left[0] > now}
        self._farewells[address] = (now + FAREWELL, message)
        self.wake(address)

    def farewell(self, address: str) -> Message | None:
        until, message = self._farewells.get(address, (0.0, None))
        return message if until > self._clock() else None

    def close(self) -> None:
        """Lets every waiting page go at once, so that a stop need not wait for them; they come back by themselves."""
        self.closed = True
        for bells in self._bells.values():
            for bell in bells:
                bell.set()
