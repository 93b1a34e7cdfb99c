"""A crowd that registers one after the other, a clerk who confirms some of them, and what must be true in the end.

Each phone's next person comes when the last one has a code. They know only what is on their screen.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select

from storage import tables
from storage.bookings.bookings import code_index
from storage.engine.transaction import Transaction
from tests.simulator import Simulator
from tests.storage.verbs import counts, places_in_use
from tests.stories.people import Facts, Phone, Registrant

SIZE = 8
PATIENT = 90.0  # seconds for one answer: several faults may pass
STATIONS = ("saliheen", "shahba")


@dataclass
class Crowd:
    """People who register once each, one after the other at ``size`` phones, until it is ``over``; and one clerk."""

    simulator: Simulator
    patient: float = PATIENT
    size: int = SIZE
    over: asyncio.Event = field(default_factory=asyncio.Event)
    codes: dict[int, str] = field(default_factory=dict)
    arrived: list[str] = field(default_factory=list)
    expected: "asyncio.Queue[str]" = field(default_factory=asyncio.Queue)
    last: int = 1000
    _confirmed: set[str] = field(default_factory=set)

    def begin(self, tasks: asyncio.TaskGroup, clerk: Phone) -> None:
        for _ in range(self.size):
            tasks.create_task(self.register())
        tasks.create_task(self.confirm(clerk))

    async def register(self) -> None:
        while not self.over.is_set():
            self.last += 1
            number = self.last
            station = STATIONS[number % 3 > 0]
            facts = Facts(locale="ar" if number % 2 else "en", number=f"{number:011}", station=station)
            shown = await Registrant(Phone(self.simulator.person(number)), facts).register(timeout=self.patient)
            self.codes[number] = shown.code
            if facts.station == STATIONS[0]:
                self.expected.put_nowait(shown.code)

    async def confirm(self, clerk: Phone) -> None:
        while not (self.over.is_set() and self.expected.empty() and self.arrived):
            try:
                async with asyncio.timeout(0.5):
                    code = await self.expected.get()
            except TimeoutError:
                continue
            await clerk.say(code)
            confirm = await self._looked_up(clerk)
            undo = confirm.replace("confirm", "undo")
            await clerk.wait(lambda one, undo=undo: any(undo in each for each in one.buttons), self.patient)  # type: ignore[misc]
            self.arrived.append(code)

    async def _looked_up(self, clerk: Phone) -> str:
        """The button that was tapped: of whoever is shown first who was not confirmed before. A look at the one before
        may come once more, and a clerk sees that it is not the person who stands there."""
        look = await clerk.wait(lambda one: bool(self._new(one.buttons)), self.patient)
        (confirm,) = self._new(look.buttons)
        self._confirmed.add(confirm)
        await clerk.tap(confirm, look)
        return confirm

    def _new(self, buttons: Iterable[str]) -> set[str]:
        return {data for data in buttons if data.startswith("desk:confirm:")} - self._confirmed


def calls_made(simulator: Simulator, number: int) -> Callable[[], bool]:
    """So many more of the bot, whatever they are."""
    enough = simulator.counts.total() + number
    return lambda: simulator.counts.total() >= enough


def losses(tx: Transaction, crowd: Crowd) -> Iterator[str]:
    """A line for each kind of loss: messages not heard or not answered, bookings and places not as was told."""
    inbox, outbox, bookings = tables.inbox, tables.deliveries, tables.bookings
    rows = tx.connection.execute(select(inbox.c.handled_at, inbox.c.parked)).all()
    if unheard := [row for row in rows if row.handled_at is None or row.parked is not None]:
        yield f"{len(unheard)} messages were not heard"
    if waiting := crowd.simulator.world.updates.pending:
        yield f"{len(waiting)} messages were not fetched"
    kept = select(outbox.c.kind, outbox.c.status).where(outbox.c.kind != "chore")
    ended = Counter(tuple(row) for row in tx.connection.execute(kept))
    if unsent := {what: count for what, count in ended.items() if what[1] != "sent"}:
        yield f"not sent: {unsent}"
    made = tx.connection.execute(select(bookings)).all()
    booked, shown = (Counter(found) for found in ([bytes(row.code_index) for row in made], _indexes(tx, crowd)))
    if booked != shown:
        yield f"{(shown - booked).total()} codes have no booking"
        yield f"{(booked - shown).total()} bookings were told to nobody"
    if twice := [count for count in Counter(row.chat_id for row in made).values() if count > 1]:
        yield f"{len(twice)} people have several bookings"
    came = {bytes(row.code_index) for row in made if row.ended == "arrived"}
    if differing := came ^ {code_index(tx, code) for code in crowd.arrived}:
        yield f"{len(differing)} arrivals are not as the clerk saw them"
    for station in STATIONS:
        if counts(tx, station) != places_in_use(tx, station):
            yield f"places of {station} do not add up"


def _indexes(tx: Transaction, crowd: Crowd) -> list[bytes]:
    return [code_index(tx, code) for code in crowd.codes.values()]


def seen_twice(simulator: Simulator) -> int:
    """Messages that came to a phone twice in a row: nothing that people are told repeats itself."""
    return sum(
        before.words == after.words
        for person in simulator.people.values()
        for before, after in zip(person.from_bot, person.from_bot[1:], strict=False)
    )
