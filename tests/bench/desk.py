"""(g) Four counters scan 20 people a second, and two of them confirm whom they scanned; beside a bare page.

The counters do not wait for each other: whoever is due is scanned at their time, however late the server is. The bare
page is the scan page, the same bytes for everybody: it is asked for as often, by itself and in between the scans.
"""

import asyncio
import gc
import secrets
import time as clock_time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from bot.domain.booking import Booking, Hold, Slot
from bot.domain.hours import bookable_times
from bot.domain.office import OpenSpan
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from storage.bookings.bookings import book
from storage.bookings.holds import hold_slot
from storage.chats.chats import open_chat
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.keyring import new_keyring, save_keyring
from storage.engine.migrate import migrate
from storage.engine.transaction import Transaction
from storage.office.offices import load_office
from storage.staff.desk_sessions import issue_signin_code
from storage.staff.staff import enrol, invite
from tests.bench import machine
from tests.bench.figures import Table, milliseconds, quantile, ratio
from tests.builders import a_registration, a_station, an_applicant, an_office
from tests.simulator import Simulator
from tests.stories.running import Program, environ

RATE, COUNTERS, PEOPLE = 20.0, 4, 400  # a second, all counters together
CONFIRMING = (1, 3)  # of the counters; the others only look
WARMING = 40  # more people, of whom nothing is measured
AIM = 0.3  # seconds
ALL_DAY = ((OpenSpan(time(0), time(23, 45)),),) * 7
STATION = a_station(hours=ALL_DAY, places=PEOPLE, walk_in_places=0)
RULES = Rules()
UNLIMITED = 100_000  # looks: nobody scans as many as a bench does


@dataclass(slots=True)
class Waits:
    """Seconds, from when each was due to its answer."""

    scans: list[float] = field(default_factory=list)
    confirms: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Counter:
    """A browser that is signed in."""

    number: int
    http: aiohttp.ClientSession
    form: str

    async def post(self, path: str, *kinds: str, **fields: str) -> dict[str, Any]:
        async with self.http.post(path, json=fields, headers={"X-Form-Token": self.form}) as answer:
            told: dict[str, Any] = await answer.json()
        if told.get("kind") not in kinds:
            raise RuntimeError(f"{path}: {answer.status}, {told.get('kind') or told.get('why')}")
        return told

    async def serve(self, code: str, due: float, waits: Waits) -> None:
        told = await self.post("/desk/scan", "early", "expected", "late", text=code, nonce=secrets.token_hex(16))
        seen = clock_time.perf_counter()
        waits.scans.append(seen - due)
        if self.number in CONFIRMING:
            await self.post("/desk/confirm", "arrived", booking=told["booking"], nonce=secrets.token_hex(16))
            waits.confirms.append(clock_time.perf_counter() - seen)


async def measure(folder: Path, quick: bool) -> Table:
    seconds = 6.0 if quick else 20.0
    waits, alone = Waits(), Waits()
    async with (
        Simulator(keep_calls=0) as sim,
        _serving(folder, sim) as (program, signin_codes, booked),
        AsyncExitStack() as stack,
    ):
        numbered = enumerate(signin_codes, start=1)
        counters = [await _sign_in(stack, program.url, number, code) for number, code in numbered]
        people = iter(booked)
        await _walk(WARMING / RATE, _scan(counters, people, Waits()), _look(counters, Waits()))
        gc.collect()
        gc.freeze()
        await _walk(seconds / 2, _look(counters, alone))
        await _walk(seconds, _scan(counters, people, waits), _look(counters, waits))
        await _walk(seconds / 2, _look(counters, alone))
    tried = {
        "the bare page, by itself": alone.pages,
        "the bare page, between the scans": waits.pages,
        "a scan": waits.scans,
        "a confirmation": waits.confirms,
    }
    rows = tuple(
        (
            says,
            str(len(found)),
            *(milliseconds(quantile(found, part)) for part in (0.5, 0.99, 1.0)),
            *(ratio(quantile(found, part), quantile(alone.pages, part)) for part in (0.5, 0.99)),
        )
        for says, found in tried.items()
    )
    slow = sum(each > AIM for each in waits.scans)
    notes = (
        f"{PEOPLE} people of today at one station, on SQLite; {seconds:g} s, {COUNTERS} counters, {RATE:g} scans/s.",
        f"At {len(CONFIRMING)} of them whoever was scanned is confirmed at once; the answer's notice goes out too.",
        "Off: the limit of looks. On: fsync, sessions, the journal, the notice to who was confirmed.",
        f"The aim is a p99 of a scan under {milliseconds(AIM)}: {slow} of {len(waits.scans)} took longer than that.",
    )
    columns = ("asked for", "times", "p50", "p99", "slowest", "p50 of bare page", "p99 of bare page")
    return Table("(g) A desk with four counters", columns, rows, notes)


