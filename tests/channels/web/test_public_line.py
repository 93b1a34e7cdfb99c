"""The line for the public on the chat page: only once an admin has said so."""

from bot.channels.web.public_line import PLACE, PublicLine
from storage.engine.database import Database
from storage.facts import bind_fact
from storage.office.offices import load_office
from storage.stats.public_line import FACT
from storage.tables import bookings
from tests.builders import BOTH, local, open_for_tests


async def test_the_page_says_it_in_both_languages_once_it_is_switched_on(sqlite_url: str) -> None:
    async with open_for_tests(sqlite_url) as opened:
        line = PublicLine(opened.database, f"<p>{PLACE}</p>".encode, lambda locale, count: f"{locale} {count}")
        await opened.database.write(lambda tx: load_office(tx, BOTH))
        await took(opened.database, 1234)
        opened.clock.forward(days=7)
        assert (await line.page()).content == b"<p></p>"
        await opened.database.write(lambda tx: bind_fact(tx, FACT, "on"))
        written = (await line.page()).content.decode()
        assert ">ar 1200<" in written
        assert ">en 1200<" in written
        await took(opened.database, 500, "later")
        assert (await line.page()).content.decode() == written  # the same for a week
        await opened.database.write(lambda tx: bind_fact(tx, FACT, "off"))
        assert (await line.page()).content == b"<p></p>"


async def took(database: Database, count: int, mark: str = "b") -> None:
    at = {"starts_at": local(7, 9), "day_ends_at": local(8, 0), "ended_at": local(7, 9), "booked_at": local(7, 8)}
    row = {"channel": "console", "station": "saliheen", "ended": "arrived", **at}
    rows = [{"id": f"{mark}{number}", **row} for number in range(count)]
    await database.write(lambda tx: tx.connection.execute(bookings.insert(), rows))
