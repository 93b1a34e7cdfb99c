"""Twenty-five conversations full of canaries: afterwards none of them is in any file that the program left."""

import asyncio
import base64
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.code import grouped
from tests.simulator import Broken, Simulator
from tests.stories.canaries import SHORTEST, sightings, writings
from tests.stories.people import Facts, Phone, Registrant, Screen, browser, enrol
from tests.stories.running import Program, running_bot

CONVERSATIONS = 25
AT_ONCE = 8
ON_THE_PAGE = 5  # every so manieth
ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abcdefghijklmnopqrstuvwxyz"


class Aviary:
    """Makes people out of canaries, and remembers all of them. Long ones, so that none is found by accident."""

    def __init__(self) -> None:
        self._chance = random.Random(1)
        self.all: set[str] = set()
        self.kept: list[str] = []

    def person(self, number: int) -> Facts:
        arabic = number % 2 == 0
        name = [self._letters(ARABIC if arabic else LATIN, 9) for _ in range(2)]
        digits = self._letters("0123456789", 9)
        self.all |= {*name, " ".join(name), digits}
        document, document_number = ("national_id", f"01{digits}") if arabic else ("passport", f"N{digits}")
        self.all.add(document_number)
        locale = "ar" if arabic else "en"
        return Facts(locale, " ".join(name), "3/5/1990", document, document_number, "saliheen")

    def address(self) -> int:
        number = self._chance.randrange(10**11, 10**12)
        self.all.add(str(number))
        return number

    def code(self, digits: str, kept: bool) -> None:
        if kept:
            self.kept.append(digits)
        self.all |= {digits, grouped(digits), f"{digits[:4]} {digits[4:8]} {digits[8:]}"}

    def _letters(self, alphabet: str, length: int) -> str:
        return "".join(self._chance.choice(alphabet) for _ in range(length))


async def converse(screen: Screen, number: int, aviary: Aviary) -> None:
    """Of five, one stops in the middle, one cancels, one changes the name at the end; the others confirm."""
    facts = aviary.person(number)
    registrant = Registrant(screen, facts)
    await screen.say("/start")
    if number % 5 == 0:
        await registrant.go_on(until=("number", "station", "check")[number % 3])
        return
    if number % 5 == 1:
        check = await registrant.go_on(until="check")
        await screen.tap("check:change", check)
        changes = await screen.wait(lambda one: "check:edit:name" in one.buttons)
        await screen.tap("check:edit:name", changes)
        await registrant.go_on(until="name")
        registrant = replace(registrant, facts=replace(facts, name=aviary.person(number).name))
        await screen.say(registrant.facts.name)
    shown = await registrant.go_on()
    aviary.code(shown.code, kept=number % 5 != 2)
    if number % 5 == 2:
        await screen.say("/cancel")
        asked = await screen.wait(lambda one: any(":yes" in data for data in one.buttons))
        await screen.tap(next(data for data in asked.buttons if ":yes" in data), asked)
        await screen.wait(lambda one: not any(":yes" in data for data in one.buttons))


async def a_clerk_looks(bot: Program, simulator: Simulator, aviary: Aviary) -> None:
    """At a code that was not cancelled, and confirms it."""
    clerk = Phone(simulator.person(aviary.address()))
    await enrol(clerk, await bot.invite("saliheen"))
    await clerk.say(aviary.kept[-1])
    look = await clerk.wait(lambda one: any(data.startswith("desk:confirm:") for data in one.buttons))
    await clerk.tap(next(data for data in look.buttons if data.startswith("desk:confirm:")), look)
    await clerk.wait(lambda one: any(data.startswith("desk:undo:") for data in one.buttons))


@asynccontextmanager
async def a_screen(number: int, aviary: Aviary, bot: Program, simulator: Simulator) -> AsyncIterator[Screen]:
    if number % ON_THE_PAGE == number // ON_THE_PAGE % ON_THE_PAGE:  # of each kind of conversation one
        async with browser(bot) as page:
            aviary.all.add(page.cookie)
            yield page
    else:
        yield Phone(simulator.person(aviary.address(), first_name=aviary.person(number).name))


async def test_no_canary_is_found_in_any_file(
    tmp_path: Path, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, temporary = tmp_path / "mawid", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    aviary = Aviary()
    room = asyncio.Semaphore(AT_ONCE)

    async with running_bot(folder, simulator, log_level="DEBUG", web_share=1.0) as bot:

        async def one(number: int) -> None:
            async with room, a_screen(number, aviary, bot, simulator) as screen:
                await converse(screen, number, aviary)

        # What goes wrong is written to the log, so some must.
        for method in ("getUpdates", "sendMessage", "sendPhoto", "editMessageText", "answerCallbackQuery"):
            simulator.misbehave(method, Broken(502), times=2)
        async with asyncio.TaskGroup() as tasks:
            for number in range(CONVERSATIONS):
                tasks.create_task(one(number))
        assert len(aviary.all) > 6 * CONVERSATIONS
        await a_clerk_looks(bot, simulator, aviary)
        aviary.all.add(simulator.token.partition(":")[2])
        places = (folder, temporary)
        assert {".db", ".db-wal", ".log"} <= {path.suffix for path in folder.rglob("*") if path.stat().st_size}
        assert not sightings(places, aviary.all)  # while it runs: the WAL is full
        await bot.kill9()
        assert not sightings(places, aviary.all)
        await bot.start()
        await bot.stop()
        assert not sightings(places, aviary.all)


def planted() -> Iterator[tuple[str, bytes]]:
    canary = "سلمى الحلبي"
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = canary.encode(encoding)
        yield encoding, raw
        yield f"{encoding} hex", raw.hex().encode()
        yield f"{encoding} HEX", raw.hex().upper().encode()
        for before in (b"", b"a", b"ab"):
            for encode in (base64.b64encode, base64.urlsafe_b64encode):
                yield f"{encoding} {encode.__name__} after {len(before)}", encode(before + raw + b"and more")


@pytest.mark.parametrize(("how", "written"), list(planted()))
def test_a_canary_that_was_written_is_found(tmp_path: Path, how: str, written: bytes) -> None:
    (tmp_path / "mawid.db-wal").write_bytes(b"\0\1" + written + b"\2")
    assert sightings([tmp_path], ["سلمى الحلبي"]) == [("سلمى الحلبي", "mawid.db-wal")], how


def test_a_canary_in_the_name_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "482917360531.png").write_bytes(b"")
    assert sightings([tmp_path], ["482917360531"])


def test_no_writing_is_so_short_that_it_is_found_by_accident() -> None:
    assert min(map(len, writings("482917360"))) > SHORTEST
