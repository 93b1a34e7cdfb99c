"""Somebody can write to the database (they have its password, or its file) and has no key file. They write
the bot as anybody may, give themselves another's booking and an admin's rights, and try again after a restart."""

import asyncio
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select, text

from bot.domain.journal import Action
from storage.engine.transaction import Transaction
from storage.tables import journal
from tests.simulator import Simulator
from tests.stories.people import ENGLISH, Facts, Phone, Registrant, enrol
from tests.stories.running import Program, running_bot

SALMA = Facts()
KHALED = replace(ENGLISH, locale="ar", station=SALMA.station)


async def sql(bot: Program, *statements: str) -> None:
    """As with ``sqlite3 mawid.db``: no key is asked for."""

    def do(tx: Transaction) -> None:
        for statement in statements:
            tx.connection.execute(text(statement))

    async with bot.database() as database:
        await database.write(do)


async def journaled(bot: Program) -> set[str]:
    """The tables of the rows that were found to be changed."""
    async with bot.database() as database:
        found = select(journal.c.result).where(journal.c.action == Action.MISMATCH)
        return set(await database.read(lambda tx: tx.connection.scalars(found).all()))


async def answered(bot: Program, thief: Phone, text_: str) -> str:
    before = len(thief.person.chat)
    await thief.say(text_)
    await thief.wait(lambda one: len(thief.person.chat) > before)
    await bot.quiet()
    return "\n".join(seen.words for seen in thief.person.chat[before:])


def pictures(phone: Phone) -> int:
    """The QR of one's own booking is one."""
    return sum(seen.photo is not None for seen in phone.person.chat)


async def test_who_can_write_to_the_database_without_the_keys_gets_neither_a_booking_nor_a_role(
    tmp_path: Path, simulator: Simulator
) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        admin, salma, thief = (Phone(simulator.person(number)) for number in (1, 2, 3))
        await enrol(admin, bot.admin_invitation)
        code = (await Registrant(salma, SALMA).register()).code
        await Registrant(thief, KHALED).register()
        await bot.quiet()

        thiefs = "(SELECT chat_id FROM applicants ORDER BY rowid DESC LIMIT 1)"
        await sql(
            bot,
            f"UPDATE bookings SET chat_id = {thiefs}",
            f"INSERT INTO staff (id, chat_id, role, name, enrolled_at) "
            f"SELECT 'forged', {thiefs}, role, name, enrolled_at FROM staff",
        )
        shown = await answered(bot, thief, "/start")
        assert code not in shown.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
        await answered(bot, thief, "/stats")
        assert pictures(thief) == 1, "statistics are for admins"

        # The forged row again, this time by taking over the real enrolment; and once more after a restart.
        await sql(bot, "DELETE FROM staff WHERE id = 'forged'", f"UPDATE staff SET chat_id = {thiefs}")
        for again in (False, True):
            if again:
                assert await bot.stop() == 0
                await sql(bot, *(f"UPDATE {table} SET mac = NULL" for table in ("staff", "bookings")))
                await bot.start()
            shown = await answered(bot, thief, "/start")
            assert code not in shown.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
            await answered(bot, thief, "/stats")
            assert pictures(thief) == 1
        async with asyncio.timeout(30):  # a moment after they were come upon
            while not {"bookings", "staff"} <= await journaled(bot):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
