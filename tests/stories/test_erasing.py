"""Erasing at a person's word leaves nothing of them: no row, no ciphertext in any file, no message on the screen.

But for one blind index, as long as backups live: whoever restores one erases them again by it. And until midnight, how
often the day's limits were used, under hashes of which nobody without the keys can tell whose they are.
"""

from pathlib import Path

from sqlalchemy import LargeBinary, func, select

from storage import tables
from storage.engine.transaction import Transaction
from tests.simulator import Simulator
from tests.stories.people import Facts, Phone, Registrant
from tests.stories.running import Program, running_bot, until

FACTS = Facts()


def sealed_values(tx: Transaction) -> set[bytes]:
    """Every ciphertext and every blind index there is, but for those that are kept on purpose."""
    found: set[bytes] = set()
    for table in tables.metadata.sorted_tables:
        for column in table.c if table not in (tables.erasures, tables.counts) else ():
            if isinstance(column.type, LargeBinary):
                rows = tx.connection.execute(select(column).where(column.is_not(None)))
                found.update(bytes(value) for (value,) in rows)
    return found


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def sealed(bot: Program) -> set[bytes]:
    async with bot.database() as database:
        return await database.read(sealed_values)


async def test_after_erasing_no_row_and_no_ciphertext_of_the_person_is_left(
    tmp_path: Path, simulator: Simulator
) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        await Registrant(Phone(simulator.person(6)), FACTS).register()
        await bot.quiet()  # what is still being sent to the other is none of hers
        before = await sealed(bot)
        salma = simulator.person(5)
        await Registrant(Phone(salma), FACTS).register()
        hers = await sealed(bot) - before
        assert len(hers) > 8
        raw = everything(tmp_path)
        assert any(value in raw for value in hers), "this test could not fail"

        salma.say("/erase")
        asked = await Phone(salma).wait(lambda one: any(":yes" in data for data in one.buttons))
        await bot.quiet()  # what is being sent at this very moment would stay on the screen
        await Phone(salma).tap(next(data for data in asked.buttons if ":yes" in data), asked)
        await salma.expect(lambda one: not one.keyboard)
        await until(lambda: len(salma.chat) == 1)
        assert await bot.stop() == 0

        assert not await sealed(bot) & hers
        raw = everything(tmp_path)
        assert not [value for value in hers if value in raw]

        def left(tx: Transaction) -> list[int]:
            counted = (tables.chats, tables.applicants)
            return [tx.connection.execute(select(func.count()).select_from(table)).scalar_one() for table in counted]

        async with bot.database() as database:
            assert await database.read(left) == [1, 1]
