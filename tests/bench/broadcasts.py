"""(e) Broadcasts: at Telegram's pace, killed in the middle at ten times that, and as fast as it goes.

Recipients are made in the database, as if they had all agreed; what they have on the screen is counted in the end.
"""

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import SystemRandom

import psutil
from sqlalchemy import insert

from bot.config import clock
from bot.domain.broadcast import Broadcast, Report, Stage
from bot.domain.rules import Rules
from storage.engine.database import Database, open_database
from storage.engine.keyring import load_keyring, new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction, TransactionFactory
from storage.outbox import broadcasts
from storage.outbox.broadcast_rounds import start_due
from storage.tables import chats
from tests.bench import bots, machine
from tests.bench.figures import Table, megabytes, ratio
from tests.bench.on_both import databases
from tests.builders import RULES
from tests.simulator import Simulator
from tests.simulator.pace import Pace
from tests.simulator.system_clock import now
from tests.storage.outbox.drafts import an_admin, drafted, found

FIRST = 10_000  # Telegram's id of the first recipient
AT_ONCE = replace(Rules(), take_back=timedelta(0))
ROWS = 2_000  # in one INSERT
IN_FLIGHT = 48  # as many as a broadcast may have under way
WARM = 1_000  # messages, after which memory shall not grow


@dataclass(slots=True)
class Mawid:
    """The program over a simulator, to be killed and started again."""

    folder: Path
    sim: Simulator
    per_second: float
    url: str
    process: psutil.Popen | None = None

    def start(self) -> None:
        settings = {
            "MAWID_DATABASE_URL": self.url,
            "MAWID_KEYRING": str(bots.keyring_path(self.folder)),
            "MAWID_TELEGRAM_TOKEN": self.sim.token,
            "MAWID_TELEGRAM_API_URL": self.sim.url,
            "MAWID_TELEGRAM_PER_SECOND": str(self.per_second),
            "MAWID_PORT": "0",
            "MAWID_LOG_LEVEL": "ERROR",
        }
        given = {**bots.environment(), **settings}
        with (self.folder / "output").open("ab") as output:
            self.process = psutil.Popen(
                [*bots.MAWID.command],
                env=given,
                stdout=output,
                stderr=output,
                cwd=self.folder,
            )
        machine.stay_on(machine.THE_BOTS, self.process.pid)

    async def kill9(self) -> None:
        if self.process is not None:
            with suppress(psutil.NoSuchProcess):
                self.process.kill()
            await asyncio.to_thread(self.process.wait)

    def resident(self) -> int:
        """Bytes."""
        return int(self.process.memory_info().rss) if self.process else 0

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        keyring = load_keyring(bots.keyring_path(self.folder))
        transactions = TransactionFactory(keyring, clock.now, SystemRandom())
        database = await open_database(self.url, transactions)
        try:
            yield database
        finally:
            await database.close()

    async def sent(self, many: int) -> float:
        """When the simulator had so many messages, by ``time.perf_counter``."""
        while self.sim.counts["sendMessage"] < many:
            if self.process is not None and self.process.poll() is not None:
                raise RuntimeError("the bot ended")
            await asyncio.sleep(0.01)
        return time.perf_counter()

    async def ended(self, broadcast: Broadcast) -> Report:
        async with self.database() as database:
            look = partial(found, broadcast_id=broadcast.id)
            while (seen := await database.read(look)).stage is not Stage.DONE:  # noqa: ASYNC110  # of another process
                await asyncio.sleep(0.2)
            return seen.report

    def copies(self) -> tuple[int, int]:
        """Recipients without the message, and messages too many."""
        each = [len(chat.messages) for chat in self.sim.world.chats.values()]
        return each.count(0), sum(max(0, one - 1) for one in each)


