from asyncio import TaskGroup
from functools import partial

from bot.config.office import packaged_office, read_office
from storage.engine.database import Database
from storage.facts import find_fact, set_fact
from storage.office.offices import find_office, load_office, office_version
from tests.builders import a_station, an_office


async def test_what_was_loaded_is_what_is_found(database: Database) -> None:
    assert await database.read(find_office) is None
    assert await database.read(office_version) == ""
    office = read_office(packaged_office(), zone="Asia/Beirut")
    await database.write(lambda tx: load_office(tx, office))
    assert await database.read(find_office) == office


async def test_loading_again_replaces_and_tells_by_the_version(database: Database) -> None:
    one, two = an_office(), an_office(a_station("b"), a_station("a", places=3))
    await database.write(lambda tx: load_office(tx, one))
    version = await database.read(office_version)
    await database.write(lambda tx: load_office(tx, one))
    assert await database.read(office_version) == version
    await database.write(lambda tx: load_office(tx, two))
    assert await database.read(find_office) == two
    assert await database.read(office_version) not in ("", version)


async def test_two_who_load_at_once_leave_one_whole_office(database: Database) -> None:
    offices = [an_office(*(a_station(f"s{number}", places=places) for number in range(4))) for places in range(1, 9)]
    async with TaskGroup() as group:
        for office in offices:
            group.create_task(database.write(partial(load_office, office=office)))
    assert await database.read(find_office) in offices


async def test_a_fact_is_remembered_until_told_anew(database: Database) -> None:
    assert await database.read(lambda tx: find_fact(tx, "bot_username")) is None
    for name in ("mawid_bot", "another_bot"):
        await database.write(partial(set_fact, key="bot_username", value=name))
    assert await database.read(lambda tx: find_fact(tx, "bot_username")) == "another_bot"