@asynccontextmanager
async def _serving(folder: Path, sim: Simulator) -> AsyncIterator[tuple[Program, list[str], list[str]]]:
    """The program on a core of its own; the counters' one-time codes, and the codes of all who are booked today."""
    settings = environ(folder, sim, looks=UNLIMITED, looks_a_station=UNLIMITED, log_level="WARNING")
    program = Program(folder, settings, installed=True)
    signin_codes, booked = await _fill(program, sim)
    try:
        await program.start(wait=False)
        assert program.process is not None
        machine.stay_on(machine.THE_BOTS, program.process.pid)
        await program.ready()
        yield program, signin_codes, booked
    finally:
        if program.process is not None:
            await program.kill9()


async def _fill(program: Program, sim: Simulator) -> tuple[list[str], list[str]]:
    save_keyring(new_keyring(), Path(program.environ["MAWID_KEYRING"]))
    await asyncio.to_thread(migrate, program.environ["MAWID_DATABASE_URL"])
    zone = ZoneInfo(program.environ["MAWID_TIME_ZONE"])
    office = replace(an_office(STATION), zone=zone.key)
    for number in range(1, PEOPLE + WARMING + 1):
        sim.person(number)
        sim.world.chats[number].started = True
    async with program.database() as database:
        await database.write(lambda tx: load_office(tx, office))
        signin_codes = await database.write(lambda tx: [_enrol(tx, one) for one in range(1, COUNTERS + 1)])
        booked = await database.write(lambda tx: [_book(tx, one, zone) for one in range(1, PEOPLE + WARMING + 1)])
    return signin_codes, booked


def _enrol(tx: Transaction, number: int) -> str:
    """Somebody new at the station; their one-time code."""
    invitation = invite(tx, Role.STATION, STATION.key, f"clerk {number}", RULES)
    member = enrol(tx, invitation.payload, open_chat(tx, "console", f"clerk {number}"))
    assert isinstance(member, Staff)
    (issued,) = issue_signin_code(tx, member.id, RULES)
    return issued.code


def _book(tx: Transaction, person: int, zone: ZoneInfo) -> str:
    """The code of their booking, later today."""
    rules = RULES.in_zone(zone.key)
    times = bookable_times(STATION, tx.now.astimezone(zone).date(), tx.now, zone)
    slot, who = Slot(STATION.key, times[person % len(times)]), an_applicant(f"{person:011}")
    chat_id = open_chat(tx, "telegram", str(person))
    save_conversation(tx, chat_id, ChatState(locale="ar", consent="1"))
    assert isinstance(hold_slot(tx, chat_id, slot, STATION, False, rules), Hold)
    done = book(tx, chat_id, "telegram", a_registration(who), slot, rules)
    assert isinstance(done, Booking)
    return done.code


async def _sign_in(stack: AsyncExitStack, url: str, number: int, code: str) -> Counter:
    jar = aiohttp.CookieJar(unsafe=True)  # "unsafe": also of an IP address
    http = aiohttp.ClientSession(url, cookie_jar=jar, headers={"Sec-Fetch-Site": "same-origin"})
    await stack.enter_async_context(http)
    async with http.post("/desk/signin", json={"counter": number, "code": code}) as answer:
        answer.raise_for_status()
    async with http.get("/desk/me") as answer:
        return Counter(number, http, str((await answer.json())["form"]))


Asking = Callable[[int, float], Coroutine[Any, Any, None]]
"""What is done as the n-th, due at a time of ``time.perf_counter``."""


def _scan(counters: Sequence[Counter], people: Iterator[str], waits: Waits) -> Asking:
    return lambda number, due: counters[number % COUNTERS].serve(next(people), due, waits)


def _look(counters: Sequence[Counter], waits: Waits) -> Asking:
    """Half a step later than a scan."""

    async def look(number: int, due: float) -> None:
        due += 0.5 / RATE
        await asyncio.sleep(due - clock_time.perf_counter())
        async with counters[number % COUNTERS].http.get("/desk") as answer:
            await answer.read()
            answer.raise_for_status()
        waits.pages.append(clock_time.perf_counter() - due)

    return look


async def _walk(seconds: float, *asked: Asking) -> None:
    began = clock_time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        for number in range(int(seconds * RATE)):
            due = began + number / RATE
            await asyncio.sleep(max(0.0, due - clock_time.perf_counter()))
            for ask in asked:
                tasks.create_task(ask(number, due))