@asynccontextmanager
async def mawid(folder: Path, many: int, per_second: float, limit: Pace | None, url: str = "") -> AsyncIterator[Mawid]:
    """With so many recipients in its database and in the simulator; not started yet."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240  # nothing waits meanwhile
    save_keyring(new_keyring(), bots.keyring_path(folder))
    url = url or bots.database_url(folder)
    await asyncio.to_thread(migrate, url)
    async with Simulator(keep_calls=0) as sim:
        sim.pace = limit
        one = Mawid(folder, sim, per_second, url)
        async with one.database() as database:
            for start in range(FIRST, FIRST + many, ROWS):
                numbers = range(start, min(start + ROWS, FIRST + many))
                await database.write(partial(_agreed, numbers=numbers))
        for number in range(FIRST, FIRST + many):
            sim.person(number)
            sim.world.chats[number].started = True
        try:
            yield one
        finally:
            await one.kill9()


def _agreed(tx: Transaction, numbers: range) -> None:
    new = []
    for number in numbers:
        chat_id, address = tx.new_id(), str(number)
        sealed = tx.keyring.seal(chats.c.address, chat_id, address)
        index = tx.keyring.index("address", "telegram", address)
        row = {"id": chat_id, "channel": "telegram", "address": sealed, "address_index": index, "locale": "ar"}
        new.append({**row, "consent": "1", "consented_at": tx.now, "heard_at": tx.now})
    tx.connection.execute(insert(chats), new)


def _sent_off(tx: Transaction) -> Broadcast:
    admin = an_admin(tx, "1")
    broadcast = broadcasts.send_broadcast(tx, admin, drafted(tx, admin, urgent=True).id, AT_ONCE)
    if not isinstance(broadcast, Broadcast):
        raise TypeError(broadcast.why)
    return broadcast


async def measure(folder: Path, quick: bool) -> Table:
    part = 10 if quick else 1
    rows = [
        *await _at_telegrams_pace(folder / "e1", 3_000 // part),
        *await _killed(folder / "e2", 20_000 // part),
    ]
    notes = [
        "30/s: the simulator refuses what comes faster, 30 a second overall and one in a chat.",
        "Killed: pace and limits ten times that; an urgent broadcast, so that nobody is missing.",
        "fsync is on in all rows; without a limit the pace is off.",
        "Unlimited: beside a bare loop over the same transport, which keeps nothing and seals nothing.",
    ]
    with databases(folder, "e3", notes) as urls:
        for at, (says, url) in enumerate(urls):
            rows += await _as_fast_as_it_goes(folder / f"e3{at}", 100_000 // part, says, url)
    return Table("(e) Broadcasts", ("what", "figure", "is"), tuple(rows), tuple(notes))


async def _at_telegrams_pace(folder: Path, many: int) -> list[tuple[str, ...]]:
    async with mawid(folder, many, 30, Pace(now)) as one:
        async with one.database() as database:
            broadcast = await database.write(_sent_off)
        one.start()
        began = await one.sent(1)
        report = await one.ended(broadcast)
        took = await one.sent(many) - began
        refused = one.sim.counts["sendMessage"] - many
        what = f"{many:,} at 30/s"
        return [
            (what, "messages a second", f"{(many - 1) / took:.1f}"),
            ("", "of them refused with 429", f"{100 * refused / many:.2f} %"),
            ("", "sent, by the report", f"{report.sent:,} of {report.total:,}"),
        ]


async def _killed(folder: Path, many: int, kills: int = 10) -> list[tuple[str, ...]]:
    chance = random.Random(kills)
    limit = Pace(now, overall=300, a_chat=10, burst=300, chat_burst=50)
    async with mawid(folder, many, 300, limit) as one:
        async with one.database() as database:
            broadcast = await database.write(_sent_off)
        one.start()
        for _ in range(kills):
            await one.sent(one.sim.counts["sendMessage"] + chance.randrange(many // 40, many // 15))
            await one.kill9()
            one.start()
        report = await one.ended(broadcast)
        missing, twice = one.copies()
        return [
            (f"{many:,} at 300/s, killed {kills} times", "missing", f"{missing}"),
            ("", "sent twice", f"{twice}"),
            ("", "of unknown outcome, by the report", f"{report.unknown_sends}"),
            ("", "sent, by the report", f"{report.sent:,} of {report.total:,}"),
        ]


async def _as_fast_as_it_goes(folder: Path, many: int, says: str, url: str) -> list[tuple[str, ...]]:
    async with mawid(folder, many, 0, None, url) as one:
        async with one.database() as database:
            broadcast = await database.write(_sent_off)
            began = time.perf_counter()
            await database.write(lambda tx: start_due(tx, RULES))
            queueing = time.perf_counter() - began
        bare = await _bare(one.sim, min(many, 20_000))
        before = one.sim.counts["sendMessage"]
        for chat in one.sim.world.chats.values():
            chat.messages.clear()
        one.start()
        began = await one.sent(before + WARM)
        warm = one.resident()
        took = await one.sent(before + many) - began
        grown = one.resident()
        await one.ended(broadcast)
        ours = (many - WARM) / took
        return [
            (f"{many:,} without a limit, {says}", "queueing", f"{queueing:.2f} s"),
            ("", "messages a second", f"{ours:.0f}"),
            ("", "of a bare loop", f"{bare:.0f}"),
            ("", "beside it", ratio(ours, bare)),
            ("", f"memory after {WARM:,}", megabytes(warm)),
            ("", "memory at the end", megabytes(grown)),
        ]


async def _bare(sim: Simulator, many: int) -> float:
    """Messages a second."""
    given = {"--api": sim.url, "--token": sim.token, "--first": FIRST, "--many": many, "--at-once": IN_FLIGHT}
    words = [str(word) for pair in given.items() for word in pair]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.bare", *words, stdout=asyncio.subprocess.PIPE
    )
    machine.stay_on(machine.THE_BOTS, process.pid)
    out, _ = await process.communicate()
    return many / float(out)
