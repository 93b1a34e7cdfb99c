"""The whole way of two people at once, one on Telegram in Arabic and one on the chat page in English: from the
application to the paper in the hand. An admin with a phone sees them both, and the power fails once.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bot.config.office import packaged_office, read_office
from bot.domain.office import Office
from storage.office.offices import load_office
from tests.simulator import Simulator
from tests.stories.people import ENGLISH, Facts, Phone, Registrant, Screen, Shown, browser, enrol
from tests.stories.running import Program, environ, prepared, running_bot


def with_collection(program: Program) -> Office:
    """The packaged office, at which cards are collected at al-Saliheen, today alone."""
    text = packaged_office().replace("sat-thu", "sat-fri")
    place = text.index("# [places.saliheen.calendars.cards.collect]")
    calendar = '[places.saliheen.calendars.cards.collect]\nhours = { sat-fri = ["09:00-15:00"] }\nhorizon_days = 1\n\n'
    return read_office(f"{text[:place]}{calendar}{text[place:]}", program.environ["MAWID_TIME_ZONE"])


def offers(begins: str) -> Callable[[Shown], bool]:
    return lambda one: any(data.startswith(begins) for data in one.buttons)


async def tap(screen: Screen, begins: str) -> None:
    seen = await screen.wait(offers(begins))
    await screen.tap(next(data for data in seen.buttons if data.startswith(begins)), seen)


@dataclass(frozen=True, slots=True)
class Desk:
    """An admin with a phone."""

    phone: Phone

    async def confirms(self, code: str) -> None:
        await self.phone.say(code)
        await tap(self.phone, "desk:confirm:")

    async def takes(self, code: str, serial: str) -> None:
        """The first visit: the number on the office's paper is typed twice."""
        await self.confirms(code)
        await self.phone.wait(offers("desk:skip:"))
        await self.phone.say(serial)
        await self.phone.wait(offers("desk:skip:"))
        await self.phone.say(serial)
        await self.phone.wait(lambda one: serial in one.text)


async def collects(person: Registrant) -> str:
    """The code of the second visit."""
    await tap(person.screen, "case:at:")
    await tap(person.screen, "confirm-collect:yes")
    return (await person.screen.wait(lambda one: bool(one.code))).code


async def test_two_people_apply_and_collect_what_the_office_has_made_ready(
    tmp_path: Path, simulator: Simulator
) -> None:
    program = Program(tmp_path, environ(tmp_path, simulator))
    await prepared(program)
    async with program.database() as database:
        await database.write(lambda tx: load_office(tx, with_collection(program)))
    async with running_bot(tmp_path, simulator, first=False, undo_minutes=0, quiet_to=7) as bot, browser(bot) as page:
        desk = Desk(Phone(simulator.person(999)))
        await enrol(desk.phone, bot.admin_invitation)
        people = (
            Registrant(Phone(simulator.person(5)), Facts()),
            Registrant(page, replace(ENGLISH, station="saliheen")),
        )
        for person, serial in zip(people, ("4711", "4712"), strict=True):
            await desk.takes((await person.register()).code, serial)
        await desk.phone.say("/ready 4711-4712")
        await tap(desk.phone, "rd-sure:enter")
        await desk.phone.wait(lambda one: not one.buttons or not offers("rd-")(one))
        await bot.kill9()
        await bot.start()  # and its first round tells whom it may
        codes = await asyncio.gather(*map(collects, people))
        for person, code, serial in zip(people, codes, ("4711", "4712"), strict=True):
            await desk.phone.say(code)
            look = await desk.phone.wait(offers("desk:confirm:"))
            assert serial in look.text
            assert person.facts.name not in look.text
            await desk.phone.tap(next(data for data in look.buttons if data.startswith("desk:confirm:")), look)
            await desk.phone.wait(lambda one: serial in one.text and not offers("desk:confirm:")(one))  # noqa: B023
        for person in people:
            await person.screen.say("/status")
            await person.screen.wait(offers("menu:lost"))
